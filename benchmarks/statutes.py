"""Laws of e-Gov in XML: how many 編章節款目, 条, 項, 号 and what is below them the outline of their text gets right.

    python benchmarks/statutes.py FOLDER [--wrong N] [--each]

The tree says which sections there are and below which others; a section is right if the outline has one of the same
path that begins with the same words. The text has nothing but its characters: what is right here is right for the
same law as a plain text.
"""

from __future__ import annotations

import argparse
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from xml.etree.ElementTree import Element

from fumikura.errors import SourceError
from fumikura.records import Source
from fumikura.source import decode, find, markup, read
from fumikura.source.statute import text
from fumikura.structure import outline
from fumikura.structure.sections import sections
from fumikura.text import clean

GROUPS = ("Part", "Chapter", "Section", "Subsection", "Division")
KINDS = ("heading", "article", "paragraph", "item", "subitem", "supplement", "appendix")
WORDS = 6

Path_ = tuple[str, ...]
Key = tuple[Path_, str]


def main() -> None:
    """Print a table, a law a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="show so many of what is wrong of each law")
    parser.add_argument("--each", action="store_true", help="a line for each law, not only for those with a fault")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    right, wanted, extra, laws, whole = Counter[str](), Counter[str](), 0, 0, 0
    size = seconds = 0.0
    print("law\t" + "\t".join(KINDS) + "\tfalse")
    with ProcessPoolExecutor(options.jobs) as pool:
        for name, good, all_, missed, false, bytes_, took in pool.map(
            measure, sorted(options.folder.rglob("*.xml")), chunksize=8
        ):
            laws += 1
            right, wanted, extra = right + good, wanted + all_, extra + len(false)
            size, seconds = size + bytes_, seconds + took
            whole += good == all_ and not false
            if options.each or good != all_ or false:
                print(f"{name[:24]}\t{_row(good, all_)}\t{len(false)}")
            for sign, some in (("-", missed), ("+", false)):
                print(*(f"  {sign} {one}\n" for one in some[: options.wrong]), sep="", end="")
    print(f"all {laws}\t{_row(right, wanted)}\t{extra}")
    print(f"laws without a fault: {whole} of {laws}; read at {size / 2**20 / seconds:.1f} MiB/s")


def _row(good: Counter[str], all_: Counter[str]) -> str:
    return "\t".join(f"{good[kind]}/{all_[kind]}" for kind in KINDS)


def measure(path: Path) -> tuple[str, Counter[str], Counter[str], list[str], list[str], int, float]:
    """Compare the outline of one law with its tree."""
    (found,) = find([path])
    start = time.perf_counter()
    try:
        source = read(found)
    except SourceError as fault:
        return f"{path.name}: {fault}", Counter(), Counter(), [], [], 0, 0.0
    took = time.perf_counter() - start
    law = next(markup.xml(decode(path.read_bytes()).text).iter("Law"))
    wanted = list(_wanted(law))
    known = Counter(_known(source))
    good, all_, missed = Counter[str](), Counter[str](), []
    for kind, key in wanted:
        all_[kind] += 1
        if known[key]:
            known[key] -= 1
            good[kind] += 1
        else:
            missed.append(f"{'/'.join(key[0])} {key[1]}")
    false = [f"{'/'.join(path)} {words}" for path, words in known.elements()]
    return source.meta.title or path.stem, good, all_, missed, false, path.stat().st_size, took


def _known(source: Source) -> Iterator[Key]:
    for section in sections(list(outline(clean(source)))):
        if section.kind == "inline":
            continue
        yield section.path, _words(section.title or section.text)


def _words(said: str) -> str:
    return "".join(unicodedata.normalize("NFKC", said).split()).strip("()")[:WORDS]


def _label(said: str) -> str:
    return "".join(unicodedata.normalize("NFKC", c) if not "①" <= c <= "㊿" else c for c in said if not c.isspace())


def _wanted(law: Element) -> Iterator[tuple[str, Key]]:
    seen = Counter[str]()
    for part in law.iterfind("LawBody/*"):
        if part.tag == "MainProvision":
            yield from _inside(part, ())
        elif part.tag == "SupplProvision":
            name = _label(text(part.find("SupplProvisionLabel"))) + (
                _label(f"({part.get('AmendLawNum')})") if part.get("AmendLawNum") else ""
            )
            seen[name] += 1
            label = name if seen[name] == 1 else f"{name}その{seen[name]}"
            yield "supplement", ((label,), _words("抄" if part.get("Extract") == "true" else ""))
            yield from _inside(part, (label,))
        elif part.tag.startswith("Appdx"):
            label, _, words = text(part.find(f"{part.tag}Title")).partition("\u3000")
            title = _label(label)
            yield "appendix", ((title,), _words(words + text(part.find("RelatedArticleNum"))))
            for item in part.findall("Item"):
                yield from _item(item, (title,), "item")


def _inside(element: Element, above: Path_) -> Iterator[tuple[str, Key]]:
    for child in element:
        if child.tag in GROUPS:
            label, _, title = text(child.find(f"{child.tag}Title")).partition("\u3000")
            path = (*above, _label(label))
            yield "heading", (path, _words(title))
            yield from _inside(child, path)
        elif child.tag == "Article":
            path = (*above, _label(text(child.find("ArticleTitle"))))
            caption = text(child.find("ArticleCaption"))
            first = child.find("Paragraph")
            words = caption or ("" if first is None else _sentence(first))
            yield "article", (path, _words(words))
            yield from _inside(child, path)
        elif child.tag == "Paragraph":
            yield from _paragraph(child, above)


def _paragraph(child: Element, above: Path_) -> Iterator[tuple[str, Key]]:
    number = text(child.find("ParagraphNum"))
    own = int(child.get("Num", "0"))
    if not number and child.get("OldNum") == "true":
        number = chr(0x245F + own) if own <= 20 else chr(0x3251 + own - 21)
    path = (*above, _label(number)) if number else above
    if number:
        yield "paragraph", (path, _words(_sentence(child)))
    for item in child.findall("Item"):
        yield from _item(item, path, "item")


def _item(item: Element, above: Path_, kind: str) -> Iterator[tuple[str, Key]]:
    title = _label(text(item.find(f"{item.tag}Title")))
    if not title:
        return  # a line of an appendix
    path = (*above, title)
    yield kind, (path, _words(_sentence(item)))
    for child in item:
        if child.tag.startswith("Subitem") and child.tag[-1].isdecimal():
            yield from _item(child, path, "subitem")


def _sentence(element: Element) -> str:
    return text(element.find(f"{element.tag}Sentence"))


if __name__ == "__main__":
    main()
