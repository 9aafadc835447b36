"""People who use the service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models import Error, User, UserCreate, UserList, UserUpdate
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import UserCreateInput, UserUpdateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _UserCreateFields(UserCreateInput, _Options): ...
    class _UserUpdateFields(UserUpdateInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[UserList]("users.list", "GET /api/v2/users", {"200": UserList},
    {"400 401 406 422": Error}, query={"page": int, "per_page": int},
    paging=_pages.Paging(kind="page", parameter="page", first=1, total=("total",), size=("per_page",), items=("data",)))
_CREATE = _operations.Operation[User]("users.create", "POST /api/v2/users", {"201": User},
    {"400 401 406 415 422": Error}, body=UserCreate, needs_body=True)
_GET = _operations.Operation[User]("users.get", "GET /api/v2/users/{id}", {"200": User}, {"401 404 406": Error},
    path={"id": int})
_UPDATE = _operations.Operation[User]("users.update", "PUT /api/v2/users/{id}", {"200": User},
    {"400 401 404 406 415 422": Error}, path={"id": int}, body=UserUpdate, needs_body=True)

class UserListPage(_pages.Page[User], UserList, attribute="data"):
    """A page of a list: iterate over it for the items of all pages."""
class AsyncUserListPage(_pages.AsyncPage[User], UserList, attribute="data"):
    """A page of a list, for asyncio: `async for` over it for the items of all pages."""
# fmt: on


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
            BadRequestError, AuthenticationError, NotAcceptableError, UnprocessableEntityError: `body` is `Error`.

        Example:
            user_list = client.users.list()
        """
        return self._core.page(_LIST, UserListPage, AsyncUserListPage, locals())

    @overload
    def create(self, body: UserCreate | UserCreateInput, **options: Unpack[_Options]) -> User: ...
    @overload
    def create(self, **fields: Unpack[_UserCreateFields]) -> User: ...
    def create(self, body: Any = UNSET, **fields: Any) -> User:
        """Create a user.

        Creates a user and answers with it.

        Args:
            body (UserCreate): What it takes to create an User; or its properties as keyword arguments, of
                `UserCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError, AuthenticationError, NotAcceptableError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            user = client.users.create(name="Uma User", email="uma@example.com")
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
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            user = client.users.get(523)
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
            body (UserUpdate): What can be changed of an User; what is left out stays; or its properties as keyword
                arguments, of `UserUpdateInput`.

        Returns:
            The user as it is now.

        Raises:
            BadRequestError, AuthenticationError, NotFoundError, NotAcceptableError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            user = client.users.update(730, name="Uma User")
        """
        return self._core.call(_UPDATE, locals())


class AsyncUsersResource(_resources.AsyncResource["_raw.AsyncUsersResource"]):
    """`UsersResource`, for asyncio: every method is awaited, a list is iterated over with `async for`."""

    list: Final = _resources.paged(UsersResource.list, AsyncUserListPage)
    create: Final = _resources.awaited(UsersResource.create)
    get: Final = _resources.awaited(UsersResource.get)
    update: Final = _resources.awaited(UsersResource.update)
