"""What a value of JSON is, where only one kind is of use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def object_of(value: Any) -> dict[str, Any]:
    """An object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def texts_of(value: Any) -> tuple[str, ...]:
    """The texts in an array; none for anything else."""
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def is_number(value: Any) -> bool:
    """Whether a value is a number: true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def placed(value: Any, way: Sequence[str], new: Any) -> Any:
    """A value with another one at the end of a way into it; objects on the way are copied, or made."""
    if not way:
        return new
    holder = object_of(value)
    return {**holder, way[0]: placed(holder.get(way[0]), way[1:], new)}
