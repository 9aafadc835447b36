"""Operations on openapi."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import query_pairs
from ..models.document import Document
from ..models.get_document_server import GetDocumentServer
from ..models.problem import Problem
from ..types import UNSET, Unset


def _call_get(
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
        parse_error=_error_get,
    )


def _parse_get(response: httpx.Response) -> Document:
    if 200 <= response.status_code <= 200:
        response_200 = Document.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_get(response: httpx.Response) -> Any:
    if 422 <= response.status_code <= 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    return None


class OpenapiResource:
    """Operations on openapi."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def get(
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
            document = client.openapi.get()
            ```
        """

        return self._core.call(
            _call_get(
                server=server,
            ),
            _parse_get,
            timeout,
        )

    def get_raw(
        self,
        *,
        server: GetDocumentServer | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Document]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_get(
                server=server,
            ),
            _parse_get,
            timeout,
        )


class AsyncOpenapiResource:
    """Operations on openapi."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def get(
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
            document = await client.openapi.get()
            ```
        """

        return await self._core.call(
            _call_get(
                server=server,
            ),
            _parse_get,
            timeout,
        )

    async def get_raw(
        self,
        *,
        server: GetDocumentServer | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Document]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_get(
                server=server,
            ),
            _parse_get,
            timeout,
        )
