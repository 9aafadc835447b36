from __future__ import annotations

from .._runtime.model import Model, define


@define(repr=False)
class Snapshot(Model):
    """Snapshot of the document."""

    id: str
