from __future__ import annotations

from typing import Literal, TypedDict

from .._runtime.model import Model, define
from .vendor_party_type import VendorPartyType


@define(repr=False)
class ReferralVendorPartyCreate(Model):
    """A vendor party to name in a referral."""

    type: VendorPartyType
    name: str
    """Full name."""
    email: str
    """Where to write to."""
    phone: str
    """Where to call."""


class ReferralVendorPartyCreateInput(TypedDict):
    """ReferralVendorPartyCreate as plain data."""

    type: VendorPartyType | Literal["individual", "company", "trust"]
    name: str
    email: str
    phone: str
