"""What comes otherwise than the document says: logged, passed to the callback, and an error where it is to be one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .types import UNSET

__all__ = ["Drift", "DriftListener", "Mismatch", "nearest", "shown"]

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Drift:
    """A place in an answer that is not what the document says; the value is in the answer as it came.

    `path` are the names and positions that lead there, `expected` what the document says, `value` what came, which is
    `UNSET` where nothing did.
    """

    operation: str
    path: tuple[str | int, ...]
    expected: str
    value: Any

    def __str__(self) -> str:
        return f"{self.operation}: {_sentence(self.path, self.expected, self.value)}"


DriftListener = Callable[[Drift], None]


@dataclass(slots=True)
class Mismatch:
    """A drift on its way out of a value. `is_tag` is of what tells variants apart, `is_open` of what may be newer."""

    expected: str
    value: Any
    path: tuple[str | int, ...] = ()
    is_tag: bool = False
    is_open: bool = False

    @property
    def is_missing(self) -> bool:
        """Whether there is no value at all."""
        return self.value is UNSET

    def drift(self, operation: str) -> Drift:
        """What listeners get."""
        return Drift(operation, self.path, self.expected, self.value)

    def __str__(self) -> str:
        return _sentence(self.path, self.expected, self.value)


def _sentence(path: tuple[str | int, ...], expected: str, value: Any) -> str:
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".") or "the answer"
    if value is UNSET:
        return f"{place} is missing"
    return f"{place} must be {expected}, not {shown(value)}"


def nearest(name: str, known: Iterable[str], listed: Sequence[str] = ()) -> str:
    """The end of an error about a name: the one that was meant, perhaps, else those that there are."""
    from difflib import get_close_matches

    known = list(known)
    close = get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; it has {', '.join(listed or known)}"


def shown(value: Any) -> str:
    """A value as an error shows it: its text where that is short, else what it is."""
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
