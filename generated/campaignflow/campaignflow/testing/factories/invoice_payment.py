"""The factory of `/api/v2/invoices/{id}/payments`."""

from __future__ import annotations

import typing as _t
from typing import TYPE_CHECKING

from ...models.payment import Payment
from ...models.payment_create import PaymentCreate
from .._runtime import making as _making

if TYPE_CHECKING:
    import datetime

    from ...models.invoice import Invoice
    from ...models.payment_method import PaymentMethod

__all__ = ["InvoicePaymentFactory"]

InvoicePaymentRelation = _t.Literal["invoice"]


# fmt: off
class InvoicePaymentRelated(_t.TypedDict, total=False):
    """The records that one hangs together with."""
    invoice: _making.One[Invoice]


class InvoicePaymentAttributes(_making.InsertOptions, total=False):
    """What `insert` takes."""
    relate: InvoicePaymentRelated
    build: _making.Build[InvoicePaymentRelation]
    expand: _making.Expand[InvoicePaymentRelation]
    id: int
    amount: float
    payment_method: PaymentMethod | _t.Literal["credit_card", "bank_transfer", "direct_debit"]
    created_at: datetime.datetime
    updated_at: datetime.datetime


class InvoicePaymentParams(_making.Options, total=False):
    """What `params` takes."""
    relate: InvoicePaymentRelated
    build: _making.Build[InvoicePaymentRelation]
    amount: float
    payment_method: PaymentMethod | _t.Literal["credit_card", "bank_transfer", "direct_debit"]


class InvoicePaymentCreation(InvoicePaymentParams, total=False):
    """What `create` takes."""
    expand: _making.Expand[InvoicePaymentRelation]


class InvoicePaymentFactory(_making.Maker[Payment]):
    """Makes records of `/api/v2/invoices/{id}/payments`; see `Maker`."""
    _kind: _making.Kind[Payment] = _making.Kind("Payment", "/api/v2/invoices/{}/payments",
        _making.named("id amount payment_method created_at updated_at"), Payment.from_dict, read_made=Payment.from_dict,
        read_params=PaymentCreate.from_dict)

    @_t.overload
    def insert(self, /, *, count: None = None, **attributes: _t.Unpack[InvoicePaymentAttributes]) -> Payment: ...
    @_t.overload
    def insert(self, /, *, count: int, **attributes: _t.Unpack[InvoicePaymentAttributes]) -> list[Payment]: ...
    def insert(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. No event is emitted."""
        return self._insert((), count, attributes)

    @_t.overload
    def create(self, /, *, count: None = None, **attributes: _t.Unpack[InvoicePaymentCreation]) -> Payment: ...
    @_t.overload
    def create(self, /, *, count: int, **attributes: _t.Unpack[InvoicePaymentCreation]) -> list[Payment]: ...
    def create(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Make a record through the API: what it answers with. A refusal raises understudy's CreateRefused."""
        return self._create((), count, attributes)

    @_t.overload
    def params(self, /, *, count: None = None, **attributes: _t.Unpack[InvoicePaymentParams]) -> PaymentCreate: ...
    @_t.overload
    def params(self, /, *, count: int, **attributes: _t.Unpack[InvoicePaymentParams]) -> list[PaymentCreate]: ...
    @_t.overload
    def params(self, /, *, count: int | None = None, case: _making.Case | None = None, nest: _making.Nest | None = None,
        encode: _making.Encoder | None = None, **attributes: _t.Unpack[InvoicePaymentParams]) -> _t.Any: ...
    def params(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """A valid body of the request that makes a record; with `case`, `nest` or `encode` no model, but what they make of it."""
        return self._params(count, attributes)

    def invalid(self, *, violate: str | None = None,
        relate: InvoicePaymentRelated | None = None) -> tuple[_making.Invalid, ...]:
        """Request bodies that break one constraint each; `violate` picks some: `"amount:minimum"`, `"amount"`, `":minimum"`."""
        return self._invalid(violate, relate)
