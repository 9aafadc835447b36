"""What was inferred of a document as JSON values, and back. Only the classes of a fixed list are made.

A schema, or any other part of the document, is written as the way to it, and so is what was read of an operation:
both are there when the rest is read again, and stay the same objects.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import timedelta
from functools import cache
from typing import Any

from understudy.openapi.model import Operation

CLASSES: Mapping[str, str] = {
    "Begun": "inference.resources",
    "BodyPlace": "inference.envelopes",
    "Bulk": "inference.resources",
    "Callback": "inference.events",
    "CloudEvents": "inference.cloud_events",
    "Collection": "inference.resources",
    "CollectionView": "inference.resources",
    "DeliveryPolicy": "inference.events",
    "Effect": "inference.effects",
    "Counted": "inference.resources",
    "CountedBy": "inference.resources",
    "Elements": "inference.resources",
    "IdempotencyKey": "inference.idempotency",
    "Implied": "inference.implied",
    "ImpliedAmount": "inference.implied_moves",
    "ImpliedMove": "inference.implied_moves",
    "Lifecycle": "inference.lifecycle",
    "ListShape": "inference.lists",
    "Login": "inference.login",
    "MediaType": "openapi.model",
    "OperationResource": "inference.resources",
    "Origins": "openapi.origins",
    "OwnAddress": "inference.own_addresses",
    "Parts": "inference.resources",
    "Plan": "inference.resources",
    "Problem": "problem",
    "Promise": "inference.resources",
    "Reference": "inference.resources",
    "Resources": "inference.resources",
    "ResponseObject": "openapi.model",
    "Signing": "inference.signing",
    "StateProperty": "inference.resources",
    "TemplateScheme": "webhooks.signing.template",
    "Transition": "inference.lifecycle",
    "Trigger": "inference.event_names",
    "Webhook": "inference.events",
}
"""Every class that is written, with the module of `understudy` that it stands in."""

_NODE, _PART, _TUPLE, _LIST, _DICT, _SET, _OBJECT, _DURATION, _SCHEME = range(9)
_PLAIN = (str, int, float, bool, type(None))
_Operations = Mapping[str, Operation]


@cache
def _class(name: str) -> tuple[Any, tuple[str, ...]]:
    cls = getattr(importlib.import_module(f"understudy.{CLASSES[name]}"), name)
    return cls, tuple(each.name for each in fields(cls) if each.init)


class Encoder:
    """Writes what was inferred of one document. Raises ValueError for what can't be written."""

    def __init__(self, document: Mapping[str, Any], operations: _Operations, received: Sequence[Operation]) -> None:
        # Parts of the document by identity, each with what it stands in; the document keeps them alive.
        self._above: dict[int, tuple[Any, str | int]] = {}
        self._parts: dict[int, list[Any]] = {}
        self._document = document
        self._walk(document)
        for name, operation in operations.items():
            self._note(operation, [_PART, 0, name])
        for position, operation in enumerate(received):
            self._note(operation, [_PART, 1, position])

    def _walk(self, document: Any) -> None:
        above, waiting = self._above, [document]
        while waiting:
            value = waiting.pop()
            for key, entry in value.items() if isinstance(value, dict) else enumerate(value):
                if isinstance(entry, (dict, list)) and id(entry) not in above:
                    above[id(entry)] = (value, key)
                    waiting.append(entry)

    def _note(self, value: Any, way: list[Any]) -> None:
        """The way to everything that was read of an operation."""
        if isinstance(value, Mapping):
            for key, entry in value.items():
                if id(entry) not in self._above:
                    self._note(entry, [*way, key])
        elif isinstance(value, tuple):
            for position, entry in enumerate(value):
                self._note(entry, [*way, position])
        elif hasattr(value, "__dataclass_fields__"):
            self._parts.setdefault(id(value), way)
            for name in value.__dataclass_fields__:
                self._note(getattr(value, name), [*way, name])

    def encode(self, value: Any) -> Any:
        """A JSON value that `Decoder.decode` makes an equal value of."""
        if isinstance(value, _PLAIN):
            return value
        if id(value) in self._above:
            return self._way(value)
        if id(value) in self._parts:
            return self._parts[id(value)]
        if isinstance(value, tuple):
            return [_TUPLE, *map(self.encode, value)]
        if isinstance(value, Mapping):
            return [_DICT, *(self.encode(each) for pair in value.items() for each in pair)]
        if isinstance(value, list):
            return [_LIST, *map(self.encode, value)]
        if isinstance(value, frozenset):
            return [_SET, *sorted(map(self.encode, value), key=repr)]
        if isinstance(value, timedelta):
            return [_DURATION, value.days, value.seconds, value.microseconds]
        return self._object(value)

    def _object(self, value: Any) -> Any:
        name = type(value).__name__
        if CLASSES.get(name) == type(value).__module__.removeprefix("understudy."):
            _, names = _class(name)
            return [_OBJECT, name, *(self.encode(getattr(value, each)) for each in names)]
        scheme = getattr(value, "name", None)
        if isinstance(scheme, str) and _schemes().get(scheme) is value:
            return [_SCHEME, scheme]
        raise ValueError(f"{name} is nothing to keep")

    def _way(self, value: Any) -> list[Any]:
        steps: list[Any] = []
        while value is not self._document:
            value, step = self._above[id(value)]
            steps.append(step)
        return [_NODE, *reversed(steps)]


class Decoder:
    """Reads what an `Encoder` wrote, for the same document read again.

    Raises LookupError, TypeError or ValueError for what no encoder writes.
    """

    def __init__(
        self, document: Mapping[str, Any], operations: _Operations | None = None, received: Sequence[Operation] = ()
    ) -> None:
        self._document = document
        self._roots: tuple[Any, Any] = (operations or {}, received)
        self._readers: tuple[Callable[[list[Any]], Any], ...] = (
            self._node,
            self._part,
            lambda value: tuple([self.decode(each) for each in value[1:]]),
            lambda value: [self.decode(each) for each in value[1:]],
            self._dict,
            lambda value: frozenset([self.decode(each) for each in value[1:]]),
            self._object,
            lambda value: timedelta(*value[1:]),
            lambda value: _schemes()[value[1]],
        )

    def decode(self, value: Any) -> Any:
        """The value that was encoded."""
        return self._readers[value[0]](value) if type(value) is list else value

    def _node(self, value: list[Any]) -> Any:
        found: Any = self._document
        for step in value[1:]:
            found = found[step]
        return found

    def _part(self, value: list[Any]) -> Any:
        found = self._roots[value[1]][value[2]]
        for step in value[3:]:
            if not hasattr(found, "__dataclass_fields__"):
                found = found[step]
            elif step in found.__dataclass_fields__:
                found = getattr(found, step)
            else:
                raise LookupError(step)
        return found

    def _dict(self, value: list[Any]) -> dict[Any, Any]:
        entries = [self.decode(each) for each in value[1:]]
        return dict(zip(entries[::2], entries[1::2], strict=True))

    def _object(self, value: list[Any]) -> Any:
        cls, names = _class(value[1])
        if len(value) - 2 != len(names):
            raise ValueError(value[1])
        return cls(*[self.decode(each) for each in value[2:]])


def _schemes() -> Mapping[str, Any]:
    from understudy.webhooks.signing import SCHEMES

    return SCHEMES
