"""What a resource's successes hold where the document describes no content of them.

Frameworks that take a document from code without return types write down what requests take, and of answers the status
alone, or that it is some JSON value, some object. OAS leaves open what such an answer holds (4.8.17); a service that is
read has something to show. So what reads a resource gets the content that its requests tell, and everything behind
reads it like any other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from understudy.inference.conventions import ID, folded, nouns_of, words
from understudy.inference.conventions.lists import PAGES, parameter_role
from understudy.inference.conventions.logins import login_role
from understudy.inference.paths import canonical, last_name, parameters
from understudy.inference.shapes import body_schema, json_node, properties, required_names, type_of
from understudy.json_values import object_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.loaded import Document
from understudy.openapi.media_types import JSON, covers_json, is_json
from understudy.openapi.model import MediaType, Node, Operation, ResponseObject
from understudy.openapi.pointer import pointer_of, resolve_object
from understudy.openapi.schemas import Schemas
from understudy.problem import Problem

# Of these statuses an answer holds nothing (RFC 9110 15.3.5, 15.3.6), or a part of something.
_EMPTY = frozenset({"204", "205", "206"})
_WRITES = ("POST", "PUT", "PATCH")
_SHOWN = 3
# In a Media Type Object: that its schema is a guess of this module.
_GUESSED = "x-content-guessed"
# Keywords beside which a schema says nothing of what an object or an array holds.
_SILENT_WORDS = frozenset({"type", "title", "description", "additionalProperties", "items", "nullable", "deprecated"})

Json = dict[str, Any]


def described(document: Document, operations: Collection[Operation], schemas: Schemas, *, guess: bool) -> Document:
    """The document with the content that nothing describes; the same one where there is none.

    `operations` and `schemas` are the document's. Without a `guess` such content is any JSON value, for who must not
    say more than the document does.
    """
    writing = _Writing(document.data, schemas, guess=guess)
    for resource in _silent(operations, schemas):
        writing.describe(resource)
    return writing.into(document) if writing.paths else document


def is_guessed(schemas: Schemas, response: ResponseObject) -> bool:
    """Whether the document describes no content of a response, which then may be any."""
    nodes = (schemas.at(media.pointer) for media in response.content)
    return any(isinstance(node, dict) and _GUESSED in node for node in nodes)


@dataclass(frozen=True, slots=True)
class _Resource:
    """The operations on a path of records, and those on one of them.

    Frameworks write `/cats/{name}` for what reads and `/cats/{id}` for what changes one, and mean the same record.
    """

    shared: Sequence[Operation]
    single: Sequence[Operation]

    @property
    def operations(self) -> Sequence[Operation]:
        return (*self.shared, *self.single)

    @property
    def reads(self) -> Sequence[Operation]:
        return [each for each in self.operations if each.method == "GET" and _successes(each)]

    @property
    def writes(self) -> Sequence[Operation]:
        found = [each for each in self.operations if each.method in _WRITES]
        return sorted(found, key=lambda each: _WRITES.index(each.method))

    @property
    def is_made(self) -> bool:
        """Whether records are made by a POST."""
        return any(each.method == "POST" for each in self.shared)

    @property
    def is_paged(self) -> bool:
        """Whether records are read page by page."""
        listing = (each for each in self.shared if each.method == "GET")
        return any(parameter_role(each.name, {}) in PAGES for operation in listing for each in operation.parameters)


def _silent(operations: Collection[Operation], schemas: Schemas) -> Iterator[_Resource]:
    """The resources whose reads describe nothing."""
    reading = [resource for resource in _resources(operations) if resource.reads]
    silent = [resource for resource in reading if not any(_holds_something(each, schemas) for each in resource.reads)]
    # What is no whole resource may be a page or a download, unless the document says nothing of most answers.
    says_nothing = 2 * len(silent) > len(reading)
    return (each for each in silent if says_nothing or (each.is_made and (each.single or each.is_paged)))


def _resources(operations: Collection[Operation]) -> Iterator[_Resource]:
    forms: dict[str, list[Operation]] = {}
    for operation in operations:
        forms.setdefault(canonical(operation.path), []).append(operation)
    for form, found in forms.items():
        if not form.endswith("/{}"):
            yield _Resource(found, forms.get(f"{form.rstrip('/')}/{{}}", ()))
        elif form.removesuffix("/{}") not in forms:
            yield _Resource((), found)


def _successes(operation: Operation) -> Mapping[str, ResponseObject]:
    """The responses that say it worked, and may hold something."""
    return {
        status: response
        for status, response in operation.responses.items()
        if status[:1] == "2" and status not in _EMPTY
    }


def _holds_something(operation: Operation, schemas: Schemas) -> bool:
    return any(
        response.links or any(_describes(media, schemas) for media in response.content)
        for response in _successes(operation).values()
    )


def _describes(media: MediaType, schemas: Schemas) -> bool:
    """Whether a type of content says what an answer holds, or that it is no JSON."""
    if not covers_json(media.name) or media.examples:
        return True
    return media.schema is not None and not _is_open(schemas, media.schema)


def _is_open(schemas: Schemas, node: Node) -> bool:
    """Whether a schema says no more of a value than that it is one, an object or a list of such values."""
    whole = schemas.resolve_object(node)
    if not whole.keys() <= _SILENT_WORDS or type_of(schemas, whole) not in (None, "object", "array"):
        return False
    return all(_is_open(schemas, whole[name]) for name in ("items", "additionalProperties") if whole.get(name))


class _Writing:
    """The content that is put into one document. `paths` are those that got some."""

    def __init__(self, data: Json, schemas: Schemas, *, guess: bool) -> None:
        self._data = data
        self._schemas = schemas
        self._guess = guess
        self._known = object_of(object_of(data.get("components")).get("schemas"))
        self._made: Json = {}
        self.paths: dict[str, Json] = {}

    def into(self, document: Document) -> Document:
        """The document with all of it, and a warning of it."""
        listed = ", ".join([*self.paths][:_SHOWN]) + (", …" if len(self.paths) > _SHOWN else "")
        message = (
            f"no content is described of what {listed} answer; it is taken to be what their requests take, with a key"
        )
        problem = Problem(
            "content-undescribed", message, pointer_of(("paths", next(iter(self.paths)))), severity="warning"
        )
        data = {**self._data, "paths": {**self._data["paths"], **self.paths}}
        if self._made:
            data["components"] = {**object_of(data.get("components")), "schemas": {**self._known, **self._made}}
        return replace(document, data=data, problems=(*document.problems, document.place(problem)))

    def describe(self, resource: _Resource) -> None:
        """Put content into what reads and writes a resource, where anything tells what its records are."""
        record = self._record(resource)
        if record is None:
            return
        for operation in (*resource.reads, *resource.writes):
            if _holds_something(operation, self._schemas) or not (self._guess or _holds_nothing(operation)):
                continue
            is_list = operation in resource.shared and operation.method == "GET"
            is_list = is_list and bool(resource.single or resource.is_made)
            schema = self._answer(operation, record, is_list=is_list)
            if schema is not None:
                self._put(operation, schema if self._guess else {})

    def _answer(self, operation: Operation, record: Node, *, is_list: bool) -> Node | None:
        """A record or an array of them, in an object called as the path is where the document says that it is one.

        None where the document says that it is something else.
        """
        declared = {type_of(self._schemas, json_node(each)) for each in _successes(operation).values()} - {None}
        if not is_list:
            return record if declared <= {"object"} else None
        array: Node = {"type": "array", "items": record}
        name = last_name(operation.path)
        if declared == {"object"}:
            return {"type": "object", "properties": {name: array}}
        return array if declared <= {"array"} else None

    def _put(self, operation: Operation, schema: Node) -> None:
        path, method = operation.path, operation.method.lower()
        item = self.paths.get(path) or resolve_object(self._data, self._data["paths"][path])
        responses = {
            status: _with_content(resolve_object(self._data, node), schema)
            if str(status) in _successes(operation)
            else node
            for status, node in item[method]["responses"].items()
        }
        self.paths[path] = {**item, method: {**item[method], "responses": responses}}

    # -- records --------------------------------------------------------------------------------------------------

    def _record(self, resource: _Resource) -> Node | None:
        """The schema of a record: what writes answer, else what is called as one record is, else what writes take."""
        for operation in resource.writes:
            for response in _successes(operation).values():
                if (node := json_node(response)) is not None and not _is_open(self._schemas, node):
                    return node
        bodies = [body_schema(operation) for operation in resource.writes]
        taken = [node for node in bodies if properties(self._schemas, node)]
        if not taken:
            return None
        noun = (nouns_of(last_name(resource.operations[0].path)) or (("record",),))[-1]
        name = "".join(map(str.capitalize, noun))
        own = self._called(name)
        if own is None and self._guess:
            while name in self._made or name in self._known:
                name += "Record"
            self._made[name] = self._schema(resource, taken)
        return {"$ref": f"#{pointer_of(('components', 'schemas', own or name))}"}

    def _called(self, noun: str) -> str | None:
        """The component that is called as one record is, where it has properties."""
        return next(
            (
                name
                for name, node in self._known.items()
                if folded(name) == folded(noun) and properties(self._schemas, node)
            ),
            None,
        )

    def _schema(self, resource: _Resource, taken: Sequence[Node | None]) -> Json:
        """The schema of a record: all that a request takes but passwords, and the key."""
        found: Json = {}
        for node in taken:
            for name, schema in properties(self._schemas, node).items():
                if not _is_password(name):
                    found.setdefault(name, schema)
        # Where the document takes any answer, those of handlers and overlays may be of another kind.
        required = [name for name in found if name in required_names(self._schemas, taken[0])]
        key = self._key(resource, found)
        if key is not None:
            found, required = {**dict((key,)), **found}, [key[0], *required]
        return {"type": "object", "properties": found, **({"required": required} if required else {})}

    def _key(self, resource: _Resource, known: Json) -> tuple[str, Node] | None:
        """The property that holds what the path of one record names, unless a request has it."""
        read_first = sorted(resource.single, key=lambda each: each.method != "GET")
        named = [(parameters(operation.path)[-1], operation) for operation in read_first]
        ids = [entry for entry in named if words(entry[0])[-1:] == (ID,)]
        if not named:
            return None
        parameter, operation = (ids or named)[0]
        name = ID if ids else parameter
        if {folded(parameter), folded(name)} & set(map(folded, known)):
            return None
        declared = (each for each in operation.parameters if each.location == "path" and each.name == parameter)
        return name, next((each.schema for each in declared), {"type": "string"})


def _holds_nothing(operation: Operation) -> bool:
    return not any(response.content for response in _successes(operation).values())


def _with_content(response: Json, schema: Node) -> Json:
    """A response with this schema for its JSON."""
    content = object_of(response.get("content"))
    names = [name for name in content if is_json(name)] or [JSON]
    others = {name: media for name, media in content.items() if not covers_json(name)}
    return {**response, "content": {**others, **{name: {"schema": schema, _GUESSED: True} for name in names}}}


def _is_password(name: str) -> bool:
    role = login_role(words(name)[-1]) if words(name) else None
    return role is not None and role[0] == "password"
