"""What a resource's successes hold where the document describes no content of them.

Frameworks that take a document from code without return types write down what requests take, and of answers the status
alone. OAS leaves open what such an answer holds (4.8.17); a service that is read has something to show. So what reads a
resource gets the content that its requests tell, and everything behind reads it like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from understudy.inference.conventions import ID, folded, nouns_of, words
from understudy.inference.conventions.logins import login_role
from understudy.inference.paths import canonical, last_name, parameters
from understudy.json_values import texts_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.loaded import Document
from understudy.openapi.media_types import FORMS, JSON, is_json
from understudy.openapi.pointer import pointer_of, resolve_object
from understudy.problem import Problem

__all__ = ["described"]

# Of these statuses an answer holds nothing (RFC 9110 15.3.5, 15.3.6), or a part of something.
_EMPTY = frozenset({"204", "205", "206"})
_WRITES = ("post", "put", "patch")
_SHOWN = 3

Json = dict[str, Any]


def described(document: Document, *, schemas: bool = True) -> Document:
    """The document with the content that nothing describes; the same one where there is none.

    Without `schemas` it is any JSON value, for who must not say more than the document does.
    """
    found = _Undescribed(document.data, schemas=schemas).run()
    if not found.changed:
        return document
    listed = ", ".join(found.paths[:_SHOWN]) + (", …" if len(found.paths) > _SHOWN else "")
    message = f"no content is described of what {listed} answer; it is taken to be what their requests take, with a key"
    problem = Problem("content-undescribed", message, pointer_of(("paths", found.paths[0])), severity="warning")
    data = {**document.data, "paths": {**document.data["paths"], **found.changed}}
    if found.named:
        named = {**found.components.get("schemas", {}), **found.named}
        data["components"] = {**found.components, "schemas": named}
    return replace(document, data=data, problems=(*document.problems, document.place(problem)))


@dataclass(frozen=True, slots=True)
class _Group:
    """The path of records and those of one of them, each with its path item.

    Frameworks write `/cats/{name}` for what reads and `/cats/{id}` for what changes one, and mean the same record.
    """

    path: str
    shared: Json
    items: Mapping[str, Json]

    @property
    def holders(self) -> Mapping[str, Json]:
        return {self.path: self.shared, **self.items}

    def operations(self, *methods: str) -> Iterator[Json]:
        for method in methods:
            for holder in self.holders.values():
                if isinstance(node := holder.get(method), dict):
                    yield node


class _Undescribed:
    """One look at the resources of one document."""

    def __init__(self, data: Mapping[str, Any], *, schemas: bool) -> None:
        self._data = data
        self._schemas = schemas
        components = data.get("components")
        self.components: Json = components if isinstance(components, dict) else {}
        self.changed: dict[str, Json] = {}
        self.named: dict[str, Json] = {}
        self.paths: list[str] = []

    def run(self) -> _Undescribed:
        groups = list(self._groups())
        reads = {id(group): [node for node in group.operations("get") if self._successes(node)] for group in groups}
        silent = [
            group for group in groups if reads[id(group)] and not any(map(self._holds_something, reads[id(group)]))
        ]
        # What is no whole resource may be a page or a download, unless the document says nothing of any answer.
        says_nothing = 2 * len(silent) > sum(map(bool, reads.values()))
        for group in silent:
            is_whole = bool(group.items) and "post" in group.shared
            record = self._record(group) if is_whole or says_nothing else None
            if record is not None:
                self._describe(group, record)
        return self

    def _groups(self) -> Iterator[_Group]:
        paths = self._data.get("paths")
        items = {path: item for path, item in (paths or {}).items() if isinstance(item, dict) and path[:1] == "/"}
        by_form: dict[str, list[str]] = {}
        for path in sorted(items, key=lambda path: "get" not in items[path]):
            by_form.setdefault(canonical(path), []).append(path)
        for form, found in by_form.items():
            if form.endswith("/{}"):
                if form.removesuffix("/{}") not in by_form:
                    yield _Group(found[0], {}, {path: items[path] for path in found})
                continue
            below = by_form.get(f"{form.rstrip('/')}/{{}}", ())
            for path in found:
                yield _Group(path, items[path], {each: items[each] for each in below})

    # -- what is described ----------------------------------------------------------------------------------------

    def _successes(self, operation: Json) -> dict[str, Json]:
        """The responses that say it worked, and may hold something."""
        responses = operation.get("responses")
        found = {
            str(status): resolve_object(self._data, node)
            for status, node in (responses if isinstance(responses, dict) else {}).items()
            if str(status)[:1] == "2"
        }
        return {status: node for status, node in found.items() if status not in _EMPTY}

    def _holds_something(self, operation: Json) -> bool:
        return any(node.get("content") or node.get("links") for node in self._successes(operation).values())

    def _record(self, group: _Group) -> Json | None:
        """A reference to the schema of a record, of what answers show or else of what requests take."""
        writes = list(group.operations(*_WRITES))
        for operation in writes:
            for response in self._successes(operation).values():
                if (node := _json_schema(response)) is not None:
                    return node if self._schemas else {}
        bodies = [self._body(operation) for operation in writes]
        taken = [(pointer, node) for pointer, node in filter(None, bodies) if isinstance(node.get("properties"), dict)]
        if not taken or not self._schemas:
            return {} if taken else None
        noun = (nouns_of(last_name(group.path)) or (("record",),))[-1]
        name = "".join(map(str.capitalize, noun))
        own = self._named_so(name)
        if own is None:
            while name in self.named or name in self.components.get("schemas", {}):
                name += "Record"
            self.named[name] = self._made(group, taken)
        return {"$ref": f"#/components/schemas/{own or name}"}

    def _named_so(self, noun: str) -> str | None:
        """The component that is called as one record is, where it has properties."""
        schemas = self.components.get("schemas")
        for name, node in (schemas if isinstance(schemas, dict) else {}).items():
            if folded(name) == folded(noun) and isinstance(resolve_object(self._data, node).get("properties"), dict):
                return str(name)
        return None

    def _body(self, operation: Json) -> tuple[str, Json] | None:
        """What a request takes, and the pointer to it."""
        content = resolve_object(self._data, operation.get("requestBody")).get("content")
        for media_type, media in (content if isinstance(content, dict) else {}).items():
            if isinstance(media, dict) and (is_json(media_type) or media_type.lower() in FORMS):
                return self._followed(media.get("schema"))
        return None

    def _followed(self, schema: Any) -> tuple[str, Json] | None:
        reference = schema.get("$ref") if isinstance(schema, dict) else None
        node = resolve_object(self._data, schema)
        return (reference if isinstance(reference, str) else "", node) if node else None

    # -- what is made ---------------------------------------------------------------------------------------------

    def _made(self, group: _Group, taken: list[tuple[str, Json]]) -> Json:
        """The schema of a record: all that a request takes but passwords, and the key."""
        properties: Json = {}
        for pointer, node in taken:
            for name, schema in node["properties"].items():
                if _is_password(name) or name in properties:
                    continue
                place = f"{pointer}{pointer_of(('properties', name))}"
                properties[name] = {"$ref": place} if pointer else schema
        required = [name for name in texts_of(taken[0][1].get("required")) if name in properties]
        key = self._key(group, properties)
        if key is not None:
            properties = {**dict((key,)), **properties}
            required = list(dict.fromkeys((key[0], *required)))
        return {"type": "object", "properties": properties, **({"required": required} if required else {})}

    def _key(self, group: _Group, properties: Json) -> tuple[str, Json] | None:
        """The property that holds what the path of one record names, unless a request has it."""
        named = [parameters(path)[-1] for path in group.items]
        if not named:
            return None
        ids = [name for name in named if words(name)[-1:] == (ID,)]
        parameter = (ids or named)[0]
        name = ID if ids else parameter
        if {folded(parameter), folded(name)} & set(map(folded, properties)):
            return None
        return name, self._parameter(group, parameter)

    def _parameter(self, group: _Group, name: str) -> Json:
        """The schema of a path parameter, as the path or an operation of it declares it."""
        for holder in (*group.items.values(), *group.operations("get", "put", "patch", "delete")):
            entries = holder.get("parameters")
            for entry in entries if isinstance(entries, list) else ():
                node = resolve_object(self._data, entry)
                if node.get("in") == "path" and node.get("name") == name and isinstance(node.get("schema"), dict):
                    return dict(node["schema"])
        return {"type": "string"}

    def _describe(self, group: _Group, record: Json) -> None:
        listed = bool(group.items) or "post" in group.shared
        for path, holder in group.holders.items():
            changed = {}
            for method in ("get", *_WRITES):
                operation = holder.get(method)
                if not isinstance(operation, dict) or self._holds_something(operation) or path in self.changed:
                    continue
                is_list = listed and holder is group.shared and method == "get"
                schema = {"type": "array", "items": record} if is_list and record else record
                changed[method] = self._with_content(operation, schema)
            if changed:
                self.changed[path] = {**holder, **changed}
                self.paths.append(path)

    def _with_content(self, operation: Json, schema: Json) -> Json:
        content = {JSON: {"schema": schema}}
        successes = self._successes(operation)
        made = {
            status: {**successes[str(status)], "content": content} if str(status) in successes else node
            for status, node in operation["responses"].items()
        }
        return {**operation, "responses": made}


def _json_schema(response: Json) -> Json | None:
    content = response.get("content")
    for media_type, media in (content if isinstance(content, dict) else {}).items():
        if is_json(media_type) and isinstance(media, dict) and isinstance(media.get("schema"), dict):
            schema: Json = media["schema"]
            return schema
    return None


def _is_password(name: str) -> bool:
    role = login_role(words(name)[-1]) if words(name) else None
    return role is not None and role[0] == "password"
