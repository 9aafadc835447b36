from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .resource_count import ResourceCount


@define(repr=False)
class RecordCounts(Model):
    """RecordCounts of the document."""

    counts: list[ResourceCount]
