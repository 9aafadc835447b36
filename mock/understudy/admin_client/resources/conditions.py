"""Operations on conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.conditions import Conditions
from ..models.new_conditions import NewConditions
from ..models.problem import Problem
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.new_conditions import NewConditionsInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _NewConditionsFields(NewConditionsInput, _Options):
        """What a `NewConditionsInput` has, and what every method takes."""


_GET: _operations.Operation[Conditions] = _operations.Operation(
    "getConditions",
    "get",
    "/conditions",
    answers={"200": Conditions},
)

_UPDATE: _operations.Operation[Conditions] = _operations.Operation(
    "setConditions",
    "put",
    "/conditions",
    bodies=(_operations.Body("application/json", "json", NewConditions),),
    answers={"200": Conditions},
    errors={"400 401 403 409 415 422": Problem},
    needs_body=True,
)


class ConditionsResource(_resources.Resource["_raw.ConditionsResource"]):
    """Operations on conditions."""

    def get(self, **options: Unpack[_Options]) -> Conditions:
        """What every call meets: preferences, latency, errors by chance, a rate limit.


        Returns:
            Done.

        Example:
            ```python
            conditions = client.conditions.get()
            ```
        """
        return self._core.call(_GET, locals())

    @overload
    def update(self, body: NewConditions | NewConditionsInput, **options: Unpack[_Options]) -> Conditions: ...

    @overload
    def update(self, **fields: Unpack[_NewConditionsFields]) -> Conditions: ...

    def update(self, body: Any = UNSET, **fields: Any) -> Conditions:
        """Let every call meet these from now on; what is left out is met no longer.

        Args:
            body (NewConditions): what is sent; or its properties by their names, of `NewConditionsInput`.

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read; `body` is `Problem`.
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            ConflictError: 409, It can't be done as things are; `body` is `Problem`.
            UnsupportedMediaTypeError: 415, The body is not JSON; `body` is `Problem`.
            UnprocessableEntityError: 422, The request breaks its schema; `body` is `Problem`.

        Example:
            ```python
            conditions = client.conditions.update(latency=None, chaos=None)
            ```
        """
        return self._core.call(_UPDATE, locals())


class AsyncConditionsResource(_resources.AsyncResource["_raw.AsyncConditionsResource"]):
    """Operations on conditions."""

    async def get(self, **options: Unpack[_Options]) -> Conditions:
        """What every call meets: preferences, latency, errors by chance, a rate limit. See `ConditionsResource.get`."""
        return await self._core.call(_GET, locals())

    @overload
    async def update(self, body: NewConditions | NewConditionsInput, **options: Unpack[_Options]) -> Conditions: ...

    @overload
    async def update(self, **fields: Unpack[_NewConditionsFields]) -> Conditions: ...

    async def update(self, body: Any = UNSET, **fields: Any) -> Conditions:
        """Let every call meet these from now on; what is left out is met no longer. See `ConditionsResource.update`."""
        return await self._core.call(_UPDATE, locals())
