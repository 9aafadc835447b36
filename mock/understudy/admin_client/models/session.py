from __future__ import annotations

from .._runtime.model import Model, define


@define(repr=False)
class Session(Model):
    """Session of the document."""

    key: str
    exchanges: int
