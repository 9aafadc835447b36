"""Applications to finance a campaign."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import pages as _pages
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import form_data, path_text, query_pairs
from ..models.error import Error
from ..models.finance_application import FinanceApplication
from ..models.finance_application_create import FinanceApplicationCreate
from ..models.finance_application_list import FinanceApplicationList
from ..models.finance_application_set_status import FinanceApplicationSetStatus
from ..models.finance_application_status import FinanceApplicationStatus
from ..models.finance_application_update import FinanceApplicationUpdate
from ..types import UNSET, Unset


def _call_list(
    *,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    status: FinanceApplicationStatus | Unset = UNSET,
    campaign_id: int | Unset = UNSET,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_page = page

    if not isinstance(json_page, Unset) and json_page is not None:
        params.extend(query_pairs("page", json_page, "form", True))

    json_per_page = per_page

    if not isinstance(json_per_page, Unset) and json_per_page is not None:
        params.extend(query_pairs("per_page", json_per_page, "form", True))

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status.value

    if not isinstance(json_status, Unset) and json_status is not None:
        params.extend(query_pairs("status", json_status, "form", True))

    json_campaign_id = campaign_id

    if not isinstance(json_campaign_id, Unset) and json_campaign_id is not None:
        params.extend(query_pairs("campaign_id", json_campaign_id, "form", True))

    path = "/api/v2/finance-applications"
    return _core.PreparedRequest(
        operation="listFinanceApplications",
        method="get",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_list,
    )


def _parse_list(response: httpx.Response) -> FinanceApplicationList:
    if 200 <= response.status_code <= 200:
        response_200 = FinanceApplicationList.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


_PAGING_LIST = _pages.Paging(
    kind="page",
    parameter="page",
    first=1,
    total=("total",),
    size=("per_page",),
    items=("data",),
)


def _error_list(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    if 422 <= response.status_code <= 422:
        response_422 = Error.from_dict(response.json())

        return response_422

    return None


def _call_create(
    *,
    body: FinanceApplicationCreate,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/api/v2/finance-applications"
    return _core.PreparedRequest(
        operation="createFinanceApplication",
        method="post",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_create,
    )


def _parse_create(response: httpx.Response) -> FinanceApplication:
    if 201 <= response.status_code <= 201:
        response_201 = FinanceApplication.from_dict(response.json())

        return response_201

    raise ValueError(f"the document has no success {response.status_code}")


def _error_create(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    if 409 <= response.status_code <= 409:
        response_409 = Error.from_dict(response.json())

        return response_409

    if 415 <= response.status_code <= 415:
        response_415 = Error.from_dict(response.json())

        return response_415

    if 422 <= response.status_code <= 422:
        response_422 = Error.from_dict(response.json())

        return response_422

    return None


def _call_get(
    id: int,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    path = "/api/v2/finance-applications/{id}".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="getFinanceApplication",
        method="get",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_get,
    )


def _parse_get(response: httpx.Response) -> FinanceApplication:
    if 200 <= response.status_code <= 200:
        response_200 = FinanceApplication.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_get(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 404 <= response.status_code <= 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    return None


def _call_update(
    id: int,
    *,
    body: FinanceApplicationUpdate,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/api/v2/finance-applications/{id}".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="updateFinanceApplication",
        method="put",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_update,
    )


def _parse_update(response: httpx.Response) -> FinanceApplication:
    if 200 <= response.status_code <= 200:
        response_200 = FinanceApplication.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_update(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 404 <= response.status_code <= 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    if 409 <= response.status_code <= 409:
        response_409 = Error.from_dict(response.json())

        return response_409

    if 415 <= response.status_code <= 415:
        response_415 = Error.from_dict(response.json())

        return response_415

    if 422 <= response.status_code <= 422:
        response_422 = Error.from_dict(response.json())

        return response_422

    return None


def _call_set_status(
    id: int,
    *,
    body: FinanceApplicationSetStatus,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    if "data" in _kwargs:
        _kwargs["data"] = form_data(_kwargs["data"])
    path = "/api/v2/finance-applications/{id}/set-status".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="setFinanceApplicationStatus",
        method="post",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_set_status,
    )


def _parse_set_status(response: httpx.Response) -> FinanceApplication:
    if 200 <= response.status_code <= 200:
        response_200 = FinanceApplication.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_set_status(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 404 <= response.status_code <= 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    if 415 <= response.status_code <= 415:
        response_415 = Error.from_dict(response.json())

        return response_415

    if 422 <= response.status_code <= 422:
        response_422 = Error.from_dict(response.json())

        return response_422

    return None


def _call_submit(
    id: int,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    path = "/api/v2/finance-applications/{id}/submit".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="submitFinanceApplication",
        method="post",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_submit,
    )


def _parse_submit(response: httpx.Response) -> FinanceApplication:
    if 200 <= response.status_code <= 200:
        response_200 = FinanceApplication.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_submit(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 404 <= response.status_code <= 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    if 409 <= response.status_code <= 409:
        response_409 = Error.from_dict(response.json())

        return response_409

    return None


class FinanceApplicationsResource:
    """Applications to finance a campaign."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: FinanceApplicationStatus | Unset = UNSET,
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

        return self._core.call(
            _call_list(
                page=page,
                per_page=per_page,
                status=status,
                campaign_id=campaign_id,
            ),
            _parse_list,
            timeout,
        )

    def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: FinanceApplicationStatus | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplicationList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_list(
                page=page,
                per_page=per_page,
                status=status,
                campaign_id=campaign_id,
            ),
            _parse_list,
            timeout,
        )

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: FinanceApplicationStatus | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[FinanceApplication, FinanceApplicationList]:
        """Every item of every page of `list`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list(
            page=page,
            per_page=per_page,
            status=status,
            campaign_id=campaign_id,
        )
        return self._core.pager(_PAGING_LIST, _call, _parse_list, lambda page: page.data or [], timeout)

    def create(
        self,
        *,
        body: FinanceApplicationCreate,
        timeout: float | None = None,
    ) -> FinanceApplication:
        """Create a finance application.

        Creates a finance application and answers with it.

        Args:
            body (FinanceApplicationCreate): What it takes to create a FinanceApplication.
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
            from campaignflow.models import FinanceApplicationCreate

            finance_application = client.finance_applications.create(
                body=FinanceApplicationCreate(campaign_budget_id=11, applicant_name="Val Vendor"),
            )
            ```
        """

        return self._core.call(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    def create_raw(
        self,
        *,
        body: FinanceApplicationCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

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

        return self._core.call(
            _call_get(
                id,
            ),
            _parse_get,
            timeout,
        )

    def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_get(
                id,
            ),
            _parse_get,
            timeout,
        )

    def update(
        self,
        id: int,
        *,
        body: FinanceApplicationUpdate,
        timeout: float | None = None,
    ) -> FinanceApplication:
        """Change a finance application.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (FinanceApplicationUpdate): What can be changed of a FinanceApplication; what is left out
                stays.
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
            from campaignflow.models import FinanceApplicationUpdate

            finance_application = client.finance_applications.update(
                37,
                body=FinanceApplicationUpdate(applicant_name="Val Vendor"),
            )
            ```
        """

        return self._core.call(
            _call_update(
                id,
                body=body,
            ),
            _parse_update,
            timeout,
        )

    def update_raw(
        self,
        id: int,
        *,
        body: FinanceApplicationUpdate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_update(
                id,
                body=body,
            ),
            _parse_update,
            timeout,
        )

    def set_status(
        self,
        id: int,
        *,
        body: FinanceApplicationSetStatus,
        timeout: float | None = None,
    ) -> FinanceApplication:
        """Set the status of a finance application.

        Sets any status of the enum, whatever the present one is, and fires
        `finance_application_status_change`.

        Args:
            id (int): The key.
            body (FinanceApplicationSetStatus): The status to set.
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
            from campaignflow.models import FinanceApplicationSetStatus, FinanceApplicationStatus

            finance_application = client.finance_applications.set_status(
                786,
                body=FinanceApplicationSetStatus(status=FinanceApplicationStatus.IN_REVIEW),
            )
            ```
        """

        return self._core.call(
            _call_set_status(
                id,
                body=body,
            ),
            _parse_set_status,
            timeout,
        )

    def set_status_raw(
        self,
        id: int,
        *,
        body: FinanceApplicationSetStatus,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`set_status`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_set_status(
                id,
                body=body,
            ),
            _parse_set_status,
            timeout,
        )

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

        return self._core.call(
            _call_submit(
                id,
            ),
            _parse_submit,
            timeout,
        )

    def submit_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`submit`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_submit(
                id,
            ),
            _parse_submit,
            timeout,
        )


class AsyncFinanceApplicationsResource:
    """Applications to finance a campaign."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: FinanceApplicationStatus | Unset = UNSET,
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

        return await self._core.call(
            _call_list(
                page=page,
                per_page=per_page,
                status=status,
                campaign_id=campaign_id,
            ),
            _parse_list,
            timeout,
        )

    async def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: FinanceApplicationStatus | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplicationList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_list(
                page=page,
                per_page=per_page,
                status=status,
                campaign_id=campaign_id,
            ),
            _parse_list,
            timeout,
        )

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: FinanceApplicationStatus | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[FinanceApplication, FinanceApplicationList]:
        """Every item of every page of `list`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list(
            page=page,
            per_page=per_page,
            status=status,
            campaign_id=campaign_id,
        )
        return self._core.pager(_PAGING_LIST, _call, _parse_list, lambda page: page.data or [], timeout)

    async def create(
        self,
        *,
        body: FinanceApplicationCreate,
        timeout: float | None = None,
    ) -> FinanceApplication:
        """Create a finance application.

        Creates a finance application and answers with it.

        Args:
            body (FinanceApplicationCreate): What it takes to create a FinanceApplication.
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
            from campaignflow.models import FinanceApplicationCreate

            finance_application = await client.finance_applications.create(
                body=FinanceApplicationCreate(campaign_budget_id=11, applicant_name="Val Vendor"),
            )
            ```
        """

        return await self._core.call(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    async def create_raw(
        self,
        *,
        body: FinanceApplicationCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

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

        return await self._core.call(
            _call_get(
                id,
            ),
            _parse_get,
            timeout,
        )

    async def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_get(
                id,
            ),
            _parse_get,
            timeout,
        )

    async def update(
        self,
        id: int,
        *,
        body: FinanceApplicationUpdate,
        timeout: float | None = None,
    ) -> FinanceApplication:
        """Change a finance application.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (FinanceApplicationUpdate): What can be changed of a FinanceApplication; what is left out
                stays.
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
            from campaignflow.models import FinanceApplicationUpdate

            finance_application = await client.finance_applications.update(
                37,
                body=FinanceApplicationUpdate(applicant_name="Val Vendor"),
            )
            ```
        """

        return await self._core.call(
            _call_update(
                id,
                body=body,
            ),
            _parse_update,
            timeout,
        )

    async def update_raw(
        self,
        id: int,
        *,
        body: FinanceApplicationUpdate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_update(
                id,
                body=body,
            ),
            _parse_update,
            timeout,
        )

    async def set_status(
        self,
        id: int,
        *,
        body: FinanceApplicationSetStatus,
        timeout: float | None = None,
    ) -> FinanceApplication:
        """Set the status of a finance application.

        Sets any status of the enum, whatever the present one is, and fires
        `finance_application_status_change`.

        Args:
            id (int): The key.
            body (FinanceApplicationSetStatus): The status to set.
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
            from campaignflow.models import FinanceApplicationSetStatus, FinanceApplicationStatus

            finance_application = await client.finance_applications.set_status(
                786,
                body=FinanceApplicationSetStatus(status=FinanceApplicationStatus.IN_REVIEW),
            )
            ```
        """

        return await self._core.call(
            _call_set_status(
                id,
                body=body,
            ),
            _parse_set_status,
            timeout,
        )

    async def set_status_raw(
        self,
        id: int,
        *,
        body: FinanceApplicationSetStatus,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`set_status`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_set_status(
                id,
                body=body,
            ),
            _parse_set_status,
            timeout,
        )

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

        return await self._core.call(
            _call_submit(
                id,
            ),
            _parse_submit,
            timeout,
        )

    async def submit_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceApplication]:
        """`submit`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_submit(
                id,
            ),
            _parse_submit,
            timeout,
        )
