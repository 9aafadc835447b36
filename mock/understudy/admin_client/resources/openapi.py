"""Operations on openapi."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.document import Document
from ..models.get_document_server import GetDocumentServer
from ..models.problem import Problem
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


_GET: _operations.Operation[Document] = _operations.Operation(
    "getDocument",
    "get",
    "/openapi.json",
    parameters=(_operations.Parameter("server", "query", GetDocumentServer),),
    answers={"200": Document},
    errors={"422": Problem},
)


class OpenapiResource(_resources.Resource["_raw.OpenapiResource"]):
    """Operations on openapi."""

    def get(
        self, *, server: GetDocumentServer | Literal["mock"] | Unset = UNSET, **options: Unpack[_Options]
    ) -> Document:
        """The document that is served, in one piece, with its overlays.

        Args:
            server (GetDocumentServer): List this mock as the only server of the document.

        Returns:
            Done.

        Raises:
            UnprocessableEntityError: 422, The request breaks its schema; `body` is `Problem`.

        Example:
            ```python
            document = client.openapi.get()
            ```
        """
        return self._core.call(_GET, locals())


class AsyncOpenapiResource(_resources.AsyncResource["_raw.AsyncOpenapiResource"]):
    """Operations on openapi."""

    async def get(
        self, *, server: GetDocumentServer | Literal["mock"] | Unset = UNSET, **options: Unpack[_Options]
    ) -> Document:
        """The document that is served, in one piece, with its overlays. See `OpenapiResource.get`."""
        return await self._core.call(_GET, locals())
