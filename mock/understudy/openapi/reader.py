"""Reads the objects of a bundled document: operations, webhooks, callbacks, security schemes, servers.

Knows OpenAPI objects and where each stands; infers nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from understudy.openapi.dead_ends import dead_end
from understudy.openapi.grammar import STATUS, operations_of
from understudy.openapi.model import (
    Encoding,
    Header,
    Link,
    MediaType,
    Operation,
    Parameter,
    ParameterLocation,
    RequestBody,
    ResponseObject,
    SecurityRequirement,
    SecurityScheme,
    Server,
)
from understudy.openapi.pointer import escape
from understudy.openapi.schemas import Schemas
from understudy.problem import Problem

_DEFAULT_STYLE = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
_LOCATIONS = tuple(_DEFAULT_STYLE)
_HOPS = 50
_REFERENCE = {"$ref"}
# Where they stand beside a reference, the object is described there.
_CONTENT = {"schema", "content"}
_USUAL = ("get", "put", "post", "delete", "patch")


def _extensions(node: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in node.items() if key.startswith("x-")}


class Reader:
    """Reads OpenAPI objects out of one bundled document."""

    def __init__(self, data: Mapping[str, Any], schemas: Schemas) -> None:
        self._data = data
        self._schemas = schemas
        self._object = schemas.resolve_object
        # Most errors are one component that every operation refers to; it is read once.
        self._shared: dict[tuple[str, str], ResponseObject] = {}
        self._parameters_shared: dict[str | None, Parameter | None] = {}
        self._targets = {pointer: name for name, pointer in self._identities()}
        self._servers = self.servers()

    def _placed(self, node: Any, pointer: str) -> tuple[dict[str, Any], str]:
        """An object and where it stands, both behind its reference."""
        found: Any = node
        for _ in range(_HOPS):
            reference = found.get("$ref") if isinstance(found, dict) else None
            if not isinstance(reference, str) or found.keys() & _CONTENT:
                break
            try:
                pointer, found = reference.removeprefix("#"), self._schemas.at(reference)
            except KeyError:
                break
        return self._object(node), pointer

    def _path_items(self, section: str = "paths") -> Iterator[tuple[str, dict[str, Any], str]]:
        items = self._data.get(section)
        for name, item in (items if isinstance(items, dict) else {}).items():
            if section == "webhooks" or name.startswith("/"):
                yield name, *self._placed(item, f"/{section}/{escape(name)}")

    def _identities(self) -> Iterator[tuple[str, str]]:
        for path, item, _ in self._path_items():
            for step, method, node in operations_of(item):
                yield _named(node) or f"{method} {path}", f"/paths/{escape(path)}/{step}"

    def operations(self) -> Iterator[Operation]:
        """Those of the document's paths."""
        for path, item, place in self._path_items():
            yield from self._of_item(path, item, place, f"/paths/{escape(path)}")

    def unknown(self, path: str, problem: Problem) -> Iterator[Operation]:
        """What may stand at a path of which nothing can be read."""
        for method in _USUAL:
            pointer = f"/paths/{escape(path)}"
            yield replace(self._operation(path, method, {}, pointer, (), {}, (), "/servers"), broken=problem)

    def webhooks(self) -> Iterator[Operation]:
        """Those that the document's users receive (OAS 4.8.1)."""
        for name, item, place in self._path_items("webhooks"):
            for operation in self._of_item(name, item, place, f"/webhooks/{escape(name)}"):
                yield operation if operation.operation_id else replace(operation, id=name)

    def _of_item(self, path: str, item: dict[str, Any], place: str, shown: str) -> Iterator[Operation]:
        """The operations of a path item; `place` is where it stands, `shown` where its author looks for it."""
        for step, method, node in operations_of(item):
            parameters = self._parameters(item, place, node, f"{shown}/{step}")
            servers, where = self._servers, "/servers"
            for holder, above in ((item, place), (node, f"{shown}/{step}")):
                if isinstance(holder.get("servers"), list):
                    servers, where = self._listed_servers(holder["servers"]), f"{above}/servers"
            extensions = {**_extensions(item), **_extensions(node)}
            yield self._operation(path, method, node, f"{shown}/{step}", parameters, extensions, servers, where)

    def _operation(
        self,
        path: str,
        method: str,
        node: dict[str, Any],
        pointer: str,
        parameters: tuple[Parameter, ...],
        extensions: Mapping[str, Any],
        servers: tuple[Server, ...],
        servers_pointer: str,
    ) -> Operation:
        security = node.get("security", self._data.get("security"))
        return Operation(
            id=_named(node) or f"{method} {path}",
            method=method.upper(),
            path=path,
            pointer=pointer,
            summary=str(node.get("summary") or ""),
            description=str(node.get("description") or ""),
            tags=tuple(str(tag) for tag in node.get("tags") or ()),
            parameters=parameters,
            request_body=self._request_body(node.get("requestBody"), f"{pointer}/requestBody"),
            responses=self._responses(node.get("responses"), f"{pointer}/responses"),
            security=tuple(_requirement(entry) for entry in security or () if isinstance(entry, dict)),
            extensions=extensions,
            operation_id=_named(node),
            deprecated=node.get("deprecated") is True,
            callbacks=dict(self._callbacks(node.get("callbacks"), f"{pointer}/callbacks")),
            broken=dead_end(node, pointer, self._schemas),
            security_pointer=f"{pointer}/security" if "security" in node else "/security",
            servers=servers,
            servers_pointer=servers_pointer,
        )

    def _callbacks(self, callbacks: Any, pointer: str) -> Iterator[tuple[str, tuple[Operation, ...]]]:
        # What is called back by a callback is not read: by references that may have no end.
        if "/callbacks/" in pointer.removesuffix("/callbacks"):
            return
        for name, entry in (callbacks if isinstance(callbacks, dict) else {}).items():
            callback, place = self._placed(entry, f"{pointer}/{escape(name)}")
            yield (
                name,
                tuple(
                    operation if operation.operation_id else replace(operation, id=name)
                    for expression, item in callback.items()
                    if not expression.startswith("x-")
                    for found, where in (self._placed(item, f"{place}/{escape(expression)}"),)
                    for operation in self._of_item(expression, found, where, where)
                ),
            )

    def _parameters(
        self, item: dict[str, Any], place: str, node: dict[str, Any], pointer: str
    ) -> tuple[Parameter, ...]:
        merged: dict[tuple[str, str], Parameter] = {}
        for listed, above in ((item.get("parameters"), place), (node.get("parameters"), pointer)):
            for position, entry in enumerate(listed if isinstance(listed, list) else []):
                found = self._listed_parameter(entry, f"{above}/parameters/{position}")
                if found is not None:
                    merged[found.name, found.location] = found
        return tuple(merged.values())

    def _listed_parameter(self, entry: Any, pointer: str) -> Parameter | None:
        """A parameter of a list; one that many refer to is read once."""
        shared = str(entry["$ref"]) if isinstance(entry, dict) and entry.keys() == _REFERENCE else None
        if shared in self._parameters_shared:
            return self._parameters_shared[shared]
        found, where = self._placed(entry, pointer)
        name, location = found.get("name"), found.get("in")
        parameter = None
        if isinstance(name, str) and location in _LOCATIONS:
            parameter = self._parameter(found, name, location, where)
        if shared is not None:
            self._parameters_shared[shared] = parameter
        return parameter

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
            allow_empty_value=bool(node.get("allowEmptyValue")),
            extensions=_extensions(node),
            description=str(node.get("description") or ""),
            deprecated=node.get("deprecated") is True,
            examples=tuple(value for _, value in self._examples(node)),
            allow_reserved=node.get("allowReserved") is True,
        )

    def _request_body(self, node: Any, pointer: str) -> RequestBody | None:
        body, pointer = self._placed(node, pointer)
        if not body:
            return None
        content = self._content(body.get("content"), pointer)
        return RequestBody(bool(body.get("required")), content, str(body.get("description") or ""), pointer)

    def _content(self, content: Any, pointer: str) -> tuple[MediaType, ...]:
        if not isinstance(content, dict):
            return ()
        return tuple(
            MediaType(
                name=name.lower(),
                schema=node.get("schema"),
                examples=tuple(value for _, value in self._examples(node)),
                example_names=tuple(key for key, _ in self._examples(node)),
                encoding={key: _encoding(self._object(value)) for key, value in (node.get("encoding") or {}).items()},
                pointer=f"{pointer}/content/{escape(name)}",
                item_schema=node.get("itemSchema"),
            )
            for name, node in ((name, self._object(node)) for name, node in content.items())
        )

    def _examples(self, node: dict[str, Any]) -> Iterator[tuple[str | None, Any]]:
        if "example" in node:
            yield None, node["example"]
        examples = node.get("examples")
        for name, example in (examples if isinstance(examples, dict) else {}).items():
            entry = self._object(example)
            yield from ((name, entry[key]) for key in ("value", "dataValue") if key in entry)

    def _responses(self, node: Any, pointer: str) -> Mapping[str, ResponseObject]:
        if not isinstance(node, dict):
            return {}
        found = {}
        for status, entry in node.items():
            if not STATUS.fullmatch(status):
                continue
            name = status.upper() if status != "default" else status
            shared = (name, str(entry["$ref"])) if isinstance(entry, dict) and entry.keys() == _REFERENCE else None
            response = self._shared.get(shared) if shared is not None else None
            if response is None:
                response = self._response(name, *self._placed(entry, f"{pointer}/{status}"))
                if shared is not None:
                    self._shared[shared] = response
            found[name] = response
        return found

    def _response(self, status: str, node: dict[str, Any], pointer: str) -> ResponseObject:
        headers = node.get("headers")
        return ResponseObject(
            status=status,
            description=str(node.get("description") or ""),
            content=self._content(node.get("content"), pointer),
            headers=tuple(self._headers(headers if isinstance(headers, dict) else {}, f"{pointer}/headers")),
            links=tuple(self._links(node.get("links"))),
            pointer=pointer,
        )

    def _headers(self, headers: dict[str, Any], pointer: str) -> Iterator[Header]:
        for name, entry in headers.items():
            node, place = self._placed(entry, f"{pointer}/{escape(name)}")
            if name.lower() != "content-type":
                yield Header(
                    name=name,
                    required=bool(node.get("required")),
                    schema=node.get("schema", True),
                    explode=bool(node.get("explode")),
                    examples=tuple(value for _, value in self._examples(node)),
                    pointer=place,
                    deprecated=node.get("deprecated") is True,
                    extensions=_extensions(node),
                    content=self._content(node.get("content"), place),
                    description=str(node.get("description") or ""),
                )

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

    def servers(self) -> tuple[Server, ...]:
        """The document's own servers (OAS 4.8.5)."""
        return self._listed_servers(self._data.get("servers"))

    def _listed_servers(self, listed: Any) -> tuple[Server, ...]:
        return tuple(
            Server(
                str(entry.get("url", "")),
                str(entry.get("description") or ""),
                self._object(entry.get("variables")),
            )
            for entry in (listed if isinstance(listed, list) else [])
            if isinstance(entry, dict)
        )

    def tags(self) -> Mapping[str, str]:
        """The descriptions of the document's tags, by name (OAS 4.8.22)."""
        listed = self._data.get("tags")
        entries = [entry for entry in (listed if isinstance(listed, list) else []) if isinstance(entry, dict)]
        return {str(entry.get("name")): str(entry.get("description") or "") for entry in entries}

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
                openid_connect_url=str(node.get("openIdConnectUrl") or ""),
            )
        return found


def _requirement(entry: dict[str, Any]) -> SecurityRequirement:
    return {name: tuple(map(str, scopes)) if isinstance(scopes, list) else () for name, scopes in entry.items()}


def _encoding(node: dict[str, Any]) -> Encoding:
    return Encoding(node.get("contentType"), node.get("style"), node.get("explode"), node.get("allowReserved"))


def _named(node: Mapping[str, Any]) -> str | None:
    operation_id = node.get("operationId")
    return operation_id if isinstance(operation_id, str) and operation_id else None
