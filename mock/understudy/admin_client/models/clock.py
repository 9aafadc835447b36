from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Clock")


@_attrs_define
class Clock:
    """Clock of the document."""

    now: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        now = self.now

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "now": now,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        now = d.pop("now")

        _model = cls(
            now=now,
        )

        return _model
