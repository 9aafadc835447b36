from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.record_record import RecordRecord


T = TypeVar("T", bound="Record")


@_attrs_define
class Record:
    """Record of the document."""

    record: RecordRecord

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.record_record import RecordRecord  # noqa: PLC0415

        d = dict(src_dict)
        record = RecordRecord.from_dict(d.pop("record"))

        _model = cls(
            record=record,
        )

        return _model
