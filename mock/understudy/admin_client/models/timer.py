from __future__ import annotations

from .._runtime.model import Model, define


@define(repr=False)
class Timer(Model):
    """Timer of the document."""

    resource: str
    key: list[str]
    property: str
    source: None | str
    target: str
    due: str
