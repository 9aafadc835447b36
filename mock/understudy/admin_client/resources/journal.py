"""Operations on journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.journal import Journal
from ..models.problem import Problem
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


_LIST: _operations.Operation[Journal] = _operations.Operation(
    "listExchanges",
    "get",
    "/journal",
    parameters=(
        _operations.Parameter("limit", "query", int),
        _operations.Parameter("after", "query", int),
        _operations.Parameter("before", "query", int | None),
    ),
    answers={"200": Journal},
    errors={"422": Problem},
)

_CLEAR: _operations.Operation[None] = _operations.Operation(
    "clearExchanges",
    "delete",
    "/journal",
    errors={"401 403": Problem},
)


class JournalResource(_resources.Resource["_raw.JournalResource"]):
    """Operations on journal."""

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        after: int | Unset = UNSET,
        before: int | None | Unset = UNSET,
        **options: Unpack[_Options],
    ) -> Journal:
        """The newest exchanges, oldest first.

        Args:
            limit (int): `limit` of the query. Default: 50.
            after (int): `after` of the query. Default: 0.
            before (int | None): `before` of the query. Default: null.

        Returns:
            Done.

        Raises:
            UnprocessableEntityError: 422, The request breaks its schema; `body` is `Problem`.

        Example:
            ```python
            journal = client.journal.list()
            ```
        """
        return self._core.call(_LIST, locals())

    def clear(self, **options: Unpack[_Options]) -> None:
        """Forget the exchanges.

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.

        Example:
            ```python
            client.journal.clear()
            ```
        """
        self._core.call(_CLEAR, locals())


class AsyncJournalResource(_resources.AsyncResource["_raw.AsyncJournalResource"]):
    """Operations on journal."""

    async def list(
        self,
        *,
        limit: int | Unset = UNSET,
        after: int | Unset = UNSET,
        before: int | None | Unset = UNSET,
        **options: Unpack[_Options],
    ) -> Journal:
        """The newest exchanges, oldest first. See `JournalResource.list`."""
        return await self._core.call(_LIST, locals())

    async def clear(self, **options: Unpack[_Options]) -> None:
        """Forget the exchanges. See `JournalResource.clear`."""
        await self._core.call(_CLEAR, locals())
