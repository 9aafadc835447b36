"""Lowers a contract to a document that openapi-python-client reads as it is meant; the mock never sees the result.

What is lowered, and the upstream issue that would end it (github.com/openapi-generators/openapi-python-client):

* models are named by `title`, and two of one title lose one (#652, #1448): titles go;
* a component that is only a reference (#734), and references to anything but a component: what they lead to is a
  component of its own;
* discriminators are not known (#219, #1154): each variant gets its constant, each union a variant for what is unknown;
* global security is ignored (#645), path items behind references are dropped, and webhooks are not read at all;
* a name in a path may be an ASCII word only, and two parameters that are one name in Python lose the operation;
* one keyword of an unexpected type refuses the whole document: what no validator could use is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from openapi_python_client.strings import PythonIdentifier

from understudy.contract import Contract
from understudy.openapi.keywords import usable
from understudy.openapi.model import Operation, Parameter
from understudy.openapi.pointer import METHODS, MISSING, look_up, unescape
from understudy_tools.sdk.naming import class_case, snake_case
from understudy_tools.sdk.opc.media import request_content, response_content
from understudy_tools.sdk.opc.name_collisions import name_members, part_properties
from understudy_tools.sdk.opc.streams import MARK, stream_of
from understudy_tools.sdk.read_write_only import Marks

__all__ = ["TAGS", "UNKNOWN_VARIANT", "Lowered", "lowered"]

UNKNOWN_VARIANT = "UnknownVariant"
TAGS = "x-understudy-tags"
"""At a union: the property that tells its variants apart, and the values for each of them."""
_COMPONENTS = "#/components/schemas/"
_PLAIN = ("type", "enum", "required", "format")
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_SUBSTANCE = ("type", "properties", "allOf", "oneOf", "anyOf", "$ref", "enum", "const", "items")
_STATUS = re.compile(r"[1-5](?:[0-9]{2}|XX)|default")
_TEMPLATED = re.compile(r"\{([^{}]*)\}")
_WORD = re.compile(r"[a-zA-Z_-][a-zA-Z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Lowered:
    """A document for the generator, and what it can't say.

    `webhooks` are the schemas of their payloads. `names` are, by operation, the parameters that have another
    name for the generator: by place and that name. `dangling` are references that lead nowhere.
    """

    data: dict[str, Any]
    webhooks: Mapping[str, dict[str, Any]]
    names: Mapping[str, Mapping[tuple[str, str], str]]
    dangling: Sequence[str]


def lowered(contract: Contract) -> Lowered:
    """Lower everything that an SDK is made of."""
    return _Lowering(contract).run()


@dataclass(slots=True)
class _Lowering:
    """One run. Nodes of the document are never changed; what is made of each is made once."""

    contract: Contract
    components: dict[str, dict[str, Any]] = field(default_factory=dict)
    names: dict[str, dict[tuple[str, str], str]] = field(default_factory=dict)
    dangling: dict[str, None] = field(default_factory=dict)
    _made: dict[int, tuple[Any, dict[str, Any]]] = field(default_factory=dict)
    _hoisted: dict[str, str] = field(default_factory=dict)
    _marks: Marks = field(init=False)

    def __post_init__(self) -> None:
        self._marks = Marks(self.contract)

    def run(self) -> Lowered:
        found = (self.contract.document.get("components") or {}).get("schemas")
        declared: Mapping[str, Any] = found if isinstance(found, dict) else {}
        # Every name is taken before anything is made that needs a free one.
        self.components = {name: {} for name in declared}
        for name, node in declared.items():
            self.components[name] = self.schema(node)
        webhooks = dict(self._webhooks())
        paths: dict[str, dict[str, Any]] = {}
        for operation in self.contract.operations.values():
            path = self._path(operation)
            paths.setdefault(path, {})[operation.method.lower()] = self._operation(operation)
        self._discriminate()
        data = {
            "openapi": "3.1.0",
            "info": {"title": self.contract.title, "version": self.contract.version},
            "paths": paths,
            "components": {"schemas": self.components},
        }
        return Lowered(data, webhooks, self.names, tuple(self.dangling))

    # -- schemas --------------------------------------------------------------------------------------------------

    def schema(self, node: Any) -> dict[str, Any]:
        """A schema of the document as the generator takes it; `true` and `false` are any value."""
        if not isinstance(node, dict):
            return {}
        known = self._made.get(id(node))
        if known is not None:
            return known[1]
        made: dict[str, Any] = {}
        self._made[id(node)] = (node, made)
        reference = node.get("$ref", node.get("$dynamicRef"))
        # What stands beside a reference would hide the component's name from the generator.
        made |= self._reference(reference) if isinstance(reference, str) else self._keywords(node)
        return made

    def _keywords(self, node: dict[str, Any]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name, value in node.items():
            if name in _PLAIN and (value := usable(name, value)) is not None:
                made[name] = value
            elif name in _LISTS and (value := usable(name, value)) is not None:
                if name not in ("oneOf", "anyOf") or any(map(_is_substance, value)):
                    made[name] = [self.schema(entry) for entry in value]
            elif name == "properties" and isinstance(value, dict):
                made[name] = {key: self.schema(entry) for key, entry in value.items()}
            elif name == "additionalProperties" and isinstance(value, dict | bool):
                made[name] = value if isinstance(value, bool) else self.schema(value)
            elif name == "items":
                # A list of schemas is how JSON Schema wrote tuples before 2020-12.
                made |= (
                    {"prefixItems": list(map(self.schema, value))}
                    if isinstance(value, list) and value
                    else {name: self.schema(value)}
                )
            elif _is_usable_annotation(name, value):
                made[name] = value
        if made.get("type") == "file":  # Swagger 2.0's, still met
            made |= {"type": "string", "format": "binary"}
        kind = made.get("type")
        if "array" in (kind if isinstance(kind, list) else [kind]) and not {"items", "prefixItems"} & made.keys():
            made["items"] = {}
        made |= self._marks.of(node)
        name_members(made)
        part_properties(made)
        return made

    def _reference(self, reference: str) -> dict[str, Any]:
        """A reference to a component: the document's, or one that is made of what it leads to."""
        name = _component(reference)
        if name in self.components:
            return {"$ref": f"{_COMPONENTS}{name}"}
        if reference not in self._hoisted:
            node = look_up(self.contract.document, reference)
            if node is MISSING:
                self.dangling[reference] = None
                return {}
            words = [token for token in reference.replace("~1", "/").split("/") if token not in _NOT_NAMES]
            self._hoisted[reference] = self._hoist(class_case("_".join(words[-2:])), node)
        return {"$ref": f"{_COMPONENTS}{self._hoisted[reference]}"}

    def _hoist(self, name: str, node: Any) -> str:
        """Make a component of a schema; its name."""
        taken = {class_case(other) for other in self.components}
        while class_case(name) in taken:
            name += "Event"
        self.components[name] = {}
        self.components[name] = self.schema(node)
        return name

    def _followed(self, made: Any) -> Any:
        """What stands behind a lowered reference, and behind that one's."""
        for _ in range(len(self.components)):
            if not isinstance(made, dict) or "$ref" not in made:
                break
            made = self.components[made["$ref"].removeprefix(_COMPONENTS)]
        return made

    def _discriminate(self) -> None:
        """Give each variant its constant, and the union a variant for values that the document does not know yet."""
        family = self.contract.schemas.family("response")
        for node, made in list(self._made.values()):
            for keyword in ("oneOf", "anyOf"):
                tags = family.tags(node, keyword) if keyword in made else None
                if tags is None:
                    continue
                for variant, values in zip(made[keyword], tags[1], strict=True):
                    self._bind(variant, tags[0], values or ())
                made[TAGS] = tags
                self.components.setdefault(UNKNOWN_VARIANT, {"type": "object", "additionalProperties": True})
                made[keyword].append({"$ref": f"{_COMPONENTS}{UNKNOWN_VARIANT}"})

    def _bind(self, variant: Any, name: str, values: Sequence[Any]) -> None:
        schema = self._followed(variant)
        named = schema.get("properties") if "$ref" in variant else None
        if isinstance(named, dict) and name in named and len(values) == 1:
            constant = {"const": values[0], "default": values[0]}
            schema["properties"] = {name: constant, **{key: value for key, value in named.items() if key != name}}
            schema["required"] = list(dict.fromkeys([name, *(schema.get("required") or [])]))

    # -- webhooks -------------------------------------------------------------------------------------------------

    def _webhooks(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The payload of each webhook. Inline ones get a component, since the generator writes components only."""
        for webhook in self.contract.webhooks.values():
            node = webhook.schema
            if not isinstance(node, dict):
                continue
            if "$ref" not in node:
                made = {"$ref": f"{_COMPONENTS}{self._hoist(class_case(webhook.name), node)}"}
            else:
                made = self.schema(node)
            union = self._followed(made)
            for keyword in ("oneOf", "anyOf"):
                for place, variant in enumerate(union.get(keyword) or ()):
                    if "properties" in variant:
                        name = f"{class_case(webhook.name)}Type{place}"
                        union[keyword][place] = {"$ref": f"{_COMPONENTS}{self._placed(name, variant)}"}
            yield webhook.name, made

    def _placed(self, name: str, made: dict[str, Any]) -> str:
        """Make a component of what is lowered already; its name."""
        name = self._hoist(name, None)
        self.components[name] = made
        return name

    # -- operations -----------------------------------------------------------------------------------------------

    def _operation(self, operation: Operation) -> dict[str, Any]:
        body = operation.request_body
        responses = {
            status: {
                "description": response.description,
                "content": self._content(response_content(response.content, self.contract.schemas)),
            }
            for status, response in operation.responses.items()
            if _STATUS.fullmatch(status)
        }
        made: dict[str, Any] = {
            "tags": list(operation.tags),
            "summary": operation.summary,
            "description": operation.description,
            "parameters": list(self._parameters(operation)),
            "responses": self._streamed(operation, responses),
            "security": [dict(requirement) for requirement in operation.security],
        }
        if operation.operation_id:
            made["operationId"] = operation.id
        if body is not None:
            made["requestBody"] = {
                "required": body.required,
                "content": self._content(request_content(body.content, self.contract.schemas)),
            }
        return made

    def _content(self, content: Mapping[str, Any]) -> dict[str, Any]:
        return {name: {"schema": self.schema(node)} for name, node in content.items()}

    def _streamed(self, operation: Operation, responses: dict[str, Any]) -> dict[str, Any]:
        """What one item of a stream is stands as a response of its own; its model gets a name."""
        stream = stream_of(operation, self.contract.schemas)
        if stream is None:
            return responses
        made = self.schema(stream.schema)
        if "properties" in made or made.get("type") == "object":
            name = class_case(operation.operation_id or operation.id) + ("Event" if stream.kind == "events" else "Line")
            while name in self.components:
                name += "_"
            made = {"$ref": f"{_COMPONENTS}{self._placed(name, made)}"}
        is_text = stream.kind == "events" and made.get("type") == "string"
        media = {"text/plain" if is_text else "application/json": {"schema": made}}
        kept = {
            status: response for status, response in responses.items() if not stream.only or status != stream.status
        }
        return {**kept, MARK: {"description": "one item", "content": media}}

    # -- parameters -----------------------------------------------------------------------------------------------

    def _path(self, operation: Operation) -> str:
        """The path with names that the generator takes."""
        return _TEMPLATED.sub(lambda found: f"{{{self._name(operation, 'path', found[1])}}}", operation.path)

    def _name(self, operation: Operation, location: str, name: str) -> str:
        if location != "path" or _WORD.fullmatch(name):
            return name
        safe = snake_case(name)
        self.names.setdefault(operation.id, {})[location, safe] = name
        return safe

    def _parameters(self, operation: Operation) -> Iterator[dict[str, Any]]:
        in_path = dict.fromkeys(_TEMPLATED.findall(operation.path))
        taken: dict[tuple[str, str], int] = {}
        for parameter in operation.parameters:
            if parameter.location == "path" and parameter.name not in in_path:
                continue
            in_path.pop(parameter.name if parameter.location == "path" else "", None)
            name = self._name(operation, parameter.location, parameter.name)
            key = (parameter.location, str(PythonIdentifier(name, "field_", skip_snake_case=True)))
            taken[key] = taken.get(key, 0) + 1
            if taken[key] > 1:
                name = f"{name}_{taken[key]}"
                self.names.setdefault(operation.id, {})[parameter.location, name] = parameter.name
            yield {
                "name": name,
                "in": parameter.location,
                "required": parameter.required,
                "schema": self._parameter(parameter),
            }
        for name in in_path:
            # What the path names and nobody declares is taken as text.
            yield {
                "name": self._name(operation, "path", name),
                "in": "path",
                "required": True,
                "schema": {"type": "string"},
            }

    def _parameter(self, parameter: Parameter) -> dict[str, Any]:
        """The schema of a parameter; null can't be sent, and the generator refuses it outside of queries."""
        made = self.schema(parameter.schema)
        if parameter.location == "query":
            return made
        schema = self._followed(made)
        kind, values = schema.get("type"), schema.get("enum")
        if schema.get("nullable") or "null" in (kind if isinstance(kind, list) else ()) or None in (values or ()):
            kinds = [entry for entry in kind if entry != "null"] if isinstance(kind, list) else [kind]
            schema = {name: value for name, value in schema.items() if name not in ("nullable", "type")}
            if kinds != [None]:
                schema["type"] = kinds[0] if len(kinds) == 1 else kinds
            if values is not None:
                schema["enum"] = [entry for entry in values if entry is not None]
            made = schema
        return {"type": "string"} if schema.get("format") == "binary" else made


_NOT_NAMES = frozenset(
    {"#", "", "components", "paths", "schemas", "properties", "items", "schema", "content", "responses", *METHODS}
)


def _component(reference: str) -> str:
    """The name of the component that a reference leads to, if it leads to one."""
    text = reference.removeprefix(_COMPONENTS)
    return "" if "/" in text or text == reference else unescape(unquote(text))


def _is_substance(node: Any) -> bool:
    """Whether an alternative is a kind of value, not merely a further condition such as `required`."""
    return isinstance(node, dict) and any(name in node for name in _SUBSTANCE)


def _is_usable_annotation(name: str, value: Any) -> bool:
    if name == "description":
        return isinstance(value, str)
    if name == "const":
        return isinstance(value, str | int | float | bool)
    if name == "nullable":
        return isinstance(value, bool)
    return name in ("default", "example", "x-enum-varnames")
