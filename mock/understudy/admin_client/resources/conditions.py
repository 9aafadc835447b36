"""Operations on conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Conditions, NewConditions, Problem
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import NewConditionsInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _NewConditionsFields(NewConditionsInput, _Options): ...


# fmt: off
_GET = _operations.Operation[Conditions]("conditions.get", "GET /conditions", {"200": Conditions})
_UPDATE = _operations.Operation[Conditions]("conditions.update", "PUT /conditions", {"200": Conditions},
    {"400 401 403 409 415 422": Problem}, body=NewConditions, needs_body=True)
# fmt: on


class ConditionsResource(_resources.Resource["_raw.ConditionsResource"]):
    """Operations on conditions."""

    def get(self, **options: Unpack[_Options]) -> Conditions:
        """What every call meets: preferences, latency, errors by chance, a rate limit.

        Example:
            conditions = client.conditions.get()
        """
        return self._core.call(_GET, locals())

    @overload
    def update(self, body: NewConditions | NewConditionsInput, **options: Unpack[_Options]) -> Conditions: ...
    @overload
    def update(self, **fields: Unpack[_NewConditionsFields]) -> Conditions: ...
    def update(self, body: Any = UNSET, **fields: Any) -> Conditions:
        """Let every call meet these from now on; what is left out is met no longer.

        Args:
            body (NewConditions): the body; or its properties as keyword arguments, of `NewConditionsInput`.

        Raises:
            BadRequestError, AuthenticationError, PermissionDeniedError, ConflictError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Problem`.

        Example:
            conditions = client.conditions.update(latency=None, chaos=None)
        """
        return self._core.call(_UPDATE, locals())


class AsyncConditionsResource(_resources.AsyncResource["_raw.AsyncConditionsResource"]):
    """`ConditionsResource`, for asyncio: every method is awaited."""

    get: Final = _resources.awaited(ConditionsResource.get)
    update: Final = _resources.awaited(ConditionsResource.update)
