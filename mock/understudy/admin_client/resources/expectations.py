"""Operations on expectations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.expectation import Expectation
from ..models.expectation_reply import ExpectationReply
from ..models.expectations import Expectations
from ..models.new_expectation import NewExpectation
from ..models.problem import Problem
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.expectation_reply import ExpectationReplyInput
    from ..models.new_expectation import NewExpectationInput


_LIST: _operations.Operation[Expectations] = _operations.Operation(
    "listExpectations",
    "get",
    "/expectations",
    security=(),
    answers=(_operations.Answer("200", Expectations),),
)

_CREATE: _operations.Operation[Expectation] = _operations.Operation(
    "createExpectation",
    "post",
    "/expectations",
    security=(),
    bodies=(_operations.Body("application/json", "json", NewExpectation),),
    answers=(_operations.Answer("201", Expectation),),
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
    "clearExpectations",
    "delete",
    "/expectations",
    security=(),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
    ),
)

_GET: _operations.Operation[Expectation] = _operations.Operation(
    "getExpectation",
    "get",
    "/expectations/{expectation}",
    security=(),
    parameters=(_operations.Parameter("expectation", "path", str),),
    answers=(_operations.Answer("200", Expectation),),
    errors=(_operations.Answer("404", Problem),),
)

_REPLY: _operations.Operation[Expectation] = _operations.Operation(
    "replyToExpectation",
    "put",
    "/expectations/{expectation}/reply",
    security=(),
    parameters=(_operations.Parameter("expectation", "path", str),),
    bodies=(_operations.Body("application/json", "json", ExpectationReply),),
    answers=(_operations.Answer("200", Expectation),),
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


class ExpectationsResource:
    """Operations on expectations."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        timeout: float | None = None,
    ) -> Expectations:
        """What is expected, oldest first, and the calls that came.

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
            expectations = client.expectations.list()
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Expectations]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    @overload
    def create(
        self,
        body: NewExpectation | NewExpectationInput,
        *,
        timeout: float | None = None,
    ) -> Expectation: ...

    @overload
    def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewExpectationInput],
    ) -> Expectation: ...

    def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Expectation:
        """Expect calls of an operation, exactly `times` or `atLeast` so many of them.

        Args:
            body (NewExpectation): what is sent; or its properties by their names, of `NewExpectationInput`.
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
            expectation = client.expectations.create(operation_id="1a607f373bfc5e7a")
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        body: NewExpectation | NewExpectationInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Expectation]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Expect nothing any more.

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
            client.expectations.clear()
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

    def get(
        self,
        expectation: str,
        *,
        timeout: float | None = None,
    ) -> Expectation:
        """One expectation, with the calls that came.

        Args:
            expectation (str): `expectation` of the path
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            expectation = client.expectations.get("willow timber")
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        expectation: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Expectation]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    def reply(
        self,
        expectation: str,
        body: ExpectationReply | ExpectationReplyInput,
        *,
        timeout: float | None = None,
    ) -> Expectation: ...

    @overload
    def reply(
        self,
        expectation: str,
        *,
        timeout: float | None = None,
        **fields: Unpack[ExpectationReplyInput],
    ) -> Expectation: ...

    def reply(
        self,
        expectation: str,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Expectation:
        """Answer the expected calls so, without doing what they ask for.

        Args:
            expectation (str): `expectation` of the path
            body (ExpectationReply): what is sent; or its properties by their names, of
                `ExpectationReplyInput`.
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
            expectation = client.expectations.reply("ember jetty", status=286)
            ```
        """

        return self._core.call(_REPLY.call(locals()), _REPLY.parse, timeout)

    def reply_raw(
        self,
        expectation: str,
        body: ExpectationReply | ExpectationReplyInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Expectation]:
        """`reply`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_REPLY.call(locals()), _REPLY.parse, timeout)


class AsyncExpectationsResource:
    """Operations on expectations."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        timeout: float | None = None,
    ) -> Expectations:
        """What is expected, oldest first, and the calls that came.

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
            expectations = await client.expectations.list()
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Expectations]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    @overload
    async def create(
        self,
        body: NewExpectation | NewExpectationInput,
        *,
        timeout: float | None = None,
    ) -> Expectation: ...

    @overload
    async def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewExpectationInput],
    ) -> Expectation: ...

    async def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Expectation:
        """Expect calls of an operation, exactly `times` or `atLeast` so many of them.

        Args:
            body (NewExpectation): what is sent; or its properties by their names, of `NewExpectationInput`.
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
            expectation = await client.expectations.create(operation_id="1a607f373bfc5e7a")
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        body: NewExpectation | NewExpectationInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Expectation]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Expect nothing any more.

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
            await client.expectations.clear()
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

    async def get(
        self,
        expectation: str,
        *,
        timeout: float | None = None,
    ) -> Expectation:
        """One expectation, with the calls that came.

        Args:
            expectation (str): `expectation` of the path
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            expectation = await client.expectations.get("willow timber")
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        expectation: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Expectation]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    async def reply(
        self,
        expectation: str,
        body: ExpectationReply | ExpectationReplyInput,
        *,
        timeout: float | None = None,
    ) -> Expectation: ...

    @overload
    async def reply(
        self,
        expectation: str,
        *,
        timeout: float | None = None,
        **fields: Unpack[ExpectationReplyInput],
    ) -> Expectation: ...

    async def reply(
        self,
        expectation: str,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Expectation:
        """Answer the expected calls so, without doing what they ask for.

        Args:
            expectation (str): `expectation` of the path
            body (ExpectationReply): what is sent; or its properties by their names, of
                `ExpectationReplyInput`.
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
            expectation = await client.expectations.reply("ember jetty", status=286)
            ```
        """

        return await self._core.call(_REPLY.call(locals()), _REPLY.parse, timeout)

    async def reply_raw(
        self,
        expectation: str,
        body: ExpectationReply | ExpectationReplyInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Expectation]:
        """`reply`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_REPLY.call(locals()), _REPLY.parse, timeout)
