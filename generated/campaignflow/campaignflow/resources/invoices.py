"""Invoices and their payments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, Unpack

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models import Error, Invoice, InvoiceList, InvoiceStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts
    from .invoices_payments import AsyncInvoicesPaymentsResource, InvoicesPaymentsResource


# fmt: off
_LIST = _operations.Operation[InvoiceList]("invoices.list", "GET /api/v2/invoices", {"200": InvoiceList},
    {"400 401 406 422": Error}, query={"page": int, "per_page": int, "status": InvoiceStatus, "campaign_id": int},
    paging=_pages.Paging(kind="page", parameter="page", first=1, total=("total",), size=("per_page",), items=("data",)))
_GET = _operations.Operation[Invoice]("invoices.get", "GET /api/v2/invoices/{id}", {"200": Invoice},
    {"401 404 406": Error}, path={"id": int})

class InvoiceListPage(_pages.Page[Invoice], InvoiceList, attribute="data"):
    """A page of a list: iterate over it for the items of all pages."""
class AsyncInvoiceListPage(_pages.AsyncPage[Invoice], InvoiceList, attribute="data"):
    """A page of a list, for asyncio: `async for` over it for the items of all pages."""
# fmt: on


class InvoicesResource(_resources.Resource["_raw.InvoicesResource"]):
    """Invoices and their payments."""

    payments: _resources.Below[InvoicesPaymentsResource] = _resources.Below("invoices_payments")

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
            BadRequestError, AuthenticationError, NotAcceptableError, UnprocessableEntityError: `body` is `Error`.

        Example:
            invoice_list = client.invoices.list()
        """
        return self._core.page(_LIST, InvoiceListPage, AsyncInvoiceListPage, locals())

    def get(self, id: int, **options: Unpack[_Options]) -> Invoice:
        """Read an invoice.

        The invoice with this key.

        Args:
            id (int): The key.

        Returns:
            The invoice.

        Raises:
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            invoice = client.invoices.get(995)
        """
        return self._core.call(_GET, locals())


class AsyncInvoicesResource(_resources.AsyncResource["_raw.AsyncInvoicesResource"]):
    """`InvoicesResource`, for asyncio: every method is awaited, a list is iterated over with `async for`."""

    payments: _resources.Below[AsyncInvoicesPaymentsResource] = _resources.Below("invoices_payments")
    list: Final = _resources.paged(InvoicesResource.list, AsyncInvoiceListPage)
    get: Final = _resources.awaited(InvoicesResource.get)
