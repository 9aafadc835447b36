"""Words of an overlay without effect on schemas, parameters and headers: nothing looks for them there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from understudy.inference.envelopes import inside
from understudy.inference.paths import canonical
from understudy.inference.resources import Resources
from understudy.inference.shapes import body_schema, properties, reference, success_node, type_of
from understudy.inference.words import filter_word
from understudy.openapi.model import Node, Operation
from understudy.openapi.pointer import look_up
from understudy.openapi.schemas import Schemas
from understudy.problem import Problem, did_you_mean

_OF_PARAMETERS = (
    *("page-number", "page-size", "offset", "cursor", "cursor-before", "cursor-at", "search", "sort", "direction"),
    *(
        "ascending",
        "descending",
        "fields",
        "expand",
        "with-total",
        "odata-filter",
        "selector",
        "idempotency-key",
        "none",
    ),
)
_ONLY_OF_PARAMETERS = frozenset(_OF_PARAMETERS) - {"page-number", "page-size", "offset", "none"}
# Where a role that is not of lists only may stand.
_PLACES = {**dict.fromkeys(("fields", "expand", "none"), "any"), "idempotency-key": "key"}
_DEEPEST = 5
_OF_RECORDS = frozenset({"created-at", "updated-at"})
_OF_ERRORS = frozenset({"message", "code", "violations"})
_NOT_OF_HEADERS = _OF_RECORDS | _OF_ERRORS | _ONLY_OF_PARAMETERS | {"items"}


def unused_schema_words(
    words: Iterable[str],
    operations: Mapping[str, Operation],
    resources: Resources,
    schemas: Schemas,
    file: str,
    origin: Callable[[str], tuple[str, str]],
) -> Iterator[Problem]:
    """Words without effect among those at the pointers `words`.

    One action of an overlay may say a word in many places, whose `origin` is one: one of them must be of effect.
    """
    work = _Schemas(operations, resources, schemas, file)
    checks: Mapping[str, Callable[[str, Any, Any], Iterator[Problem]]] = {
        "x-mock-lifecycle": work.lifecycle,
        "x-mock-reference": work.reference,
        "x-mock-role": work.role,
        "x-mock-filter": work.filter,
    }
    found: dict[tuple[str, str], list[list[Problem]]] = {}
    for pointer in words:
        node = look_up(schemas.document, pointer)
        for word, check in checks.items():
            if isinstance(node, dict) and word in node:
                place = f"{pointer}/{word}"
                where = origin(place)
                if where[0] == file:
                    # A generator writes a schema out wherever it is used.
                    where = (word, f"{pointer.rpartition('/')[2]}: {node[word]!r}")
                found.setdefault(where, []).append(list(check(place, node, node[word])))
    for places in found.values():
        if all(places):
            yield from places[0]


class _Schemas:
    """Where the mock looks for words: the identities of nodes of the document, worked out at the first use."""

    def __init__(self, operations: Mapping[str, Operation], resources: Resources, schemas: Schemas, file: str) -> None:
        self._operations = operations
        self._resources = resources
        self._schemas = schemas
        self._file = file

    def _unused(self, message: str, pointer: str, hint: str = "") -> Problem:
        return Problem("x-mock-vain", message, pointer, self._file, hint)

    def _identities(self, nodes: Iterable[Node | None]) -> set[int]:
        """The nodes and what they refer to."""
        found = [node for node in nodes if isinstance(node, dict)]
        return {id(node) for node in found} | {id(self._schemas.resolve(node)) for node in found}

    # -- where words are looked for -------------------------------------------------------------------------------

    @cached_property
    def _records(self) -> set[int]:
        return self._identities(each.schema for each in self._resources.collections.values())

    @cached_property
    def _of_records(self) -> set[int]:
        return self._identities(
            node
            for each in self._resources.collections.values()
            for node in properties(self._schemas, each.schema).values()
        )

    @cached_property
    def _lists(self) -> list[Operation]:
        plans = self._resources.plans
        return [each for each in self._operations.values() if plans[each.id].kind == "list"]

    @cached_property
    def _arrays(self) -> set[int]:
        """The arrays of lists."""
        found = ((success_node(each), self._resources.plans[each.id].shape) for each in self._lists)
        return self._identities(inside(self._schemas, node, shape.array) for node, shape in found if shape is not None)

    @cached_property
    def _beside(self) -> set[int]:
        """What stands beside the records of lists, at any depth."""
        return self._identities(
            inner
            for each in self._operations.values()
            if self._resources.plans[each.id].shape is not None
            for inner in self._inner(success_node(each))
        )

    def _inner(self, node: Node | None, depth: int = 0) -> Iterator[Node]:
        for inner in properties(self._schemas, node).values() if depth < _DEEPEST else ():
            yield inner
            yield from self._inner(inner, depth + 1)

    @cached_property
    def _errors(self) -> set[int]:
        """All that stands in the answers that refuse."""
        seen: set[int] = set()
        waiting: list[Any] = [
            media.schema
            for operation in self._operations.values()
            for status, response in operation.responses.items()
            if status[0] not in "123"
            for media in response.content
        ]
        while waiting:
            node = waiting.pop()
            if isinstance(node, dict | list) and id(node) not in seen:
                seen.add(id(node))
                waiting += node.values() if isinstance(node, dict) else node
                waiting += [self._schemas.resolve(node)] if isinstance(node, dict) and "$ref" in node else []
        return seen

    @cached_property
    def _inputs(self) -> Mapping[str, set[int]]:
        """By what may stand there: the schemas of parameters and of properties of bodies, and what is in them."""
        every = self._operations.values()
        bodies: list[Node | None] = [body_schema(each) for each in every if each.method not in ("GET", "HEAD")]
        lists: list[Node | None] = [
            entry.schema for each in self._lists for entry in each.parameters if entry.location == "query"
        ]
        lists += [body_schema(each) for each in self._lists if each.method != "GET"]
        sent: list[Node | None] = [
            entry.schema for each in every for entry in each.parameters if entry.location == "query"
        ]
        return {
            "list": self._identities(inner for node in lists for inner in (node, *self._inner(node))),
            "any": self._identities(inner for node in (*sent, *bodies) for inner in (node, *self._inner(node))),
            "key": self._identities(inner for node in bodies for inner in self._inner(node)),
        }

    @cached_property
    def _parameters(self) -> Mapping[str, set[str]]:
        """By what may stand there: the pointers of parameters."""
        every = self._operations.values()
        changing = [each for each in every if each.method not in ("GET", "HEAD")]
        return {
            "list": {entry.pointer for each in self._lists for entry in each.parameters if entry.location == "query"},
            "any": {entry.pointer for each in every for entry in each.parameters if entry.location == "query"},
            "key": {entry.pointer for each in changing for entry in each.parameters if entry.location == "header"},
        }

    @cached_property
    def _headers(self) -> set[str]:
        """The pointers of the headers of lists."""
        return {
            header.pointer
            for plan in self._resources.plans.values()
            if plan.kind == "list" and plan.success is not None
            for header in plan.success.headers
        }

    # -- words ----------------------------------------------------------------------------------------------------

    def lifecycle(self, pointer: str, node: Any, _: Any) -> Iterator[Problem]:
        """A lifecycle of what is no record."""
        if id(node) not in self._records:
            known = {
                str(reference(each.schema)) for each in self._resources.collections.values() if reference(each.schema)
            }
            hint = did_you_mean("#" + pointer.rpartition("/")[0], sorted(known), otherwise="")
            yield self._unused("no collection has records of this schema, so none has the lifecycle", pointer, hint)

    def reference(self, pointer: str, node: Any, target: Any) -> Iterator[Problem]:
        """A foreign key that no record has, or to a collection that there is not."""
        collections = self._resources.collections
        if id(node) not in self._of_records:
            hint = "it belongs on a property of the schema that a record is read by"
            yield self._unused("no record has this property, so it refers to nothing", pointer, hint)
        elif type_of(self._schemas, node) in ("boolean", "number"):
            yield self._unused(f"no key is a {type_of(self._schemas, node)}, so it refers to nothing", pointer)
        elif canonical(str(target)) not in collections:
            hint = did_you_mean(str(target), tuple(each.path for each in collections.values()))
            yield self._unused(f"there is no collection {target}", pointer, hint)

    def filter(self, pointer: str, node: Any, word: Any) -> Iterator[Problem]:
        """A filter that is no input of a list, or by a property that no list has in its records."""
        place = pointer.rpartition("/")[0]
        if place not in self._parameters["list"] and id(node) not in self._inputs["list"]:
            yield self._unused("this is no query parameter of a list, so it filters nothing", pointer)
            return
        found = filter_word({"x-mock-filter": word})
        lists = [each for each in self._lists if place in {entry.pointer for entry in each.parameters}]
        homes = [self._resources.home(each.id) for each in lists]
        schemas = [home.schema for home in homes if home is not None and properties(self._schemas, home.schema)]
        if found and schemas and all(inside(self._schemas, each, found[0]) is None for each in schemas):
            name, paths = ".".join(found[0]), " or ".join(home.path for home in homes if home is not None)
            hint = did_you_mean(found[0][0], properties(self._schemas, schemas[0]))
            yield self._unused(f"a record of {paths} has no {name}", f"{pointer}/property", hint)

    def role(self, pointer: str, node: Any, role: Any) -> Iterator[Problem]:
        """A role that what has it never plays."""
        place = pointer.rpartition("/")[0]
        if isinstance(node.get("in"), str) and isinstance(node.get("name"), str):
            yield from self._of_parameter(pointer, place, node, str(role))
        elif place in self._headers and role in _NOT_OF_HEADERS:
            yield self._unused(f"{role} is no role of a header", pointer)
        elif role == "none" or place in self._headers or id(node) in self._inputs[_PLACES.get(role, "list")]:
            return
        elif role in _ONLY_OF_PARAMETERS:
            yield self._unused(f"{role} is a role of what is sent, and this is not sent", pointer)
        elif role in _OF_RECORDS:
            if id(node) not in self._of_records:
                yield self._unused("no record has this property", pointer)
        elif role in _OF_ERRORS:
            if id(node) not in self._errors:
                yield self._unused("no answer that refuses has this property", pointer)
        elif role == "items" and id(node) not in self._arrays:
            yield self._unused("no list has its records here", pointer)
        elif role != "items" and id(node) not in self._beside:
            yield self._unused("no list has this beside its records", pointer)

    def _of_parameter(self, pointer: str, place: str, node: Any, role: str) -> Iterator[Problem]:
        if role not in _OF_PARAMETERS:
            hint = did_you_mean(role, _OF_PARAMETERS, otherwise=f"one of {', '.join(_OF_PARAMETERS)}")
            yield self._unused(f"{role} is no role of a parameter", pointer, hint)
        elif place not in self._parameters[_PLACES.get(role, "list")]:
            expected = "header of what changes something" if role == "idempotency-key" else "query parameter of a list"
            yield self._unused(f"{node['name']} is no {expected}", pointer)
