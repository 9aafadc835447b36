"""Python values as JSON has them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any, TypeGuard
from uuid import UUID

__all__ = ["PLAIN", "is_array", "is_mapping", "is_object", "is_sequence", "plain"]

PLAIN: frozenset[Any] = frozenset({str, int, float, bool, type(None)})
"""The types whose values JSON has as they are."""


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether a value is an object of JSON: type checkers know nothing of the entries of `isinstance(value, dict)`."""
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    """Whether a value is an array of JSON."""
    return isinstance(value, list)


def is_mapping(value: Any) -> TypeGuard[Mapping[str, Any]]:
    """Whether a value is a mapping, of which an object of JSON can be made."""
    return isinstance(value, Mapping)


def is_sequence(value: Any) -> TypeGuard[list[Any] | tuple[Any, ...]]:
    """Whether a value is what an array of JSON is made of."""
    return isinstance(value, list | tuple)


def plain(value: Any) -> Any:
    """What JSON can hold: enums by their value, dates and UUIDs as text, models as objects. All else stays as it is."""
    if type(value) in PLAIN:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if is_mapping(value):
        return {name: plain(entry) for name, entry in value.items()}
    if is_sequence(value):
        return [plain(entry) for entry in value]
    made = getattr(value, "to_dict", None)
    if made is not None:
        return made()
    return str(value) if isinstance(value, str) else value
