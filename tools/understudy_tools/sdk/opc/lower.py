"""Lowers a contract to a document that openapi-python-client reads as intended; the mock never sees the result.

What is lowered, beside schemas, and the upstream issue that would end it
(github.com/openapi-generators/openapi-python-client):

* global security is ignored (#645), path items behind references are dropped, and webhooks are not read at all;
* a name in a path may be an ASCII word only, and two parameters that are one name in Python lose the operation;
* one field of an unexpected type refuses the whole document: only what a contract says is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openapi_python_client.strings import PythonIdentifier

from understudy.contract import Contract
from understudy.openapi.media_types import FORMS, essence
from understudy.openapi.model import Operation, Parameter
from understudy.openapi.pointer import escape
from understudy_tools.sdk.lock import Lock
from understudy_tools.sdk.names.engine import MethodName, operation_class
from understudy_tools.sdk.names.ids import is_made
from understudy_tools.sdk.naming import class_case, model_class, parted, pascal_case, snake_case, titled
from understudy_tools.sdk.opc.class_names import ClassNames
from understudy_tools.sdk.opc.lower_schemas import SchemaLowering, component_name
from understudy_tools.sdk.opc.media import content_of, request_content, response_content
from understudy_tools.sdk.opc.streams import MARK, stream_of

_STATUS = re.compile(r"[1-5](?:[0-9]{2}|XX)|default")
_BETWEEN = re.compile(r"[\W_]+")
_TEMPLATED = re.compile(r"\{([^{}]*)\}")
_WORD = re.compile(r"(?!\d)[\w-]+")


@dataclass(frozen=True, slots=True)
class Lowered:
    """A document for the generator, and what it can't say.

    `webhooks` are the schemas of their payloads. `names` are, by operation, the parameters that have another name for
    the generator: by place and that name. `dangling` are references that lead nowhere. `pointers` say where the schema
    of each component stands in the document; `sources` are the schemas of those that are no components there.
    """

    data: dict[str, Any]
    webhooks: Mapping[str, dict[str, Any]]
    names: Mapping[str, Mapping[tuple[str, str], str]]
    dangling: Sequence[str]
    paths: Mapping[str, str]
    pointers: Mapping[str, str]
    sources: Mapping[str, Any]
    merge: Callable[[dict[str, Any]], dict[str, Any] | None]

    def path_of(self, operation: Operation) -> str:
        """The path of an operation, as the generator has it."""
        return self.paths[operation.id]

    def class_of(self, reference: str) -> str:
        """The class of the component that a reference leads to, or of the component of that name."""
        name = component_name(reference) or reference
        schema = self.data["components"]["schemas"].get(name, {})
        return model_class(schema.get("title") or name)


def lowered(contract: Contract, names: Mapping[str, MethodName], lock: Lock) -> Lowered:
    """Lower everything that an SDK is made of. `names` are those of the methods; the lock has those of classes."""
    return _Lowering(contract, SchemaLowering(contract), names, lock).run()


@dataclass(slots=True)
class _Lowering:
    """One run over the operations and webhooks of a contract."""

    contract: Contract
    schemas: SchemaLowering
    method_names: Mapping[str, MethodName]
    lock: Lock
    names: dict[str, dict[tuple[str, str], str]] = field(default_factory=dict)

    def run(self) -> Lowered:
        webhooks = dict(self._webhooks())
        paths: dict[str, dict[str, Any]] = {}
        where: dict[str, str] = {}
        for operation in self.contract.operations.values():
            path = where[operation.id] = self._path(operation)
            if operation.broken is not None and not operation.responses:
                # Of a path item that can't be read nobody knows the methods.
                continue
            paths.setdefault(path, {})[operation.method.lower()] = self._operation(operation)
        names = self._named(paths, where)
        self.schemas.discriminate()
        data = {
            "openapi": "3.1.0",
            "info": {"title": titled(self.contract.title), "version": self.contract.version},
            "paths": paths,
            "components": {"schemas": self.schemas.components},
        }
        return Lowered(
            data,
            webhooks,
            self.names,
            tuple(self.schemas.dangling),
            where,
            names.pointers,
            names.sources(self.schemas.source),
            self.schemas.merged,
        )

    def _named(self, paths: Mapping[str, Any], where: Mapping[str, str]) -> ClassNames:
        """Everything that becomes a class is a component with a name of its own then."""
        declared = dict(declarations(self.contract, self.schemas, self.lock))
        names = ClassNames(
            self.schemas.components,
            self.lock.models,
            self.lock.members,
            self.schemas.pointers,
            declared,
            dict(self._bodies()),
        )
        names.name_components()
        for operation in self.contract.operations.values():
            node = paths.get(where[operation.id], {}).get(operation.method.lower())
            if node is not None:
                names.name_operation(node, self._prefix(operation), f"#{operation.pointer}")
        return names

    def _bodies(self) -> Iterator[tuple[str, str]]:
        """Components such as `Body_login_token_login_post`, which FastAPI makes of a form, as bodies of operations."""
        by_id = {_joined(f"Body_{each.operation_id}"): each for each in self.contract.operations.values()}
        for name in self.schemas.components:
            if (operation := by_id.get(_joined(name))) is not None and operation.operation_id:
                yield name, f"{operation_class(self.method_names[operation.id])}Body"

    def _prefix(self, operation: Operation) -> str:
        """What the classes of an operation are called after: its own name, unless path and method are in that."""
        own = operation.operation_id
        if own and not is_made(own, operation.method, operation.path):
            return pascal_case(own)
        return operation_class(self.method_names[operation.id])

    # -- webhooks -------------------------------------------------------------------------------------------------

    def _webhooks(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The payload of each webhook. Inline ones get a component, since the generator writes components only."""
        for webhook in self.contract.webhooks.values():
            node = webhook.schema
            if not isinstance(node, dict):
                continue
            if "$ref" not in node:
                pointer = f"#/webhooks/{escape(webhook.name)}"
                made = self.schemas.component(class_case(webhook.name), self.schemas.schema(node), pointer)
            else:
                made = self.schemas.part(node)
            yield webhook.name, made

    # -- operations -----------------------------------------------------------------------------------------------

    def _operation(self, operation: Operation) -> dict[str, Any]:
        body = operation.request_body
        responses = {
            status: {
                "description": response.description,
                "content": self._content(response_content(content_of(operation, response), self.contract.schemas)),
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
            content = self._content(request_content(body.content, self.contract.schemas))
            made["requestBody"] = {"required": body.required, "content": content}
        return made

    def _content(self, content: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: {"schema": self._form(node) if essence(name) in FORMS else self.schemas.schema(node)}
            for name, node in content.items()
        }

    def _form(self, node: Any) -> dict[str, Any]:
        """The schema of a form. The generator writes the parts of one model, of alternatives it writes nothing."""
        made = self.schemas.part(node)
        followed = self.schemas.followed(made)
        merged = self.schemas.merged(followed) if {"oneOf", "anyOf"} & followed.keys() else None
        return made if merged is None else merged

    def _streamed(self, operation: Operation, responses: dict[str, Any]) -> dict[str, Any]:
        """What one item of a stream is stands as a response of its own; its model gets a name."""
        stream = stream_of(operation, self.contract.schemas)
        if stream is None:
            return responses
        made = self.schemas.schema(stream.schema)
        if "properties" in made or made.get("type") == "object":
            name = self._prefix(operation) + ("Event" if stream.kind == "events" else "Line")
            while name in self.schemas.components:
                name += "_"
            made = self.schemas.component(name, made, f"#{operation.pointer}/responses/{stream.status}/item")
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
            if parameter.ignored or (parameter.location == "path" and parameter.name not in in_path):
                continue
            in_path.pop(parameter.name if parameter.location == "path" else "", None)
            name = self._name(operation, parameter.location, parameter.name)
            spelled = "_".join(parted(name).split())
            key = (parameter.location, str(PythonIdentifier(spelled, "field_", skip_snake_case=True)))
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
            # What the path names and no parameter declares is taken as text.
            yield {
                "name": self._name(operation, "path", name),
                "in": "path",
                "required": True,
                "schema": {"type": "string"},
            }

    def _parameter(self, parameter: Parameter) -> dict[str, Any]:
        """The schema of a parameter; null can't be sent, and the generator refuses it outside of queries."""
        made = self.schemas.schema(parameter.schema)
        if parameter.location == "query":
            return made
        schema = self.schemas.followed(made)
        variants = schema.get("anyOf")
        if isinstance(variants, list) and len(variants) == 2 and variants[1] == {"type": "null"}:
            made = schema = variants[0]
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


def _joined(name: str) -> str:
    """A name whose words are joined by one sign each."""
    return _BETWEEN.sub("_", name)


Declaration = tuple[str, str]
"""The name for a class, and the JSON Pointer of the schema."""
_ENDINGS = {"parameters": "", "requestBodies": "body", "responses": "response"}
"""The components with schemas inside of them, and what the classes of those are called behind their names."""
_TELLING = ("body", "error", "payload", "request", "response", "result")


def declarations(contract: Contract, schemas: SchemaLowering, lock: Lock) -> Iterator[tuple[int, Declaration]]:
    """The declaration of each such schema, by the identity of the lowered schema."""
    for node, found in [*_repeated(contract, lock), *_of_components(contract)]:
        if isinstance(node, dict) and "$ref" not in node:
            yield id(schemas.schema(node)), found


def _of_components(contract: Contract) -> Iterator[tuple[Any, Declaration]]:
    components = contract.document.get("components") or {}
    for kind, ending in _ENDINGS.items():
        listed = components.get(kind)
        for name, entry in listed.items() if isinstance(listed, dict) else ():
            held = entry if isinstance(entry, dict) else {}
            content = held.get("content")
            own = name if snake_case(name).endswith(_TELLING) else f"{name}_{ending}".rstrip("_")
            pointer = f"#/components/{kind}/{escape(name)}"
            yield held.get("schema"), (own, f"{pointer}/schema")
            for media, holder in content.items() if isinstance(content, dict) else ():
                if isinstance(holder, dict):
                    yield holder.get("schema"), (own, f"{pointer}/content/{escape(media)}/schema")


def _repeated(contract: Contract, lock: Lock) -> Iterator[tuple[Any, Declaration]]:
    """The parameters that most operations have, each with the same schema."""
    operations = list(contract.operations.values())
    found: dict[tuple[str, str], list[tuple[Operation, Parameter]]] = {}
    for operation in operations:
        for parameter in operation.parameters:
            found.setdefault((parameter.location, parameter.name), []).append((operation, parameter))
    for (_, name), pairs in found.items():
        schema = pairs[0][1].schema
        if len(pairs) > 1 and len(pairs) * 2 > len(operations) and all(each.schema == schema for _, each in pairs):
            pointers = [f"#{operation.pointer}/parameters/{escape(name)}" for operation, _ in pairs]
            pointer = next((each for each in pointers if lock.models.get(each)), pointers[0])
            for _, parameter in pairs:
                yield parameter.schema, (name, pointer)
