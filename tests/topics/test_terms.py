import pytest

from fumikura.topics.terms import Phrases, compound, cut, repeated


def phrases(read, text):
    found = Phrases()
    _, columns = read(text)
    return found, [number for some in columns for number in found.read(some)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中距離核戦力の削減を提案した。", ["中距離核戦力", "削減", "提案"]),
        ("1986年10月11日午後3時に会合した。", ["会合"]),
        ("関連公社等の資金", ["関連公社", "資金"]),
        ("その場合は必要である。", []),
        ("ラウニー大使は、これを3回説明した。", ["ラウニー大使", "説明"]),
        ("ＩＮＦに関する交渉", ["INF", "交渉"]),
        ("美しい庭を歩く。", ["美しい", "庭", "歩く"]),
        ("A 案と Ｂ案", ["案", "B案"]),
        ("", []),
    ],
)
def test_phrases_of_a_text(read, text, expected):
    found, numbers = phrases(read, text)

    assert ["".join(piece.text for piece in found.listed[number]) for number in numbers] == expected


def test_a_phrase_has_one_number_wherever_it_stands(read):
    found, numbers = phrases(read, "核戦力の削減。核戦力の検証。")

    assert numbers[0] == numbers[2]
    assert len(found.listed) == 3


def test_a_compound_that_stands_once_is_cut_into_those_that_are_repeated(read):
    found, numbers = phrases(read, "中距離核戦力の話。中距離核戦力の話。中距離核戦力削減案の話。")
    known = repeated([numbers], found.listed)
    long = next(phrase for phrase in found.listed if compound(phrase).endswith("削減案"))

    assert known == {"中距離核戦力"}
    assert [one.text for one in cut(long, known)] == ["中距離核戦力", "削減", "案"]
    assert {"距離", "戦力"} <= set(cut(long, known)[0].parts)


def test_what_is_repeated_within_one_text_is_known_too(read):
    found, numbers = phrases(read, "委員会は委員会の名で報告した。")

    assert repeated([numbers], found.listed) == {"委員会"}


def test_names_are_marked(read):
    found, _ = phrases(read, "東京で会議を開いた。")

    assert {piece.text: piece.name for phrase in found.listed for piece in phrase} == {
        "東京": True, "会議": False, "開く": False,
    }  # fmt: skip
