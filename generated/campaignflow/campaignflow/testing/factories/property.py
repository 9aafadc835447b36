"""The factory of `/api/v2/properties`."""

from __future__ import annotations

import typing as _t
from typing import TYPE_CHECKING

from ...models.property import Property
from ...models.property_create import PropertyCreate
from .._runtime import making as _making

if TYPE_CHECKING:
    import datetime

    from ...models.australian_state import AustralianState
    from ...models.campaign import Campaign
    from ...models.referral import Referral

__all__ = ["PropertyFactory"]

PropertyRelation = _t.Literal["referrals", "campaigns"]


# fmt: off
class PropertyRelated(_t.TypedDict, total=False):
    """The records that one hangs together with."""
    referrals: _making.Many[Referral]
    campaigns: _making.Many[Campaign]


class PropertyAttributes(_making.InsertOptions, total=False):
    """What `insert` takes."""
    relate: PropertyRelated
    build: _making.Build[PropertyRelation]
    expand: _making.Expand[PropertyRelation]
    id: int
    address: str
    created_at: datetime.datetime
    updated_at: datetime.datetime
    name: str
    suburb: str
    state: AustralianState | _t.Literal["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"]
    postcode: str


class PropertyParams(_making.Options, total=False):
    """What `params` takes."""
    relate: PropertyRelated
    build: _making.Build[PropertyRelation]
    address: str
    name: str
    suburb: str
    state: AustralianState | _t.Literal["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"]
    postcode: str


class PropertyCreation(PropertyParams, total=False):
    """What `create` takes."""
    expand: _making.Expand[PropertyRelation]


class PropertyFactory(_making.Maker[Property]):
    """Makes records of `/api/v2/properties`; see `Maker`."""
    _kind: _making.Kind[Property] = _making.Kind("Property", "/api/v2/properties",
        _making.named("id address created_at updated_at name suburb state postcode"), Property.from_dict,
        read_made=Property.from_dict, read_params=PropertyCreate.from_dict)

    @_t.overload
    def insert(self, /, *, count: None = None, **attributes: _t.Unpack[PropertyAttributes]) -> Property: ...
    @_t.overload
    def insert(self, /, *, count: int, **attributes: _t.Unpack[PropertyAttributes]) -> list[Property]: ...
    def insert(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. No event is emitted."""
        return self._insert((), count, attributes)

    @_t.overload
    def create(self, /, *, count: None = None, **attributes: _t.Unpack[PropertyCreation]) -> Property: ...
    @_t.overload
    def create(self, /, *, count: int, **attributes: _t.Unpack[PropertyCreation]) -> list[Property]: ...
    def create(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Make a record through the API: what it answers with. A refusal raises understudy's CreateRefused."""
        return self._create((), count, attributes)

    @_t.overload
    def params(self, /, *, count: None = None, **attributes: _t.Unpack[PropertyParams]) -> PropertyCreate: ...
    @_t.overload
    def params(self, /, *, count: int, **attributes: _t.Unpack[PropertyParams]) -> list[PropertyCreate]: ...
    @_t.overload
    def params(self, /, *, count: int | None = None, case: _making.Case | None = None, nest: _making.Nest | None = None,
        encode: _making.Encoder | None = None, **attributes: _t.Unpack[PropertyParams]) -> _t.Any: ...
    def params(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """A valid body of the request that makes a record; with `case`, `nest` or `encode` no model, but what they make of it."""
        return self._params(count, attributes)

    def invalid(self, *, violate: str | None = None,
        relate: PropertyRelated | None = None) -> tuple[_making.Invalid, ...]:
        """Request bodies that break one constraint each; `violate` picks some: `"amount:minimum"`, `"amount"`, `":minimum"`."""
        return self._invalid(violate, relate)
