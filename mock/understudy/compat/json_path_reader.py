"""Reads the JSON paths of WireMock: the text of a path, of its functions' parameters and of its filters."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from understudy.compat.json_path import Filter, JsonPath, PathError, PathStep
from understudy.compat.json_path_filters import (
    OPERATORS,
    Literal,
    Operand,
    Pattern,
    all_of,
    any_of,
    comparison,
    existence,
    negation,
)
from understudy.regular_expressions import BoundedExpression

_INDEXES = re.compile(r"\[\s*(-?\d+(?:\s*,\s*-?\d+)*)\s*\]")
_SLICE = re.compile(r"\[\s*(-?\d+)?\s*:\s*(-?\d+)?\s*(?::[\s\d:-]*)?\]")
_WILDCARD = re.compile(r"\[\s*\*\s*\]")
_NAME = re.compile(r"[^.\[( ]+")
_NUMBER = re.compile(r"-?[0-9][0-9.eE-]*")
_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE, "d": 0, "u": 0, "U": 0}
_SIGNS = "<>=~!"
_OPERATOR = re.compile(rf"[{_SIGNS}]+|[^ ]*")
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_NESTING = 60


@lru_cache(maxsize=1024)
def compile_path(text: str) -> JsonPath:
    """A path; one that begins with neither `$` nor `@` begins at the document's properties. Raises PathError."""
    try:
        return _PathReader(text).path()
    except RecursionError:
        raise PathError("it is nested too deeply") from None


class _PathReader:
    """Reads one text from left to right. Every method raises PathError with the place."""

    def __init__(self, text: str) -> None:
        self._text = text.strip()
        if self._text and self._text[0] not in "$@":
            self._text = "$." + self._text
        self._at = 0

    def path(self) -> JsonPath:
        """The whole text as a path."""
        text = self._text
        if not text:
            raise PathError("a JSON path can't be empty")
        if text.endswith("."):
            raise PathError("a JSON path must not end with '.' or '..'")
        self._at = 1
        steps: list[PathStep] = []
        while self._at < len(text):
            if not steps and self._here() not in ".[":
                raise self._unreadable("expected '.' or '['")
            if steps and self._here() == "[" and self._at == len(text) - 1:
                break  # the original ignores it as well
            steps.append(self._step())
        if steps and steps[-1].kind == "scan":
            raise self._unreadable("a property, '*' or '[' must follow '..'")
        if len(steps) > 1 and steps[0].kind == "scan" and steps[-1].kind == "function":
            # A function at the end of a scan is about all that the scan finds.
            scanned = JsonPath(text, text[0] == "$", tuple(steps[:-1]))
            if steps[-1].names[0] in ("length", "size"):
                scanned = JsonPath(text, text[0] == "$", (*steps[:-1], PathStep("wildcard")))
            steps = [PathStep("function", steps[-1].names, parameters=(scanned,))]
        return JsonPath(text, text[0] == "$", tuple(steps))

    def _here(self) -> str:
        return self._text[self._at : self._at + 1]

    def _unreadable(self, expected: str) -> PathError:
        return PathError(f"{expected} at position {self._at} of {self._text}")

    def _step(self) -> PathStep:
        if self._text.startswith("...", self._at):
            raise self._unreadable("two dots at most")
        if self._text.startswith("..", self._at):
            # The dots belong to the scan, and what follows is a step of its own.
            self._at += 1
            if self._text.startswith(".[", self._at):
                self._at += 1
            return PathStep("scan")
        if self._here() == "[":
            return self._bracket()
        if self._here() == ".":
            self._at += 1
        if self._here() == "[":
            return self._bracket()
        if self._here() == "*":
            self._at += 1
            return PathStep("wildcard")
        return self._name()

    def _name(self) -> PathStep:
        found = _NAME.match(self._text, self._at)
        if found is None:
            raise self._unreadable("expected a property")
        self._at = found.end()
        if self._here() == " ":
            raise self._unreadable("a property with blanks is written ['my property'];")
        if self._here() != "(":
            return PathStep("property", (found.group(),))
        end = _closing_bracket(self._text, self._at)
        parameters = self._text[self._at + 1 : end]
        self._at = end + 1
        return PathStep("function", (found.group(),), parameters=tuple(map(_parameter, _split(parameters))))

    def _bracket(self) -> PathStep:
        text, at = self._text, self._at
        for pattern, make in _BRACKETS:
            if found := pattern.match(text, at):
                self._at = found.end()
                return make(found)
        inside = text[at + 1 :].lstrip()
        if inside[:1] in ("'", '"'):
            return self._quoted()
        if inside.startswith("?"):
            end = _closing_bracket(text, at)
            self._at = end + 1
            return PathStep("filter", test=_FilterReader(text[at + 1 : end].strip()[1:].strip()).filter())
        raise self._unreadable("expected ?, ', a number or *")

    def _quoted(self) -> PathStep:
        names: list[str] = []
        self._at += 1
        while True:
            self._blanks()
            quote = self._here()
            if quote not in ("'", '"'):
                raise self._unreadable("expected a property in quotes")
            end = _closing_quote(self._text, self._at)
            names.append(_unescaped(self._text[self._at + 1 : end]))
            self._at = end + 1
            self._blanks()
            separator, self._at = self._here(), self._at + 1
            if separator == "]":
                return PathStep("property", tuple(names))
            if separator != ",":
                raise self._unreadable("expected ',' or ']'")

    def _blanks(self) -> None:
        while self._here() == " ":
            self._at += 1


