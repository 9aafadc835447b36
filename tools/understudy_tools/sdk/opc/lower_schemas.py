"""Lowers the schemas of a contract to components that openapi-python-client reads as intended.

What is lowered, and the upstream issue that would end it (github.com/openapi-generators/openapi-python-client):

* models are named by `title`, and two of one title lose one (#652, #1448): `class_names` has names of their own;
* a component that is only a reference (#734), and references to anything but a component: what they lead to is a
  component of its own;
* discriminators are not known (#219, #1154): each variant gets its constant, each union a variant for what is unknown;
* `allOf` is for objects only: of other values the part counts that says most, of alternatives all properties, each
  with all types that they give it;
* defaults are sent as if the caller had set them: they go, since a service knows its own;
* one keyword of an unexpected type refuses the whole document: what no validator could use is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from understudy.contract import Contract
from understudy.inference.shapes import properties, required_names
from understudy.openapi.keywords import usable
from understudy.openapi.pointer import METHODS, MISSING, look_up, resolve, unescape
from understudy_tools.sdk.naming import class_case
from understudy_tools.sdk.opc.alternatives import all_values, each_type, in_alternatives
from understudy_tools.sdk.opc.class_names import COMPONENTS, TITLE
from understudy_tools.sdk.opc.media import is_file, nodes_of_forms
from understudy_tools.sdk.opc.name_collisions import name_members, part_null, part_properties
from understudy_tools.sdk.read_write_only import Marks

UNKNOWN_VARIANT = "UnknownVariant"
TAGS = "x-understudy-tags"
"""At a union: the property that tells its variants apart, and the values for each of them."""
_DEEPEST = 6
_PLAIN = ("type", "enum", "required", "format")
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_SUBSTANCE = ("type", "properties", "allOf", "oneOf", "anyOf", "$ref", "enum", "const", "items")


@dataclass(slots=True)
class SchemaLowering:
    """The components of one document. Nodes of the document are never changed; what is made of each is made once.

    `dangling` are references that lead nowhere; `pointers` say where components stand that the document has elsewhere.
    """

    contract: Contract
    components: dict[str, dict[str, Any]] = field(default_factory=dict)
    dangling: dict[str, None] = field(default_factory=dict)
    pointers: dict[str, str] = field(default_factory=dict)
    _made: dict[int, tuple[Any, dict[str, Any]]] = field(default_factory=dict)
    _nodes: dict[int, Any] = field(default_factory=dict)
    _hoisted: dict[str, str] = field(default_factory=dict)
    _nullable: set[str] = field(default_factory=set)
    _marks: Marks = field(init=False)
    _of_forms: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self._marks = Marks(self.contract)
        self._of_forms = nodes_of_forms(self.contract.operations.values(), self.contract.schemas)
        found = (self.contract.document.get("components") or {}).get("schemas")
        declared: Mapping[str, Any] = found if isinstance(found, dict) else {}
        # Every name is taken before anything is made that needs a free one.
        self.components = {name: {} for name in declared}
        self._nullable = {name for name, node in declared.items() if _is_nullable_object(node)}
        for name, node in declared.items():
            made = self.schema(node)
            self.components[name] = self._without_null(made) if name in self._nullable else made

    def _without_null(self, made: dict[str, Any]) -> dict[str, Any]:
        """An object that may be null, as a component: each reference to it declares that."""
        return {name: value for name, value in made.items() if name != "nullable"} | {"type": "object"}

    def schema(self, node: Any) -> dict[str, Any]:
        """A schema of the document as the generator takes it; `true` and `false` are any value."""
        if not isinstance(node, dict):
            return {}
        known = self._made.get(id(node))
        if known is not None:
            return known[1]
        made: dict[str, Any] = {}
        self._made[id(node)] = (node, made)
        self._nodes[id(made)] = node
        reference = node.get("$ref", node.get("$dynamicRef"))
        # What stands beside a reference would hide the component's name from the generator.
        made |= self._reference(reference) if isinstance(reference, str) else self._keywords(node)
        if "$ref" in made and self._may_be_null(node):
            made |= {"anyOf": [{"$ref": made.pop("$ref")}, {"type": "null"}]}
        return made

    def _keywords(self, node: dict[str, Any]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name, value in node.items():
            if name in _PLAIN and (value := usable(name, value)) is not None:
                made[name] = value
            elif name == "allOf" and self._is_nullable_alone(node):
                made |= self.schema(value[0])
            elif name in _LISTS and (value := usable(name, value)) is not None:
                if name not in ("oneOf", "anyOf") or any(map(_is_substance, value)):
                    made[name] = [self.part(entry) for entry in value]
                    if name != "allOf" and any(self._may_be_null(entry) for entry in value):
                        made[name].append({"type": "null"})
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
            elif name == "title" and isinstance(value, str):
                made[TITLE] = value
        made = self._single_meaning(node, made) | self._marks.of(node)
        name_members(made)
        part_null(made)
        self._declare_required(node, made)
        part_properties(made)
        return self._intersected(node, made)

    def _declare_required(self, node: dict[str, Any], made: dict[str, Any]) -> None:
        """What an object must have is a property of it, though its schema says nothing else of that."""
        known = properties(self.contract.schemas, node)
        lacking = [name for name in made.get("required", ()) if name not in known]
        if lacking and known and not {"oneOf", "anyOf"} & made.keys():
            made["properties"] = {**made.get("properties", {}), **{name: {} for name in lacking}}

    def _single_meaning(self, node: dict[str, Any], made: dict[str, Any]) -> dict[str, Any]:
        """What the keywords of a schema mean together, where the generator reads each by itself."""
        if made.get("format") == "binary" and id(node) not in self._of_forms:
            del made["format"]  # JSON has no bytes
        if made.get("type") == "file" or (is_file(node) and id(node) in self._of_forms):  # as Swagger 2.0 wrote it
            made |= {"type": "string", "format": "binary"}
        if isinstance(made.get("enum"), list) and (made.get("nullable") is True or "null" in _kinds(made)):
            # Strictly null is none of the values then, but whoever writes so means that it is.
            made["enum"] = [*made["enum"], *([] if None in made["enum"] else [None])]
        if isinstance(made.get("type"), list) and "enum" in made:
            # For each type of a list the generator makes an enum.
            made |= _single_type(made.pop("type"))
        union = next((word for word in ("oneOf", "anyOf") if word in made), None)
        if union is not None and (made.get("nullable") is True or "null" in (made.get("type") or ())):
            # The alternatives say the types. Beside `type` the generator does not see that null is one of them.
            made = {name: value for name, value in made.items() if name not in ("type", "nullable")}
            made[union] = [*made[union], *([] if {"type": "null"} in made[union] else [{"type": "null"}])]
        kind = made.get("type")
        if "array" in (kind if isinstance(kind, list) else [kind]) and not {"items", "prefixItems"} & made.keys():
            made["items"] = {}
        return made

    def _intersected(self, node: dict[str, Any], made: dict[str, Any]) -> dict[str, Any]:
        """A schema with `allOf`, of which the generator takes objects only: no unions, and no other values."""
        parts = [self.contract.schemas.resolve(part) for part in node["allOf"]] if "allOf" in made else []
        substance = [position for position, part in enumerate(parts) if _is_substance(part)]
        if (
            len(substance) == 1
            and _is_other(parts[substance[0]])
            and not any(name in node for name in _SUBSTANCE if name != "allOf")
        ):
            return _alone(made, made["allOf"][substance[0]])
        is_other = len(parts) > 1 and any(map(_is_other, parts))
        if not (is_other or self._is_contradictory(node, parts)):
            return made
        named = properties(self.contract.schemas, node)
        if named or not is_other:
            nullable = {"nullable": True} if made.get("nullable") is True else {}
            return {**self._object(node, named, made), **nullable}
        chosen = made["allOf"][max(range(len(parts)), key=lambda position: _weight(parts[position]))]
        return {**({"description": made["description"]} if "description" in made else {}), **chosen}

    def _is_contradictory(self, node: dict[str, Any], parts: Sequence[Any]) -> bool:
        """Whether two parts, or a part and the schema itself, have one property of two types."""
        schemas = self.contract.schemas
        own = node.get("properties")
        found: dict[str, Any] = {}
        for named in (*(properties(schemas, part) for part in parts), own if isinstance(own, dict) else {}):
            for name, entry in named.items():
                kind = _kind(schemas.resolve(entry))
                if found.setdefault(name, kind) != kind:
                    return True
        return False

    def merged(self, made: dict[str, Any]) -> dict[str, Any] | None:
        """One object of the parts of a lowered schema; None where it has no parts, or is such an object already."""
        if not {"allOf", "oneOf", "anyOf"} & made.keys():
            return None
        node = self.source(made)
        named = properties(self.contract.schemas, node)
        return self._object(node, named, made) if node is not None and named else None

    def _object(self, node: dict[str, Any], named: Mapping[str, Any], made: dict[str, Any]) -> dict[str, Any]:
        """An object with all properties that a schema names in its parts; of two with one name the later counts."""
        merged: dict[str, Any] = {
            **{name: made[name] for name in ("title", "description", TITLE) if name in made},
            "type": "object",
            "properties": {name: self._of_all(node, name) or self.schema(entry) for name, entry in named.items()},
            "required": sorted(required_names(self.contract.schemas, node) & named.keys()),
            **self._marks.of(node),
        }
        part_properties(merged)
        return merged

    def _of_all(self, node: dict[str, Any], name: str) -> dict[str, Any] | None:
        """A property that alternatives describe differently: all values that they list, or each of their types."""
        entries = list(in_alternatives(self.contract.schemas, node, name))
        return all_values(self.contract.schemas, entries) or each_type([self.schema(entry) for entry in entries])

    def part(self, node: Any) -> dict[str, Any]:
        """A part of a schema, or a form: what a reference leads to, but for that it may be null."""
        return {"$ref": self.schema(node)["anyOf"][0]["$ref"]} if self._may_be_null(node) else self.schema(node)

    def _may_be_null(self, node: Any) -> bool:
        """Whether a reference leads to null too: OAS 3.0 ignores a `nullable` beside it, but many write it so."""
        reference = node.get("$ref") if isinstance(node, dict) else None
        if not isinstance(reference, str):
            return False
        return component_name(reference) in self._nullable or (
            self.contract.schemas.legacy and node.get("nullable") is True
        )

    def _is_nullable_alone(self, node: dict[str, Any]) -> bool:
        """Whether a schema is what a reference leads to, null among it, with a description of its own."""
        parts = node["allOf"]
        is_alone = isinstance(parts, list) and len(parts) == 1 and self._may_be_null(parts[0])
        return is_alone and not any(name != "allOf" and name in node for name in _SUBSTANCE)

    def _reference(self, reference: str) -> dict[str, Any]:
        """A reference to a component: the document's, or one that is made of what it leads to."""
        name = component_name(reference)
        if name in self._nullable:
            return {"anyOf": [{"$ref": f"{COMPONENTS}{name}"}, {"type": "null"}]}
        if name in self.components:
            return {"$ref": f"{COMPONENTS}{name}"}
        if reference not in self._hoisted:
            node = look_up(self.contract.document, reference)
            if node is MISSING:
                self.dangling[reference] = None
                return {}
            words = [token for token in unescape(reference).split("/") if token not in _NOT_NAMES]
            own = self._hoisted[reference] = self._taken(class_case("_".join(words[-2:])))
            self.pointers[own] = reference
            self.components[own] = self.schema(node)
        return {"$ref": f"{COMPONENTS}{self._hoisted[reference]}"}

    def component(self, name: str, made: dict[str, Any], pointer: str) -> dict[str, Any]:
        """Make a component of a lowered schema, which stands at this pointer; the reference to it."""
        name = self._taken(name)
        self.pointers[name] = pointer
        self.components[name] = made
        return {"$ref": f"{COMPONENTS}{name}"}

    def _taken(self, name: str) -> str:
        """The name, or one made of it, that no other component's class has; it is taken now."""
        taken = {class_case(other) for other in self.components}
        while class_case(name) in taken:
            name += "Event"
        self.components[name] = {}
        return name

    def source(self, made: dict[str, Any]) -> Any:
        """The schema of the document that a lowered one was made of, or None."""
        return self._nodes.get(id(made))

    def followed(self, made: Any) -> Any:
        """What stands behind a lowered reference, and behind that one's."""
        return resolve({"components": {"schemas": self.components}}, made)

    def discriminate(self) -> None:
        """Give each variant its constant, and the union a variant for values that the document does not know yet."""
        family = self.contract.schemas.family("response")
        for node, made in list(self._made.values()):
            for keyword in ("oneOf", "anyOf"):
                tags = family.tags(node, keyword) if keyword in made else None
                if tags is None:
                    continue
                for variant, values in zip(made[keyword], tags[1], strict=False):
                    self._bind(variant, tags[0], values or ())
                made[TAGS] = tags
                self.components.setdefault(UNKNOWN_VARIANT, {"type": "object", "additionalProperties": True})
                made[keyword].append({"$ref": f"{COMPONENTS}{UNKNOWN_VARIANT}"})

    def _bind(self, variant: Any, name: str, values: Sequence[Any]) -> None:
        schema = self.followed(variant)
        named = schema.get("properties") if "$ref" in variant else None
        if isinstance(named, dict) and name in named and len(values) == 1:
            constant = {"const": values[0], "default": values[0]}
            schema["properties"] = {name: constant, **{key: value for key, value in named.items() if key != name}}
            schema["required"] = list(dict.fromkeys([name, *(schema.get("required") or [])]))


