"""What was sent and what is shown in a few words, for the messages of findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from understudy.testing.evidence import record_in

__all__ = ["differences", "names_of"]

_LONGEST = 40
_MOST_NAMES = 6
_MOST_PAIRS = 3


def names_of(sent: Iterable[str]) -> str:
    """The names of what was sent; of many, the first ones."""
    names = list(sent)
    rest = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {rest} more" if rest > 0 else "")


def differences(names: Sequence[str], sent: Mapping[str, Any], answer: Any) -> str:
    """What properties were when they were sent, and what an answer shows for them."""
    record = record_in(answer, sent, sent)
    shown = [f"{name} was {_short(sent[name])}, is {_short(record.get(name))}" for name in names[:_MOST_PAIRS]]
    rest = len(names) - _MOST_PAIRS
    return "; ".join(shown) + (f"; and {rest} more" if rest > 0 else "")


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
