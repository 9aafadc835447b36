"""Operations on capture rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.capture_rule import CaptureRule
from ..models.capture_rules import CaptureRules
from ..models.new_capture_rule import NewCaptureRule
from ..models.problem import Problem
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.new_capture_rule import NewCaptureRuleInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _NewCaptureRuleFields(NewCaptureRuleInput, _Options):
        """What a `NewCaptureRuleInput` has, and what every method takes."""


_LIST: _operations.Operation[CaptureRules] = _operations.Operation(
    "listCaptureRules",
    "get",
    "/capture-rules",
    answers={"200": CaptureRules},
)

_CREATE: _operations.Operation[CaptureRule] = _operations.Operation(
    "createCaptureRule",
    "post",
    "/capture-rules",
    bodies=(_operations.Body("application/json", "json", NewCaptureRule),),
    answers={"201": CaptureRule},
    errors={"400 401 403 409 415 422": Problem},
    needs_body=True,
)

_CLEAR: _operations.Operation[None] = _operations.Operation(
    "clearCaptureRules",
    "delete",
    "/capture-rules",
    errors={"401 403": Problem},
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteCaptureRule",
    "delete",
    "/capture-rules/{rule}",
    parameters=(_operations.Parameter("rule", "path", str),),
    errors={"401 403 404": Problem},
)


class CaptureRulesResource(_resources.Resource["_raw.CaptureRulesResource"]):
    """Operations on capture rules."""

    def list(self, **options: Unpack[_Options]) -> CaptureRules:
        """The rules that may still answer.


        Returns:
            Done.

        Example:
            ```python
            capture_rules = client.capture_rules.list()
            ```
        """
        return self._core.call(_LIST, locals())

    @overload
    def create(self, body: NewCaptureRule | NewCaptureRuleInput, **options: Unpack[_Options]) -> CaptureRule: ...

    @overload
    def create(self, **fields: Unpack[_NewCaptureRuleFields]) -> CaptureRule: ...

    def create(self, body: Any = UNSET, **fields: Any) -> CaptureRule:
        """Answer what is captured otherwise than with 204.

        Args:
            body (NewCaptureRule): what is sent; or its properties by their names, of `NewCaptureRuleInput`.

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
            capture_rule = client.capture_rules.create(
                answer={
                    "status": 204,
                    "body": "The first version is ready and waits for a second pair of eyes. Thanks for the quick reply, that answers all my questions. The numbers of the last quarter are attached.",
                },
            )
            ```
        """
        return self._core.call(_CREATE, locals())

    def clear(self, **options: Unpack[_Options]) -> None:
        """Remove every rule.

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.

        Example:
            ```python
            client.capture_rules.clear()
            ```
        """
        self._core.call(_CLEAR, locals())

    def delete(self, rule: str, **options: Unpack[_Options]) -> None:
        """Remove a rule.

        Args:
            rule (str): `rule` of the path

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            NotFoundError: 404, There is no such thing; `body` is `Problem`.

        Example:
            ```python
            client.capture_rules.delete("prairie ember")
            ```
        """
        self._core.call(_DELETE, locals())


class AsyncCaptureRulesResource(_resources.AsyncResource["_raw.AsyncCaptureRulesResource"]):
    """Operations on capture rules."""

    async def list(self, **options: Unpack[_Options]) -> CaptureRules:
        """The rules that may still answer. See `CaptureRulesResource.list`."""
        return await self._core.call(_LIST, locals())

    @overload
    async def create(self, body: NewCaptureRule | NewCaptureRuleInput, **options: Unpack[_Options]) -> CaptureRule: ...

    @overload
    async def create(self, **fields: Unpack[_NewCaptureRuleFields]) -> CaptureRule: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> CaptureRule:
        """Answer what is captured otherwise than with 204. See `CaptureRulesResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def clear(self, **options: Unpack[_Options]) -> None:
        """Remove every rule. See `CaptureRulesResource.clear`."""
        await self._core.call(_CLEAR, locals())

    async def delete(self, rule: str, **options: Unpack[_Options]) -> None:
        """Remove a rule. See `CaptureRulesResource.delete`."""
        await self._core.call(_DELETE, locals())
