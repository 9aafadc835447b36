"""Invoices and their payments."""

from __future__ import annotations

import builtins
from functools import cached_property as _cached_property
from typing import TYPE_CHECKING, Any

from .._runtime import core as _core
from .._runtime import pages as _pages
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import path_text, query_pairs
from ..models.error import Error
from ..models.invoice import Invoice
from ..models.invoice_list import InvoiceList
from ..models.invoice_status import InvoiceStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .invoices_payments import AsyncInvoicesPaymentsResource, InvoicesPaymentsResource


def _call_list(
    *,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
    status: InvoiceStatus | Unset = UNSET,
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

    path = "/api/v2/invoices"
    return _core.PreparedRequest(
        operation="listInvoices",
        method="get",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_list,
    )


def _parse_list(response: httpx.Response) -> InvoiceList:
    if 200 <= response.status_code <= 200:
        response_200 = InvoiceList.from_dict(response.json())

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


def _call_get(
    id: int,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    path = "/api/v2/invoices/{id}".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="getInvoice",
        method="get",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_get,
    )


def _parse_get(response: httpx.Response) -> Invoice:
    if 200 <= response.status_code <= 200:
        response_200 = Invoice.from_dict(response.json())

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


class InvoicesResource:
    """Invoices and their payments."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    @_cached_property
    def payments(self) -> InvoicesPaymentsResource:
        """Operations on payments of invoices."""
        from .invoices_payments import InvoicesPaymentsResource

        return InvoicesPaymentsResource(self._core)

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: InvoiceStatus | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> InvoiceList:
        """List invoices.

        One page of the invoices, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            status (InvoiceStatus): Only invoices with this status.
            campaign_id (int): Only invoices for this campaign.
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
            invoice_list = client.invoices.list()
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
        status: InvoiceStatus | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[InvoiceList]:
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
        status: InvoiceStatus | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[Invoice, InvoiceList]:
        """Every item of every page of `list`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list(
            page=page,
            per_page=per_page,
            status=status,
            campaign_id=campaign_id,
        )
        return self._core.pager(_PAGING_LIST, _call, _parse_list, lambda page: page.data or [], timeout)

    def get(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> Invoice:
        """Read an invoice.

        The invoice with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The invoice.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            invoice = client.invoices.get(995)
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
    ) -> _responses.RawResponse[Invoice]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_get(
                id,
            ),
            _parse_get,
            timeout,
        )


class AsyncInvoicesResource:
    """Invoices and their payments."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    @_cached_property
    def payments(self) -> AsyncInvoicesPaymentsResource:
        """Operations on payments of invoices."""
        from .invoices_payments import AsyncInvoicesPaymentsResource

        return AsyncInvoicesPaymentsResource(self._core)

    async def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: InvoiceStatus | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> InvoiceList:
        """List invoices.

        One page of the invoices, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            status (InvoiceStatus): Only invoices with this status.
            campaign_id (int): Only invoices for this campaign.
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
            invoice_list = await client.invoices.list()
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
        status: InvoiceStatus | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[InvoiceList]:
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
        status: InvoiceStatus | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[Invoice, InvoiceList]:
        """Every item of every page of `list`, from the page that is asked for on; `pages()` gives the pages."""
        _call = _call_list(
            page=page,
            per_page=per_page,
            status=status,
            campaign_id=campaign_id,
        )
        return self._core.pager(_PAGING_LIST, _call, _parse_list, lambda page: page.data or [], timeout)

    async def get(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> Invoice:
        """Read an invoice.

        The invoice with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The invoice.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            invoice = await client.invoices.get(995)
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
    ) -> _responses.RawResponse[Invoice]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_get(
                id,
            ),
            _parse_get,
            timeout,
        )
