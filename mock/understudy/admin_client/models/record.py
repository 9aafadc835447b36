from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.record_record import RecordRecord


@_attrs_define(repr=False)
class Record(Model):
    """Record of the document."""

    record: RecordRecord
