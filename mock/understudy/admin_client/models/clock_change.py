from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ClockChange")


@_attrs_define
class ClockChange:
    """ClockChange of the document."""

    advance: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        advance = self.advance

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "advance": advance,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        advance = d.pop("advance")

        _model = cls(
            advance=advance,
        )

        return _model
