from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Violation")


@_attrs_define
class Violation:
    """Violation of the document."""

    location: str
    pointer: str
    message: str
    keyword: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        location = self.location

        pointer = self.pointer

        message = self.message

        keyword = self.keyword

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "location": location,
                "pointer": pointer,
                "message": message,
                "keyword": keyword,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        location = d.pop("location")

        pointer = d.pop("pointer")

        message = d.pop("message")

        keyword = d.pop("keyword")

        _model = cls(
            location=location,
            pointer=pointer,
            message=message,
            keyword=keyword,
        )

        return _model
