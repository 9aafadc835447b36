from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .row_record import RowRecord


@define(repr=False)
class Row(Model):
    """Row of the document."""

    collection: str
    parent: list[str]
    key: list[str]
    record: RowRecord
    valid: bool
