"""Applications to finance a campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models.error import Error
from ..models.finance_application import FinanceApplication
from ..models.finance_application_create import FinanceApplicationCreate
from ..models.finance_application_list import FinanceApplicationList
from ..models.finance_application_set_status import FinanceApplicationSetStatus
from ..models.finance_application_status import FinanceApplicationStatus
from ..models.finance_application_update import FinanceApplicationUpdate
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.finance_application_create import FinanceApplicationCreateInput
    from ..models.finance_application_set_status import FinanceApplicationSetStatusInput
    from ..models.finance_application_update import FinanceApplicationUpdateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _FinanceApplicationCreateFields(FinanceApplicationCreateInput, _Options):
        """What a `FinanceApplicationCreateInput` has, and what every method takes."""

    class _FinanceApplicationUpdateFields(FinanceApplicationUpdateInput, _Options):
        """What a `FinanceApplicationUpdateInput` has, and what every method takes."""

    class _FinanceApplicationSetStatusFields(FinanceApplicationSetStatusInput, _Options):
        """What a `FinanceApplicationSetStatusInput` has, and what every method takes."""


_LIST: _operations.Operation[FinanceApplicationList] = _operations.Operation(
    "listFinanceApplications",
    "get",
    "/api/v2/finance-applications",
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
        _operations.Parameter("status", "query", FinanceApplicationStatus),
        _operations.Parameter("campaign_id", "query", int),
    ),
    answers={"200": FinanceApplicationList},
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

_CREATE: _operations.Operation[FinanceApplication] = _operations.Operation(
    "createFinanceApplication",
    "post",
    "/api/v2/finance-applications",
    bodies=(_operations.Body("application/json", "json", FinanceApplicationCreate),),
    answers={"201": FinanceApplication},
    errors={"400 401 406 409 415 422": Error},
    needs_body=True,
)

_GET: _operations.Operation[FinanceApplication] = _operations.Operation(
    "getFinanceApplication",
    "get",
    "/api/v2/finance-applications/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    answers={"200": FinanceApplication},
    errors={"401 404 406": Error},
)

_UPDATE: _operations.Operation[FinanceApplication] = _operations.Operation(
    "updateFinanceApplication",
    "put",
    "/api/v2/finance-applications/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", FinanceApplicationUpdate),),
    answers={"200": FinanceApplication},
    errors={"400 401 404 406 409 415 422": Error},
    needs_body=True,
)

_SET_STATUS: _operations.Operation[FinanceApplication] = _operations.Operation(
    "setFinanceApplicationStatus",
    "post",
    "/api/v2/finance-applications/{id}/set-status",
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", FinanceApplicationSetStatus),),
    answers={"200": FinanceApplication},
    errors={"400 401 404 406 415 422": Error},
    needs_body=True,
)

_SUBMIT: _operations.Operation[FinanceApplication] = _operations.Operation(
    "submitFinanceApplication",
    "post",
    "/api/v2/finance-applications/{id}/submit",
    parameters=(_operations.Parameter("id", "path", int),),
    answers={"200": FinanceApplication},
    errors={"401 404 406 409": Error},
)


class FinanceApplicationListPage(_pages.Page[FinanceApplication], FinanceApplicationList):
    """A page of a list: iterate over it for the items of all pages."""

    _attribute = "data"


class AsyncFinanceApplicationListPage(_pages.AsyncPage[FinanceApplication], FinanceApplicationList):
    """A page of a list, for asyncio: `async for` over it gives the items of all pages."""

    _attribute = "data"


class FinanceApplicationsResource(_resources.Resource["_raw.FinanceApplicationsResource"]):
    """Applications to finance a campaign."""

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: FinanceApplicationStatus
        | Literal["draft", "submitted", "in_review", "approved", "declined", "funded", "repaid", "withdrawn"]
        | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        **options: Unpack[_Options],
    ) -> FinanceApplicationListPage:
        """List finance applications.

        One page of the finance applications, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            status (FinanceApplicationStatus): Only applications with this status.
            campaign_id (int): Only applications for this campaign.

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            finance_application_list = client.finance_applications.list()
            ```
        """
        return self._core.page(_LIST, FinanceApplicationListPage, locals())

    @overload
    def create(
        self, body: FinanceApplicationCreate | FinanceApplicationCreateInput, **options: Unpack[_Options]
    ) -> FinanceApplication: ...

    @overload
    def create(self, **fields: Unpack[_FinanceApplicationCreateFields]) -> FinanceApplication: ...

    def create(self, body: Any = UNSET, **fields: Any) -> FinanceApplication:
        """Create a finance application.

        Creates a finance application and answers with it.

        Args:
            body (FinanceApplicationCreate): What it takes to create a FinanceApplication; or its properties
                by their names, of `FinanceApplicationCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            ConflictError: 409, The state of something does not allow it, or the body refers to something
                that does not exist; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            finance_application = client.finance_applications.create(
                campaign_budget_id=11,
                applicant_name="Val Vendor",
            )
            ```
        """
        return self._core.call(_CREATE, locals())

    def get(self, id: int, **options: Unpack[_Options]) -> FinanceApplication:
        """Read a finance application.

        The finance application with this key.

        Args:
            id (int): The key.

        Returns:
            The finance application.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            finance_application = client.finance_applications.get(768)
            ```
        """
        return self._core.call(_GET, locals())

    @overload
    def update(
        self, id: int, body: FinanceApplicationUpdate | FinanceApplicationUpdateInput, **options: Unpack[_Options]
    ) -> FinanceApplication: ...

    @overload
    def update(self, id: int, **fields: Unpack[_FinanceApplicationUpdateFields]) -> FinanceApplication: ...

    def update(self, id: int, body: Any = UNSET, **fields: Any) -> FinanceApplication:
        """Change a finance application.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (FinanceApplicationUpdate): What can be changed of a FinanceApplication; what is left out
                stays; or its properties by their names, of `FinanceApplicationUpdateInput`.

        Returns:
            The finance application as it is now.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            ConflictError: 409, The state of something does not allow it, or the body refers to something
                that does not exist; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            finance_application = client.finance_applications.update(
                37,
                applicant_name="Val Vendor",
            )
            ```
        """
        return self._core.call(_UPDATE, locals())

    @overload
    def set_status(
        self, id: int, body: FinanceApplicationSetStatus | FinanceApplicationSetStatusInput, **options: Unpack[_Options]
    ) -> FinanceApplication: ...

    @overload
    def set_status(self, id: int, **fields: Unpack[_FinanceApplicationSetStatusFields]) -> FinanceApplication: ...

    def set_status(self, id: int, body: Any = UNSET, **fields: Any) -> FinanceApplication:
        """Set the status of a finance application.

        Sets any status of the enum, whatever the present one is, and fires
        `finance_application_status_change`.

        Args:
            id (int): The key.
            body (FinanceApplicationSetStatus): The status to set; or its properties by their names, of
                `FinanceApplicationSetStatusInput`.

        Returns:
            The application as it is now.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, The status is not one of the allowed ones, or another value
                breaks the schema; `body` is `Error`.

        Example:
            ```python
            finance_application = client.finance_applications.set_status(786, status="in_review")
            ```
        """
        return self._core.call(_SET_STATUS, locals())

    def submit(self, id: int, **options: Unpack[_Options]) -> FinanceApplication:
        """Submit a finance application.

        Moves a `draft` to `submitted`; anything else is a conflict.

        Args:
            id (int): The key.

        Returns:
            The application as it is now.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            ConflictError: 409, The state of something does not allow it, or the body refers to something
                that does not exist; `body` is `Error`.

        Example:
            ```python
            finance_application = client.finance_applications.submit(50)
            ```
        """
        return self._core.call(_SUBMIT, locals())


class AsyncFinanceApplicationsResource(_resources.AsyncResource["_raw.AsyncFinanceApplicationsResource"]):
    """Applications to finance a campaign."""

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: FinanceApplicationStatus
        | Literal["draft", "submitted", "in_review", "approved", "declined", "funded", "repaid", "withdrawn"]
        | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        **options: Unpack[_Options],
    ) -> _pages.AsyncPager[FinanceApplication, AsyncFinanceApplicationListPage]:
        """List finance applications. See `FinanceApplicationsResource.list`."""
        return self._core.page(_LIST, AsyncFinanceApplicationListPage, locals())

    @overload
    async def create(
        self, body: FinanceApplicationCreate | FinanceApplicationCreateInput, **options: Unpack[_Options]
    ) -> FinanceApplication: ...

    @overload
    async def create(self, **fields: Unpack[_FinanceApplicationCreateFields]) -> FinanceApplication: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> FinanceApplication:
        """Create a finance application. See `FinanceApplicationsResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def get(self, id: int, **options: Unpack[_Options]) -> FinanceApplication:
        """Read a finance application. See `FinanceApplicationsResource.get`."""
        return await self._core.call(_GET, locals())

    @overload
    async def update(
        self, id: int, body: FinanceApplicationUpdate | FinanceApplicationUpdateInput, **options: Unpack[_Options]
    ) -> FinanceApplication: ...

    @overload
    async def update(self, id: int, **fields: Unpack[_FinanceApplicationUpdateFields]) -> FinanceApplication: ...

    async def update(self, id: int, body: Any = UNSET, **fields: Any) -> FinanceApplication:
        """Change a finance application. See `FinanceApplicationsResource.update`."""
        return await self._core.call(_UPDATE, locals())

    @overload
    async def set_status(
        self, id: int, body: FinanceApplicationSetStatus | FinanceApplicationSetStatusInput, **options: Unpack[_Options]
    ) -> FinanceApplication: ...

    @overload
    async def set_status(self, id: int, **fields: Unpack[_FinanceApplicationSetStatusFields]) -> FinanceApplication: ...

    async def set_status(self, id: int, body: Any = UNSET, **fields: Any) -> FinanceApplication:
        """Set the status of a finance application. See `FinanceApplicationsResource.set_status`."""
        return await self._core.call(_SET_STATUS, locals())

    async def submit(self, id: int, **options: Unpack[_Options]) -> FinanceApplication:
        """Submit a finance application. See `FinanceApplicationsResource.submit`."""
        return await self._core.call(_SUBMIT, locals())
