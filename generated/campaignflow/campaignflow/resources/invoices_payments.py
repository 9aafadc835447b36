"""Operations on payments of invoices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Error, Payment, PaymentCreate
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import PaymentCreateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _PaymentCreateFields(PaymentCreateInput, _Options): ...


# fmt: off
_APPLY = _operations.Operation[Payment]("invoices.payments.apply", "POST /api/v2/invoices/{id}/payments",
    {"201": Payment}, {"400 401 404 406 415 422": Error}, path={"id": int}, body=PaymentCreate, needs_body=True)
_GET = _operations.Operation[Payment]("invoices.payments.get", "GET /api/v2/invoices/{id}/payments/{payment_id}",
    {"200": Payment}, {"401 404 406": Error}, path={"id": int, "payment_id": int})
# fmt: on


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
            body (PaymentCreate): What it takes to create a Payment; or its properties as keyword arguments, of
                `PaymentCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError, AuthenticationError, NotFoundError, NotAcceptableError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            payment = client.invoices.payments.apply(
                140,
                amount=500.0,
                payment_method="credit_card",
            )
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
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            payment = client.invoices.payments.get(302, 154)
        """
        return self._core.call(_GET, locals())


class AsyncInvoicesPaymentsResource(_resources.AsyncResource["_raw.AsyncInvoicesPaymentsResource"]):
    """`InvoicesPaymentsResource`, for asyncio: every method is awaited."""

    apply: Final = _resources.awaited(InvoicesPaymentsResource.apply)
    get: Final = _resources.awaited(InvoicesPaymentsResource.get)
