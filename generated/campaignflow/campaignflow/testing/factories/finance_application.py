"""The factory of `/api/v2/finance-applications`."""

from __future__ import annotations

import typing as _t
from typing import TYPE_CHECKING

from ...models.finance_application import FinanceApplication
from ...models.finance_application_create import FinanceApplicationCreate
from .._runtime import making as _making

if TYPE_CHECKING:
    import datetime

    from ...models.campaign import Campaign
    from ...models.campaign_budget import CampaignBudget
    from ...models.finance_application_status import FinanceApplicationStatus

__all__ = ["FinanceApplicationFactory"]

FinanceApplicationState = _t.Literal[
    "draft", "submitted", "in_review", "approved", "declined", "funded", "repaid", "withdrawn"
]
FinanceApplicationRelation = _t.Literal["campaign", "campaign_budget"]


# fmt: off
class FinanceApplicationRelated(_t.TypedDict, total=False):
    """The records that one hangs together with."""
    campaign: _making.One[Campaign] | None
    campaign_budget: _making.One[CampaignBudget] | None


class FinanceApplicationAttributes(_making.InsertOptions, total=False):
    """What `insert` takes."""
    relate: FinanceApplicationRelated
    build: _making.Build[FinanceApplicationRelation]
    expand: _making.Expand[FinanceApplicationRelation]
    id: int
    campaign_id: int
    campaign_budget_id: int
    applicant_name: str
    status: FinanceApplicationStatus | _t.Literal["draft", "submitted", "in_review", "approved", "declined", "funded", "repaid", "withdrawn"]
    created_at: datetime.datetime
    updated_at: datetime.datetime


class FinanceApplicationParams(_making.Options, total=False):
    """What `params` takes."""
    relate: FinanceApplicationRelated
    build: _making.Build[FinanceApplicationRelation]
    campaign_budget_id: int
    applicant_name: str


class FinanceApplicationCreation(FinanceApplicationParams, total=False):
    """What `create` takes."""
    expand: _making.Expand[FinanceApplicationRelation]


class FinanceApplicationFactory(_making.Maker[FinanceApplication]):
    """Makes records of `/api/v2/finance-applications`; see `Maker`."""
    _kind: _making.Kind[FinanceApplication] = _making.Kind("FinanceApplication", "/api/v2/finance-applications",
        _making.named("id campaign_id campaign_budget_id applicant_name status created_at updated_at"),
        FinanceApplication.from_dict, read_made=FinanceApplication.from_dict,
        read_params=FinanceApplicationCreate.from_dict)

    @_t.overload
    def insert(self, /, *states: FinanceApplicationState | FinanceApplicationStatus, count: None = None,
        **attributes: _t.Unpack[FinanceApplicationAttributes]) -> FinanceApplication: ...
    @_t.overload
    def insert(self, /, *states: FinanceApplicationState | FinanceApplicationStatus, count: int,
        **attributes: _t.Unpack[FinanceApplicationAttributes]) -> list[FinanceApplication]: ...
    def insert(self, /, *states: str, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. No event is emitted."""
        return self._insert(states, count, attributes)

    @_t.overload
    def create(self, /, *states: FinanceApplicationState | FinanceApplicationStatus, count: None = None,
        **attributes: _t.Unpack[FinanceApplicationCreation]) -> FinanceApplication: ...
    @_t.overload
    def create(self, /, *states: FinanceApplicationState | FinanceApplicationStatus, count: int,
        **attributes: _t.Unpack[FinanceApplicationCreation]) -> list[FinanceApplication]: ...
    def create(self, /, *states: str, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Make a record through the API: what it answers with. A refusal raises understudy's CreateRefused."""
        return self._create(states, count, attributes)

    @_t.overload
    def params(self, /, *, count: None = None,
        **attributes: _t.Unpack[FinanceApplicationParams]) -> FinanceApplicationCreate: ...
    @_t.overload
    def params(self, /, *, count: int,
        **attributes: _t.Unpack[FinanceApplicationParams]) -> list[FinanceApplicationCreate]: ...
    @_t.overload
    def params(self, /, *, count: int | None = None, case: _making.Case | None = None, nest: _making.Nest | None = None,
        encode: _making.Encoder | None = None, **attributes: _t.Unpack[FinanceApplicationParams]) -> _t.Any: ...
    def params(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """A valid body of the request that makes a record; with `case`, `nest` or `encode` no model, but what they make of it."""
        return self._params(count, attributes)

    def invalid(self, *, violate: str | None = None,
        relate: FinanceApplicationRelated | None = None) -> tuple[_making.Invalid, ...]:
        """Request bodies that break one constraint each; `violate` picks some: `"amount:minimum"`, `"amount"`, `":minimum"`."""
        return self._invalid(violate, relate)
