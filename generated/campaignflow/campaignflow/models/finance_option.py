from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="FinanceOption")


@_attrs_define
class FinanceOption:
    """A way to finance a campaign budget."""

    option_code: str
    """ The key of the option within its budget. """
    configured: bool
    """ Whether it was configured after it was added. """
    created_at: datetime.datetime
    """ When it was created, in UTC. """
    updated_at: datetime.datetime
    """ When it was last changed, in UTC. """
    terms: str | Unset = UNSET
    """ The terms, in words. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        option_code = self.option_code

        configured = self.configured

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        terms = self.terms

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "option_code": option_code,
                "configured": configured,
                "created_at": created_at,
                "updated_at": updated_at,
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

        configured = d.pop("configured")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        terms = d.pop("terms", UNSET)

        _model = cls(
            option_code=option_code,
            configured=configured,
            created_at=created_at,
            updated_at=updated_at,
            terms=terms,
        )

        _model.additional_properties = d
        return _model

    @property
    def additional_keys(self) -> list[str]:
        """The names of the properties that the document does not know."""
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
