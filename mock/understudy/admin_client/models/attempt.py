from __future__ import annotations

from .._runtime.model import Model, define


@define(repr=False)
class Attempt(Model):
    """Attempt of the document."""

    time: str
    status: int | None
    error: None | str
    duration: float
    headers: list[list[str]]
    body: str
    chaos: None | str
