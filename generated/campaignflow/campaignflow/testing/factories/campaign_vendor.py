"""The factory of `/api/v2/campaigns/{id}/vendors`."""

from __future__ import annotations

import typing as _t
from typing import TYPE_CHECKING

from ...models.vendor import Vendor
from ...models.vendor_create import VendorCreate
from .._runtime import making as _making

if TYPE_CHECKING:
    import datetime

    from ...models.campaign import Campaign

__all__ = ["CampaignVendorFactory"]

CampaignVendorRelation = _t.Literal["campaign"]


# fmt: off
class CampaignVendorRelated(_t.TypedDict, total=False):
    """The records that one hangs together with."""
    campaign: _making.One[Campaign]


class CampaignVendorAttributes(_making.InsertOptions, total=False):
    """What `insert` takes."""
    relate: CampaignVendorRelated
    build: _making.Build[CampaignVendorRelation]
    expand: _making.Expand[CampaignVendorRelation]
    vendor_id: int
    name: str
    email_verified: bool
    phone_verified: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    email: str
    phone: str


class CampaignVendorParams(_making.Options, total=False):
    """What `params` takes."""
    relate: CampaignVendorRelated
    build: _making.Build[CampaignVendorRelation]
    vendor_id: int
    name: str
    email: str
    phone: str


class CampaignVendorCreation(CampaignVendorParams, total=False):
    """What `create` takes."""
    expand: _making.Expand[CampaignVendorRelation]


class CampaignVendorFactory(_making.Maker[Vendor]):
    """Makes records of `/api/v2/campaigns/{id}/vendors`; see `Maker`."""
    _kind: _making.Kind[Vendor] = _making.Kind("Vendor", "/api/v2/campaigns/{}/vendors",
        _making.named("vendor_id name email_verified phone_verified created_at updated_at email phone"),
        Vendor.from_dict, read_made=Vendor.from_dict, read_params=VendorCreate.from_dict)

    @_t.overload
    def insert(self, /, *, count: None = None, **attributes: _t.Unpack[CampaignVendorAttributes]) -> Vendor: ...
    @_t.overload
    def insert(self, /, *, count: int, **attributes: _t.Unpack[CampaignVendorAttributes]) -> list[Vendor]: ...
    def insert(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. No event is emitted."""
        return self._insert((), count, attributes)

    @_t.overload
    def create(self, /, *, count: None = None, **attributes: _t.Unpack[CampaignVendorCreation]) -> Vendor: ...
    @_t.overload
    def create(self, /, *, count: int, **attributes: _t.Unpack[CampaignVendorCreation]) -> list[Vendor]: ...
    def create(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Make a record through the API: what it answers with. A refusal raises understudy's CreateRefused."""
        return self._create((), count, attributes)

    @_t.overload
    def params(self, /, *, count: None = None, **attributes: _t.Unpack[CampaignVendorParams]) -> VendorCreate: ...
    @_t.overload
    def params(self, /, *, count: int, **attributes: _t.Unpack[CampaignVendorParams]) -> list[VendorCreate]: ...
    @_t.overload
    def params(self, /, *, count: int | None = None, case: _making.Case | None = None, nest: _making.Nest | None = None,
        encode: _making.Encoder | None = None, **attributes: _t.Unpack[CampaignVendorParams]) -> _t.Any: ...
    def params(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """A valid body of the request that makes a record; with `case`, `nest` or `encode` no model, but what they make of it."""
        return self._params(count, attributes)

    def invalid(self, *, violate: str | None = None,
        relate: CampaignVendorRelated | None = None) -> tuple[_making.Invalid, ...]:
        """Request bodies that break one constraint each; `violate` picks some: `"amount:minimum"`, `"amount"`, `":minimum"`."""
        return self._invalid(violate, relate)
