"""A law as a tree of e-Gov's 法令標準XML (schema v3) in, its text in the layout of a statute book out.

One paragraph a line: the title, the number of the law in brackets, table of contents, headings, captions,
第一条　…, ２　…, 一　…, イ　…, rows of tables with tabs between their cells, 附則, appendices. Readings (ルビ) are
left out; of a picture its file name stays. What the schema does not know is written as it comes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

SPACE = "\u3000"
_BROKEN = re.compile(r"\s*\n\s*")  # indentation of the XML
_HEADINGS = {"Part": 6, "Chapter": 5, "Section": 4, "Subsection": 3, "Division": 3}  # with their indents
_INLINE = frozenset({"Ruby", "Rt", "Sub", "Sup", "Line", "Sentence", "Column", "ArithFormula", "Fig"})
# 項 without a number of statutes before 1948, as e-Gov shows them: ②
_CIRCLED = "\u24ea" + "".join(map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))))
_RAISED = dict(zip("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ", strict=True))
_LOWERED = dict(zip("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎", strict=True))


def render(law: Element) -> str:
    """Write a law as text."""
    title, number = (text(law.find(path)) for path in ("LawBody/LawTitle", "LawNum"))
    lines = [title, f"（{number}）"] if number else [title]
    for part in law.iterfind("LawBody/*"):
        if part.tag != "LawTitle":
            lines += _lines(part, 0)
    return "\n".join(lines).strip("\n") + "\n"


def text(element: Element | None) -> str:
    """Return the characters of an element on one line."""
    return "" if element is None else _BROKEN.sub("", _inline(element)).strip()


def _inline(element: Element) -> str:
    if element.tag == "Rt":
        return ""
    if element.tag == "Fig":
        return f"〔図　{element.get('src', '')}〕"
    written = element.text or ""
    columns = 0
    for child in element:
        if child.tag == "Column":
            written += SPACE if columns else ""
            columns += 1
            written += text(child)
        elif child.tag in _INLINE or not len(child):
            written += _inline(child)
        else:  # a table or a provision that is quoted
            written += SPACE.join(line.strip() for line in _lines(child, 0))
        written += (child.tail or "").lstrip("\n") if child.tail and child.tail.strip() else ""
    if element.tag == "Ruby":
        return written.strip()
    signs = _RAISED if element.tag == "Sup" else _LOWERED if element.tag == "Sub" else {}
    return "".join(map(signs.__getitem__, written)) if signs and set(written) <= set(signs) else written


def _lines(element: Element, depth: int) -> Iterator[str]:
    """Write an element; ``depth`` is its indent."""
    write = _WRITERS.get(element.tag)
    if write is not None:
        yield from write(element, depth)
    elif any(child.tag not in _INLINE for child in element):
        for child in element:
            yield from _lines(child, depth)
    elif line := text(element):
        yield SPACE * depth + line


def _contents(toc: Element, depth: int) -> Iterator[str]:
    """Write a table of contents: 第一章　総則（第一条―第四条）."""
    own = [text(child) for child in toc if not child.tag.startswith("TOC") or child.tag.endswith("Label")]
    if toc.tag == "TOC":
        yield ""
    if own:
        yield SPACE * depth + "".join(own)
    for child in toc:
        if child.tag.startswith("TOC") and not child.tag.endswith("Label"):
            yield from _contents(child, depth + 1)


def _group(group: Element, depth: int) -> Iterator[str]:
    yield ""
    for child in group:
        if child.tag == f"{group.tag}Title":
            yield SPACE * _HEADINGS[group.tag] + text(child)
        else:
            yield from _lines(child, depth)


def _supplement(supplement: Element, depth: int) -> Iterator[str]:
    """Write 附則 with the law that brought it."""
    yield ""
    law = supplement.get("AmendLawNum")
    head = [text(supplement.find("SupplProvisionLabel")) or "附則", f"（{law}）" if law else ""]
    head.append("抄" if supplement.get("Extract") == "true" else "")
    yield SPACE * _HEADINGS["Section"] + SPACE.join(filter(None, head))
    for child in supplement:
        if child.tag != "SupplProvisionLabel":
            yield from _lines(child, depth)


def _article(article: Element, depth: int) -> Iterator[str]:
    if caption := text(article.find("ArticleCaption")):
        yield SPACE * (depth + 1) + caption
    lead = text(article.find("ArticleTitle"))
    for child in article:
        if child.tag == "Paragraph":
            yield from _paragraph(child, depth, lead=lead)
            lead = ""
        elif child.tag not in {"ArticleCaption", "ArticleTitle"}:
            yield from _lines(child, depth)
    if lead:
        yield SPACE * depth + lead


def _paragraph(paragraph: Element, depth: int, *, lead: str = "") -> Iterator[str]:
    """Write 項; the first of an article stands behind the number of the article, ``lead``."""
    if caption := text(paragraph.find("ParagraphCaption")):
        yield SPACE * (depth + 1) + caption
    number = text(paragraph.find("ParagraphNum"))
    own = paragraph.get("Num", "")
    if not number and paragraph.get("OldNum") == "true" and own.isdecimal():
        number = _CIRCLED[int(own)] if int(own) < len(_CIRCLED) else f"（{own}）"
    sentence = paragraph.find("ParagraphSentence")
    yield SPACE * depth + SPACE.join(filter(None, (lead, number, text(sentence))))
    for child in paragraph:
        if child.tag not in {"ParagraphCaption", "ParagraphNum", "ParagraphSentence"}:
            yield from _lines(child, depth + 1)


def _item(item: Element, depth: int) -> Iterator[str]:
    """Write 号 and what is below it: ``<Item>`` is ``<ItemTitle>``, ``<ItemSentence>``, then deeper ones."""
    names = [f"{item.tag}Title", f"{item.tag}Sentence"]
    yield SPACE * depth + SPACE.join(filter(None, (text(item.find(name)) for name in names)))
    for child in item:
        if child.tag not in names:
            yield from _lines(child, depth + 1)


def _amendment(amendment: Element, depth: int) -> Iterator[str]:
    """Write what a law puts into another on one line: the provisions of that other law are no sections of this one."""
    sentence = text(amendment.find("AmendProvisionSentence"))
    put = (line.strip() for part in amendment.iterfind("NewProvision/*") for line in _lines(part, 0))
    quoted = SPACE.join(filter(None, put))
    yield SPACE * depth + SPACE.join(filter(None, (sentence, quoted if sentence else f"「{quoted}」")))


def _appendix(appendix: Element, depth: int) -> Iterator[str]:
    """Write 別表, 様式 and the like: title and （第三条関係） on one line."""
    yield ""
    names = [f"{appendix.tag}Title", "ArithFormulaNum", "RelatedArticleNum"]
    yield "".join(text(appendix.find(name)) for name in names)
    for child in appendix:
        if child.tag not in names:
            yield from _lines(child, depth)


def _table(table: Element, depth: int) -> Iterator[str]:
    """Write the rows; a cell that spans several stands in the first."""
    below: dict[int, int] = {}  # how many rows yet a cell from above takes of a column
    for row in table:
        if not row.tag.endswith("Row"):
            yield from _lines(row, depth)
            continue
        cells: list[str] = []
        for cell in row:
            while below.get(len(cells), 0):
                below[len(cells)] -= 1
                cells.append("")
            wide, high = (_span(cell.get(name)) for name in ("colspan", "rowspan"))
            for column in range(len(cells), len(cells) + wide):
                below[column] = high - 1
            cells += [_cell(cell), *[""] * (wide - 1)]
        if any(cells):
            yield "\t" + "\t".join(cells)


def _span(written: str | None) -> int:
    return min(max(int(written), 1), 100) if written and written.isdecimal() else 1


def _cell(cell: Element) -> str:
    return SPACE.join(filter(None, (line.strip() for child in cell for line in _lines(child, 0)))) or text(cell)


_WRITERS: dict[str, Callable[[Element, int], Iterator[str]]] = {
    "TOC": _contents,
    **dict.fromkeys(_HEADINGS, _group),
    "SupplProvision": _supplement,
    "Article": _article,
    "Paragraph": _paragraph,
    **dict.fromkeys(("Item", "Class", "List", *(f"Subitem{depth}" for depth in range(1, 11))), _item),
    **dict.fromkeys((f"Sublist{depth}" for depth in range(1, 4)), _item),
    **dict.fromkeys((f"Appdx{kind}" for kind in ("", "Table", "Note", "Style", "Fig", "Format")), _appendix),
    **dict.fromkeys((f"SupplProvisionAppdx{kind}" for kind in ("", "Table", "Style")), _appendix),
    "AmendProvision": _amendment,
    "Table": _table,
}
