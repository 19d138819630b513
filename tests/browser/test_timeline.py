"""The page of a timeline in a browser: it draws, filters, listens to keys, and asks the network for nothing."""

import shutil

import pytest

from fumikura.export import html
from tests.export.talks import HOSTILE, talks

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (extra dev)")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the PATH"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
EVENTS = len(talks())
DATED = EVENTS - 1


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "timeline.html"
    path.write_text("".join(html(talks(), "交渉の年表", "ja")), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(browser, address):
    """Open the page, at a passage if one is named; at the end nothing was asked for and nothing went wrong."""
    contexts, wrong = [], []

    def open_at(anchor="", **options):
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
        contexts.append(context)
        page = context.new_page()
        page.on(
            "request",
            lambda request: wrong.append(request.url) if not request.url.startswith((address, "data:")) else 0,
        )
        page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else 0)
        page.on("pageerror", lambda fault: wrong.append(str(fault)))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.goto(f"{address}{anchor}")
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert wrong == []


def shown(page):
    return page.locator("article.event:visible").count()


def focused(page):
    return page.evaluate("document.activeElement.closest('[data-at]')?.dataset.at ?? null")


def test_every_event_is_drawn_and_listed(opened):
    page = opened()

    assert page.locator("#lanes .mark").count() == DATED
    assert shown(page) == EVENTS
    assert page.locator("#shown").inner_text() == str(EVENTS)


def test_marks_do_not_hide_each_other(opened):
    page = opened()
    places = page.eval_on_selector_all(
        "#lanes .mark .halo", "all => all.map(one => [one.getAttribute('cx'), one.getAttribute('cy')].map(Number))"
    )

    for at, (x, y) in enumerate(places):
        assert all(abs(x - left) >= 9 or abs(y - top) >= 18 for left, top in places[at + 1 :])


def test_words_narrow_list_and_chart(opened):
    page = opened()
    told = next(event for event in talks() if event["type"] == "communication" and "電により" in event["summary"])
    number = told["summary"].partition("電")[0]
    page.fill("#words", f"{number.replace('第', '第 ')}電 在米大使")

    assert shown(page) == 1
    assert page.locator("article.event:visible").text_content().count(told["summary"]) == 2
    assert page.locator("#lanes .mark").count() == shown(page)
    page.fill("#words", "こんな語はない")
    assert shown(page) == 0
    assert page.locator("#none").is_visible()
    page.click("button[type=reset]")
    page.wait_for_function(f"document.getElementById('shown').textContent === '{EVENTS}'")


def test_boxes_and_dates_narrow(opened):
    page = opened()
    page.locator("details.pick summary").nth(2).click()
    page.check("input[name=status][value=planned]")
    planned = shown(page)
    page.fill("#from", "1991-01-01")

    assert planned == sum(event["status"] == "planned" for event in talks())
    assert shown(page) == 1
    assert page.locator("article.event:visible").inner_text().count("すべての兵器を除く") == 1


@pytest.mark.parametrize("by", ["actors", "forum"])
def test_lanes_can_be_others(opened, by):
    page = opened()
    page.select_option("#by", by)

    assert page.locator("#lanes .mark").count() >= DATED


def test_an_axis_to_scale(opened):
    page = opened()
    page.select_option("#scale", "linear")
    x = {at: float(page.locator(f"#lanes [data-at='{at}'] .halo").get_attribute("cx")) for at in (0, 3, EVENTS - 2)}

    assert page.locator("#lanes .break").count() == 0
    assert x[3] - x[0] < 150
    assert page.locator("#lanes .mark").count() == DATED


def test_a_link_opens_its_passage(opened):
    page = opened("#talks-e066")

    assert page.locator("#talks-e066").is_visible()
    assert page.locator(".event.chosen #talks-e066").count() == 1
    assert page.locator("#talks-e066 blockquote").inner_text().strip().startswith("11日夜8時から")
    assert page.locator("#lanes .mark.chosen").count() == 1
    assert page.locator("#talks-e066 .offsets").inner_text() == "[4960:4993]"


def test_a_mark_opens_its_card_and_a_card_lights_its_mark(opened):
    page = opened()
    page.locator("#lanes .mark[data-at='20'] .halo").click()

    assert page.locator("article[data-at='20'] details").get_attribute("open") is not None
    assert focused(page) == "20"
    page.locator("article[data-at='25'] summary").click()
    assert page.locator("#lanes .mark.chosen").get_attribute("data-at") == "25"


def test_keys(opened):
    page = opened()
    page.focus("#lanes")
    before = page.locator("#lanes svg.body").get_attribute("width")
    page.keyboard.press("+")
    wider = page.locator("#lanes svg.body").get_attribute("width")
    page.keyboard.press("ArrowRight")
    moved = page.evaluate("document.getElementById('lanes').scrollLeft")
    page.keyboard.press("0")

    assert float(wider) > float(before)
    assert moved > 0
    assert page.locator("#lanes svg.body").get_attribute("width") == before
    page.keyboard.press("Tab")
    first = focused(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert (first, focused(page)) == ("0", "2")
    page.keyboard.press("Enter")
    card = page.locator("article[data-at='2'] details")
    assert card.get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert card.get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    assert card.get_attribute("open") is not None


def test_the_wheel_zooms_with_ctrl_only(opened):
    page = opened()
    width = page.locator("#lanes svg.body").get_attribute("width")
    page.hover("#lanes .stripe >> nth=0")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    page.wait_for_function(f"document.querySelector('#lanes svg.body').getAttribute('width') > {width}")


def test_menus_close_with_escape(opened):
    page = opened()
    page.locator("details.pick summary").first.press("Enter")
    assert page.locator("details.pick[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("details.pick[open]").count() == 0


def test_hostile_texts_are_shown(opened):
    page = opened("#talks-e070")
    text = page.locator("#talks-e070 blockquote").text_content()

    assert text == HOSTILE.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    assert page.locator("blockquote *").count() == 0
    assert page.locator("main script, main img").count() == 0
    assert "<b>太字</b>" in page.locator(".event.chosen .summary").inner_text()


def test_the_language_is_switched(opened):
    page = opened()
    page.click("#language")

    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#filters").get_attribute("aria-label") == "Filters"
    assert page.locator("article .type").first.inner_text() == "meeting"
    assert "communication" in page.locator("#lanes .labels").text_content()
    page.fill("#words", "counter-proposal")
    assert shown(page) == sum(event["type"] == "counter-proposal" for event in talks())


def test_light_and_dark(opened):
    page = opened(color_scheme="light")
    page.click("#theme")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 27)"


def test_print_is_the_whole_list(opened):
    page = opened()
    page.fill("#words", "こんな語はない")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    assert shown(page) == EVENTS
    assert page.locator("blockquote:visible").count() == EVENTS
    assert page.locator("#filters, #chart, button:visible").locator("visible=true").count() == 0


def test_without_scripts_the_list_is_there(opened):
    page = opened(java_script_enabled=False)

    assert page.locator("article.event summary").locator("visible=true").count() == EVENTS
    assert page.locator("#filters, #chart").locator("visible=true").count() == 0
    assert page.locator("noscript").count() == 1


@pytest.mark.parametrize("width", [360, 768, 1920])
def test_nothing_is_wider_than_the_window(opened, width):
    page = opened(viewport={"width": width, "height": 800})
    page.click("#open")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
