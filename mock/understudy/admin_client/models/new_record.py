from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_record_attributes import NewRecordAttributes


T = TypeVar("T", bound="NewRecord")


@_attrs_define
class NewRecord:
    """NewRecord of the document."""

    resource: str
    parent: list[int | str] | Unset = UNSET
    attributes: NewRecordAttributes | Unset = UNSET
    emit: bool | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        resource = self.resource

        parent: list[int | str] | Unset = UNSET
        if not isinstance(self.parent, Unset):
            parent = []
            for parent_item_data in self.parent:
                parent_item: int | str
                parent_item = parent_item_data
                parent.append(parent_item)

        attributes: dict[str, Any] | Unset = UNSET
        if not isinstance(self.attributes, Unset):
            attributes = self.attributes.to_dict()

        emit = self.emit

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "resource": resource,
            }
        )
        if parent is not UNSET:
            field_dict["parent"] = parent
        if attributes is not UNSET:
            field_dict["attributes"] = attributes
        if emit is not UNSET:
            field_dict["emit"] = emit

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.new_record_attributes import NewRecordAttributes  # noqa: PLC0415

        d = dict(src_dict)
        resource = d.pop("resource")

        _parent = d.pop("parent", UNSET)
        parent: list[int | str] | Unset = UNSET
        if _parent is not UNSET:
            parent = []
            for parent_item_data in _parent:

                def _parse_parent_item(data: object) -> int | str:
                    return cast(int | str, data)

                parent_item = _parse_parent_item(parent_item_data)

                parent.append(parent_item)

        _attributes = d.pop("attributes", UNSET)
        attributes: NewRecordAttributes | Unset
        if isinstance(_attributes, Unset):
            attributes = UNSET
        else:
            attributes = NewRecordAttributes.from_dict(_attributes)

        emit = d.pop("emit", UNSET)

        _model = cls(
            resource=resource,
            parent=parent,
            attributes=attributes,
            emit=emit,
        )

        return _model
