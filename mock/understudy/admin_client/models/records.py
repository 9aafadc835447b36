from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.records_record import RecordsRecord


@_attrs_define(repr=False)
class Records(Model):
    """Records of the document."""

    records: list[RecordsRecord]
