"""Invoices and their payments."""

from __future__ import annotations

from functools import cached_property as _cached_property
from typing import TYPE_CHECKING, Literal, Unpack

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models.error import Error
from ..models.invoice import Invoice
from ..models.invoice_list import InvoiceList
from ..models.invoice_status import InvoiceStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts
    from .invoices_payments import AsyncInvoicesPaymentsResource, InvoicesPaymentsResource


_LIST: _operations.Operation[InvoiceList] = _operations.Operation(
    "listInvoices",
    "get",
    "/api/v2/invoices",
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
        _operations.Parameter("status", "query", InvoiceStatus),
        _operations.Parameter("campaign_id", "query", int),
    ),
    answers={"200": InvoiceList},
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

_GET: _operations.Operation[Invoice] = _operations.Operation(
    "getInvoice",
    "get",
    "/api/v2/invoices/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    answers={"200": Invoice},
    errors={"401 404 406": Error},
)


class InvoiceListPage(_pages.Page[Invoice], InvoiceList):
    """A page of a list: iterate over it for the items of all pages."""

    _attribute = "data"


class AsyncInvoiceListPage(_pages.AsyncPage[Invoice], InvoiceList):
    """A page of a list, for asyncio: `async for` over it gives the items of all pages."""

    _attribute = "data"


class InvoicesResource(_resources.Resource["_raw.InvoicesResource"]):
    """Invoices and their payments."""

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
        **options: Unpack[_Options],
    ) -> InvoiceListPage:
        """List invoices.

        One page of the invoices, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            status (InvoiceStatus): Only invoices with this status.
            campaign_id (int): Only invoices for this campaign.

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            invoice_list = client.invoices.list()
            ```
        """
        return self._core.page(_LIST, InvoiceListPage, locals())

    def get(self, id: int, **options: Unpack[_Options]) -> Invoice:
        """Read an invoice.

        The invoice with this key.

        Args:
            id (int): The key.

        Returns:
            The invoice.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            invoice = client.invoices.get(995)
            ```
        """
        return self._core.call(_GET, locals())


class AsyncInvoicesResource(_resources.AsyncResource["_raw.AsyncInvoicesResource"]):
    """Invoices and their payments."""

    @_cached_property
    def payments(self) -> AsyncInvoicesPaymentsResource:
        """Operations on payments of invoices."""
        from .invoices_payments import AsyncInvoicesPaymentsResource

        return AsyncInvoicesPaymentsResource(self._core)

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        status: InvoiceStatus | Literal["open", "part_paid", "paid", "void"] | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        **options: Unpack[_Options],
    ) -> _pages.AsyncPager[Invoice, AsyncInvoiceListPage]:
        """List invoices. See `InvoicesResource.list`."""
        return self._core.page(_LIST, AsyncInvoiceListPage, locals())

    async def get(self, id: int, **options: Unpack[_Options]) -> Invoice:
        """Read an invoice. See `InvoicesResource.get`."""
        return await self._core.call(_GET, locals())
