"""What a campaign may cost, and how to finance it."""

from __future__ import annotations

import builtins
from typing import Any

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
from ..models.finance_option import FinanceOption
from ..models.finance_option_create import FinanceOptionCreate
from ..models.finance_option_list import FinanceOptionList
from ..models.finance_option_update import FinanceOptionUpdate
from ..models.quote import Quote
from ..types import UNSET, Unset


def _call_list_campaign_budgets(
    *,
    page: int | Unset = 1,
    per_page: int | Unset = 25,
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
        parse_error=_error_list_campaign_budgets,
    )


def _parse_list_campaign_budgets(response: httpx.Response) -> CampaignBudgetList:
    if 200 <= response.status_code <= 200:
        response_200 = CampaignBudgetList.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


_PAGING_LIST_CAMPAIGN_BUDGETS = _pages.Paging(
    kind="page",
    parameter="page",
    first=1,
    total=("total",),
    size=("per_page",),
    items=("data",),
)


def _error_list_campaign_budgets(response: httpx.Response) -> Any:
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


def _call_create_campaign_budget(
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
        parse_error=_error_create_campaign_budget,
    )


def _parse_create_campaign_budget(response: httpx.Response) -> CampaignBudget:
    if 201 <= response.status_code <= 201:
        response_201 = CampaignBudget.from_dict(response.json())

        return response_201

    raise ValueError(f"the document has no success {response.status_code}")


def _error_create_campaign_budget(response: httpx.Response) -> Any:
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


def _call_get_campaign_budget(
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
        parse_error=_error_get_campaign_budget,
    )


def _parse_get_campaign_budget(response: httpx.Response) -> CampaignBudget:
    if 200 <= response.status_code <= 200:
        response_200 = CampaignBudget.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_get_campaign_budget(response: httpx.Response) -> Any:
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


def _call_update_campaign_budget(
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
        parse_error=_error_update_campaign_budget,
    )


def _parse_update_campaign_budget(response: httpx.Response) -> CampaignBudget:
    if 200 <= response.status_code <= 200:
        response_200 = CampaignBudget.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_update_campaign_budget(response: httpx.Response) -> Any:
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


def _call_list_finance_options(
    id: int,
    *,
    page: int | Unset = 1,
    per_page: int | Unset = 25,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    json_page = page

    if not isinstance(json_page, Unset) and json_page is not None:
        params.extend(query_pairs("page", json_page, "form", True))

    json_per_page = per_page

    if not isinstance(json_per_page, Unset) and json_per_page is not None:
        params.extend(query_pairs("per_page", json_per_page, "form", True))

    path = "/api/v2/campaign-budgets/{id}/finance-options".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="listFinanceOptions",
        method="get",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_list_finance_options,
    )


def _parse_list_finance_options(response: httpx.Response) -> FinanceOptionList:
    if 200 <= response.status_code <= 200:
        response_200 = FinanceOptionList.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


_PAGING_LIST_FINANCE_OPTIONS = _pages.Paging(
    kind="page",
    parameter="page",
    first=1,
    total=("total",),
    size=("per_page",),
    items=("data",),
)


def _error_list_finance_options(response: httpx.Response) -> Any:
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

    if 422 <= response.status_code <= 422:
        response_422 = Error.from_dict(response.json())

        return response_422

    return None


def _call_add_finance_option(
    id: int,
    *,
    body: FinanceOptionCreate,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/api/v2/campaign-budgets/{id}/finance-options".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="addFinanceOption",
        method="post",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_add_finance_option,
    )


def _parse_add_finance_option(response: httpx.Response) -> FinanceOption:
    if 201 <= response.status_code <= 201:
        response_201 = FinanceOption.from_dict(response.json())

        return response_201

    raise ValueError(f"the document has no success {response.status_code}")


def _error_add_finance_option(response: httpx.Response) -> Any:
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


