"""Which values JSON Schema holds to be equal."""

from __future__ import annotations

import json
import math
from typing import Any

__all__ = ["alike"]


def alike(value: Any) -> str:
    """A text that is the same for values that JSON Schema holds to be equal: `1` and `1.0`, but not `1` and `true`."""
    return json.dumps(_levelled(value), sort_keys=True)


def _levelled(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _levelled(entry) for name, entry in value.items()}
    if isinstance(value, list):
        return [_levelled(entry) for entry in value]
    return int(value) if isinstance(value, float) and math.isfinite(value) and value == int(value) else value
