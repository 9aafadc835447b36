"""The class of every object and enumeration of a lowered document: each a component, under the name that it is to have.

openapi-python-client names what is written out in place by where it stands, and the variants of a union by numbers
(`AddressType0`, its issue #1067). Here what makes a class gets a name of its own before the generator sees it: by the
title, the constant or the first property that tells a variant apart, else by its place. A name is taken once; of two
equal schemas that want the same name there is one class.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Any

from understudy.inference.conventions import in_singular, words
from understudy.openapi.media_types import FORMS, essence
from understudy.openapi.pointer import escape, unescape
from understudy_tools.sdk.lock import member_key
from understudy_tools.sdk.naming import class_case, joined, model_class, pascal_case, unsaid
from understudy_tools.sdk.opc.namespaces import tails

COMPONENTS = "#/components/schemas/"
TITLE = "x-understudy-title"
"""The title that a schema has in the document. As `title` the generator would take it for the name of a class."""
_UNIONS = ("oneOf", "anyOf")
_OF_VALUES = {
    "object": ("properties", "required", "additionalProperties", "allOf"),
    "array": ("items", "prefixItems"),
}
_OF_CLASSES = frozenset(name for names in _OF_VALUES.values() for name in names)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a schema stands: the class or the operation that it is in, the words for it there, and its JSON Pointer."""

    owner: str
    name: str
    pointer: str

    def below(self, *steps: object) -> str:
        """The pointer of what stands in it."""
        return "/".join([self.pointer, *(escape(str(step)) for step in steps)])

    @property
    def class_name(self) -> str:
        return model_class(f"{self.owner}{pascal_case(unsaid(self.owner, self.name))}" if self.owner else self.name)