def _call_get_finance_option(
    id: int,
    option: str,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    json_option = option

    path = "/api/v2/campaign-budgets/{id}/finance-options/{option}".format(
        id=path_text(json_id, "simple", False, "id"),
        option=path_text(json_option, "simple", False, "option"),
    )
    return _core.PreparedRequest(
        operation="getFinanceOption",
        method="get",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_get_finance_option,
    )


def _parse_get_finance_option(response: httpx.Response) -> FinanceOption:
    if 200 <= response.status_code <= 200:
        response_200 = FinanceOption.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_get_finance_option(response: httpx.Response) -> Any:
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


def _call_configure_finance_option(
    id: int,
    option: str,
    *,
    body: FinanceOptionUpdate,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    json_option = option

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/api/v2/campaign-budgets/{id}/finance-options/{option}".format(
        id=path_text(json_id, "simple", False, "id"),
        option=path_text(json_option, "simple", False, "option"),
    )
    return _core.PreparedRequest(
        operation="configureFinanceOption",
        method="put",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_configure_finance_option,
    )


def _parse_configure_finance_option(response: httpx.Response) -> FinanceOption:
    if 200 <= response.status_code <= 200:
        response_200 = FinanceOption.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_configure_finance_option(response: httpx.Response) -> Any:
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


def _call_remove_finance_option(
    id: int,
    option: str,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    json_option = option

    path = "/api/v2/campaign-budgets/{id}/finance-options/{option}".format(
        id=path_text(json_id, "simple", False, "id"),
        option=path_text(json_option, "simple", False, "option"),
    )
    return _core.PreparedRequest(
        operation="removeFinanceOption",
        method="delete",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_remove_finance_option,
    )


def _parse_remove_finance_option(response: httpx.Response) -> None:
    return None


def _error_remove_finance_option(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 404 <= response.status_code <= 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    return None


def _call_get_finance_option_quote(
    id: int,
    option: str,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    json_option = option

    path = "/api/v2/campaign-budgets/{id}/finance-options/{option}/quote".format(
        id=path_text(json_id, "simple", False, "id"),
        option=path_text(json_option, "simple", False, "option"),
    )
    return _core.PreparedRequest(
        operation="getFinanceOptionQuote",
        method="get",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_get_finance_option_quote,
    )


def _parse_get_finance_option_quote(response: httpx.Response) -> Quote:
    if 200 <= response.status_code <= 200:
        response_200 = Quote.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_get_finance_option_quote(response: httpx.Response) -> Any:
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


class CampaignBudgetsResource:
    """What a campaign may cost, and how to finance it."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> CampaignBudgetList:
        """List campaign budgets.

        One page of the campaign budgets, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty.
            per_page (int): The most items that a page has.
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
            _call_list_campaign_budgets(
                page=page,
                per_page=per_page,
                campaign_id=campaign_id,
            ),
            _parse_list_campaign_budgets,
            timeout,
        )

    def list_raw(
        self,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignBudgetList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_list_campaign_budgets(
                page=page,
                per_page=per_page,
                campaign_id=campaign_id,
            ),
            _parse_list_campaign_budgets,
            timeout,
        )

    def list_all(
        self,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[CampaignBudget, CampaignBudgetList]:
        """Every item of every page of `list`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list_campaign_budgets(
            page=page,
            per_page=per_page,
            campaign_id=campaign_id,
        )
        return self._core.pager(
            _PAGING_LIST_CAMPAIGN_BUDGETS, _call, _parse_list_campaign_budgets, lambda page: page.data or [], timeout
        )

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
            _call_create_campaign_budget(
                body=body,
            ),
            _parse_create_campaign_budget,
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
            _call_create_campaign_budget(
                body=body,
            ),
            _parse_create_campaign_budget,
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
            _call_get_campaign_budget(
                id,
            ),
            _parse_get_campaign_budget,
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
            _call_get_campaign_budget(
                id,
            ),
            _parse_get_campaign_budget,
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
            _call_update_campaign_budget(
                id,
                body=body,
            ),
            _parse_update_campaign_budget,
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
            _call_update_campaign_budget(
                id,
                body=body,
            ),
            _parse_update_campaign_budget,
            timeout,
        )

    def list_finance_options(
        self,
        id: int,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        timeout: float | None = None,
    ) -> FinanceOptionList:
        """List the finance options of a budget.

        One page of the options, oldest first.

        Args:
            id (int): The key.
            page (int): The page to show, from 1. A page past the end is empty.
            per_page (int): The most items that a page has.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_option_list = client.campaign_budgets.list_finance_options(460)
            ```
        """

        return self._core.call(
            _call_list_finance_options(
                id,
                page=page,
                per_page=per_page,
            ),
            _parse_list_finance_options,
            timeout,
        )

    def list_finance_options_raw(
        self,
        id: int,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOptionList]:
        """`list_finance_options`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_list_finance_options(
                id,
                page=page,
                per_page=per_page,
            ),
            _parse_list_finance_options,
            timeout,
        )

    def list_finance_options_all(
        self,
        id: int,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        timeout: float | None = None,
    ) -> _pages.Pager[FinanceOption, FinanceOptionList]:
        """Every item of every page of `list_finance_options`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list_finance_options(
            id,
            page=page,
            per_page=per_page,
        )
        return self._core.pager(
            _PAGING_LIST_FINANCE_OPTIONS, _call, _parse_list_finance_options, lambda page: page.data or [], timeout
        )

    def add_finance_option(
        self,
        id: int,
        *,
        body: FinanceOptionCreate,
        timeout: float | None = None,
    ) -> FinanceOption:
        """Add a finance option to a budget.

        Adds an option under its code; a code that is taken is a conflict.

        Args:
            id (int): The key.
            body (FinanceOptionCreate): What it takes to create a FinanceOption.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

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
            from campaignflow.models import FinanceOptionCreate

            finance_option = client.campaign_budgets.add_finance_option(
                277,
                body=FinanceOptionCreate(option_code="PREMIUM"),
            )
            ```
        """

        return self._core.call(
            _call_add_finance_option(
                id,
                body=body,
            ),
            _parse_add_finance_option,
            timeout,
        )

    def add_finance_option_raw(
        self,
        id: int,
        *,
        body: FinanceOptionCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOption]:
        """`add_finance_option`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_add_finance_option(
                id,
                body=body,
            ),
            _parse_add_finance_option,
            timeout,
        )

    def get_finance_option(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> FinanceOption:
        """Read a finance option.

        The option with this code.

        Args:
            id (int): The key.
            option (str): The code of the finance option.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The option.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_option = client.campaign_budgets.get_finance_option(730, "SOS")
            ```
        """

        return self._core.call(
            _call_get_finance_option(
                id,
                option,
            ),
            _parse_get_finance_option,
            timeout,
        )

    def get_finance_option_raw(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOption]:
        """`get_finance_option`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_get_finance_option(
                id,
                option,
            ),
            _parse_get_finance_option,
            timeout,
        )

    def configure_finance_option(
        self,
        id: int,
        option: str,
        *,
        body: FinanceOptionUpdate,
        timeout: float | None = None,
    ) -> FinanceOption:
        """Configure a finance option.

        Changes what the body gives; the option counts as configured from then on.

        Args:
            id (int): The key.
            option (str): The code of the finance option.
            body (FinanceOptionUpdate): What can be changed of a FinanceOption; what is left out stays.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The option as it is now.

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
            from campaignflow.models import FinanceOptionUpdate

            finance_option = client.campaign_budgets.configure_finance_option(
                185,
                "K04",
                body=FinanceOptionUpdate(terms="12 months"),
            )
            ```
        """

        return self._core.call(
            _call_configure_finance_option(
                id,
                option,
                body=body,
            ),
            _parse_configure_finance_option,
            timeout,
        )

    def configure_finance_option_raw(
        self,
        id: int,
        option: str,
        *,
        body: FinanceOptionUpdate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOption]:
        """`configure_finance_option`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_configure_finance_option(
                id,
                option,
                body=body,
            ),
            _parse_configure_finance_option,
            timeout,
        )

    def remove_finance_option(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> None:
        """Remove a finance option.

        Removes the option for good.

        Args:
            id (int): The key.
            option (str): The code of the finance option.
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            client.campaign_budgets.remove_finance_option(614, "ZJ8VK")
            ```
        """

        self._core.call(
            _call_remove_finance_option(
                id,
                option,
            ),
            _parse_remove_finance_option,
            timeout,
        )

    def remove_finance_option_raw(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`remove_finance_option`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_remove_finance_option(
                id,
                option,
            ),
            _parse_remove_finance_option,
            timeout,
        )

    def get_finance_option_quote(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> Quote:
        """Ask what a finance option would cost.

        A quote for the option; asking again gives the same.

        Args:
            id (int): The key.
            option (str): The code of the finance option.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The quote.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            quote = client.campaign_budgets.get_finance_option_quote(385, "LT86OPIH")
            ```
        """

        return self._core.call(
            _call_get_finance_option_quote(
                id,
                option,
            ),
            _parse_get_finance_option_quote,
            timeout,
        )

    def get_finance_option_quote_raw(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Quote]:
        """`get_finance_option_quote`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_get_finance_option_quote(
                id,
                option,
            ),
            _parse_get_finance_option_quote,
            timeout,
        )


class AsyncCampaignBudgetsResource:
    """What a campaign may cost, and how to finance it."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> CampaignBudgetList:
        """List campaign budgets.

        One page of the campaign budgets, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty.
            per_page (int): The most items that a page has.
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
            _call_list_campaign_budgets(
                page=page,
                per_page=per_page,
                campaign_id=campaign_id,
            ),
            _parse_list_campaign_budgets,
            timeout,
        )

    async def list_raw(
        self,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignBudgetList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_list_campaign_budgets(
                page=page,
                per_page=per_page,
                campaign_id=campaign_id,
            ),
            _parse_list_campaign_budgets,
            timeout,
        )

    def list_all(
        self,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[CampaignBudget, CampaignBudgetList]:
        """Every item of every page of `list`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list_campaign_budgets(
            page=page,
            per_page=per_page,
            campaign_id=campaign_id,
        )
        return self._core.pager(
            _PAGING_LIST_CAMPAIGN_BUDGETS, _call, _parse_list_campaign_budgets, lambda page: page.data or [], timeout
        )

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
            _call_create_campaign_budget(
                body=body,
            ),
            _parse_create_campaign_budget,
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
            _call_create_campaign_budget(
                body=body,
            ),
            _parse_create_campaign_budget,
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
            _call_get_campaign_budget(
                id,
            ),
            _parse_get_campaign_budget,
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
            _call_get_campaign_budget(
                id,
            ),
            _parse_get_campaign_budget,
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
            _call_update_campaign_budget(
                id,
                body=body,
            ),
            _parse_update_campaign_budget,
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
            _call_update_campaign_budget(
                id,
                body=body,
            ),
            _parse_update_campaign_budget,
            timeout,
        )

    async def list_finance_options(
        self,
        id: int,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        timeout: float | None = None,
    ) -> FinanceOptionList:
        """List the finance options of a budget.

        One page of the options, oldest first.

        Args:
            id (int): The key.
            page (int): The page to show, from 1. A page past the end is empty.
            per_page (int): The most items that a page has.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_option_list = await client.campaign_budgets.list_finance_options(460)
            ```
        """

        return await self._core.call(
            _call_list_finance_options(
                id,
                page=page,
                per_page=per_page,
            ),
            _parse_list_finance_options,
            timeout,
        )

    async def list_finance_options_raw(
        self,
        id: int,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOptionList]:
        """`list_finance_options`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_list_finance_options(
                id,
                page=page,
                per_page=per_page,
            ),
            _parse_list_finance_options,
            timeout,
        )

    def list_finance_options_all(
        self,
        id: int,
        *,
        page: int | Unset = 1,
        per_page: int | Unset = 25,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[FinanceOption, FinanceOptionList]:
        """Every item of every page of `list_finance_options`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list_finance_options(
            id,
            page=page,
            per_page=per_page,
        )
        return self._core.pager(
            _PAGING_LIST_FINANCE_OPTIONS, _call, _parse_list_finance_options, lambda page: page.data or [], timeout
        )

    async def add_finance_option(
        self,
        id: int,
        *,
        body: FinanceOptionCreate,
        timeout: float | None = None,
    ) -> FinanceOption:
        """Add a finance option to a budget.

        Adds an option under its code; a code that is taken is a conflict.

        Args:
            id (int): The key.
            body (FinanceOptionCreate): What it takes to create a FinanceOption.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

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
            from campaignflow.models import FinanceOptionCreate

            finance_option = await client.campaign_budgets.add_finance_option(
                277,
                body=FinanceOptionCreate(option_code="PREMIUM"),
            )
            ```
        """

        return await self._core.call(
            _call_add_finance_option(
                id,
                body=body,
            ),
            _parse_add_finance_option,
            timeout,
        )

    async def add_finance_option_raw(
        self,
        id: int,
        *,
        body: FinanceOptionCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOption]:
        """`add_finance_option`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_add_finance_option(
                id,
                body=body,
            ),
            _parse_add_finance_option,
            timeout,
        )

    async def get_finance_option(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> FinanceOption:
        """Read a finance option.

        The option with this code.

        Args:
            id (int): The key.
            option (str): The code of the finance option.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The option.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_option = await client.campaign_budgets.get_finance_option(730, "SOS")
            ```
        """

        return await self._core.call(
            _call_get_finance_option(
                id,
                option,
            ),
            _parse_get_finance_option,
            timeout,
        )

    async def get_finance_option_raw(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOption]:
        """`get_finance_option`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_get_finance_option(
                id,
                option,
            ),
            _parse_get_finance_option,
            timeout,
        )

    async def configure_finance_option(
        self,
        id: int,
        option: str,
        *,
        body: FinanceOptionUpdate,
        timeout: float | None = None,
    ) -> FinanceOption:
        """Configure a finance option.

        Changes what the body gives; the option counts as configured from then on.

        Args:
            id (int): The key.
            option (str): The code of the finance option.
            body (FinanceOptionUpdate): What can be changed of a FinanceOption; what is left out stays.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The option as it is now.

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
            from campaignflow.models import FinanceOptionUpdate

            finance_option = await client.campaign_budgets.configure_finance_option(
                185,
                "K04",
                body=FinanceOptionUpdate(terms="12 months"),
            )
            ```
        """

        return await self._core.call(
            _call_configure_finance_option(
                id,
                option,
                body=body,
            ),
            _parse_configure_finance_option,
            timeout,
        )

    async def configure_finance_option_raw(
        self,
        id: int,
        option: str,
        *,
        body: FinanceOptionUpdate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOption]:
        """`configure_finance_option`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_configure_finance_option(
                id,
                option,
                body=body,
            ),
            _parse_configure_finance_option,
            timeout,
        )

    async def remove_finance_option(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> None:
        """Remove a finance option.

        Removes the option for good.

        Args:
            id (int): The key.
            option (str): The code of the finance option.
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            await client.campaign_budgets.remove_finance_option(614, "ZJ8VK")
            ```
        """

        await self._core.call(
            _call_remove_finance_option(
                id,
                option,
            ),
            _parse_remove_finance_option,
            timeout,
        )

    async def remove_finance_option_raw(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`remove_finance_option`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_remove_finance_option(
                id,
                option,
            ),
            _parse_remove_finance_option,
            timeout,
        )

    async def get_finance_option_quote(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> Quote:
        """Ask what a finance option would cost.

        A quote for the option; asking again gives the same.

        Args:
            id (int): The key.
            option (str): The code of the finance option.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The quote.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            quote = await client.campaign_budgets.get_finance_option_quote(385, "LT86OPIH")
            ```
        """

        return await self._core.call(
            _call_get_finance_option_quote(
                id,
                option,
            ),
            _parse_get_finance_option_quote,
            timeout,
        )

    async def get_finance_option_quote_raw(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Quote]:
        """`get_finance_option_quote`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_get_finance_option_quote(
                id,
                option,
            ),
            _parse_get_finance_option_quote,
            timeout,
        )