_BRACKETS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], PathStep]], ...] = (
    (_INDEXES, lambda found: PathStep("index", indexes=tuple(int(each) for each in found.group(1).split(",")))),
    (_WILDCARD, lambda _found: PathStep("wildcard")),
    (_SLICE, lambda found: _slice(found)),
)


def _slice(found: re.Match[str]) -> PathStep:
    start, end = (int(each) if each else None for each in found.groups())
    if start is None and end is None:
        raise PathError(f"a slice has a start or an end; got {found.group()}")
    return PathStep("slice", indexes=(start, end))


def _closing_quote(text: str, at: int) -> int:
    end = at + 1
    while end < len(text) and text[end] != text[at]:
        end += 2 if text[end] == "\\" else 1
    if end >= len(text):
        raise PathError(f"a text is not closed at position {at} of {text}")
    return end


def _closing_bracket(text: str, at: int) -> int:
    """Where the bracket that opens here is closed; those in quotes and patterns don't count."""
    opening, closing = text[at], _CLOSING[text[at]]
    depth, place = 0, at
    while place < len(text):
        character = text[place]
        if character in "'\"" or (character == "/" and text[:place].rstrip()[-1:] in ("~", "(")):
            place = _closing_quote(text, place)
        depth += (character == opening) - (character == closing)
        if depth == 0:
            return place
        place += 1
    raise PathError(f"{opening} is not closed at position {at} of {text}")


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    known = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found.group(1), 16)), text)
    return re.sub(r"\\(.)", lambda found: known.get(found.group(1), found.group(1)), text, flags=re.DOTALL)


def _split(text: str) -> list[str]:
    """The parameters of a function: what stands between commas that are in no brackets and no quotes."""
    found, start, place = [], 0, 0
    while place < len(text):
        if text[place] in "'\"":
            place = _closing_quote(text, place)
        elif text[place] in _CLOSING:
            place = _closing_bracket(text, place)
        elif text[place] == ",":
            found.append(text[start:place])
            start = place + 1
        place += 1
    return [each.strip() for each in (*found, text[start:]) if each.strip()]


def _parameter(text: str) -> Any:
    if text[0] in "$@":
        return compile_path(text)
    try:
        return json.loads(text)
    except ValueError:
        return None


