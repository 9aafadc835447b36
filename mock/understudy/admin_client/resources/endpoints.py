"""Operations on endpoints."""

from __future__ import annotations

from functools import cached_property as _cached_property
from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.endpoint import Endpoint
from ..models.endpoints import Endpoints
from ..models.new_endpoint import NewEndpoint
from ..models.problem import Problem
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.new_endpoint import NewEndpointInput
    from .endpoints_secrets import AsyncEndpointsSecretsResource, EndpointsSecretsResource


_LIST: _operations.Operation[Endpoints] = _operations.Operation(
    "listEndpoints",
    "get",
    "/endpoints",
    security=(),
    answers=(_operations.Answer("200", Endpoints),),
)

_CREATE: _operations.Operation[Endpoint] = _operations.Operation(
    "createEndpoint",
    "post",
    "/endpoints",
    security=(),
    bodies=(_operations.Body("application/json", "json", NewEndpoint),),
    answers=(_operations.Answer("201", Endpoint),),
    errors=(
        _operations.Answer("400", Problem),
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("409", Problem),
        _operations.Answer("415", Problem),
        _operations.Answer("422", Problem),
    ),
    needs_body=True,
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteEndpoint",
    "delete",
    "/endpoints/{endpoint}",
    security=(),
    parameters=(_operations.Parameter("endpoint", "path", str),),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("404", Problem),
    ),
)


class EndpointsResource:
    """Operations on endpoints."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    @_cached_property
    def secrets(self) -> EndpointsSecretsResource:
        """Operations on secrets of endpoints."""
        from .endpoints_secrets import EndpointsSecretsResource

        return EndpointsSecretsResource(self._core)

    def list(
        self,
        *,
        timeout: float | None = None,
    ) -> Endpoints:
        """Who receives events.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            endpoints = client.endpoints.list()
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Endpoints]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    @overload
    def create(
        self,
        body: NewEndpoint | NewEndpointInput,
        *,
        timeout: float | None = None,
    ) -> Endpoint: ...

    @overload
    def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewEndpointInput],
    ) -> Endpoint: ...

    def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Endpoint:
        """Send events to a URL from now on.

        Args:
            body (NewEndpoint): what is sent; or its properties by their names, of `NewEndpointInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            endpoint = client.endpoints.create(url="https://example.com/silver-birch")
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        body: NewEndpoint | NewEndpointInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Endpoint]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    def delete(
        self,
        endpoint: str,
        *,
        timeout: float | None = None,
    ) -> None:
        """Send no more events there.

        Args:
            endpoint (str): `endpoint` of the path
            timeout (float): seconds for one attempt, instead of the client's

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
            client.endpoints.delete("willow meadow")
            ```
        """

        self._core.call(_DELETE.call(locals()), _DELETE.parse, timeout)

    def delete_raw(
        self,
        endpoint: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_DELETE.call(locals()), _DELETE.parse, timeout)


class AsyncEndpointsResource:
    """Operations on endpoints."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    @_cached_property
    def secrets(self) -> AsyncEndpointsSecretsResource:
        """Operations on secrets of endpoints."""
        from .endpoints_secrets import AsyncEndpointsSecretsResource

        return AsyncEndpointsSecretsResource(self._core)

    async def list(
        self,
        *,
        timeout: float | None = None,
    ) -> Endpoints:
        """Who receives events.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            endpoints = await client.endpoints.list()
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Endpoints]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    @overload
    async def create(
        self,
        body: NewEndpoint | NewEndpointInput,
        *,
        timeout: float | None = None,
    ) -> Endpoint: ...

    @overload
    async def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewEndpointInput],
    ) -> Endpoint: ...

    async def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Endpoint:
        """Send events to a URL from now on.

        Args:
            body (NewEndpoint): what is sent; or its properties by their names, of `NewEndpointInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            endpoint = await client.endpoints.create(url="https://example.com/silver-birch")
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        body: NewEndpoint | NewEndpointInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Endpoint]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def delete(
        self,
        endpoint: str,
        *,
        timeout: float | None = None,
    ) -> None:
        """Send no more events there.

        Args:
            endpoint (str): `endpoint` of the path
            timeout (float): seconds for one attempt, instead of the client's

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
            await client.endpoints.delete("willow meadow")
            ```
        """

        await self._core.call(_DELETE.call(locals()), _DELETE.parse, timeout)

    async def delete_raw(
        self,
        endpoint: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_DELETE.call(locals()), _DELETE.parse, timeout)
