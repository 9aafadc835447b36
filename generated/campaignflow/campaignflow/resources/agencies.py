"""Real-estate agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models.agency import Agency
from ..models.agency_create import AgencyCreate
from ..models.agency_list import AgencyList
from ..models.error import Error
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.agency_create import AgencyCreateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _AgencyCreateFields(AgencyCreateInput, _Options):
        """What a `AgencyCreateInput` has, and what every method takes."""


_LIST: _operations.Operation[AgencyList] = _operations.Operation(
    "listAgencies",
    "get",
    "/api/v2/agencies",
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
    ),
    answers={"200": AgencyList},
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

_CREATE: _operations.Operation[Agency] = _operations.Operation(
    "createAgency",
    "post",
    "/api/v2/agencies",
    bodies=(_operations.Body("application/json", "json", AgencyCreate),),
    answers={"201": Agency},
    errors={"400 401 406 415 422": Error},
    needs_body=True,
)

_GET: _operations.Operation[Agency] = _operations.Operation(
    "getAgency",
    "get",
    "/api/v2/agencies/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    answers={"200": Agency},
    errors={"401 404 406": Error},
)


class AgencyListPage(_pages.Page[Agency], AgencyList):
    """A page of a list: iterate over it for the items of all pages."""

    _attribute = "data"


class AsyncAgencyListPage(_pages.AsyncPage[Agency], AgencyList):
    """A page of a list, for asyncio: `async for` over it gives the items of all pages."""

    _attribute = "data"


class AgenciesResource(_resources.Resource["_raw.AgenciesResource"]):
    """Real-estate agencies."""

    def list(
        self, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> AgencyListPage:
        """List agencies.

        One page of the agencies, oldest first.

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
            agency_list = client.agencies.list()
            ```
        """
        return self._core.page(_LIST, AgencyListPage, locals())

    @overload
    def create(self, body: AgencyCreate | AgencyCreateInput, **options: Unpack[_Options]) -> Agency: ...

    @overload
    def create(self, **fields: Unpack[_AgencyCreateFields]) -> Agency: ...

    def create(self, body: Any = UNSET, **fields: Any) -> Agency:
        """Create an agency.

        Registers an agency.

        Args:
            body (AgencyCreate): What it takes to create an Agency; or its properties by their names, of
                `AgencyCreateInput`.

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
            agency = client.agencies.create(name="Example Realty Pty Ltd", abn="12345678901")
            ```
        """
        return self._core.call(_CREATE, locals())

    def get(self, id: int, **options: Unpack[_Options]) -> Agency:
        """Read an agency.

        The agency with this key.

        Args:
            id (int): The key.

        Returns:
            The agency.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            agency = client.agencies.get(541)
            ```
        """
        return self._core.call(_GET, locals())


class AsyncAgenciesResource(_resources.AsyncResource["_raw.AsyncAgenciesResource"]):
    """Real-estate agencies."""

    def list(
        self, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> _pages.AsyncPager[Agency, AsyncAgencyListPage]:
        """List agencies. See `AgenciesResource.list`."""
        return self._core.page(_LIST, AsyncAgencyListPage, locals())

    @overload
    async def create(self, body: AgencyCreate | AgencyCreateInput, **options: Unpack[_Options]) -> Agency: ...

    @overload
    async def create(self, **fields: Unpack[_AgencyCreateFields]) -> Agency: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> Agency:
        """Create an agency. See `AgenciesResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def get(self, id: int, **options: Unpack[_Options]) -> Agency:
        """Read an agency. See `AgenciesResource.get`."""
        return await self._core.call(_GET, locals())
