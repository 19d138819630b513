"""Headings and messages in two languages."""

from __future__ import annotations

import locale
import os
import re
from functools import cache

from fumikura.cli.options import Lang

_NUMBER = re.compile(r"\d+")
# 1 occurrences; but 5 of 1 passages, 2,001 words
_ONE = re.compile(r"(?<![\d.,])(?<!of )1 (occurrence|document|passage|word|token|citation|event|topic|name)s\b")
_PROPOSED = "proposed by the index: "
_JAPANESE = {
    "rank": "順位", "score": "得点", "doc": "文書", "section": "節", "line": "行", "start": "開始", "end": "終了",
    "text": "本文", "kind": "種別", "left": "前方文脈", "key": "キー", "right": "後方文脈", "title": "題名",
    "date": "日付", "publisher": "発行者", "characters": "字数", "tokens": "語数", "asks": "求めるもの",
    "read_as": "読み", "what": "項目", "value": "値", "problem": "問題", "encoding": "文字コード",
    "{shown} of {total} passages": "全{total}件中{shown}件",
    "no passage has every word; these have some, or stand beside":
        "すべての語を含む箇所はありません。一部を含む箇所とその前後:",
    "with some of the words, or beside": "以下は一部の語だけを含む箇所とその前後:",
    "is given twice; separate several values by commas": "が二度あります。複数の値はコンマで区切ってください",
    "is given twice; it takes one": "が二度あります。値は一つだけです",
    "nothing found": "見つかりませんでした",
    "nothing in the corpus is {field}; 'fumikura docs' lists ids and kinds":
        "{field} に当たるものはコーパスにありません。文書と種別の一覧は 'fumikura docs' で見られます",
    "nothing in the corpus is {field}; passages are heading, body, item, table, caption, front, back, form, "
    "footnote, and 'fumikura docs' lists the kinds of documents":
        "{field} に当たるものはコーパスにありません。箇所の種別は heading, body, item, table, caption, front, "
        "back, form, footnote、文書の種別は 'fumikura docs' で見られます",
    "nothing in the corpus is {field}; 'fumikura outline DOC' lists sections":
        "{field} に当たるものはコーパスにありません。節の一覧は 'fumikura outline 文書' で見られます",
    "nothing in the corpus is {field}; 'fumikura times' and 'fumikura numbers' list what is mentioned":
        "{field} に当たるものはコーパスにありません。一覧は 'fumikura times' と 'fumikura numbers' で見られます",
    "'{said}' was read as a word; the operator is written {instead}":
        "'{said}' は語として読みました。演算子は {instead} と大文字で書きます",
    "'{said}' asks for documents that are both; write {instead} for either":
        "'{said}' は両方に当たる文書を求めます。どちらかなら {instead} と書きます",
    "nothing in the corpus is {field}; 'fumikura citations' lists what is cited":
        "{field} に当たるものはコーパスにありません。引用先の一覧は 'fumikura citations' で見られます",
    "nothing in the corpus is {field}; it knows the speakers {speakers}":
        "{field} に当たるものはコーパスにありません。発言者: {speakers}",
    "nothing in the corpus is {field}; 'fumikura entities' lists what is named":
        "{field} に当たるものはコーパスにありません。名前の一覧は 'fumikura entities' で見られます",
    "nothing in the corpus is named {name}; near are {near}":
        "{name} という名前はコーパスにありません。近いもの: {near}",
    "the corpus was read by an older fumikura; 'fumikura ingest' reads its documents again":
        "コーパスは古い版の fumikura で読まれています。'fumikura ingest' で読み直してください",
    "nothing cites {text}; near are {near}": "{text} を引くものはありません。近いもの: {near}",
    "nothing cites {text}; the most cited are {near}": "{text} を引くものはありません。多く引かれるもの: {near}",
    "nothing to look at in {count} documents": "{count}件の文書に指摘はありません",
    "there is no section {label} in this document": "この文書に {label} はありません",
    "{target} is '{title}' and never speaks of {subject}; {other} '{heading}' does":
        "{target}「{title}」は {subject} に触れていません。{other}「{heading}」の誤りではありませんか",
    "'{term}' is defined here and never used": "「{term}」は定義されたまま使われていません",
    "'{term}' is defined already in line {line}": "「{term}」は {line} 行目ですでに定義されています",
    "'{term}' is not said to be any law here (以下「{term}」という。)":
        "「{term}」がどの法令か、この文書に定義がありません（以下「{term}」という。）",
    "'{term}' is not said to be anybody here (以下「{term}」という。)":
        "「{term}」が誰か、この文書に定義がありません（以下「{term}」という。）",
    "{missing} is missing between {before} and {label}": "{before} と {label} の間に {missing} がありません",
    "targets": "引用先", "missing": "ない節", "rule": "規則", "why": "理由", "role": "役割",
    "the tables are kept; run 'fumikura ingest' again to read the documents with them":
        "表を保存しました。文書に反映するには、もう一度 'fumikura ingest' を実行してください",
    "topic": "話題", "share": "割合", "coherence": "まとまり", "words": "語", "group": "対象",
    "stability": "安定度", "chosen": "採用", "shared": "共通の語", "cosine": "類似度", "count": "出現数",
    "facet": "分け方", "at": "所在", "genre": "文書種別", "year": "年", "before": "前の箇所", "after": "後の箇所",
    "rest": "他文書", "speaker": "発言者",
    "none of the topics": "その他", "(no noun)": "（名詞なし）",
    "the corpus has changed: its topics were made again": "コーパスが変わったため、話題を作り直しました",
    "the topics were made now; 'fumikura topics' lists them": "話題を作りました。一覧は 'fumikura topics' で見られます",
    "of the {topics} topics made last ({method}, seed {seed}); 'fumikura topics' makes others":
        "前回作った {topics} の話題を使います（{method}、シード {seed}）。作り直すには 'fumikura topics'",
    "{topics} is the largest number of topics that was compared; --k asks for more, --choice has figures":
        "話題の数 {topics} は比べた中で最大です。--k でさらに多くを指定でき、--choice で比べた値を見られます",
    "topics: {topics}, passages: {units} ({method}, seed {seed})":
        "話題 {topics}、箇所 {units}（{method}、シード {seed}）",
    "{asked} topics were asked for; those with passages: {topics}":
        "{asked} の話題が求められましたが、箇所があるのは {topics} です",
    "these passages are too few to be told apart further; --k asks for more topics":
        "箇所が少なく、これ以上分けられません。--k で話題の数を指定できます",
    "there is no topic {number}; there are {topics}": "話題 {number} はありません。あるのは {topics} です",
    "there are too few words at {place} to compare": "{place} には比べるだけの語がありません",
    "there is nothing to compare with: {doc} is the only document":
        "比べる相手がありません。文書は {doc} だけです",
    "part": "部分", "pos": "品詞", "per_10000": "1万語あたり",
    "rest_per_10000": "比較側1万語あたり", "range": "分布数", "dp": "DP", "juilland": "ジュイヤンのD", "size": "総語数",
    "ngram": "n-gram", "example": "用例",
    "frequency": "総頻度", "low": "下限", "high": "上限", "chi2": "カイ二乗", "types": "異なり語数",
    "sentences": "文数", "sentence": "平均文長", "kanji": "漢字", "hiragana": "ひらがな", "katakana": "カタカナ",
    "readability": "リーダビリティ", "level": "難易度",
    "lower elementary": "初級前半", "upper elementary": "初級後半", "lower intermediate": "中級前半",
    "upper intermediate": "中級後半", "lower advanced": "上級前半", "upper advanced": "上級後半",
    "{count} occurrences in {having} of {parts} parts; DP {dp}, Juilland's D {juilland}":
        "{parts}部分中{having}部分に{count}例。DP {dp}、ジュイヤンのD {juilland}",
    "{nodes} occurrences, {near} tokens near them, {size} in all":
        "{nodes}例、その周辺に{near}語、全体で{size}語",
    "label": "分類", "name": "名前", "mentions": "回数", "documents": "文書数", "aliases": "別表記", "first": "初出",
    "last": "最後", "together": "共起", "passages": "箇所", "decision": "判断", "other": "もう一方",
    "nobody in the corpus is named {name}; 'fumikura entities' lists names":
        "{name} という名前はコーパスにありません。一覧は 'fumikura entities' で見られます",
    "actors": "関係者", "summary": "内容", "proposer": "提案者", "party": "当事者", "region": "地域", "quantity": "数",
    "condition": "原文", "answer": "応答", "by": "応答者",
    "the corpus was read without names; 'fumikura ingest' reads its documents again with them":
        "このコーパスは名前を調べずに読まれています。'fumikura ingest' で読み直せます",
    "only person": "人名を限る", "only org": "組織を限る", "only place": "場所を限る", "only entity": "名前を限る",
    "{count} occurrences": "{count}例",
    "the first {count} occurrences; there are more": "最初の{count}例。ほかにもあります",
    "all of": "すべて", "any of": "いずれか", "without": "除く", "exactly": "文字どおり", "word": "語",
    "words that begin with": "前方一致", "within {number} words of one another": "互いに{number}語以内",
    "there is no {word}; did you mean {near}?": "{word} は見つかりません。もしかして: {near}",
    "term": "語", "spelling": "表記", "synonym": "類義", "beside": "共起",
    "words one by one": "語の並び", "any word": "任意の語", "regular expression": "正規表現",
    "{number} times or more": "{number}回以上", "{number} to {other} times": "{number}〜{other}回",
    "a sentence as a whole": "文の全体", "a paragraph as a whole": "段落の全体", "within a sentence": "文の中",
    "within a paragraph": "段落の中", "within a section": "節の中", "within": "次の中", "containing": "次を含む",
    "every passage is looked at": "全箇所を調べます", "proposed by the index: {rest}": "索引の候補: {rest}",
    "looked at {seen} passages; {left} more may hold it: add a word or a field, or raise --budget":
        "{seen}箇所を調べました。ほかに候補が{left}箇所あります。語や条件を加えるか、--budget を増やしてください",
    "only doc": "文書を限る", "only kind": "種別を限る", "only section": "節を限る", "only speaker": "発言者を限る",
    "only date": "日付を限る", "only number": "数を限る", "only amount": "金額を限る",
    "begin": "始まり", "end_date": "終わり", "unit": "単位", "context": "文脈", "type": "型",
    "function words: they weigh nothing beside others": "機能語(ほかの語があれば数えません)",
    "{added} added, {updated} updated, {renamed} renamed, {unchanged} unchanged, {failed} failed":
        "追加{added} 更新{updated} 改名{renamed} 変更なし{unchanged} 失敗{failed}",
    "the corpus in {corpus} now holds {documents} documents, {tokens} words":
        "{corpus} のコーパスは現在 {documents} 文書、{tokens} 語です",
    "interrupted; what was read is kept, run the same command again to go on":
        "中断しました。読み終えた文書は保存済みです。同じコマンドで続きから再開できます",
    "the index was made again: {documents} documents": "索引を作り直しました: {documents} 文書",
    "{name} was removed": "{name} を削除しました",
    "the corpus is sound: {documents} documents, {blocks} passages, {tokens} words":
        "コーパスは健全です: {documents} 文書、{blocks} 箇所、{tokens} 語",
    "{picture} and {data} were written": "{picture} と {data} を書きました",
    "{query} does not occur": "{query} は見つかりませんでした",
    "documents without a date, which are left out: {documents}": "日付がないため除いた文書: {documents}",
    "no numbers of topics were compared; 'fumikura topics' without --k compares them":
        "話題の数は比べられていません。--k なしの 'fumikura topics' が比べます",
    "reading": "読み込み中", "comparing numbers of topics": "話題の数を比較中", "learning topics": "話題を学習中",
    "placing": "配置中",
    "another process is writing; waiting up to {seconds:g} s": "他の処理が書き込み中です。最長{seconds:g}秒待ちます",
}  # fmt: skip


