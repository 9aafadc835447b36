"""The methods of a client as data: what its command line and its MCP server are built from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources
from typing import Any

from .values import is_array, is_mapping, is_object

__all__ = ["Argument", "Body", "Endpoint", "Surface", "client_of", "method_of", "surface_of"]


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a method: its name, its place in the request, and the JSON Schema of its value."""

    name: str
    place: str
    required: bool
    description: str
    schema: Any


@dataclass(frozen=True, slots=True)
class Body:
    """The body that a method sends. `properties` are those of an object; `files` are the names of those that are files.

    A body that is a file as a whole has an empty name among them.
    """

    required: bool
    description: str
    schema: Any
    properties: tuple[Argument, ...]
    files: frozenset[str]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One method of a client; `resource` is how the client reaches what it belongs to, such as `customers.sources`."""

    resource: str
    name: str
    method: str
    path: str
    tags: tuple[str, ...]
    summary: str
    description: str
    deprecated: bool
    paged: bool
    arguments: tuple[Argument, ...]
    body: Body | None

    @property
    def reads(self) -> bool:
        """Whether the HTTP method is safe (RFC 9110 9.2.1)."""
        return self.method in ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Surface:
    """The methods of the client of `package`, and the definitions that their schemas refer to."""

    package: str
    title: str
    version: str
    endpoints: tuple[Endpoint, ...]
    definitions: Mapping[str, Any]

    def standing_alone(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        """A schema together with the definitions that it needs."""
        found: dict[str, Any] = {}
        waiting = list(_referred(schema))
        while waiting:
            name = waiting.pop()
            if name not in found and name in self.definitions:
                found[name] = self.definitions[name]
                waiting += _referred(found[name])
        return {**schema, "$defs": found} if found else dict(schema)

    def resolved(self, schema: Any) -> Mapping[str, Any]:
        """What a schema says itself, where it is a reference to one."""
        for _ in range(10):
            target = schema.get("$ref") if is_object(schema) else None
            if not isinstance(target, str):
                break
            schema = self.definitions.get(target.removeprefix("#/$defs/"), True)
        return schema if is_object(schema) else {}


def _referred(schema: Any) -> Iterator[str]:
    if is_mapping(schema):
        target = schema.get("$ref")
        if isinstance(target, str):
            yield target.removeprefix("#/$defs/")
        for inner in schema.values():
            yield from _referred(inner)
    elif is_array(schema):
        for inner in schema:
            yield from _referred(inner)


@cache
def surface_of(package: str) -> Surface:
    """The methods of a package, of its `operations.json`."""
    data = json.loads(resources.files(package).joinpath("operations.json").read_text(encoding="utf-8"))
    endpoints = tuple(_endpoint(entry) for entry in data["operations"])
    return Surface(package, data["title"], data["version"], endpoints, data["$defs"])


def _endpoint(entry: Mapping[str, Any]) -> Endpoint:
    return Endpoint(
        resource=entry["resource"],
        name=entry["name"],
        method=entry["method"],
        path=entry["path"],
        tags=tuple(entry["tags"]),
        summary=entry["summary"],
        description=entry["description"],
        deprecated=entry["deprecated"],
        paged=entry["paged"],
        arguments=tuple(
            Argument(each["name"], each["in"], each["required"], each["description"], each["schema"])
            for each in entry["arguments"]
        ),
        body=_body(entry["body"]) if "body" in entry else None,
    )


def _body(entry: Mapping[str, Any]) -> Body:
    needed = entry["required_properties"] if entry["required"] else ()
    named = tuple(
        Argument(each["name"], "body", each["name"] in needed, each["description"], each["schema"])
        for each in entry["properties"]
    )
    return Body(entry["required"], entry["description"], entry["schema"], named, frozenset(entry["files"]))


def method_of(client: Any, endpoint: Endpoint, *, raw: bool = True) -> Any:
    """The method of a client; a `raw` one returns the answer as it came, whatever its status."""
    holder = client
    for name in endpoint.resource.split("."):
        holder = getattr(holder, name)
    return getattr(holder.with_raw_response if raw else holder, endpoint.name)


def client_of(package: str, kind: str) -> Any:
    """The class `Client` or `AsyncClient` of a package."""
    return getattr(import_module(package), kind)
