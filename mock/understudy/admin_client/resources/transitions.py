"""Operations on transitions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.new_transition import NewTransition
from ..models.problem import Problem
from ..models.record import Record
from ..models.transitions import Transitions
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_transition import NewTransitionInput


_LIST: _operations.Operation[Transitions] = _operations.Operation(
    "listTransitions",
    "get",
    "/transitions",
    security=(),
    parameters=(_operations.Parameter("after", "query", int),),
    answers=(_operations.Answer("200", Transitions),),
    errors=(_operations.Answer("422", Problem),),
)

_CREATE: _operations.Operation[Record] = _operations.Operation(
    "createTransition",
    "post",
    "/transitions",
    security=(),
    bodies=(_operations.Body("application/json", "json", NewTransition),),
    answers=(_operations.Answer("201", Record),),
    errors=(
        _operations.Answer("400", Problem),
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("404", Problem),
        _operations.Answer("409", Problem),
        _operations.Answer("415", Problem),
        _operations.Answer("422", Problem),
    ),
    needs_body=True,
)

_CLEAR: _operations.Operation[None] = _operations.Operation(
    "clearTransitions",
    "delete",
    "/transitions",
    security=(),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
    ),
)


class TransitionsResource:
    """Operations on transitions."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        after: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> Transitions:
        """The transition log, oldest first.

        Args:
            after (int): `after` of the query. Default: 0.
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
            transitions = client.transitions.list()
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        after: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Transitions]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    @overload
    def create(
        self,
        body: NewTransition | NewTransitionInput,
        *,
        timeout: float | None = None,
    ) -> Record: ...

    @overload
    def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewTransitionInput],
    ) -> Record: ...

    def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Record:
        """Move a record to a state.

        Args:
            body (NewTransition): what is sent; or its properties by their names, of `NewTransitionInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            record = client.transitions.create(
                resource="fjord ember",
                key=["haven ember"],
                to="inlet delta",
            )
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        body: NewTransition | NewTransitionInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Forget the transition log; records stay in their states.

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
            client.transitions.clear()
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


class AsyncTransitionsResource:
    """Operations on transitions."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        after: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> Transitions:
        """The transition log, oldest first.

        Args:
            after (int): `after` of the query. Default: 0.
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
            transitions = await client.transitions.list()
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        after: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Transitions]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    @overload
    async def create(
        self,
        body: NewTransition | NewTransitionInput,
        *,
        timeout: float | None = None,
    ) -> Record: ...

    @overload
    async def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewTransitionInput],
    ) -> Record: ...

    async def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Record:
        """Move a record to a state.

        Args:
            body (NewTransition): what is sent; or its properties by their names, of `NewTransitionInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            record = await client.transitions.create(
                resource="fjord ember",
                key=["haven ember"],
                to="inlet delta",
            )
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        body: NewTransition | NewTransitionInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Forget the transition log; records stay in their states.

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
            await client.transitions.clear()
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
