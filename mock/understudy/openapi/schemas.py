"""Compiles the schemas of a document, lazily, and says in our words what breaks them.

Knows JSON Schema 2020-12 and OpenAPI's dialects; nothing is compiled, or even looked at, before it is needed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Literal

import jsonschema_rs

from understudy.openapi.apart import ABOUT_NAMES, SchemaParts, besides, parts_of, properties_alone
from understudy.openapi.compiling import compile_schema, compiles
from understudy.openapi.directions import Direction, Family
from understudy.openapi.lowering import Lowering, Reference, definition_name, integer_definitions
from understudy.openapi.model import Node
from understudy.openapi.pointer import MISSING, escape, look_up
from understudy.openapi.violations import MOST, UNIONS, Violation, Words
from understudy.problem import Problem

_HOPS = 50
_REFUSED = 2
_MOST_VALIDATORS = 20_000
# More than the largest documents need, for which forgetting them would make loading quadratic.
_MOST_FACTS = 400_000
# What a value of a type is for sure: numbers without a fraction may be integers, too.
_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "array": (list,),
    "object": (dict,),
}
_SAYS_NO_MORE = frozenset(
    {
        "type",
        "nullable",
        "title",
        "description",
        "default",
        "example",
        "examples",
        "deprecated",
        "readOnly",
        "writeOnly",
    }
)
_OPAQUE = frozenset({"example", "examples", "default", "const", "enum"})


class Validator:
    """One compiled schema, `schema` as it was lowered. `is_valid` is the compiled validator's own method."""

    __slots__ = ("_alone", "_besides", "_compiled", "_parts", "_refused", "_words", "is_valid", "schema")

    def __init__(self, compiled: Any, schema: Any) -> None:
        self._compiled = compiled
        self.schema = schema
        self._words: dict[tuple[str, str], Words] = {}
        self._refused = 0
        self._parts: SchemaParts | None = None
        self._alone: Any = MISSING
        self._besides: dict[tuple[str, ...], Callable[[Any], bool]] = {}
        self.is_valid: Callable[[Any], bool] = compiled.is_valid

    def violations(self, value: Any, location: str = "body") -> tuple[Violation, ...]:
        """Every way in which `value` breaks the schema, up to 50."""
        if type(value) is dict:
            parts = self._parts or self._taken_apart()
            found = parts.violations(value, location, "") if parts is not None else None
            if found is not None:
                return found
        return self._in_words(self._compiled.iter_errors(value), location, "")

    def own_violations(self, value: Any, location: str, base: str) -> tuple[Violation, ...] | None:
        """What is wrong, with pointers behind `base`; None where that depends on what is wrong beside the value."""
        if type(value) is dict:
            parts = self._parts or self._taken_apart()
            found = parts.violations(value, location, base) if parts is not None else None
            if found is not None:
                return found
        errors = list(islice(self._compiled.iter_errors(value), MOST))
        # Of a union's kinds the wrong tags are looked for in all of the value.
        return None if any(each.kind.name in UNIONS for each in errors) else self._in_words(errors, location, base)

    def _in_words(self, errors: Iterable[Any], location: str, base: str) -> tuple[Violation, ...]:
        words = self._words.get((location, base))
        if words is None:
            words = self._words[location, base] = Words(self.schema, location, base)
        return words.violations(errors)

    def _taken_apart(self) -> SchemaParts | None:
        """The schema in parts, from the second object on that it refuses."""
        self._refused += 1
        return self.apart() if self._refused == _REFUSED else self._parts

    def apart(self) -> SchemaParts | None:
        """The schema in parts; None where it says more of an object than which properties it has, and of these."""
        if self._parts is None:
            self._parts = parts_of(self.schema, lambda schema: Validator(compile_schema(schema), schema))
        return self._parts

    def besides(self, names: tuple[str, ...]) -> Callable[[Any], bool]:
        """What says whether an object is valid, of which these properties are known to be."""
        known = self._besides.get(names)
        if known is None:
            try:
                known = compile_schema(besides(self.schema, names)).is_valid
            except (ValueError, jsonschema_rs.ReferencingError):  # nor does the whole
                known = self.is_valid
            self._besides[names] = known
        return known

    def invalid_properties(self, value: Mapping[str, Any]) -> set[str] | None:
        """The properties of an object that break the schema, or None when the object breaks it as a whole."""
        if self._alone is MISSING:
            self._alone = properties_alone(self.schema, compile_schema)
        if self._alone is not None:
            found: set[str] | None = self._alone.invalid(value)
            return found
        names: set[str] = set()
        for error in self._compiled.iter_errors(value):
            if error.instance_path:
                names.add(str(error.instance_path[0]))
            elif error.kind.name not in ABOUT_NAMES:
                return None
        return names


