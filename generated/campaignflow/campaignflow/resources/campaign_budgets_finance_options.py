"""Operations on finance options of campaign budgets."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import pages as _pages
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import path_text, query_pairs
from ..models.error import Error
from ..models.finance_option import FinanceOption
from ..models.finance_option_create import FinanceOptionCreate
from ..models.finance_option_list import FinanceOptionList
from ..models.finance_option_update import FinanceOptionUpdate
from ..models.quote import Quote
from ..types import UNSET, Unset


def _call_list(
    id: int,
    *,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
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
        parse_error=_error_list,
    )


def _parse_list(response: httpx.Response) -> FinanceOptionList:
    if 200 <= response.status_code <= 200:
        response_200 = FinanceOptionList.from_dict(response.json())

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


def _call_create(
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
        parse_error=_error_create,
    )


def _parse_create(response: httpx.Response) -> FinanceOption:
    if 201 <= response.status_code <= 201:
        response_201 = FinanceOption.from_dict(response.json())

        return response_201

    raise ValueError(f"the document has no success {response.status_code}")


def _error_create(response: httpx.Response) -> Any:
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


def _call_get(
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
        parse_error=_error_get,
    )


def _parse_get(response: httpx.Response) -> FinanceOption:
    if 200 <= response.status_code <= 200:
        response_200 = FinanceOption.from_dict(response.json())

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


def _call_configure(
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
        parse_error=_error_configure,
    )


def _parse_configure(response: httpx.Response) -> FinanceOption:
    if 200 <= response.status_code <= 200:
        response_200 = FinanceOption.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_configure(response: httpx.Response) -> Any:
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


def _call_delete(
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
        parse_error=_error_delete,
    )


def _parse_delete(response: httpx.Response) -> None:
    return None


def _error_delete(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 404 <= response.status_code <= 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    return None


def _call_get_quote(
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
        parse_error=_error_get_quote,
    )


def _parse_get_quote(response: httpx.Response) -> Quote:
    if 200 <= response.status_code <= 200:
        response_200 = Quote.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_get_quote(response: httpx.Response) -> Any:
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


class CampaignBudgetsFinanceOptionsResource:
    """Operations on finance options of campaign budgets."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> FinanceOptionList:
        """List the finance options of a budget.

        One page of the options, oldest first.

        Args:
            id (int): The key.
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
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
            finance_option_list = client.campaign_budgets.finance_options.list(460)
            ```
        """

        return self._core.call(
            _call_list(
                id,
                page=page,
                per_page=per_page,
            ),
            _parse_list,
            timeout,
        )

    def list_raw(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOptionList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_list(
                id,
                page=page,
                per_page=per_page,
            ),
            _parse_list,
            timeout,
        )

    def list_all(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[FinanceOption, FinanceOptionList]:
        """Every item of every page of `list`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list(
            id,
            page=page,
            per_page=per_page,
        )
        return self._core.pager(_PAGING_LIST, _call, _parse_list, lambda page: page.data or [], timeout)

    def create(
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

            finance_option = client.campaign_budgets.finance_options.create(
                277,
                body=FinanceOptionCreate(option_code="PREMIUM"),
            )
            ```
        """

        return self._core.call(
            _call_create(
                id,
                body=body,
            ),
            _parse_create,
            timeout,
        )

    def create_raw(
        self,
        id: int,
        *,
        body: FinanceOptionCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOption]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_create(
                id,
                body=body,
            ),
            _parse_create,
            timeout,
        )

    def get(
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
            finance_option = client.campaign_budgets.finance_options.get(730, "SOS")
            ```
        """

        return self._core.call(
            _call_get(
                id,
                option,
            ),
            _parse_get,
            timeout,
        )

    def get_raw(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOption]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_get(
                id,
                option,
            ),
            _parse_get,
            timeout,
        )

    def configure(
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

            finance_option = client.campaign_budgets.finance_options.configure(
                185,
                "K04",
                body=FinanceOptionUpdate(terms="12 months"),
            )
            ```
        """

        return self._core.call(
            _call_configure(
                id,
                option,
                body=body,
            ),
            _parse_configure,
            timeout,
        )

    def configure_raw(
        self,
        id: int,
        option: str,
        *,
        body: FinanceOptionUpdate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOption]:
        """`configure`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_configure(
                id,
                option,
                body=body,
            ),
            _parse_configure,
            timeout,
        )

    def delete(
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
            client.campaign_budgets.finance_options.delete(614, "ZJ8VK")
            ```
        """

        self._core.call(
            _call_delete(
                id,
                option,
            ),
            _parse_delete,
            timeout,
        )

    def delete_raw(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_delete(
                id,
                option,
            ),
            _parse_delete,
            timeout,
        )

    def get_quote(
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
            quote = client.campaign_budgets.finance_options.get_quote(385, "LT86OPIH")
            ```
        """

        return self._core.call(
            _call_get_quote(
                id,
                option,
            ),
            _parse_get_quote,
            timeout,
        )

    def get_quote_raw(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Quote]:
        """`get_quote`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_get_quote(
                id,
                option,
            ),
            _parse_get_quote,
            timeout,
        )


