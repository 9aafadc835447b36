"""Comparing actual with expected: `==` where values meet, subsets where objects do, words for the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from itertools import islice
from typing import Any, Final

from understudy.columns import clipped
from understudy.lazy_dataclass import dataclass
from understudy.openapi.pointer import escape

_LONGEST = 120


class EveryRecord(Enum):
    """See `ALL`."""

    ALL = "ALL"

    def __repr__(self) -> str:
        return self.value


ALL: Final = EveryRecord.ALL
"""In place of a key: every record of the resource."""


@dataclass(frozen=True, slots=True)
class AtLeast:
    """As many or more; see `at_least`."""

    count: int

    def __str__(self) -> str:
        return f"at least {self.count}"


def at_least(count: int) -> AtLeast:
    """For `count=`: as many or more. Raises ValueError below 1."""
    if isinstance(count, bool) or not isinstance(count, int) or count < 1:
        raise ValueError(f"at_least takes a whole number from 1; got {count!r}")
    return AtLeast(count)


def differences(expected: object, actual: object, pointer: str = "") -> Iterator[str]:
    """Where `actual` differs from `expected`, each with a JSON Pointer (RFC 6901)."""
    place = pointer or "the whole"
    if isinstance(expected, Mapping):
        if not isinstance(actual, Mapping):
            yield f"{place}: expected an object, got {short(actual)}"
            return
        for key, value in expected.items():
            inner = f"{pointer}/{escape(str(key))}"
            if key in actual:
                yield from differences(value, actual[key], inner)
            else:
                there = ", ".join(map(str, islice(actual, 8))) or "nothing"
                yield f"{inner}: missing; there is {there}"
    elif isinstance(expected, list | tuple):
        if not isinstance(actual, list | tuple):
            yield f"{place}: expected an array, got {short(actual)}"
        elif len(expected) != len(actual):
            yield f"{place}: expected {len(expected)} items, got {len(actual)}: {short(actual)}"
        else:
            for position, (value, got) in enumerate(zip(expected, actual, strict=True)):
                yield from differences(value, got, f"{pointer}/{position}")
    elif not equal(expected, actual):
        yield f"{place}: expected {expected!r}, got {short(actual)}"


def equal(expected: object, actual: object) -> bool:
    """`==`, where true is not 1."""
    # Python has True == 1; JSON has not. An object with an == of its own decides for itself.
    kinds = (bool, int, float)
    if type(expected) in kinds and type(actual) in kinds and isinstance(expected, bool) != isinstance(actual, bool):
        return False
    return bool(expected == actual)


def called(predicate: Any) -> str:
    """What a message calls a function that was passed."""
    name = str(getattr(predicate, "__name__", "") or type(predicate).__name__)
    return "the predicate" if name == "<lambda>" else name


def short(value: object, most: int = _LONGEST) -> str:
    """A value as a message shows it: its beginning where it is longer than that many characters."""
    return clipped(repr(value), most)
