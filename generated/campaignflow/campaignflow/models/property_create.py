from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.australian_state import AustralianState
from ..types import UNSET, Unset

T = TypeVar("T", bound="PropertyCreate")


@_attrs_define
class PropertyCreate:
    """What it takes to create a Property."""

    address: str
    """ Street address. """
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

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        address = self.address

        name = self.name

        suburb = self.suburb

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state.value

        postcode = self.postcode

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "address": address,
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
        address = d.pop("address")

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
            address=address,
            name=name,
            suburb=suburb,
            state=state,
            postcode=postcode,
        )

        return _model
