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

_KIND: _making.Kind[Invoice] = _making.Kind(
    name="Invoice",
    resource="/api/v2/invoices",
    attributes={
        "id": "id",
        "campaign_id": "campaign_id",
        "number": "number",
        "amount": "amount",
        "amount_paid": "amount_paid",
        "status": "status",
        "due_on": "due_on",
        "created_at": "created_at",
        "updated_at": "updated_at",
    },
    relations={},
    read=Invoice.from_dict,
)
InvoiceState = _t.Literal["open", "part_paid", "paid", "void"]
InvoiceRelation = _t.Literal["campaign", "payments"]


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
    """Makes records of `/api/v2/invoices`; what is left out is generated where the document requires it.

    `relate` names the records that one hangs together with, `build` those that are made along; these, and the relations of
    `expand`, stand in what comes back under their names, as JSON. `attrs` has attributes by their names in the document,
    also parts of nested objects (`"address.town"`), functions and templates; `variants` are those that your suite has
    declared; `full` makes up all that the document allows. With `count` a list is made.

    Raises TypeError for a name that is none, and understudy's FactoryError for what the document does not allow.
    """

    def __init__(self, bench: _making.Bench) -> None:
        super().__init__(bench, _KIND)

    @_t.overload
    def insert(
        self, /, *states: InvoiceState | InvoiceStatus, count: None = None, **attributes: _t.Unpack[InvoiceAttributes]
    ) -> Invoice: ...
    @_t.overload
    def insert(
        self, /, *states: InvoiceState | InvoiceStatus, count: int, **attributes: _t.Unpack[InvoiceAttributes]
    ) -> list[Invoice]: ...
    def insert(self, /, *states: str, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. No event is emitted."""
        return self._insert(states, count, attributes)
