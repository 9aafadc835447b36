from __future__ import annotations

from typing import Any

from .._runtime.model import OpenModel, define
from .vendor_party_type import VendorPartyType


@define(repr=False)
class ReferralVendorParty(OpenModel[Any]):
    """A vendor party named in a referral."""

    id: int
    """Its key."""
    type: VendorPartyType
    name: str
    """Full name."""
    email: str
    """Where to write to."""
    phone: str
    """Where to call."""
