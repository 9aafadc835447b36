from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.referral_status import ReferralStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.campaign import Campaign
    from ..models.campaign_budget import CampaignBudget
    from ..models.property_ import Property
    from ..models.referral_agent import ReferralAgent
    from ..models.referral_vendor_party import ReferralVendorParty


T = TypeVar("T", bound="Referral")


@_attrs_define
class Referral:
    """A referral, with everything that came into being with it."""

    id: int
    """ Its key. """
    campaign_id: int
    """ The campaign that it opened. """
    property_id: int
    """ The property that it made. """
    campaign_budget_id: int
    """ The budget that it made. """
    property_: Property
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

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        id = self.id

        campaign_id = self.campaign_id

        property_id = self.property_id

        campaign_budget_id = self.campaign_budget_id

        property_ = self.property_.to_dict()

        campaign = self.campaign.to_dict()

        budget = self.budget.to_dict()

        agents = []
        for agents_item_data in self.agents:
            agents_item = agents_item_data.to_dict()
            agents.append(agents_item)

        vendor_parties = []
        for vendor_parties_item_data in self.vendor_parties:
            vendor_parties_item = vendor_parties_item_data.to_dict()
            vendor_parties.append(vendor_parties_item)

        status = self.status.value

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        reference = self.reference

        agency_id = self.agency_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "campaign_id": campaign_id,
                "property_id": property_id,
                "campaign_budget_id": campaign_budget_id,
                "property": property_,
                "campaign": campaign,
                "budget": budget,
                "agents": agents,
                "vendor_parties": vendor_parties,
                "status": status,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )
        if reference is not UNSET:
            field_dict["reference"] = reference
        if agency_id is not UNSET:
            field_dict["agency_id"] = agency_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.campaign import Campaign  # noqa: PLC0415
        from ..models.campaign_budget import CampaignBudget  # noqa: PLC0415
        from ..models.property_ import Property  # noqa: PLC0415
        from ..models.referral_agent import ReferralAgent  # noqa: PLC0415
        from ..models.referral_vendor_party import ReferralVendorParty  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        campaign_id = d.pop("campaign_id")

        property_id = d.pop("property_id")

        campaign_budget_id = d.pop("campaign_budget_id")

        property_ = Property.from_dict(d.pop("property"))

        campaign = Campaign.from_dict(d.pop("campaign"))

        budget = CampaignBudget.from_dict(d.pop("budget"))

        agents = []
        _agents = d.pop("agents")
        for agents_item_data in _agents:
            agents_item = ReferralAgent.from_dict(agents_item_data)

            agents.append(agents_item)

        vendor_parties = []
        _vendor_parties = d.pop("vendor_parties")
        for vendor_parties_item_data in _vendor_parties:
            vendor_parties_item = ReferralVendorParty.from_dict(vendor_parties_item_data)

            vendor_parties.append(vendor_parties_item)

        status = ReferralStatus(d.pop("status"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        reference = d.pop("reference", UNSET)

        agency_id = d.pop("agency_id", UNSET)

        _model = cls(
            id=id,
            campaign_id=campaign_id,
            property_id=property_id,
            campaign_budget_id=campaign_budget_id,
            property_=property_,
            campaign=campaign,
            budget=budget,
            agents=agents,
            vendor_parties=vendor_parties,
            status=status,
            created_at=created_at,
            updated_at=updated_at,
            reference=reference,
            agency_id=agency_id,
        )

        _model.additional_properties = d
        return _model

    @property
    def additional_keys(self) -> list[str]:
        """The names of the properties that the document does not know."""
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
