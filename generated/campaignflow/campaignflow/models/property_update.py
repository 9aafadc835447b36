from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset
from .australian_state import AustralianState


@define(repr=False)
class PropertyUpdate(Model):
    """What can be changed of a Property; what is left out stays."""

    name: str | Unset = UNSET
    """A name for it, where it has one."""
    address: str | Unset = UNSET
    """Street address."""
    suburb: str | Unset = UNSET
    """Suburb or town."""
    state: AustralianState | Unset = UNSET
    postcode: str | Unset = UNSET
    """Four digits."""


class PropertyUpdateInput(TypedDict):
    """PropertyUpdate as plain data."""

    name: NotRequired[str]
    address: NotRequired[str]
    suburb: NotRequired[str]
    state: NotRequired[AustralianState | Literal["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"]]
    postcode: NotRequired[str]
