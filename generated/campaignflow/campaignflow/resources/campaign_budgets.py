"""What a campaign may cost, and how to finance it."""

from __future__ import annotations

import builtins
from functools import cached_property as _cached_property
from typing import TYPE_CHECKING, Any

from .._runtime import core as _core
from .._runtime import pages as _pages
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import path_text, query_pairs
from ..models.campaign_budget import CampaignBudget
from ..models.campaign_budget_create import CampaignBudgetCreate
from ..models.campaign_budget_list import CampaignBudgetList
from ..models.campaign_budget_update import CampaignBudgetUpdate
from ..models.error import Error
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .campaign_budgets_finance_options import (
        AsyncCampaignBudgetsFinanceOptionsResource,
        CampaignBudgetsFinanceOptionsResource,
    )


def _call_list(
    *,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
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

    json_campaign_id = campaign_id

    if not isinstance(json_campaign_id, Unset) and json_campaign_id is not None:
        params.extend(query_pairs("campaign_id", json_campaign_id, "form", True))

    path = "/api/v2/campaign-budgets"
    return _core.PreparedRequest(
        operation="listCampaignBudgets",
        method="get",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_list,
    )


def _parse_list(response: httpx.Response) -> CampaignBudgetList:
    if 200 <= response.status_code <= 200:
        response_200 = CampaignBudgetList.from_dict(response.json())

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
    body: CampaignBudgetCreate,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/api/v2/campaign-budgets"
    return _core.PreparedRequest(
        operation="createCampaignBudget",
        method="post",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_create,
    )


def _parse_create(response: httpx.Response) -> CampaignBudget:
    if 201 <= response.status_code <= 201:
        response_201 = CampaignBudget.from_dict(response.json())

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

    path = "/api/v2/campaign-budgets/{id}".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="getCampaignBudget",
        method="get",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_get,
    )


def _parse_get(response: httpx.Response) -> CampaignBudget:
    if 200 <= response.status_code <= 200:
        response_200 = CampaignBudget.from_dict(response.json())

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
    body: CampaignBudgetUpdate,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/api/v2/campaign-budgets/{id}".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="updateCampaignBudget",
        method="put",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_update,
    )


def _parse_update(response: httpx.Response) -> CampaignBudget:
    if 200 <= response.status_code <= 200:
        response_200 = CampaignBudget.from_dict(response.json())

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


class CampaignBudgetsResource:
    """What a campaign may cost, and how to finance it."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    @_cached_property
    def finance_options(self) -> CampaignBudgetsFinanceOptionsResource:
        """Operations on finance options of campaign budgets."""
        from .campaign_budgets_finance_options import CampaignBudgetsFinanceOptionsResource

        return CampaignBudgetsFinanceOptionsResource(self._core)

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> CampaignBudgetList:
        """List campaign budgets.

        One page of the campaign budgets, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            campaign_id (int): Only budgets of this campaign.
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
            campaign_budget_list = client.campaign_budgets.list()
            ```
        """

        return self._core.call(
            _call_list(
                page=page,
                per_page=per_page,
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
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignBudgetList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_list(
                page=page,
                per_page=per_page,
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
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[CampaignBudget, CampaignBudgetList]:
        """Every item of every page of `list`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list(
            page=page,
            per_page=per_page,
            campaign_id=campaign_id,
        )
        return self._core.pager(_PAGING_LIST, _call, _parse_list, lambda page: page.data or [], timeout)

    def create(
        self,
        *,
        body: CampaignBudgetCreate,
        timeout: float | None = None,
    ) -> CampaignBudget:
        """Create a campaign budget.

        Creates a campaign budget and answers with it.

        Args:
            body (CampaignBudgetCreate): What it takes to create a CampaignBudget.
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
            from campaignflow.models import CampaignBudgetCreate

            campaign_budget = client.campaign_budgets.create(
                body=CampaignBudgetCreate(campaign_id=42, amount=10000.0),
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
        body: CampaignBudgetCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignBudget]:
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
    ) -> CampaignBudget:
        """Read a campaign budget.

        The campaign budget with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The campaign budget.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            campaign_budget = client.campaign_budgets.get(878)
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
    ) -> _responses.RawResponse[CampaignBudget]:
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
        body: CampaignBudgetUpdate,
        timeout: float | None = None,
    ) -> CampaignBudget:
        """Change a campaign budget.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (CampaignBudgetUpdate): What can be changed of a CampaignBudget; what is left out stays.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The campaign budget as it is now.

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
            from campaignflow.models import CampaignBudgetUpdate

            campaign_budget = client.campaign_budgets.update(
                332,
                body=CampaignBudgetUpdate(amount=10000.0),
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
        body: CampaignBudgetUpdate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignBudget]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_update(
                id,
                body=body,
            ),
            _parse_update,
            timeout,
        )


class AsyncCampaignBudgetsResource:
    """What a campaign may cost, and how to finance it."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    @_cached_property
    def finance_options(self) -> AsyncCampaignBudgetsFinanceOptionsResource:
        """Operations on finance options of campaign budgets."""
        from .campaign_budgets_finance_options import AsyncCampaignBudgetsFinanceOptionsResource

        return AsyncCampaignBudgetsFinanceOptionsResource(self._core)

    async def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> CampaignBudgetList:
        """List campaign budgets.

        One page of the campaign budgets, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            campaign_id (int): Only budgets of this campaign.
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
            campaign_budget_list = await client.campaign_budgets.list()
            ```
        """

        return await self._core.call(
            _call_list(
                page=page,
                per_page=per_page,
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
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignBudgetList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_list(
                page=page,
                per_page=per_page,
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
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[CampaignBudget, CampaignBudgetList]:
        """Every item of every page of `list`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list(
            page=page,
            per_page=per_page,
            campaign_id=campaign_id,
        )
        return self._core.pager(_PAGING_LIST, _call, _parse_list, lambda page: page.data or [], timeout)

    async def create(
        self,
        *,
        body: CampaignBudgetCreate,
        timeout: float | None = None,
    ) -> CampaignBudget:
        """Create a campaign budget.

        Creates a campaign budget and answers with it.

        Args:
            body (CampaignBudgetCreate): What it takes to create a CampaignBudget.
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
            from campaignflow.models import CampaignBudgetCreate

            campaign_budget = await client.campaign_budgets.create(
                body=CampaignBudgetCreate(campaign_id=42, amount=10000.0),
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
        body: CampaignBudgetCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignBudget]:
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
    ) -> CampaignBudget:
        """Read a campaign budget.

        The campaign budget with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The campaign budget.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            campaign_budget = await client.campaign_budgets.get(878)
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
    ) -> _responses.RawResponse[CampaignBudget]:
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
        body: CampaignBudgetUpdate,
        timeout: float | None = None,
    ) -> CampaignBudget:
        """Change a campaign budget.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (CampaignBudgetUpdate): What can be changed of a CampaignBudget; what is left out stays.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The campaign budget as it is now.

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
            from campaignflow.models import CampaignBudgetUpdate

            campaign_budget = await client.campaign_budgets.update(
                332,
                body=CampaignBudgetUpdate(amount=10000.0),
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
        body: CampaignBudgetUpdate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignBudget]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_update(
                id,
                body=body,
            ),
            _parse_update,
            timeout,
        )
