"""The factory of `/api/v2/campaign-budgets`."""

from __future__ import annotations

import typing as _t
from typing import TYPE_CHECKING

from ...models.campaign_budget import CampaignBudget
from ...models.campaign_budget_create import CampaignBudgetCreate
from .._runtime import making as _making

if TYPE_CHECKING:
    import datetime

    from ...models.campaign import Campaign
    from ...models.finance_application import FinanceApplication
    from ...models.referral import Referral

__all__ = ["CampaignBudgetFactory"]

CampaignBudgetRelation = _t.Literal["campaign", "finance_options", "referrals", "finance_applications"]


# fmt: off
class CampaignBudgetRelated(_t.TypedDict, total=False):
    """The records that one hangs together with."""
    campaign: _making.One[Campaign] | None
    referrals: _making.Many[Referral]
    finance_applications: _making.Many[FinanceApplication]


class CampaignBudgetAttributes(_making.InsertOptions, total=False):
    """What `insert` takes."""
    relate: CampaignBudgetRelated
    build: _making.Build[CampaignBudgetRelation]
    expand: _making.Expand[CampaignBudgetRelation]
    id: int
    campaign_id: int
    amount: float
    created_at: datetime.datetime
    updated_at: datetime.datetime


class CampaignBudgetParams(_making.Options, total=False):
    """What `params` takes."""
    relate: CampaignBudgetRelated
    build: _making.Build[CampaignBudgetRelation]
    campaign_id: int
    amount: float


class CampaignBudgetCreation(CampaignBudgetParams, total=False):
    """What `create` takes."""
    expand: _making.Expand[CampaignBudgetRelation]


class CampaignBudgetFactory(_making.Maker[CampaignBudget]):
    """Makes records of `/api/v2/campaign-budgets`; see `Maker`."""
    _kind: _making.Kind[CampaignBudget] = _making.Kind("CampaignBudget", "/api/v2/campaign-budgets",
        _making.named("id campaign_id amount created_at updated_at"), CampaignBudget.from_dict,
        read_made=CampaignBudget.from_dict, read_params=CampaignBudgetCreate.from_dict)

    @_t.overload
    def insert(self, /, *, count: None = None, **attributes: _t.Unpack[CampaignBudgetAttributes]) -> CampaignBudget: ...
    @_t.overload
    def insert(self, /, *, count: int, **attributes: _t.Unpack[CampaignBudgetAttributes]) -> list[CampaignBudget]: ...
    def insert(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. No event is emitted."""
        return self._insert((), count, attributes)

    @_t.overload
    def create(self, /, *, count: None = None, **attributes: _t.Unpack[CampaignBudgetCreation]) -> CampaignBudget: ...
    @_t.overload
    def create(self, /, *, count: int, **attributes: _t.Unpack[CampaignBudgetCreation]) -> list[CampaignBudget]: ...
    def create(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Make a record through the API: what it answers with. A refusal raises understudy's CreateRefused."""
        return self._create((), count, attributes)

    @_t.overload
    def params(self, /, *, count: None = None,
        **attributes: _t.Unpack[CampaignBudgetParams]) -> CampaignBudgetCreate: ...
    @_t.overload
    def params(self, /, *, count: int, **attributes: _t.Unpack[CampaignBudgetParams]) -> list[CampaignBudgetCreate]: ...
    @_t.overload
    def params(self, /, *, count: int | None = None, case: _making.Case | None = None, nest: _making.Nest | None = None,
        encode: _making.Encoder | None = None, **attributes: _t.Unpack[CampaignBudgetParams]) -> _t.Any: ...
    def params(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """A valid body of the request that makes a record; with `case`, `nest` or `encode` no model, but what they make of it."""
        return self._params(count, attributes)

    def invalid(self, *, violate: str | None = None,
        relate: CampaignBudgetRelated | None = None) -> tuple[_making.Invalid, ...]:
        """Request bodies that break one constraint each; `violate` picks some: `"amount:minimum"`, `"amount"`, `":minimum"`."""
        return self._invalid(violate, relate)
