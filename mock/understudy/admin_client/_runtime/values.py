"""Python values as JSON has them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any
from uuid import UUID

__all__ = ["plain"]


def plain(value: Any) -> Any:
    """What JSON can hold: enums by their value, dates and UUIDs as text, models as objects. All else stays as it is."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Mapping):
        return {name: plain(entry) for name, entry in value.items()}
    if isinstance(value, list | tuple):
        return [plain(entry) for entry in value]
    made = getattr(value, "to_dict", None)
    if made is not None:
        return made()
    return str(value) if isinstance(value, str) else value