@dataclass(slots=True)
class ClassNames:
    """Names the classes of one lowered document.

    `kept` are the names that classes had before, by the pointers of their schemas, `members` those of the members of
    enumerations, by pointer and value. `pointers` are those of all classes, by the names of their components, once
    they are named. `declared` are the name and the pointer of what is written out in a parameter, body or answer that
    is a component itself, by the identity of its lowered schema: it is of no one operation. `bodies` are names for
    components that a framework has made of what operations take, and called after their ids.
    """

    components: dict[str, dict[str, Any]]
    kept: Mapping[str, str]
    members: Mapping[str, str]
    pointers: dict[str, str]
    declared: Mapping[int, tuple[str, str]]
    bodies: Mapping[str, str]
    # What stands now in the place of a schema. One that is met again is the same one.
    _seen: dict[int, dict[str, Any]] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _made: list[str] = field(default_factory=list)

    def name_components(self) -> None:
        """Name what the components are, and what is written out inside of them."""
        declared = list(self.components.items())
        pointers = {name: self.pointers.setdefault(name, f"{COMPONENTS}{escape(name)}") for name, _ in declared}
        own_names = {name: self.kept[pointer] for name, pointer in pointers.items() if pointer in self.kept}
        own_names |= tails(pointers, own_names)
        known = {own_names.get(name, model_class(name)) for name, _ in declared}
        free = {called: name for name, called in self.bodies.items() if name not in own_names and called not in known}
        own_names |= {name: called for called, name in free.items()}
        for name, node in declared:
            if name in own_names and is_class(node):
                node["title"] = own_names[name]
            self._taken.add(model_class(node.get("title") or name))
        self._taken |= {name for pointer, name in self.kept.items() if self._is_there(pointer)}
        for name, node in declared:
            if _splits(node):
                node = self.components[name] = _split(node)
            own = model_class(node.get("title") or name)
            self._keep_members(node, self.pointers[name])
            place = (own, "") if is_class(node) else ("", own_names.get(name, name))
            self._inside(node, _Place(*place, self.pointers[name]))

    def name_operation(self, node: dict[str, Any], prefix: str, pointer: str) -> None:
        """Name what is written out in an operation; `prefix` begins the names."""
        for parameter in node["parameters"]:
            place = _Place(prefix, parameter["name"], f"{pointer}/parameters/{escape(parameter['name'])}")
            self._child(parameter, "schema", place)
        content = (node.get("requestBody") or {}).get("content", {})
        is_one = all(media["schema"] == next(iter(content.values()))["schema"] for media in content.values())
        for name, media in content.items():
            form = "" if is_one else {FORMS[0]: "form", FORMS[-1]: "multipart"}.get(essence(name), "json")
            place = _Place(prefix, f"{form}_body".strip("_"), f"{pointer}/requestBody/content/{escape(name)}/schema")
            self._child(media, "schema", place)
        successes = [status for status in node["responses"] if status[:1] == "2"]
        for status, response in node["responses"].items():
            name = "response" if successes == [status] else f"response_{status}"
            for kind, media in response["content"].items():
                where = f"{pointer}/responses/{status}/content/{escape(kind)}/schema"
                self._child(media, "schema", _Place(prefix, name, where))

    def sources(self, source: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
        """The schema of the document of each component that was made here."""
        return {name: source(self.components[name]) for name in self._made}

    def _is_there(self, pointer: str) -> bool:
        """Whether the document still has the component that a schema is in; of operations nobody asks."""
        name = pointer.removeprefix(COMPONENTS).partition("/")[0]
        return not pointer.startswith(COMPONENTS) or unescape(name) in self.components

    def _keep_members(self, node: dict[str, Any], pointer: str) -> None:
        """The members of an enumeration are called as before."""
        values = [value for value in node.get("enum") or () if value is not None]
        kept = [self.members.get(member_key(pointer, value), "") for value in values]
        if any(kept):
            made = node.get("x-enum-varnames") or [f"VALUE_{value}".replace("-", "NEGATIVE_") for value in values]
            free = [f"{name}_2" if name in kept else name for name in made]
            node["x-enum-varnames"] = [own or name for own, name in zip(kept, free, strict=True)]

    # -- one schema -----------------------------------------------------------------------------------------------

    def _child(self, holder: Any, key: Any, place: _Place) -> None:
        """Name the schema that a holder has under a key; a class becomes a reference there."""
        node = holder[key]
        if not isinstance(node, dict) or "$ref" in node:
            return
        if id(node) in self._seen:
            holder[key] = self._seen[id(node)]
        elif _splits(node):
            holder[key] = union = _split(node)
            self._inside(union, place)
            self._seen[id(node)] = union
        elif is_class(node):
            if id(node) in self.declared and place.pointer not in self.kept:
                place = _Place("", *self.declared[id(node)])
            name = self._free(node, place)
            holder[key] = self._seen[id(node)] = {"$ref": f"{COMPONENTS}{name}"}
            self._add(name, node, place)
        else:
            self._seen[id(node)] = node
            self._inside(node, place)

    def _add(self, name: str, node: dict[str, Any], place: _Place) -> None:
        if name not in self.components:
            self.components[name] = node
            self._made.append(name)
            self.pointers[name] = place.pointer
            self._keep_members(node, place.pointer)
            self._inside(node, _Place(name, "", place.pointer))

    def _inside(self, node: dict[str, Any], place: _Place) -> None:
        """Name what stands in a schema that stays where it is."""
        properties = node.get("properties") or {}
        for key in properties:
            self._child(properties, key, _Place(place.owner, key, place.below("properties", key)))
        if isinstance(node.get("additionalProperties"), dict):
            inner = _Place(place.owner, joined(place.name, "value"), place.below("additionalProperties"))
            self._child(node, "additionalProperties", inner)
        if isinstance(node.get("items"), dict):
            self._child(node, "items", _Place(place.owner, _one_of(place.name), place.below("items")))
        self._variants(node, "prefixItems", _Place(place.owner, _one_of(place.name), place.pointer))
        for keyword in _UNIONS:
            self._variants(node, keyword, place)
        for position, part in enumerate(node.get("allOf") or ()):
            if "$ref" not in part and id(part) not in self._seen:
                self._seen[id(part)] = part
                self._inside(part, _Place(place.owner, place.name, place.below("allOf", position)))

    def _variants(self, node: dict[str, Any], keyword: str, place: _Place) -> None:
        variants = node.get(keyword) or []
        classes = [variant for variant in variants if is_class(variant)]
        objects = [variant for variant in classes if "enum" not in variant]
        chief = objects[0] if len(objects) == 1 else classes[0] if len(classes) == 1 else None
        for position, label in enumerate(labels(variants)):
            where = place.below(keyword, position)
            is_chief = variants[position] is chief
            if not is_class(variants[position]) or (is_chief and place.owner):
                self._child(variants, position, _Place(place.owner, place.name, where))
                continue
            if is_chief and keyword != "prefixItems":
                # The union itself is a component, of which the generator makes no class.
                variants[position]["title"] = self.kept.get(where, place.name)
            name = joined(place.name, label)
            self._child(variants, position, _Place(place.owner, name, where))

    def _free(self, node: dict[str, Any], place: _Place) -> str:
        """A name that no other class has; that of an equal schema, where one has the name that this one wants."""
        kept = self.kept.get(place.pointer)
        if kept is not None:
            return kept
        wanted = name = place.class_name
        number = 1
        while name in self._taken:
            if self.components.get(name) == node:
                return name
            kind = "Value" if "enum" in node else "Object"
            name = f"{wanted}{kind if number == 1 and not wanted.endswith(kind) else number + 1}"
            number += 1
        self._taken.add(name)
        return name


def is_class(node: Mapping[str, Any]) -> bool:
    """Whether the generator makes a class of a lowered schema, in the order in which it looks at them."""
    parts = [*(node.get("allOf") or ()), *(node.get("anyOf") or ()), *(node.get("oneOf") or ())]
    if "$ref" in node or (len(parts) == 1 and "$ref" in parts[0]):
        return False
    kind = node.get("type")
    if kind == "boolean":
        return False
    if node.get("enum"):
        return True
    if node.get("anyOf") or node.get("oneOf") or isinstance(kind, list) or "const" in node:
        return False
    return kind == "object" or bool(node.get("allOf")) or (kind is None and bool(node.get("properties")))


def _splits(node: Mapping[str, Any]) -> bool:
    """Whether a schema is of several types of which one may make a class, or of one such type or null."""
    kind = node.get("type")
    kinds = kind if isinstance(kind, list) else [kind]
    if "enum" in node or any(node.get(keyword) for keyword in _UNIONS) or (len(kinds) < 2 and not node.get("nullable")):
        return False
    return any(of in kinds for of in _OF_VALUES) or (kind is None and bool(_OF_CLASSES & node.keys()))


def _split(node: dict[str, Any]) -> dict[str, Any]:
    """The alternatives of the types of a schema, each with the keywords that are about its values.

    Of one type besides null the schema itself is the alternative.
    """
    kind = node.get("type")
    listed = kind if isinstance(kind, list) else [kind]
    kinds = [entry for entry in listed if entry != "null"]
    union: dict[str, Any] = {name: node[name] for name in ("description", TITLE) if name in node}
    is_nullable = node.pop("nullable", False) or "null" in listed
    if len(kinds) == 1:
        node |= {} if kinds[0] is None else {"type": kinds[0]}
        variants = [node]
    else:
        variants = [{**_about(node, each), "type": each} for each in map(str, kinds)]
    return {**union, "anyOf": [*variants, *([{"type": "null"}] if is_nullable else [])]}


def _about(node: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """The keywords of a schema that are about values of one type, or of any."""
    return {name: value for name, value in node.items() if name not in _OF_CLASSES or name in _OF_VALUES.get(kind, ())}


def labels(variants: Sequence[Mapping[str, Any]]) -> list[str]:
    """What tells the objects of a union apart, each in a word of its own."""
    variants = [_with_parts(variant) for variant in variants]
    counts = Counter(name for variant in variants for name in variant.get("properties") or ())
    counts.update(reference for variant in variants for reference in _components(variant))
    found: list[str] = []
    for variant in variants:
        taken = {class_case(other) for other in found}
        words_of = list(_labels(variant, counts))
        numbers = (f"variant{number}" for number in count(len(found) + 1))
        found.append(next(word for word in chain(words_of, numbers) if class_case(word) not in taken))
    return found


def _labels(variant: Mapping[str, Any], counts: Mapping[str, int]) -> Iterator[str]:
    """What may tell one object of a union apart: its title, the one value of a property, a property of its own."""
    if _is_word(variant.get(TITLE)):
        yield variant[TITLE]
    properties = variant.get("properties")
    named: Mapping[str, Any] = properties if isinstance(properties, Mapping) else {}
    for entry in named.values():
        values = entry.get("enum") if isinstance(entry, Mapping) else None
        value = entry.get("const", values[0] if isinstance(values, list) and len(values) == 1 else None)
        if _is_word(value):
            yield value
    required = [name for name in variant.get("required") or () if name in named]
    listed = [*required, *named]
    yield from (name for name in listed if counts[name] == 1)
    yield from (unescape(each.removeprefix(COMPONENTS)) for each in _components(variant) if counts[each] == 1)
    yield "value" if "enum" in variant else listed[0] if listed else "object"


def _with_parts(variant: Mapping[str, Any]) -> Mapping[str, Any]:
    """A variant with the title and the properties of the parts that are written out in it."""
    parts = [part for part in variant.get("allOf") or () if "$ref" not in part]
    named = {name: entry for part in parts for name, entry in (part.get("properties") or {}).items()}
    required = [name for part in parts for name in part.get("required") or ()]
    title = next((part[TITLE] for part in parts if _is_word(part.get(TITLE))), None)
    added = {"properties": {**named, **(variant.get("properties") or {})}, "required": required, TITLE: title}
    return {**added, **variant, "properties": added["properties"]} if parts else variant


def _components(variant: Mapping[str, Any]) -> list[str]:
    """The components that a variant has for parts."""
    references = [part.get("$ref") for part in variant.get("allOf") or ()]
    return [each for each in references if isinstance(each, str) and each.startswith(COMPONENTS)]


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and bool(words(value)) and any(map(str.isalpha, value))


def _one_of(name: str) -> str:
    """What an item is called where the list is called so."""
    parts = words(name)
    one = in_singular(parts)
    return "_".join(one) if one != parts else joined(name, "item")
