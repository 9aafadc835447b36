from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .referral_agent_create import ReferralAgentCreate, ReferralAgentCreateInput
    from .referral_budget_create import ReferralBudgetCreate, ReferralBudgetCreateInput
    from .referral_campaign_create import ReferralCampaignCreate, ReferralCampaignCreateInput
    from .referral_property_create import ReferralPropertyCreate, ReferralPropertyCreateInput
    from .referral_vendor_party_create import ReferralVendorPartyCreate, ReferralVendorPartyCreateInput


@define(repr=False)
class ReferralCreate(Model):
    """A vendor referred for a campaign."""

    property: ReferralPropertyCreate
    budget: ReferralBudgetCreate
    agents: list[ReferralAgentCreate]
    """The agents, at least one."""
    vendor_parties: list[ReferralVendorPartyCreate]
    """The vendors, at least one."""
    reference: str | Unset = UNSET
    """The caller's own reference."""
    agency_id: int | Unset = UNSET
    """The agency that refers."""
    campaign: ReferralCampaignCreate | Unset = UNSET


class ReferralCreateInput(TypedDict):
    """ReferralCreate as plain data."""

    property: ReferralPropertyCreate | ReferralPropertyCreateInput
    budget: ReferralBudgetCreate | ReferralBudgetCreateInput
    agents: Sequence[ReferralAgentCreate | ReferralAgentCreateInput]
    vendor_parties: Sequence[ReferralVendorPartyCreate | ReferralVendorPartyCreateInput]
    reference: NotRequired[str]
    agency_id: NotRequired[int]
    campaign: NotRequired[ReferralCampaignCreate | ReferralCampaignCreateInput]
