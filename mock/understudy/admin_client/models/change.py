from __future__ import annotations

from typing import Any

from .._runtime.model import Model, define


@define(repr=False)
class Change(Model):
    """Change of the document."""

    sequence: int
    kind: str
    topic: str
    resource: str
    key: list[str]
    from_: Any
    to: Any
    property: None | str
    event: None | str
    _wire = {"from_": "from"}
