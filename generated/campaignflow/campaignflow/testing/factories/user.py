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

_KIND: _making.Kind[User] = _making.Kind(
    name="User",
    resource="/api/v2/users",
    attributes={"id": "id", "name": "name", "email": "email", "created_at": "created_at", "updated_at": "updated_at"},
    relations={},
    read=User.from_dict,
    read_made=User.from_dict,
    read_params=UserCreate.from_dict,
)


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
    """Makes records of `/api/v2/users`; what is left out is generated where the document requires it.

    `relate` names the records that one hangs together with, `build` those that are made along; these, and the relations of
    `expand`, stand in what comes back under their names, as JSON. `attrs` has attributes by their names in the document,
    also parts of nested objects (`"address.town"`), functions and templates; `variants` are those that your suite has
    declared; `full` makes up all that the document allows. With `count` a list is made.

    Raises TypeError for a name that is none, and understudy's FactoryError for what the document does not allow.
    """

    def __init__(self, bench: _making.Bench) -> None:
        super().__init__(bench, _KIND)

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
    def params(
        self,
        /,
        *,
        count: int | None = None,
        case: _making.Case | None = None,
        nest: _making.Nest | None = None,
        encode: _making.Encoder | None = None,
        **attributes: _t.Unpack[UserParams],
    ) -> _t.Any: ...
    def params(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """A valid body of the request that makes a record; with `case`, `nest` or `encode` no model, but what they make of it."""
        return self._params(count, attributes)

    def invalid(self, *, violate: str | None = None) -> tuple[_making.Invalid, ...]:
        """Request bodies that break one constraint each; `violate` picks some: `"amount:minimum"`, `"amount"`, `":minimum"`."""
        return self._invalid(violate, None)
