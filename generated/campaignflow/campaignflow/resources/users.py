"""People who use the service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models.error import Error
from ..models.user import User
from ..models.user_create import UserCreate
from ..models.user_list import UserList
from ..models.user_update import UserUpdate
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.user_create import UserCreateInput
    from ..models.user_update import UserUpdateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _UserCreateFields(UserCreateInput, _Options):
        """What a `UserCreateInput` has, and what every method takes."""

    class _UserUpdateFields(UserUpdateInput, _Options):
        """What a `UserUpdateInput` has, and what every method takes."""


_LIST: _operations.Operation[UserList] = _operations.Operation(
    "listUsers",
    "get",
    "/api/v2/users",
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
    ),
    answers={"200": UserList},
    errors={"400 401 406 422": Error},
    paging=_pages.Paging(
        kind="page",
        parameter="page",
        first=1,
        total=("total",),
        size=("per_page",),
        items=("data",),
    ),
)

_CREATE: _operations.Operation[User] = _operations.Operation(
    "createUser",
    "post",
    "/api/v2/users",
    bodies=(_operations.Body("application/json", "json", UserCreate),),
    answers={"201": User},
    errors={"400 401 406 415 422": Error},
    needs_body=True,
)

_GET: _operations.Operation[User] = _operations.Operation(
    "getUser",
    "get",
    "/api/v2/users/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    answers={"200": User},
    errors={"401 404 406": Error},
)

_UPDATE: _operations.Operation[User] = _operations.Operation(
    "updateUser",
    "put",
    "/api/v2/users/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", UserUpdate),),
    answers={"200": User},
    errors={"400 401 404 406 415 422": Error},
    needs_body=True,
)


class UserListPage(_pages.Page[User], UserList):
    """A page of a list: iterate over it for the items of all pages."""

    _attribute = "data"


class AsyncUserListPage(_pages.AsyncPage[User], UserList):
    """A page of a list, for asyncio: `async for` over it gives the items of all pages."""

    _attribute = "data"


class UsersResource(_resources.Resource["_raw.UsersResource"]):
    """People who use the service."""

    def list(
        self, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> UserListPage:
        """List users.

        One page of the users, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            user_list = client.users.list()
            ```
        """
        return self._core.page(_LIST, UserListPage, locals())

    @overload
    def create(self, body: UserCreate | UserCreateInput, **options: Unpack[_Options]) -> User: ...

    @overload
    def create(self, **fields: Unpack[_UserCreateFields]) -> User: ...

    def create(self, body: Any = UNSET, **fields: Any) -> User:
        """Create a user.

        Creates a user and answers with it.

        Args:
            body (UserCreate): What it takes to create an User; or its properties by their names, of
                `UserCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            user = client.users.create(name="Uma User", email="uma@example.com")
            ```
        """
        return self._core.call(_CREATE, locals())

    def get(self, id: int, **options: Unpack[_Options]) -> User:
        """Read a user.

        The user with this key.

        Args:
            id (int): The key.

        Returns:
            The user.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            user = client.users.get(523)
            ```
        """
        return self._core.call(_GET, locals())

    @overload
    def update(self, id: int, body: UserUpdate | UserUpdateInput, **options: Unpack[_Options]) -> User: ...

    @overload
    def update(self, id: int, **fields: Unpack[_UserUpdateFields]) -> User: ...

    def update(self, id: int, body: Any = UNSET, **fields: Any) -> User:
        """Change a user.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (UserUpdate): What can be changed of an User; what is left out stays; or its properties by
                their names, of `UserUpdateInput`.

        Returns:
            The user as it is now.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            user = client.users.update(730, name="Uma User")
            ```
        """
        return self._core.call(_UPDATE, locals())


class AsyncUsersResource(_resources.AsyncResource["_raw.AsyncUsersResource"]):
    """People who use the service."""

    def list(
        self, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> _pages.AsyncPager[User, AsyncUserListPage]:
        """List users. See `UsersResource.list`."""
        return self._core.page(_LIST, AsyncUserListPage, locals())

    @overload
    async def create(self, body: UserCreate | UserCreateInput, **options: Unpack[_Options]) -> User: ...

    @overload
    async def create(self, **fields: Unpack[_UserCreateFields]) -> User: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> User:
        """Create a user. See `UsersResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def get(self, id: int, **options: Unpack[_Options]) -> User:
        """Read a user. See `UsersResource.get`."""
        return await self._core.call(_GET, locals())

    @overload
    async def update(self, id: int, body: UserUpdate | UserUpdateInput, **options: Unpack[_Options]) -> User: ...

    @overload
    async def update(self, id: int, **fields: Unpack[_UserUpdateFields]) -> User: ...

    async def update(self, id: int, body: Any = UNSET, **fields: Any) -> User:
        """Change a user. See `UsersResource.update`."""
        return await self._core.call(_UPDATE, locals())
