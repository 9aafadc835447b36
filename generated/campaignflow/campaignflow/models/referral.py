from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from .._runtime.model import OpenModel, define
from ..models.referral_status import ReferralStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.campaign import Campaign
    from ..models.campaign_budget import CampaignBudget
    from ..models.property import Property
    from ..models.referral_agent import ReferralAgent
    from ..models.referral_vendor_party import ReferralVendorParty


@define(repr=False)
class Referral(OpenModel[Any]):
    """A referral, with everything that came into being with it."""

    id: int
    """Its key."""
    campaign_id: int
    """The campaign that it opened."""
    property_id: int
    """The property that it made."""
    campaign_budget_id: int
    """The budget that it made."""
    property: Property
    campaign: Campaign
    budget: CampaignBudget
    agents: list[ReferralAgent]
    """The agents."""
    vendor_parties: list[ReferralVendorParty]
    """The vendors."""
    status: ReferralStatus
    created_at: datetime.datetime
    """When it was created, in UTC."""
    updated_at: datetime.datetime
    """When it was last changed, in UTC."""
    reference: str | Unset = UNSET
    """The caller's own reference."""
    agency_id: int | Unset = UNSET
    """The agency that refers."""
