"""Applications to finance a campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, Unpack, overload

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
    from ..models import FinanceApplicationCreateInput, FinanceApplicationSetStatusInput, FinanceApplicationUpdateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _FinanceApplicationCreateFields(FinanceApplicationCreateInput, _Options): ...
    class _FinanceApplicationUpdateFields(FinanceApplicationUpdateInput, _Options): ...
    class _FinanceApplicationSetStatusFields(FinanceApplicationSetStatusInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[FinanceApplicationList]("finance_applications.list", "GET /api/v2/finance-applications",
    {"200": FinanceApplicationList}, {"400 401 406 422": Error},
    query={"page": int, "per_page": int, "status": FinanceApplicationStatus, "campaign_id": int},
    paging=_pages.Paging(kind="page", parameter="page", first=1, total=("total",), size=("per_page",), items=("data",)))
_CREATE = _operations.Operation[FinanceApplication]("finance_applications.create", "POST /api/v2/finance-applications",
    {"201": FinanceApplication}, {"400 401 406 409 415 422": Error}, body=FinanceApplicationCreate, needs_body=True)
_GET = _operations.Operation[FinanceApplication]("finance_applications.get", "GET /api/v2/finance-applications/{id}",
    {"200": FinanceApplication}, {"401 404 406": Error}, path={"id": int})
_UPDATE = _operations.Operation[FinanceApplication]("finance_applications.update",
    "PUT /api/v2/finance-applications/{id}", {"200": FinanceApplication}, {"400 401 404 406 409 415 422": Error},
    path={"id": int}, body=FinanceApplicationUpdate, needs_body=True)
_SET_STATUS = _operations.Operation[FinanceApplication]("finance_applications.set_status",
    "POST /api/v2/finance-applications/{id}/set-status", {"200": FinanceApplication},
    {"400 401 404 406 415 422": Error}, path={"id": int}, body=FinanceApplicationSetStatus, needs_body=True)
_SUBMIT = _operations.Operation[FinanceApplication]("finance_applications.submit",
    "POST /api/v2/finance-applications/{id}/submit", {"200": FinanceApplication}, {"401 404 406 409": Error},
    path={"id": int})

class FinanceApplicationListPage(_pages.Page[FinanceApplication], FinanceApplicationList, attribute="data"):
    """A page of a list: iterate over it for the items of all pages."""
class AsyncFinanceApplicationListPage(_pages.AsyncPage[FinanceApplication], FinanceApplicationList, attribute="data"):
    """A page of a list, for asyncio: `async for` over it for the items of all pages."""
# fmt: on


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
            BadRequestError, AuthenticationError, NotAcceptableError, UnprocessableEntityError: `body` is `Error`.

        Example:
            finance_application_list = client.finance_applications.list()
        """
        return self._core.page(_LIST, FinanceApplicationListPage, AsyncFinanceApplicationListPage, locals())

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
            body (FinanceApplicationCreate): What it takes to create a FinanceApplication; or its properties as keyword
                arguments, of `FinanceApplicationCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError, AuthenticationError, NotAcceptableError, ConflictError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            finance_application = client.finance_applications.create(
                campaign_budget_id=11,
                applicant_name="Val Vendor",
            )
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
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            finance_application = client.finance_applications.get(768)
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
            body (FinanceApplicationUpdate): What can be changed of a FinanceApplication; what is left out stays; or its
                properties as keyword arguments, of `FinanceApplicationUpdateInput`.

        Returns:
            The finance application as it is now.

        Raises:
            BadRequestError, AuthenticationError, NotFoundError, NotAcceptableError, ConflictError,
                UnsupportedMediaTypeError, UnprocessableEntityError: `body` is `Error`.

        Example:
            finance_application = client.finance_applications.update(
                37,
                applicant_name="Val Vendor",
            )
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

        Sets any status of the enum, whatever the present one is, and fires `finance_application_status_change`.

        Args:
            id (int): The key.
            body (FinanceApplicationSetStatus): The status to set; or its properties as keyword arguments, of
                `FinanceApplicationSetStatusInput`.

        Returns:
            The application as it is now.

        Raises:
            BadRequestError, AuthenticationError, NotFoundError, NotAcceptableError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            finance_application = client.finance_applications.set_status(786, status="in_review")
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
            AuthenticationError, NotFoundError, NotAcceptableError, ConflictError: `body` is `Error`.

        Example:
            finance_application = client.finance_applications.submit(50)
        """
        return self._core.call(_SUBMIT, locals())


class AsyncFinanceApplicationsResource(_resources.AsyncResource["_raw.AsyncFinanceApplicationsResource"]):
    """`FinanceApplicationsResource`, for asyncio: every method is awaited, a list is iterated over with `async for`."""

    list: Final = _resources.paged(FinanceApplicationsResource.list, AsyncFinanceApplicationListPage)
    create: Final = _resources.awaited(FinanceApplicationsResource.create)
    get: Final = _resources.awaited(FinanceApplicationsResource.get)
    update: Final = _resources.awaited(FinanceApplicationsResource.update)
    set_status: Final = _resources.awaited(FinanceApplicationsResource.set_status)
    submit: Final = _resources.awaited(FinanceApplicationsResource.submit)