_NOT_NAMES = frozenset(
    {"#", "", "components", "paths", "schemas", "properties", "items", "schema", "content", "responses", *METHODS}
)


def _alone(made: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """The one part of an `allOf` that says what its values are, where the others describe it."""
    text = {name: made[name] for name in ("description", TITLE) if name in made}
    if made.get("nullable") is True:
        return {**text, "anyOf": [part, {"type": "null"}]}
    return {**text, "allOf": [part]} if "$ref" in part else {**part, **text}


def component_name(reference: str) -> str:
    """The name of the component that a reference leads to, if it leads to one."""
    text = reference.removeprefix(COMPONENTS)
    return "" if "/" in text or text == reference else unescape(unquote(text))


def _is_nullable_object(node: Any) -> bool:
    if not isinstance(node, dict) or {"oneOf", "anyOf", "enum", "$ref"} & node.keys():
        return False
    kind = node.get("type")
    if isinstance(kind, list):
        return sorted(map(str, kind)) == ["null", "object"]
    return node.get("nullable") is True and (kind == "object" or (kind is None and "properties" in node))


def _is_other(node: Any) -> bool:
    """Whether a schema is of values that are no objects, or of alternatives."""
    if not isinstance(node, dict):
        return False
    kind = node.get("type")
    kinds = {kind} if isinstance(kind, str) else set(kind) if isinstance(kind, list) else set()
    listed = any(any(map(_is_substance, node.get(word) or ())) for word in ("oneOf", "anyOf"))
    return listed or "enum" in node or "const" in node or bool(kinds - {"object", "null"})


def _kinds(node: Mapping[str, Any]) -> list[str]:
    kind = node.get("type")
    return kind if isinstance(kind, list) else [kind] if isinstance(kind, str) else []


def _single_type(kinds: list[str]) -> dict[str, str]:
    """The one type besides null, as a keyword; none where there are several."""
    others = [kind for kind in kinds if kind != "null"]
    return {"type": others[0]} if len(others) == 1 else {}


def _kind(node: Any) -> Any:
    """What must be the same for the generator to take two descriptions of one property for one."""
    if not isinstance(node, dict):
        return None
    kind = node.get("type")
    kinds = set(kind) if isinstance(kind, list) else {kind}
    if node.get("nullable") is True:
        kinds.add("null")
    is_written_out = "properties" in node or "allOf" in node or "oneOf" in node or "anyOf" in node
    return frozenset(map(str, kinds - {None})), id(node) if is_written_out else None


def _weight(node: Any) -> int:
    """How much a schema says of a value that is no object."""
    ranked = [{"enum", "const"}, {"oneOf", "anyOf"}, {"format"}, {"type"}]
    found = node.keys() if isinstance(node, dict) else set()
    return max((len(ranked) - place for place, words in enumerate(ranked) if words & found), default=0)


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
    return name in ("example", "x-enum-varnames")
