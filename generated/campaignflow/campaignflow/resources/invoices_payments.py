"""Operations on payments of invoices."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import path_text
from ..models.error import Error
from ..models.payment import Payment
from ..models.payment_create import PaymentCreate


def _call_apply(
    id: int,
    *,
    body: PaymentCreate,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/api/v2/invoices/{id}/payments".format(
        id=path_text(json_id, "simple", False, "id"),
    )
    return _core.PreparedRequest(
        operation="applyInvoicePayment",
        method="post",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_apply,
    )


def _parse_apply(response: httpx.Response) -> Payment:
    if 201 <= response.status_code <= 201:
        response_201 = Payment.from_dict(response.json())

        return response_201

    raise ValueError(f"the document has no success {response.status_code}")


def _error_apply(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if 404 <= response.status_code <= 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if 406 <= response.status_code <= 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    if 415 <= response.status_code <= 415:
        response_415 = Error.from_dict(response.json())

        return response_415

    if 422 <= response.status_code <= 422:
        response_422 = Error.from_dict(response.json())

        return response_422

    return None


def _call_get(
    id: int,
    payment_id: int,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_id = id

    json_payment_id = payment_id

    path = "/api/v2/invoices/{id}/payments/{payment_id}".format(
        id=path_text(json_id, "simple", False, "id"),
        payment_id=path_text(json_payment_id, "simple", False, "payment_id"),
    )
    return _core.PreparedRequest(
        operation="getInvoicePayment",
        method="get",
        path=path,
        security=(("oauth2",),),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_get,
    )


def _parse_get(response: httpx.Response) -> Payment:
    if 200 <= response.status_code <= 200:
        response_200 = Payment.from_dict(response.json())

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


class InvoicesPaymentsResource:
    """Operations on payments of invoices."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def apply(
        self,
        id: int,
        *,
        body: PaymentCreate,
        timeout: float | None = None,
    ) -> Payment:
        """Apply a payment to an invoice.

        Records a payment for the invoice.

        Args:
            id (int): The key.
            body (PaymentCreate): What it takes to create a Payment.
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
            from campaignflow.models import PaymentCreate, PaymentMethod

            payment = client.invoices.payments.apply(
                140,
                body=PaymentCreate(amount=500.0, payment_method=PaymentMethod.CREDIT_CARD),
            )
            ```
        """

        return self._core.call(
            _call_apply(
                id,
                body=body,
            ),
            _parse_apply,
            timeout,
        )

    def apply_raw(
        self,
        id: int,
        *,
        body: PaymentCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Payment]:
        """`apply`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_apply(
                id,
                body=body,
            ),
            _parse_apply,
            timeout,
        )

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

        return self._core.call(
            _call_get(
                id,
                payment_id,
            ),
            _parse_get,
            timeout,
        )

    def get_raw(
        self,
        id: int,
        payment_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Payment]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_get(
                id,
                payment_id,
            ),
            _parse_get,
            timeout,
        )


class AsyncInvoicesPaymentsResource:
    """Operations on payments of invoices."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def apply(
        self,
        id: int,
        *,
        body: PaymentCreate,
        timeout: float | None = None,
    ) -> Payment:
        """Apply a payment to an invoice.

        Records a payment for the invoice.

        Args:
            id (int): The key.
            body (PaymentCreate): What it takes to create a Payment.
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
            from campaignflow.models import PaymentCreate, PaymentMethod

            payment = await client.invoices.payments.apply(
                140,
                body=PaymentCreate(amount=500.0, payment_method=PaymentMethod.CREDIT_CARD),
            )
            ```
        """

        return await self._core.call(
            _call_apply(
                id,
                body=body,
            ),
            _parse_apply,
            timeout,
        )

    async def apply_raw(
        self,
        id: int,
        *,
        body: PaymentCreate,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Payment]:
        """`apply`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_apply(
                id,
                body=body,
            ),
            _parse_apply,
            timeout,
        )

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

        return await self._core.call(
            _call_get(
                id,
                payment_id,
            ),
            _parse_get,
            timeout,
        )

    async def get_raw(
        self,
        id: int,
        payment_id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Payment]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_get(
                id,
                payment_id,
            ),
            _parse_get,
            timeout,
        )
