from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.record_change_attributes import RecordChangeAttributes


T = TypeVar("T", bound="RecordChange")


@_attrs_define
class RecordChange:
    """RecordChange of the document."""

    attributes: RecordChangeAttributes

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        attributes = self.attributes.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "attributes": attributes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.record_change_attributes import RecordChangeAttributes  # noqa: PLC0415

        d = dict(src_dict)
        attributes = RecordChangeAttributes.from_dict(d.pop("attributes"))

        _model = cls(
            attributes=attributes,
        )

        return _model