class AsyncCampaignBudgetsFinanceOptionsResource:
    """Operations on finance options of campaign budgets."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> FinanceOptionList:
        """List the finance options of a budget.

        One page of the options, oldest first.

        Args:
            id (int): The key.
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
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
            finance_option_list = await client.campaign_budgets.finance_options.list(460)
            ```
        """

        return await self._core.call(
            _call_list(
                id,
                page=page,
                per_page=per_page,
            ),
            _parse_list,
            timeout,
        )

    async def list_raw(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOptionList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_list(
                id,
                page=page,
                per_page=per_page,
            ),
            _parse_list,
            timeout,
        )

    def list_all(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[FinanceOption, FinanceOptionList]:
        """Every item of every page of `list`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list(
            id,
            page=page,
            per_page=per_page,
        )
        return self._core.pager(_PAGING_LIST, _call, _parse_list, lambda page: page.data or [], timeout)

    async def create(
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

            finance_option = await client.campaign_budgets.finance_options.create(
                277,
                body=FinanceOptionCreate(option_code="PREMIUM"),
            )
            ```
        """

        return await self._core.call(
            _call_create(
                id,
                body=body,
            ),
            _parse_create,
            timeout,
        )

    async def create_raw(
        self,
        id: int,
        *,
        body: FinanceOptionCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOption]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_create(
                id,
                body=body,
            ),
            _parse_create,
            timeout,
        )

    async def get(
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
            finance_option = await client.campaign_budgets.finance_options.get(730, "SOS")
            ```
        """

        return await self._core.call(
            _call_get(
                id,
                option,
            ),
            _parse_get,
            timeout,
        )

    async def get_raw(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOption]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_get(
                id,
                option,
            ),
            _parse_get,
            timeout,
        )

    async def configure(
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

            finance_option = await client.campaign_budgets.finance_options.configure(
                185,
                "K04",
                body=FinanceOptionUpdate(terms="12 months"),
            )
            ```
        """

        return await self._core.call(
            _call_configure(
                id,
                option,
                body=body,
            ),
            _parse_configure,
            timeout,
        )

    async def configure_raw(
        self,
        id: int,
        option: str,
        *,
        body: FinanceOptionUpdate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOption]:
        """`configure`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_configure(
                id,
                option,
                body=body,
            ),
            _parse_configure,
            timeout,
        )

    async def delete(
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
            await client.campaign_budgets.finance_options.delete(614, "ZJ8VK")
            ```
        """

        await self._core.call(
            _call_delete(
                id,
                option,
            ),
            _parse_delete,
            timeout,
        )

    async def delete_raw(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_delete(
                id,
                option,
            ),
            _parse_delete,
            timeout,
        )

    async def get_quote(
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
            quote = await client.campaign_budgets.finance_options.get_quote(385, "LT86OPIH")
            ```
        """

        return await self._core.call(
            _call_get_quote(
                id,
                option,
            ),
            _parse_get_quote,
            timeout,
        )

    async def get_quote_raw(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Quote]:
        """`get_quote`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_get_quote(
                id,
                option,
            ),
            _parse_get_quote,
            timeout,
        )
