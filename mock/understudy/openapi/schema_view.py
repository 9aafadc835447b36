"""What a schema says: references followed, `allOf` merged, the dialects of OAS 3.0 and 3.1 made alike.

A schema that is written in another way, but says the same, has the same view.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from understudy.lazy_dataclass import dataclass
from understudy.openapi.limits import merge_limits
from understudy.openapi.model import MediaType, Node, Parameter
from understudy.openapi.pointer import MISSING, escape
from understudy.openapi.schemas import Schemas

TYPES = frozenset({"string", "number", "integer", "boolean", "array", "object"})
_WORDS = frozenset(
    ["title", "description", "example", "examples", "externalDocs", "xml", "$comment", "$schema", "$id", "$anchor"]
)
# What holds in other ways than the comparison looks at: any difference is a change of a constraint.
_OPAQUE = (
    *("not", "if", "then", "else", "contains", "minContains", "maxContains", "propertyNames", "patternProperties"),
    *("dependentSchemas", "dependentRequired", "contentEncoding", "contentMediaType", "contentSchema", "$dynamicRef"),
    *("unevaluatedItems", "additionalItems"),
)
_HOPS = 50
# More parts of one `allOf` than anybody writes; together they could be combined in too many ways.
_MOST_PARTS = 12
_DEPTH = 2


@dataclass(frozen=True, slots=True)
class SchemaPlace:
    """A node of a document and its JSON Pointer; `more` are schemas that hold for the same value as well."""

    node: Any
    pointer: str
    more: tuple[SchemaPlace, ...] = ()

    def child(self, *tokens: str | int) -> SchemaPlace:
        """What stands below, or MISSING."""
        node, pointer = self.node, self.pointer
        for token in tokens:
            pointer = f"{pointer}/{escape(str(token))}"
            listed = isinstance(node, list) and isinstance(token, int) and token < len(node)
            node = node[token] if listed or (isinstance(node, dict) and token in node) else MISSING
        return SchemaPlace(node, pointer)

    @property
    def key(self) -> str:
        """What identifies this place in its document."""
        return " ".join((self.pointer, *(place.key for place in self.more)))


def parameter_schema(parameter: Parameter) -> SchemaPlace:
    """Where the schema of a parameter stands, in its `content` where it has one (OAS 4.8.12.2)."""
    content = "" if parameter.content_type is None else f"/content/{escape(parameter.content_type)}"
    return _placed(parameter.schema, f"{parameter.pointer}{content}/schema")


def media_schema(media: MediaType) -> SchemaPlace:
    """Where the schema of a media type stands; MISSING where it has none."""
    return _placed(media.schema, f"{media.pointer}/schema")


def _placed(node: Node | None, pointer: str) -> SchemaPlace:
    return SchemaPlace(MISSING if node is None else node, pointer)


@dataclass(frozen=True, slots=True)
class SchemaUnion:
    """The alternatives of a `oneOf` or `anyOf`, without null."""

    keyword: str
    place: SchemaPlace
    variants: tuple[SchemaPlace, ...]
    discriminator: Mapping[str, Any] | None


@dataclass(slots=True)
class SchemaView:
    """What a schema says. `types` None is any type; `extra` is True, False or the schema of additional properties.

    `enum` has the values besides null, by their JSON; `enum_null` is whether null is listed with them.
    """

    place: SchemaPlace
    types: frozenset[str] | None = None
    nullable: bool | None = None
    enum: dict[str, Any] | None = None
    enum_null: bool = False
    properties: dict[str, SchemaPlace] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    extra: bool | SchemaPlace = True
    items: SchemaPlace | None = None
    prefix: tuple[SchemaPlace, ...] = ()
    limits: dict[str, tuple[Any, str]] = field(default_factory=dict)
    opaque: dict[str, list[SchemaPlace]] = field(default_factory=dict)
    unions: list[SchemaUnion] = field(default_factory=list)
    format: str | None = None
    default: Any = MISSING
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False

    def hidden(self, flow: str) -> bool:
        """Whether a property with this schema never occurs in a direction (OAS 4.8.24)."""
        return self.read_only if flow == "request" else self.write_only


class SchemaTree:
    """One document: it follows references and keeps the views of its schemas."""

    def __init__(self, schemas: Schemas) -> None:
        self.legacy = schemas.legacy
        self._schemas = schemas
        self._views: dict[str, SchemaView] = {}
        self._prints: dict[tuple[str, int], str] = {}

    def named(self) -> dict[str, SchemaPlace]:
        """The schemas that the document shares, by name (OAS 4.8.7)."""
        shared = SchemaPlace(self._schemas.document, "").child("components", "schemas")
        return {name: shared.child(name) for name in shared.node} if isinstance(shared.node, dict) else {}

    def followed(self, place: SchemaPlace) -> SchemaPlace:
        """The place that a reference leads to; what stands beside a reference is left out."""
        for _ in range(_HOPS):
            if not isinstance(place.node, dict) or not isinstance(place.node.get("$ref"), str):
                return place
            place = self._target(place)
        return SchemaPlace({}, place.pointer)

    def _target(self, place: SchemaPlace) -> SchemaPlace:
        reference = place.node["$ref"]
        try:
            return SchemaPlace(self._schemas.at(reference), reference.removeprefix("#"))
        except KeyError:
            return SchemaPlace({}, place.pointer)

    def schema(self, place: SchemaPlace) -> SchemaPlace:
        """Follows the references of a schema that say nothing themselves, so that a shared schema is one place."""
        for _ in range(_HOPS):
            node = place.node
            if place.more or not isinstance(node, dict):
                return place
            beside = {name for name in node if name not in _WORDS and not name.startswith("x-")}
            lone = node["allOf"] if beside == {"allOf"} and isinstance(node["allOf"], list) else ()
            if "$ref" in node and (beside == {"$ref"} or (self.legacy and "nullable" not in beside)):
                place = self._target(place)
            elif len(lone) == 1:
                place = place.child("allOf", 0)
            else:
                return place
        return SchemaPlace({}, place.pointer)

    # -- views ----------------------------------------------------------------------------------------------------

    def view(self, place: SchemaPlace) -> SchemaView:
        """What the schema at a place says."""
        place = self.schema(place)
        known = self._views.get(place.key)
        if known is None:
            known = self._views[place.key] = self._read(place)
        return known

    def _read(self, place: SchemaPlace) -> SchemaView:
        view = SchemaView(place)
        null_flags: list[bool] = []
        for depth, part in self._parts(place, set()):
            if not isinstance(part.node, dict):
                if part.node is False:
                    view.types = frozenset()
                continue
            self._merge(view, part)
            null = self._null(part.node)
            if null is not None and (depth == 0 or view.nullable is None):
                null_flags.append(null)
                if depth == 0:
                    view.nullable = null
        if view.nullable is None and null_flags:
            view.nullable = all(null_flags)
        if view.types is None:
            view.types = _implied(view)
        return view

    def _parts(self, place: SchemaPlace, seen: set[str], depth: int = 0) -> Iterator[tuple[int, SchemaPlace]]:
        """Every schema object that holds for the value, the nearest first, with how far behind references it is."""
        if place.pointer not in seen:
            seen.add(place.pointer)
            yield depth, place
            node = place.node
            if isinstance(node, dict):
                if isinstance(node.get("$ref"), str):
                    yield from self._parts(self._target(place), seen, depth + 1)
                for position in range(len(node["allOf"]) if isinstance(node.get("allOf"), list) else 0):
                    yield from self._parts(place.child("allOf", position), seen, depth + 1)
                for keyword in ("oneOf", "anyOf"):
                    variants = self.variants(place, keyword)
                    if len(variants) == 1:
                        yield from self._parts(variants[0], seen, depth + 1)
        for other in place.more:
            yield from self._parts(other, seen, depth)

    def variants(self, place: SchemaPlace, keyword: str) -> tuple[SchemaPlace, ...]:
        """The alternatives under a keyword that are not null alone."""
        listed = place.node.get(keyword) if isinstance(place.node, dict) else None
        places = [place.child(keyword, position) for position in range(len(listed) if isinstance(listed, list) else 0)]
        return tuple(entry for entry in places if not _only_null(entry.node))

    def _null(self, node: Mapping[str, Any]) -> bool | None:
        """Whether one schema object lets null through; None when it says nothing about it."""
        for keyword in ("oneOf", "anyOf"):
            listed = node.get(keyword)
            if isinstance(listed, list) and any(_only_null(entry) for entry in listed):
                return True
        if self.legacy and node.get("nullable") is True:
            return True
        kinds = _kinds(node)
        if kinds:
            return "null" in kinds
        values = _values(node)
        return None if values is None else None in values

    def _merge(self, view: SchemaView, part: SchemaPlace) -> None:
        node = part.node
        kinds = _kinds(node)
        if kinds:
            types = frozenset(kind for kind in kinds if kind in TYPES)
            view.types = types if view.types is None else _common(view.types, types)
        values = _values(node)
        if values is not None:
            found = {_text(value): value for value in values if value is not None}
            view.enum_null = None in values and (view.enum is None or view.enum_null)
            view.enum = found if view.enum is None else {key: view.enum[key] for key in view.enum if key in found}
        for name in node.get("properties") or ():
            self._add(view.properties, name, part.child("properties", name))
        view.required |= frozenset(node.get("required") or ())
        self._merge_extra(view, part)
        if "items" in node and not isinstance(node["items"], list):
            entry = part.child("items")
            view.items = entry if view.items is None else self._both(view.items, entry)
        listed = node.get("prefixItems")
        if isinstance(listed, list) and not view.prefix:
            view.prefix = tuple(part.child("prefixItems", position) for position in range(len(listed)))
        merge_limits(view.limits, node, part.pointer)
        for keyword in _OPAQUE:
            if keyword in node:
                view.opaque.setdefault(keyword, []).append(part.child(keyword))
        for keyword in ("oneOf", "anyOf"):
            self._merge_union(view, part, keyword)
        view.format = view.format or (node.get("format") if isinstance(node.get("format"), str) else None)
        view.default = node.get("default", MISSING) if view.default is MISSING else view.default
        view.deprecated |= node.get("deprecated") is True
        view.read_only |= node.get("readOnly") is True
        view.write_only |= node.get("writeOnly") is True

    def _add(self, places: dict[str, SchemaPlace], name: str, place: SchemaPlace) -> None:
        places[name] = self._both(places[name], place) if name in places else place

    def _both(self, one: SchemaPlace, other: SchemaPlace) -> SchemaPlace:
        """A place where two schemas hold. Each stands there once: schemas that go round in circles would add up."""
        found: dict[str, SchemaPlace] = {}
        for place in (one, *one.more, other, *other.more):
            resolved = self.schema(SchemaPlace(place.node, place.pointer))
            found.setdefault(resolved.pointer, resolved)
        first, *more = found.values()
        return SchemaPlace(
            first.node, first.pointer, tuple(sorted(more, key=lambda place: place.pointer)[:_MOST_PARTS])
        )

    def _merge_extra(self, view: SchemaView, part: SchemaPlace) -> None:
        for keyword in ("additionalProperties", "unevaluatedProperties"):
            value = part.node.get(keyword, True)
            if value is False:
                view.extra = False
            elif isinstance(value, dict) and value and view.extra is True:
                view.extra = part.child(keyword)

    def _merge_union(self, view: SchemaView, part: SchemaPlace, keyword: str) -> None:
        variants = self.variants(part, keyword)
        if len(variants) < 2:
            return
        if not any(_is_substance(self.followed(variant).node) for variant in variants):
            view.opaque.setdefault(keyword, []).append(part.child(keyword))
            return
        discriminator = part.node.get("discriminator")
        view.unions.append(
            SchemaUnion(keyword, part, variants, discriminator if isinstance(discriminator, dict) else None)
        )

    # -- fingerprints ---------------------------------------------------------------------------------------------

    def fingerprint(self, place: SchemaPlace, depth: int = _DEPTH) -> str:
        """A text that is the same for schemas that say the same, whatever their components are called."""
        known = self._prints.get((place.key, depth))
        if known is None:
            known = self._prints[place.key, depth] = _text(self._expanded(self.schema(place), depth))
        return known

    def _expanded(self, place: SchemaPlace, depth: int) -> Any:
        node = place.node
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                rest = {name: value for name, value in node.items() if name != "$ref"}
                target = self.fingerprint(self._target(place), depth - 1) if depth else "…"
                return [target, self._expanded(SchemaPlace(rest, place.pointer), depth)]
            return {
                name: value if name in ("enum", "const", "default") else self._expanded(place.child(name), depth)
                for name, value in node.items()
                if name not in ("mapping", *_WORDS) and not name.startswith("x-")
            }
        if isinstance(node, list):
            return [self._expanded(place.child(position), depth) for position in range(len(node))]
        return node


def _is_substance(node: Any) -> bool:
    """Whether an alternative is a kind of value, not merely a further condition such as `required`."""
    names = ("type", "properties", "allOf", "oneOf", "anyOf", "$ref", "enum", "const", "items")
    return isinstance(node, dict) and any(name in node for name in names)


def _only_null(node: Any) -> bool:
    return isinstance(node, dict) and (node.get("type") in ("null", ["null"]) or node.get("enum") == [None])


def _kinds(node: Mapping[str, Any]) -> list[str]:
    declared = node.get("type")
    return [declared] if isinstance(declared, str) else list(declared) if isinstance(declared, list) else []


def _values(node: Mapping[str, Any]) -> list[Any] | None:
    if "const" in node:
        return [node["const"]]
    return node["enum"] if isinstance(node.get("enum"), list) else None


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), default=str)


def _common(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Types in both; every integer is a number (JSON Schema 2020-12, section 4.2.3)."""
    found = one & other
    return found | {"integer"} if "integer" in one | other and "number" in one ^ other else found


def _implied(view: SchemaView) -> frozenset[str] | None:
    """The type that a schema without `type` means, as everybody reads it."""
    if view.properties:
        return frozenset({"object"})
    if view.items is not None:
        return frozenset({"array"})
    if view.enum:
        found = {_type_of(value) for value in view.enum.values()}
        return frozenset(found)
    return None


def _type_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    kinds: dict[type, str] = {str: "string", int: "integer", float: "number", list: "array"}
    return kinds.get(type(value), "object")
