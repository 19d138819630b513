"""The mark that opens a heading or an item, and what only looks like one."""

from __future__ import annotations

import pytest

from fumikura import marks

# text, style, label, number, length of mark and white space
MARKS = [
    ("第２章　資金の運用", "第章", "第2章", 2, 4),
    ("第 2 章 資金", "第章", "第2章", 2, 6),
    ("第十二条　委員会は、", "第条", "第十二条", 12, 5),
    ("第３条の２（定義）", "第条", "第3条の2", 3, 5),
    ("第１　目的", "第", "第1", 1, 3),
    ("第１ 目的", "第", "第1", 1, 3),
    ("第２ 条件", "第", "第2", 2, 3),
    ("１．はじめに", "1.", "1", 1, 2),
    ("12. 結論", "1.", "12", 12, 4),
    ("２　前項の規定は、", "1 ", "2", 2, 2),
    ("10\u3000雑則", "1 ", "10", 10, 3),
    ("３、その他", "1、", "3", 3, 2),
    ("（３）市場環境", "(1)", "(3)", 3, 3),
    ("(10) 審査", "(1)", "(10)", 10, 5),
    ("４）審査", "1)", "4", 4, 2),
    ("①個人の場合", "①", "①", 1, 1),
    ("⑳ 末尾", "①", "⑳", 20, 2),
    ("（ⅳ）例外", "(ⅰ)", "(ⅳ)", 4, 3),
    ("(ix) 例外", "(ⅰ)", "(ix)", 9, 5),
    ("Ⅲ　展望", "Ⅰ", "Ⅲ", 3, 2),
    ("（イ）法人", "(ア)", "(イ)", 2, 3),
    ("ウ　団体", "ア", "ウ", 3, 2),
    ("（ｂ）別の案", "(a)", "(b)", 2, 3),
    ("c. 別の案", "a.", "c", 3, 3),
    ("B. Background", "A.", "B", 2, 3),
    ("（三）雑則", "(一)", "(三)", 3, 3),
    ("四、雑則", "一", "四", 4, 2),
    ("附則", "附則", "附則", None, 2),
    ("別表第１（第２条関係）", "附則", "別表第1", None, 4),
    ("## 結論", "##", "##", None, 3),
    ("三及び四について", "一について", "三及び四について", 3, 8),
    ("１．１２日夜、", "1.", "1", 1, 2),
    ("1 総合窓口の設置", "1 ", "1", 1, 2),
    ("**第1条 (趣旨)**", "第条", "第1条", 1, 6),
    ("## 第一章　総則", "第章", "第一章", 1, 7),
    ("資料②", "資料", "資料②", 2, 3),
    ("別添１　回答案", "資料", "別添1", 1, 4),
    ("・国防", "bullet", "・", None, 1),
    ("\uf0b7 項目", "bullet", "\uf0b7", None, 2),
    ("○ 概要", "bullet", "○", None, 2),
    ("- item", "bullet", "-", None, 2),
    ("※ 注意", "bullet", "※", None, 2),
    ("1.2 適用範囲", "1.1", "1.2", 2, 4),
    ("２．１．３　審査", "1.1.1", "2.1.3", 3, 6),
    ("1.1.2.4 書式", "1.1.1.1", "1.1.2.4", 4, 8),
    ("３－１　別の章", "1-1", "3-1", 1, 4),
    ("3-1-2\u3000別の節", "1-1-1", "3-1-2", 2, 6),
    ("第４条から第６条まで　削除", "第条", "第4条から第6条まで", 6, 11),
    ("様式第２号（第３条関係）", "附則", "様式第2号", None, 5),
    ("●１．概況", "1.", "1", 1, 3),
]
NONE = [
    "1.5 倍に増えた",
    "2.3 兆円となった",
    "3-1 で勝った",
    "第４条から第６条までの規定",
    "",
    "第二条第一項の規定により",
    "第２条の規定により、",
    "第 18 条第 2 項）",
    "第 18 条の規定により、",
    "第 18 条、第 19 条及び",
    "第三者の権利を害する",
    "2024年７月１日",
    "１　１，２０４　１，１８７",
    "3 月に公表された",
    "1.5倍となった。",
    "１２３４．",
    "○○氏は、",
    "ー",
    "Ab. initio",
    "e.g. this",
    "-5度",
    "イラクは、",
    "一方、",
    "附則第２条の規定は、",
    "（４）～（９）の規定を準用する。",
    "（２）及び（３）に掲げる",
    "①から④までに掲げる",
    "あ",
]


@pytest.mark.parametrize(("text", "style", "label", "number", "end"), MARKS)
def test_mark_is_found(text: str, style: str, label: str, number: int | None, end: int) -> None:
    mark = marks.find(text)

    assert mark is not None
    assert (mark.style, mark.label, mark.number, mark.end) == (style, label, number, end)


@pytest.mark.parametrize("text", NONE)
def test_no_mark(text: str) -> None:
    assert marks.find(text) is None


@pytest.mark.parametrize("number", range(1, 21))
def test_circled_numbers_count(number: int) -> None:
    mark = marks.find(chr(ord("①") + number - 1) + "項目")

    assert mark is not None
    assert mark.number == number


@pytest.mark.parametrize("rule", marks.RULES, ids=lambda rule: rule.name)
def test_every_rule_is_reached_by_a_case(rule: marks.Rule) -> None:
    reached = {mark.style for text, *_ in MARKS if (mark := marks.find(text))} | {"#"}  # whose style is ##
    others = {"第編", "第部", "第節", "第款", "第目", "第項", "第号", "ⅰ)"}

    assert rule.name in reached | others


@pytest.mark.parametrize(
    ("text", "style"),
    [("第一編　総則", "第編"), ("第二部　各論", "第部"), ("第３節　手続", "第節"), ("第１款　通則", "第款"),
     ("第２目　特則", "第目"), ("第２項　特則", "第項"), ("第３号　特則", "第号"), ("ii) other", "ⅰ)")],
)  # fmt: skip
def test_rarer_styles(text: str, style: str) -> None:
    mark = marks.find(text)

    assert mark is not None
    assert mark.style == style


@pytest.mark.parametrize(
    "text", ["・" * 3000 + "1", "# " * 3000, "○ " * 3000, "**" * 3000 + "x", "- " * 3000 + "1. x", "一" + "の" * 60]
)
def test_marks_without_end_are_read_in_no_time(text: str) -> None:
    marks.find(text)
