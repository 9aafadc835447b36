"""Operations on secrets of endpoints."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import path_text
from ..models.endpoint import Endpoint
from ..models.new_secret import NewSecret
from ..models.problem import Problem


def _call_rotate(
    endpoint: str,
    *,
    body: NewSecret,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_endpoint = endpoint

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/endpoints/{endpoint}/secrets".format(
        endpoint=path_text(json_endpoint, "simple", False, "endpoint"),
    )
    return _core.PreparedRequest(
        operation="rotateSecret",
        method="post",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_rotate,
    )


def _parse_rotate(response: httpx.Response) -> Endpoint:
    if 201 <= response.status_code <= 201:
        response_201 = Endpoint.from_dict(response.json())

        return response_201

    raise ValueError(f"the document has no success {response.status_code}")


def _error_rotate(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if 404 <= response.status_code <= 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

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


def _call_retire(
    endpoint: str,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_endpoint = endpoint

    path = "/endpoints/{endpoint}/secrets".format(
        endpoint=path_text(json_endpoint, "simple", False, "endpoint"),
    )
    return _core.PreparedRequest(
        operation="retireSecrets",
        method="delete",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_retire,
    )


def _parse_retire(response: httpx.Response) -> Endpoint:
    if 200 <= response.status_code <= 200:
        response_200 = Endpoint.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_retire(response: httpx.Response) -> Any:
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


class EndpointsSecretsResource:
    """Operations on secrets of endpoints."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def rotate(
        self,
        endpoint: str,
        *,
        body: NewSecret,
        timeout: float | None = None,
    ) -> Endpoint:
        """Sign with a new secret and the one before it.

        Args:
            endpoint (str): `endpoint` of the path
            body (NewSecret): what is sent
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
            from understudy.admin_client.models import NewSecret

            endpoint = client.endpoints.secrets.rotate(
                "haven cedar",
                body=NewSecret(secret="timber ember"),
            )
            ```
        """

        return self._core.call(
            _call_rotate(
                endpoint,
                body=body,
            ),
            _parse_rotate,
            timeout,
        )

    def rotate_raw(
        self,
        endpoint: str,
        *,
        body: NewSecret,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Endpoint]:
        """`rotate`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_rotate(
                endpoint,
                body=body,
            ),
            _parse_rotate,
            timeout,
        )

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

        return self._core.call(
            _call_retire(
                endpoint,
            ),
            _parse_retire,
            timeout,
        )

    def retire_raw(
        self,
        endpoint: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Endpoint]:
        """`retire`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_retire(
                endpoint,
            ),
            _parse_retire,
            timeout,
        )


class AsyncEndpointsSecretsResource:
    """Operations on secrets of endpoints."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def rotate(
        self,
        endpoint: str,
        *,
        body: NewSecret,
        timeout: float | None = None,
    ) -> Endpoint:
        """Sign with a new secret and the one before it.

        Args:
            endpoint (str): `endpoint` of the path
            body (NewSecret): what is sent
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
            from understudy.admin_client.models import NewSecret

            endpoint = await client.endpoints.secrets.rotate(
                "haven cedar",
                body=NewSecret(secret="timber ember"),
            )
            ```
        """

        return await self._core.call(
            _call_rotate(
                endpoint,
                body=body,
            ),
            _parse_rotate,
            timeout,
        )

    async def rotate_raw(
        self,
        endpoint: str,
        *,
        body: NewSecret,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Endpoint]:
        """`rotate`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_rotate(
                endpoint,
                body=body,
            ),
            _parse_rotate,
            timeout,
        )

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

        return await self._core.call(
            _call_retire(
                endpoint,
            ),
            _parse_retire,
            timeout,
        )

    async def retire_raw(
        self,
        endpoint: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Endpoint]:
        """`retire`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_retire(
                endpoint,
            ),
            _parse_retire,
            timeout,
        )
