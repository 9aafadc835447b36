from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel
from ..models.referral_status import ReferralStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.campaign import Campaign
    from ..models.campaign_budget import CampaignBudget
    from ..models.property import Property
    from ..models.referral_agent import ReferralAgent
    from ..models.referral_vendor_party import ReferralVendorParty


@_attrs_define(repr=False)
class Referral(OpenModel[Any]):
    """A referral, with everything that came into being with it."""

    id: int
    """ Its key. """

    campaign_id: int
    """ The campaign that it opened. """

    property_id: int
    """ The property that it made. """

    campaign_budget_id: int
    """ The budget that it made. """

    property: Property
    """ A property that is put on the market. """

    campaign: Campaign
    """ A marketing campaign for a property. """

    budget: CampaignBudget
    """ What a campaign may cost. """

    agents: list[ReferralAgent]
    """ The agents. """

    vendor_parties: list[ReferralVendorParty]
    """ The vendors. """

    status: ReferralStatus
    """ Where a referral stands.

    - `received`: accepted; its campaign exists
     """

    created_at: datetime.datetime
    """ When it was created, in UTC. """

    updated_at: datetime.datetime
    """ When it was last changed, in UTC. """

    reference: str | Unset = UNSET
    """ The caller's own reference. """

    agency_id: int | Unset = UNSET
    """ The agency that refers. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)
