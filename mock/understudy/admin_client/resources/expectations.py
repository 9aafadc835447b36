"""Operations on expectations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Expectation, ExpectationReply, Expectations, NewExpectation, Problem
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import ExpectationReplyInput, NewExpectationInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _NewExpectationFields(NewExpectationInput, _Options): ...
    class _ExpectationReplyFields(ExpectationReplyInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[Expectations]("expectations.list", "GET /expectations", {"200": Expectations})
_CREATE = _operations.Operation[Expectation]("expectations.create", "POST /expectations", {"201": Expectation},
    {"400 401 403 404 409 415 422": Problem}, body=NewExpectation, needs_body=True)
_CLEAR = _operations.Operation[None]("expectations.clear", "DELETE /expectations", {}, {"401 403": Problem})
_GET = _operations.Operation[Expectation]("expectations.get", "GET /expectations/{expectation}", {"200": Expectation},
    {"404": Problem}, path={"expectation": str})
_REPLY = _operations.Operation[Expectation]("expectations.reply", "PUT /expectations/{expectation}/reply",
    {"200": Expectation}, {"400 401 403 404 409 415 422": Problem}, path={"expectation": str}, body=ExpectationReply,
    needs_body=True)
# fmt: on


class ExpectationsResource(_resources.Resource["_raw.ExpectationsResource"]):
    """Operations on expectations."""

    def list(self, **options: Unpack[_Options]) -> Expectations:
        """What is expected, oldest first, and the calls that came.

        Example:
            expectations = client.expectations.list()
        """
        return self._core.call(_LIST, locals())

    @overload
    def create(self, body: NewExpectation | NewExpectationInput, **options: Unpack[_Options]) -> Expectation: ...
    @overload
    def create(self, **fields: Unpack[_NewExpectationFields]) -> Expectation: ...
    def create(self, body: Any = UNSET, **fields: Any) -> Expectation:
        """Expect calls of an operation, exactly `times` or `atLeast` so many of them.

        Args:
            body (NewExpectation): the body; or its properties as keyword arguments, of `NewExpectationInput`.

        Raises:
            BadRequestError, AuthenticationError, PermissionDeniedError, NotFoundError, ConflictError,
                UnsupportedMediaTypeError, UnprocessableEntityError: `body` is `Problem`.

        Example:
            expectation = client.expectations.create(operation_id="1a607f373bfc5e7a")
        """
        return self._core.call(_CREATE, locals())

    def clear(self, **options: Unpack[_Options]) -> None:
        """Expect nothing any more.

        Raises:
            AuthenticationError, PermissionDeniedError: `body` is `Problem`.

        Example:
            client.expectations.clear()
        """
        return self._core.call(_CLEAR, locals())

    def get(self, expectation: str, **options: Unpack[_Options]) -> Expectation:
        """One expectation, with the calls that came.

        Args:
            expectation (str): `expectation` of the path

        Raises:
            NotFoundError: `body` is `Problem`.

        Example:
            expectation = client.expectations.get("willow timber")
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
            body (ExpectationReply): the body; or its properties as keyword arguments, of `ExpectationReplyInput`.

        Raises:
            BadRequestError, AuthenticationError, PermissionDeniedError, NotFoundError, ConflictError,
                UnsupportedMediaTypeError, UnprocessableEntityError: `body` is `Problem`.

        Example:
            expectation = client.expectations.reply("ember jetty", status=286)
        """
        return self._core.call(_REPLY, locals())


class AsyncExpectationsResource(_resources.AsyncResource["_raw.AsyncExpectationsResource"]):
    """`ExpectationsResource`, for asyncio: every method is awaited."""

    list: Final = _resources.awaited(ExpectationsResource.list)
    create: Final = _resources.awaited(ExpectationsResource.create)
    clear: Final = _resources.awaited(ExpectationsResource.clear)
    get: Final = _resources.awaited(ExpectationsResource.get)
    reply: Final = _resources.awaited(ExpectationsResource.reply)
