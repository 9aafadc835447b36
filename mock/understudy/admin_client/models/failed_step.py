from __future__ import annotations

from .._runtime.model import Model, define


@define(repr=False)
class FailedStep(Model):
    """FailedStep of the document."""

    after: int
    collection: str
    key: list[str]
    status: int
    message: str
