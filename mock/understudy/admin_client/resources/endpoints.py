"""Operations on endpoints."""

from __future__ import annotations

import builtins
from functools import cached_property as _cached_property
from typing import TYPE_CHECKING, Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import path_text
from ..models.endpoint import Endpoint
from ..models.endpoints import Endpoints
from ..models.new_endpoint import NewEndpoint
from ..models.problem import Problem

if TYPE_CHECKING:
    from .endpoints_secrets import AsyncEndpointsSecretsResource, EndpointsSecretsResource


def _call_list() -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    path = "/endpoints"
    return _core.PreparedRequest(
        operation="listEndpoints",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_list,
    )


def _parse_list(response: httpx.Response) -> Endpoints:
    if 200 <= response.status_code <= 200:
        response_200 = Endpoints.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_list(response: httpx.Response) -> Any:
    return None


def _call_create(
    *,
    body: NewEndpoint,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/endpoints"
    return _core.PreparedRequest(
        operation="createEndpoint",
        method="post",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_create,
    )


def _parse_create(response: httpx.Response) -> Endpoint:
    if 201 <= response.status_code <= 201:
        response_201 = Endpoint.from_dict(response.json())

        return response_201

    raise ValueError(f"the document has no success {response.status_code}")


def _error_create(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if 409 <= response.status_code <= 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if 415 <= response.status_code <= 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if 422 <= response.status_code <= 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    return None


def _call_delete(
    endpoint: str,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_endpoint = endpoint

    path = "/endpoints/{endpoint}".format(
        endpoint=path_text(json_endpoint, "simple", False, "endpoint"),
    )
    return _core.PreparedRequest(
        operation="deleteEndpoint",
        method="delete",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_delete,
    )


def _parse_delete(response: httpx.Response) -> None:
    return None


def _error_delete(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if 404 <= response.status_code <= 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    return None


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

        return self._core.call(_call_list(), _parse_list, timeout)

    def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Endpoints]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_call_list(), _parse_list, timeout)

    def create(
        self,
        *,
        body: NewEndpoint,
        timeout: float | None = None,
    ) -> Endpoint:
        """Send events to a URL from now on.

        Args:
            body (NewEndpoint): what is sent
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
            from understudy.admin_client.models import NewEndpoint

            endpoint = client.endpoints.create(body=NewEndpoint(url="orchard inlet"))
            ```
        """

        return self._core.call(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    def create_raw(
        self,
        *,
        body: NewEndpoint,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Endpoint]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

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

        self._core.call(
            _call_delete(
                endpoint,
            ),
            _parse_delete,
            timeout,
        )

    def delete_raw(
        self,
        endpoint: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_delete(
                endpoint,
            ),
            _parse_delete,
            timeout,
        )


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

        return await self._core.call(_call_list(), _parse_list, timeout)

    async def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Endpoints]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_call_list(), _parse_list, timeout)

    async def create(
        self,
        *,
        body: NewEndpoint,
        timeout: float | None = None,
    ) -> Endpoint:
        """Send events to a URL from now on.

        Args:
            body (NewEndpoint): what is sent
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
            from understudy.admin_client.models import NewEndpoint

            endpoint = await client.endpoints.create(body=NewEndpoint(url="orchard inlet"))
            ```
        """

        return await self._core.call(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    async def create_raw(
        self,
        *,
        body: NewEndpoint,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Endpoint]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

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

        await self._core.call(
            _call_delete(
                endpoint,
            ),
            _parse_delete,
            timeout,
        )

    async def delete_raw(
        self,
        endpoint: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_delete(
                endpoint,
            ),
            _parse_delete,
            timeout,
        )
