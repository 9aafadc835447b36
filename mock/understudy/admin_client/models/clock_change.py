from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model, define


@define(repr=False)
class ClockChange(Model):
    """ClockChange of the document."""

    advance: str


class ClockChangeInput(TypedDict):
    """ClockChange as plain data."""

    advance: str
