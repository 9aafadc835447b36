"""Operations on payments of invoices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.error import Error
from ..models.payment import Payment
from ..models.payment_create import PaymentCreate
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.payment_create import PaymentCreateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _PaymentCreateFields(PaymentCreateInput, _Options):
        """What a `PaymentCreateInput` has, and what every method takes."""


_APPLY: _operations.Operation[Payment] = _operations.Operation(
    "applyInvoicePayment",
    "post",
    "/api/v2/invoices/{id}/payments",
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", PaymentCreate),),
    answers={"201": Payment},
    errors={"400 401 404 406 415 422": Error},
    needs_body=True,
)

_GET: _operations.Operation[Payment] = _operations.Operation(
    "getInvoicePayment",
    "get",
    "/api/v2/invoices/{id}/payments/{payment_id}",
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("payment_id", "path", int),
    ),
    answers={"200": Payment},
    errors={"401 404 406": Error},
)


class InvoicesPaymentsResource(_resources.Resource["_raw.InvoicesPaymentsResource"]):
    """Operations on payments of invoices."""

    @overload
    def apply(self, id: int, body: PaymentCreate | PaymentCreateInput, **options: Unpack[_Options]) -> Payment: ...

    @overload
    def apply(self, id: int, **fields: Unpack[_PaymentCreateFields]) -> Payment: ...

    def apply(self, id: int, body: Any = UNSET, **fields: Any) -> Payment:
        """Apply a payment to an invoice.

        Records a payment for the invoice.

        Args:
            id (int): The key.
            body (PaymentCreate): What it takes to create a Payment; or its properties by their names, of
                `PaymentCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            payment = client.invoices.payments.apply(
                140,
                amount=500.0,
                payment_method="credit_card",
            )
            ```
        """
        return self._core.call(_APPLY, locals())

    def get(self, id: int, payment_id: int, **options: Unpack[_Options]) -> Payment:
        """Read a payment of an invoice.

        The payment with this key.

        Args:
            id (int): The key.
            payment_id (int): The key of the payment.

        Returns:
            The payment.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            payment = client.invoices.payments.get(302, 154)
            ```
        """
        return self._core.call(_GET, locals())


class AsyncInvoicesPaymentsResource(_resources.AsyncResource["_raw.AsyncInvoicesPaymentsResource"]):
    """Operations on payments of invoices."""

    @overload
    async def apply(
        self, id: int, body: PaymentCreate | PaymentCreateInput, **options: Unpack[_Options]
    ) -> Payment: ...

    @overload
    async def apply(self, id: int, **fields: Unpack[_PaymentCreateFields]) -> Payment: ...

    async def apply(self, id: int, body: Any = UNSET, **fields: Any) -> Payment:
        """Apply a payment to an invoice. See `InvoicesPaymentsResource.apply`."""
        return await self._core.call(_APPLY, locals())

    async def get(self, id: int, payment_id: int, **options: Unpack[_Options]) -> Payment:
        """Read a payment of an invoice. See `InvoicesPaymentsResource.get`."""
        return await self._core.call(_GET, locals())
