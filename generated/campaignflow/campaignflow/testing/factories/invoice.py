"""The factory of `/api/v2/invoices`."""

from __future__ import annotations

import typing as _t
from typing import TYPE_CHECKING

from ...models.invoice import Invoice
from .._runtime import making as _making

if TYPE_CHECKING:
    import datetime

    from ...models.campaign import Campaign
    from ...models.invoice_status import InvoiceStatus

__all__ = ["InvoiceFactory"]

InvoiceState = _t.Literal["open", "part_paid", "paid", "void"]
InvoiceRelation = _t.Literal["campaign", "payments"]


# fmt: off
class InvoiceRelated(_t.TypedDict, total=False):
    """The records that one hangs together with."""
    campaign: _making.One[Campaign] | None


class InvoiceAttributes(_making.InsertOptions, total=False):
    """What `insert` takes."""
    relate: InvoiceRelated
    build: _making.Build[InvoiceRelation]
    expand: _making.Expand[InvoiceRelation]
    id: int
    campaign_id: int
    number: str
    amount: float
    amount_paid: float
    status: InvoiceStatus | _t.Literal["open", "part_paid", "paid", "void"]
    due_on: datetime.date
    created_at: datetime.datetime
    updated_at: datetime.datetime


class InvoiceFactory(_making.Maker[Invoice]):
    """Makes records of `/api/v2/invoices`; see `Maker`."""
    _kind: _making.Kind[Invoice] = _making.Kind("Invoice", "/api/v2/invoices",
        _making.named("id campaign_id number amount amount_paid status due_on created_at updated_at"),
        Invoice.from_dict)

    @_t.overload
    def insert(self, /, *states: InvoiceState | InvoiceStatus, count: None = None,
        **attributes: _t.Unpack[InvoiceAttributes]) -> Invoice: ...
    @_t.overload
    def insert(self, /, *states: InvoiceState | InvoiceStatus, count: int,
        **attributes: _t.Unpack[InvoiceAttributes]) -> list[Invoice]: ...
    def insert(self, /, *states: str, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. No event is emitted."""
        return self._insert(states, count, attributes)
