"""Operations on expectations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.expectation import Expectation
from ..models.expectation_reply import ExpectationReply
from ..models.expectations import Expectations
from ..models.new_expectation import NewExpectation
from ..models.problem import Problem
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.expectation_reply import ExpectationReplyInput
    from ..models.new_expectation import NewExpectationInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _NewExpectationFields(NewExpectationInput, _Options):
        """What a `NewExpectationInput` has, and what every method takes."""

    class _ExpectationReplyFields(ExpectationReplyInput, _Options):
        """What a `ExpectationReplyInput` has, and what every method takes."""


_LIST: _operations.Operation[Expectations] = _operations.Operation(
    "listExpectations",
    "get",
    "/expectations",
    answers={"200": Expectations},
)

_CREATE: _operations.Operation[Expectation] = _operations.Operation(
    "createExpectation",
    "post",
    "/expectations",
    bodies=(_operations.Body("application/json", "json", NewExpectation),),
    answers={"201": Expectation},
    errors={"400 401 403 404 409 415 422": Problem},
    needs_body=True,
)

_CLEAR: _operations.Operation[None] = _operations.Operation(
    "clearExpectations",
    "delete",
    "/expectations",
    errors={"401 403": Problem},
)

_GET: _operations.Operation[Expectation] = _operations.Operation(
    "getExpectation",
    "get",
    "/expectations/{expectation}",
    parameters=(_operations.Parameter("expectation", "path", str),),
    answers={"200": Expectation},
    errors={"404": Problem},
)

_REPLY: _operations.Operation[Expectation] = _operations.Operation(
    "replyToExpectation",
    "put",
    "/expectations/{expectation}/reply",
    parameters=(_operations.Parameter("expectation", "path", str),),
    bodies=(_operations.Body("application/json", "json", ExpectationReply),),
    answers={"200": Expectation},
    errors={"400 401 403 404 409 415 422": Problem},
    needs_body=True,
)


class ExpectationsResource(_resources.Resource["_raw.ExpectationsResource"]):
    """Operations on expectations."""

    def list(self, **options: Unpack[_Options]) -> Expectations:
        """What is expected, oldest first, and the calls that came.


        Returns:
            Done.

        Example:
            ```python
            expectations = client.expectations.list()
            ```
        """
        return self._core.call(_LIST, locals())

    @overload
    def create(self, body: NewExpectation | NewExpectationInput, **options: Unpack[_Options]) -> Expectation: ...

    @overload
    def create(self, **fields: Unpack[_NewExpectationFields]) -> Expectation: ...

    def create(self, body: Any = UNSET, **fields: Any) -> Expectation:
        """Expect calls of an operation, exactly `times` or `atLeast` so many of them.

        Args:
            body (NewExpectation): what is sent; or its properties by their names, of `NewExpectationInput`.

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read; `body` is `Problem`.
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            NotFoundError: 404, There is no such thing; `body` is `Problem`.
            ConflictError: 409, It can't be done as things are; `body` is `Problem`.
            UnsupportedMediaTypeError: 415, The body is not JSON; `body` is `Problem`.
            UnprocessableEntityError: 422, The request breaks its schema; `body` is `Problem`.

        Example:
            ```python
            expectation = client.expectations.create(operation_id="1a607f373bfc5e7a")
            ```
        """
        return self._core.call(_CREATE, locals())

    def clear(self, **options: Unpack[_Options]) -> None:
        """Expect nothing any more.

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.

        Example:
            ```python
            client.expectations.clear()
            ```
        """
        self._core.call(_CLEAR, locals())

    def get(self, expectation: str, **options: Unpack[_Options]) -> Expectation:
        """One expectation, with the calls that came.

        Args:
            expectation (str): `expectation` of the path

        Returns:
            Done.

        Raises:
            NotFoundError: 404, There is no such thing; `body` is `Problem`.

        Example:
            ```python
            expectation = client.expectations.get("willow timber")
            ```
        """
        return self._core.call(_GET, locals())

    @overload
    def reply(
        self, expectation: str, body: ExpectationReply | ExpectationReplyInput, **options: Unpack[_Options]
    ) -> Expectation: ...

    @overload
    def reply(self, expectation: str, **fields: Unpack[_ExpectationReplyFields]) -> Expectation: ...

    def reply(self, expectation: str, body: Any = UNSET, **fields: Any) -> Expectation:
        """Answer the expected calls so, without doing what they ask for.

        Args:
            expectation (str): `expectation` of the path
            body (ExpectationReply): what is sent; or its properties by their names, of
                `ExpectationReplyInput`.

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read; `body` is `Problem`.
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            NotFoundError: 404, There is no such thing; `body` is `Problem`.
            ConflictError: 409, It can't be done as things are; `body` is `Problem`.
            UnsupportedMediaTypeError: 415, The body is not JSON; `body` is `Problem`.
            UnprocessableEntityError: 422, The request breaks its schema; `body` is `Problem`.

        Example:
            ```python
            expectation = client.expectations.reply("ember jetty", status=286)
            ```
        """
        return self._core.call(_REPLY, locals())


class AsyncExpectationsResource(_resources.AsyncResource["_raw.AsyncExpectationsResource"]):
    """Operations on expectations."""

    async def list(self, **options: Unpack[_Options]) -> Expectations:
        """What is expected, oldest first, and the calls that came. See `ExpectationsResource.list`."""
        return await self._core.call(_LIST, locals())

    @overload
    async def create(self, body: NewExpectation | NewExpectationInput, **options: Unpack[_Options]) -> Expectation: ...

    @overload
    async def create(self, **fields: Unpack[_NewExpectationFields]) -> Expectation: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> Expectation:
        """Expect calls of an operation, exactly `times` or `atLeast` so many of them. See `ExpectationsResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def clear(self, **options: Unpack[_Options]) -> None:
        """Expect nothing any more. See `ExpectationsResource.clear`."""
        await self._core.call(_CLEAR, locals())

    async def get(self, expectation: str, **options: Unpack[_Options]) -> Expectation:
        """One expectation, with the calls that came. See `ExpectationsResource.get`."""
        return await self._core.call(_GET, locals())

    @overload
    async def reply(
        self, expectation: str, body: ExpectationReply | ExpectationReplyInput, **options: Unpack[_Options]
    ) -> Expectation: ...

    @overload
    async def reply(self, expectation: str, **fields: Unpack[_ExpectationReplyFields]) -> Expectation: ...

    async def reply(self, expectation: str, body: Any = UNSET, **fields: Any) -> Expectation:
        """Answer the expected calls so, without doing what they ask for. See `ExpectationsResource.reply`."""
        return await self._core.call(_REPLY, locals())
