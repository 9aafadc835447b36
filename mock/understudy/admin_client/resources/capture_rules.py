"""Operations on capture rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.capture_rule import CaptureRule
from ..models.capture_rules import CaptureRules
from ..models.new_capture_rule import NewCaptureRule
from ..models.problem import Problem
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.new_capture_rule import NewCaptureRuleInput


_LIST: _operations.Operation[CaptureRules] = _operations.Operation(
    "listCaptureRules",
    "get",
    "/capture-rules",
    security=(),
    answers=(_operations.Answer("200", CaptureRules),),
)

_CREATE: _operations.Operation[CaptureRule] = _operations.Operation(
    "createCaptureRule",
    "post",
    "/capture-rules",
    security=(),
    bodies=(_operations.Body("application/json", "json", NewCaptureRule),),
    answers=(_operations.Answer("201", CaptureRule),),
    errors=(
        _operations.Answer("400", Problem),
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("409", Problem),
        _operations.Answer("415", Problem),
        _operations.Answer("422", Problem),
    ),
    needs_body=True,
)

_CLEAR: _operations.Operation[None] = _operations.Operation(
    "clearCaptureRules",
    "delete",
    "/capture-rules",
    security=(),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
    ),
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteCaptureRule",
    "delete",
    "/capture-rules/{rule}",
    security=(),
    parameters=(_operations.Parameter("rule", "path", str),),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("404", Problem),
    ),
)


class CaptureRulesResource:
    """Operations on capture rules."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        timeout: float | None = None,
    ) -> CaptureRules:
        """The rules that may still answer.

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
            capture_rules = client.capture_rules.list()
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CaptureRules]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    @overload
    def create(
        self,
        body: NewCaptureRule | NewCaptureRuleInput,
        *,
        timeout: float | None = None,
    ) -> CaptureRule: ...

    @overload
    def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewCaptureRuleInput],
    ) -> CaptureRule: ...

    def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> CaptureRule:
        """Answer what is captured otherwise than with 204.

        Args:
            body (NewCaptureRule): what is sent; or its properties by their names, of `NewCaptureRuleInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            capture_rule = client.capture_rules.create(
                answer={
                    "status": 204,
                    "body": "The first version is ready and waits for a second pair of eyes. Thanks for the quick reply, that answers all my questions. The numbers of the last quarter are attached.",
                },
            )
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        body: NewCaptureRule | NewCaptureRuleInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CaptureRule]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Remove every rule.

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
            client.capture_rules.clear()
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

    def delete(
        self,
        rule: str,
        *,
        timeout: float | None = None,
    ) -> None:
        """Remove a rule.

        Args:
            rule (str): `rule` of the path
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            client.capture_rules.delete("prairie ember")
            ```
        """

        self._core.call(_DELETE.call(locals()), _DELETE.parse, timeout)

    def delete_raw(
        self,
        rule: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_DELETE.call(locals()), _DELETE.parse, timeout)


class AsyncCaptureRulesResource:
    """Operations on capture rules."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        timeout: float | None = None,
    ) -> CaptureRules:
        """The rules that may still answer.

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
            capture_rules = await client.capture_rules.list()
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CaptureRules]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    @overload
    async def create(
        self,
        body: NewCaptureRule | NewCaptureRuleInput,
        *,
        timeout: float | None = None,
    ) -> CaptureRule: ...

    @overload
    async def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewCaptureRuleInput],
    ) -> CaptureRule: ...

    async def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> CaptureRule:
        """Answer what is captured otherwise than with 204.

        Args:
            body (NewCaptureRule): what is sent; or its properties by their names, of `NewCaptureRuleInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            capture_rule = await client.capture_rules.create(
                answer={
                    "status": 204,
                    "body": "The first version is ready and waits for a second pair of eyes. Thanks for the quick reply, that answers all my questions. The numbers of the last quarter are attached.",
                },
            )
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        body: NewCaptureRule | NewCaptureRuleInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CaptureRule]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Remove every rule.

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
            await client.capture_rules.clear()
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

    async def delete(
        self,
        rule: str,
        *,
        timeout: float | None = None,
    ) -> None:
        """Remove a rule.

        Args:
            rule (str): `rule` of the path
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            await client.capture_rules.delete("prairie ember")
            ```
        """

        await self._core.call(_DELETE.call(locals()), _DELETE.parse, timeout)

    async def delete_raw(
        self,
        rule: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_DELETE.call(locals()), _DELETE.parse, timeout)
