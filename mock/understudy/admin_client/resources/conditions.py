"""Operations on conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.conditions import Conditions
from ..models.new_conditions import NewConditions
from ..models.problem import Problem
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.new_conditions import NewConditionsInput


_GET: _operations.Operation[Conditions] = _operations.Operation(
    "getConditions",
    "get",
    "/conditions",
    security=(),
    answers=(_operations.Answer("200", Conditions),),
)

_UPDATE: _operations.Operation[Conditions] = _operations.Operation(
    "setConditions",
    "put",
    "/conditions",
    security=(),
    bodies=(_operations.Body("application/json", "json", NewConditions),),
    answers=(_operations.Answer("200", Conditions),),
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


class ConditionsResource:
    """Operations on conditions."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        timeout: float | None = None,
    ) -> Conditions:
        """What every call meets: preferences, latency, errors by chance, a rate limit.

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
            conditions = client.conditions.get()
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Conditions]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    def update(
        self,
        body: NewConditions | NewConditionsInput,
        *,
        timeout: float | None = None,
    ) -> Conditions: ...

    @overload
    def update(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewConditionsInput],
    ) -> Conditions: ...

    def update(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Conditions:
        """Let every call meet these from now on; what is left out is met no longer.

        Args:
            body (NewConditions): what is sent; or its properties by their names, of `NewConditionsInput`.
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
            conditions = client.conditions.update(latency=None, chaos=None)
            ```
        """

        return self._core.call(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    def update_raw(
        self,
        body: NewConditions | NewConditionsInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Conditions]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_UPDATE.call(locals()), _UPDATE.parse, timeout)


class AsyncConditionsResource:
    """Operations on conditions."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def get(
        self,
        *,
        timeout: float | None = None,
    ) -> Conditions:
        """What every call meets: preferences, latency, errors by chance, a rate limit.

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
            conditions = await client.conditions.get()
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Conditions]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    async def update(
        self,
        body: NewConditions | NewConditionsInput,
        *,
        timeout: float | None = None,
    ) -> Conditions: ...

    @overload
    async def update(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewConditionsInput],
    ) -> Conditions: ...

    async def update(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Conditions:
        """Let every call meet these from now on; what is left out is met no longer.

        Args:
            body (NewConditions): what is sent; or its properties by their names, of `NewConditionsInput`.
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
            conditions = await client.conditions.update(latency=None, chaos=None)
            ```
        """

        return await self._core.call(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    async def update_raw(
        self,
        body: NewConditions | NewConditionsInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Conditions]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_UPDATE.call(locals()), _UPDATE.parse, timeout)
