from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="MessageGap")


@_attrs_define
class MessageGap:
    """MessageGap of the document."""

    first: int
    last: int

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        first = self.first

        last = self.last

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "first": first,
                "last": last,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        first = d.pop("first")

        last = d.pop("last")

        _model = cls(
            first=first,
            last=last,
        )

        return _model
