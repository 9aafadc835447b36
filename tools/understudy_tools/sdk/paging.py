"""How an operation is paged, from the roles of its parameters and properties (`x-mock-role`, or their names)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openapi_python_client.parser.properties import ModelProperty
from openapi_python_client.parser.properties.list_property import ListProperty

from understudy.inference.conventions import folded, property_role, words
from understudy.inference.conventions.lists import page_role, parameter_role, span_test, start_role, turning_of
from understudy.inference.conventions.values import UNFORTUNATE
from understudy.inference.resources import Plan
from understudy.inference.shapes import json_media, properties, type_of
from understudy.openapi.model import Operation, Parameter, ResponseObject
from understudy.openapi.schemas import Schemas
from understudy_tools.sdk.inputs import PlainInputs
from understudy_tools.sdk.naming import plain
from understudy_tools.sdk.settings import PagingRule

_OF_PAGES = frozenset({"total", "has-more", "next-cursor", "page-count"})
# `meta: {pagination: {total: 7}}` is as deep as it goes.
_DEEPEST = 3
_LINK_NAMES = frozenset({"links", "link", "paging", "pagination", "meta", "pageinfo", "listinfo", "metadata"})


@dataclass(frozen=True, slots=True)
class Pages:
    """What the templates need: the arguments of the runtime's `Paging`, where the items are, and their type.

    `name` is the class of its pages, which are of the class `model`; a page that is the list itself has none.
    """

    paging: Mapping[str, Any]
    attribute: str
    item: str
    imports: frozenset[str]
    model: str
    name: str

    def kind(self, prefix: str) -> str:
        """The class of the pages of one kind of client."""
        return f"{prefix}{self.name}" if self.name else f"_pages.{prefix}ListPage"

    def page(self, prefix: str) -> str:
        """The same as a type."""
        return self.kind(prefix) if self.name else f"{self.kind(prefix)}[{self.item}]"

    def returns(self, prefix: str) -> str:
        """What a method of one kind of client returns."""
        return f"_pages.AsyncPager[{self.item}, {self.page(prefix)}]" if prefix else self.page(prefix)


@dataclass(frozen=True, slots=True)
class _Body:
    """The body of a page: where its items stand, what one is, and where else something stands in it.

    `properties` are what stands beside the items, or beside what holds them, each by the way to it.
    """

    items: tuple[str, ...]
    item: Any
    properties: Mapping[tuple[str, ...], Any]

    def path(self, schemas: Schemas, role: str) -> tuple[str, ...]:
        """Where a role stands: at the top, or in an object that is about paging, which may have another in it."""
        return next((path for path, _ in self.paths(schemas, role)), ())

    def paths(self, schemas: Schemas, role: str) -> Iterator[tuple[tuple[str, ...], Any]]:
        level = self.properties
        for _ in range(_DEEPEST):
            yield from ((way, schema) for way, schema in level.items() if property_role(way[-1], schema) == role)
            level = {
                (*way, inner): found
                for way, schema in level.items()
                if folded(way[-1]) in _LINK_NAMES
                for inner, found in properties(schemas, schema).items()
            }


def pages_of(
    schemas: Schemas,
    operation: Operation,
    answer: ResponseObject | None,
    successes: Sequence[Any],
    inputs: PlainInputs,
    rule: PagingRule,
    plan: Plan | None = None,
) -> Pages | None:
    """How the operation is paged; None when the document does not show it, or nothing that can be followed.

    `plan` is what a mock makes of the operation: it knows lists that stand deeper in an answer.

    Raises DocumentError for a rule that does not fit.
    """
    if not rule.is_paged:
        return None
    media = json_media(answer.content) if answer is not None else None
    if operation.method != "GET" or answer is None or media is None or len(successes) != 1:
        if rule.keys:
            raise rule.refused("", "only a GET with one kind of JSON as its success is paged")
        return None
    body = _ruled_body(schemas, media.schema, rule) if rule.keys else _body(schemas, media.schema, plan)
    if body is None:
        return None
    has_next = any(True for _ in body.paths(schemas, "next-cursor"))
    names = [entry.name for entry in operation.parameters if entry.location == "query"]
    roles = {
        role: entry
        for entry in operation.parameters
        if (role := _role(schemas, entry, names, has_next=has_next)) is not None
    }
    ruled = _ruled(schemas, operation, media.schema, rule, body) if rule.keys else None
    found = ruled or _found(schemas, answer, roles, body)
    typed = _typed(successes[0].prop, body.items, inputs)
    prop: Any = successes[0].prop
    model = str(prop.class_info.name) if isinstance(prop, ModelProperty) and body.items else ""
    if found is None or typed is None or (not model and (body.items or not isinstance(prop, ListProperty))):
        if rule.keys:
            raise rule.refused("", "the answer has no class that could be a page")
        return None
    # An argument that the templates had to rename is still sent under the document's name.
    return Pages({**found, "items": body.items}, *typed, model, inputs.free(f"{model}Page") if model else "")


def _role(schemas: Schemas, parameter: Parameter, names: Sequence[str], *, has_next: bool) -> str | None:
    if parameter.location != "query":
        return None
    schema = schemas.resolve_object(parameter.schema)
    role = parameter_role(parameter.name, {**schema, **parameter.extensions})
    # A place in a list is no date, whatever it is called: `start` of a calendar is one.
    if role in ("offset", "page-number", "cursor-at") and schema.get("format") in ("date", "date-time"):
        return None
    if role == "cursor-at":
        if span_test(parameter.name, schema, parameter.description) is not None:
            return None
        found = start_role(type_of(schemas, schema), names, has_next=has_next)
        # What a page begins at is passed on as what it comes after is: as the answer gives it.
        return "cursor" if found == "cursor-at" and has_next else found
    return role


def _body(schemas: Schemas, schema: Any, plan: Plan | None) -> _Body | None:
    if type_of(schemas, schema) == "array":
        return _Body((), _items(schemas, schema), {})
    return _beside(schemas, schema) or _deeper(schemas, schema, plan)


def _deeper(schemas: Schemas, schema: Any, plan: Plan | None) -> _Body | None:
    """The body whose items stand in an object of it: `_embedded: {payments: […]}`, `albums: {items: […], next: …}`."""
    shape = plan.shape if plan is not None and plan.kind == "list" else None
    if shape is None or len(shape.array) < 2:
        return None
    named: dict[tuple[str, ...], Any] = {}
    for depth in range(len(shape.array)):
        way = shape.array[:depth]
        named |= {(*way, name): entry for name, entry in properties(schemas, _at(schemas, schema, way)).items()}
    found = _Body(shape.array, shape.items, named)
    is_paged = any(True for role in _OF_PAGES for _ in found.paths(schemas, role))
    return found if is_paged else None


def _beside(schemas: Schemas, schema: Any) -> _Body | None:
    named = properties(schemas, schema)
    arrays = [name for name, entry in named.items() if type_of(schemas, entry) == "array"]
    marked = [name for name in arrays if property_role(name, named[name]) == "items"]
    # What went wrong on the way is listed beside the items, and is none of them.
    chosen = marked or [name for name in arrays if UNFORTUNATE.isdisjoint(words(name))]
    if not marked and len(chosen) != 1:
        return None
    found = _Body((chosen[0],), _items(schemas, named[chosen[0]]), _ways(named))
    is_paged = bool(marked) or any(True for role in _OF_PAGES for _ in found.paths(schemas, role))
    return found if is_paged else None


def _ways(named: Mapping[str, Any]) -> dict[tuple[str, ...], Any]:
    return {(name,): entry for name, entry in named.items()}


# -- by sdk.yml -------------------------------------------------------------------------------------------------------


def _ruled_body(schemas: Schemas, schema: Any, rule: PagingRule) -> _Body:
    """The body whose items are where the rule says, or where the only array is."""
    if "items" in rule.keys:
        place = _place(schemas, schema, rule, "items")
        found = _at(schemas, schema, place)
        if type_of(schemas, found) != "array":
            raise rule.refused("items", f"{rule.keys['items']} is no array")
        return _Body(place, _items(schemas, found), _ways(properties(schemas, schema)))
    if type_of(schemas, schema) == "array":
        return _Body((), _items(schemas, schema), {})
    named = properties(schemas, schema)
    arrays = [name for name, entry in named.items() if type_of(schemas, entry) == "array"]
    if len(arrays) != 1:
        raise rule.refused("", f"items must say where the items are: the answer has {len(arrays)} arrays")
    return _Body((arrays[0],), _items(schemas, named[arrays[0]]), _ways(named))


def _ruled(schemas: Schemas, operation: Operation, schema: Any, rule: PagingRule, body: _Body) -> dict[str, Any]:
    """The arguments of the runtime's `Paging`, as the rule has them."""
    listed = {entry.name: entry for entry in operation.parameters if entry.location == "query"}
    kinds = [kind for kind in ("cursor", "page", "offset") if kind in rule.keys]
    if len(kinds) > 1:
        raise rule.refused(kinds[1], f"a list is paged by one of {' and '.join(kinds)}")
    for kind in kinds:
        if rule.keys[kind] not in listed:
            name = rule.keys[kind]
            raise rule.refused(kind, f"{operation.id} has no query parameter {name!r}", name, list(listed))
    kind = kinds[0] if kinds else "url"
    if kind == "cursor" and "last" in rule.keys:
        kind = "key"
    if kind in ("cursor", "url") and "next" not in rule.keys:
        raise rule.refused("", "next must say where the answer has the next page")
    found: dict[str, Any] = {"kind": kind}
    if kinds:
        found["parameter"] = rule.keys[kinds[0]]
    for key in ("next", "more", "total", "size"):
        if key in rule.keys:
            found[key] = _place(schemas, schema, rule, key)
    if kind == "key":
        found["next"] = _place(schemas, body.item, rule, "last")
    if kind == "page":
        found["first"] = rule.keys.get("first", _first(schemas, listed[rule.keys["page"]]))
    return {**found, "first": 0} if kind == "offset" else found


