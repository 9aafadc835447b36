"""Operations on secrets of endpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.endpoint import Endpoint
from ..models.new_secret import NewSecret
from ..models.problem import Problem
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.new_secret import NewSecretInput


_ROTATE: _operations.Operation[Endpoint] = _operations.Operation(
    "rotateSecret",
    "post",
    "/endpoints/{endpoint}/secrets",
    security=(),
    parameters=(_operations.Parameter("endpoint", "path", str),),
    bodies=(_operations.Body("application/json", "json", NewSecret),),
    answers=(_operations.Answer("201", Endpoint),),
    errors=(
        _operations.Answer("400", Problem),
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("404", Problem),
        _operations.Answer("409", Problem),
        _operations.Answer("415", Problem),
        _operations.Answer("422", Problem),
    ),
    needs_body=True,
)

_RETIRE: _operations.Operation[Endpoint] = _operations.Operation(
    "retireSecrets",
    "delete",
    "/endpoints/{endpoint}/secrets",
    security=(),
    parameters=(_operations.Parameter("endpoint", "path", str),),
    answers=(_operations.Answer("200", Endpoint),),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("404", Problem),
    ),
)


class EndpointsSecretsResource:
    """Operations on secrets of endpoints."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    @overload
    def rotate(
        self,
        endpoint: str,
        body: NewSecret | NewSecretInput,
        *,
        timeout: float | None = None,
    ) -> Endpoint: ...

    @overload
    def rotate(
        self,
        endpoint: str,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewSecretInput],
    ) -> Endpoint: ...

    def rotate(
        self,
        endpoint: str,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Endpoint:
        """Sign with a new secret and the one before it.

        Args:
            endpoint (str): `endpoint` of the path
            body (NewSecret): what is sent; or its properties by their names, of `NewSecretInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            endpoint = client.endpoints.secrets.rotate(
                "haven cedar",
                secret="b35a6f398704b6a52b45f585353d6c5cae3ea0b1",
            )
            ```
        """

        return self._core.call(_ROTATE.call(locals()), _ROTATE.parse, timeout)

    def rotate_raw(
        self,
        endpoint: str,
        body: NewSecret | NewSecretInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Endpoint]:
        """`rotate`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_ROTATE.call(locals()), _ROTATE.parse, timeout)

    def retire(
        self,
        endpoint: str,
        *,
        timeout: float | None = None,
    ) -> Endpoint:
        """End a rotation: sign with the newest secret only.

        Args:
            endpoint (str): `endpoint` of the path
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            endpoint = client.endpoints.secrets.retire("delta valley")
            ```
        """

        return self._core.call(_RETIRE.call(locals()), _RETIRE.parse, timeout)

    def retire_raw(
        self,
        endpoint: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Endpoint]:
        """`retire`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_RETIRE.call(locals()), _RETIRE.parse, timeout)


class AsyncEndpointsSecretsResource:
    """Operations on secrets of endpoints."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    @overload
    async def rotate(
        self,
        endpoint: str,
        body: NewSecret | NewSecretInput,
        *,
        timeout: float | None = None,
    ) -> Endpoint: ...

    @overload
    async def rotate(
        self,
        endpoint: str,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewSecretInput],
    ) -> Endpoint: ...

    async def rotate(
        self,
        endpoint: str,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Endpoint:
        """Sign with a new secret and the one before it.

        Args:
            endpoint (str): `endpoint` of the path
            body (NewSecret): what is sent; or its properties by their names, of `NewSecretInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            endpoint = await client.endpoints.secrets.rotate(
                "haven cedar",
                secret="b35a6f398704b6a52b45f585353d6c5cae3ea0b1",
            )
            ```
        """

        return await self._core.call(_ROTATE.call(locals()), _ROTATE.parse, timeout)

    async def rotate_raw(
        self,
        endpoint: str,
        body: NewSecret | NewSecretInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Endpoint]:
        """`rotate`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_ROTATE.call(locals()), _ROTATE.parse, timeout)

    async def retire(
        self,
        endpoint: str,
        *,
        timeout: float | None = None,
    ) -> Endpoint:
        """End a rotation: sign with the newest secret only.

        Args:
            endpoint (str): `endpoint` of the path
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            endpoint = await client.endpoints.secrets.retire("delta valley")
            ```
        """

        return await self._core.call(_RETIRE.call(locals()), _RETIRE.parse, timeout)

    async def retire_raw(
        self,
        endpoint: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Endpoint]:
        """`retire`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_RETIRE.call(locals()), _RETIRE.parse, timeout)
