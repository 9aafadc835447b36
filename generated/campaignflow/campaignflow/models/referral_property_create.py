from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset
from .australian_state import AustralianState


@define(repr=False)
class ReferralPropertyCreate(Model):
    """The property that a referral is about."""

    address: str
    """Street address."""
    suburb: str
    """Suburb or town."""
    state: AustralianState
    postcode: str
    """Four digits."""
    name: str | Unset = UNSET
    """A name for it, where it has one."""


class ReferralPropertyCreateInput(TypedDict):
    """ReferralPropertyCreate as plain data."""

    address: str
    suburb: str
    state: AustralianState | Literal["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"]
    postcode: str
    name: NotRequired[str]
