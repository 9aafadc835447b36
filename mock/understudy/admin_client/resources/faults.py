"""Operations on faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.fault import Fault
from ..models.faults import Faults
from ..models.new_fault import NewFault
from ..models.problem import Problem
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.new_fault import NewFaultInput


_LIST: _operations.Operation[Faults] = _operations.Operation(
    "listFaults",
    "get",
    "/faults",
    security=(),
    answers=(_operations.Answer("200", Faults),),
)

_CREATE: _operations.Operation[Fault] = _operations.Operation(
    "createFault",
    "post",
    "/faults",
    security=(),
    bodies=(_operations.Body("application/json", "json", NewFault),),
    answers=(_operations.Answer("201", Fault),),
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
    "clearFaults",
    "delete",
    "/faults",
    security=(),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
    ),
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteFault",
    "delete",
    "/faults/{fault}",
    security=(),
    parameters=(_operations.Parameter("fault", "path", str),),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("404", Problem),
    ),
)


class FaultsResource:
    """Operations on faults."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        timeout: float | None = None,
    ) -> Faults:
        """The faults that may still strike.

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
            faults = client.faults.list()
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Faults]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    @overload
    def create(
        self,
        body: NewFault | NewFaultInput,
        *,
        timeout: float | None = None,
    ) -> Fault: ...

    @overload
    def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewFaultInput],
    ) -> Fault: ...

    def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Fault:
        """Make an operation, or a step of the store, fail on purpose.

        Args:
            body (NewFault): what is sent; or its properties by their names, of `NewFaultInput`.
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
            fault = client.faults.create(operation_id=None, kind="status")
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        body: NewFault | NewFaultInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Fault]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Remove every fault.

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
            client.faults.clear()
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
        fault: str,
        *,
        timeout: float | None = None,
    ) -> None:
        """Remove a fault.

        Args:
            fault (str): `fault` of the path
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
            client.faults.delete("prairie quartz")
            ```
        """

        self._core.call(_DELETE.call(locals()), _DELETE.parse, timeout)

    def delete_raw(
        self,
        fault: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_DELETE.call(locals()), _DELETE.parse, timeout)


class AsyncFaultsResource:
    """Operations on faults."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        timeout: float | None = None,
    ) -> Faults:
        """The faults that may still strike.

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
            faults = await client.faults.list()
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Faults]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    @overload
    async def create(
        self,
        body: NewFault | NewFaultInput,
        *,
        timeout: float | None = None,
    ) -> Fault: ...

    @overload
    async def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewFaultInput],
    ) -> Fault: ...

    async def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Fault:
        """Make an operation, or a step of the store, fail on purpose.

        Args:
            body (NewFault): what is sent; or its properties by their names, of `NewFaultInput`.
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
            fault = await client.faults.create(operation_id=None, kind="status")
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        body: NewFault | NewFaultInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Fault]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Remove every fault.

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
            await client.faults.clear()
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
        fault: str,
        *,
        timeout: float | None = None,
    ) -> None:
        """Remove a fault.

        Args:
            fault (str): `fault` of the path
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
            await client.faults.delete("prairie quartz")
            ```
        """

        await self._core.call(_DELETE.call(locals()), _DELETE.parse, timeout)

    async def delete_raw(
        self,
        fault: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_DELETE.call(locals()), _DELETE.parse, timeout)
