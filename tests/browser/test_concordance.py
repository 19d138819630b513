"""The page of a concordance in a browser: readable, narrow and wide, every line with an address; no requests."""

import shutil

import pytest

from fumikura.export import concordance

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (extra dev)")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the PATH"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
HOSTILE = "<script>alert(1)</script>\"&'"
ROWS = [
    {
        "doc": "essay", "line": at, "at": f"essay@{at * 10}-{at * 10 + 2}", "section": ["1", "(2)"], "speaker": None,
        "left": f"左の文脈{at}{HOSTILE if at == 3 else ''}", "key": "提案", "right": "を受け入れた。",
        "before": ["前の段落"], "after": ["後の段落"],
    }
    for at in range(1, 80)
]  # fmt: skip


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def opened(browser, tmp_path):
    path = tmp_path / "lines.html"
    path.write_text("".join(concordance(ROWS, f"提案 {HOSTILE}", "ja")), encoding="utf-8")
    contexts, wrong = [], []

    def open_at(anchor="", width=1200):
        context = browser.new_context(viewport={"width": width, "height": 800})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: 0 if request.url.startswith("file:") else wrong.append(request.url))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.goto(f"{path.as_uri()}{anchor}")
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert wrong == []


def test_every_line_is_there_and_its_words_are_text(opened):
    page = opened()

    assert page.locator("td.k").count() == len(ROWS)
    assert HOSTILE in page.locator("td.l").nth(2).inner_text()
    assert page.locator("html").get_attribute("lang") == "ja"
    assert HOSTILE in page.title()


def test_keys_stand_below_one_another(opened):
    page = opened()
    places = {round(page.locator("td.k").nth(at).bounding_box()["x"]) for at in range(0, 40, 7)}

    assert len(places) == 1


def test_an_address_leads_to_its_line(opened):
    page = opened("#essay@700-702")
    box = page.locator('[id="essay@700-702"]').bounding_box()

    assert 0 <= box["y"] < 800


def test_a_narrow_page_does_not_scroll_sideways(opened):
    page = opened(width=360)

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_left_context_ends_at_the_key(opened):
    page = opened()
    left, key = (page.locator(f"td.{name}").nth(5).bounding_box() for name in "lk")

    assert abs(left["x"] + left["width"] - key["x"]) < 2
