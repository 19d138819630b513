"""Statutes in e-Gov's XML: what is read of them, and what is refused."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from fumikura.errors import DecodingError, FormatError, NotFoundError, SourceError
from fumikura.records import Source
from fumikura.source import find, read
from fumikura.source.markup import DEEPEST

LAW = """<Law Era="Heisei" Lang="ja" LawType="Act" Num="5" Year="12" PromulgateMonth="03" PromulgateDay="31">
  <LawNum>平成十二年法律第五号</LawNum>
  <LawBody>
    <LawTitle Kana="みどりほう">緑地の保全に関する法律　抄</LawTitle>
    <TOC>
      <TOCLabel>目次</TOCLabel>
      <TOCChapter Num="1"><ChapterTitle>第一章　総則</ChapterTitle>
        <ArticleRange>（第一条・第二条）</ArticleRange></TOCChapter>
      <TOCSupplProvision><SupplProvisionLabel>附則</SupplProvisionLabel></TOCSupplProvision>
    </TOC>
    <MainProvision>
      <Chapter Num="1">
        <ChapterTitle>第一章　総則</ChapterTitle>
        <Article Num="1">
          <ArticleCaption>（目的）</ArticleCaption>
          <ArticleTitle>第一条</ArticleTitle>
          <Paragraph Num="1">
            <ParagraphNum/>
            <ParagraphSentence>
              <Sentence Num="1">この法律は、緑地を<Ruby>涵<Rt>かん</Rt></Ruby>養する。</Sentence>
              <Sentence Num="2">ただし、水（Ｈ<Sub>2</Sub>Ｏ）は、十<Sup>3</Sup>立方メートルを限る。</Sentence>
            </ParagraphSentence>
          </Paragraph>
          <Paragraph Num="2">
            <ParagraphNum>２</ParagraphNum>
            <ParagraphSentence><Sentence>次に掲げる用語の意義は、次のとおりとする。</Sentence></ParagraphSentence>
            <Item Num="1">
              <ItemTitle>一</ItemTitle>
              <ItemSentence>
                <Column Num="1"><Sentence>緑地</Sentence></Column>
                <Column Num="2"><Sentence>樹木の生える土地をいう。</Sentence></Column>
              </ItemSentence>
              <Subitem1 Num="1"><Subitem1Title>イ</Subitem1Title>
                <Subitem1Sentence><Sentence>山林</Sentence></Subitem1Sentence></Subitem1>
            </Item>
            <Item Num="1_2"><ItemTitle>一の二</ItemTitle><ItemSentence><Sentence>公園</Sentence></ItemSentence></Item>
          </Paragraph>
        </Article>
        <Article Num="2:3" Delete="true">
          <ArticleTitle>第二条及び第三条</ArticleTitle>
          <Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>削除</Sentence></ParagraphSentence></Paragraph>
        </Article>
        <Article Num="4">
          <ArticleTitle>第四条</ArticleTitle>
          <Paragraph Num="1"><ParagraphNum/>
            <ParagraphSentence><Sentence>次の表のとおりとする。</Sentence></ParagraphSentence>
            <TableStruct><Table>
              <TableRow><TableColumn rowspan="2"><Sentence>第二条</Sentence></TableColumn>
                <TableColumn><Sentence>市長</Sentence></TableColumn></TableRow>
              <TableRow><TableColumn><Sentence>町長</Sentence></TableColumn></TableRow>
              <TableRow><TableColumn colspan="2"><Item><ItemTitle>一</ItemTitle>
                <ItemSentence><Sentence>共通</Sentence></ItemSentence></Item></TableColumn>
                <TableColumn><Sentence>村長</Sentence></TableColumn></TableRow>
            </Table></TableStruct>
          </Paragraph>
          <Paragraph Num="2" OldNum="true"><ParagraphNum/>
            <ParagraphSentence><Sentence>前項の表による。</Sentence></ParagraphSentence></Paragraph>
        </Article>
      </Chapter>
    </MainProvision>
    <SupplProvision><SupplProvisionLabel>附　則</SupplProvisionLabel>
      <Paragraph Num="1"><ParagraphNum/>
        <ParagraphSentence><Sentence>公布の日から施行する。</Sentence></ParagraphSentence>
      </Paragraph></SupplProvision>
    <SupplProvision AmendLawNum="令和三年四月一日法律第一〇号" Extract="true">
      <SupplProvisionLabel>附　則</SupplProvisionLabel>
      <Article Num="1"><ArticleCaption>（施行期日）</ArticleCaption><ArticleTitle>第一条</ArticleTitle>
        <Paragraph Num="1"><ParagraphNum/>
          <ParagraphSentence><Sentence>施行する。</Sentence></ParagraphSentence></Paragraph>
      </Article></SupplProvision>
    <AppdxStyle><AppdxStyleTitle>別記様式第一</AppdxStyleTitle><RelatedArticleNum>（第四条関係）</RelatedArticleNum>
      <StyleStruct><Style><Fig src="./pict/001.jpg"/></Style></StyleStruct></AppdxStyle>
  </LawBody>
