"""Applications to finance a campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import responses as _responses
from ..models.error import Error
from ..models.finance_application import FinanceApplication
from ..models.finance_application_create import FinanceApplicationCreate
from ..models.finance_application_list import FinanceApplicationList
from ..models.finance_application_set_status import FinanceApplicationSetStatus
from ..models.finance_application_status import FinanceApplicationStatus
from ..models.finance_application_update import FinanceApplicationUpdate
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.finance_application_create import FinanceApplicationCreateInput
    from ..models.finance_application_set_status import FinanceApplicationSetStatusInput
    from ..models.finance_application_update import FinanceApplicationUpdateInput


_LIST: _operations.Operation[FinanceApplicationList] = _operations.Operation(
    "listFinanceApplications",
    "get",
    "/api/v2/finance-applications",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
        _operations.Parameter("status", "query", FinanceApplicationStatus),
        _operations.Parameter("campaign_id", "query", int),
    ),
    answers=(_operations.Answer("200", FinanceApplicationList),),
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

_CREATE: _operations.Operation[FinanceApplication] = _operations.Operation(
    "createFinanceApplication",
    "post",
    "/api/v2/finance-applications",
    security=(("oauth2",),),
    bodies=(_operations.Body("application/json", "json", FinanceApplicationCreate),),
    answers=(_operations.Answer("201", FinanceApplication),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("406", Error),
        _operations.Answer("409", Error),
        _operations.Answer("415", Error),
        _operations.Answer("422", Error),
    ),
    needs_body=True,
)

_GET: _operations.Operation[FinanceApplication] = _operations.Operation(
    "getFinanceApplication",
    "get",
    "/api/v2/finance-applications/{id}",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    answers=(_operations.Answer("200", FinanceApplication),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
    ),
)

_UPDATE: _operations.Operation[FinanceApplication] = _operations.Operation(
    "updateFinanceApplication",
    "put",
    "/api/v2/finance-applications/{id}",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", FinanceApplicationUpdate),),
    answers=(_operations.Answer("200", FinanceApplication),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
        _operations.Answer("409", Error),
        _operations.Answer("415", Error),
        _operations.Answer("422", Error),
    ),
    needs_body=True,
)

_SET_STATUS: _operations.Operation[FinanceApplication] = _operations.Operation(
    "setFinanceApplicationStatus",
    "post",
    "/api/v2/finance-applications/{id}/set-status",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", FinanceApplicationSetStatus),),
    answers=(_operations.Answer("200", FinanceApplication),),
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

_SUBMIT: _operations.Operation[FinanceApplication] = _operations.Operation(
    "submitFinanceApplication",
    "post",
    "/api/v2/finance-applications/{id}/submit",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    answers=(_operations.Answer("200", FinanceApplication),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
        _operations.Answer("409", Error),
    ),
)


class FinanceApplicationsResource:
    """Applications to finance a campaign."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: FinanceApplicationStatus
        | Literal["draft", "submitted", "in_review", "approved", "declined", "funded", "repaid", "withdrawn"]
        | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> FinanceApplicationList:
        """List finance applications.

        One page of the finance applications, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            status (FinanceApplicationStatus): Only applications with this status.
            campaign_id (int): Only applications for this campaign.
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
            finance_application_list = client.finance_applications.list()
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: FinanceApplicationStatus
        | Literal["draft", "submitted", "in_review", "approved", "declined", "funded", "repaid", "withdrawn"]
        | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplicationList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: FinanceApplicationStatus
        | Literal["draft", "submitted", "in_review", "approved", "declined", "funded", "repaid", "withdrawn"]
        | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[FinanceApplication, FinanceApplicationList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

    @overload
    def create(
        self,
        body: FinanceApplicationCreate | FinanceApplicationCreateInput,
        *,
        timeout: float | None = None,
    ) -> FinanceApplication: ...

    @overload
    def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[FinanceApplicationCreateInput],
    ) -> FinanceApplication: ...

    def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> FinanceApplication:
        """Create a finance application.

        Creates a finance application and answers with it.

        Args:
            body (FinanceApplicationCreate): What it takes to create a FinanceApplication; or its properties
                by their names, of `FinanceApplicationCreateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            ConflictError: 409, The state of something does not allow it, or the body refers to something
                that does not exist.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_application = client.finance_applications.create(
                campaign_budget_id=11,
                applicant_name="Val Vendor",
            )
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        body: FinanceApplicationCreate | FinanceApplicationCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    def get(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> FinanceApplication:
        """Read a finance application.

        The finance application with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The finance application.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_application = client.finance_applications.get(768)
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    def update(
        self,
        id: int,
        body: FinanceApplicationUpdate | FinanceApplicationUpdateInput,
        *,
        timeout: float | None = None,
    ) -> FinanceApplication: ...

    @overload
    def update(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[FinanceApplicationUpdateInput],
    ) -> FinanceApplication: ...

    def update(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> FinanceApplication:
        """Change a finance application.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (FinanceApplicationUpdate): What can be changed of a FinanceApplication; what is left out
                stays; or its properties by their names, of `FinanceApplicationUpdateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The finance application as it is now.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            ConflictError: 409, The state of something does not allow it, or the body refers to something
                that does not exist.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_application = client.finance_applications.update(
                37,
                applicant_name="Val Vendor",
            )
            ```
        """

        return self._core.call(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    def update_raw(
        self,
        id: int,
        body: FinanceApplicationUpdate | FinanceApplicationUpdateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    @overload
    def set_status(
        self,
        id: int,
        body: FinanceApplicationSetStatus | FinanceApplicationSetStatusInput,
        *,
        timeout: float | None = None,
    ) -> FinanceApplication: ...

    @overload
    def set_status(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[FinanceApplicationSetStatusInput],
    ) -> FinanceApplication: ...

    def set_status(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> FinanceApplication:
        """Set the status of a finance application.

        Sets any status of the enum, whatever the present one is, and fires
        `finance_application_status_change`.

        Args:
            id (int): The key.
            body (FinanceApplicationSetStatus): The status to set; or its properties by their names, of
                `FinanceApplicationSetStatusInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The application as it is now.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, The status is not one of the allowed ones, or another value
                breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_application = client.finance_applications.set_status(786, status="in_review")
            ```
        """

        return self._core.call(_SET_STATUS.call(locals()), _SET_STATUS.parse, timeout)

    def set_status_raw(
        self,
        id: int,
        body: FinanceApplicationSetStatus | FinanceApplicationSetStatusInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`set_status`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_SET_STATUS.call(locals()), _SET_STATUS.parse, timeout)

    def submit(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> FinanceApplication:
        """Submit a finance application.

        Moves a `draft` to `submitted`; anything else is a conflict.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The application as it is now.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            ConflictError: 409, The state of something does not allow it, or the body refers to something
                that does not exist.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_application = client.finance_applications.submit(50)
            ```
        """

        return self._core.call(_SUBMIT.call(locals()), _SUBMIT.parse, timeout)

    def submit_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`submit`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_SUBMIT.call(locals()), _SUBMIT.parse, timeout)


class AsyncFinanceApplicationsResource:
    """Applications to finance a campaign."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: FinanceApplicationStatus
        | Literal["draft", "submitted", "in_review", "approved", "declined", "funded", "repaid", "withdrawn"]
        | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> FinanceApplicationList:
        """List finance applications.

        One page of the finance applications, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            status (FinanceApplicationStatus): Only applications with this status.
            campaign_id (int): Only applications for this campaign.
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
            finance_application_list = await client.finance_applications.list()
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: FinanceApplicationStatus
        | Literal["draft", "submitted", "in_review", "approved", "declined", "funded", "repaid", "withdrawn"]
        | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplicationList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: FinanceApplicationStatus
        | Literal["draft", "submitted", "in_review", "approved", "declined", "funded", "repaid", "withdrawn"]
        | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[FinanceApplication, FinanceApplicationList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

    @overload
    async def create(
        self,
        body: FinanceApplicationCreate | FinanceApplicationCreateInput,
        *,
        timeout: float | None = None,
    ) -> FinanceApplication: ...

    @overload
    async def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[FinanceApplicationCreateInput],
    ) -> FinanceApplication: ...

    async def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> FinanceApplication:
        """Create a finance application.

        Creates a finance application and answers with it.

        Args:
            body (FinanceApplicationCreate): What it takes to create a FinanceApplication; or its properties
                by their names, of `FinanceApplicationCreateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            ConflictError: 409, The state of something does not allow it, or the body refers to something
                that does not exist.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_application = await client.finance_applications.create(
                campaign_budget_id=11,
                applicant_name="Val Vendor",
            )
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        body: FinanceApplicationCreate | FinanceApplicationCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def get(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> FinanceApplication:
        """Read a finance application.

        The finance application with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The finance application.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_application = await client.finance_applications.get(768)
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    async def update(
        self,
        id: int,
        body: FinanceApplicationUpdate | FinanceApplicationUpdateInput,
        *,
        timeout: float | None = None,
    ) -> FinanceApplication: ...

    @overload
    async def update(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[FinanceApplicationUpdateInput],
    ) -> FinanceApplication: ...

    async def update(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> FinanceApplication:
        """Change a finance application.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (FinanceApplicationUpdate): What can be changed of a FinanceApplication; what is left out
                stays; or its properties by their names, of `FinanceApplicationUpdateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The finance application as it is now.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            ConflictError: 409, The state of something does not allow it, or the body refers to something
                that does not exist.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_application = await client.finance_applications.update(
                37,
                applicant_name="Val Vendor",
            )
            ```
        """

        return await self._core.call(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    async def update_raw(
        self,
        id: int,
        body: FinanceApplicationUpdate | FinanceApplicationUpdateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    @overload
    async def set_status(
        self,
        id: int,
        body: FinanceApplicationSetStatus | FinanceApplicationSetStatusInput,
        *,
        timeout: float | None = None,
    ) -> FinanceApplication: ...

    @overload
    async def set_status(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[FinanceApplicationSetStatusInput],
    ) -> FinanceApplication: ...

    async def set_status(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> FinanceApplication:
        """Set the status of a finance application.

        Sets any status of the enum, whatever the present one is, and fires
        `finance_application_status_change`.

        Args:
            id (int): The key.
            body (FinanceApplicationSetStatus): The status to set; or its properties by their names, of
                `FinanceApplicationSetStatusInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The application as it is now.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, The status is not one of the allowed ones, or another value
                breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_application = await client.finance_applications.set_status(
                786,
                status="in_review",
            )
            ```
        """

        return await self._core.call(_SET_STATUS.call(locals()), _SET_STATUS.parse, timeout)

    async def set_status_raw(
        self,
        id: int,
        body: FinanceApplicationSetStatus | FinanceApplicationSetStatusInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`set_status`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_SET_STATUS.call(locals()), _SET_STATUS.parse, timeout)

    async def submit(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> FinanceApplication:
        """Submit a finance application.

        Moves a `draft` to `submitted`; anything else is a conflict.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The application as it is now.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            ConflictError: 409, The state of something does not allow it, or the body refers to something
                that does not exist.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_application = await client.finance_applications.submit(50)
            ```
        """

        return await self._core.call(_SUBMIT.call(locals()), _SUBMIT.parse, timeout)

    async def submit_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`submit`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_SUBMIT.call(locals()), _SUBMIT.parse, timeout)
