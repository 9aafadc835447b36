"""Operations on chaos."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import ChaosRule, ChaosRules, NewChaosRule, Problem
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import NewChaosRuleInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _NewChaosRuleFields(NewChaosRuleInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[ChaosRules]("chaos.list", "GET /chaos", {"200": ChaosRules})
_CREATE = _operations.Operation[ChaosRule]("chaos.create", "POST /chaos", {"201": ChaosRule},
    {"400 401 403 409 415 422": Problem}, body=NewChaosRule, needs_body=True)
_CLEAR = _operations.Operation[None]("chaos.clear", "DELETE /chaos", {}, {"401 403": Problem})
_DELETE = _operations.Operation[None]("chaos.delete", "DELETE /chaos/{rule}", {}, {"401 403 404": Problem},
    path={"rule": str})
# fmt: on


class ChaosResource(_resources.Resource["_raw.ChaosResource"]):
    """Operations on chaos."""

    def list(self, **options: Unpack[_Options]) -> ChaosRules:
        """The chaos rules that are still to come.

        Example:
            chaos_rules = client.chaos.list()
        """
        return self._core.call(_LIST, locals())

    @overload
    def create(self, body: NewChaosRule | NewChaosRuleInput, **options: Unpack[_Options]) -> ChaosRule: ...
    @overload
    def create(self, **fields: Unpack[_NewChaosRuleFields]) -> ChaosRule: ...
    def create(self, body: Any = UNSET, **fields: Any) -> ChaosRule:
        """Break deliveries on purpose.

        Args:
            body (NewChaosRule): the body; or its properties as keyword arguments, of `NewChaosRuleInput`.

        Raises:
            BadRequestError, AuthenticationError, PermissionDeniedError, ConflictError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Problem`.

        Example:
            chaos_rule = client.chaos.create(kind="duplicate")
        """
        return self._core.call(_CREATE, locals())

    def clear(self, **options: Unpack[_Options]) -> None:
        """Remove every chaos rule.

        Raises:
            AuthenticationError, PermissionDeniedError: `body` is `Problem`.

        Example:
            client.chaos.clear()
        """
        return self._core.call(_CLEAR, locals())

    def delete(self, rule: str, **options: Unpack[_Options]) -> None:
        """Remove a chaos rule.

        Args:
            rule (str): `rule` of the path

        Raises:
            AuthenticationError, PermissionDeniedError, NotFoundError: `body` is `Problem`.

        Example:
            client.chaos.delete("spruce quartz")
        """
        return self._core.call(_DELETE, locals())


class AsyncChaosResource(_resources.AsyncResource["_raw.AsyncChaosResource"]):
    """`ChaosResource`, for asyncio: every method is awaited."""

    list: Final = _resources.awaited(ChaosResource.list)
    create: Final = _resources.awaited(ChaosResource.create)
    clear: Final = _resources.awaited(ChaosResource.clear)
    delete: Final = _resources.awaited(ChaosResource.delete)
