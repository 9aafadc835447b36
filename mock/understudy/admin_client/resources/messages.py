"""Operations on messages."""

from __future__ import annotations

from collections.abc import Sequence

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.changes import Changes
from ..models.problem import Problem
from ..types import UNSET, Unset

_LIST: _operations.Operation[Changes] = _operations.Operation(
    "listMessages",
    "get",
    "/messages",
    security=(),
    parameters=(
        _operations.Parameter("topic", "query", list[str]),
        _operations.Parameter("after", "query", int),
        _operations.Parameter("wait", "query", float),
    ),
    answers=(_operations.Answer("200", Changes),),
    errors=(
        _operations.Answer("409", Problem),
        _operations.Answer("422", Problem),
    ),
)


class MessagesResource:
    """Operations on messages."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        topic: Sequence[str] | Unset = UNSET,
        after: int | Unset = UNSET,
        wait: float | Unset = UNSET,
        timeout: float | None = None,
    ) -> Changes:
        """What was committed on some topics after a number, or from now on; `wait` seconds for the first.

        Args:
            topic (list[str]): `topic` of the query
            after (int): `after` of the query
            wait (float): `wait` of the query. Default: 0.0.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            ConflictError: 409, It can't be done as things are.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            changes = client.messages.list()
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        topic: Sequence[str] | Unset = UNSET,
        after: int | Unset = UNSET,
        wait: float | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Changes]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)


class AsyncMessagesResource:
    """Operations on messages."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        topic: Sequence[str] | Unset = UNSET,
        after: int | Unset = UNSET,
        wait: float | Unset = UNSET,
        timeout: float | None = None,
    ) -> Changes:
        """What was committed on some topics after a number, or from now on; `wait` seconds for the first.

        Args:
            topic (list[str]): `topic` of the query
            after (int): `after` of the query
            wait (float): `wait` of the query. Default: 0.0.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            ConflictError: 409, It can't be done as things are.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            changes = await client.messages.list()
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        topic: Sequence[str] | Unset = UNSET,
        after: int | Unset = UNSET,
        wait: float | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Changes]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)
