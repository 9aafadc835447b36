from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset
from .australian_state import AustralianState


@define(repr=False)
class PropertyCreate(Model):
    """What it takes to create a Property."""

    address: str
    """Street address."""
    name: str | Unset = UNSET
    """A name for it, where it has one."""
    suburb: str | Unset = UNSET
    """Suburb or town."""
    state: AustralianState | Unset = UNSET
    postcode: str | Unset = UNSET
    """Four digits."""


class PropertyCreateInput(TypedDict):
    """PropertyCreate as plain data."""

    address: str
    name: NotRequired[str]
    suburb: NotRequired[str]
    state: NotRequired[AustralianState | Literal["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"]]
    postcode: NotRequired[str]
