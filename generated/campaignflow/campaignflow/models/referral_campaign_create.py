from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset


@define(repr=False)
class ReferralCampaignCreate(Model):
    """What the campaign of a referral is to be."""

    name: str | Unset = UNSET
    """What to call it; its address otherwise."""


class ReferralCampaignCreateInput(TypedDict):
    """ReferralCampaignCreate as plain data."""

    name: NotRequired[str]
