from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.row_record import RowRecord


@_attrs_define(repr=False)
class Row(Model):
    """Row of the document."""

    collection: str

    parent: list[str]

    key: list[str]

    record: RowRecord

    valid: bool
