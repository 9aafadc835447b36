"""The factory of `/api/v2/campaigns`."""

from __future__ import annotations

import typing as _t
from typing import TYPE_CHECKING

from ...models.campaign import Campaign
from ...models.campaign_create import CampaignCreate
from .._runtime import making as _making

if TYPE_CHECKING:
    import datetime

    from ...models.agency import Agency
    from ...models.campaign_budget import CampaignBudget
    from ...models.campaign_status import CampaignStatus
    from ...models.finance_application import FinanceApplication
    from ...models.invoice import Invoice
    from ...models.property import Property
    from ...models.referral import Referral

__all__ = ["CampaignFactory"]

CampaignState = _t.Literal["draft", "sent_to_vendor", "approved", "live", "sold", "withdrawn", "completed", "cancelled"]
CampaignRelation = _t.Literal[
    "agency", "property", "vendors", "comments", "referrals", "campaign_budgets", "finance_applications", "invoices"
]


# fmt: off
class CampaignRelated(_t.TypedDict, total=False):
    """The records that one hangs together with."""
    agency: _making.One[Agency] | None
    property: _making.One[Property] | None
    referrals: _making.Many[Referral]
    campaign_budgets: _making.Many[CampaignBudget]
    finance_applications: _making.Many[FinanceApplication]
    invoices: _making.Many[Invoice]


class CampaignAttributes(_making.InsertOptions, total=False):
    """What `insert` takes."""
    relate: CampaignRelated
    build: _making.Build[CampaignRelation]
    expand: _making.Expand[CampaignRelation]
    id: int
    name: str
    status: CampaignStatus | _t.Literal["draft", "sent_to_vendor", "approved", "live", "sold", "withdrawn", "completed", "cancelled"]
    created_at: datetime.datetime
    updated_at: datetime.datetime
    agency_id: int
    property_id: int


class CampaignParams(_making.Options, total=False):
    """What `params` takes."""
    relate: CampaignRelated
    build: _making.Build[CampaignRelation]
    name: str
    agency_id: int
    property_id: int


class CampaignCreation(CampaignParams, total=False):
    """What `create` takes."""
    expand: _making.Expand[CampaignRelation]


class CampaignFactory(_making.Maker[Campaign]):
    """Makes records of `/api/v2/campaigns`; see `Maker`."""
    _kind: _making.Kind[Campaign] = _making.Kind("Campaign", "/api/v2/campaigns",
        _making.named("id name status created_at updated_at agency_id property_id"), Campaign.from_dict,
        read_made=Campaign.from_dict, read_params=CampaignCreate.from_dict)

    @_t.overload
    def insert(self, /, *states: CampaignState | CampaignStatus, count: None = None,
        **attributes: _t.Unpack[CampaignAttributes]) -> Campaign: ...
    @_t.overload
    def insert(self, /, *states: CampaignState | CampaignStatus, count: int,
        **attributes: _t.Unpack[CampaignAttributes]) -> list[Campaign]: ...
    def insert(self, /, *states: str, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. No event is emitted."""
        return self._insert(states, count, attributes)

    @_t.overload
    def create(self, /, *states: CampaignState | CampaignStatus, count: None = None,
        **attributes: _t.Unpack[CampaignCreation]) -> Campaign: ...
    @_t.overload
    def create(self, /, *states: CampaignState | CampaignStatus, count: int,
        **attributes: _t.Unpack[CampaignCreation]) -> list[Campaign]: ...
    def create(self, /, *states: str, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Make a record through the API: what it answers with. A refusal raises understudy's CreateRefused."""
        return self._create(states, count, attributes)

    @_t.overload
    def params(self, /, *, count: None = None, **attributes: _t.Unpack[CampaignParams]) -> CampaignCreate: ...
    @_t.overload
    def params(self, /, *, count: int, **attributes: _t.Unpack[CampaignParams]) -> list[CampaignCreate]: ...
    @_t.overload
    def params(self, /, *, count: int | None = None, case: _making.Case | None = None, nest: _making.Nest | None = None,
        encode: _making.Encoder | None = None, **attributes: _t.Unpack[CampaignParams]) -> _t.Any: ...
    def params(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """A valid body of the request that makes a record; with `case`, `nest` or `encode` no model, but what they make of it."""
        return self._params(count, attributes)

    def invalid(self, *, violate: str | None = None,
        relate: CampaignRelated | None = None) -> tuple[_making.Invalid, ...]:
        """Request bodies that break one constraint each; `violate` picks some: `"amount:minimum"`, `"amount"`, `":minimum"`."""
        return self._invalid(violate, relate)
