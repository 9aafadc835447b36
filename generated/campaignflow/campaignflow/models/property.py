from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel
from ..models.australian_state import AustralianState
from ..types import UNSET, Unset


@_attrs_define(repr=False)
class Property(OpenModel[Any]):
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
