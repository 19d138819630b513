"""The page of a timeline: one file, whole without scripts, texts shown as text."""

import json
import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from fumikura.export import html
from fumikura.export.words import words
from tests.naughty import NAUGHTY

from .talks import row, talks


class Page(HTMLParser):
    """Tags with their attributes, the texts of some."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.texts, self.open = [], {}, []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in {"blockquote", "code"}:
            self.open = [tag]
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag):
        self.open = [one for one in self.open if one != tag]

    def handle_data(self, data):
        if self.open:
            self.texts[self.open[0]][-1] += data

    def ids(self):
        return [attrs["id"] for _, attrs in self.tags if "id" in attrs]


def page(rows=None, title="年表", lang="ja", **more):
    return "".join(html(talks() if rows is None else rows, title, lang, **more))


def facts(text):
    return json.loads(re.search(r'id="events">(.*?)</script>', text)[1])


def test_every_event_has_its_passage_its_place_and_its_command():
    made = Page(page())
    ids = made.ids()

    assert len(ids) == len(set(ids))
    for event in talks():
        assert event["id"] in ids
    assert "fumikura show talks --lines 193:194" in made.texts["code"]
    assert "[4660:4691]" in page()


def test_nothing_is_fetched():
    made = Page(page())

    for tag, attrs in made.tags:
        for name in ("src", "href", "action", "srcset"):
            assert attrs.get(name, "#").startswith(("#", "data:,")), (tag, attrs)
    assert "url(http" not in page()
    assert "@import" not in page()


def test_the_policy_allows_the_one_script_of_the_page():
    import base64
    import hashlib

    text = page()
    script = re.search(r"<script>(.*)</script>\n</body>", text, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

    assert f"script-src 'sha256-{digest}'" in text
    assert text.count("<script>") == 1


def test_hostile_texts_are_text():
    text = page(title="</title><script>alert(3)</script>")
    made = Page(text)

    assert "<script>alert" not in text
    assert "<from" not in text
    assert "onerror" not in {name for _, attrs in made.tags for name in attrs}
    assert any(
        '</script><script>alert(1)</script>\n<from editor="甲">&amp; <img' in one for one in made.texts["blockquote"]
    )
    assert [fact["summary"] for fact in facts(text) if "太字" in fact["summary"]] == [
        "<b>太字</b>の</script>要旨 & 実体"
    ]


def test_embedded_data_holds_no_sign_that_html_or_javascript_reads():
    embedded = re.findall(r'<script type="application/json" id="\w+">(.*?)</script>', page(), re.DOTALL)

    assert len(embedded) == 2
    for data in embedded:
        assert not set(data) & set("<>&\u2028\u2029")


@pytest.mark.parametrize("value", NAUGHTY.values(), ids=NAUGHTY)
def test_naughty_texts(value):
    fields = ("title", "text", "summary", "date_text", "speaker", "forum", "type", "status")
    event = row(1, "1986-10-11") | dict.fromkeys(fields, value) | {"actors": [value], "section": [value]}
    text = page([event], value)

    text.encode("utf-8")
    assert facts(text)[0]["id"] == "talks-e001"


def test_the_list_is_grouped_by_day_month_and_year():
    days = re.findall(r'data-day="([^"]*)"', page())

    assert days[:3] == ["1985-11", "1986", "1986-02"]
    assert days[-3:] == ["1991-01-01", "../1996-12-31", ""]
    assert "1986-10-12" in days
    assert len(days) == len(set(days))


@pytest.mark.parametrize(("lang", "word"), [("ja", "会談・会合"), ("en", "meeting")])
def test_labels_are_in_the_language(lang, word):
    text = page(lang=lang)

    assert f'<html lang="{lang}">' in text
    assert f'<span class="type" data-word="type:meeting">{word}</span>' in text


def test_every_word_of_the_templates_is_in_the_tables():
    folder = files("fumikura") / "export" / "templates"
    text = "".join(part.read_text(encoding="utf-8") for part in folder.iterdir())
    said = re.findall(r'data-(?:word|label)="([^"$]+)"', text) + re.findall(r'\bsay\("([^"]+)"\)', text)

    assert said
    assert [word for word in said if word not in words()] == []


def test_no_events():
    text = page([])

    assert "出来事はありません" in text
    assert facts(text) == []


def test_a_note_at_the_foot():
    assert '<p class="note">a &lt; b</p>' in page(note="a < b")


def test_positions_and_retellings():
    text = page()

    assert "<td>アジア&lt;100</td>" in text
    assert "talks:300 [9000:9050]、talks:340 [9900:9950]" in text


def test_pieces_are_yielded_one_by_one():
    pieces = html(talks(), "年表", "ja")

    assert next(pieces).startswith("<!DOCTYPE html>")
    assert sum(1 for _ in pieces) > len(talks())
