import pytest

from fumikura.cli.options import Lang
from fumikura.cli.words import chosen, phrase, say

JAPANESE = [
    (["docs"], "out", "文書"),
    (["search", "qqqzzz"], "err", "見つかりませんでした"),
    (["search", "外貨準備", "凍結", "-n1"], "err", "全2件中1件"),
    (["search", "外貨準備", "削減"], "out", "-- すべての語を含む箇所はありません"),
    (["kwic", '"アジア凍結"'], "err", "4例"),
    (["kwic", "提案", "-n1"], "err", "最初の1例"),
    (["check"], "err", "コーパスは健全です"),
    (["explain", "外貨 -凍結"], "out", "除く"),
    (["explain", "NEAR/7(外貨 凍結)"], "out", "互いに7語以内"),
    (["search", "外貨", "doc:inf"], "err", "doc:inf に当たるもの"),
]


@pytest.mark.parametrize(("arguments", "stream", "text"), JAPANESE)
def test_headings_and_messages_in_japanese(typed, arguments, stream, text):
    assert text in getattr(typed(*arguments, "--lang", "ja"), stream)


def test_the_environment_chooses_the_language(typed, monkeypatch):
    monkeypatch.setenv("FUMIKURA_LANG", "ja")

    assert typed("docs").out.startswith("文書")


def test_names_of_columns_in_data_formats_do_not_change_with_the_language(typed):
    assert typed("docs", "--lang", "ja", "--format", "csv").out == typed("docs", "--format", "csv").out


def test_an_account_for_programs_does_not_change_with_the_language(typed):
    line = ["explain", "外貨 -凍結", "--format", "jsonl"]

    assert typed(*line, "--lang", "ja").out == typed(*line).out


@pytest.mark.parametrize(
    ("name", "lang"), [("ja_JP.UTF-8", Lang.ja), ("ja", Lang.ja), ("en_US.UTF-8", Lang.en), ("C", Lang.en)]
)
def test_without_a_choice_the_system_decides(monkeypatch, name, lang):
    monkeypatch.setenv("LC_ALL", name)

    assert chosen(None) is lang
    assert chosen(Lang.en) is Lang.en


def test_a_message_without_translation_stays_english():
    assert say("no such message: {n}", Lang.ja, n=1) == "no such message: 1"


def test_a_phrase_keeps_its_indent_and_what_is_none_stays():
    assert phrase("    word", Lang.ja) == "    語"
    assert phrase("資金 + 運用", Lang.ja) == "資金 + 運用"
    assert phrase("", Lang.ja) == ""
    assert phrase("  all of", Lang.en) == "  all of"


@pytest.mark.parametrize(
    ("arguments", "shown", "code"),
    [
        (["numbers", "-n", "5"], "順番", "ordinal"),
        (["lint", "hyogo-fund-guideline"], "別の内容", "other-subject"),
        (["events", "show", "inf-cables-1986#12"], "日付の根拠", "basis"),
        (["info"], "文書数", "documents"),
        (["timeline", "-n", "3"], "会談", "meeting"),
    ],
)
def test_values_of_tables_are_japanese_and_those_for_machines_stay(typed, arguments, shown, code):
    table = typed(*arguments, "--lang", "ja").out
    machine = typed(*arguments, "--lang", "ja", "--format", "jsonl").out

    assert shown in table
    assert code not in table
    assert code in machine
    assert code in typed(*arguments, "--lang", "en").out
