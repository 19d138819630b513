"""Who shall have how many of what where."""

from __future__ import annotations

import pytest

from fumikura.analysis import mentions, names, tokenize
from fumikura.events import positions
from fumikura.events.parties import Name
from tests.events_of import analysis_of

US, SU = "アメリカ合衆国", "ソビエト連邦"


def found(text, party=None):
    """Return the positions in a sentence: party, region, quantity."""
    analysis = analysis_of(text)
    columns = tokenize(analysis)
    named = [Name(one.start, one.end, one.type, one.value or one.text) for one in names(analysis, columns)]
    numbers = [one for one in mentions(analysis, columns) if one.layer == "number"]
    figures = [positions.Figure(one.start, one.end, one) for one in numbers]
    return [(one.party, one.region, one.quantity, one.unit) for one in positions.find(text, named, figures, party)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("グローバル200：アジア100、欧州100とする。",
         [(None, "グローバル", 200, None), (None, "アジア", 100, None), (None, "欧州", 100, None)]),
        ("欧州ゼロ、アジア100を受け入れる。", [(None, "欧州", 0, None), (None, "アジア", 100, None)]),
        ("アジアについては、現行の1,320弾頭から200弾頭への削減を求めた。", [(None, "アジア", 200, "弾頭")]),
        ("アジアの配備を50%削減する。", [(None, "アジア", 50, "%")]),
        ("弾頭の総数を1,600に制限する。", [(None, None, 1600, None)]),
        ("アジアは凍結とする。", [(None, "アジア", None, None)]),
        ("ソ連はアジアに、米国は米国内にそれぞれ100弾頭保有する。",
         [(SU, "アジア", 100, "弾頭"), (US, US, 100, "弾頭")]),
        ("日本の漁獲量を30万トンに削減する。", [("日本", None, 300000, "t")]),
        ("グローバルな弾頭数の現行の1,320から200への削減は妥当である。", [(None, "グローバル", 200, None)]),
        ("残りの100をソ連はアジアに、米国は米国内に配備する。", [(SU, "アジア", 100, None), (US, US, 100, None)]),
        ("米ソとも欧州をゼロとする。", [(US, "欧州", 0, None), (SU, "欧州", 0, None)]),
        ("米ソとも欧州をゼロとしソ連はアジアに、米国は米国内にそれぞれ100弾頭保有する。",
         [(US, "欧州", 0, "弾頭"), (SU, "欧州", 0, "弾頭"), (SU, "アジア", 100, "弾頭"), (US, US, 100, "弾頭")]),
        ("アジアと欧州にそれぞれ50隻を配備する。", [(None, "アジア", 50, "隻"), (None, "欧州", 50, "隻")]),
        ("漁獲量を20万トンから25万トンの範囲に制限する。", [(None, None, 250000, "t")]),
        ("欧州では全廃する。", [(None, "欧州", 0, None)]),
        ("韓国は漁船数を200隻に制限することを提案した。", [("大韓民国", None, 200, "隻")]),
        ("カナダは日本に対し5万トンの漁獲枠を割り当てた。", [("日本", None, 50000, "t")]),
        ("輸入枠を100万トンから80万トンに縮小する。", [(None, None, 800000, "t")]),
        ("関税を25%から10%に引き下げる。", [(None, None, 10, "%")]),
        ("双方は兵力を30%ずつ削減する。", [(None, None, 30, "%")]),
        ("3つの点を取り上げた。", []),
        ("代表5人が3回会合した。", []),
        ("会談は2時間続いた。", []),
        ("英国は1990年に100人の職員を派遣した。", []),
    ],
)  # fmt: skip
def test_positions(text, expected):
    assert found(text) == expected


def test_the_doer_has_what_nobody_is_named_for():
    assert found("欧州100を主張した。", SU) == [(SU, "欧州", 100, None)]
