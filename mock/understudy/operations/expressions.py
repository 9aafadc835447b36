"""Runtime expressions (OAS 4.8.20.4) over one call, plus what a multi-record effect needs.

Beyond OpenAPI's `$request…` and `$response.body…`: `$created.NAME#/…` (a record that an earlier entry created),
`$each#/…` (the element that an `each` is at), `$record#/…` (the record at hand), `$previous#/…` (the same before it was
changed) and `$event#/…` (`id`, `type`, `time`, `sequence` of what is sent).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from understudy.openapi.pointer import MISSING, pointer_get
from understudy.operations.call import Call

__all__ = ["Scope", "evaluate", "fill"]

Scope = Mapping[str, Any]


def evaluate(expression: Any, call: Call | None, scope: Scope) -> Any:
    """The value of an expression; anything that is not text beginning with `$` is its own value.

    Without a call, as for what time or the driver does, what is said of the request leads nowhere.
    """
    if not isinstance(expression, str) or not expression.startswith("$"):
        return expression
    head, _, pointer = expression.partition("#")
    root = _root(head, call, scope)
    return pointer_get(root, pointer) if root is not MISSING else MISSING


def fill(template: Any, call: Call | None, scope: Scope) -> Any:
    """A template with every expression in it evaluated; a property whose expression leads nowhere is left out."""
    if isinstance(template, dict):
        filled = {name: fill(value, call, scope) for name, value in template.items()}
        return {name: value for name, value in filled.items() if value is not MISSING}
    if isinstance(template, list):
        return [value for value in (fill(entry, call, scope) for entry in template) if value is not MISSING]
    return evaluate(template, call, scope)


def _root(head: str, call: Call | None, scope: Scope) -> Any:
    if head == "$response.body":
        return scope.get("response", MISSING)
    if head in ("$each", "$record", "$previous", "$event"):
        return scope.get(head[1:], MISSING)
    if call is None:
        return MISSING
    if head == "$request.body":
        return call.body
    if head in ("$method", "$statusCode"):
        return call.operation.method if head == "$method" else call.status
    source, _, name = head.removeprefix("$request.").partition(".")
    values = {"path": call.path, "query": call.query, "header": call.headers}.get(source)
    if values is not None and head.startswith("$request."):
        return values.get(name, MISSING)
    if head.startswith("$created."):
        return call.created.get(head.removeprefix("$created."), MISSING)
    return MISSING
