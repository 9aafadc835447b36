from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model
from ..models.australian_state import AustralianState
from ..types import UNSET, Unset


@_attrs_define(repr=False)
class PropertyCreate(Model):
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


class PropertyCreateInput(TypedDict):
    """PropertyCreate as plain data."""

    address: str
    name: NotRequired[str]
    suburb: NotRequired[str]
    state: NotRequired[AustralianState | Literal["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"]]
    postcode: NotRequired[str]
