"""Operations on capture rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import CaptureRule, CaptureRules, NewCaptureRule, Problem
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import NewCaptureRuleInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _NewCaptureRuleFields(NewCaptureRuleInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[CaptureRules]("capture_rules.list", "GET /capture-rules", {"200": CaptureRules})
_CREATE = _operations.Operation[CaptureRule]("capture_rules.create", "POST /capture-rules", {"201": CaptureRule},
    {"400 401 403 409 415 422": Problem}, body=NewCaptureRule, needs_body=True)
_CLEAR = _operations.Operation[None]("capture_rules.clear", "DELETE /capture-rules", {}, {"401 403": Problem})
_DELETE = _operations.Operation[None]("capture_rules.delete", "DELETE /capture-rules/{rule}", {},
    {"401 403 404": Problem}, path={"rule": str})
# fmt: on


class CaptureRulesResource(_resources.Resource["_raw.CaptureRulesResource"]):
    """Operations on capture rules."""

    def list(self, **options: Unpack[_Options]) -> CaptureRules:
        """The rules that may still answer.

        Example:
            capture_rules = client.capture_rules.list()
        """
        return self._core.call(_LIST, locals())

    @overload
    def create(self, body: NewCaptureRule | NewCaptureRuleInput, **options: Unpack[_Options]) -> CaptureRule: ...
    @overload
    def create(self, **fields: Unpack[_NewCaptureRuleFields]) -> CaptureRule: ...
    def create(self, body: Any = UNSET, **fields: Any) -> CaptureRule:
        """Answer what is captured otherwise than with 204.

        Args:
            body (NewCaptureRule): the body; or its properties as keyword arguments, of `NewCaptureRuleInput`.

        Raises:
            BadRequestError, AuthenticationError, PermissionDeniedError, ConflictError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Problem`.

        Example:
            capture_rule = client.capture_rules.create(
                answer={
                    "status": 204,
                    "body": "It is used every day and reviewed once a year. Changes are announced a week ahead.",
                },
            )
        """
        return self._core.call(_CREATE, locals())

    def clear(self, **options: Unpack[_Options]) -> None:
        """Remove every rule.

        Raises:
            AuthenticationError, PermissionDeniedError: `body` is `Problem`.

        Example:
            client.capture_rules.clear()
        """
        return self._core.call(_CLEAR, locals())

    def delete(self, rule: str, **options: Unpack[_Options]) -> None:
        """Remove a rule.

        Args:
            rule (str): `rule` of the path

        Raises:
            AuthenticationError, PermissionDeniedError, NotFoundError: `body` is `Problem`.

        Example:
            client.capture_rules.delete("prairie ember")
        """
        return self._core.call(_DELETE, locals())


class AsyncCaptureRulesResource(_resources.AsyncResource["_raw.AsyncCaptureRulesResource"]):
    """`CaptureRulesResource`, for asyncio: every method is awaited."""

    list: Final = _resources.awaited(CaptureRulesResource.list)
    create: Final = _resources.awaited(CaptureRulesResource.create)
    clear: Final = _resources.awaited(CaptureRulesResource.clear)
    delete: Final = _resources.awaited(CaptureRulesResource.delete)
