"""Operations on messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Changes, Problem
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


# fmt: off
_LIST = _operations.Operation[Changes]("messages.list", "GET /messages", {"200": Changes}, {"409 422": Problem},
    query={"topic": list[str], "after": int, "wait": float})
# fmt: on


class MessagesResource(_resources.Resource["_raw.MessagesResource"]):
    """Operations on messages."""

    def list(
        self,
        *,
        topic: Sequence[str] | Unset = UNSET,
        after: int | Unset = UNSET,
        wait: float | Unset = UNSET,
        **options: Unpack[_Options],
    ) -> Changes:
        """What was committed on some topics after a number, or from now on; `wait` seconds for the first.

        Args:
            topic (list[str]): `topic` of the query
            after (int): `after` of the query
            wait (float): `wait` of the query. Default: 0.0.

        Raises:
            ConflictError, UnprocessableEntityError: `body` is `Problem`.

        Example:
            changes = client.messages.list()
        """
        return self._core.call(_LIST, locals())


class AsyncMessagesResource(_resources.AsyncResource["_raw.AsyncMessagesResource"]):
    """`MessagesResource`, for asyncio: every method is awaited."""

    list: Final = _resources.awaited(MessagesResource.list)
