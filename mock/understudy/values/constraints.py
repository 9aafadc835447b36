"""The demands that schemas make on one value, keyword by keyword, folded into one.

Knows the keywords of JSON Schema; knows nothing of references, of choices between schemas, or of documents.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from fractions import Fraction
from typing import Any

from understudy.inference.conventions import folded
from understudy.inference.conventions.values import COMMONEST, PRIVILEGED
from understudy.inference.sums import Sums
from understudy.lazy_dataclass import dataclass
from understudy.openapi.compiling import INTEGER_RANGES
from understudy.openapi.keywords import usable

# Schemas that hold for one value at once.
Nodes = tuple[Any, ...]
# The numbers to draw from: the first and the last multiple of a unit, the unit, and the bounds themselves.
Span = tuple[int, int, Fraction, Fraction, Fraction]
# Whole numbers to draw from, both included, and the type and the formats by which a name may say what they look like.
Whole = tuple[int, int, str, tuple[str, ...]]

# How many values one value may hold, and how long a text may be. What a schema wants beyond that is not even tried.
MOST_VALUES = 4_000
_MOST_CHARACTERS = 1_000_000
# An enum of so many texts lists codes, of which one is not as good as another.
_MANY = 12
_SPEAKS_OF = {
    "object": ("properties", "required", "additionalProperties", "patternProperties", "minProperties", "propertyNames"),
    "array": ("items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"),
    "string": ("pattern", "minLength", "maxLength"),
    "number": ("minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum"),
}


_FORMAT_KINDS = {"int32": "integer", "int64": "integer", "float": "number", "double": "number"}


@dataclass(slots=True)
class Flat:
    """The demands on one value. `None` stands for no demand."""

    kinds: list[str] | None = None
    implied: str | None = None
    options: list[Any] | None = None
    shown: list[Any] = field(default_factory=list)
    low: Any = None
    high: Any = None
    above: Any = None
    below: Any = None
    steps: list[Fraction] = field(default_factory=list)
    shortest: int = 0
    longest: int | None = None
    patterns: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    properties: dict[str, list[Any]] = field(default_factory=dict)
    families: list[tuple[Any, Any]] = field(default_factory=list)
    closures: list[tuple[frozenset[str], tuple[Any, ...], Any]] = field(default_factory=list)
    unevaluated: Any = None
    required: dict[str, None] = field(default_factory=dict)
    dependent: dict[str, list[str]] = field(default_factory=dict)
    excluding: bool = False
    avoid: set[str] = field(default_factory=set)
    names: list[Any] = field(default_factory=list)
    fewest_properties: int = 0
    most_properties: int | None = None
    tuples: list[tuple[list[Any], Any]] = field(default_factory=list)
    contains: list[tuple[Any, int, int | None]] = field(default_factory=list)
    fewest_items: int = 0
    most_items: int | None = None
    unique: bool = False
    # Whether anything was chosen, so that the next one may come out otherwise.
    chosen: bool = False
    # The schemas that say which properties there are.
    origins: set[int] = field(default_factory=set)
    # Worked out on first use: the schemas of properties, spans of whole and of wide numbers, the optional properties,
    # a value that every key gets, what adds up in an object, and the whole numbers that are drawn where it is one.
    known: dict[str, Nodes | None] = field(default_factory=dict)
    spans: dict[tuple[bool, bool], Span] = field(default_factory=dict)
    optional: Mapping[str, OptionalProperty] | None = None
    constant: tuple[Any] | None = None
    sums: tuple[Sums | None] | None = None
    whole: tuple[Whole | None] | None = None

    def item(self, place: int) -> Nodes:
        """The schemas of the array item at a place."""
        return tuple(prefix[place] if place < len(prefix) else rest for prefix, rest in self.tuples)

    def required_beside(self, present: Sequence[str]) -> list[str]:
        """The properties that an object must have, when it has those that are present."""
        if not self.dependent:
            return list(self.required)
        names = dict.fromkeys(self.required)
        waiting = [*names, *present]
        while waiting:
            for name in self.dependent.get(waiting.pop(), ()):
                if name not in names:
                    names[name] = None
                    waiting.append(name)
        return list(names)

    def takes(self, kind: str) -> bool:
        """Whether a value of a JSON type is possible."""
        return self.kinds is None or kind in self.kinds or (kind == "integer" and "number" in self.kinds)


@dataclass(frozen=True, slots=True)
class OptionalProperty:
    """A property that an object may have.

    `likely`: the document shows a value, or it is a scalar. `holds` are the schemas of an object's properties, `brief`
    is a variant that is no object.
    """

    likely: bool
    takes_null: bool
    kind: str
    holds: frozenset[int]
    brief: Flat | None


def demand(flat: Flat, node: Mapping[str, Any]) -> None:
    """Fold what a schema demands of the value itself: everything but its properties, items and combinations."""
    flat.shown += [node[name] for name in ("example", "default") if name in node]
    flat.shown += node["examples"] if isinstance(node.get("examples"), list) else []
    for name, constraint in node.items():
        fold = _FOLDS.get(name)
        value = usable(name, constraint) if fold is not None else None
        if fold is not None and value is not None:
            fold(flat, value)
    if "const" in node:
        _options(flat, [node["const"]])
    if flat.implied is None:
        flat.implied = next((kind for kind, names in _SPEAKS_OF.items() if any(name in node for name in names)), None)
        if flat.implied is None and isinstance(node.get("format"), str):
            flat.implied = _FORMAT_KINDS.get(node["format"], "string")
    _bounds(flat, node)


def _bounds(flat: Flat, node: Mapping[str, Any]) -> None:
    for bound, exclusive, closed, opened in (
        ("minimum", "exclusiveMinimum", "low", "above"),
        ("maximum", "exclusiveMaximum", "high", "below"),
    ):
        limit, flag = usable(bound, node.get(bound)), usable(exclusive, node.get(exclusive))
        tighter = max if bound == "minimum" else min
        if limit is not None:
            where = opened if flag is True else closed
            setattr(flat, where, _tighter(tighter, getattr(flat, where), limit))
        if flag is not None and not isinstance(flag, bool):
            setattr(flat, opened, _tighter(tighter, getattr(flat, opened), flag))
    ranges = INTEGER_RANGES.get(str(node.get("format")))
    if ranges is not None and "integer" in (flat.kinds or ()):
        flat.low, flat.high = _tighter(max, flat.low, ranges[0]), _tighter(min, flat.high, ranges[1])


def _tighter(choose: Callable[[Any, Any], Any], known: Any, more: Any) -> Any:
    return more if known is None else choose(known, more)


def _options(flat: Flat, values: list[Any]) -> None:
    flat.options = values if flat.options is None else [entry for entry in flat.options if entry in values]


def _kind(flat: Flat, declared: Any) -> None:
    kinds = ["string" if kind == "file" else kind for kind in (declared if isinstance(declared, list) else [declared])]
    if flat.kinds is None:
        flat.kinds = kinds
        return
    both = [kind for kind in flat.kinds if kind in kinds or (kind == "integer" and "number" in kinds)]
    flat.kinds = both + [kind for kind in kinds if kind == "integer" and "number" in flat.kinds and kind not in both]


def _shortest(flat: Flat, value: int) -> None:
    flat.shortest = max(flat.shortest, value if value <= _MOST_CHARACTERS else 0)


def _longest(flat: Flat, value: int) -> None:
    flat.longest = _tighter(min, flat.longest, value)


def _fewest_items(flat: Flat, value: int) -> None:
    flat.fewest_items = max(flat.fewest_items, value if value <= MOST_VALUES else 0)


def _most_items(flat: Flat, value: int) -> None:
    flat.most_items = _tighter(min, flat.most_items, value)


def _fewest_properties(flat: Flat, value: int) -> None:
    flat.fewest_properties = max(flat.fewest_properties, value if value <= MOST_VALUES else 0)


def _most_properties(flat: Flat, value: int) -> None:
    flat.most_properties = _tighter(min, flat.most_properties, value)


def _required(flat: Flat, names: list[str]) -> None:
    flat.required.update(dict.fromkeys(names))


def _dependent(flat: Flat, names: Mapping[str, list[str]]) -> None:
    for name, needed in names.items():
        flat.dependent.setdefault(name, []).extend(needed)


def _unique(flat: Flat, value: bool) -> None:
    flat.unique = flat.unique or value


_FOLDS: Mapping[str, Callable[[Flat, Any], None]] = {
    "type": _kind,
    "enum": _options,
    "minLength": _shortest,
    "maxLength": _longest,
    "pattern": lambda flat, value: flat.patterns.append(value),
    "format": lambda flat, value: flat.formats.append(value),
    "multipleOf": lambda flat, value: flat.steps.append(Fraction(str(value))),
    "minItems": _fewest_items,
    "maxItems": _most_items,
    "uniqueItems": _unique,
    "minProperties": _fewest_properties,
    "maxProperties": _most_properties,
    "required": _required,
    "dependentRequired": _dependent,
}


def commonest_first(options: list[Any]) -> list[Any]:
    """The values of an enum: of many codes those meant most often come first, of roles those of most people."""
    if len(options) < _MANY:
        mighty = [value for value in options if isinstance(value, str) and folded(value) in PRIVILEGED]
        return [*(value for value in options if value not in mighty), *mighty] if mighty else options
    return sorted(options, key=lambda value: not (isinstance(value, str) and value in COMMONEST))
