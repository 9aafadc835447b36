from __future__ import annotations

from .._runtime.model import Model, define


@define(repr=False)
class ParentCount(Model):
    """ParentCount of the document."""

    parent: list[str]
    count: int
