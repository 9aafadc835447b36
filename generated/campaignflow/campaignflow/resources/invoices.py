"""Invoices and their payments."""

from __future__ import annotations

from functools import cached_property as _cached_property
from typing import TYPE_CHECKING, Literal

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import responses as _responses
from ..models.error import Error
from ..models.invoice import Invoice
from ..models.invoice_list import InvoiceList
from ..models.invoice_status import InvoiceStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .invoices_payments import AsyncInvoicesPaymentsResource, InvoicesPaymentsResource


_LIST: _operations.Operation[InvoiceList] = _operations.Operation(
    "listInvoices",
    "get",
    "/api/v2/invoices",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
        _operations.Parameter("status", "query", InvoiceStatus),
        _operations.Parameter("campaign_id", "query", int),
    ),
    answers=(_operations.Answer("200", InvoiceList),),
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

_GET: _operations.Operation[Invoice] = _operations.Operation(
    "getInvoice",
    "get",
    "/api/v2/invoices/{id}",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    answers=(_operations.Answer("200", Invoice),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
    ),
)


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
        status: InvoiceStatus | Literal["open", "part_paid", "paid", "void"] | Unset = UNSET,
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

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: InvoiceStatus | Literal["open", "part_paid", "paid", "void"] | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[InvoiceList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: InvoiceStatus | Literal["open", "part_paid", "paid", "void"] | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[Invoice, InvoiceList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

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

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Invoice]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)


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
        status: InvoiceStatus | Literal["open", "part_paid", "paid", "void"] | Unset = UNSET,
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

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: InvoiceStatus | Literal["open", "part_paid", "paid", "void"] | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[InvoiceList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: InvoiceStatus | Literal["open", "part_paid", "paid", "void"] | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[Invoice, InvoiceList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

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

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Invoice]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)
