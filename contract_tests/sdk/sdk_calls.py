"""Calls the generated SDK from the document alone: which method an operation has, and its arguments as typed values.

What is fixed here is how the generator names things; no operation, property or model is named.
"""

from __future__ import annotations

import datetime as dt
import enum
import functools
import inspect
import re
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from campaignflow import Client
from live_mocks import ROOT

from understudy.mock import Mock
from understudy.openapi.model import Operation
from understudy.records.completion import seed_record
from understudy.state.store import Address, Change

__all__ = [
    "CallInput",
    "arguments",
    "json_value",
    "method_names",
    "provide",
    "reach",
    "resource_classes",
    "same",
    "same_text",
]

_METHOD = re.compile(r"^\| `client\.([\w.]+)\.(\w+)` \| ([A-Z]+) (\S+) \|", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CallInput:
    """What a call is given, as JSON values."""

    path: Mapping[str, Any] = field(default_factory=dict)
    query: Mapping[str, Any] = field(default_factory=dict)
    body: Any = None


def method_names() -> dict[tuple[str, str], tuple[str, str]]:
    """The resource and the method of every HTTP method and path, from the table in the SDK's own README."""
    readme = (ROOT / "generated/campaignflow/README.md").read_text(encoding="utf-8")
    return {(verb, path): (resource, method) for resource, method, verb, path in _METHOD.findall(readme)}


METHODS = method_names()


def resource_classes() -> dict[str, type[Any]]:
    """The class of every resource by how a client reaches it, such as `orders.lines`; `Async…` stands beside it."""
    classes = {}
    for name, _ in METHODS.values():
        resource = reach(Client(base_url="http://localhost"), name)
        classes[name] = type(resource)
    return classes


def reach(client: Any, resource: str) -> Any:
    """A resource of a client, or one inside of it."""
    return functools.reduce(getattr, resource.split("."), client)


def arguments(method: Callable[..., Any], sent: CallInput) -> dict[str, Any]:
    """The typed arguments of a method. Fails if the method takes no argument for something that is given."""
    operation = vars(inspect.getmodule(method))[f"_{method.__name__.upper()}"]
    hints = {parameter.name: parameter.kind for parameter in operation.parameters}
    by_name = {_plain(name): name for name in inspect.signature(method).parameters}
    found = {}
    for values in (sent.path, sent.query):
        for name, value in values.items():
            argument = by_name[_plain(name)]
            found[argument] = _typed(hints[argument], value)
    if sent.body is not None:
        found["body"] = _typed(operation.bodies[0].kind, sent.body)
    return found


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _typed(hint: Any, value: Any) -> Any:
    for kind in typing.get_args(hint) or (hint,):
        if value is None or not isinstance(kind, type):
            continue
        if hasattr(kind, "from_dict"):
            return kind.from_dict(value)
        if issubclass(kind, enum.Enum):
            return kind(value)
        if issubclass(kind, dt.datetime):
            return dt.datetime.fromisoformat(value)
        if issubclass(kind, dt.date):
            return dt.date.fromisoformat(value)
    return value


def json_value(result: Any) -> Any:
    """A typed result as the JSON value (or the bytes) that it stands for."""
    if isinstance(result, list):
        return [json_value(entry) for entry in result]
    if hasattr(result, "to_dict"):
        return result.to_dict()
    if hasattr(result, "payload"):
        return result.payload.read()
    return result


def same(left: Any, right: Any) -> bool:
    """Whether two JSON values are equal; texts that are date-times are compared as instants."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[name], right[name]) for name in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, str) and isinstance(right, str) and left != right:
        return _instant(left) is not None and _instant(left) == _instant(right)
    return bool(left == right)


def same_text(text: str, value: Any) -> bool:
    """Whether a text of a query or a form says a value."""
    if isinstance(value, bool):
        return text == str(value).lower()
    return text == value if isinstance(value, str) else float(text) == value


def _instant(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text) if "T" in text else None
    except ValueError:
        return None


def provide(mock: Mock, operation: Operation, sent: CallInput) -> None:
    """Put in what a call needs: the records above, the one that the path selects, and what foreign keys point at."""
    changes = {}
    for address in _needed(mock, operation, sent):
        collection = mock.engine.context.collection(address.collection)
        if mock.store.get(address) is None:
            record = seed_record(mock.engine.context, collection, address, {}, lambda: "2026-01-01T00:00:00Z")
            changes[address] = Change(address, record)
    mock.store.apply(tuple(changes.values()))


def _needed(mock: Mock, operation: Operation, sent: CallInput) -> Iterator[Address]:
    plan = mock.contract.resources.plans[operation.id]
    texts = tuple(str(sent.path[name]) for name in plan.path_names)
    name = plan.collection
    while name is not None and texts:
        collection = mock.engine.context.collection(name)
        end = collection.parent_count + len(collection.key_parameters)
        if len(texts) >= end:
            yield Address(name, texts[: collection.parent_count], texts[collection.parent_count : end])
        name = collection.parent
    collections = mock.contract.resources.collections.values()
    references = {reference.property: reference.collection for entry in collections for reference in entry.references}
    for property_name, value in _members(sent.body):
        if property_name in references and isinstance(value, int | float | str):
            text = value if isinstance(value, str) else str(int(value))
            yield Address(references[property_name], (), (text,))


def _members(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list):
        for entry in value:
            yield from _members(entry)
    elif isinstance(value, dict):
        yield from value.items()
        for entry in value.values():
            yield from _members(entry)
