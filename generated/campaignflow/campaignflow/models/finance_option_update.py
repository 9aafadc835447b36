from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="FinanceOptionUpdate")


@_attrs_define
class FinanceOptionUpdate:
    """What can be changed of a FinanceOption; what is left out stays."""

    terms: str | Unset = UNSET
    """ The terms, in words. """

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        terms = self.terms

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if terms is not UNSET:
            field_dict["terms"] = terms

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        terms = d.pop("terms", UNSET)

        _model = cls(
            terms=terms,
        )

        return _model
