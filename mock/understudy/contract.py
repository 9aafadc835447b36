"""Indexes a loaded document into the immutable `Contract`: operations, schemas, security schemes, resources.

Knows OpenAPI objects; knows nothing of requests, state or servers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from understudy.inference.effects import Effect, EffectReader, unknown_collection
from understudy.inference.events import Callback, Webhook, read_callbacks, read_webhooks
from understudy.inference.infer import infer
from understudy.inference.lifecycle import Lifecycle, read_lifecycles
from understudy.inference.resources import Resources
from understudy.openapi.document import Document, load
from understudy.openapi.model import (
    Encoding,
    Header,
    Link,
    MediaType,
    Node,
    Operation,
    Parameter,
    ParameterLocation,
    RequestBody,
    Response,
    SecurityRequirement,
    SecurityScheme,
)
from understudy.openapi.schemas import Schemas
from understudy.problem import DocumentError, Problem

__all__ = ["METHODS", "Contract", "index", "read_contract"]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_DEFAULT_STYLE = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}


@dataclass(frozen=True, slots=True)
class Contract:
    """Everything the mock knows of a document. Immutable; shared by threads.

    `prefixes` are the paths of the document's `servers`, under which every operation answers too. `lifecycles` are by
    collection id, `effects` (on other records) and `callbacks` by operationId, `webhooks` by name.
    """

    title: str
    version: str
    file: Path
    document: Mapping[str, Any]
    schemas: Schemas
    operations: Mapping[str, Operation]
    security_schemes: Mapping[str, SecurityScheme]
    prefixes: tuple[str, ...]
    resources: Resources
    lifecycles: Mapping[str, Lifecycle]
    effects: Mapping[str, tuple[Effect, ...]]
    webhooks: Mapping[str, Webhook]
    callbacks: Mapping[str, tuple[Callback, ...]]
    problems: tuple[Problem, ...]

    @property
    def declared_events(self) -> tuple[Webhook, ...]:
        """Every webhook, and every callback that has a trigger of its own."""
        if not self.callbacks:
            return tuple(self.webhooks.values())
        called = (each.webhook for entries in self.callbacks.values() for each in entries if each.webhook.trigger)
        return (*self.webhooks.values(), *called)


def read_contract(path: str | Path, *, overlays: Iterable[str | Path] = ()) -> Contract:
    """Load, bundle, overlay and index a document. Raises DocumentError with every problem that makes it unusable."""
    return index(load(path, overlays=tuple(overlays)))


def index(document: Document) -> Contract:
    """Index a loaded document."""
    data = document.data
    schemas = Schemas(data, document.version)
    reader = _Reader(data, schemas)
    operations = {operation.id: operation for operation in reader.operations()}
    info = data.get("info")
    info = info if isinstance(info, dict) else {}
    resources = infer(operations, schemas, data)
    known, file = resources.collections, str(document.file)
    webhooks, wrong_webhooks = read_webhooks(data, schemas, known, file)
    callbacks, wrong_callbacks = read_callbacks(data, schemas, operations, known, file)
    reader_of_effects = EffectReader(resources, operations, schemas, file)
    lifecycles, wrong_lifecycles = read_lifecycles(
        known, schemas, operations, frozenset(webhooks), reader_of_effects, file
    )
    effects, wrong_effects = reader_of_effects.of_operations()
    in_vain = (problem for operation in operations.values() for problem in _named_in_vain(operation, resources, file))
    wrong = (*wrong_webhooks, *wrong_callbacks, *wrong_lifecycles, *wrong_effects, *in_vain)
    if wrong:
        raise DocumentError(wrong)
    return Contract(
        title=str(info.get("title", document.file.stem)),
        version=str(info.get("version", "")),
        file=document.file,
        document=data,
        schemas=schemas,
        operations=operations,
        security_schemes=reader.security_schemes(),
        prefixes=_prefixes(data.get("servers")),
        resources=resources,
        lifecycles=lifecycles,
        effects=effects,
        webhooks=webhooks,
        callbacks=callbacks,
        problems=document.problems,
    )


def _named_in_vain(operation: Operation, resources: Resources, file: str) -> Iterator[Problem]:
    """Collections that `x-mock-creates` and `x-mock-view` name and that the document does not have."""
    places = [
        (f"x-mock-creates/{position}", entry)
        for position, entry in enumerate(operation.extensions.get("x-mock-creates") or ())
    ]
    if view := operation.extensions.get("x-mock-view"):
        places.append(("x-mock-view", view))
    for place, entry in places:
        pointer = f"{operation.pointer}/{place}/collection"
        problem = unknown_collection(entry["collection"], resources.collections, pointer, file)
        if problem is not None:
            yield problem


def _prefixes(servers: Any) -> tuple[str, ...]:
    paths = []
    for server in servers if isinstance(servers, list) else []:
        url = server.get("url") if isinstance(server, dict) else None
        path = urlsplit(url).path.rstrip("/") if isinstance(url, str) and "{" not in url else ""
        if path and path not in paths:
            paths.append(path if path.startswith("/") else "/" + path)
    return tuple(paths)


def _extensions(node: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in node.items() if key.startswith("x-")}


class _Reader:
    """Reads OpenAPI objects out of the bundled dict."""

    def __init__(self, data: Mapping[str, Any], schemas: Schemas) -> None:
        self._data = data
        self._schemas = schemas
        self._targets = {pointer: name for name, pointer in self._identities()}

    def _object(self, node: Any) -> dict[str, Any]:
        if isinstance(node, dict) and "$ref" in node:
            node = self._schemas.resolve(node)
        return node if isinstance(node, dict) else {}

    def _path_items(self) -> Iterator[tuple[str, dict[str, Any]]]:
        paths = self._data.get("paths")
        for path, item in (paths if isinstance(paths, dict) else {}).items():
            if path.startswith("/"):
                yield path, self._object(item)

    def _identities(self) -> Iterator[tuple[str, str]]:
        for path, item in self._path_items():
            for method in METHODS:
                if isinstance(item.get(method), dict):
                    yield self._identity(path, method, item[method]), _operation_pointer(path, method)

    @staticmethod
    def _identity(path: str, method: str, node: Mapping[str, Any]) -> str:
        given = node.get("operationId")
        return given if isinstance(given, str) and given else f"{method} {path}"

    def operations(self) -> Iterator[Operation]:
        default_security = self._data.get("security")
        for path, item in self._path_items():
            shared = item.get("parameters")
            for method in METHODS:
                node = item.get(method)
                if isinstance(node, dict):
                    yield self._operation(path, method, node, item, shared, default_security)

    def _operation(
        self, path: str, method: str, node: dict[str, Any], item: dict[str, Any], shared: Any, default_security: Any
    ) -> Operation:
        pointer = _operation_pointer(path, method)
        security = node.get("security", default_security)
        return Operation(
            id=self._identity(path, method, node),
            method=method.upper(),
            path=path,
            pointer=pointer,
            summary=str(node.get("summary") or ""),
            description=str(node.get("description") or ""),
            tags=tuple(str(tag) for tag in node.get("tags") or ()),
            parameters=self._parameters(shared, node.get("parameters"), pointer),
            request_body=self._request_body(node.get("requestBody"), pointer),
            responses=self._responses(node.get("responses"), pointer),
            security=tuple(_requirement(entry) for entry in security or () if isinstance(entry, dict)),
            extensions={**_extensions(item), **_extensions(node)},
        )

    def _parameters(self, shared: Any, own: Any, pointer: str) -> tuple[Parameter, ...]:
        merged: dict[tuple[str, str], Parameter] = {}
        for entries in (shared, own):
            for position, entry in enumerate(entries if isinstance(entries, list) else []):
                node = self._object(entry)
                name, location = node.get("name"), node.get("in")
                if isinstance(name, str) and location in _DEFAULT_STYLE:
                    merged[name, location] = self._parameter(node, name, location, f"{pointer}/parameters/{position}")
        return tuple(merged.values())

    def _parameter(self, node: dict[str, Any], name: str, location: ParameterLocation, pointer: str) -> Parameter:
        style = str(node.get("style") or _DEFAULT_STYLE[location])
        content = node.get("content")
        content_type, schema = None, node.get("schema", True)
        if isinstance(content, dict) and content:
            content_type, media = next(iter(content.items()))
            schema = self._object(media).get("schema", True)
        return Parameter(
            name=name,
            location=location,
            required=bool(node.get("required")) or location == "path",
            style=style,
            explode=bool(node.get("explode", style == "form")),
            schema=schema,
            pointer=pointer,
            content_type=content_type,
            allow_reserved=bool(node.get("allowReserved")),
            allow_empty_value=bool(node.get("allowEmptyValue")),
            extensions=_extensions(node),
        )

    def _request_body(self, node: Any, pointer: str) -> RequestBody | None:
        body = self._object(node)
        if not body:
            return None
        return RequestBody(bool(body.get("required")), self._content(body.get("content"), f"{pointer}/requestBody"))

    def _content(self, content: Any, pointer: str) -> tuple[MediaType, ...]:
        if not isinstance(content, dict):
            return ()
        return tuple(
            MediaType(
                name=name.lower(),
                schema=node.get("schema"),
                examples=tuple(self._examples(node)),
                encoding={key: _encoding(self._object(value)) for key, value in (node.get("encoding") or {}).items()},
                pointer=f"{pointer}/content/{_escape(name)}",
            )
            for name, node in ((name, self._object(node)) for name, node in content.items())
        )

    def _examples(self, node: dict[str, Any]) -> Iterator[Any]:
        if "example" in node:
            yield node["example"]
        examples = node.get("examples")
        for example in (examples if isinstance(examples, dict) else {}).values():
            entry = self._object(example)
            if "value" in entry:
                yield entry["value"]

    def _responses(self, node: Any, pointer: str) -> Mapping[str, Response]:
        if not isinstance(node, dict):
            return {}
        found = {}
        for status, entry in node.items():
            if status.startswith("x-"):
                continue
            response = self._object(entry)
            place = f"{pointer}/responses/{status}"
            headers = response.get("headers")
            found[status.upper() if status != "default" else status] = Response(
                status=status.upper() if status != "default" else status,
                description=str(response.get("description") or ""),
                content=self._content(response.get("content"), place),
                headers=tuple(self._headers(headers if isinstance(headers, dict) else {})),
                links=tuple(self._links(response.get("links"))),
                pointer=place,
            )
        return found

    def _headers(self, headers: dict[str, Any]) -> Iterator[Header]:
        for name, entry in headers.items():
            node = self._object(entry)
            if name.lower() != "content-type":
                schema: Node = node.get("schema", True)
                examples = tuple(self._examples(node))
                yield Header(name, bool(node.get("required")), schema, bool(node.get("explode")), examples)

    def _links(self, links: Any) -> Iterator[Link]:
        for name, entry in (links if isinstance(links, dict) else {}).items():
            node = self._object(entry)
            target = node.get("operationId")
            if target is None and isinstance(node.get("operationRef"), str):
                target = self._targets.get(node["operationRef"].removeprefix("#"))
            if isinstance(target, str):
                parameters = node.get("parameters")
                parameters = parameters if isinstance(parameters, dict) else {}
                yield Link(name, target, parameters, node.get("requestBody"))

    def security_schemes(self) -> Mapping[str, SecurityScheme]:
        components = self._data.get("components")
        schemes = components.get("securitySchemes") if isinstance(components, dict) else None
        found = {}
        for name, entry in (schemes if isinstance(schemes, dict) else {}).items():
            node = self._object(entry)
            flows = node.get("flows")
            found[name] = SecurityScheme(
                name=name,
                type=str(node.get("type", "")),
                scheme=str(node.get("scheme", "")).lower(),
                location=str(node.get("in", "")),
                parameter_name=str(node.get("name", "")),
                flows=flows if isinstance(flows, dict) else {},
                extensions=_extensions(node),
            )
        return found


def _requirement(entry: dict[str, Any]) -> SecurityRequirement:
    return {name: tuple(scopes) if isinstance(scopes, list) else () for name, scopes in entry.items()}


def _encoding(node: dict[str, Any]) -> Encoding:
    return Encoding(node.get("contentType"), node.get("style"), node.get("explode"))


def _escape(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def _operation_pointer(path: str, method: str) -> str:
    return f"/paths/{_escape(path)}/{method}"
