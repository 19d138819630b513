"""The pages of charts in a browser: each draws its marks, says what is under the pointer, and asks for nothing."""

import shutil

import pytest

from fumikura.export import charts
from tests.export.charts.samples import HOSTILE, MARKS, drawn

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (extra dev)")
pytest.importorskip("altair")
pytest.importorskip("vl_convert")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the PATH"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
SHOWN = HOSTILE.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Open the page of a kind; at the end nothing was asked for and nothing went wrong."""
    wrong, contexts = [], []

    def call(kind, lang="ja"):
        path = tmp_path / f"{kind}.html"
        path.write_text(charts.page(drawn(kind, lang), lang), encoding="utf-8")
        context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "request",
            lambda request: (
                wrong.append(request.url) if not request.url.startswith((path.as_uri(), "data:", "blob:")) else 0
            ),
        )
        page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else 0)
        page.on("pageerror", lambda fault: wrong.append(str(fault)))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.goto(path.as_uri())
        page.wait_for_selector("#chart svg.marks")
        return page

    yield call
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.mark.parametrize("kind", MARKS)
def test_every_row_is_a_mark(opened, kind):
    page = opened(kind)
    what, number = MARKS[kind]

    assert page.locator(f"#chart .mark-{what}.role-mark [aria-label]").count() >= number
    assert page.locator("#chart svg text").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("kind", MARKS)
def test_hostile_text_is_text(opened, kind):
    page = opened(kind)
    shown = page.evaluate("[...document.querySelectorAll('#chart svg text')].map(one => one.textContent).join('\\n')")

    assert f"図{SHOWN[:40]}" in shown
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 2
    assert page.title().startswith("図</script>")


def test_a_passage_is_shown_where_the_pointer_is(opened):
    page = opened("map")
    page.locator("#chart .mark-symbol.role-mark path").nth(4).hover(force=True)
    told = page.locator("#vg-tooltip-element")
    told.wait_for(state="visible")

    assert SHOWN in told.inner_text()
    assert "文書:" in told.inner_text()
    assert page.locator("#vg-tooltip-element img, #vg-tooltip-element script").count() == 0


def test_a_topic_of_the_list_stands_out(opened):
    page = opened("map")
    marks = "#chart .mark-symbol.role-mark path"
    page.locator("#chart .role-legend-label text").first.click(force=True)
    page.wait_for_function(f"[...document.querySelectorAll('{marks}')].some(one => one.getAttribute('opacity') < 0.1)")
    faint = page.eval_on_selector_all(marks, "all => all.filter(one => one.getAttribute('opacity') < 0.1).length")

    assert faint == 8  # two of three topics


def test_the_map_can_be_enlarged(opened):
    page = opened("map")
    place = page.locator("#chart .mark-symbol.role-mark path").first
    before = place.get_attribute("transform")
    page.locator("#chart svg.marks").hover(position={"x": 300, "y": 300})
    page.mouse.wheel(0, -200)
    page.wait_for_function(
        "before => document.querySelector('#chart .mark-symbol.role-mark path').getAttribute('transform') !== before",
        arg=before,
    )


def test_without_scripts_the_page_says_so(browser, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(charts.page(drawn("choice", "en"), "en"), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())

    assert "CSV" in page.locator("body").inner_text()
    context.close()
