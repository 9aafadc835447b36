from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.australian_state import AustralianState
from ..types import UNSET, Unset

T = TypeVar("T", bound="Property")


@_attrs_define
class Property:
    """A property that is put on the market."""

    id: int
    """ Its key. """
    address: str
    """ Street address. """
    created_at: datetime.datetime
    """ When it was created, in UTC. """
    updated_at: datetime.datetime
    """ When it was last changed, in UTC. """
    name: str | Unset = UNSET
    """ A name for it, where it has one. """
    suburb: str | Unset = UNSET
    """ Suburb or town. """
    state: AustralianState | Unset = UNSET
    """ A state or territory of Australia.

    - `ACT`: Australian Capital Territory
    - `NSW`: New South Wales
    - `NT`: Northern Territory
    - `QLD`: Queensland
    - `SA`: South Australia
    - `TAS`: Tasmania
    - `VIC`: Victoria
    - `WA`: Western Australia
     """
    postcode: str | Unset = UNSET
    """ Four digits. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        id = self.id

        address = self.address

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        name = self.name

        suburb = self.suburb

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state.value

        postcode = self.postcode

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "address": address,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name
        if suburb is not UNSET:
            field_dict["suburb"] = suburb
        if state is not UNSET:
            field_dict["state"] = state
        if postcode is not UNSET:
            field_dict["postcode"] = postcode

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        id = d.pop("id")

        address = d.pop("address")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        name = d.pop("name", UNSET)

        suburb = d.pop("suburb", UNSET)

        _state = d.pop("state", UNSET)
        state: AustralianState | Unset
        if isinstance(_state, Unset):
            state = UNSET
        else:
            state = AustralianState(_state)

        postcode = d.pop("postcode", UNSET)

        _model = cls(
            id=id,
            address=address,
            created_at=created_at,
            updated_at=updated_at,
            name=name,
            suburb=suburb,
            state=state,
            postcode=postcode,
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
