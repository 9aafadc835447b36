"""The factory of `/api/v2/tenants`."""

from __future__ import annotations

import typing as _t
from typing import TYPE_CHECKING

from ...models.tenant import Tenant
from ...models.tenant_create import TenantCreate
from .._runtime import making as _making

if TYPE_CHECKING:
    import datetime

__all__ = ["TenantFactory"]


# fmt: off
class TenantAttributes(_making.InsertOptions, total=False):
    """What `insert` takes."""
    id: int
    name: str
    created_at: datetime.datetime
    updated_at: datetime.datetime


class TenantParams(_making.Options, total=False):
    """What `params` takes."""
    name: str


class TenantCreation(TenantParams, total=False):
    """What `create` takes."""


class TenantFactory(_making.Maker[Tenant]):
    """Makes records of `/api/v2/tenants`; see `Maker`."""
    _kind: _making.Kind[Tenant] = _making.Kind("Tenant", "/api/v2/tenants",
        _making.named("id name created_at updated_at"), Tenant.from_dict, read_made=Tenant.from_dict,
        read_params=TenantCreate.from_dict)

    @_t.overload
    def insert(self, /, *, count: None = None, **attributes: _t.Unpack[TenantAttributes]) -> Tenant: ...
    @_t.overload
    def insert(self, /, *, count: int, **attributes: _t.Unpack[TenantAttributes]) -> list[Tenant]: ...
    def insert(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. No event is emitted."""
        return self._insert((), count, attributes)

    @_t.overload
    def create(self, /, *, count: None = None, **attributes: _t.Unpack[TenantCreation]) -> Tenant: ...
    @_t.overload
    def create(self, /, *, count: int, **attributes: _t.Unpack[TenantCreation]) -> list[Tenant]: ...
    def create(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Make a record through the API: what it answers with. A refusal raises understudy's CreateRefused."""
        return self._create((), count, attributes)

    @_t.overload
    def params(self, /, *, count: None = None, **attributes: _t.Unpack[TenantParams]) -> TenantCreate: ...
    @_t.overload
    def params(self, /, *, count: int, **attributes: _t.Unpack[TenantParams]) -> list[TenantCreate]: ...
    @_t.overload
    def params(self, /, *, count: int | None = None, case: _making.Case | None = None, nest: _making.Nest | None = None,
        encode: _making.Encoder | None = None, **attributes: _t.Unpack[TenantParams]) -> _t.Any: ...
    def params(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """A valid body of the request that makes a record; with `case`, `nest` or `encode` no model, but what they make of it."""
        return self._params(count, attributes)

    def invalid(self, *, violate: str | None = None) -> tuple[_making.Invalid, ...]:
        """Request bodies that break one constraint each; `violate` picks some: `"amount:minimum"`, `"amount"`, `":minimum"`."""
        return self._invalid(violate, None)
