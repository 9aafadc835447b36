from __future__ import annotations

from .._runtime.model import Model, define


@define(repr=False)
class Endpoint(Model):
    """Endpoint of the document."""

    id: str
    url: str
    events: list[str]
    secrets: list[str]
    disabled: None | str
