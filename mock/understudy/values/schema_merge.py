"""Folds all that applies to one value (`$ref`, `allOf`, chosen variants, conditions) into one flat set of demands.

Works on the raw nodes of the document, whose compiled validators are remembered, and never builds new schemas.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from understudy.inference.sums import Sums, sums_of_properties
from understudy.openapi.directions import Direction
from understudy.openapi.keywords import usable
from understudy.openapi.lowering import is_null
from understudy.openapi.pointer import MISSING
from understudy.openapi.schemas import Schemas
from understudy.values.constraints import MOST_VALUES, Flat, Nodes, OptionalProperty, demand
from understudy.values.heirs import Heir, heirs_of, likely_heir

_Choose = Callable[[int], int]
_MOST_HOPS = 200
_KINDS = ("string", "integer", "number", "boolean", "object", "array", "null")
_SCALARS = frozenset({"string", "integer", "number", "boolean"})
_BOUNDS = frozenset({"type", "nullable", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}) | {
    "title",
    "description",
    "deprecated",
    "readOnly",
}
_CONDITIONS = frozenset({"if", "dependentSchemas"})
# What speaks for a variant of a union: that the value is valid, and more than that, its discriminator.
_FITS = 1_000.0
_TAGGED = 5_000.0
_MOST_FLATS = 50_000


class Flattener:
    """Flattens nodes of one document for one direction."""

    def __init__(self, schemas: Schemas, direction: Direction) -> None:
        self._schemas = schemas
        self._direction: Direction = direction
        self._family = schemas.family(direction)
        self._made: dict[str, dict[str, Any]] = {}
        # A memo keyed by identity must keep its nodes alive: a new node could get the same id.
        self._flats: dict[tuple[int, ...], tuple[Nodes, Flat]] = {}
        self._firsts: dict[tuple[int, ...], tuple[Nodes, Flat]] = {}
        self._facts: dict[tuple[str | int, ...], tuple[Nodes, Any]] = {}
        self._own_tags: dict[str, tuple[str, dict[str, Any]] | None] = {}
        self._heirs: dict[str, Sequence[Heir]] = {}

    def is_valid(self, nodes: Nodes, value: Any) -> bool:
        """Whether a value satisfies every one of the schemas."""
        for node in nodes:
            if node is False:
                return False
            if isinstance(node, dict) and not self._schemas.takes(node, self._direction, value):
                return False
        return True

    def only_bounds(self, nodes: Nodes) -> bool:
        """Whether the schemas say nothing of a number but its bounds."""
        shapes = [self._schemas.resolve(node) for node in nodes]
        names = {name for each in shapes if isinstance(each, dict) for name in each if not name.startswith("x-")}
        return names <= _BOUNDS and all(isinstance(each, dict) for each in shapes)

    def invalid_properties(self, nodes: Nodes, value: Any) -> set[str] | None:
        """The properties of an object that break a schema, or None when the object breaks one as a whole."""
        found: set[str] = set()
        for node in nodes:
            if isinstance(node, dict):
                names = self._schemas.validator(node, self._direction).invalid_properties(value)
                if names is None:
                    return None
                found |= names
        return found

    def property_nodes(self, flat: Flat, name: str) -> Nodes | None:
        """The schemas of one property of an object, or None when it may not have that property."""
        if name in flat.known:
            return flat.known[name]
        nodes = self._property_nodes(flat, name)
        if name in flat.properties:  # of other names there is no end, and a flat is kept
            flat.known[name] = nodes
        return nodes

    def _property_nodes(self, flat: Flat, name: str) -> Nodes | None:
        nodes = list(flat.properties.get(name, ()))
        nodes += [node for pattern, node in flat.families if self._matches(pattern, name)]
        known = bool(nodes)
        for names, patterns, rest in flat.closures:
            if name not in names and not any(self._matches(pattern, name) for pattern in patterns):
                nodes.append(rest)
        if not known and not flat.closures and flat.unevaluated is not None:
            nodes.append(flat.unevaluated)
        if any(node is False or self._family.is_hidden(node) for node in nodes):
            return None
        return tuple(nodes) if self.is_valid(tuple(flat.names), name) else None

    def _matches(self, pattern: Any, name: str) -> bool:
        return self.is_valid((pattern,), name)

    def _node(self, keyword: str, value: Any) -> dict[str, Any]:
        """A small schema that is made once, so that its validator is compiled once."""
        return self._made.setdefault(f"{keyword} {value!r}", {keyword: value})

    def flatten(self, nodes: Nodes, candidate: Any, choose: _Choose, turn: int = 0) -> Flat:
        """One flat set of demands.

        Where there is a choice, the variant is taken that is most like `candidate` (the next best in later turns), or
        the one that `choose(count)` says when there is no candidate.
        """
        memo = tuple(map(id, nodes))
        known = self._flats.get(memo)
        if known is not None:
            return known[1]
        flat = Flat()
        _Folding(self, self._schemas, flat, candidate, choose, turn).all(nodes)
        # Neither the candidate nor the turn matters where there is no choice.
        if not flat.chosen:
            if len(self._flats) >= _MOST_FLATS:
                self._flats.clear()
            self._flats[memo] = (nodes, flat)
        return flat

    def first(self, nodes: Nodes) -> Flat:
        """The demands where of every choice the first is taken, remembered."""
        memo = tuple(map(id, nodes))
        known = self._firsts.get(memo)
        if known is None:
            if len(self._firsts) >= _MOST_FLATS:
                self._firsts.clear()
            known = self._firsts[memo] = (nodes, self.flatten(nodes, MISSING, lambda _count: 0))
        return known[1]

    def remember(self, kind: str, nodes: Nodes, make: Callable[[], Any]) -> Any:
        """What `make` says of schemas, worked out once."""
        memo: tuple[str | int, ...] = (kind, *map(id, nodes))
        known = self._facts.get(memo)
        if known is None:
            if len(self._facts) >= _MOST_FLATS:
                self._facts.clear()
            known = self._facts[memo] = (nodes, make())
        return known[1]

    def optional(self, flat: Flat) -> Mapping[str, OptionalProperty]:
        """The properties that an object may have beside those that it must, in the order of the document."""
        if flat.optional is None:
            flat.optional = dict(self._optional(flat))
        return flat.optional

    def _optional(self, flat: Flat) -> Iterator[tuple[str, OptionalProperty]]:
        for name in flat.properties:
            nodes = self.property_nodes(flat, name) if name not in flat.avoid else None
            if not nodes:
                continue
            entry = self.first(nodes)
            if entry.options is not None:
                likely, kind = bool(entry.options), "scalar"
            else:
                kinds = entry.kinds if entry.kinds is not None else [entry.implied] if entry.implied else []
                kind = next((each for each in kinds if each in ("object", "array")), "scalar" if kinds else "any")
                likely = bool(entry.shown) or (entry.kinds is not None and not _SCALARS.isdisjoint(entry.kinds))
            takes_null = self.is_valid(nodes, None)
            if likely or kind != "scalar" or takes_null:
                brief = self._brief(nodes) if kind == "object" and entry.chosen else None
                yield name, OptionalProperty(likely, takes_null, kind, frozenset(entry.origins), brief)

    def _brief(self, nodes: Nodes) -> Flat | None:
        """The last of several variants where it is a scalar."""
        last = self.flatten(nodes, MISSING, lambda count: count - 1)
        return last if last.kinds is not None and not _SCALARS.isdisjoint(last.kinds) else None

    def sums(self, flat: Flat) -> Sums | None:
        """What adds up in an object."""
        if flat.sums is None:
            named = {name: nodes[0] for name in flat.properties if (nodes := self.property_nodes(flat, name))}
            flat.sums = (sums_of_properties(self._schemas, named),)
        return flat.sums[0]

    def similarity(self, union: Mapping[str, Any], keyword: str, place: int, candidate: Any) -> float:
        """How much a candidate looks like one variant of a union."""
        variant = union[keyword][place]
        score = _FITS if self.is_valid((variant,), candidate) else 0.0
        flat = self.flatten((variant,), MISSING, lambda _count: 0)
        if not isinstance(candidate, dict):
            return score + (10 if any(flat.takes(kind) for kind in _kinds(candidate)) else 0)
        if not flat.takes("object"):
            return score - _FITS
        score += sum(1.0 for name in candidate if name in flat.properties)
        score -= sum(0.5 for name in flat.required if name not in candidate)
        for name, value in candidate.items():
            nodes = flat.properties.get(name, ())
            options = self.flatten(tuple(nodes), MISSING, lambda _count: 0).options if nodes else None
            if options is not None and value in options:
                score += 50
            elif options is not None and not self.is_valid(tuple(nodes), value):  # null may be, beside an enum
                score -= 50
        tags = self._family.tags(union, keyword)
        if tags is not None and tags[0] in candidate:
            allowed = tags[1][place]
            score += 0 if allowed is None else _TAGGED if candidate[tags[0]] in allowed else -_TAGGED
        return score

    def tag(self, union: Mapping[str, Any], keyword: str, place: int) -> tuple[str, Any] | None:
        """The discriminator's property and what it must be for a variant."""
        tags = self._family.tags(union, keyword)
        allowed = tags[1][place] if tags is not None else None
        return (tags[0], self._node("enum", list(allowed))) if tags is not None and allowed else None

    def own_tag(self, target: str) -> tuple[str, dict[str, Any]] | None:
        """The discriminator's property of what a schema extends, and what it is for that schema."""
        if target not in self._own_tags:
            found = self._family.extended(target)
            self._own_tags[target] = (found[0], self._node("enum", list(found[1]))) if found is not None else None
        return self._own_tags[target]

    def heirs(self, node: Mapping[str, Any], target: str) -> Sequence[Heir]:
        """The schemas that extend one and are told apart by its discriminator."""
        if target not in self._heirs:
            self._heirs[target] = heirs_of(self._schemas, self._family, node)
        return self._heirs[target]

    def pattern_node(self, pattern: str) -> dict[str, Any]:
        """A schema that text of the pattern satisfies."""
        return self._node("pattern", pattern)


