from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="CampaignCreate")


@_attrs_define
class CampaignCreate:
    """What it takes to create a Campaign."""

    name: str
    """ What the campaign is called. """
    agency_id: int | Unset = UNSET
    """ The agency that runs it. """
    property_id: int | Unset = UNSET
    """ The property that it markets. """

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        name = self.name

        agency_id = self.agency_id

        property_id = self.property_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if agency_id is not UNSET:
            field_dict["agency_id"] = agency_id
        if property_id is not UNSET:
            field_dict["property_id"] = property_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        name = d.pop("name")

        agency_id = d.pop("agency_id", UNSET)

        property_id = d.pop("property_id", UNSET)

        _model = cls(
            name=name,
            agency_id=agency_id,
            property_id=property_id,
        )

        return _model
