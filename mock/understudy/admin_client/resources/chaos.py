"""Operations on chaos."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.chaos_rule import ChaosRule
from ..models.chaos_rules import ChaosRules
from ..models.new_chaos_rule import NewChaosRule
from ..models.problem import Problem
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.new_chaos_rule import NewChaosRuleInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _NewChaosRuleFields(NewChaosRuleInput, _Options):
        """What a `NewChaosRuleInput` has, and what every method takes."""


_LIST: _operations.Operation[ChaosRules] = _operations.Operation(
    "listChaos",
    "get",
    "/chaos",
    answers={"200": ChaosRules},
)

_CREATE: _operations.Operation[ChaosRule] = _operations.Operation(
    "createChaos",
    "post",
    "/chaos",
    bodies=(_operations.Body("application/json", "json", NewChaosRule),),
    answers={"201": ChaosRule},
    errors={"400 401 403 409 415 422": Problem},
    needs_body=True,
)

_CLEAR: _operations.Operation[None] = _operations.Operation(
    "clearChaos",
    "delete",
    "/chaos",
    errors={"401 403": Problem},
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteChaos",
    "delete",
    "/chaos/{rule}",
    parameters=(_operations.Parameter("rule", "path", str),),
    errors={"401 403 404": Problem},
)


class ChaosResource(_resources.Resource["_raw.ChaosResource"]):
    """Operations on chaos."""

    def list(self, **options: Unpack[_Options]) -> ChaosRules:
        """The chaos rules that are still to come.


        Returns:
            Done.

        Example:
            ```python
            chaos_rules = client.chaos.list()
            ```
        """
        return self._core.call(_LIST, locals())

    @overload
    def create(self, body: NewChaosRule | NewChaosRuleInput, **options: Unpack[_Options]) -> ChaosRule: ...

    @overload
    def create(self, **fields: Unpack[_NewChaosRuleFields]) -> ChaosRule: ...

    def create(self, body: Any = UNSET, **fields: Any) -> ChaosRule:
        """Spoil deliveries on purpose.

        Args:
            body (NewChaosRule): what is sent; or its properties by their names, of `NewChaosRuleInput`.

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
            chaos_rule = client.chaos.create(kind="duplicate")
            ```
        """
        return self._core.call(_CREATE, locals())

    def clear(self, **options: Unpack[_Options]) -> None:
        """Remove every chaos rule.

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.

        Example:
            ```python
            client.chaos.clear()
            ```
        """
        self._core.call(_CLEAR, locals())

    def delete(self, rule: str, **options: Unpack[_Options]) -> None:
        """Remove a chaos rule.

        Args:
            rule (str): `rule` of the path

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            NotFoundError: 404, There is no such thing; `body` is `Problem`.

        Example:
            ```python
            client.chaos.delete("spruce quartz")
            ```
        """
        self._core.call(_DELETE, locals())


class AsyncChaosResource(_resources.AsyncResource["_raw.AsyncChaosResource"]):
    """Operations on chaos."""

    async def list(self, **options: Unpack[_Options]) -> ChaosRules:
        """The chaos rules that are still to come. See `ChaosResource.list`."""
        return await self._core.call(_LIST, locals())

    @overload
    async def create(self, body: NewChaosRule | NewChaosRuleInput, **options: Unpack[_Options]) -> ChaosRule: ...

    @overload
    async def create(self, **fields: Unpack[_NewChaosRuleFields]) -> ChaosRule: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> ChaosRule:
        """Spoil deliveries on purpose. See `ChaosResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def clear(self, **options: Unpack[_Options]) -> None:
        """Remove every chaos rule. See `ChaosResource.clear`."""
        await self._core.call(_CLEAR, locals())

    async def delete(self, rule: str, **options: Unpack[_Options]) -> None:
        """Remove a chaos rule. See `ChaosResource.delete`."""
        await self._core.call(_DELETE, locals())
