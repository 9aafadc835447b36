"""Seeded text: by format, by pattern, by length. Knows nothing of schemas beyond these three."""

from __future__ import annotations

import base64
import re
import string
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from random import Random

# The standard library's regular expression parser is private and documented only by its source; sre_parse, its public
# name, is deprecated. It is used here alone, and patterns it can't parse are refused as ValueError.
from re import _constants as sre  # type: ignore[attr-defined]  # private, so typeshed leaves it out
from re import _parser as sre_parser  # type: ignore[attr-defined]  # likewise
from typing import Any
from uuid import UUID

__all__ = ["formatted", "matching", "word"]

_WORDS = (
    *("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "haven", "inlet", "jetty", "knoll", "larch"),
    *("meadow", "north", "orchard", "prairie", "quartz", "ridge", "spruce", "timber", "upland", "valley", "willow"),
)
_PRINTABLE = string.ascii_lowercase + string.digits
_START = datetime(2025, 1, 1, tzinfo=UTC)
_MOST_REPEATS = 8


def word(random: Random, low: int, high: int | None) -> str:
    """Plain words of a length from `low` to `high` characters."""
    text = f"{random.choice(_WORDS)} {random.choice(_WORDS)}"
    while len(text) < low:
        text += f" {random.choice(_WORDS)}"
    limit = len(text) if high is None else min(len(text), high)
    text = text[: max(limit, low)]
    return text[:-1] + "s" if text.endswith(" ") else text


def formatted(name: str, random: Random) -> str | None:
    """Text of a format of JSON Schema or OpenAPI, or None for a format that says nothing about the text."""
    make = _FORMATS.get(name)
    return make(random) if make else None


def _moment(random: Random) -> datetime:
    return _START + timedelta(seconds=random.randrange(365 * 86_400))


def _day(random: Random) -> date:
    return _moment(random).date()


def _host(random: Random) -> str:
    return f"{random.choice(_WORDS)}.example.com"


_FORMATS: Mapping[str, Callable[[Random], str]] = {
    "date-time": lambda random: _moment(random).strftime("%Y-%m-%dT%H:%M:%SZ"),
    "date": lambda random: _day(random).isoformat(),
    "time": lambda random: _moment(random).strftime("%H:%M:%SZ"),
    "duration": lambda random: f"P{random.randint(1, 30)}D",
    "email": lambda random: f"{random.choice(_WORDS)}{random.randint(1, 999)}@example.com",
    "idn-email": lambda random: f"{random.choice(_WORDS)}{random.randint(1, 999)}@example.com",
    "hostname": _host,
    "idn-hostname": _host,
    "ipv4": lambda random: f"192.0.2.{random.randint(1, 254)}",
    "ipv6": lambda random: f"2001:db8::{random.randint(1, 9999):x}",
    "uri": lambda random: f"https://{_host(random)}/{random.choice(_WORDS)}",
    "iri": lambda random: f"https://{_host(random)}/{random.choice(_WORDS)}",
    "uri-reference": lambda random: f"/{random.choice(_WORDS)}/{random.randint(1, 999)}",
    "iri-reference": lambda random: f"/{random.choice(_WORDS)}/{random.randint(1, 999)}",
    "uri-template": lambda random: f"/{random.choice(_WORDS)}/{{id}}",
    "uuid": lambda random: str(UUID(int=random.getrandbits(128), version=4)),
    "json-pointer": lambda random: f"/{random.choice(_WORDS)}",
    "relative-json-pointer": lambda random: f"0/{random.choice(_WORDS)}",
    "regex": lambda _random: "^[a-z]+$",
    "byte": lambda random: base64.b64encode(random.choice(_WORDS).encode()).decode(),
}


def matching(pattern: str, random: Random, most: int = _MOST_REPEATS) -> str:
    """Text that a regular expression matches, with open repeats up to `most`; look-around is skipped.

    Raises ValueError for a pattern that can't be parsed.
    """
    try:
        parsed = sre_parser.parse(re.sub(r"\\p\{[^}]*\}", "[A-Za-z]", pattern))
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"can't make text for the pattern {pattern}: {error}") from None
    return _Writer(random, most).sequence(parsed)


class _Writer:
    """Writes text for a parsed pattern, remembering groups for the references to them."""

    def __init__(self, random: Random, most: int) -> None:
        self._random = random
        self._most = most
        self._groups: dict[int, str] = {}

    def sequence(self, parts: Any) -> str:
        return "".join(self._part(op, argument) for op, argument in parts)

    def _part(self, op: Any, argument: Any) -> str:
        random = self._random
        if op is sre.LITERAL:
            return chr(argument)
        if op is sre.NOT_LITERAL:
            return next(letter for letter in _PRINTABLE if ord(letter) != argument)
        if op is sre.ANY:
            return random.choice(_PRINTABLE)
        if op is sre.IN:
            return _of_class(argument, random)
        if op is sre.BRANCH:
            return self.sequence(random.choice(argument[1]))
        if op is sre.SUBPATTERN:
            text = self.sequence(argument[-1])
            self._groups[argument[0]] = text
            return text
        if op is sre.GROUPREF:
            return self._groups.get(argument, "")
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            low, high, inner = argument
            times = random.randint(low, min(high, max(low, self._most)))
            return "".join(self.sequence(inner) for _ in range(times))
        if op is sre.ATOMIC_GROUP:
            return self.sequence(argument)
        return ""


_CATEGORIES = {
    sre.CATEGORY_DIGIT: string.digits,
    sre.CATEGORY_WORD: string.ascii_letters + string.digits + "_",
    sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_NOT_DIGIT: string.ascii_lowercase,
    sre.CATEGORY_NOT_WORD: " -",
    sre.CATEGORY_NOT_SPACE: _PRINTABLE,
}


def _of_class(parts: Any, random: Random) -> str:
    negated = parts[0][0] is sre.NEGATE
    chosen: list[str] = []
    for op, argument in parts:
        if op is sre.LITERAL:
            chosen.append(chr(argument))
        elif op is sre.RANGE:
            low, high = argument
            chosen.extend(chr(code) for code in range(low, min(high, low + 200) + 1))
        elif op is sre.CATEGORY:
            chosen.extend(_CATEGORIES.get(argument, ""))
    if negated:
        taken = set(chosen)
        chosen = [letter for letter in _PRINTABLE + string.ascii_uppercase + " -_.,/" if letter not in taken] or [
            "\u00e9"
        ]
    plain = [letter for letter in chosen if letter.isalnum()]
    return random.choice(plain or chosen)
