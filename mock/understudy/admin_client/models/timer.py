from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Timer")


@_attrs_define
class Timer:
    """Timer of the document."""

    resource: str
    key: list[str]
    property_: str
    source: str
    target: str
    due: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        resource = self.resource

        key = self.key

        property_ = self.property_

        source = self.source

        target = self.target

        due = self.due

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "resource": resource,
                "key": key,
                "property": property_,
                "source": source,
                "target": target,
                "due": due,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        resource = d.pop("resource")

        key = cast(list[str], d.pop("key"))

        property_ = d.pop("property")

        source = d.pop("source")

        target = d.pop("target")

        due = d.pop("due")

        _model = cls(
            resource=resource,
            key=key,
            property_=property_,
            source=source,
            target=target,
            due=due,
        )

        return _model
