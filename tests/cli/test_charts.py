"""fumikura chart, on the bundled texts: each kind, its data beside it, and what is refused."""

import csv
import json
import struct
import sys
import xml.etree.ElementTree as ET

import pytest

from fumikura.export import drawing

pytest.importorskip("altair")
pytest.importorskip("vl_convert")
KINDS = {
    "map": ((), "topic,label,share,x,y,doc,section,line,speaker,date,start,end,text"),
    "topics": ((), "group,topic,label,passages,share"),
    "choice": ((), "k,coherence,c_v,stability,score,chosen"),
    "words": ((), "one,other,together,strength,one_passages,other_passages,one_group,other_group"),
    "entities": (("ラウニー",), "one,other,together,strength,one_passages,other_passages,one_group,other_group"),
    "citations": (("--doc", "hyogo*"), "source,target,count,source_group,target_group,target_kind"),
    "dispersion": (("提案", "経済"), "query,doc,position,line,start,section,speaker,left,key,right"),
    "frequency": (("ロシア", "INF"), "period,query,count,words,rate"),
}


def data(path):
    with path.with_suffix(".csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def chart(typed, tmp_path):
    """Draw a picture and return what was said and where it lies."""

    def call(kind, *arguments, name="picture.svg"):
        return typed("chart", kind, *arguments, "--output", tmp_path / name), tmp_path / name

    return call


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_and_its_data(chart, kind):
    arguments, columns = KINDS[kind]
    said, path = chart(kind, *arguments)

    assert (said.status, said.out) == (0, "")
    assert "picture.svg and" in said.err
    assert ET.parse(path).getroot().tag.endswith("svg")
    assert path.with_suffix(".csv").read_text(encoding="utf-8").partition("\n")[0] == columns
    assert data(path)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_bytes_from_another_process(fumikura, tmp_path, kind):
    arguments, _ = KINDS[kind]
    made = []
    for name in ("one", "two"):
        path = tmp_path / name / "picture.svg"
        path.parent.mkdir()
        done = fumikura("chart", kind, *arguments, "--output", path)
        assert done.returncode == 0, done.stderr
        made.append((path.read_bytes(), path.with_suffix(".csv").read_bytes()))

    assert made[0] == made[1]


def test_a_png_of_the_size_asked_for(chart):
    if drawing.fonts() == ():
        pytest.skip("no font with Japanese letters")
    said, path = chart("dispersion", "提案", "--width", "700", "--height", "300", "--scale", "1", name="p.png")

    assert said.status == 0
    assert struct.unpack(">II", path.read_bytes()[16:24]) == (700, 300)


def test_the_map_has_every_passage_of_the_topics(chart, typed):
    said, path = chart("map", name="map.html")
    rows = data(path)
    topics = [json.loads(line) for line in typed("topics", "--format", "jsonl").out.splitlines()]

    assert said.status == 0
    assert {row["topic"]: row["label"] for row in rows} == {str(one["topic"]): one["label"] for one in topics}
    assert len(rows) == sum(one["passages"] for one in topics)
    page = path.read_text(encoding="utf-8")
    assert all(row["doc"] in page for row in rows[::50])


def test_the_data_are_what_the_command_of_topics_says(chart, typed):
    _, path = chart("topics", "--by", "section", "--limit", "5")
    told = [json.loads(line) for line in typed("topics", "--by", "section", "--format", "jsonl").out.splitlines()]
    kept = data(path)
    groups = {row["group"] for row in kept}

    assert len(groups) == 5
    assert {(row["group"], row["topic"], row["share"]) for row in kept} == {
        (row["group"], str(row["topic"]), str(row["share"])) for row in told if row["group"] in groups
    }


def test_dispersion_says_where_words_stand(chart, bundled):
    _, path = chart("dispersion", "提案", "--doc", "inf*")
    source = (bundled / "inf-cables-1986.txt").read_text(encoding="utf-8")
    rows = data(path)

    assert len(rows) == 15
    assert all(source[int(row["start"]) :].startswith(row["key"]) for row in rows)
    assert "資料③" in path.read_text(encoding="utf-8")


def test_frequency_of_a_file_of_several_documents(chart):
    _, path = chart("frequency", "INF", "--by", "month", "--doc", "inf*")
    rows = data(path)

    assert [(row["period"], row["count"]) for row in rows] == [("1986-09", "5"), ("1986-10", "28")]


def test_names_beside_a_name(chart):
    _, path = chart("entities", "ラウニー", "--label", "PERSON,GPE")
    rows = data(path)

    assert {row["one_group"] for row in rows} | {row["other_group"] for row in rows} == {"GPE", "PERSON"}
    assert "エドワード・ラウニー" in {row["one"] for row in rows} | {row["other"] for row in rows}


def test_labels_in_japanese(chart):
    said, path = chart("choice", "--lang", "ja", "--title", "図１")
    text = path.read_text(encoding="utf-8")

    assert "を書きました" in said.err
    assert "安定度" in text
    assert "図１" in text


@pytest.mark.parametrize("name", ["picture", "picture.pdf", "picture.csv"])
def test_a_name_of_another_form_is_refused(chart, name):
    said, path = chart("words", name=name)

    assert said.status == 2
    assert ".html, .svg, .png" in " ".join(said.err.split())
    assert not path.exists()


def test_without_a_place_nothing_is_drawn(typed):
    assert typed("chart", "words").status == 2


@pytest.mark.parametrize("content", [b"my,own,data\n1,2,3\n", b"", b"\xff\xfe\x00"])
def test_what_is_not_ours_is_not_written_over(chart, tmp_path, content):
    (tmp_path / "picture.csv").write_bytes(content)
    said, path = chart("words")

    assert said.status == 2
    assert "picture.csv" in "".join(said.err.split())
    assert (tmp_path / "picture.csv").read_bytes() == content
    assert not path.exists()


def test_our_own_data_are_written_anew(chart):
    _, path = chart("dispersion", "提案")
    before = data(path)
    said, _ = chart("dispersion", "経済")

    assert said.status == 0
    assert data(path) != before


@pytest.mark.parametrize(
    "arguments",
    [("dispersion", "プテラノドン"), ("frequency", "プテラノドン"), ("words", "--doc", "nothing*"),
     ("entities", "こんな名前はない"), ("entities", "--doc", "hyogo*", "--label", "LANGUAGE")],
)  # fmt: skip
def test_nothing_found(chart, arguments):
    said, path = chart(*arguments)

    assert said.status == 1
    assert "nothing found" in said.err
    assert not path.exists()
    assert not path.with_suffix(".csv").exists()


def test_a_word_that_does_not_occur_is_told(chart):
    said, _ = chart("dispersion", "提案", "プテラノドン")

    assert said.status == 0
    assert "プテラノドン does not occur" in said.err


def test_a_query_that_cannot_be_read(chart):
    said, _ = chart("frequency", "(提案")

    assert said.status == 2
    assert "F200" in said.err


def test_a_folder_that_is_not_there(typed, tmp_path):
    said = typed("chart", "dispersion", "提案", "-o", tmp_path / "none" / "p.svg")

    assert said.status == 2
    assert f"there is no folder {tmp_path / 'none'}" in said.err


def test_numbers_that_were_not_compared_have_no_picture(typed, place, tmp_path):
    typed("topics", "--k", "4")
    said = typed("chart", "choice", "-o", tmp_path / "p.svg")
    typed("topics")

    assert said.status == 1
    assert "without --k" in said.err


def test_without_the_extra_the_command_that_installs_it(chart, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    said, _ = chart("words")

    assert said.status == 2
    assert "pip install 'fumikura[charts]'" in said.err
    assert "F140" in said.err


def test_without_a_font_no_boxes(chart, monkeypatch):
    monkeypatch.setattr(drawing, "fonts", tuple)
    said, path = chart("dispersion", "提案", name="p.png")

    assert said.status == 2
    assert "F141" in said.err
    assert not path.exists()
    assert not path.with_suffix(".csv").exists()


def test_the_group_alone_shows_its_help(typed):
    said = typed("chart")

    assert said.status == 2
    assert "dispersion" in said.out
