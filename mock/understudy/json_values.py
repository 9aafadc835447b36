"""What a value of JSON is, where only one kind is of use, and when two are alike."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeGuard


def object_of(value: Any) -> dict[str, Any]:
    """An object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def texts_of(value: Any) -> tuple[str, ...]:
    """The texts in an array; none for anything else."""
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def is_number(value: Any) -> TypeGuard[int | float]:
    """Whether a value is a number: true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_whole(value: Any) -> TypeGuard[int]:
    """Whether a value is a whole number, which is written as one: true, false and 5.0 are none."""
    return isinstance(value, int) and not isinstance(value, bool)


def placed(value: Any, way: Sequence[str], new: Any) -> Any:
    """A value with another one at the end of a way into it; objects on the way are copied, or made."""
    if not way:
        return new
    holder = object_of(value)
    return {**holder, way[0]: placed(holder.get(way[0]), way[1:], new)}


def mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    """A value with every part of it changed that is neither an object nor an array."""
    if isinstance(value, dict):
        return {name: mapped(entry, change) for name, entry in value.items()}
    if isinstance(value, list):
        return [mapped(entry, change) for entry in value]
    return change(value)


def alike(value: Any) -> str:
    """A text that is the same for values that JSON Schema holds to be equal: `1` and `1.0`, but not `1` and `true`."""
    return json.dumps(mapped(value, _level), sort_keys=True)


def _level(value: Any) -> Any:
    return int(value) if isinstance(value, float) and math.isfinite(value) and value == int(value) else value


def has_all(value: Any, wanted: Any) -> bool:
    """Whether a value has what is wanted; an object in it may have more, as a line has what it costs."""
    if isinstance(value, dict) and isinstance(wanted, Mapping):
        return all(name in value and has_all(value[name], entry) for name, entry in wanted.items())
    if isinstance(value, list) and isinstance(wanted, list | tuple):
        return len(value) == len(wanted) and all(map(has_all, value, wanted))
    return bool(value == wanted)
