from __future__ import annotations

from typing import Any

from .._runtime.model import OpenModel, define


@define(repr=False)
class ReferralAgent(OpenModel[Any]):
    """An agent named in a referral."""

    id: int
    """Its key."""
    name: str
    """Full name."""
    email: str
    """Where to write to."""
    phone: str
    """Where to call."""
