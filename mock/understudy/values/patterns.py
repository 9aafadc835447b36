"""Text that a regular expression matches. Knows ECMA-262 as far as Python's own parser can be brought to read it."""

from __future__ import annotations

import re
import string

# The standard library's regular expression parser is private and documented only by its source; sre_parse, its public
# name, is deprecated. It is used here alone, and patterns it can't parse are refused as ValueError.
from re import _constants as sre  # type: ignore[attr-defined]  # private, so typeshed leaves it out
from re import _parser as sre_parser  # type: ignore[attr-defined]  # likewise
from typing import Any

from understudy.values.rng import Rng

_PRINTABLE = string.ascii_lowercase + string.digits
_OTHERS = _PRINTABLE + string.ascii_uppercase + " -_.,/:;#@!"
_MOST_REPEATS = 8
_WIDEST_RANGE = 200
# Nested repeats multiply; a text of this many parts is none that an API means.
_MOST_PARTS = 20_000
# Unicode properties (ECMA-262, `\p{…}`), by characters that have them; a pattern is only written for, never checked.
_PROPERTIES = {"Lu": "A-Z", "Uppercase": "A-Z", "N": "0-9", "Nd": "0-9", "P": "!-/", "Z": " ", "Zs": " ", "S": "+<=>"}
# Scripts, by letters of theirs.
_PROPERTIES |= {"Greek": "α-ω", "Cyrillic": "а-я", "Hebrew": "א-ת", "Arabic": "ب-ي", "Thai": "ก-ฮ", "Devanagari": "क-ह"}
_PROPERTIES |= {"Han": "一-丈", "Hiragana": "ぁ-ん", "Katakana": "ァ-ン", "Hangul": "가-갛", "Armenian": "ա-ֆ"}
_CATEGORIES = {
    sre.CATEGORY_DIGIT: string.digits,
    sre.CATEGORY_WORD: string.ascii_letters + string.digits + "_",
    sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_NOT_DIGIT: string.ascii_lowercase,
    sre.CATEGORY_NOT_WORD: " -",
    sre.CATEGORY_NOT_SPACE: _PRINTABLE,
}
_TOKEN = re.compile(
    r"\\p\{(?:[^}=]*=)?(?P<property>[^}]*)\}|\\P\{(?P<without>[^}]*)\}|\\u\{(?P<point>[0-9A-Fa-f]+)\}"
    r"|(?P<flags>\(\?[a-zA-Z]+\))|\\c(?P<control>[A-Za-z])|(?P<escape>\\.)|(?P<group>\(\?<(?![=!]))|(?P<char>.)",
    re.DOTALL,
)


def matching(pattern: str, rng: Rng, low: int = 0, high: int | None = None) -> str:
    """Text for a regular expression, of about the wanted length. Look-around is best effort, so callers check.

    Raises ValueError for a pattern that can't be parsed.
    """
    try:
        parsed = sre_parser.parse(_portable(pattern))
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"can't make text for the pattern {pattern}: {error}") from None
    writer = _Writer(rng, max(_MOST_REPEATS, low) if high is None else max(1, min(max(_MOST_REPEATS, low), high)), low)
    text = writer.sequence(parsed)
    for needed in writer.ahead:
        text = _overlaid(text, needed, rng)
    if len(text) < low and not pattern.endswith("$"):
        text = text.ljust(low, "a")
    if high is not None and len(text) > high and not pattern.endswith("$"):
        text = text[:high]
    return text


def _portable(pattern: str) -> str:
    """The pattern in Python's spelling: named groups, Unicode properties, and no set operations inside a class."""
    written: list[str] = []
    inside = False
    for token in _TOKEN.finditer(pattern):
        kind, text = token.lastgroup, token.group()
        if kind == "property":
            letters = _PROPERTIES.get(token["property"], "A-Za-z")
            text = letters if inside else f"[{letters}]"
        elif kind == "without":
            text = "0-9" if inside else "[0-9]"
        elif kind == "point":
            text = re.escape(chr(int(token["point"], 16)))
        elif kind == "flags":
            text = ""
        elif kind == "control":
            text = f"\\x{ord(token['control'].upper()) - 64:02x}"
        elif kind == "group":
            text = "(?P<"
        elif kind == "char" and inside and text in "[&|~":
            text = "\\" + text
        elif kind == "char" and text in "[]":
            inside = text == "["
        written.append(text)
    return "".join(written)


def _overlaid(text: str, needed: str, rng: Rng) -> str:
    """The text with the last character that a look-ahead requires put somewhere into it."""
    if not needed or needed in text or not text:
        return text
    place = rng.between(0, len(text) - 1)
    return text[:place] + needed[-1] + text[place + 1 :]


class _Writer:
    """Writes text for a parsed pattern, remembering groups for the references to them."""

    def __init__(self, rng: Rng, most: int, low: int) -> None:
        self.ahead: list[str] = []
        self._rng = rng
        self._most = most
        self._low = low
        self._left = _MOST_PARTS
        self._groups: dict[int, str] = {}

    def sequence(self, parts: Any) -> str:
        self._left -= len(parts)
        if self._left < 0:
            raise ValueError("the pattern asks for too long a text")
        return "".join(self._part(op, argument) for op, argument in parts)

    def _part(self, op: Any, argument: Any) -> str:
        if op is sre.LITERAL:
            return chr(argument)
        if op is sre.NOT_LITERAL:
            return self._rng.pick([letter for letter in _PRINTABLE if ord(letter) != argument])
        if op is sre.ANY:
            return self._rng.pick(_PRINTABLE)
        if op is sre.IN:
            return _of_class(argument, self._rng)
        if op is sre.BRANCH:
            return self.sequence(self._rng.pick(argument[1]))
        if op is sre.SUBPATTERN:
            text = self.sequence(argument[-1])
            self._groups[argument[0]] = text
            return text
        if op is sre.GROUPREF:
            return self._groups.get(argument, "")
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            return self._repeat(*argument)
        if op is sre.ATOMIC_GROUP:
            return self.sequence(argument)
        if op is sre.ASSERT and argument[0] == 1:
            self.ahead.append(_Writer(self._rng, 1, 0).sequence(argument[1]))
        return ""

    def _repeat(self, low: int, high: Any, inner: Any) -> str:
        most = min(int(high), max(low, self._most))
        least = max(low, min(self._low, most))
        return "".join(self.sequence(inner) for _ in range(self._rng.between(least, most)))


def _of_class(parts: Any, rng: Rng) -> str:
    negated = parts[0][0] is sre.NEGATE
    chosen: list[str] = []
    for op, argument in parts:
        if op is sre.LITERAL:
            chosen.append(chr(argument))
        elif op is sre.RANGE:
            low, high = argument
            chosen.extend(chr(code) for code in range(low, min(high, low + _WIDEST_RANGE) + 1))
        elif op is sre.CATEGORY:
            chosen.extend(_CATEGORIES.get(argument, ""))
    if negated:
        taken = set(chosen)
        chosen = [letter for letter in _OTHERS if letter not in taken] or ["\u00e9"]
    plain = [letter for letter in chosen if letter.isalnum() and letter.isascii()]
    return rng.pick(plain or chosen)
