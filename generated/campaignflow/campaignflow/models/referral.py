from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from .._runtime.model import OpenModel, define
from ..types import UNSET, Unset
from .referral_status import ReferralStatus

if TYPE_CHECKING:
    from .campaign import Campaign
    from .campaign_budget import CampaignBudget
    from .property import Property
    from .referral_agent import ReferralAgent
    from .referral_vendor_party import ReferralVendorParty


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
