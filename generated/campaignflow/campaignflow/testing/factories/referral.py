"""The factory of `/api/v2/referrals`."""

from __future__ import annotations

import typing as _t
from typing import TYPE_CHECKING

from ...models.referral import Referral
from ...models.referral_create import ReferralCreate
from .._runtime import making as _making

if TYPE_CHECKING:
    import datetime

    from ...models.agency import Agency
    from ...models.campaign import Campaign
    from ...models.campaign_budget import CampaignBudget
    from ...models.property import Property
    from ...models.referral_agent import ReferralAgent
    from ...models.referral_agent_create import ReferralAgentCreate
    from ...models.referral_budget_create import ReferralBudgetCreate
    from ...models.referral_campaign_create import ReferralCampaignCreate
    from ...models.referral_property_create import ReferralPropertyCreate
    from ...models.referral_status import ReferralStatus
    from ...models.referral_vendor_party import ReferralVendorParty
    from ...models.referral_vendor_party_create import ReferralVendorPartyCreate

__all__ = ["ReferralFactory"]

ReferralRelation = _t.Literal["agency", "campaign", "property", "campaign_budget"]


# fmt: off
class ReferralRelated(_t.TypedDict, total=False):
    """The records that one hangs together with."""
    agency: _making.One[Agency] | None
    campaign: _making.One[Campaign] | None
    property: _making.One[Property] | None
    campaign_budget: _making.One[CampaignBudget] | None


class ReferralAttributes(_making.InsertOptions, total=False):
    """What `insert` takes."""
    relate: ReferralRelated
    build: _making.Build[ReferralRelation]
    expand: _making.Expand[ReferralRelation]
    id: int
    campaign_id: int
    property_id: int
    campaign_budget_id: int
    property: Property | _making.Object
    campaign: Campaign | _making.Object
    budget: CampaignBudget | _making.Object
    agents: list[ReferralAgent]
    vendor_parties: list[ReferralVendorParty]
    status: ReferralStatus | _t.Literal["received"]
    created_at: datetime.datetime
    updated_at: datetime.datetime
    reference: str
    agency_id: int


class ReferralParams(_making.Options, total=False):
    """What `params` takes."""
    relate: ReferralRelated
    build: _making.Build[ReferralRelation]
    property: ReferralPropertyCreate | _making.Object
    budget: ReferralBudgetCreate | _making.Object
    agents: list[ReferralAgentCreate]
    vendor_parties: list[ReferralVendorPartyCreate]
    reference: str
    agency_id: int
    campaign: ReferralCampaignCreate | _making.Object


class ReferralCreation(ReferralParams, total=False):
    """What `create` takes."""
    expand: _making.Expand[ReferralRelation]


class ReferralFactory(_making.Maker[Referral]):
    """Makes records of `/api/v2/referrals`; see `Maker`."""
    _kind: _making.Kind[Referral] = _making.Kind("Referral", "/api/v2/referrals",
        _making.named("id campaign_id property_id campaign_budget_id property campaign budget agents vendor_parties status created_at updated_at reference agency_id"),
        Referral.from_dict, read_made=Referral.from_dict, read_params=ReferralCreate.from_dict)

    @_t.overload
    def insert(self, /, *, count: None = None, **attributes: _t.Unpack[ReferralAttributes]) -> Referral: ...
    @_t.overload
    def insert(self, /, *, count: int, **attributes: _t.Unpack[ReferralAttributes]) -> list[Referral]: ...
    def insert(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. No event is emitted."""
        return self._insert((), count, attributes)

    @_t.overload
    def create(self, /, *, count: None = None, **attributes: _t.Unpack[ReferralCreation]) -> Referral: ...
    @_t.overload
    def create(self, /, *, count: int, **attributes: _t.Unpack[ReferralCreation]) -> list[Referral]: ...
    def create(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Make a record through the API: what it answers with. A refusal raises understudy's CreateRefused."""
        return self._create((), count, attributes)

    @_t.overload
    def params(self, /, *, count: None = None, **attributes: _t.Unpack[ReferralParams]) -> ReferralCreate: ...
    @_t.overload
    def params(self, /, *, count: int, **attributes: _t.Unpack[ReferralParams]) -> list[ReferralCreate]: ...
    @_t.overload
    def params(self, /, *, count: int | None = None, case: _making.Case | None = None, nest: _making.Nest | None = None,
        encode: _making.Encoder | None = None, **attributes: _t.Unpack[ReferralParams]) -> _t.Any: ...
    def params(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """A valid body of the request that makes a record; with `case`, `nest` or `encode` no model, but what they make of it."""
        return self._params(count, attributes)

    def invalid(self, *, violate: str | None = None,
        relate: ReferralRelated | None = None) -> tuple[_making.Invalid, ...]:
        """Request bodies that break one constraint each; `violate` picks some: `"amount:minimum"`, `"amount"`, `":minimum"`."""
        return self._invalid(violate, relate)