class _Folding:
    """One run of folding. Remembers the nodes that it has seen, so that a schema that contains itself ends."""

    def __init__(
        self, flattener: Flattener, schemas: Schemas, flat: Flat, candidate: Any, choose: _Choose, turn: int
    ) -> None:
        self._flattener = flattener
        self._schemas = schemas
        self._flat = flat
        self._candidate = candidate
        self._choose = choose
        self._turn = turn
        self._seen: set[int] = set()

    def all(self, nodes: Nodes) -> None:
        for node in nodes:
            self.fold(node)

    def fold(self, node: Any) -> None:
        if node is False:
            self._flat.options = []
        if not isinstance(node, dict) or id(node) in self._seen or len(self._seen) > _MOST_HOPS:
            return
        self._seen.add(id(node))
        target = node.get("$ref", node.get("$dynamicRef"))
        if isinstance(target, str):
            try:
                self.fold(self._schemas.at(target))
            except KeyError:
                return
            self._heir(node, target)
            self._tag(target)
            if self._schemas.legacy:
                return
        self._plain(node)
        for part in usable("allOf", node.get("allOf")) or ():
            self.fold(part)
        for keyword in ("oneOf", "anyOf"):
            if usable(keyword, node.get(keyword)):
                self._union(node, keyword)
        self._conditions(node)

    def _plain(self, node: Mapping[str, Any]) -> None:
        demand(self._flat, node)
        self._object(node)
        self._array(node)

    def _object(self, node: Mapping[str, Any]) -> None:
        flat = self._flat
        named: Mapping[str, Any] = usable("properties", node.get("properties")) or {}
        if named:
            flat.origins.add(id(node))
        families: Mapping[str, Any] = usable("patternProperties", node.get("patternProperties")) or {}
        for name, entry in named.items():
            flat.properties.setdefault(name, []).append(entry)
        patterns = tuple(self._flattener.pattern_node(pattern) for pattern in families)
        flat.families += zip(patterns, families.values(), strict=True)
        rest = node.get("additionalProperties")
        if isinstance(rest, dict | bool):
            flat.closures.append((frozenset(named), patterns, rest))
        rest = node.get("unevaluatedProperties")
        if isinstance(rest, dict | bool):
            flat.unevaluated = rest
        if isinstance(node.get("propertyNames"), dict):
            flat.names.append(node["propertyNames"])

    def _array(self, node: Mapping[str, Any]) -> None:
        flat = self._flat
        items = node.get("items", node.get("unevaluatedItems", True))
        prefix = usable("prefixItems", node.get("prefixItems")) or []
        if isinstance(items, list):
            prefix, items = items, node.get("additionalItems", True)
        if prefix or items is not True:
            flat.tuples.append((prefix, items))
        if isinstance(node.get("contains"), dict):
            low, high = (usable(name, node.get(name)) for name in ("minContains", "maxContains"))
            flat.contains.append((node["contains"], 1 if low is None else low if low <= MOST_VALUES else 0, high))

    def _union(self, node: Mapping[str, Any], keyword: str) -> None:
        self._flat.chosen = True
        variants = node[keyword]
        places = [place for place, variant in enumerate(variants) if not is_null(variant)] or list(range(len(variants)))
        if self._candidate is MISSING:
            place = places[self._choose(len(places))]
        else:
            scores = {place: self._flattener.similarity(node, keyword, place, self._candidate) for place in places}
            ranked = sorted(places, key=lambda place: -scores[place])
            place = ranked[(self._turn // 2) % len(ranked)]
        self.fold(variants[place])
        tag = self._flattener.tag(node, keyword, place)
        if tag is not None:
            self._flat.properties.setdefault(tag[0], []).append(tag[1])
            self._flat.required.setdefault(tag[0])
        if keyword == "oneOf":
            for other in places:
                if other != place:
                    self._avoid(variants[other])

    def _heir(self, node: Mapping[str, Any], target: str) -> None:
        """Of a schema that others extend and a discriminator tells apart, take one of those (OAS 4.8.25)."""
        known = self._flattener.heirs(node, target)
        if not known or any(id(each.schema) in self._seen for each in known):
            return
        self._flat.chosen = True
        place = self._choose(len(known)) if self._candidate is MISSING else likely_heir(known, self._candidate)
        if place is not None:
            self.fold(known[place].node)

    def _tag(self, target: str) -> None:
        tag = self._flattener.own_tag(target)
        nodes = self._flat.properties.get(tag[0]) if tag is not None else None
        if tag is not None and nodes and all(self._flattener.is_valid(tuple(nodes), each) for each in tag[1]["enum"]):
            nodes.append(tag[1])

    def _avoid(self, other: Any) -> None:
        """What another variant requires would make a value match both, unless this one knows it too."""
        names = usable("required", self._schemas.resolve_object(other).get("required"))
        mine = self._flat
        mine.avoid.update(name for name in names or () if name not in mine.required)

    def _not(self, excluded: Mapping[str, Any]) -> None:
        """The exclusions that can be aimed at; any other is left to luck and the validator."""
        self._flat.excluding = True
        if len(excluded) != 1:
            return
        if "not" in excluded:
            self.fold(excluded["not"])
        required = usable("required", excluded.get("required"))
        if required is not None and len(required) == 1:
            self._flat.avoid.update(required)
        kinds = usable("type", excluded.get("type"))
        if kinds is not None:
            kinds = kinds if isinstance(kinds, list) else [kinds]
            taken = {*kinds, *(["integer"] if "number" in kinds else [])}
            self.fold({"type": [kind for kind in _KINDS if kind not in taken]})

    def _conditions(self, node: Mapping[str, Any]) -> None:
        flat, candidate = self._flat, self._candidate
        if isinstance(node.get("not"), dict):
            self._not(node["not"])
        if not node.keys() & _CONDITIONS:
            return
        flat.chosen = True
        if candidate is MISSING:
            if "if" in node and self._choose(2) == 1:
                self.fold(node["if"])
                self.fold(node.get("then", True))
            return
        if "if" in node and self._flattener.is_valid((node["if"],), candidate):
            self.fold(node.get("then", True))
        elif "if" in node:
            self.fold(node.get("else", True))
        dependent = usable("dependentSchemas", node.get("dependentSchemas")) or {}
        for name, entry in dependent.items():
            if isinstance(candidate, dict) and name in candidate:
                self.fold(entry)


def _kinds(value: Any) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("boolean",)
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        return ("number", "integer")
    names = {int: ("integer",), float: ("number",), str: ("string",), list: ("array",), type(None): ("null",)}
    return names.get(type(value), ("object",))
