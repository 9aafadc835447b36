"""Operations of mock."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import query_pairs
from ..models.document import Document
from ..models.get_document_server import GetDocumentServer
from ..models.health import Health
from ..models.problem import Problem
from ..models.resources import Resources
from ..types import UNSET, Unset


def _call_get_health() -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    path = "/health"
    return _core.PreparedRequest(
        operation="getHealth",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_get_health,
    )


def _parse_get_health(response: httpx.Response) -> Health:
    if 200 <= response.status_code <= 200:
        response_200 = Health.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_get_health(response: httpx.Response) -> Any:
    return None


def _call_list_resources() -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    path = "/resources"
    return _core.PreparedRequest(
        operation="listResources",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_list_resources,
    )


def _parse_list_resources(response: httpx.Response) -> Resources:
    if 200 <= response.status_code <= 200:
        response_200 = Resources.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_list_resources(response: httpx.Response) -> Any:
    return None


def _call_get_document(
    *,
    server: GetDocumentServer | Unset = UNSET,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_server: str | Unset = UNSET
    if not isinstance(server, Unset):
        json_server = server.value

    if not isinstance(json_server, Unset) and json_server is not None:
        params.extend(query_pairs("server", json_server, "form", True))

    path = "/openapi.json"
    return _core.PreparedRequest(
        operation="getDocument",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_get_document,
    )


def _parse_get_document(response: httpx.Response) -> Document:
    if 200 <= response.status_code <= 200:
        response_200 = Document.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_get_document(response: httpx.Response) -> Any:
    if 422 <= response.status_code <= 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    return None


def _call_reset_mock() -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    path = "/reset"
    return _core.PreparedRequest(
        operation="resetMock",
        method="post",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_reset_mock,
    )


def _parse_reset_mock(response: httpx.Response) -> None:
    return None


def _error_reset_mock(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    return None


class MockResource:
    """Operations of mock."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def get_health(
        self,
        *,
        timeout: float | None = None,
    ) -> Health:
        """Whether the mock is up, and what it serves.

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
            health = client.mock.get_health()
            ```
        """

        return self._core.call(_call_get_health(), _parse_get_health, timeout)

    def get_health_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Health]:
        """`get_health`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_call_get_health(), _parse_get_health, timeout)

    def list_resources(
        self,
        *,
        timeout: float | None = None,
    ) -> Resources:
        """The resources of the contract.

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
            resources = client.mock.list_resources()
            ```
        """

        return self._core.call(_call_list_resources(), _parse_list_resources, timeout)

    def list_resources_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Resources]:
        """`list_resources`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_call_list_resources(), _parse_list_resources, timeout)

    def get_document(
        self,
        *,
        server: GetDocumentServer | Unset = UNSET,
        timeout: float | None = None,
    ) -> Document:
        """The document that is served, in one piece, with its overlays.

        Args:
            server (GetDocumentServer): List this mock as the only server of the document.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            document = client.mock.get_document()
            ```
        """

        return self._core.call(
            _call_get_document(
                server=server,
            ),
            _parse_get_document,
            timeout,
        )

    def get_document_raw(
        self,
        *,
        server: GetDocumentServer | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Document]:
        """`get_document`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_get_document(
                server=server,
            ),
            _parse_get_document,
            timeout,
        )

    def reset(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Back to the start: state, events, journal, faults, chaos, capture rules, clock.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            client.mock.reset()
            ```
        """

        self._core.call(_call_reset_mock(), _parse_reset_mock, timeout)

    def reset_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`reset`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_call_reset_mock(), _parse_reset_mock, timeout)


class AsyncMockResource:
    """Operations of mock."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def get_health(
        self,
        *,
        timeout: float | None = None,
    ) -> Health:
        """Whether the mock is up, and what it serves.

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
            health = await client.mock.get_health()
            ```
        """

        return await self._core.call(_call_get_health(), _parse_get_health, timeout)

    async def get_health_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Health]:
        """`get_health`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_call_get_health(), _parse_get_health, timeout)

    async def list_resources(
        self,
        *,
        timeout: float | None = None,
    ) -> Resources:
        """The resources of the contract.

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
            resources = await client.mock.list_resources()
            ```
        """

        return await self._core.call(_call_list_resources(), _parse_list_resources, timeout)

    async def list_resources_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Resources]:
        """`list_resources`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_call_list_resources(), _parse_list_resources, timeout)

    async def get_document(
        self,
        *,
        server: GetDocumentServer | Unset = UNSET,
        timeout: float | None = None,
    ) -> Document:
        """The document that is served, in one piece, with its overlays.

        Args:
            server (GetDocumentServer): List this mock as the only server of the document.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            document = await client.mock.get_document()
            ```
        """

        return await self._core.call(
            _call_get_document(
                server=server,
            ),
            _parse_get_document,
            timeout,
        )

    async def get_document_raw(
        self,
        *,
        server: GetDocumentServer | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Document]:
        """`get_document`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_get_document(
                server=server,
            ),
            _parse_get_document,
            timeout,
        )

    async def reset(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Back to the start: state, events, journal, faults, chaos, capture rules, clock.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            await client.mock.reset()
            ```
        """

        await self._core.call(_call_reset_mock(), _parse_reset_mock, timeout)

    async def reset_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`reset`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_call_reset_mock(), _parse_reset_mock, timeout)
