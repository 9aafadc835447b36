"""Runtime expressions (OAS 4.8.20.4) over one call, plus what a multi-record effect needs.

Beyond OpenAPI's `$request…` and `$response.body…`: `$created.NAME#/…` (a record that an earlier entry created),
`$each#/…` (the element that an `each` is at), `$record#/…` (the record at hand), `$previous#/…` (the same before it was
changed) and `$event#/…` (`id`, `type`, `time`, `sequence` of what is sent).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from understudy.openapi.pointer import MISSING, pointer_get

__all__ = ["RequestValues", "Scope", "evaluate", "fill"]

Scope = Mapping[str, Any]


class RequestValues(Protocol):
    """A decoded request, as expressions look at it. `created` are the records that it has made besides, by name."""

    @property
    def method(self) -> str: ...
    @property
    def status(self) -> int: ...
    @property
    def path(self) -> Mapping[str, Any]: ...
    @property
    def query(self) -> Mapping[str, Any]: ...
    @property
    def headers(self) -> Mapping[str, Any]: ...
    @property
    def body(self) -> Any: ...
    @property
    def created(self) -> Mapping[str, Any]: ...


def evaluate(expression: Any, request: RequestValues | None, scope: Scope) -> Any:
    """The value of an expression; anything that is not text beginning with `$` is its own value.

    Without a request, as for what time or the driver does, an expression about it leads nowhere.
    """
    if not isinstance(expression, str) or not expression.startswith("$"):
        return expression
    head, _, pointer = expression.partition("#")
    root = _root(head, request, scope)
    return pointer_get(root, pointer) if root is not MISSING else MISSING


def fill(template: Any, request: RequestValues | None, scope: Scope) -> Any:
    """A template with every expression in it evaluated; a property whose expression leads nowhere is left out."""
    if isinstance(template, dict):
        filled = {name: fill(value, request, scope) for name, value in template.items()}
        return {name: value for name, value in filled.items() if value is not MISSING}
    if isinstance(template, list):
        return [value for value in (fill(entry, request, scope) for entry in template) if value is not MISSING]
    return evaluate(template, request, scope)


def _root(head: str, request: RequestValues | None, scope: Scope) -> Any:
    if head == "$response.body":
        return scope.get("response", MISSING)
    if head in ("$each", "$record", "$previous", "$event"):
        return scope.get(head[1:], MISSING)
    if request is None:
        return MISSING
    if head == "$request.body":
        return request.body
    if head in ("$method", "$statusCode"):
        return request.method if head == "$method" else request.status
    source, _, name = head.removeprefix("$request.").partition(".")
    values = {"path": request.path, "query": request.query, "header": request.headers}.get(source)
    if values is not None and head.startswith("$request."):
        return values.get(name, MISSING)
    if head.startswith("$created."):
        return request.created.get(head.removeprefix("$created."), MISSING)
    return MISSING
