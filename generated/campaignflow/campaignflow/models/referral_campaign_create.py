from __future__ import annotations

from typing import NotRequired, TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model
from ..types import UNSET, Unset


@_attrs_define(repr=False)
class ReferralCampaignCreate(Model):
    """What the campaign of a referral is to be."""

    name: str | Unset = UNSET
    """ What to call it; its address otherwise. """


class ReferralCampaignCreateInput(TypedDict):
    """ReferralCampaignCreate as plain data."""

    name: NotRequired[str]
