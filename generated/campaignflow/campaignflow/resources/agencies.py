"""Real-estate agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models import Agency, AgencyCreate, AgencyList, Error
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import AgencyCreateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _AgencyCreateFields(AgencyCreateInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[AgencyList]("agencies.list", "GET /api/v2/agencies", {"200": AgencyList},
    {"400 401 406 422": Error}, query={"page": int, "per_page": int},
    paging=_pages.Paging(kind="page", parameter="page", first=1, total=("total",), size=("per_page",), items=("data",)))
_CREATE = _operations.Operation[Agency]("agencies.create", "POST /api/v2/agencies", {"201": Agency},
    {"400 401 406 415 422": Error}, body=AgencyCreate, needs_body=True)
_GET = _operations.Operation[Agency]("agencies.get", "GET /api/v2/agencies/{id}", {"200": Agency},
    {"401 404 406": Error}, path={"id": int})

class AgencyListPage(_pages.Page[Agency], AgencyList, attribute="data"):
    """A page of a list: iterate over it for the items of all pages."""
class AsyncAgencyListPage(_pages.AsyncPage[Agency], AgencyList, attribute="data"):
    """A page of a list, for asyncio: `async for` over it for the items of all pages."""
# fmt: on


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
            BadRequestError, AuthenticationError, NotAcceptableError, UnprocessableEntityError: `body` is `Error`.

        Example:
            agency_list = client.agencies.list()
        """
        return self._core.page(_LIST, AgencyListPage, AsyncAgencyListPage, locals())

    @overload
    def create(self, body: AgencyCreate | AgencyCreateInput, **options: Unpack[_Options]) -> Agency: ...
    @overload
    def create(self, **fields: Unpack[_AgencyCreateFields]) -> Agency: ...
    def create(self, body: Any = UNSET, **fields: Any) -> Agency:
        """Create an agency.

        Registers an agency.

        Args:
            body (AgencyCreate): What it takes to create an Agency; or its properties as keyword arguments, of
                `AgencyCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError, AuthenticationError, NotAcceptableError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            agency = client.agencies.create(name="Example Realty Pty Ltd", abn="12345678901")
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
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            agency = client.agencies.get(541)
        """
        return self._core.call(_GET, locals())


class AsyncAgenciesResource(_resources.AsyncResource["_raw.AsyncAgenciesResource"]):
    """`AgenciesResource`, for asyncio: every method is awaited, a list is iterated over with `async for`."""

    list: Final = _resources.paged(AgenciesResource.list, AsyncAgencyListPage)
    create: Final = _resources.awaited(AgenciesResource.create)
    get: Final = _resources.awaited(AgenciesResource.get)
