"""Expressions in one parameter of a list: OData's `$filter` (OData 4.01, URL conventions, 5.1.1), label selectors.

Reads text and compares records; knows nothing of operations. Every fault names what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Any

from understudy.inference.conventions import words
from understudy.inference.envelopes import Steps
from understudy.inference.list_inputs import value_at
from understudy.inference.record_index import RecordIndex, index_record
from understudy.inference.shapes import items_of
from understudy.lazy_dataclass import dataclass
from understudy.operations.comparing import COMPARED, compares, same
from understudy.problem import did_you_mean
from understudy.state.store import Record

Test = Callable[[Record], bool]
_Value = Callable[[Record], Any]
_PIECE = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<punctuation>[(),])|(?P<word>[^\s(),']+))",
)
_TESTS = {"eq": "eq", "ne": "ne", "gt": "gt", "ge": "gte", "lt": "lt", "le": "lte"}
_TEXTUAL: Mapping[str, Callable[[str, str], bool]] = {
    "contains": lambda text, part: part in text,
    "startswith": lambda text, part: text.startswith(part),
    "endswith": lambda text, part: text.endswith(part),
    "substringof": lambda part, text: part in text,
}
_FORMING: Mapping[str, Callable[[Any], Any]] = {
    "tolower": lambda value: str(value).lower(),
    "toupper": lambda value: str(value).upper(),
    "trim": lambda value: str(value).strip(),
    "length": lambda value: len(str(value)),
}
_QUANTIFIERS: Mapping[str, Callable[[Iterable[object]], bool]] = {"any": any, "all": all}
_DEEPEST = 100
_CONSTANTS = {"true": True, "false": False, "null": None}
_MOST_PIECES = 1_000


class FilterFault(Exception):  # noqa: N818 - it is a fault of the text
    """What is wrong with an expression."""


def odata_filter(text: str, index: RecordIndex) -> Test:
    """A test that records pass when the expression is true of them. Raises FilterFault."""
    pieces = list(_pieces(text))
    if len(pieces) > _MOST_PIECES:
        raise FilterFault(f"has more than {_MOST_PIECES} words")
    reader = _Reader(pieces, index)
    test = reader.either()
    if reader.pieces:
        raise FilterFault(f"ends before {reader.pieces[0]!r}, where `and` or `or` was expected")
    return lambda record: bool(test(record))


def _pieces(text: str) -> list[str]:
    found, at = [], 0
    text = text.strip()
    while at < len(text):
        match = _PIECE.match(text, at)
        if match is None:
            raise FilterFault(f"has a text that does not end: {text[at:]}")
        found.append(match.group().strip())
        at = match.end()
    return found


@dataclass(slots=True)
class _Variable:
    """What a lambda (OData 4.01, 5.1.1.13) calls the element that it looks at."""

    index: RecordIndex
    element: Any = None


@dataclass(slots=True)
class _Reader:
    """Reads words from the front: `or` binds weaker than `and`, `and` weaker than `not`."""

    pieces: list[str]
    index: RecordIndex
    depth: int = 0
    variables: dict[str, _Variable] = field(default_factory=dict)

    def either(self) -> _Value:
        if self.depth > _DEEPEST:
            raise FilterFault(f"has more than {_DEEPEST} parentheses")
        self.depth += 1
        test = self._both()
        while self._take("or"):
            test = _any(test, self._both())
        return test

    def _both(self) -> _Value:
        test = self._one()
        while self._take("and"):
            test = _all(test, self._one())
        return test

    def _one(self) -> _Value:
        if self._take("not"):
            turned = self._one()
            return lambda record: not turned(record)
        if self._take("("):
            test = self.either()
            self._expect(")")
            return test
        left = self._operand()
        word = self.pieces[0].lower() if self.pieces else ""
        if word == "in":
            del self.pieces[0]
            options = self._arguments()
            return lambda record: any(same(left(record), option(record)) for option in options)
        if word not in _TESTS:
            return left
        del self.pieces[0]
        return _comparison(_TESTS[word], left, self._operand())

    def _operand(self) -> _Value:
        if not self.pieces:
            raise FilterFault("ends where a property or a value was expected")
        piece = self.pieces.pop(0)
        if piece in "(),":
            raise FilterFault(f"has {piece!r} where a property or a value was expected")
        if self.pieces and self.pieces[0] == "(":
            return self._call(piece)
        if piece.startswith("'"):
            text = piece[1:-1].replace("''", "'")
            return lambda _record: text
        if piece in _CONSTANTS:
            value = _CONSTANTS[piece]
            return lambda _record: value
        number = _number(piece)
        if number is not None:
            return lambda _record: number
        return self._property(piece)

    def _property(self, piece: str) -> _Value:
        read = self._way(piece.removesuffix("/$count"))
        return (lambda record: _length(read(record))) if piece.endswith("/$count") else read

    def _way(self, piece: str) -> _Value:
        """A property of the record, or of the element that a variable stands for."""
        head, _, rest = piece.partition("/")
        variable = self.variables.get(head)
        if variable is None:
            return self._found(piece, self.index)
        read = _itself if not rest else self._found(rest, variable.index)
        return lambda _record: read(variable.element)

    def _found(self, piece: str, index: RecordIndex) -> _Value:
        if re.match(r"[0-9a-f]{8}-|[0-9]{4}-", piece) and _steps(piece, "/", index) is None:
            return lambda _record: piece  # a time or a GUID stands without quotes
        return _property(piece, "/", index)

    def _lambda(self, way: str, quantifier: Callable[[Iterable[object]], bool]) -> _Value:
        """`Items/any(i: i/Price gt 5)`, `Items/all(…)`, and `Items/any()`, which only asks whether there is one."""
        elements = self._way(way)
        self._expect("(")
        if quantifier is any and self._take(")"):
            return lambda record: bool(_length(elements(record)))
        name, test = self._variable(way, f"{way}/{quantifier.__name__}")
        variable = self.variables[name]
        self._expect(")")
        del self.variables[name]

        def holds(record: Record) -> bool:
            found = elements(record)
            return quantifier(_with(variable, element, test, record) for element in found or ())

        return holds

    def _variable(self, way: str, function: str) -> tuple[str, _Value]:
        """What the element is called, and the condition on it."""
        name, colon, rest = (self.pieces.pop(0) if self.pieces else "").partition(":")
        if not colon and self.pieces and self.pieces[0].startswith(":"):
            colon, rest = ":", self.pieces.pop(0)[1:]
        if not colon or not name.isidentifier():
            raise FilterFault(f"has {name!r} where the name of an element was expected, as in `{function}(x: x eq 1)`")
        if name in self.variables:
            raise FilterFault(f"calls two elements {name}")
        if rest:
            self.pieces.insert(0, rest)
        self.variables[name] = _Variable(self._inner(way))
        return name, self.either()

    def _inner(self, way: str) -> RecordIndex:
        """The properties of an element."""
        head, _, rest = way.partition("/")
        above = self.variables[head].index if head in self.variables else self.index
        steps = above.find(tuple(words(rest if head in self.variables else way)))
        items = items_of(above.schemas, above.node(steps)) if steps is not None else True
        return index_record(above.schemas, items)

    def _call(self, name: str) -> _Value:
        way, _, quantifier = name.rpartition("/")
        if way and quantifier in _QUANTIFIERS:
            return self._lambda(way, _QUANTIFIERS[quantifier])
        known = [*_TEXTUAL, *_FORMING, *(f"{way or 'Items'}/{each}" for each in _QUANTIFIERS)]
        if name not in known:
            raise FilterFault(f"calls {name}, which is not known here; {did_you_mean(name, known)}")
        arguments = self._arguments()
        if name in _TEXTUAL and len(arguments) == 2:
            compare, (one, other) = _TEXTUAL[name], arguments
            return lambda record: _both_texts(compare, one(record), other(record))
        if name in _FORMING and len(arguments) == 1:
            form, value = _FORMING[name], arguments[0]
            return lambda record: None if value(record) is None else form(value(record))
        raise FilterFault(f"calls {name} with {len(arguments)} arguments")

    def _arguments(self) -> list[_Value]:
        self._expect("(")
        found = [self._operand()]
        while self._take(","):
            found.append(self._operand())
        self._expect(")")
        return found

    def _take(self, piece: str) -> bool:
        if self.pieces and self.pieces[0].lower() == piece:
            del self.pieces[0]
            return True
        return False

    def _expect(self, piece: str) -> None:
        if not self._take(piece):
            raise FilterFault(
                f"has {self.pieces[0]!r} where {piece!r} was expected" if self.pieces else f"lacks {piece!r}"
            )


def _itself(value: Any) -> Any:
    return value


def _length(value: Any) -> int | None:
    return len(value) if isinstance(value, list) else None


def _with(variable: _Variable, element: Any, test: _Value, record: Record) -> Any:
    variable.element = element
    return test(record)


def _any(one: _Value, other: _Value) -> _Value:
    return lambda record: one(record) or other(record)


def _all(one: _Value, other: _Value) -> _Value:
    return lambda record: one(record) and other(record)


def _comparison(test: str, left: _Value, right: _Value) -> _Value:
    if test == "eq":
        return lambda record: same(left(record), right(record))
    if test == "ne":
        return lambda record: not same(left(record), right(record))
    assert test in COMPARED
    return lambda record: compares(test, left(record), right(record))


def _both_texts(compare: Callable[[str, str], bool], one: Any, other: Any) -> bool:
    return isinstance(one, str) and isinstance(other, str) and compare(one, other)


def _number(piece: str) -> int | float | None:
    try:
        return (
            int(piece)
            if re.fullmatch(r"-?\d{1,30}", piece)
            else float(piece)
            if re.fullmatch(r"-?\d+\.\d+", piece)
            else None
        )
    except ValueError:
        return None


# -- selectors ------------------------------------------------------------------------------------------------------

_SET = re.compile(r"^(?P<key>[^\s!=,()]+)\s+(?P<test>in|notin)\s+\((?P<values>[^()]*)\)$")
_PAIR = re.compile(r"^(?P<key>[^\s!=,()]+)\s*(?P<test>==|!=|=)\s*(?P<value>.*)$")
_PART = re.compile(r",(?![^(]*\))")


def selector(text: str, index: RecordIndex, labels: Steps | None) -> Test:
    """A test for `key=value,other!=value,key in (a,b),key,!key`; a key that is no property is one of the labels.

    Raises FilterFault.
    """
    tests = [_requirement(part.strip(), index, labels) for part in _PART.split(text) if part.strip()]
    return lambda record: all(test(record) for test in tests)


def _requirement(part: str, index: RecordIndex, labels: Steps | None) -> Test:
    if (found := _SET.match(part)) is not None:
        options = [option.strip() for option in found["values"].split(",")]
        read, wanted = _labelled(found["key"], index, labels), found["test"] == "in"
        return lambda record: (read(record) is not None and str(read(record)) in options) is wanted
    if (found := _PAIR.match(part)) is not None:
        read, value, equal = _labelled(found["key"], index, labels), found["value"], found["test"] != "!="
        return lambda record: same(read(record), value) is equal
    if re.fullmatch(r"!?[^\s!=,()]+", part) is None:
        raise FilterFault(f"has {part!r} where `key=value`, `key!=value`, `key in (a,b)`, `key` or `!key` was expected")
    read, there = _labelled(part.lstrip("!"), index, labels), not part.startswith("!")
    return lambda record: (read(record) is not None) is there


def _labelled(key: str, index: RecordIndex, labels: Steps | None) -> _Value:
    """A label where the record has labels, else a property."""
    if labels is not None:
        return lambda record: value_at(record, (*labels, key))
    return _property(key, ".", index)


def _property(name: str, separator: str, index: RecordIndex) -> _Value:
    """A property by its name, with those of the objects around it before a separator. Raises FilterFault."""
    steps = _steps(name, separator, index)
    if steps is None:
        known = [separator.join(way) for way in index.ways.values()]
        raise FilterFault(f"names {name}, which is no property; {did_you_mean(name, known)}")
    return lambda record: value_at(record, steps)


def _steps(name: str, separator: str, index: RecordIndex) -> Steps | None:
    parts = tuple(part for step in name.split(separator) for part in words(step))
    return index.find(parts) if parts else None
