from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model
from ..models.australian_state import AustralianState
from ..types import UNSET, Unset


@_attrs_define(repr=False)
class ReferralPropertyCreate(Model):
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


class ReferralPropertyCreateInput(TypedDict):
    """ReferralPropertyCreate as plain data."""

    address: str
    suburb: str
    state: AustralianState | Literal["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"]
    postcode: str
    name: NotRequired[str]
