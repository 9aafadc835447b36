from __future__ import annotations

from .._runtime.model import Model, define


@define(repr=False)
class Violation(Model):
    """Violation of the document."""

    location: str
    pointer: str
    message: str
    keyword: str
