"""The factory of `/api/v2/campaign-budgets/{id}/finance-options`."""

from __future__ import annotations

import typing as _t
from typing import TYPE_CHECKING

from ...models.finance_option import FinanceOption
from ...models.finance_option_create import FinanceOptionCreate
from .._runtime import making as _making

if TYPE_CHECKING:
    import datetime

    from ...models.campaign_budget import CampaignBudget

__all__ = ["CampaignBudgetFinanceOptionFactory"]

CampaignBudgetFinanceOptionRelation = _t.Literal["campaign_budget"]


# fmt: off
class CampaignBudgetFinanceOptionRelated(_t.TypedDict, total=False):
    """The records that one hangs together with."""
    campaign_budget: _making.One[CampaignBudget]


class CampaignBudgetFinanceOptionAttributes(_making.InsertOptions, total=False):
    """What `insert` takes."""
    relate: CampaignBudgetFinanceOptionRelated
    build: _making.Build[CampaignBudgetFinanceOptionRelation]
    expand: _making.Expand[CampaignBudgetFinanceOptionRelation]
    option_code: str
    configured: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    terms: str


class CampaignBudgetFinanceOptionParams(_making.Options, total=False):
    """What `params` takes."""
    relate: CampaignBudgetFinanceOptionRelated
    build: _making.Build[CampaignBudgetFinanceOptionRelation]
    option_code: str
    terms: str


class CampaignBudgetFinanceOptionCreation(CampaignBudgetFinanceOptionParams, total=False):
    """What `create` takes."""
    expand: _making.Expand[CampaignBudgetFinanceOptionRelation]


class CampaignBudgetFinanceOptionFactory(_making.Maker[FinanceOption]):
    """Makes records of `/api/v2/campaign-budgets/{id}/finance-options`; see `Maker`."""
    _kind: _making.Kind[FinanceOption] = _making.Kind("FinanceOption", "/api/v2/campaign-budgets/{}/finance-options",
        _making.named("option_code configured created_at updated_at terms"), FinanceOption.from_dict,
        read_made=FinanceOption.from_dict, read_params=FinanceOptionCreate.from_dict)

    @_t.overload
    def insert(self, /, *, count: None = None,
        **attributes: _t.Unpack[CampaignBudgetFinanceOptionAttributes]) -> FinanceOption: ...
    @_t.overload
    def insert(self, /, *, count: int,
        **attributes: _t.Unpack[CampaignBudgetFinanceOptionAttributes]) -> list[FinanceOption]: ...
    def insert(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. No event is emitted."""
        return self._insert((), count, attributes)

    @_t.overload
    def create(self, /, *, count: None = None,
        **attributes: _t.Unpack[CampaignBudgetFinanceOptionCreation]) -> FinanceOption: ...
    @_t.overload
    def create(self, /, *, count: int,
        **attributes: _t.Unpack[CampaignBudgetFinanceOptionCreation]) -> list[FinanceOption]: ...
    def create(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Make a record through the API: what it answers with. A refusal raises understudy's CreateRefused."""
        return self._create((), count, attributes)

    @_t.overload
    def params(self, /, *, count: None = None,
        **attributes: _t.Unpack[CampaignBudgetFinanceOptionParams]) -> FinanceOptionCreate: ...
    @_t.overload
    def params(self, /, *, count: int,
        **attributes: _t.Unpack[CampaignBudgetFinanceOptionParams]) -> list[FinanceOptionCreate]: ...
    @_t.overload
    def params(self, /, *, count: int | None = None, case: _making.Case | None = None, nest: _making.Nest | None = None,
        encode: _making.Encoder | None = None,
        **attributes: _t.Unpack[CampaignBudgetFinanceOptionParams]) -> _t.Any: ...
    def params(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """A valid body of the request that makes a record; with `case`, `nest` or `encode` no model, but what they make of it."""
        return self._params(count, attributes)

    def invalid(self, *, violate: str | None = None,
        relate: CampaignBudgetFinanceOptionRelated | None = None) -> tuple[_making.Invalid, ...]:
        """Request bodies that break one constraint each; `violate` picks some: `"amount:minimum"`, `"amount"`, `":minimum"`."""
        return self._invalid(violate, relate)
