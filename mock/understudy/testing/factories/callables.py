"""What a function that a test suite hands over can be called with, so that a wrong one is named before it is called."""

from __future__ import annotations

import inspect
from typing import Any


def wrong_function(value: Any) -> str | None:
    """Why a value can't be called with one argument, in words; None where it can, or does not say."""
    if not callable(value):
        return f"got {value!r}"
    try:
        signature = inspect.signature(value)
    except (TypeError, ValueError):
        return None
    try:
        signature.bind(None)
    except TypeError:
        name = getattr(value, "__qualname__", repr(value)).rpartition("<locals>.")[2]
        return f"got {name}{signature}"
    return None