class _FilterReader:
    """Reads what stands in `[?…]`."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0

    def filter(self) -> Filter:
        """The whole text as a filter. Raises PathError."""
        if not self._text.startswith("("):
            raise PathError(f"a filter stands in parentheses: [?(…)]; got [?{self._text}]")
        made = self._either()
        if self._skip():
            raise self._unreadable("expected the end")
        return made

    def _skip(self) -> str:
        while self._text[self._at : self._at + 1] in (" ", "\t", "\n", "\r"):
            self._at += 1
        return self._text[self._at : self._at + 1]

    def _unreadable(self, expected: str) -> PathError:
        return PathError(f"{expected} at position {self._at} of the filter {self._text}")

    def _either(self) -> Filter:
        self._depth += 1
        if self._depth > _NESTING:
            raise self._unreadable("less nesting")
        made = self._joined("||", lambda: self._joined("&&", self._one, all_of), any_of)
        self._depth -= 1
        return made

    def _joined(self, sign: str, part: Callable[[], Filter], join: Callable[[Sequence[Filter]], Filter]) -> Filter:
        parts = [part()]
        while self._skip() and self._text.startswith(sign, self._at):
            self._at += len(sign)
            parts.append(part())
        return parts[0] if len(parts) == 1 else join(parts)

    def _one(self) -> Filter:
        negated = False
        while self._skip() == "!":
            negated = not negated
            self._at += 1
        if self._skip() == "(":
            self._at += 1
            made = self._either()
            if self._skip() != ")":
                raise self._unreadable("expected ')'")
            self._at += 1
        else:
            made = self._expression()
        return negation(made) if negated else made

    def _expression(self) -> Filter:
        left = self._operand()
        after = self._at
        try:
            operator = self._operator()
            right = self._operand()
        except PathError:
            self._at = after
            if not isinstance(left, JsonPath):
                raise
            return existence(left)
        return comparison(left, operator, right)

    def _operator(self) -> str:
        self._skip()
        found = _OPERATOR.match(self._text, self._at)
        assert found is not None  # it matches the empty text as well
        self._at = found.end()
        operator = found.group().upper()
        if operator not in OPERATORS:
            raise self._unreadable(f"no operator {operator!r}; there are {', '.join(OPERATORS).lower()}")
        return operator

    def _operand(self) -> Operand:
        first, start = self._skip(), self._at
        if first in ("$", "@"):
            return self._path()
        if first in ("'", '"'):
            end = _closing_quote(self._text, start)
            self._at = end + 1
            return Literal(_unescaped(self._text[start + 1 : end]))
        if first == "/":
            return self._pattern()
        if first in ("[", "{"):
            end = _closing_bracket(self._text, start)
            self._at = end + 1
            return Literal(_permissive(self._text[start : end + 1]), written=True)
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self._text.startswith(word, start):
                self._at = start + len(word)
                return Literal(value)
        found = _NUMBER.match(self._text, start)
        if found is None:
            raise self._unreadable("expected a path or a value")
        self._at = found.end()
        try:
            return Literal(json.loads(found.group()))
        except ValueError:
            raise self._unreadable("expected a number") from None

    def _pattern(self) -> Pattern:
        start = self._at
        end = _closing_quote(self._text, start)
        self._at = end + 1
        flags = 0
        while self._text[self._at : self._at + 1] and self._text[self._at] in _FLAGS:
            flags |= _FLAGS[self._text[self._at]]
            self._at += 1
        try:
            return Pattern(BoundedExpression(self._text[start + 1 : end].replace("\\/", "/"), flags))
        except ValueError as error:
            raise PathError(f"not a regular expression: {error}") from None

    def _path(self) -> JsonPath:
        start = self._at
        self._at += 1
        while (here := self._text[self._at : self._at + 1]) and here not in _SIGNS and here not in " )":
            self._at = (_closing_bracket(self._text, self._at) if here in ("[", "(") else self._at) + 1
        return compile_path(self._text[start : self._at])


def _permissive(text: str) -> Any:
    """A JSON literal, whose texts may stand in single quotes."""
    quoted = re.sub(r"'((?:[^'\\]|\\.)*)'", lambda found: json.dumps(_unescaped(found.group(1))), text)
    for each in (text, quoted):
        try:
            return json.loads(each)
        except ValueError:
            continue
    raise PathError(f"not JSON: {text}")
