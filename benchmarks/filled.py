"""Counts how many of the properties that a document declares are there in answers of its mock.

Counted is every object of an answer, the inner ones as well; a property is filled when it is there, null or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from understudy.check.client import Client, reply_of
from understudy.exchange import Request, Response
from understudy.inference.shapes import json_media
from understudy.mock import Mock
from understudy.openapi.model import Operation
from understudy.testing.factories.errors import FactoryError
from understudy.values.constraints import Nodes
from understudy.values.schema_merge import Flattener

__all__ = ["count_filled", "recorded"]

_SAMPLES = 6
_ITEMS = 3
_DEPTH = 25
Exchanged = tuple[Request, Response]


@contextmanager
def recorded(mock: Mock) -> Iterator[list[Exchanged]]:
    """What is requested and answered meanwhile."""
    found: list[Exchanged] = []
    handle = mock.handle

    def noted(request: Request) -> Response:
        response = handle(request)
        found.append((request, response))
        return response

    mock.handle = noted  # type: ignore[method-assign]
    try:
        yield found
    finally:
        mock.handle = handle  # type: ignore[method-assign]


def count_filled(mock: Mock, exchanges: Sequence[Exchanged]) -> tuple[int, int]:
    """The properties that are there, and those that may be, in a few JSON answers of each operation with 2xx.

    An operation that `exchanges` lack is called once.
    """
    answers: dict[str, list[tuple[int, Any]]] = {}
    client = Client(mock)
    for request, response in exchanges:
        operation = mock.engine.router.match(request.method, request.path).operation
        if operation is not None:
            _note(answers, operation, response)
    for operation in mock.contract.operations.values():
        if operation.id not in answers:
            with recorded(mock) as more:
                try:
                    client.call(operation, {})
                except FactoryError:
                    continue
            _note(answers, operation, more[-1][1])
    flattener = Flattener(mock.contract.schemas, "response")
    flags = []
    for name, shown in answers.items():
        for status, value in shown[:_SAMPLES]:
            response = mock.contract.operations[name].response_for(status)
            media = json_media(response.content) if response is not None else None
            if media is not None and media.schema is not None:
                flags += _flags(flattener, (media.schema,), value, 0)
    return sum(flags), len(flags)


def _note(answers: dict[str, list[tuple[int, Any]]], operation: Operation, response: Response) -> None:
    reply = reply_of(response)
    if reply.worked and reply.value is not None:
        answers.setdefault(operation.id, []).append((reply.status, reply.value))


def _flags(flattener: Flattener, nodes: Nodes, value: Any, depth: int) -> Iterator[bool]:
    """Whether each property of each object is there."""
    if depth > _DEPTH or not isinstance(value, dict | list):
        return
    flat = flattener.flatten(nodes, value, lambda _count: 0)
    if isinstance(value, list):
        for place, entry in enumerate(value[:_ITEMS]):
            yield from _flags(flattener, flat.item(place), entry, depth + 1)
        return
    for name in flat.properties:
        inner = None if name in flat.avoid and name not in value else flattener.property_nodes(flat, name)
        if inner is not None:
            yield name in value
            yield from _flags(flattener, inner, value.get(name), depth + 1)
