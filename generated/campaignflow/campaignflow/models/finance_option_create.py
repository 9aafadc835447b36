from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="FinanceOptionCreate")


@_attrs_define
class FinanceOptionCreate:
    """What it takes to create a FinanceOption."""

    option_code: str
    """ The key of the option within its budget. """
    terms: str | Unset = UNSET
    """ The terms, in words. """

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        option_code = self.option_code

        terms = self.terms

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "option_code": option_code,
            }
        )
        if terms is not UNSET:
            field_dict["terms"] = terms

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        option_code = d.pop("option_code")

        terms = d.pop("terms", UNSET)

        _model = cls(
            option_code=option_code,
            terms=terms,
        )

        return _model