class Schemas:
    """The schemas of one bundled document. Thread-safe."""

    def __init__(self, document: Mapping[str, Any], version: Literal["3.0", "3.1"]) -> None:
        self.document = document
        self._legacy = version == "3.0"
        self._lock = threading.RLock()
        # A memo keyed by identity must keep its node alive: a new node could get the same id.
        self._validators: dict[tuple[int, Direction], tuple[Any, Validator]] = {}
        self._resolved: dict[int, tuple[Any, Any]] = {}
        self._targets: dict[str, Any] = {}
        self._same: dict[tuple[int, int], tuple[bool, Any, Any]] = {}
        self._facts: dict[tuple[str, int, int], tuple[Any, Any, Any]] = {}
        self._definitions: dict[Direction, dict[Reference, tuple[Any, frozenset[Reference]]]]
        self._definitions = {"request": {}, "response": {}}
        self._anchors: dict[str, Any] | None = None
        self._notices: dict[tuple[int, str], tuple[Any, str, str]] = {}
        self._failures: list[Problem] = []
        self._families: dict[Direction, Family] = {
            "request": Family("request", self._at_or_anything),
            "response": Family("response", self._at_or_anything),
        }
        self._lowerings: dict[Direction, Lowering] = {
            direction: Lowering(legacy=self._legacy, family=family, compiles=compiles, notice=self._notice)
            for direction, family in self._families.items()
        }

    def family(self, direction: Direction) -> Family:
        """What may not occur in a direction, and which discriminator values select which variant."""
        return self._families[direction]

    @property
    def legacy(self) -> bool:
        """Whether the schemas are OAS 3.0's dialect."""
        return self._legacy

    # -- the document ---------------------------------------------------------------------------------------------

    def at(self, pointer: str) -> Any:
        """What a reference leads to: a JSON Pointer, with or without `#`, or an anchor. Raises KeyError for nothing."""
        value = self._targets.get(pointer, MISSING)
        if value is not MISSING:
            return value
        text = pointer.removeprefix("#")
        if text and not text.startswith("/"):
            return self._anchored(pointer)
        value = look_up(self.document, pointer)
        if value is MISSING:
            raise KeyError(pointer)
        self._targets[pointer] = value
        return value

    def _at_or_anything(self, pointer: str) -> Any:
        try:
            return self.at(pointer)
        except KeyError:
            return True

    def _anchored(self, reference: str) -> Any:
        with self._lock:
            if self._anchors is None:
                found: dict[str, Any] = {}
                for node, _ in _nodes(self.document):
                    for keyword, prefix in (("$anchor", "#"), ("$dynamicAnchor", "#"), ("$id", "")):
                        if isinstance(node.get(keyword), str):
                            found.setdefault(prefix + node[keyword], node)
                self._anchors = found
        return self._anchors[reference]

    def remember(self, kind: str, node: object, make: Callable[[], Any], *, about: object = None) -> Any:
        """What `make` says of a part of the document, `about` something else maybe, worked out once.

        Nobody may change it.
        """
        known = self._facts.get((kind, id(node), id(about)))
        if known is None:
            if len(self._facts) >= _MOST_FACTS:
                self._facts.clear()
            known = self._facts[kind, id(node), id(about)] = (node, about, make())
        return known[2]

    def resolve(self, node: Any) -> Any:
        """Follow `$ref` until there is none. What stands beside a reference is laid over its target.

        OAS 3.0 ignores what stands beside the reference in a schema; only annotations and `nullable` count there.
        """
        if not isinstance(node, dict) or "$ref" not in node:
            return node
        known = self._resolved.get(id(node))
        if known is not None:
            return known[1]
        found: Any = node
        overlay: dict[str, Any] = {}
        for _ in range(_HOPS):
            if not isinstance(found, dict) or not isinstance(found.get("$ref"), str):
                break
            overlay = {**{name: value for name, value in found.items() if name != "$ref"}, **overlay}
            found = self._at_or_anything(found["$ref"])
        else:
            found = True
        if self._legacy:
            overlay = {name: value for name, value in overlay.items() if name not in _ASSERTIONS}
        if overlay and isinstance(found, dict):
            found = {**found, **overlay}
        with self._lock:
            return self._resolved.setdefault(id(node), (node, found))[1]

    def resolve_object(self, node: Any) -> dict[str, Any]:
        """A node as `resolve` leaves it, where only an object is of use: an empty one for true, false and None."""
        found = self.resolve(node) if isinstance(node, dict) and "$ref" in node else node
        return found if isinstance(found, dict) else {}

    def says_the_same(self, node: Node | None, other: Node | None) -> bool:
        """Whether two nodes are one schema, such as two references to it; of what is no schema that can't be said."""
        if node is None or node is other:
            return node is not None
        known = self._same.get((id(node), id(other)))
        if known is None:
            if len(self._same) >= _MOST_FACTS:
                self._same.clear()
            known = self._same[id(node), id(other)] = self.resolve(node) is self.resolve(other), node, other
        return known[0]

    # -- lowering and compiling -----------------------------------------------------------------------------------

    def lowered(self, node: Node, direction: Direction) -> dict[str, Any] | bool:
        """The node as a JSON Schema 2020-12 that stands alone, with what it refers to under `$defs`."""
        with self._lock:
            references: set[Reference] = set()
            schema: dict[str, Any] | bool = self._lowerings[direction].lower(node, references)
            if isinstance(schema, bool):
                return schema
            definitions = self._closure(references, direction)
        if self._legacy:
            definitions |= integer_definitions()
        return {**schema, "$defs": definitions} if definitions else schema

    def _definition(self, reference: Reference, direction: Direction) -> tuple[Any, frozenset[Reference]]:
        known = self._definitions[direction].get(reference)
        if known is None:
            pointer, excused = reference
            references: set[Reference] = set()
            schema = self._lowerings[direction].lower(self._at_or_anything(pointer), references, excused)
            known = self._definitions[direction][reference] = (schema, frozenset(references))
        return known

    def _closure(self, references: set[Reference], direction: Direction) -> dict[str, Any]:
        found: dict[Reference, Any] = {}
        waiting = sorted(references, key=definition_name)
        while waiting:
            reference = waiting.pop()
            if reference not in found:
                found[reference], further = self._definition(reference, direction)
                waiting.extend(further)
        named = {definition_name(reference): schema for reference, schema in found.items()}
        return {name: named[name] for name in sorted(named)}

    def validator(self, node: Node, direction: Direction) -> Validator:
        """The compiled validator of a node; compiled once."""
        known = self._validators.get((id(node), direction))
        if known is not None:
            return known[1]
        with self._lock:
            known = self._validators.get((id(node), direction))
            if known is not None:
                return known[1]
            schema = self.lowered(node, direction)
            validator = Validator(self._compile(schema), schema)
            if len(self._validators) >= _MOST_VALIDATORS:
                # Nodes that are put together on the fly come in without end; those of the document come back at once.
                self._validators.clear()
            self._validators[id(node), direction] = (node, validator)
        return validator

    def takes(self, node: Node, direction: Direction, value: Any) -> bool:
        """Whether a value is valid. For who asks once: where `type` alone tells, nothing is compiled."""
        known = self._plainly(self.resolve(node), direction, value) if isinstance(node, dict) else None
        return self.validator(node, direction).is_valid(value) if known is None else known

    def _plainly(self, shape: Any, direction: Direction, value: Any) -> bool | None:
        kind = shape.get("type") if isinstance(shape, dict) else None
        kinds = _TYPES.get(kind) if isinstance(kind, str) else None
        if kinds is None:
            return None
        if value is None:
            if not shape.get("nullable"):
                return False
            is_lenient = self._legacy and shape["nullable"] is True and ("enum" not in shape or direction == "response")
            return True if is_lenient else None
        # What is empty holds nothing that could be no JSON.
        is_sound = not value or (value.isascii() if isinstance(value, str) else isinstance(value, bool | int))
        return True if is_sound and type(value) in kinds and shape.keys() <= _SAYS_NO_MORE else None

    def _compile(self, schema: Any) -> Any:
        try:
            return compile_schema(schema)
        except (ValueError, jsonschema_rs.ReferencingError) as error:
            message = f"a schema can't be compiled and is not checked: {str(error).splitlines()[0]}"
            self._failures.append(Problem("schema", message, severity="warning"))
            return compile_schema(True)

    # -- problems -------------------------------------------------------------------------------------------------

    def _notice(self, node: Any, keyword: str, message: str) -> None:
        self._notices.setdefault((id(node), keyword), (node, keyword, message))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Warnings met so far, such as a pattern that no regular expression engine takes."""
        with self._lock:
            notices = list(self._notices.values())
            failures = tuple(self._failures)
        if not notices:
            return failures
        noticed = {id(node) for node, _, _ in notices}
        places = {id(node): pointer for node, pointer in _nodes(self.document) if id(node) in noticed}
        return failures + tuple(
            _problem(keyword, message, f"{places.get(id(node), '')}/{escape(keyword)}")
            for node, keyword, message in notices
        )

    def pointer_of(self, node: Any) -> str:
        """Where a node stands in the document, or an empty text for one that does not. Walks the document."""
        return next((pointer for entry, pointer in _nodes(self.document) if entry is node), "")


_ASSERTIONS = frozenset({"type", "properties", "items", "enum", "const", "required", "allOf", "anyOf", "oneOf", "not"})


def _problem(keyword: str, message: str, pointer: str) -> Problem:
    rule = "pattern" if keyword.startswith("pattern") else "keyword"
    return Problem(rule, message, pointer, severity="warning")


_INNER = (dict, list)


def _nodes(document: Any) -> Iterator[tuple[dict[str, Any], str]]:
    """Every object of a document with its pointer, except what stands inside plain values such as examples."""
    waiting: list[tuple[Any, str, bool]] = [(document, "", False)]
    while waiting:
        value, pointer, named = waiting.pop()
        if isinstance(value, list):
            waiting += [(entry, f"{pointer}/{i}", False) for i, entry in enumerate(value) if isinstance(entry, _INNER)]
            continue
        yield value, pointer
        for name, entry in value.items():
            if isinstance(entry, _INNER) and (named or name not in _OPAQUE):
                waiting.append((entry, f"{pointer}/{escape(str(name))}", name in _NAMED and not named))


# Below these stand names that the author chose: a property may be called `default`.
_NAMED = frozenset({"properties", "patternProperties", "$defs", "dependentSchemas", "schemas", "responses"})
