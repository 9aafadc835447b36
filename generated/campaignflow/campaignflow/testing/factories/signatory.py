"""The factory of `/api/v2/signatories`."""

from __future__ import annotations

import typing as _t
from typing import TYPE_CHECKING

from ...models.signatory import Signatory
from ...models.signatory_create import SignatoryCreate
from .._runtime import making as _making

if TYPE_CHECKING:
    import datetime

__all__ = ["SignatoryFactory"]


# fmt: off
class SignatoryAttributes(_making.InsertOptions, total=False):
    """What `insert` takes."""
    id: int
    name: str
    email: str
    created_at: datetime.datetime
    updated_at: datetime.datetime


class SignatoryParams(_making.Options, total=False):
    """What `params` takes."""
    name: str
    email: str


class SignatoryCreation(SignatoryParams, total=False):
    """What `create` takes."""


class SignatoryFactory(_making.Maker[Signatory]):
    """Makes records of `/api/v2/signatories`; see `Maker`."""
    _kind: _making.Kind[Signatory] = _making.Kind("Signatory", "/api/v2/signatories",
        _making.named("id name email created_at updated_at"), Signatory.from_dict, read_made=Signatory.from_dict,
        read_params=SignatoryCreate.from_dict)

    @_t.overload
    def insert(self, /, *, count: None = None, **attributes: _t.Unpack[SignatoryAttributes]) -> Signatory: ...
    @_t.overload
    def insert(self, /, *, count: int, **attributes: _t.Unpack[SignatoryAttributes]) -> list[Signatory]: ...
    def insert(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. No event is emitted."""
        return self._insert((), count, attributes)

    @_t.overload
    def create(self, /, *, count: None = None, **attributes: _t.Unpack[SignatoryCreation]) -> Signatory: ...
    @_t.overload
    def create(self, /, *, count: int, **attributes: _t.Unpack[SignatoryCreation]) -> list[Signatory]: ...
    def create(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Make a record through the API: what it answers with. A refusal raises understudy's CreateRefused."""
        return self._create((), count, attributes)

    @_t.overload
    def params(self, /, *, count: None = None, **attributes: _t.Unpack[SignatoryParams]) -> SignatoryCreate: ...
    @_t.overload
    def params(self, /, *, count: int, **attributes: _t.Unpack[SignatoryParams]) -> list[SignatoryCreate]: ...
    @_t.overload
    def params(self, /, *, count: int | None = None, case: _making.Case | None = None, nest: _making.Nest | None = None,
        encode: _making.Encoder | None = None, **attributes: _t.Unpack[SignatoryParams]) -> _t.Any: ...
    def params(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """A valid body of the request that makes a record; with `case`, `nest` or `encode` no model, but what they make of it."""
        return self._params(count, attributes)

    def invalid(self, *, violate: str | None = None) -> tuple[_making.Invalid, ...]:
        """Request bodies that break one constraint each; `violate` picks some: `"amount:minimum"`, `"amount"`, `":minimum"`."""
        return self._invalid(violate, None)