</Law>
"""
TEXT = """緑地の保全に関する法律　抄
（平成十二年法律第五号）

目次
　第一章　総則（第一条・第二条）
　附則

　　　　　第一章　総則
　（目的）
第一条　この法律は、緑地を涵養する。ただし、水（Ｈ₂Ｏ）は、十³立方メートルを限る。
２　次に掲げる用語の意義は、次のとおりとする。
　一　緑地　樹木の生える土地をいう。
　　イ　山林
　一の二　公園
第二条及び第三条　削除
第四条　次の表のとおりとする。
\t第二条\t市長
\t\t町長
\t一　共通\t\t村長
②　前項の表による。

　　　　附　則
公布の日から施行する。

　　　　附　則　（令和三年四月一日法律第一〇号）　抄
　（施行期日）
第一条　施行する。

別記様式第一（第四条関係）
〔図　./pict/001.jpg〕
"""
DECLARED = '<?xml version="1.0" encoding="{}"?>\n'


def law(folder: Path, content: str | bytes, name: str = "a.xml", **options: object) -> Source:
    """Write a file and read it."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (found,) = find([path])
    return read(found, **options)


def as_json(element: Element) -> dict[str, object]:
    """Write a tree as the 法令API does."""
    children: list[object] = [element.text] if element.text else []
    for child in element:
        children += [as_json(child), *([child.tail] if child.tail else [])]
    return {"tag": element.tag, "attr": dict(element.attrib), "children": children}


def test_a_law_is_written_as_a_statute_book_has_it(tmp_path: Path) -> None:
    assert law(tmp_path, LAW).content == TEXT


def test_title_number_and_day_come_with_it(tmp_path: Path) -> None:
    meta = law(tmp_path, LAW).meta

    assert (meta.title, meta.number) == ("緑地の保全に関する法律", "平成十二年法律第五号")
    assert (meta.kind, meta.date) == ("statute", "2000-03-31")


def test_a_law_without_a_day_has_its_year(tmp_path: Path) -> None:
    assert law(tmp_path, LAW.replace('PromulgateDay="31"', "")).meta.date == "2000"


def test_the_manifest_and_the_command_line_say_more(tmp_path: Path) -> None:
    (tmp_path / "manifest.toml").write_text(
        '[[document]]\nid = "m"\nfile = "a.xml"\ntitle = "緑地法"\n', encoding="utf-8"
    )
    source = law(tmp_path, LAW, date="2001-02-03")

    assert (source.id, source.meta.title, source.meta.date) == ("m", "緑地法", "2001-02-03")
    assert source.meta.number == "平成十二年法律第五号"


@pytest.mark.parametrize(
    "envelope",
    [
        "<DataRoot><Result><Code>0</Code></Result><ApplData><LawFullText>{}</LawFullText></ApplData></DataRoot>",
        "<law_data_response><law_info/><law_full_text>{}</law_full_text></law_data_response>",
    ],
)
def test_envelopes_of_the_api(tmp_path: Path, envelope: str) -> None:
    assert law(tmp_path, envelope.format(LAW)).content == TEXT


@pytest.mark.parametrize("full", [as_json(fromstring(LAW)), base64.b64encode(LAW.encode()).decode()])
def test_json_of_the_api(tmp_path: Path, full: object) -> None:
    source = law(tmp_path, json.dumps({"law_info": {}, "law_full_text": full}, ensure_ascii=False), "a.json")

    assert (source.content, source.meta.number) == (TEXT, "平成十二年法律第五号")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("Shift_JIS", "cp932"), ("EUC-JP", "euc-jp"), ("UTF-16", "utf-16-le"), ("utf-8", "utf-8")],
)
def test_the_declaration_names_the_encoding(tmp_path: Path, declared: str, encoding: str) -> None:
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    source = law(tmp_path, mark + (DECLARED.format(declared) + LAW).encode(encoding))

    assert (source.content, source.encoding) == (TEXT, encoding)


def test_a_wrong_declaration_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DecodingError, match=r"a\.xml: not readable as utf-8"):
        law(tmp_path, DECLARED.format("UTF-8").encode() + LAW.encode("cp932"))


