from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Until")


@_attrs_define
class Until:
    """Until of the document."""

    resource: str
    key: list[int | str]
    to: str
    property_: None | str | Unset = UNSET
    within: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        resource = self.resource

        key = []
        for key_item_data in self.key:
            key_item: int | str
            key_item = key_item_data
            key.append(key_item)

        to = self.to

        property_: None | str | Unset
        if isinstance(self.property_, Unset):
            property_ = UNSET
        else:
            property_ = self.property_

        within = self.within

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "resource": resource,
                "key": key,
                "to": to,
            }
        )
        if property_ is not UNSET:
            field_dict["property"] = property_
        if within is not UNSET:
            field_dict["within"] = within

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        resource = d.pop("resource")

        key = []
        _key = d.pop("key")
        for key_item_data in _key:

            def _parse_key_item(data: object) -> int | str:
                return cast(int | str, data)

            key_item = _parse_key_item(key_item_data)

            key.append(key_item)

        to = d.pop("to")

        def _parse_property_(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        property_ = _parse_property_(d.pop("property", UNSET))

        within = d.pop("within", UNSET)

        _model = cls(
            resource=resource,
            key=key,
            to=to,
            property_=property_,
            within=within,
        )

        return _model
