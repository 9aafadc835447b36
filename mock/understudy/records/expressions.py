"""Runtime expressions (OAS 4.8.20.4) over one call, plus what a multi-record effect needs.

Beyond OpenAPI's `$request…` and `$response.body…`: `$created.NAME#/…` (a record that an earlier entry created),
`$each#/…` (the element that an `each` is at), `$record#/…` (the record at hand), `$previous#/…` (the same before it was
changed) and `$event#/…` (`id`, `type`, `time`, `sequence` of what is sent).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Protocol

from understudy.openapi.pointer import MISSING, step, tokens_of

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


_CREATED = "$created."
_OF_SCOPE = {
    "$response.body": "response",
    "$each": "each",
    "$record": "record",
    "$previous": "previous",
    "$event": "event",
}

Evaluation = Callable[[RequestValues | None, Scope], Any]


def evaluate(expression: Any, request: RequestValues | None, scope: Scope) -> Any:
    """The value of an expression; anything that is not text beginning with `$` is its own value.

    Without a request, as for what time or the driver does, an expression about it leads nowhere.
    """
    if not isinstance(expression, str) or not expression.startswith("$"):
        return expression
    return _compiled(expression)(request, scope)


def fill(template: Any, request: RequestValues | None, scope: Scope) -> Any:
    """A template with every expression in it evaluated; a property whose expression leads nowhere is left out."""
    if isinstance(template, dict):
        filled = {name: fill(value, request, scope) for name, value in template.items()}
        return {name: value for name, value in filled.items() if value is not MISSING}
    if isinstance(template, list):
        return [value for value in (fill(entry, request, scope) for entry in template) if value is not MISSING]
    return evaluate(template, request, scope)


def compiled(template: Any) -> Evaluation:
    """`fill` of one template, for what is evaluated with each request."""
    if isinstance(template, dict | list):
        return lambda request, scope: fill(template, request, scope)
    if not isinstance(template, str) or not template.startswith("$"):
        return lambda _request, _scope: template
    return _compiled(template)


@lru_cache(maxsize=4096)
def _compiled(expression: str) -> Evaluation:
    """What finds the value of an expression. A document has few of them."""
    head, _, pointer = expression.partition("#")
    root, tokens = _root(head), tokens_of(pointer)
    if not tokens:
        return root
    first, rest = tokens[0], tokens[1:]
    # Most have one token: found in one function, where `find` is two. A create of six records finds dozens of them.
    if head == "$request.body" and not rest:

        def find_in_body(request: RequestValues | None, _scope: Scope) -> Any:
            value = MISSING if request is None else request.body
            return value.get(first, MISSING) if value.__class__ is dict else step(value, first)

        return find_in_body

    if not rest and head in _OF_SCOPE:
        name = _OF_SCOPE[head]

        def find_in_scope(_request: RequestValues | None, scope: Scope) -> Any:
            value = scope.get(name, MISSING)
            return value.get(first, MISSING) if value.__class__ is dict else step(value, first)

        return find_in_scope
    if not rest and head.startswith(_CREATED):
        made = head.removeprefix(_CREATED)

        def find_in_created(request: RequestValues | None, _scope: Scope) -> Any:
            value = MISSING if request is None else request.created.get(made, MISSING)
            return value.get(first, MISSING) if value.__class__ is dict else step(value, first)

        return find_in_created

    def find(request: RequestValues | None, scope: Scope) -> Any:
        value = root(request, scope)
        value = value.get(first, MISSING) if value.__class__ is dict else step(value, first)
        for token in rest:
            value = step(value, token)
        return value

    return find


def _root(head: str) -> Evaluation:
    if head in _OF_SCOPE:
        of = _OF_SCOPE[head]
        return lambda _, scope: scope.get(of, MISSING)
    if head == "$request.body":
        return lambda request, _: MISSING if request is None else request.body
    if head == "$method":
        return lambda request, _: MISSING if request is None else request.method
    if head == "$statusCode":
        return lambda request, _: MISSING if request is None else request.status
    if head.startswith(_CREATED):
        made = head.removeprefix(_CREATED)
        return lambda request, _: MISSING if request is None else request.created.get(made, MISSING)
    source, _, name = head.removeprefix("$request.").partition(".")
    attribute = {"path": "path", "query": "query", "header": "headers"}.get(source)
    if attribute is None or not head.startswith("$request."):
        return lambda *_: MISSING
    if attribute == "headers":  # their names are case-insensitive (OAS 4.8.20.4)
        return lambda request, _: MISSING if request is None else _field(request.headers, name.lower())
    return lambda request, _: MISSING if request is None else getattr(request, attribute).get(name, MISSING)


def _field(headers: Mapping[str, Any], name: str) -> Any:
    return next((value for each, value in headers.items() if each.lower() == name), MISSING)
