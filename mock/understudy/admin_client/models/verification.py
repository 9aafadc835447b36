from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Verification")


@_attrs_define
class Verification:
    """Verification of the document."""

    problems: list[str]

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        problems = self.problems

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "problems": problems,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        problems = cast(list[str], d.pop("problems"))

        _model = cls(
            problems=problems,
        )

        return _model
