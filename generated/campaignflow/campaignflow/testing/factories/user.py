"""The factory of `/api/v2/users`."""

from __future__ import annotations

import typing as _t
from typing import TYPE_CHECKING

from ...models.user import User
from ...models.user_create import UserCreate
from .._runtime import making as _making

if TYPE_CHECKING:
    import datetime

__all__ = ["UserFactory"]


# fmt: off
class UserAttributes(_making.InsertOptions, total=False):
    """What `insert` takes."""
    id: int
    name: str
    email: str
    created_at: datetime.datetime
    updated_at: datetime.datetime


class UserParams(_making.Options, total=False):
    """What `params` takes."""
    name: str
    email: str


class UserCreation(UserParams, total=False):
    """What `create` takes."""


class UserFactory(_making.Maker[User]):
    """Makes records of `/api/v2/users`; see `Maker`."""
    _kind: _making.Kind[User] = _making.Kind("User", "/api/v2/users",
        _making.named("id name email created_at updated_at"), User.from_dict, read_made=User.from_dict,
        read_params=UserCreate.from_dict)

    @_t.overload
    def insert(self, /, *, count: None = None, **attributes: _t.Unpack[UserAttributes]) -> User: ...
    @_t.overload
    def insert(self, /, *, count: int, **attributes: _t.Unpack[UserAttributes]) -> list[User]: ...
    def insert(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. No event is emitted."""
        return self._insert((), count, attributes)

    @_t.overload
    def create(self, /, *, count: None = None, **attributes: _t.Unpack[UserCreation]) -> User: ...
    @_t.overload
    def create(self, /, *, count: int, **attributes: _t.Unpack[UserCreation]) -> list[User]: ...
    def create(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Make a record through the API: what it answers with. A refusal raises understudy's CreateRefused."""
        return self._create((), count, attributes)

    @_t.overload
    def params(self, /, *, count: None = None, **attributes: _t.Unpack[UserParams]) -> UserCreate: ...
    @_t.overload
    def params(self, /, *, count: int, **attributes: _t.Unpack[UserParams]) -> list[UserCreate]: ...
    @_t.overload
    def params(self, /, *, count: int | None = None, case: _making.Case | None = None, nest: _making.Nest | None = None,
        encode: _making.Encoder | None = None, **attributes: _t.Unpack[UserParams]) -> _t.Any: ...
    def params(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """A valid body of the request that makes a record; with `case`, `nest` or `encode` no model, but what they make of it."""
        return self._params(count, attributes)

    def invalid(self, *, violate: str | None = None) -> tuple[_making.Invalid, ...]:
        """Request bodies that break one constraint each; `violate` picks some: `"amount:minimum"`, `"amount"`, `":minimum"`."""
        return self._invalid(violate, None)
