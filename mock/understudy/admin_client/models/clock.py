from __future__ import annotations

from .._runtime.model import Model, define


@define(repr=False)
class Clock(Model):
    """Clock of the document."""

    now: str
