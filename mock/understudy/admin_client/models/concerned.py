from __future__ import annotations

from .._runtime.model import Model, define


@define(repr=False)
class Concerned(Model):
    """Concerned of the document."""

    collection: str
    parent: list[str]
    key: list[str]
