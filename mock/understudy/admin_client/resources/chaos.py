"""Operations on chaos."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.chaos_rule import ChaosRule
from ..models.chaos_rules import ChaosRules
from ..models.new_chaos_rule import NewChaosRule
from ..models.problem import Problem
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.new_chaos_rule import NewChaosRuleInput


_LIST: _operations.Operation[ChaosRules] = _operations.Operation(
    "listChaos",
    "get",
    "/chaos",
    security=(),
    answers=(_operations.Answer("200", ChaosRules),),
)

_CREATE: _operations.Operation[ChaosRule] = _operations.Operation(
    "createChaos",
    "post",
    "/chaos",
    security=(),
    bodies=(_operations.Body("application/json", "json", NewChaosRule),),
    answers=(_operations.Answer("201", ChaosRule),),
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
    "clearChaos",
    "delete",
    "/chaos",
    security=(),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
    ),
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteChaos",
    "delete",
    "/chaos/{rule}",
    security=(),
    parameters=(_operations.Parameter("rule", "path", str),),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("404", Problem),
    ),
)


class ChaosResource:
    """Operations on chaos."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        timeout: float | None = None,
    ) -> ChaosRules:
        """The chaos rules that are still to come.

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
            chaos_rules = client.chaos.list()
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[ChaosRules]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    @overload
    def create(
        self,
        body: NewChaosRule | NewChaosRuleInput,
        *,
        timeout: float | None = None,
    ) -> ChaosRule: ...

    @overload
    def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewChaosRuleInput],
    ) -> ChaosRule: ...

    def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> ChaosRule:
        """Spoil deliveries on purpose.

        Args:
            body (NewChaosRule): what is sent; or its properties by their names, of `NewChaosRuleInput`.
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
            chaos_rule = client.chaos.create(kind="duplicate")
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        body: NewChaosRule | NewChaosRuleInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[ChaosRule]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Remove every chaos rule.

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
            client.chaos.clear()
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
        """Remove a chaos rule.

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
            client.chaos.delete("spruce quartz")
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


class AsyncChaosResource:
    """Operations on chaos."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        timeout: float | None = None,
    ) -> ChaosRules:
        """The chaos rules that are still to come.

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
            chaos_rules = await client.chaos.list()
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[ChaosRules]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    @overload
    async def create(
        self,
        body: NewChaosRule | NewChaosRuleInput,
        *,
        timeout: float | None = None,
    ) -> ChaosRule: ...

    @overload
    async def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewChaosRuleInput],
    ) -> ChaosRule: ...

    async def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> ChaosRule:
        """Spoil deliveries on purpose.

        Args:
            body (NewChaosRule): what is sent; or its properties by their names, of `NewChaosRuleInput`.
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
            chaos_rule = await client.chaos.create(kind="duplicate")
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        body: NewChaosRule | NewChaosRuleInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[ChaosRule]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Remove every chaos rule.

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
            await client.chaos.clear()
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
        """Remove a chaos rule.

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
            await client.chaos.delete("spruce quartz")
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
