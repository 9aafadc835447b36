from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Deliver")


@_attrs_define
class Deliver:
    """Deliver of the document."""

    advance_clock: bool | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        advance_clock = self.advance_clock

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if advance_clock is not UNSET:
            field_dict["advanceClock"] = advance_clock

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        advance_clock = d.pop("advanceClock", UNSET)

        _model = cls(
            advance_clock=advance_clock,
        )

        return _model
