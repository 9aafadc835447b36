"""Operations on journal."""

from __future__ import annotations

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.journal import Journal
from ..models.problem import Problem
from ..types import UNSET, Unset

_LIST: _operations.Operation[Journal] = _operations.Operation(
    "listExchanges",
    "get",
    "/journal",
    security=(),
    parameters=(
        _operations.Parameter("limit", "query", int),
        _operations.Parameter("after", "query", int),
        _operations.Parameter("before", "query", int | None),
    ),
    answers=(_operations.Answer("200", Journal),),
    errors=(_operations.Answer("422", Problem),),
)

_CLEAR: _operations.Operation[None] = _operations.Operation(
    "clearExchanges",
    "delete",
    "/journal",
    security=(),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
    ),
)


class JournalResource:
    """Operations on journal."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        after: int | Unset = UNSET,
        before: int | None | Unset = UNSET,
        timeout: float | None = None,
    ) -> Journal:
        """The newest exchanges, oldest first.

        Args:
            limit (int): `limit` of the query. Default: 50.
            after (int): `after` of the query. Default: 0.
            before (int | None): `before` of the query. Default: null.
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
            journal = client.journal.list()
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        limit: int | Unset = UNSET,
        after: int | Unset = UNSET,
        before: int | None | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Journal]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Forget the exchanges.

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
            client.journal.clear()
            ```
        """

        self._core.call(_CLEAR.call(locals()), _CLEAR.parse, timeout)

    def clear_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`clear`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CLEAR.call(locals()), _CLEAR.parse, timeout)


class AsyncJournalResource:
    """Operations on journal."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        limit: int | Unset = UNSET,
        after: int | Unset = UNSET,
        before: int | None | Unset = UNSET,
        timeout: float | None = None,
    ) -> Journal:
        """The newest exchanges, oldest first.

        Args:
            limit (int): `limit` of the query. Default: 50.
            after (int): `after` of the query. Default: 0.
            before (int | None): `before` of the query. Default: null.
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
            journal = await client.journal.list()
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        limit: int | Unset = UNSET,
        after: int | Unset = UNSET,
        before: int | None | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Journal]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    async def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Forget the exchanges.

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
            await client.journal.clear()
            ```
        """

        await self._core.call(_CLEAR.call(locals()), _CLEAR.parse, timeout)

    async def clear_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`clear`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CLEAR.call(locals()), _CLEAR.parse, timeout)