def _place(schemas: Schemas, schema: Any, rule: PagingRule, key: str) -> tuple[str, ...]:
    """Where a key of the rule leads. Raises DocumentError where the document has nothing."""
    steps = tuple(rule.keys[key].split("."))
    for depth, step in enumerate(steps):
        named = properties(schemas, _at(schemas, schema, steps[:depth]))
        if step not in named:
            where = ".".join(steps[:depth]) or ("the last item" if key == "last" else "the answer")
            raise rule.refused(key, f"{where} has no property {step!r}", step, sorted(named))
    return steps


def _at(schemas: Schemas, schema: Any, steps: tuple[str, ...]) -> Any:
    for step in steps:
        schema = properties(schemas, schema)[step]
    return schema


# -- what the templates need ------------------------------------------------------------------------------------------


def _items(schemas: Schemas, node: Any) -> Any:
    return schemas.resolve_object(node).get("items")


def _found(
    schemas: Schemas, answer: ResponseObject, roles: Mapping[str, Parameter], body: _Body
) -> dict[str, Any] | None:
    if any(header.name.lower() == "link" for header in answer.headers):
        return {"kind": "link"}
    ends = {"more": body.path(schemas, "has-more"), "done": _done(schemas, body)}
    cursor = roles.get("cursor")
    for place in (entry for role in ("cursor", "offset", "page-number") if (entry := roles.get(role)) is not None):
        # What the answer gives under the parameter's own name is passed on as it is, also where it is called an offset.
        for way, schema in body.properties.items():
            if turning_of(way[-1]) == "next" and place.name in properties(schemas, schema):
                return {"kind": "cursor", "parameter": place.name, "next": (*way, place.name), **ends}
    for path, schema in body.paths(schemas, "next-cursor"):
        form = schemas.resolve_object(schema).get("format")
        if "href" in properties(schemas, schema):
            return {"kind": "url", "next": (*path, "href"), **ends}
        if cursor is None and (form in ("uri", "uri-reference", "url") or _is_link(path)):
            return {"kind": "url", "next": path, **ends}
        if cursor is not None:
            return {"kind": "cursor", "parameter": cursor.name, "next": path, **ends}
    if cursor is not None and any(ends.values()) and "id" in properties(schemas, body.item):
        return {"kind": "key", "parameter": cursor.name, "next": ("id",), **ends}
    size, total = body.path(schemas, "page-size"), body.path(schemas, "total")
    common = {**ends, "total": total, "size": size}
    if (page := roles.get("page-number")) is not None:
        count = () if size and total else body.path(schemas, "page-count")
        return {"kind": "page", "parameter": page.name, "first": _first(schemas, page), **common, "count": count}
    if (offset := roles.get("offset")) is not None:
        return {"kind": "offset", "parameter": offset.name, "first": 0, **common}
    return None


