"""What is made of an SDK besides its methods: the data that its command line and its MCP server are built from.

`operations.json` says of each method what it is called, what it takes and by which schemas, so that neither of the two
has to import a module of the package before it calls one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from understudy.contract import Contract
from understudy.inference.shapes import is_binary, properties
from understudy.openapi.lowering import STRICT_INTEGER, STRICT_INTEGER_NAME
from understudy.openapi.media_types import is_json
from understudy.openapi.model import MediaType, Node
from understudy_tools.sdk import docs
from understudy_tools.sdk.methods import Method, MethodGroup
from understudy_tools.sdk.naming import plain


def operations_json(contract: Contract, groups: Sequence[MethodGroup]) -> str:
    """Every method that answers at once, as JSON; those that only stream are left out."""
    surfaces = _Surfaces(contract)
    found = [surfaces.operation(group, method) for group in groups for method in group.methods if not method.is_stream]
    operations = ",\n".join(map(_text, found))
    definitions = ",\n".join(f"{_text(name)}: {_text(each)}" for name, each in surfaces.definitions.items())
    head = f'"title": {_text(contract.title)}, "version": {_text(contract.version)}'
    return f'{{{head}, "operations": [\n{operations}\n], "$defs": {{\n{definitions}\n}}}}\n'


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Surfaces:
    def __init__(self, contract: Contract) -> None:
        self._schemas = contract.schemas
        self.definitions: dict[str, Any] = {}

    def operation(self, group: MethodGroup, method: Method) -> dict[str, Any]:
        operation = method.operation
        body = self._body(method)
        return {
            "resource": group.dotted,
            "name": method.name,
            "method": operation.method,
            "path": operation.path,
            "tags": list(operation.tags),
            "summary": docs.short(method.endpoint.summary) or method.name.replace("_", " "),
            "description": docs.text_of(method.endpoint.description),
            "deprecated": operation.deprecated,
            "paged": method.pages is not None,
            "arguments": list(self._arguments(method)),
            **({"body": body} if body is not None else {}),
        }

    def _arguments(self, method: Method) -> Iterator[dict[str, Any]]:
        for place, found in method.placed:
            declared = method.parameters.get((place, str(plain(found.name))))
            schema = declared.schema if declared is not None else True
            yield {
                "name": str(found.python_name),
                "wire": method.wire(found.name, place),
                "in": place,
                "required": not method.is_optional(found),
                "description": declared.description if declared is not None else "",
                "schema": self._portable(schema),
            }

    def _body(self, method: Method) -> dict[str, Any] | None:
        declared = method.operation.request_body
        if declared is None or not declared.content or not method.endpoint.bodies:
            return None
        media = next((each for each in declared.content if is_json(each.name)), declared.content[0])
        node: Node = True if media.schema is None else media.schema
        named = properties(self._schemas, node)
        return {
            "required": bool(method.endpoint.bodies[0].prop.required),
            "description": declared.description,
            "mediaType": media.name,
            "schema": self._portable(node),
            "properties": [
                {"name": name, "description": self._description(entry), "schema": self._portable(entry)}
                for name, entry in named.items()
                if not self._schemas.family("request").is_hidden(entry)
            ],
            "required_properties": list(self._required(node)),
            "files": self._files(media, named),
        }

    def _required(self, node: Node) -> Sequence[str]:
        listed = self._schemas.resolve_object(node).get("required")
        return listed if isinstance(listed, list) else ()

    def _files(self, media: MediaType, named: Any) -> list[str]:
        """The properties that are files; an empty name where the body is one as a whole."""
        if not named and is_binary(self._schemas, media.schema):
            return [""]
        return [name for name, entry in named.items() if is_binary(self._schemas, entry)]

    def _description(self, node: Node) -> str:
        text = self._schemas.resolve_object(node).get("description")
        return text.strip() if isinstance(text, str) else ""

    def _portable(self, node: Node) -> Any:
        """The schema for what is sent, as JSON Schema 2020-12; what it refers to is among the definitions of all."""
        lowered = _plain_integers(self._schemas.lowered(node, "request"))
        if not isinstance(lowered, dict):
            return lowered
        for name, definition in lowered.pop("$defs", {}).items():
            if name != STRICT_INTEGER_NAME:
                self.definitions[name] = definition
        return lowered


def _plain_integers(schema: Any) -> Any:
    """The schema without the mock's own strict integers, which other validators can't resolve."""
    if isinstance(schema, dict):
        if schema.get("$ref") == STRICT_INTEGER:
            return {
                "type": "integer",
                **{name: _plain_integers(each) for name, each in schema.items() if name != "$ref"},
            }
        return {name: _plain_integers(each) for name, each in schema.items()}
    return [_plain_integers(each) for each in schema] if isinstance(schema, list) else schema