BOMB = """<!DOCTYPE Law [<!ENTITY a "緑緑緑緑緑緑緑緑緑緑"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<Law><LawBody><LawTitle>&b;</LawTitle></LawBody></Law>"""
FETCHING = (
    '<!DOCTYPE Law [<!ENTITY x SYSTEM "file:///etc/hostname">]><Law><LawBody><LawTitle>&x;</LawTitle></LawBody></Law>'
)
DEEP = "<a>" * (DEEPEST + 1) + "</a>" * (DEEPEST + 1)
REFUSED = [
    (BOMB, r"line 1: a document type declaration"),
    (FETCHING, r"line 1: a document type declaration"),
    ('<!DOCTYPE Law SYSTEM "http://127.0.0.1/x.dtd"><Law/>', r"line 1: a document type declaration"),
    ("<Law><LawBody>&x;</LawBody></Law>", r"line 1: malformed XML, undefined entity"),
    (DEEP, rf"line 1: more than {DEEPEST} elements inside each other"),
    ("<Law>\n<LawBody>\n</Law>", r"line 3: malformed XML, mismatched tag"),
    ("<Law>\n", r"line 2: malformed XML, no element found"),
    ("緑地の保全", r"line 1: malformed XML"),
    ("<html><body/></html>", r"no law in it: the first element is <html>"),
    ("<Law/>", r"no law in it"),
    (
        "<DataRoot><Result><Message>取得結果が０件でした。</Message></Result></DataRoot>",
        r"no law in it: .*<DataRoot>.*\(取得結果が０件でした。\)",
    ),
]


@pytest.mark.parametrize(("content", "said"), REFUSED)
def test_what_is_no_law_is_refused_with_its_line(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(FormatError, match=rf"a\.xml: {said}"):
        law(tmp_path, content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"law_full_text": ', r"line 1: malformed JSON"),
        ("[" * 100_000, r"JSON nested without end"),
        ('{"law_full_text": {"tag": 1}}', r'an element is not \{"tag"'),
        ('{"law_full_text": "緑"}', r"law_full_text is neither a tree nor XML in Base64"),
        ('{"a": 1}', r'an element is not \{"tag"'),
        ('{"tag": "Law", "attr": {}, "children": []}', r"no law in it"),
    ],
)
def test_json_that_is_no_law_is_refused(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(FormatError, match=rf"a\.json: {said}"):
        law(tmp_path, content, "a.json")


NEW = """<NewProvision><Article><ArticleTitle>第八条</ArticleTitle>
  <Paragraph><ParagraphNum/><ParagraphSentence><Sentence>新しい定め。</Sentence></ParagraphSentence></Paragraph></Article>
</NewProvision>"""


@pytest.mark.parametrize(
    ("amendment", "line"),
    [
        (f"<AmendProvisionSentence>加える。</AmendProvisionSentence>{NEW}", "加える。　第八条　新しい定め。"),
        (NEW, "「第八条　新しい定め。」"),
    ],
)
def test_what_a_law_puts_into_another_is_no_article_of_its_own(tmp_path: Path, amendment: str, line: str) -> None:
    changed = LAW.replace("</Paragraph>", f"<AmendProvision>{amendment}</AmendProvision></Paragraph>", 1)

    assert f"\n　{line}\n２　" in law(tmp_path, changed).content


def test_markup_that_nobody_foresaw_is_written_as_it_comes(tmp_path: Path) -> None:
    strange = LAW.replace("<MainProvision>", "<MainProvision><Strange><New>新しい定め</New></Strange>", 1)

    assert "\n新しい定め\n" in law(tmp_path, strange).content


def test_in_a_folder_only_laws_are_taken(tmp_path: Path) -> None:
    (tmp_path / "law.xml").write_text(LAW, encoding="utf-8")
    (tmp_path / "map.xml").write_text("<urlset/>", encoding="utf-8")
    (tmp_path / "data.json").write_text('{"a": 1}', encoding="utf-8")
    (tmp_path / "law2.json").write_text(json.dumps({"law_full_text": as_json(fromstring(LAW))}), encoding="utf-8")

    assert [found.id for found in find([tmp_path])] == ["law", "law2"]


def test_a_folder_without_laws_has_no_texts(tmp_path: Path) -> None:
    (tmp_path / "map.xml").write_text("<urlset/>", encoding="utf-8")
    (found,) = find([tmp_path])

    assert isinstance(found.error, NotFoundError)


def test_every_fault_is_one_of_the_source(tmp_path: Path) -> None:
    for end in range(0, len(LAW) - len("</Law>\n"), 97):
        with pytest.raises(SourceError):
            law(tmp_path, LAW[:end])
