"""The factory of `/api/v2/agencies`."""

from __future__ import annotations

import typing as _t
from typing import TYPE_CHECKING

from ...models.agency import Agency
from ...models.agency_create import AgencyCreate
from .._runtime import making as _making

if TYPE_CHECKING:
    import datetime

    from ...models.campaign import Campaign
    from ...models.referral import Referral

__all__ = ["AgencyFactory"]

AgencyRelation = _t.Literal["referrals", "campaigns"]


# fmt: off
class AgencyRelated(_t.TypedDict, total=False):
    """The records that one hangs together with."""
    referrals: _making.Many[Referral]
    campaigns: _making.Many[Campaign]


class AgencyAttributes(_making.InsertOptions, total=False):
    """What `insert` takes."""
    relate: AgencyRelated
    build: _making.Build[AgencyRelation]
    expand: _making.Expand[AgencyRelation]
    id: int
    name: str
    abn: str
    created_at: datetime.datetime
    updated_at: datetime.datetime
    trading_name: str
    email: str
    phone: str


class AgencyParams(_making.Options, total=False):
    """What `params` takes."""
    relate: AgencyRelated
    build: _making.Build[AgencyRelation]
    name: str
    abn: str
    trading_name: str
    email: str
    phone: str


class AgencyCreation(AgencyParams, total=False):
    """What `create` takes."""
    expand: _making.Expand[AgencyRelation]


class AgencyFactory(_making.Maker[Agency]):
    """Makes records of `/api/v2/agencies`; see `Maker`."""
    _kind: _making.Kind[Agency] = _making.Kind("Agency", "/api/v2/agencies",
        _making.named("id name abn created_at updated_at trading_name email phone"), Agency.from_dict,
        read_made=Agency.from_dict, read_params=AgencyCreate.from_dict)

    @_t.overload
    def insert(self, /, *, count: None = None, **attributes: _t.Unpack[AgencyAttributes]) -> Agency: ...
    @_t.overload
    def insert(self, /, *, count: int, **attributes: _t.Unpack[AgencyAttributes]) -> list[Agency]: ...
    def insert(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. No event is emitted."""
        return self._insert((), count, attributes)

    @_t.overload
    def create(self, /, *, count: None = None, **attributes: _t.Unpack[AgencyCreation]) -> Agency: ...
    @_t.overload
    def create(self, /, *, count: int, **attributes: _t.Unpack[AgencyCreation]) -> list[Agency]: ...
    def create(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Make a record through the API: what it answers with. A refusal raises understudy's CreateRefused."""
        return self._create((), count, attributes)

    @_t.overload
    def params(self, /, *, count: None = None, **attributes: _t.Unpack[AgencyParams]) -> AgencyCreate: ...
    @_t.overload
    def params(self, /, *, count: int, **attributes: _t.Unpack[AgencyParams]) -> list[AgencyCreate]: ...
    @_t.overload
    def params(self, /, *, count: int | None = None, case: _making.Case | None = None, nest: _making.Nest | None = None,
        encode: _making.Encoder | None = None, **attributes: _t.Unpack[AgencyParams]) -> _t.Any: ...
    def params(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """A valid body of the request that makes a record; with `case`, `nest` or `encode` no model, but what they make of it."""
        return self._params(count, attributes)

    def invalid(self, *, violate: str | None = None,
        relate: AgencyRelated | None = None) -> tuple[_making.Invalid, ...]:
        """Request bodies that break one constraint each; `violate` picks some: `"amount:minimum"`, `"amount"`, `":minimum"`."""
        return self._invalid(violate, relate)
