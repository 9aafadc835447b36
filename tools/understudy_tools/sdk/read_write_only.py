"""Properties that go one way: what is read-only is never sent, what is write-only never comes (OAS 3.0, 4.7.24).

A schema that goes both ways has one class all the same, so that what was read can be sent back. What is read-only in it
need not be given and is left out of requests; what is write-only may be missing in an answer. openapi-python-client
knows neither keyword (its issue #1204).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from understudy.contract import Contract
from understudy.openapi.grammar import fields_of
from understudy.openapi.model import Operation, RequestBody
from understudy.openapi.pointer import look_up
from understudy.openapi.schemas import Schemas
from understudy_tools.sdk.naming import plain

_UNSENT = "x-understudy-unsent"
_UNREAD = "x-understudy-unread"
_OF_OTHER_VALUES = ("contentSchema", "not", "if", "then", "else", "contains", "propertyNames", "definitions", "$defs")
_FOLLOWED = tuple(name for name in fields_of("schema") if name not in (*_OF_OTHER_VALUES, "discriminator"))


class Marks:
    """Knows of each schema of a request which of its properties are not sent, of each of an answer which don't come."""

    def __init__(self, contract: Contract) -> None:
        schemas, operations = contract.schemas, contract.operations.values()
        called = [each for operation in operations for entries in operation.callbacks.values() for each in entries]
        come = [*_answers(operations), *_bodies((*called, *contract.received))]
        self._unsent = {id(node) for node in _reached(schemas, _bodies(operations))}
        self._unread = {id(node) for node in _reached(schemas, come)}
        self._sent, self._come = schemas.family("request"), schemas.family("response")

    def of(self, node: dict[str, Any]) -> dict[str, Any]:
        """What is noted at a schema of the document."""
        unsent = self._sent.hidden(node) if id(node) in self._unsent else ()
        unread = self._come.hidden(node) if id(node) in self._unread else ()
        return ({_UNSENT: sorted(unsent)} if unsent else {}) | ({_UNREAD: sorted(unread)} if unread else {})


def has_unsent(schemas: Schemas, body: RequestBody | None) -> bool:
    """Whether anything in a request body is read-only."""
    family = schemas.family("request")
    roots = [media.schema for media in body.content] if body is not None else []
    return any(family.hidden(node) for node in _reached(schemas, roots))


def unsent(model: Any) -> frozenset[str]:
    """The properties of a model of the generator that are not sent."""
    return _marked(model, _UNSENT)


def unread(model: Any) -> frozenset[str]:
    """The properties of a model of the generator that may be missing in what comes."""
    return _marked(model, _UNREAD)


def _marked(model: Any, mark: str) -> frozenset[str]:
    return frozenset(str(plain(name)) for name in (model.data.model_extra or {}).get(mark) or ())


def _bodies(operations: Iterable[Operation]) -> Iterator[Any]:
    for operation in operations:
        yield from (media.schema for media in (operation.request_body.content if operation.request_body else ()))


def _answers(operations: Iterable[Operation]) -> Iterator[Any]:
    for operation in operations:
        for response in operation.responses.values():
            for media in response.content:
                yield from (media.schema, media.item_schema)


def _reached(schemas: Schemas, roots: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Every schema object that a value of these schemas may have to fulfil."""
    seen: set[int] = set()
    waiting = list(roots)
    while waiting:
        node = waiting.pop()
        if not isinstance(node, dict) or id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node.get("$ref"), str):
            waiting.append(look_up(schemas.document, node["$ref"]))
        for keyword in _FOLLOWED:
            value = node.get(keyword)
            if isinstance(value, list):
                waiting += value
            elif isinstance(value, dict):
                waiting += value.values() if fields_of("schema")[keyword].shape == "map" else (value,)
