"""Operations on faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.fault import Fault
from ..models.faults import Faults
from ..models.new_fault import NewFault
from ..models.problem import Problem
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.new_fault import NewFaultInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _NewFaultFields(NewFaultInput, _Options):
        """What a `NewFaultInput` has, and what every method takes."""


_LIST: _operations.Operation[Faults] = _operations.Operation(
    "listFaults",
    "get",
    "/faults",
    answers={"200": Faults},
)

_CREATE: _operations.Operation[Fault] = _operations.Operation(
    "createFault",
    "post",
    "/faults",
    bodies=(_operations.Body("application/json", "json", NewFault),),
    answers={"201": Fault},
    errors={"400 401 403 404 409 415 422": Problem},
    needs_body=True,
)

_CLEAR: _operations.Operation[None] = _operations.Operation(
    "clearFaults",
    "delete",
    "/faults",
    errors={"401 403": Problem},
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteFault",
    "delete",
    "/faults/{fault}",
    parameters=(_operations.Parameter("fault", "path", str),),
    errors={"401 403 404": Problem},
)


class FaultsResource(_resources.Resource["_raw.FaultsResource"]):
    """Operations on faults."""

    def list(self, **options: Unpack[_Options]) -> Faults:
        """The faults that may still strike.


        Returns:
            Done.

        Example:
            ```python
            faults = client.faults.list()
            ```
        """
        return self._core.call(_LIST, locals())

    @overload
    def create(self, body: NewFault | NewFaultInput, **options: Unpack[_Options]) -> Fault: ...

    @overload
    def create(self, **fields: Unpack[_NewFaultFields]) -> Fault: ...

    def create(self, body: Any = UNSET, **fields: Any) -> Fault:
        """Make an operation, or a step of the store, fail on purpose.

        Args:
            body (NewFault): what is sent; or its properties by their names, of `NewFaultInput`.

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
            fault = client.faults.create(operation_id=None, kind="status")
            ```
        """
        return self._core.call(_CREATE, locals())

    def clear(self, **options: Unpack[_Options]) -> None:
        """Remove every fault.

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.

        Example:
            ```python
            client.faults.clear()
            ```
        """
        self._core.call(_CLEAR, locals())

    def delete(self, fault: str, **options: Unpack[_Options]) -> None:
        """Remove a fault.

        Args:
            fault (str): `fault` of the path

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            NotFoundError: 404, There is no such thing; `body` is `Problem`.

        Example:
            ```python
            client.faults.delete("prairie quartz")
            ```
        """
        self._core.call(_DELETE, locals())


class AsyncFaultsResource(_resources.AsyncResource["_raw.AsyncFaultsResource"]):
    """Operations on faults."""

    async def list(self, **options: Unpack[_Options]) -> Faults:
        """The faults that may still strike. See `FaultsResource.list`."""
        return await self._core.call(_LIST, locals())

    @overload
    async def create(self, body: NewFault | NewFaultInput, **options: Unpack[_Options]) -> Fault: ...

    @overload
    async def create(self, **fields: Unpack[_NewFaultFields]) -> Fault: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> Fault:
        """Make an operation, or a step of the store, fail on purpose. See `FaultsResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def clear(self, **options: Unpack[_Options]) -> None:
        """Remove every fault. See `FaultsResource.clear`."""
        await self._core.call(_CLEAR, locals())

    async def delete(self, fault: str, **options: Unpack[_Options]) -> None:
        """Remove a fault. See `FaultsResource.delete`."""
        await self._core.call(_DELETE, locals())
