"""How the values of records are compared: numbers by number, times as moments in any notation, texts as texts."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from understudy.json_values import is_number

_DAY = timedelta(days=1)


def same(actual: Any, operand: Any) -> bool:
    """Whether a value is the one that was requested, in whatever notation."""
    if isinstance(actual, bool) or isinstance(operand, bool):
        return actual is operand or (isinstance(operand, str) and operand.casefold() == str(actual).casefold())
    if actual is None:
        return operand in (None, "null", "none")
    return bool(actual == operand) or (not isinstance(actual, dict) and str(actual) == str(operand))


COMPARED: Mapping[str, Callable[[Any, Any], bool]] = {
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
}


def compares(test: str, actual: Any, operand: Any) -> bool:
    """Numbers by number, times as moments in any notation; a day is all of it."""
    pair: tuple[Any, Any] = (measured(actual), measured(operand))
    if None in pair or type(pair[0]) is not type(pair[1]):
        pair = (_moment(actual), _moment(operand))
    one, other = pair
    if one is None or other is None:
        return isinstance(actual, str) and isinstance(operand, str) and bool(COMPARED[test](actual, operand))
    if test in ("lte", "gt") and isinstance(other, datetime) and _is_day(operand):
        # Up to a day is up to its end, and behind it is behind its end.
        return bool(one < other + _DAY) if test == "lte" else bool(one >= other + _DAY)
    return bool(COMPARED[test](one, other))


def measured(value: Any) -> float | datetime | None:
    """A number or a moment that a value says; None for any other text."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    if not isinstance(value, str):
        return None
    try:
        return float(value)
    except ValueError:
        return _moment(value)


def _moment(value: Any) -> datetime | None:
    """A time as a moment: ISO 8601, or seconds since 1970 (milliseconds, where they are too many for seconds)."""
    try:
        if isinstance(value, str):
            found = datetime.fromisoformat(value)
            return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
        if is_number(value):
            return datetime.fromtimestamp(value / 1000 if abs(value) > 1e11 else value, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return None


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and len(value) == len("2026-01-31")
