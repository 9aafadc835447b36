"""Operations on journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Journal, Problem
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


# fmt: off
_LIST = _operations.Operation[Journal]("journal.list", "GET /journal", {"200": Journal}, {"422": Problem},
    query={"limit": int, "after": int, "before": int | None})
_CLEAR = _operations.Operation[None]("journal.clear", "DELETE /journal", {}, {"401 403": Problem})
# fmt: on


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

        Raises:
            UnprocessableEntityError: `body` is `Problem`.

        Example:
            journal = client.journal.list()
        """
        return self._core.call(_LIST, locals())

    def clear(self, **options: Unpack[_Options]) -> None:
        """Forget the exchanges.

        Raises:
            AuthenticationError, PermissionDeniedError: `body` is `Problem`.

        Example:
            client.journal.clear()
        """
        return self._core.call(_CLEAR, locals())


class AsyncJournalResource(_resources.AsyncResource["_raw.AsyncJournalResource"]):
    """`JournalResource`, for asyncio: every method is awaited."""

    list: Final = _resources.awaited(JournalResource.list)
    clear: Final = _resources.awaited(JournalResource.clear)
