"""Operations on openapi."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Document, GetDocumentServer, Problem
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


# fmt: off
_GET = _operations.Operation[Document]("openapi.get", "GET /openapi.json", {"200": Document}, {"422": Problem},
    query={"server": GetDocumentServer})
# fmt: on


class OpenapiResource(_resources.Resource["_raw.OpenapiResource"]):
    """Operations on openapi."""

    def get(
        self, *, server: GetDocumentServer | Literal["mock"] | Unset = UNSET, **options: Unpack[_Options]
    ) -> Document:
        """The document that is served, in one piece, with its overlays.

        Args:
            server (GetDocumentServer): List this mock as the only server of the document.

        Raises:
            UnprocessableEntityError: `body` is `Problem`.

        Example:
            document = client.openapi.get()
        """
        return self._core.call(_GET, locals())


class AsyncOpenapiResource(_resources.AsyncResource["_raw.AsyncOpenapiResource"]):
    """`OpenapiResource`, for asyncio: every method is awaited."""

    get: Final = _resources.awaited(OpenapiResource.get)
