from __future__ import annotations

from .._runtime.model import Model, define


@define(repr=False)
class SeedCount(Model):
    """SeedCount of the document."""

    count: int
