"""People who use the service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import responses as _responses
from ..models.error import Error
from ..models.user import User
from ..models.user_create import UserCreate
from ..models.user_list import UserList
from ..models.user_update import UserUpdate
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.user_create import UserCreateInput
    from ..models.user_update import UserUpdateInput


_LIST: _operations.Operation[UserList] = _operations.Operation(
    "listUsers",
    "get",
    "/api/v2/users",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
    ),
    answers=(_operations.Answer("200", UserList),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("406", Error),
        _operations.Answer("422", Error),
    ),
)
_LIST_PAGES = _pages.Paging(
    kind="page",
    parameter="page",
    first=1,
    total=("total",),
    size=("per_page",),
    items=("data",),
    attribute="data",
)

_CREATE: _operations.Operation[User] = _operations.Operation(
    "createUser",
    "post",
    "/api/v2/users",
    security=(("oauth2",),),
    bodies=(_operations.Body("application/json", "json", UserCreate),),
    answers=(_operations.Answer("201", User),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("406", Error),
        _operations.Answer("415", Error),
        _operations.Answer("422", Error),
    ),
    needs_body=True,
)

_GET: _operations.Operation[User] = _operations.Operation(
    "getUser",
    "get",
    "/api/v2/users/{id}",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    answers=(_operations.Answer("200", User),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
    ),
)

_UPDATE: _operations.Operation[User] = _operations.Operation(
    "updateUser",
    "put",
    "/api/v2/users/{id}",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", UserUpdate),),
    answers=(_operations.Answer("200", User),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
        _operations.Answer("415", Error),
        _operations.Answer("422", Error),
    ),
    needs_body=True,
)


class UsersResource:
    """People who use the service."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> UserList:
        """List users.

        One page of the users, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            user_list = client.users.list()
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[UserList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[User, UserList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

    @overload
    def create(
        self,
        body: UserCreate | UserCreateInput,
        *,
        timeout: float | None = None,
    ) -> User: ...

    @overload
    def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[UserCreateInput],
    ) -> User: ...

    def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> User:
        """Create a user.

        Creates a user and answers with it.

        Args:
            body (UserCreate): What it takes to create an User; or its properties by their names, of
                `UserCreateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            user = client.users.create(name="Uma User", email="uma@example.com")
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        body: UserCreate | UserCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[User]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    def get(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> User:
        """Read a user.

        The user with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The user.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            user = client.users.get(523)
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[User]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    def update(
        self,
        id: int,
        body: UserUpdate | UserUpdateInput,
        *,
        timeout: float | None = None,
    ) -> User: ...

    @overload
    def update(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[UserUpdateInput],
    ) -> User: ...

    def update(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> User:
        """Change a user.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (UserUpdate): What can be changed of an User; what is left out stays; or its properties by
                their names, of `UserUpdateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The user as it is now.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            user = client.users.update(730, name="Uma User")
            ```
        """

        return self._core.call(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    def update_raw(
        self,
        id: int,
        body: UserUpdate | UserUpdateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[User]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_UPDATE.call(locals()), _UPDATE.parse, timeout)


class AsyncUsersResource:
    """People who use the service."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> UserList:
        """List users.

        One page of the users, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            user_list = await client.users.list()
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[UserList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[User, UserList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

    @overload
    async def create(
        self,
        body: UserCreate | UserCreateInput,
        *,
        timeout: float | None = None,
    ) -> User: ...

    @overload
    async def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[UserCreateInput],
    ) -> User: ...

    async def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> User:
        """Create a user.

        Creates a user and answers with it.

        Args:
            body (UserCreate): What it takes to create an User; or its properties by their names, of
                `UserCreateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            user = await client.users.create(name="Uma User", email="uma@example.com")
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        body: UserCreate | UserCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[User]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def get(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> User:
        """Read a user.

        The user with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The user.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            user = await client.users.get(523)
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[User]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    async def update(
        self,
        id: int,
        body: UserUpdate | UserUpdateInput,
        *,
        timeout: float | None = None,
    ) -> User: ...

    @overload
    async def update(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[UserUpdateInput],
    ) -> User: ...

    async def update(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> User:
        """Change a user.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (UserUpdate): What can be changed of an User; what is left out stays; or its properties by
                their names, of `UserUpdateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The user as it is now.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            user = await client.users.update(730, name="Uma User")
            ```
        """

        return await self._core.call(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    async def update_raw(
        self,
        id: int,
        body: UserUpdate | UserUpdateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[User]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_UPDATE.call(locals()), _UPDATE.parse, timeout)
