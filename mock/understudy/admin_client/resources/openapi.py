"""Operations on openapi."""

from __future__ import annotations

from typing import Literal

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.document import Document
from ..models.get_document_server import GetDocumentServer
from ..models.problem import Problem
from ..types import UNSET, Unset

_GET: _operations.Operation[Document] = _operations.Operation(
    "getDocument",
    "get",
    "/openapi.json",
    security=(),
    parameters=(_operations.Parameter("server", "query", GetDocumentServer),),
    answers=(_operations.Answer("200", Document),),
    errors=(_operations.Answer("422", Problem),),
)


class OpenapiResource:
    """Operations on openapi."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        server: GetDocumentServer | Literal["mock"] | Unset = UNSET,
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

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        *,
        server: GetDocumentServer | Literal["mock"] | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Document]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)


class AsyncOpenapiResource:
    """Operations on openapi."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def get(
        self,
        *,
        server: GetDocumentServer | Literal["mock"] | Unset = UNSET,
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

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        *,
        server: GetDocumentServer | Literal["mock"] | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Document]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)
