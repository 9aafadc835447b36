from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.row_record import RowRecord


T = TypeVar("T", bound="Row")


@_attrs_define
class Row:
    """Row of the document."""

    collection: str
    parent: list[str]
    key: list[str]
    record: RowRecord

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        collection = self.collection

        parent = self.parent

        key = self.key

        record = self.record.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "collection": collection,
                "parent": parent,
                "key": key,
                "record": record,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.row_record import RowRecord  # noqa: PLC0415

        d = dict(src_dict)
        collection = d.pop("collection")

        parent = cast(list[str], d.pop("parent"))

        key = cast(list[str], d.pop("key"))

        record = RowRecord.from_dict(d.pop("record"))

        _model = cls(
            collection=collection,
            parent=parent,
            key=key,
            record=record,
        )

        return _model
