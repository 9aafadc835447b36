"""Operations on endpoints."""

from __future__ import annotations

from functools import cached_property as _cached_property
from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.endpoint import Endpoint
from ..models.endpoints import Endpoints
from ..models.new_endpoint import NewEndpoint
from ..models.problem import Problem
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.new_endpoint import NewEndpointInput
    from . import _raw  # noqa: F401 - the classes name it in texts
    from .endpoints_secrets import AsyncEndpointsSecretsResource, EndpointsSecretsResource

    class _NewEndpointFields(NewEndpointInput, _Options):
        """What a `NewEndpointInput` has, and what every method takes."""


_LIST: _operations.Operation[Endpoints] = _operations.Operation(
    "listEndpoints",
    "get",
    "/endpoints",
    answers={"200": Endpoints},
)

_CREATE: _operations.Operation[Endpoint] = _operations.Operation(
    "createEndpoint",
    "post",
    "/endpoints",
    bodies=(_operations.Body("application/json", "json", NewEndpoint),),
    answers={"201": Endpoint},
    errors={"400 401 403 409 415 422": Problem},
    needs_body=True,
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteEndpoint",
    "delete",
    "/endpoints/{endpoint}",
    parameters=(_operations.Parameter("endpoint", "path", str),),
    errors={"401 403 404": Problem},
)


class EndpointsResource(_resources.Resource["_raw.EndpointsResource"]):
    """Operations on endpoints."""

    @_cached_property
    def secrets(self) -> EndpointsSecretsResource:
        """Operations on secrets of endpoints."""
        from .endpoints_secrets import EndpointsSecretsResource

        return EndpointsSecretsResource(self._core)

    def list(self, **options: Unpack[_Options]) -> Endpoints:
        """Who receives events.


        Returns:
            Done.

        Example:
            ```python
            endpoints = client.endpoints.list()
            ```
        """
        return self._core.call(_LIST, locals())

    @overload
    def create(self, body: NewEndpoint | NewEndpointInput, **options: Unpack[_Options]) -> Endpoint: ...

    @overload
    def create(self, **fields: Unpack[_NewEndpointFields]) -> Endpoint: ...

    def create(self, body: Any = UNSET, **fields: Any) -> Endpoint:
        """Send events to a URL from now on.

        Args:
            body (NewEndpoint): what is sent; or its properties by their names, of `NewEndpointInput`.

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read; `body` is `Problem`.
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            ConflictError: 409, It can't be done as things are; `body` is `Problem`.
            UnsupportedMediaTypeError: 415, The body is not JSON; `body` is `Problem`.
            UnprocessableEntityError: 422, The request breaks its schema; `body` is `Problem`.

        Example:
            ```python
            endpoint = client.endpoints.create(url="https://example.com/silver-birch")
            ```
        """
        return self._core.call(_CREATE, locals())

    def delete(self, endpoint: str, **options: Unpack[_Options]) -> None:
        """Send no more events there.

        Args:
            endpoint (str): `endpoint` of the path

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            NotFoundError: 404, There is no such thing; `body` is `Problem`.

        Example:
            ```python
            client.endpoints.delete("willow meadow")
            ```
        """
        self._core.call(_DELETE, locals())


class AsyncEndpointsResource(_resources.AsyncResource["_raw.AsyncEndpointsResource"]):
    """Operations on endpoints."""

    @_cached_property
    def secrets(self) -> AsyncEndpointsSecretsResource:
        """Operations on secrets of endpoints."""
        from .endpoints_secrets import AsyncEndpointsSecretsResource

        return AsyncEndpointsSecretsResource(self._core)

    async def list(self, **options: Unpack[_Options]) -> Endpoints:
        """Who receives events. See `EndpointsResource.list`."""
        return await self._core.call(_LIST, locals())

    @overload
    async def create(self, body: NewEndpoint | NewEndpointInput, **options: Unpack[_Options]) -> Endpoint: ...

    @overload
    async def create(self, **fields: Unpack[_NewEndpointFields]) -> Endpoint: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> Endpoint:
        """Send events to a URL from now on. See `EndpointsResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def delete(self, endpoint: str, **options: Unpack[_Options]) -> None:
        """Send no more events there. See `EndpointsResource.delete`."""
        await self._core.call(_DELETE, locals())