def _is_link(path: tuple[str, ...]) -> bool:
    """Whether something stands in an object that is about paging."""
    return len(path) > 1 and folded(path[-2]) in _LINK_NAMES


def _done(schemas: Schemas, body: _Body) -> tuple[str, ...]:
    """Where the answer says that a page is the last one; an object or an address called `last` does not."""
    found = (
        way
        for way, schema in body.properties.items()
        if type_of(schemas, schema) == "boolean" and page_role(way[-1], schema, ()) == "no-more"
    )
    return next(found, ())


def _first(schemas: Schemas, parameter: Parameter) -> int:
    schema = schemas.resolve_object(parameter.schema)
    for word in ("default", "minimum"):
        if schema.get(word) in (0, 1) and not isinstance(schema[word], bool):
            return int(schema[word])
    return 1


def _typed(prop: Any, items: tuple[str, ...], inputs: PlainInputs) -> tuple[str, str, frozenset[str]] | None:
    """(attribute, item type, its imports) of the list in a page; the attribute of a page that is the list is empty."""
    names = []
    for name in items:
        prop = next((entry for entry in inputs.properties(prop) if plain(entry.name) == name), None)
        names.append(str(plain(prop.python_name)) if prop is not None else "")
    kinds = [prop, *(getattr(prop, "inner_properties", None) or ())]
    inner = next((entry.inner_property for entry in kinds if hasattr(entry, "inner_property")), None)
    if inner is None:
        return None
    imports = {str(plain(line)) for line in (*inner.get_imports(prefix="..."), *inner.get_lazy_imports(prefix="..."))}
    typed = str(plain(inner.get_type_string())).replace("list[", "builtins.list[")
    return ".".join(names), typed, frozenset(imports)
