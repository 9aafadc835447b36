"""Real-estate agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import responses as _responses
from ..models.agency import Agency
from ..models.agency_create import AgencyCreate
from ..models.agency_list import AgencyList
from ..models.error import Error
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.agency_create import AgencyCreateInput


_LIST: _operations.Operation[AgencyList] = _operations.Operation(
    "listAgencies",
    "get",
    "/api/v2/agencies",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
    ),
    answers=(_operations.Answer("200", AgencyList),),
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

_CREATE: _operations.Operation[Agency] = _operations.Operation(
    "createAgency",
    "post",
    "/api/v2/agencies",
    security=(("oauth2",),),
    bodies=(_operations.Body("application/json", "json", AgencyCreate),),
    answers=(_operations.Answer("201", Agency),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("406", Error),
        _operations.Answer("415", Error),
        _operations.Answer("422", Error),
    ),
    needs_body=True,
)

_GET: _operations.Operation[Agency] = _operations.Operation(
    "getAgency",
    "get",
    "/api/v2/agencies/{id}",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    answers=(_operations.Answer("200", Agency),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
    ),
)


class AgenciesResource:
    """Real-estate agencies."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> AgencyList:
        """List agencies.

        One page of the agencies, oldest first.

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
            agency_list = client.agencies.list()
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[AgencyList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[Agency, AgencyList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

    @overload
    def create(
        self,
        body: AgencyCreate | AgencyCreateInput,
        *,
        timeout: float | None = None,
    ) -> Agency: ...

    @overload
    def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[AgencyCreateInput],
    ) -> Agency: ...

    def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Agency:
        """Create an agency.

        Registers an agency.

        Args:
            body (AgencyCreate): What it takes to create an Agency; or its properties by their names, of
                `AgencyCreateInput`.
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
            agency = client.agencies.create(name="Example Realty Pty Ltd", abn="12345678901")
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        body: AgencyCreate | AgencyCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Agency]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    def get(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> Agency:
        """Read an agency.

        The agency with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The agency.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            agency = client.agencies.get(541)
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Agency]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)


class AsyncAgenciesResource:
    """Real-estate agencies."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> AgencyList:
        """List agencies.

        One page of the agencies, oldest first.

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
            agency_list = await client.agencies.list()
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[AgencyList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[Agency, AgencyList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

    @overload
    async def create(
        self,
        body: AgencyCreate | AgencyCreateInput,
        *,
        timeout: float | None = None,
    ) -> Agency: ...

    @overload
    async def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[AgencyCreateInput],
    ) -> Agency: ...

    async def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Agency:
        """Create an agency.

        Registers an agency.

        Args:
            body (AgencyCreate): What it takes to create an Agency; or its properties by their names, of
                `AgencyCreateInput`.
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
            agency = await client.agencies.create(name="Example Realty Pty Ltd", abn="12345678901")
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        body: AgencyCreate | AgencyCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Agency]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def get(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> Agency:
        """Read an agency.

        The agency with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The agency.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            agency = await client.agencies.get(541)
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Agency]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)
