"""Operations on state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.new_state import NewState
from ..models.problem import Problem
from ..models.state import State
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.new_state import NewStateInput


_GET: _operations.Operation[State] = _operations.Operation(
    "getState",
    "get",
    "/state",
    security=(),
    answers=(_operations.Answer("200", State),),
)

_CREATE: _operations.Operation[None] = _operations.Operation(
    "addState",
    "post",
    "/state",
    security=(),
    bodies=(_operations.Body("application/json", "json", NewState),),
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


class StateResource:
    """Operations on state."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        timeout: float | None = None,
    ) -> State:
        """Every record, transition and event, as it is kept, and the steps of a driver that failed.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            state = client.state.get()
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[State]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    def create(
        self,
        body: NewState | NewStateInput,
        *,
        timeout: float | None = None,
    ) -> None: ...

    @overload
    def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewStateInput],
    ) -> None: ...

    def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> None:
        """Put records in as they are to be kept, also what is not `valid`, with the moves that led there; no event.

        Args:
            body (NewState): what is sent; or its properties by their names, of `NewStateInput`.
            timeout (float): seconds for one attempt, instead of the client's

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
            client.state.create(
                rows=[{"collection": "haven timber", "parent": [], "key": [], "record": {}}],
                transitions=[
                    {
                        "sequence": 5,
                        "resource": "birch amber",
                        "key": [],
                        "property_": "inlet willow",
                        "from_": "timber ridge",
                        "to": "jetty jetty",
                        "patch": {},
                        "cause": "cedar inlet",
                        "forced": True,
                        "time": "17:45",
                    },
                ],
                numbers={},
            )
            ```
        """

        self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        body: NewState | NewStateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)


class AsyncStateResource:
    """Operations on state."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def get(
        self,
        *,
        timeout: float | None = None,
    ) -> State:
        """Every record, transition and event, as it is kept, and the steps of a driver that failed.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            state = await client.state.get()
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[State]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    async def create(
        self,
        body: NewState | NewStateInput,
        *,
        timeout: float | None = None,
    ) -> None: ...

    @overload
    async def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewStateInput],
    ) -> None: ...

    async def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> None:
        """Put records in as they are to be kept, also what is not `valid`, with the moves that led there; no event.

        Args:
            body (NewState): what is sent; or its properties by their names, of `NewStateInput`.
            timeout (float): seconds for one attempt, instead of the client's

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
            await client.state.create(
                rows=[{"collection": "haven timber", "parent": [], "key": [], "record": {}}],
                transitions=[
                    {
                        "sequence": 5,
                        "resource": "birch amber",
                        "key": [],
                        "property_": "inlet willow",
                        "from_": "timber ridge",
                        "to": "jetty jetty",
                        "patch": {},
                        "cause": "cedar inlet",
                        "forced": True,
                        "time": "17:45",
                    },
                ],
                numbers={},
            )
            ```
        """

        await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        body: NewState | NewStateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)
