"""Operations on payments of invoices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.error import Error
from ..models.payment import Payment
from ..models.payment_create import PaymentCreate
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.payment_create import PaymentCreateInput


_APPLY: _operations.Operation[Payment] = _operations.Operation(
    "applyInvoicePayment",
    "post",
    "/api/v2/invoices/{id}/payments",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", PaymentCreate),),
    answers=(_operations.Answer("201", Payment),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
        _operations.Answer("415", Error),
        _operations.Answer("422", Error),
    ),
    needs_body=True,
)

_GET: _operations.Operation[Payment] = _operations.Operation(
    "getInvoicePayment",
    "get",
    "/api/v2/invoices/{id}/payments/{payment_id}",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("payment_id", "path", int),
    ),
    answers=(_operations.Answer("200", Payment),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
    ),
)


class InvoicesPaymentsResource:
    """Operations on payments of invoices."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    @overload
    def apply(
        self,
        id: int,
        body: PaymentCreate | PaymentCreateInput,
        *,
        timeout: float | None = None,
    ) -> Payment: ...

    @overload
    def apply(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[PaymentCreateInput],
    ) -> Payment: ...

    def apply(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Payment:
        """Apply a payment to an invoice.

        Records a payment for the invoice.

        Args:
            id (int): The key.
            body (PaymentCreate): What it takes to create a Payment; or its properties by their names, of
                `PaymentCreateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

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
            payment = client.invoices.payments.apply(
                140,
                amount=500.0,
                payment_method="credit_card",
            )
            ```
        """

        return self._core.call(_APPLY.call(locals()), _APPLY.parse, timeout)

    def apply_raw(
        self,
        id: int,
        body: PaymentCreate | PaymentCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Payment]:
        """`apply`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_APPLY.call(locals()), _APPLY.parse, timeout)

    def get(
        self,
        id: int,
        payment_id: int,
        *,
        timeout: float | None = None,
    ) -> Payment:
        """Read a payment of an invoice.

        The payment with this key.

        Args:
            id (int): The key.
            payment_id (int): The key of the payment.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The payment.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            payment = client.invoices.payments.get(302, 154)
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        id: int,
        payment_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Payment]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)


class AsyncInvoicesPaymentsResource:
    """Operations on payments of invoices."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    @overload
    async def apply(
        self,
        id: int,
        body: PaymentCreate | PaymentCreateInput,
        *,
        timeout: float | None = None,
    ) -> Payment: ...

    @overload
    async def apply(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[PaymentCreateInput],
    ) -> Payment: ...

    async def apply(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Payment:
        """Apply a payment to an invoice.

        Records a payment for the invoice.

        Args:
            id (int): The key.
            body (PaymentCreate): What it takes to create a Payment; or its properties by their names, of
                `PaymentCreateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

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
            payment = await client.invoices.payments.apply(
                140,
                amount=500.0,
                payment_method="credit_card",
            )
            ```
        """

        return await self._core.call(_APPLY.call(locals()), _APPLY.parse, timeout)

    async def apply_raw(
        self,
        id: int,
        body: PaymentCreate | PaymentCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Payment]:
        """`apply`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_APPLY.call(locals()), _APPLY.parse, timeout)

    async def get(
        self,
        id: int,
        payment_id: int,
        *,
        timeout: float | None = None,
    ) -> Payment:
        """Read a payment of an invoice.

        The payment with this key.

        Args:
            id (int): The key.
            payment_id (int): The key of the payment.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The payment.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            payment = await client.invoices.payments.get(302, 154)
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        id: int,
        payment_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Payment]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)
