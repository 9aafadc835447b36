from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .parent_count import ParentCount


@define(repr=False)
class ResourceCount(Model):
    """ResourceCount of the document."""

    resource: str
    count: int
    parents: list[ParentCount]
