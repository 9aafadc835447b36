"""What documents borrow from elsewhere and can be read in one way only, as OpenAPI 3 has it.

That is the `/users/:id` of routers, and Swagger 2.0's parameters in body and formData, which generators go on writing
into documents of OpenAPI 3. Knows single objects; judges nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from understudy.json_values import texts_of
from understudy.openapi.media_types import JSON
from understudy.openapi.origins import Tokens, longest
from understudy.openapi.pointer import METHODS, look_up, pointer_of, tokens_of
from understudy.openapi.swagger import Converted
from understudy.openapi.swagger_bodies import IN_BODY, BodyParameters, Entry
from understudy.problem import Problem

_COLON = re.compile(r"(?<=/):([A-Za-z_]\w*)(?=/|$)")
# Content in any other request has no meaning (RFC 9110 section 9.3.1).
_WITH_CONTENT = frozenset({"post", "put", "patch", "delete"})
_OF_PARAMETERS = frozenset({"name", "in", "required", "schema", "content", "style", "explode", "allowEmptyValue"})


def rewritten(data: dict[str, Any], origins: Mapping[Tokens, Tokens], file: str) -> Converted:
    """The document with its paths and bodies as OpenAPI 3 has them.

    `origins` are those of the document as it is; those of the result lead from the new places to the same ends.
    """
    if not isinstance(data.get("paths"), dict):
        return Converted(data, origins, ())
    return _Rewriting(data, origins, file).run()


class _Rewriting:
    """One run over one document. Places are those of the document as it is."""

    def __init__(self, data: dict[str, Any], origins: Mapping[Tokens, Tokens], file: str) -> None:
        self._data = data
        self._before = origins
        self._origins = dict(origins)
        self._file = file
        self._problems: list[Problem] = []
        self._bodies = BodyParameters(_schema, lambda *_: {}, self._leads)
        self._renamed: Mapping[str, str] = dict(self._templated())

    def run(self) -> Converted:
        for path, new in self._renamed.items():
            self._warn("path-colon", f"{path} is how routers write a path; it is read as {new}", ("paths", path))
            for place, origin in self._before.items():
                if place[:2] == ("paths", path):
                    self._origins["paths", new, *place[2:]] = origin
            self._origins["paths", new] = longest(self._before, ("paths", path))
        paths = {
            self._renamed.get(path, path): self._item(item, ("paths", path))
            if isinstance(item, dict) and path[:1] == "/"
            else item
            for path, item in self._data["paths"].items()
        }
        data = {**self._data, "paths": paths} if self._problems else self._data
        return Converted(data, self._origins, tuple(self._problems))

    def _warn(self, rule: str, message: str, place: Tokens) -> None:
        self._problems.append(Problem(rule, message, pointer_of(place), self._file, severity="warning"))

    def _leads(self, there: Tokens, here: Tokens) -> None:
        """What stands at a place of the result came from one of the document as it is."""
        self._origins["paths", self._renamed.get(there[1], there[1]), *there[2:]] = longest(self._before, here)

    # -- paths ----------------------------------------------------------------------------------------------------

    def _templated(self) -> Iterator[tuple[str, str]]:
        """The paths with parameters after a colon: where no path has any in braces, or where they are declared."""
        paths = self._data["paths"]
        in_braces = any("{" in path for path in paths)
        for path, item in paths.items():
            names = _COLON.findall(path) if isinstance(item, dict) else []
            new = _COLON.sub(r"{\1}", path)
            if names and new not in paths and (not in_braces or set(names) <= self._declared(item)):
                yield path, new

    def _declared(self, item: Mapping[str, Any]) -> set[str]:
        holders = [item, *(node for name, node in item.items() if name in METHODS and isinstance(node, dict))]
        nodes = [node for holder in holders for node, _ in self._parameters(holder, ())]
        return {str(node.get("name")) for node in nodes if node.get("in") == "path"}

    # -- bodies ---------------------------------------------------------------------------------------------------

    def _parameters(self, holder: Mapping[str, Any], here: Tokens) -> list[Entry]:
        """The parameters of a path item or an operation, behind their references, each with where it stands."""
        listed = holder.get("parameters")
        found = []
        for position, entry in enumerate(listed if isinstance(listed, list) else ()):
            node, place = entry, (*here, "parameters", str(position))
            reference = node.get("$ref") if isinstance(node, dict) else None
            if isinstance(reference, str):
                node, place = look_up(self._data, reference), tokens_of(reference.removeprefix("#"))
            found.append((node if isinstance(node, dict) else {}, place))
        return found

    def _item(self, item: dict[str, Any], here: Tokens) -> dict[str, Any]:
        shared = [each for each in self._parameters(item, here) if each[0].get("in") in IN_BODY]
        found = {
            name: self._operation(node, (*here, name), shared)
            if name in _WITH_CONTENT and isinstance(node, dict) and "requestBody" not in node
            else node
            for name, node in item.items()
        }
        return self._without(found, here) if shared else found

    def _operation(self, node: dict[str, Any], here: Tokens, shared: list[Entry]) -> Any:
        inside = [each for each in self._parameters(node, here) if each[0].get("in") in IN_BODY] or shared
        if not inside:
            return node
        for parameter, place in inside:
            message = (
                f"{parameter.get('name')} is in {parameter['in']}, as in Swagger 2.0; it is read as the request body"
            )
            self._warn("parameter-in-body", message, place)
        body = self._body(inside, list(texts_of(node.get("consumes"))), (*here, "requestBody"))
        return {**self._without(node, here), "requestBody": body}

    def _without(self, holder: dict[str, Any], here: Tokens) -> dict[str, Any]:
        """A path item or an operation without its parameters in the body."""
        left: list[Any] = []
        for position, (node, _) in enumerate(self._parameters(holder, here)):
            if node.get("in") not in IN_BODY:
                self._leads((*here, "parameters", str(len(left))), (*here, "parameters", str(position)))
                left.append(holder["parameters"][position])
        return {**holder, "parameters": left}

    def _body(self, entries: list[Entry], consumes: list[str], there: Tokens) -> dict[str, Any]:
        """The request body that parameters in body or formData are; several in body are properties of one object."""
        whole = [each for each in entries if each[0].get("in") == "body"]
        if len(whole) == 1:
            return self._bodies.whole(whole[0], consumes or [JSON], there)
        return self._bodies.object_of(whole, [JSON], there) if whole else self._bodies.form(entries, consumes, there)


def _schema(node: Mapping[str, Any]) -> Any:
    """The schema of a parameter, or the keywords that stand in the parameter itself."""
    found = node.get("schema") if "schema" in node else {key: node[key] for key in node.keys() - _OF_PARAMETERS}
    if isinstance(found, dict) and found.get("type") == "file":
        return {**found, "type": "string", "format": "binary"}
    return found
