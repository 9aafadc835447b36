"""Operations on messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.changes import Changes
from ..models.problem import Problem
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


_LIST: _operations.Operation[Changes] = _operations.Operation(
    "listMessages",
    "get",
    "/messages",
    parameters=(
        _operations.Parameter("topic", "query", list[str]),
        _operations.Parameter("after", "query", int),
        _operations.Parameter("wait", "query", float),
    ),
    answers={"200": Changes},
    errors={"409 422": Problem},
)


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

        Returns:
            Done.

        Raises:
            ConflictError: 409, It can't be done as things are; `body` is `Problem`.
            UnprocessableEntityError: 422, The request breaks its schema; `body` is `Problem`.

        Example:
            ```python
            changes = client.messages.list()
            ```
        """
        return self._core.call(_LIST, locals())


class AsyncMessagesResource(_resources.AsyncResource["_raw.AsyncMessagesResource"]):
    """Operations on messages."""

    async def list(
        self,
        *,
        topic: Sequence[str] | Unset = UNSET,
        after: int | Unset = UNSET,
        wait: float | Unset = UNSET,
        **options: Unpack[_Options],
    ) -> Changes:
        """What was committed on some topics after a number, or from now on; `wait` seconds for the first. See `MessagesResource.list`."""
        return await self._core.call(_LIST, locals())
