from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SeedCount")


@_attrs_define
class SeedCount:
    """SeedCount of the document."""

    count: int

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        count = self.count

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "count": count,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        count = d.pop("count")

        _model = cls(
            count=count,
        )

        return _model
