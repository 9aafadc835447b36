from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.australian_state import AustralianState
from ..types import UNSET, Unset

T = TypeVar("T", bound="ReferralPropertyCreate")


@_attrs_define
class ReferralPropertyCreate:
    """The property that a referral is about."""

    address: str
    """ Street address. """
    suburb: str
    """ Suburb or town. """
    state: AustralianState
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
    postcode: str
    """ Four digits. """
    name: str | Unset = UNSET
    """ A name for it, where it has one. """

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        address = self.address

        suburb = self.suburb

        state = self.state.value

        postcode = self.postcode

        name = self.name

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "address": address,
                "suburb": suburb,
                "state": state,
                "postcode": postcode,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        address = d.pop("address")

        suburb = d.pop("suburb")

        state = AustralianState(d.pop("state"))

        postcode = d.pop("postcode")

        name = d.pop("name", UNSET)

        _model = cls(
            address=address,
            suburb=suburb,
            state=state,
            postcode=postcode,
            name=name,
        )

        return _model
