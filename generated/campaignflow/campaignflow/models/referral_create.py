from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.referral_agent_create import ReferralAgentCreate
    from ..models.referral_budget_create import ReferralBudgetCreate
    from ..models.referral_campaign_create import ReferralCampaignCreate
    from ..models.referral_property_create import ReferralPropertyCreate
    from ..models.referral_vendor_party_create import ReferralVendorPartyCreate


T = TypeVar("T", bound="ReferralCreate")


@_attrs_define
class ReferralCreate:
    """A vendor referred for a campaign."""

    property_: ReferralPropertyCreate
    """ The property that a referral is about. """
    budget: ReferralBudgetCreate
    """ What the campaign of a referral may cost. """
    agents: list[ReferralAgentCreate]
    """ The agents, at least one. """
    vendor_parties: list[ReferralVendorPartyCreate]
    """ The vendors, at least one. """
    reference: str | Unset = UNSET
    """ The caller's own reference. """
    agency_id: int | Unset = UNSET
    """ The agency that refers. """
    campaign: ReferralCampaignCreate | Unset = UNSET
    """ What the campaign of a referral is to be. """

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        property_ = self.property_.to_dict()

        budget = self.budget.to_dict()

        agents = []
        for agents_item_data in self.agents:
            agents_item = agents_item_data.to_dict()
            agents.append(agents_item)

        vendor_parties = []
        for vendor_parties_item_data in self.vendor_parties:
            vendor_parties_item = vendor_parties_item_data.to_dict()
            vendor_parties.append(vendor_parties_item)

        reference = self.reference

        agency_id = self.agency_id

        campaign: dict[str, Any] | Unset = UNSET
        if not isinstance(self.campaign, Unset):
            campaign = self.campaign.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "property": property_,
                "budget": budget,
                "agents": agents,
                "vendor_parties": vendor_parties,
            }
        )
        if reference is not UNSET:
            field_dict["reference"] = reference
        if agency_id is not UNSET:
            field_dict["agency_id"] = agency_id
        if campaign is not UNSET:
            field_dict["campaign"] = campaign

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.referral_agent_create import ReferralAgentCreate  # noqa: PLC0415
        from ..models.referral_budget_create import ReferralBudgetCreate  # noqa: PLC0415
        from ..models.referral_campaign_create import ReferralCampaignCreate  # noqa: PLC0415
        from ..models.referral_property_create import ReferralPropertyCreate  # noqa: PLC0415
        from ..models.referral_vendor_party_create import ReferralVendorPartyCreate  # noqa: PLC0415

        d = dict(src_dict)
        property_ = ReferralPropertyCreate.from_dict(d.pop("property"))

        budget = ReferralBudgetCreate.from_dict(d.pop("budget"))

        agents = []
        _agents = d.pop("agents")
        for agents_item_data in _agents:
            agents_item = ReferralAgentCreate.from_dict(agents_item_data)

            agents.append(agents_item)

        vendor_parties = []
        _vendor_parties = d.pop("vendor_parties")
        for vendor_parties_item_data in _vendor_parties:
            vendor_parties_item = ReferralVendorPartyCreate.from_dict(vendor_parties_item_data)

            vendor_parties.append(vendor_parties_item)

        reference = d.pop("reference", UNSET)

        agency_id = d.pop("agency_id", UNSET)

        _campaign = d.pop("campaign", UNSET)
        campaign: ReferralCampaignCreate | Unset
        if isinstance(_campaign, Unset):
            campaign = UNSET
        else:
            campaign = ReferralCampaignCreate.from_dict(_campaign)

        _model = cls(
            property_=property_,
            budget=budget,
            agents=agents,
            vendor_parties=vendor_parties,
            reference=reference,
            agency_id=agency_id,
            campaign=campaign,
        )

        return _model
