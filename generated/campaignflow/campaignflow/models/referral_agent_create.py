from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model, define


@define(repr=False)
class ReferralAgentCreate(Model):
    """An agent to name in a referral."""

    name: str
    """Full name."""
    email: str
    """Where to write to."""
    phone: str
    """Where to call."""


class ReferralAgentCreateInput(TypedDict):
    """ReferralAgentCreate as plain data."""

    name: str
    email: str
    phone: str
