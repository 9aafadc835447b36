from __future__ import annotations

from .._runtime.model import Model, define


@define(repr=False)
class MessageGap(Model):
    """MessageGap of the document."""

    first: int
    last: int
