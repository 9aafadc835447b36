"""Which values JSON Schema holds to be equal, and which have all that another has."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any


def alike(value: Any) -> str:
    """A text that is the same for values that JSON Schema holds to be equal: `1` and `1.0`, but not `1` and `true`."""
    return json.dumps(_levelled(value), sort_keys=True)


def _levelled(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _levelled(entry) for name, entry in value.items()}
    if isinstance(value, list):
        return [_levelled(entry) for entry in value]
    return int(value) if isinstance(value, float) and math.isfinite(value) and value == int(value) else value


def has_all(value: Any, wanted: Any) -> bool:
    """Whether a value has what is wanted; an object in it may have more, as a line has what it costs."""
    if isinstance(value, dict) and isinstance(wanted, Mapping):
        return all(name in value and has_all(value[name], entry) for name, entry in wanted.items())
    if isinstance(value, list) and isinstance(wanted, list | tuple):
        return len(value) == len(wanted) and all(map(has_all, value, wanted))
    return bool(value == wanted)
