from __future__ import annotations

from .._runtime.model import Model, define


@define(repr=False)
class LifecycleMove(Model):
    """LifecycleMove of the document."""

    source: None | str
    target: str
    by: list[str]
    after: None | str
