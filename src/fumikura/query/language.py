"""A query line in, its tree out; a line that cannot be read is refused with the place of the fault.

    query  = and { OR and }
    and    = unary { unary }
    unary  = [ - | NOT ] atom
    atom   = ( query ) | "phrase" | NEAR/n( atom atom … ) | field:value | attribute:value | /expression/
           | [attribute="value"] … (see cql.py) | word | prefix*

Full-width signs count as their half-width forms. A bracket inside a word, as in 第２－１－（３）, belongs to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import factorial

from fumikura.errors import QueryError
from fumikura.query import cql, values
from fumikura.query.nodes import And, Filter, Near, Node, Not, Or, Phrase, Prefix, Regex, Tokens, Word
from fumikura.tokens.streams import units

FIELDS = {
    "doc": "the id of a document, or its beginning with *",
    "kind": "kind of a document or passage",
    "section": "labels of a section in their order: 第2章, 第2の1(3)",
    "speaker": "who speaks, or a part of the name",
    "date": "a day that the passage speaks of: 1986-10-11..1986-10-12, 昭和61年10月, >=1986",
    "number": "a number in it: >=100弾頭, 100..200",
    "amount": "an amount of money in it: >=10億円",
    "person": "a person that it names, in any written form: ゴルバチョフ, 「ゴ」書記長",
    "org": "a body that it names: 米国務省, GEC",
    "place": "a country, region or facility that it names: 米国, 米",
    "entity": "anything that it names: INF条約, 湾岸戦争",
    "cites": "a provision that it refers to: データ法/18, 民法90条1項, 地方自治法",
}
LONGEST = 1000
DEEPEST = 16
MOST = 64
WIDEST = 50
WIDEST_NEAR = 1000  # orders of the words times widths of the gaps

_QUOTES = {'"': '"', "“": "”", "＂": "＂", "”": "”"}
_OPEN, _CLOSE = frozenset("(（"), frozenset(")）")
_MINUS = frozenset("-－−")
_STAR, _BAR = frozenset("*＊"), frozenset("|｜")
_NEAR = re.compile(r"(?:NEAR|ＮＥＡＲ)(?:[/／]([0-9０-９]+))?[(（]", re.IGNORECASE)
_UNBRACKETED = re.compile(r"(?:NEAR|ＮＥＡＲ)[/／][0-9０-９]+", re.IGNORECASE)
# Ｉ Ｎ Ｆ, as scanners and typists space out an abbreviation
_SPELLED = re.compile(r"[A-ZＡ-Ｚ](?:[ \u3000][A-ZＡ-Ｚ]){2,}(?![^\s()（）])")
# /第[0-9]+条/, but neither /usr/bin nor and/or
_REGEX = re.compile(r"[/／]((?:[^/／\\]|\\.)+)[/／](?=[\s)）]|$)")
_FIELD = re.compile(r"([A-Za-z_]+)[:：](?!//)")


def parse(line: str) -> Node:
    """Read a query line.

    Raises:
        QueryError: with the column where reading failed.
    """
    if len(line) > LONGEST:
        msg = f"the query has {len(line)} characters, the most are {LONGEST}"
        raise QueryError(msg, query=line, column=LONGEST)
    return _Reader(line).read()


@dataclass(slots=True)
class _Reader:
    line: str
    at: int = 0
    words: int = 0

    def read(self) -> Node:
        tree = self._either(0)
        if self.at < len(self.line):
            raise self._error("a closing bracket without an opening one")
        if _negative(tree):
            self.at = 0
            raise self._error("say at least one thing to find; '-' only narrows it down")
        return tree

    def _error(self, message: str, column: int | None = None) -> QueryError:
        return QueryError(message, query=self.line, column=self.at if column is None else column)

    def _skip(self) -> None:
        while self.at < len(self.line) and self.line[self.at].isspace():
            self.at += 1

    def _peek(self) -> str:
        self._skip()
        return self.line[self.at] if self.at < len(self.line) else ""

    def _keyword(self, *names: str) -> bool:
        """Take a keyword that stands alone."""
        self._skip()
        for name in names:
            end = self.at + len(name)
            if self.line.startswith(name, self.at) and (
                name in _BAR or end == len(self.line) or self.line[end].isspace() or self.line[end] in _OPEN
            ):
                self.at = end
                return True
        return False

    def _either(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise self._error(f"brackets are nested deeper than {DEEPEST}")
        start = self.at
        parts = [self._all(depth)]
        while self._keyword("OR", "ＯＲ", "|", "｜"):
            parts.append(self._all(depth))
        if any(isinstance(part, Not) for part in parts) and len(parts) > 1:
            raise self._error("'-' cannot stand alone on a side of OR", start)
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all(self, depth: int) -> Node:
        parts: list[Node] = []
        while True:
            char = self._peek()
            if not char or char in _CLOSE:
                break
            mark = self.at
            if self._keyword("OR", "ＯＲ", "|", "｜"):
                self.at = mark
                break
            if self._keyword("AND", "ＡＮＤ"):
                continue
            parts.append(self._unary(depth))
        if not parts:
            raise self._error("a word is missing here" if self.line.strip() else "the query is empty")
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _unary(self, depth: int) -> Node:
        negative = self._keyword("NOT", "ＮＯＴ")
        if not negative and self._peek() in _MINUS:
            self.at += 1
            negative = True
            if self.at >= len(self.line) or self.line[self.at].isspace():
                raise self._error("'-' stands directly before the word that must not be found", self.at - 1)
        atom = self._atom(depth)
        return Not(atom) if negative else atom

    def _atom(self, depth: int) -> Node:
        char = self._peek()
        self.words += 1
        if self.words > MOST:
            raise self._error(f"more than {MOST} words; search for fewer")
        if not char or char in _CLOSE or char in _BAR:
            raise self._error("a word is missing here")
        if cql.begins(self.line, self.at) and (pattern := self._pattern(depth)) is not None:
            return pattern
        if char in _OPEN:
            return self._bracket(depth)
        if found := _REGEX.match(self.line, self.at):
            self.at = found.end()
            return Regex(found[1])
        if char in _QUOTES:
            return Phrase(self._quoted())
        if found := _NEAR.match(self.line, self.at):
            return self._near(found)
        if found := _FIELD.match(self.line, self.at):
            return self._filter(found)
        start, word = self.at, self._word(_BAR)
        if found := _UNBRACKETED.fullmatch(word):
            raise self._error(f"NEAR wants its words in brackets: {found[0].upper()}(欧州 削減)", start)
        if word[0] in _STAR and units(word):
            ending = word.strip("*＊")
            raise self._error(f"'*' stands behind the beginning of a word; for endings write surface:*{ending}", start)
        if word[-1] in _STAR:
            beginning = word.rstrip("*＊")
            if not units(beginning):
                raise self._error("'*' stands behind the beginning of a word", self.at - 1)
            return Prefix(beginning)
        return Word(word)

    def _pattern(self, depth: int) -> Node | None:
        """Take a pattern of words; None where a bracket opens that holds more than a pattern."""
        start = self.at
        try:
            pattern, self.at = cql.read(self.line, start)
        except QueryError:
            if self.line[start] not in _OPEN:
                raise
            self.at = start
            return self._bracket(depth)
        return Tokens(pattern, self.line[start : self.at].strip())

    def _bracket(self, depth: int) -> Node:
        start = self.at
        self.at += 1
        tree = self._either(depth + 1)
        if self._peek() not in _CLOSE or not self._peek():
            raise self._error("this bracket is never closed", start)
        self.at += 1
        return tree

    def _quoted(self) -> str:
        start = self.at
        closing = {_QUOTES[self.line[start]], '"', "”", "＂"}
        end = next((i for i in range(start + 1, len(self.line)) if self.line[i] in closing), -1)
        if end < 0:
            raise self._error("this quotation mark is never closed", start)
        self.at = end + 1
        if not units(self.line[start:end]):
            raise self._error("nothing to find between these quotation marks", start)
        return self.line[start + 1 : end]

    def _near(self, found: re.Match[str]) -> Node:
        start = self.at
        distance = int(found[1] or 5)
        if distance > WIDEST:
            raise self._error(f"NEAR goes up to {WIDEST} words", start)
        self.at = found.end()
        parts: list[str] = []
        while (char := self._peek()) not in _CLOSE or not char:
            if not char:
                raise self._error("the bracket of NEAR is never closed", start)
            self.words += 1
            if self.words > MOST:
                raise self._error(f"more than {MOST} words; search for fewer")
            parts.append(self._quoted() if char in _QUOTES else self._word())
        self.at += 1
        if len(parts) < 2:
            raise self._error("NEAR wants two words or more, as in NEAR/5(欧州 削減)", start)
        if factorial(len(parts)) * (distance + 1) ** (len(parts) - 1) > WIDEST_NEAR:
            raise self._error(
                f"NEAR/{distance} of {len(parts)} words is too wide; take fewer words or a smaller number", start
            )
        return Near(distance, tuple(parts))

    def _filter(self, found: re.Match[str]) -> Node:
        name, opening = found[1].lower(), self.at
        if name not in FIELDS and name not in cql.ATTRIBUTES:
            known = ", ".join((*FIELDS, *cql.ATTRIBUTES))
            raise self._error(f"there is no field {name!r}; fields are {known} (or put it in quotation marks)")
        self.at = found.end()
        char = self.line[self.at] if self.at < len(self.line) else " "
        if char.isspace() or char in _CLOSE:
            raise self._error(f"a value is missing behind {name}:")
        start = self.at
        value = (self._quoted() if char in _QUOTES else self._word()).replace("＊", "*")
        try:
            if name in cql.ATTRIBUTES:
                return Tokens(cql.term(name, value, start), self.line[opening : self.at])
            if name == "date":
                values.days(value)
            elif name in {"number", "amount"}:
                values.amounts(value, money=name == "amount")
        except ValueError as fault:
            raise self._error(str(fault), start) from fault
        return Filter(name, value)

    def _word(self, ends: frozenset[str] = frozenset()) -> str:
        """Take characters up to white space, a quotation mark, or a bracket that was opened outside the word."""
        if spelled := _SPELLED.match(self.line, self.at):
            self.at = spelled.end()
            return "".join(spelled[0].split())
        start, inside = self.at, 0
        while self.at < len(self.line):
            char = self.line[self.at]
            if char.isspace() or char in _QUOTES or char in ends:
                break
            if char in _OPEN:
                inside += 1
            elif char in _CLOSE:
                if not inside:
                    break
                inside -= 1
            self.at += 1
        return self.line[start : self.at]


def _negative(tree: Node) -> bool:
    """Tell a query that only says what must not be found."""
    match tree:
        case Not():
            return True
        case And(children):
            return all(map(_negative, children))
        case Or(children):
            return any(map(_negative, children))
        case _:
            return False
