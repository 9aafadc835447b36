"""The factory of `/api/v2/assets`."""

from __future__ import annotations

import typing as _t
from typing import TYPE_CHECKING

from ...models.asset import Asset
from ...models.asset_create import AssetCreate
from .._runtime import making as _making

if TYPE_CHECKING:
    import datetime

    from ...models.entity_type import EntityType

__all__ = ["AssetFactory"]


# fmt: off
class AssetAttributes(_making.InsertOptions, total=False):
    """What `insert` takes."""
    id: int
    hash: str
    file_name: str
    created_at: datetime.datetime
    updated_at: datetime.datetime
    content_type: str
    entity_type: EntityType | _t.Literal["campaign", "property", "finance_application", "invoice"]
    entity_id: int
    file: str


class AssetParams(_making.Options, total=False):
    """What `params` takes."""
    file: str
    file_name: str
    content_type: str
    entity_type: EntityType | _t.Literal["campaign", "property", "finance_application", "invoice"]
    entity_id: int


class AssetCreation(AssetParams, total=False):
    """What `create` takes."""


class AssetFactory(_making.Maker[Asset]):
    """Makes records of `/api/v2/assets`; see `Maker`."""
    _kind: _making.Kind[Asset] = _making.Kind("Asset", "/api/v2/assets",
        _making.named("id hash file_name created_at updated_at content_type entity_type entity_id file"),
        Asset.from_dict, read_made=Asset.from_dict, read_params=AssetCreate.from_dict)

    @_t.overload
    def insert(self, /, *, count: None = None, **attributes: _t.Unpack[AssetAttributes]) -> Asset: ...
    @_t.overload
    def insert(self, /, *, count: int, **attributes: _t.Unpack[AssetAttributes]) -> list[Asset]: ...
    def insert(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. No event is emitted."""
        return self._insert((), count, attributes)

    @_t.overload
    def create(self, /, *, count: None = None, **attributes: _t.Unpack[AssetCreation]) -> Asset: ...
    @_t.overload
    def create(self, /, *, count: int, **attributes: _t.Unpack[AssetCreation]) -> list[Asset]: ...
    def create(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Make a record through the API: what it answers with. A refusal raises understudy's CreateRefused."""
        return self._create((), count, attributes)

    @_t.overload
    def params(self, /, *, count: None = None, **attributes: _t.Unpack[AssetParams]) -> AssetCreate: ...
    @_t.overload
    def params(self, /, *, count: int, **attributes: _t.Unpack[AssetParams]) -> list[AssetCreate]: ...
    @_t.overload
    def params(self, /, *, count: int | None = None, case: _making.Case | None = None, nest: _making.Nest | None = None,
        encode: _making.Encoder | None = None, **attributes: _t.Unpack[AssetParams]) -> _t.Any: ...
    def params(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """A valid body of the request that makes a record; with `case`, `nest` or `encode` no model, but what they make of it."""
        return self._params(count, attributes)

    def invalid(self, *, violate: str | None = None) -> tuple[_making.Invalid, ...]:
        """Request bodies that break one constraint each; `violate` picks some: `"amount:minimum"`, `"amount"`, `":minimum"`."""
        return self._invalid(violate, None)
