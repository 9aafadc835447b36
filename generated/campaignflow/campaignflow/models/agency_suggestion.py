from __future__ import annotations

from typing import Any

from .._runtime.model import OpenModel, define


@define(repr=False)
class AgencySuggestion(OpenModel[Any]):
    """An agency that matches what was typed."""

    id: int
    """Its key."""
    label: str
    """What to show."""
