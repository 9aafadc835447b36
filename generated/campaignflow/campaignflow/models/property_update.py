from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model
from ..models.australian_state import AustralianState
from ..types import UNSET, Unset


@_attrs_define(repr=False)
class PropertyUpdate(Model):
    """What can be changed of a Property; what is left out stays."""

    name: str | Unset = UNSET
    """ A name for it, where it has one. """

    address: str | Unset = UNSET
    """ Street address. """

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


class PropertyUpdateInput(TypedDict):
    """PropertyUpdate as plain data."""

    name: NotRequired[str]
    address: NotRequired[str]
    suburb: NotRequired[str]
    state: NotRequired[AustralianState | Literal["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"]]
    postcode: NotRequired[str]