def chosen(lang: Lang | None) -> Lang:
    """Return the language asked for, else that of the system."""
    if lang is not None:
        return lang
    name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or locale.getlocale()[0]
    return Lang.ja if (name or "").lower().startswith("ja") else Lang.en


def say(message: str, lang: Lang | None, **values: object) -> str:
    """Return a message in the language, filled in."""
    words = _JAPANESE.get(message, message) if chosen(lang) is Lang.ja else message
    if not values:
        return words
    return _ONE.sub(r"1 \1", words.format(**values).replace("the first 1 occurrences", "the first occurrence"))


@cache
def _values() -> dict[tuple[str, str], str]:
    from fumikura import tables
    from fumikura.export.words import words

    found = {(row["column"], row["value"]): row["ja"] for row in tables.read("shown_values")}
    for key, word in words().items():
        column, _, value = key.partition(":")
        if value:
            found[column, value] = word.ja
    return found


def worded(column: str, value: str) -> str:
    """Return a value of a table in Japanese, where it is one of a few that fumikura itself gives; others stay."""
    return _values().get((column, value), value)


def phrase(text: str, lang: Lang | None) -> str:
    """Return a phrase of an account in the language, its indent and number kept; what is none stays as it is."""
    bare = text.strip()
    if bare.startswith(_PROPOSED):
        return say(_PROPOSED + "{rest}", lang, rest=bare.removeprefix(_PROPOSED))
    found = _NUMBER.findall(bare)
    values = dict(zip(("number", "other"), found, strict=False))
    key = bare
    for name, number in values.items():
        key = key.replace(number, f"{{{name}}}", 1)
    return text.replace(bare, say(key, lang, **values)) if key in _JAPANESE else text
