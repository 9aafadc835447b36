"""Swagger 2.0 read as OpenAPI 3.0, and where each piece of the result stood in the document that its author knows.

Knows both specifications and nothing of files, servers or schemas' meaning. What OpenAPI 3.0 has no word for is a
problem at its place in the Swagger document, never dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from understudy.json_values import object_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.media_types import JSON
from understudy.openapi.origins import Tokens
from understudy.openapi.pointer import METHODS, look_up, pointer_of, tokens_of
from understudy.openapi.swagger_bodies import IN_BODY, BodyParameters, Entry, extensions_of
from understudy.openapi.swagger_schemas import convert_schema, schema_of_parameter
from understudy.problem import Problem

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_MEDIA_TYPE = re.compile(r"[\w.+*-]+/[\w.+*-]+(?:\s*;.*)?")
_MOVED = {
    "definitions": ("components", "schemas"),
    "parameters": ("components", "parameters"),
    "responses": ("components", "responses"),
    "securityDefinitions": ("components", "securitySchemes"),
}
# Style and explode that say what a collectionFormat says, by where the parameter is.
_QUERY_STYLES = {
    "csv": ("form", False),
    "multi": ("form", True),
    "ssv": ("spaceDelimited", False),
    "pipes": ("pipeDelimited", False),
}
_FLOWS = {"implicit": "implicit", "password": "password", "application": "clientCredentials"}
_FLOWS["accessCode"] = "authorizationCode"
_KEPT = ("name", "in", "description", "required", "deprecated", "allowEmptyValue", "example", "examples")


@dataclass(frozen=True, slots=True)
class Converted:
    """An OpenAPI 3.0 document. `origins` says of places in it where in the Swagger document their content stood."""

    data: dict[str, Any]
    origins: Mapping[Tokens, Tokens]
    problems: tuple[Problem, ...]


def convert(swagger: dict[str, Any], file: str) -> Converted:
    """Convert a Swagger 2.0 document whose references are all local."""
    return _Converter(swagger, file).run()


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(entry for entry in _list(value) if isinstance(entry, str))


class _Converter:
    """One run. Methods get where a node stands (`here`) and where what they return will stand (`there`)."""

    def __init__(self, swagger: dict[str, Any], file: str) -> None:
        self._swagger = swagger
        self._file = file
        self._origins: dict[Tokens, Tokens] = {}
        self._problems: list[Problem] = []
        self._bodies = BodyParameters(
            lambda node: schema_of_parameter(node, self._reference), self._style, self._origins.__setitem__
        )
        self._names = {section: _safe_names(object_of(swagger.get(section))) for section in _MOVED}
        self._consumes = _texts(swagger.get("consumes")) or (JSON,)
        self._produces = _texts(swagger.get("produces")) or (JSON,)

    def run(self) -> Converted:
        swagger = self._swagger
        left_out = {"swagger", "host", "basePath", "schemes", "consumes", "produces", "paths", "security", *_MOVED}
        data: dict[str, Any] = {"openapi": "3.0.3"}
        data |= {name: value for name, value in swagger.items() if name not in left_out}
        self._origins["openapi",] = ("swagger",)
        if servers := list(self._servers()):
            data["servers"] = servers
            self._origins["servers",] = ("basePath",) if "basePath" in swagger else ("host",)
        if "security" in swagger:
            data["security"] = self._security(swagger["security"])
        data["paths"] = {
            path: self._path_item(item, ("paths", path)) if isinstance(item, dict) and path[:1] == "/" else item
            for path, item in object_of(swagger.get("paths")).items()
        }
        components = {
            "schemas": self._section("definitions", lambda node, *_: convert_schema(node, self._reference)),
            "parameters": self._section("parameters", self._component_parameter),
            "responses": self._section("responses", self._component_response),
            "securitySchemes": self._section("securityDefinitions", self._security_scheme),
        }
        if found := {name: section for name, section in components.items() if section}:
            data["components"] = found
        return Converted(data, self._origins, tuple(self._problems))

    def _warn(self, message: str, here: Tokens, hint: str = "") -> None:
        place = pointer_of(here)
        self._problems.append(Problem("swagger", message, place, self._file, hint, severity="warning"))

    # -- references -----------------------------------------------------------------------------------------------

    def _reference(self, reference: str) -> str:
        """The reference to the same thing where it stands now."""
        tokens = tokens_of(reference.removeprefix("#"))
        if not reference.startswith("#/") or tokens[0] not in _MOVED or len(tokens) < 2:
            return reference
        name = self._names[tokens[0]].get(tokens[1], tokens[1])
        return "#" + pointer_of((*_MOVED[tokens[0]], name, *tokens[2:]))

    def _resolved(self, node: Any, here: Tokens) -> tuple[dict[str, Any], Tokens]:
        """What a node is once its references are followed, and where that stands."""
        for _ in range(20):
            reference = object_of(node).get("$ref")
            if not isinstance(reference, str):
                break
            node, here = look_up(self._swagger, reference), tokens_of(reference.removeprefix("#"))
        return object_of(node), here

    # -- the document's own fields --------------------------------------------------------------------------------

    def _servers(self) -> Iterator[dict[str, Any]]:
        host, base = self._swagger.get("host"), self._swagger.get("basePath")
        path = base.rstrip("/") if isinstance(base, str) else ""
        if not isinstance(host, str) or not host:
            if path:
                yield {"url": path}
            return
        schemes = _texts(self._swagger.get("schemes")) or ("https",)
        for scheme in [name for name in schemes if name in ("http", "https")] or schemes:
            yield {"url": f"{scheme}://{host}{path}"}

    def _section(self, section: str, read: Any) -> dict[str, Any]:
        found = {}
        for name, entry in object_of(self._swagger.get(section)).items():
            here, there = (section, name), (*_MOVED[section], self._names[section][name])
            self._origins[there] = here
            converted = read(entry, here, there)
            if converted is not None:
                found[there[-1]] = converted
        return found

    def _security(self, requirements: Any) -> Any:
        names = self._names["securityDefinitions"]
        return [
            {names.get(name, name): scopes for name, scopes in entry.items()} if isinstance(entry, dict) else entry
            for entry in _list(requirements)
        ]

    def _security_scheme(self, node: Any, here: Tokens, there: Tokens) -> Any:
        if not isinstance(node, dict):
            return node
        kind = node.get("type")
        if kind == "basic":
            rest = {name: value for name, value in node.items() if name != "type"}
            return {**rest, "type": "http", "scheme": "basic"}
        if kind != "oauth2":
            return node
        flow = _FLOWS.get(str(node.get("flow")))
        if flow is None:
            self._warn(f"{node.get('flow')} is no OAuth 2.0 flow", (*here, "flow"), f"one of {', '.join(_FLOWS)}")
        described = {name: node[name] for name in ("authorizationUrl", "tokenUrl") if name in node}
        flows = {flow: {**described, "scopes": object_of(node.get("scopes"))}} if flow else {}
        if flow:
            self._origins[*there, "flows", flow] = here
        beside = {name: value for name, value in node.items() if name == "description" or name.startswith("x-")}
        return {"type": "oauth2", "flows": flows, **beside}

    # -- paths ----------------------------------------------------------------------------------------------------

    def _path_item(self, item: dict[str, Any], here: Tokens) -> dict[str, Any]:
        shared = [(entry, (*here, "parameters", str(i))) for i, entry in enumerate(_list(item.get("parameters")))]
        found: dict[str, Any] = {}
        for name, node in item.items():
            if name == "parameters":
                found[name] = self._parameters([each for each in shared if not self._in_body(*each)], (*here, name))
            elif name in METHODS and isinstance(node, dict):
                bodies = [each for each in shared if self._in_body(*each)]
                found[name] = self._operation(node, (*here, name), bodies)
            else:
                found[name] = node
        return found

    def _in_body(self, entry: Any, here: Tokens) -> bool:
        return self._resolved(entry, here)[0].get("in") in IN_BODY

    def _operation(self, node: dict[str, Any], here: Tokens, shared: list[tuple[Any, Tokens]]) -> dict[str, Any]:
        left_out = ("parameters", "consumes", "produces", "schemes", "responses", "security")
        found = {name: value for name, value in node.items() if name not in left_out}
        if "security" in node:
            found["security"] = self._security(node["security"])
        own = [(entry, (*here, "parameters", str(i))) for i, entry in enumerate(_list(node.get("parameters")))]
        inside = [each for each in own if self._in_body(*each)]
        outside = [each for each in own if not self._in_body(*each)]
        if outside:
            found["parameters"] = self._parameters(outside, (*here, "parameters"))
        if body := self._request_body([self._resolved(*each) for each in inside or shared], node, here):
            found["requestBody"] = body
        if "responses" in node:
            found["responses"] = self._responses(node, here)
        return found

    def _parameters(self, entries: list[tuple[Any, Tokens]], there: Tokens) -> list[Any]:
        found = []
        for position, (entry, here) in enumerate(entries):
            place = (*there, str(position))
            self._origins[place] = here
            found.append(self._parameter(entry, here, place))
        return found

    def _component_parameter(self, node: Any, here: Tokens, there: Tokens) -> Any:
        return None if self._in_body(node, here) else self._parameter(node, here, there)

    def _parameter(self, node: Any, here: Tokens, there: Tokens) -> Any:
        if not isinstance(node, dict):
            return node
        if isinstance(node.get("$ref"), str):
            return {"$ref": self._reference(node["$ref"])}
        found = {name: node[name] for name in _KEPT if name in node} | extensions_of(node)
        if "x-example" in found and "example" not in found:
            found["example"] = found["x-example"]
        self._origins[*there, "schema"] = (*here, "schema") if "schema" in node else here
        found["schema"] = schema_of_parameter(node, self._reference)
        if node.get("type") == "array":
            found |= self._style(node, here)
        return found

    def _style(self, node: Mapping[str, Any], here: Tokens) -> dict[str, Any]:
        """How the entries of an array stand in one text; Swagger's own default is between commas."""
        collection_format = str(node.get("collectionFormat", "csv"))
        if node.get("in") in ("query", "formData"):
            if collection_format in _QUERY_STYLES:
                style, explode = _QUERY_STYLES[collection_format]
                return {"style": style, "explode": explode}
        elif collection_format == "csv":
            return {"style": "simple", "explode": False} if node.get("in") != "cookie" else {"explode": False}
        message = (
            f"collectionFormat {collection_format} of a {node.get('in')} parameter has no counterpart in OpenAPI 3"
        )
        self._warn(message, (*here, "collectionFormat"), "read as csv")
        return {"explode": False}

    # -- bodies ---------------------------------------------------------------------------------------------------

    def _request_body(self, entries: list[Entry], operation: Mapping[str, Any], there: Tokens) -> dict[str, Any] | None:
        consumes = _texts(operation.get("consumes")) or self._consumes
        place = (*there, "requestBody")
        bodies = [each for each in entries if each[0].get("in") == "body"]
        fields = [each for each in entries if each[0].get("in") == "formData"]
        if bodies:
            for _, here in [*bodies[1:], *fields]:
                self._warn("an operation has one body, so this parameter is ignored", here)
            return self._bodies.whole(bodies[0], consumes, place)
        return self._bodies.form(fields, consumes, place) if fields else None

    # -- responses ------------------------------------------------------------------------------------------------

    def _responses(self, operation: Mapping[str, Any], here: Tokens) -> Any:
        own = _texts(operation.get("produces"))
        found = {}
        for status, entry in object_of(operation.get("responses")).items():
            place = (*here, "responses", status)
            if status.startswith("x-") or not isinstance(entry, dict):
                found[status] = entry
            elif isinstance(entry.get("$ref"), str) and (not own or own == self._produces):
                found[status] = {"$ref": self._reference(entry["$ref"])}
            else:
                response, origin = self._resolved(entry, place)
                if not response and "$ref" in entry:
                    found[status] = {"$ref": self._reference(entry["$ref"])}
                    continue
                if origin != place:
                    self._origins[place] = origin
                found[status] = self._response(response, origin, place, own or self._produces)
        return found

    def _component_response(self, node: Any, here: Tokens, there: Tokens) -> Any:
        return self._response(node, here, there, self._produces) if isinstance(node, dict) else node

    def _response(self, node: dict[str, Any], here: Tokens, there: Tokens, produces: tuple[str, ...]) -> Any:
        if isinstance(node.get("$ref"), str):
            return {"$ref": self._reference(node["$ref"])}
        found = {"description": node["description"]} if "description" in node else {}
        if isinstance(headers := node.get("headers"), dict):
            found["headers"] = {
                name: self._header(entry, (*here, "headers", name), (*there, "headers", name))
                for name, entry in headers.items()
            }
        if content := self._content(node, here, there, produces):
            found["content"] = content
        return found | extensions_of(node)

    def _content(self, node: dict[str, Any], here: Tokens, there: Tokens, produces: tuple[str, ...]) -> dict[str, Any]:
        examples = object_of(node.get("examples"))
        if examples and not any(_MEDIA_TYPE.fullmatch(name) for name in examples):
            # Not by media type, as the specification wants it: the value itself.
            examples = {produces[0]: examples}
        names = produces if "schema" in node else ()
        if object_of(node.get("schema")).get("type") == "file" and produces == (JSON,):
            names = ("application/octet-stream",)
        content: dict[str, Any] = {}
        for name in dict.fromkeys((*names, *examples)):
            place = (*there, "content", name)
            self._origins[place] = here
            content[name] = {}
            if "schema" in node:
                self._origins[*place, "schema"] = (*here, "schema")
                content[name]["schema"] = convert_schema(node["schema"], self._reference)
            if name in examples:
                self._origins[*place, "example"] = (*here, "examples", name)
                content[name]["example"] = examples[name]
        return content

    def _header(self, node: Any, here: Tokens, there: Tokens) -> Any:
        if not isinstance(node, dict) or "$ref" in node:
            return node
        self._origins[*there, "schema"] = here
        described = {"description": node["description"]} if "description" in node else {}
        return {**described, "schema": schema_of_parameter(node, self._reference), **extensions_of(node)}


def _safe_names(section: Mapping[str, Any]) -> dict[str, str]:
    """Names that may stand in components (OAS 4.8.7), by those that the document gives; most are the same."""
    found: dict[str, str] = {}
    taken = set(section)
    for name in section:
        safe = name
        if _UNSAFE.search(name):
            safe = plain = _UNSAFE.sub("_", name).strip("_") or "_"
            number = 2
            while safe in taken:
                safe, number = f"{plain}_{number}", number + 1
            taken.add(safe)
        found[name] = safe
    return found
