"""Operations on faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Fault, Faults, NewFault, Problem
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import NewFaultInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _NewFaultFields(NewFaultInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[Faults]("faults.list", "GET /faults", {"200": Faults})
_CREATE = _operations.Operation[Fault]("faults.create", "POST /faults", {"201": Fault},
    {"400 401 403 404 409 415 422": Problem}, body=NewFault, needs_body=True)
_CLEAR = _operations.Operation[None]("faults.clear", "DELETE /faults", {}, {"401 403": Problem})
_DELETE = _operations.Operation[None]("faults.delete", "DELETE /faults/{fault}", {}, {"401 403 404": Problem},
    path={"fault": str})
# fmt: on


class FaultsResource(_resources.Resource["_raw.FaultsResource"]):
    """Operations on faults."""

    def list(self, **options: Unpack[_Options]) -> Faults:
        """The faults that may still strike.

        Example:
            faults = client.faults.list()
        """
        return self._core.call(_LIST, locals())

    @overload
    def create(self, body: NewFault | NewFaultInput, **options: Unpack[_Options]) -> Fault: ...
    @overload
    def create(self, **fields: Unpack[_NewFaultFields]) -> Fault: ...
    def create(self, body: Any = UNSET, **fields: Any) -> Fault:
        """Make an operation, or a step of the store, fail on purpose.

        Args:
            body (NewFault): the body; or its properties as keyword arguments, of `NewFaultInput`.

        Raises:
            BadRequestError, AuthenticationError, PermissionDeniedError, NotFoundError, ConflictError,
                UnsupportedMediaTypeError, UnprocessableEntityError: `body` is `Problem`.

        Example:
            fault = client.faults.create(operation_id=None, kind="status")
        """
        return self._core.call(_CREATE, locals())

    def clear(self, **options: Unpack[_Options]) -> None:
        """Remove every fault.

        Raises:
            AuthenticationError, PermissionDeniedError: `body` is `Problem`.

        Example:
            client.faults.clear()
        """
        return self._core.call(_CLEAR, locals())

    def delete(self, fault: str, **options: Unpack[_Options]) -> None:
        """Remove a fault.

        Args:
            fault (str): `fault` of the path

        Raises:
            AuthenticationError, PermissionDeniedError, NotFoundError: `body` is `Problem`.

        Example:
            client.faults.delete("prairie quartz")
        """
        return self._core.call(_DELETE, locals())


class AsyncFaultsResource(_resources.AsyncResource["_raw.AsyncFaultsResource"]):
    """`FaultsResource`, for asyncio: every method is awaited."""

    list: Final = _resources.awaited(FaultsResource.list)
    create: Final = _resources.awaited(FaultsResource.create)
    clear: Final = _resources.awaited(FaultsResource.clear)
    delete: Final = _resources.awaited(FaultsResource.delete)
