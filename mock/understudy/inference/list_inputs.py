"""What a caller may ask of a list, parameter by parameter: pages, filters, order, fields, expansion, and what is idle.

Read once an operation; answering a list and explaining it use the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

from understudy.inference.conventions import KEY_ENDINGS, ends_like, folded, property_role, words
from understudy.inference.conventions.lists import (
    FILTERS,
    FREE,
    LABELS,
    PAGES,
    STATE_FLAGS,
    bound_role,
    bounds_from_above,
    criteria_names,
    direction_of,
    expression_role,
    is_page_size,
    newest_first,
    parameter_role,
    span_test,
    split_test,
    start_role,
    sub_role,
)
from understudy.inference.conventions.states import is_state_name
from understudy.inference.envelopes import Steps, unwrap
from understudy.inference.record_index import RecordIndex, index_record
from understudy.inference.resources import Collection, Plan
from understudy.inference.shapes import body_schema, json_media, properties, type_of
from understudy.inference.words import filter_word
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

_ORDERING = frozenset({"sort", "sort-by", "direction", "ascending", "descending"})
_SELECTING = frozenset({"search", "odata-filter", "selector", "criteria"})
_SCALAR_FORMATS = frozenset({"uuid", "date", "date-time"})


@dataclass(frozen=True, slots=True)
class Condition:
    """What a filter compares: the property at `steps` by `test` (`eq`, `gte`, `contains` …).

    `splits`: text with commas means any of its parts. By the test `is`, true selects the records that have the `value`
    there, and false the others.
    """

    steps: Steps
    test: str
    splits: bool = False
    value: str = ""


@dataclass(frozen=True, slots=True)
class ListInput:
    """One thing that a caller may say of a list: the way to it from the parameter, what it is for, and its schema."""

    way: Steps
    role: str
    shape: Mapping[str, Any]
    condition: Condition | None = None

    @property
    def is_number(self) -> bool:
        """Whether it takes an integer."""
        return _kind(self.shape) == "integer"

    @property
    def name(self) -> str:
        """The parameter as the document names it, with a property of it in brackets."""
        return self.way[0] + "".join(f"[{step}]" for step in self.way[1:])

    @property
    def meaning(self) -> str:
        """What it is for, in words."""
        found = self.condition
        if found is None:
            return self.role
        place = ".".join(found.steps)
        if found.test == "is":
            return f"filter {place} is {found.value}"
        plain = found.test == "eq"
        return (
            "filter" if plain and found.steps == self.way else f"filter {place}" + ("" if plain else f" {found.test}")
        )


@dataclass(frozen=True)
class Inputs:
    """All that a caller may ask of a list. `idle` are parameters that change nothing, with their defaults.

    `newest` says why the list begins with what was made last where no order is requested; empty where it doesn't.
    """

    known: tuple[ListInput, ...]
    idle: Mapping[str, Any]
    index: RecordIndex
    newest: str
    order: str

    @cached_property
    def by_role(self) -> Mapping[str, ListInput]:
        """The input of a role; the first of several counts."""
        found: dict[str, ListInput] = {}
        for each in self.known:
            found.setdefault(each.role, each)
        return found

    @cached_property
    def others(self) -> Mapping[str, tuple[ListInput, ...]]:
        """The inputs of a role besides the first."""
        first = set(map(id, self.by_role.values()))
        more = [each for each in self.known if id(each) not in first]
        return {each.role: tuple(other for other in more if other.role == each.role) for each in more}

    @cached_property
    def shaping(self) -> bool:
        """Whether a caller may ask for some fields only, or for references expanded."""
        return not self.by_role.keys().isdisjoint(("fields", "expand"))

    @cached_property
    def ordered(self) -> bool:
        """Whether the list may come in another order than that in which records were made."""
        return bool(self.newest or self.order) or not self.by_role.keys().isdisjoint(_ORDERING)

    @cached_property
    def cursors(self) -> tuple[str, ...]:
        """The roles of the cursors that it takes."""
        return tuple(role for role in ("cursor", "cursor-at", "cursor-before") if role in self.by_role)

    @cached_property
    def selecting(self) -> tuple[ListInput, ...]:
        """Those that leave records out."""
        return tuple(each for each in self.known if each.condition is not None or each.role in _SELECTING)

    @cached_property
    def labels(self) -> Steps | None:
        """The way to the labels of a record."""
        return min((way for way in self.index.ways.values() if folded(way[-1]) in LABELS), key=len, default=None)

    def value(self, role: str, values: Mapping[str, Any]) -> Any:
        """The requested value of a role, of several inputs the one that is no default; None where there is none."""
        found = self.by_role.get(role)
        if found is None:
            return None
        value = value_at(values, found.way)
        for other in self.others.get(role, ()) if value in (None, found.shape.get("default")) else ():
            requested = value_at(values, other.way)
            if requested not in (None, other.shape.get("default")):
                return requested
            value = requested if value is None else value
        return value


def _kind(shape: Mapping[str, Any]) -> str | None:
    """The one type of a resolved schema besides null."""
    listed = shape.get("type")
    kinds = [kind for kind in (listed if isinstance(listed, list) else [listed]) if kind != "null"]
    return kinds[0] if len(kinds) == 1 else None


def value_at(values: Any, way: Steps) -> Any:
    """The value at the end of a way into what was sent; None where there is none."""
    for step in way:
        if not isinstance(values, dict) or step not in values:
            return None
        values = values[step]
    return values


def list_inputs(schemas: Schemas, operation: Operation, plan: Plan, collection: Collection) -> Inputs:
    """The inputs of a list, worked out on first use."""
    found: Inputs = schemas.remember(
        "list inputs", operation, lambda: _Reader(schemas, operation, plan, collection).read()
    )
    return found


@dataclass(frozen=True)
class _Reader:
    schemas: Schemas
    operation: Operation
    plan: Plan
    collection: Collection

    def read(self) -> Inputs:
        known: list[ListInput] = []
        idle: dict[str, Any] = {}
        for name, node, extensions, description in self._declared():
            found = list(self._inputs((name,), node, extensions, description))
            known += found
            if not found:
                idle[name] = self.schemas.resolve_object(node).get("default")
        order = self.operation.extensions.get("x-mock-order")
        newest = self._newest() if not isinstance(order, str) else ""
        return Inputs(tuple(known), idle, self.index, newest, order if isinstance(order, str) else "")

    @cached_property
    def index(self) -> RecordIndex:
        view = self.plan.effects.get("x-mock-view")
        if isinstance(view, dict):
            return index_record(self.schemas, None, named={name: (name,) for name in view.get("set", {})})
        keys = self.collection.key_properties
        noun = self.collection.name.rpartition("/")[2]
        return index_record(self.schemas, self.collection.schema, key=keys[-1] if keys else None, noun=noun)

    @cached_property
    def names(self) -> Sequence[str]:
        return [each.name for each in self.operation.parameters]

    @cached_property
    def roles(self) -> Sequence[str | None]:
        return [parameter_role(each.name, each.extensions) for each in self.operation.parameters]

    def _declared(self) -> Iterator[tuple[str, Node, Mapping[str, Any], str]]:
        for parameter in self.operation.parameters:
            if parameter.location == "query":
                shown = [each for each in parameter.examples if isinstance(each, str)]
                yield parameter.name, parameter.schema, parameter.extensions, " ".join((parameter.description, *shown))
        if self.operation.method != "GET":
            for name, node in properties(self.schemas, body_schema(self.operation)).items():
                if self.plan.kind == "list" or parameter_role(name, {}) == "expand":
                    yield name, node, node if isinstance(node, dict) else {}, ""

    def _inputs(self, way: Steps, node: Node, extensions: Mapping[str, Any], description: str) -> Iterator[ListInput]:
        shape = self.schemas.resolve_object(node)
        declared = filter_word(extensions) or filter_word(shape)
        if declared is not None:
            yield self._filter(way, shape, *declared)
            return
        role = extensions.get("x-mock-role", shape.get("x-mock-role"))
        if isinstance(role, str):
            if role != "none":
                yield ListInput(way, role, shape)
            return
        inner = properties(self.schemas, node)
        if self.operation.method != "GET" and criteria_names(inner or properties(self.schemas, shape.get("items"))):
            yield ListInput(way, "criteria", shape)
            return
        if inner and len(way) < 3:
            # Of `created` as a time or as bounds of it, and of objects that lay their properties beside the others.
            for name, entry in inner.items():
                yield from self._inputs((*way, name), entry, entry if isinstance(entry, dict) else {}, description)
            if type_of(self.schemas, node) == "object":
                return
        found = self._by_name(way, shape, description)
        if found is not None:
            yield found

    def _filter(self, way: Steps, shape: Mapping[str, Any], steps: Steps, test: str) -> ListInput:
        node = self.index.node(steps)
        aimed = self.schemas.resolve_object(node)
        kind = type_of(self.schemas, node)
        if test == "eq" and shape.get("type") == "boolean" and kind not in ("boolean", None):
            test = "exists"
        listed = kind in ("integer", "number", "boolean", "array") or "enum" in aimed or steps == self.index.key
        splits = listed or aimed.get("format") in _SCALAR_FORMATS or ends_like(steps[-1], KEY_ENDINGS)
        return ListInput(way, "filter", shape, Condition(steps, test, splits))

    def _by_name(self, way: Steps, shape: Mapping[str, Any], description: str) -> ListInput | None:
        tokens = tokens_in(way)
        if not tokens:
            return None
        role = self._role(tokens, shape, description)
        if role is not None:
            return ListInput(way, role, shape)
        found = self._condition(tokens, way, shape, description)
        expression = expression_role(tokens[-1] if len(tokens) > 1 else way[0], description)
        if found is None and expression is not None and shape.get("type", "string") == "string" and "enum" not in shape:
            return ListInput(way, expression, shape)
        if found is None and shape.get("type") == "integer" and is_page_size(description):
            return ListInput(way, "page-size", shape)
        if found is None and tokens == ("current",) and shape.get("type") == "integer":
            return ListInput(way, "page-number", shape)
        if found is None and folded(tokens[-1]) == "prefix" and self.index.key is not None:
            return self._filter(way, shape, self.index.key, "startswith")
        return found

    def _role(self, tokens: Steps, shape: Mapping[str, Any], description: str) -> str | None:
        role = parameter_role(tokens[0], {}) or bound_role(tokens[0], self.names)
        if len(tokens) == 2 and role == "sort" and self._turns(shape) and self._names(tokens[1:]):
            return "sort-by"
        if len(tokens) == 2:
            last = parameter_role(tokens[1], {})
            contained = last in PAGES | {"sort", "direction"} and folded(tokens[0]) not in FILTERS and role is None
            role = sub_role(tokens[0], tokens[1]) or (last if contained and not self._names(tokens) else None)
        elif len(tokens) > 2:
            return None
        if role is None or (role in FREE and len(tokens) == 1 and self._is_property(tokens[0], role, shape)):
            return None
        if role in ("cursor", "cursor-before", "offset", "cursor-at"):
            if span_test(tokens[-1], shape, description if role == "cursor-at" else "") is not None:
                return None
            if role == "cursor-at":
                return start_role(_kind(shape), self.names, has_next=self._gives_next())
        if role == "page-size" and shape.get("type") == "boolean":
            return "with-total" if folded(tokens[-1]) == "count" else None
        return self._order_role(role, tokens, shape)

    def _gives_next(self) -> bool:
        """Whether the answer says where the next page begins."""
        beside = self.plan.shape.beside if self.plan.shape is not None else {}
        return any(property_role(way[-1], node) == "next-cursor" for way, node in beside.items())

    def _order_role(self, role: str, tokens: Steps, shape: Mapping[str, Any]) -> str | None:
        """`order` and `sort` are directions where they take such words, or where another parameter says by what."""
        if role == "sort" and (self._turns(shape) or (folded(tokens[-1]) == "order" and self.roles.count("sort") > 1)):
            return "direction"
        if role == "expand" and shape.get("type") == "boolean":
            return None
        return role

    @staticmethod
    def _turns(shape: Mapping[str, Any]) -> bool:
        """Whether a parameter takes nothing but directions."""
        options = [each for each in shape.get("enum") or () if isinstance(each, str)]
        return bool(options) and all(direction_of(each) is not None for each in options)

    def _names(self, tokens: Steps) -> bool:
        return self.index.find(tuple(part for token in tokens for part in words(token))) is not None

    def _is_property(self, name: str, role: str, shape: Mapping[str, Any]) -> bool:
        way = self.index.ways.get(folded(name))
        options = shape.get("enum")
        return way is not None and len(way) == 1 and (role != "direction" or not options or "asc" not in options)

    def _condition(self, tokens: Steps, way: Steps, shape: Mapping[str, Any], description: str) -> ListInput | None:
        if len(tokens) > 1 and folded(tokens[0]) in FILTERS:
            tokens = tokens[1:]
        parts = tuple(part for token in tokens for part in words(token))
        if not parts:
            return None
        name = "".join(parts)
        for stem, test in split_test(parts):
            steps = self.index.find(stem)
            if steps is None or (test != "eq" and steps == self.index.key and not self._counts(steps, test)):
                continue
            if steps == self.index.key and stem != parts:
                test = {"gte": "gt", "lte": "lt"}.get(test, test)
            return self._filter(way, shape, steps, test)
        state = self._state(parts) if shape.get("type") == "boolean" else None
        if state is not None:
            return ListInput(way, "filter", shape, state)
        spanned = span_test(name, shape, description)
        time = self.index.main_time(description) if spanned is not None else None
        return self._filter(way, shape, time, spanned) if time is not None and spanned is not None else None

    def _state(self, parts: Steps) -> Condition | None:
        """The state that a boolean called `overdue` or `is_active` is about."""
        word = "".join(parts[1:] if len(parts) > 1 and parts[0] in STATE_FLAGS else parts)
        for steps in self.index.ways.values():
            node = self.index.node(steps) if is_state_name(steps[-1]) else None
            values = self.schemas.resolve_object(node).get("enum")
            for value in values if isinstance(values, list) else ():
                if isinstance(value, str) and folded(value) == word:
                    return Condition(steps, "is", value=value)
        return None

    def _counts(self, steps: Steps, test: str) -> bool:
        return test in ("ne", "contains", "startswith") or type_of(self.schemas, self.index.node(steps)) == "integer"

    def _newest(self) -> str:
        """Why the list begins with what was made last: the words of the document, or its example."""
        sentence = newest_first(f"{self.operation.summary}. {self.operation.description}")
        if sentence is not None:
            return f'"{sentence}"'
        if bounds_from_above(self.names):
            return "it is bounded by the key of an older one"
        media = json_media(self.plan.success.content) if self.plan.success else None
        way = self.index.times.get("created-at")
        for example in media.examples if media is not None and way is not None and self.plan.shape is not None else ():
            shape = self.plan.shape
            entries = unwrap(shape.array, example) if shape is not None else ()
            entries = entries if isinstance(entries, list) else ()
            times = [value_at(unwrap(shape.wrapped, entry) if shape else entry, way or ()) for entry in entries]
            if len(times) > 1 and all(isinstance(each, str | int) for each in times) and _falls(times):
                return "its example"
        return ""


def _falls(times: Sequence[Any]) -> bool:
    return len({type(each) for each in times}) == 1 and all(later > earlier for later, earlier in pairwise(times))


def tokens_in(way: Steps) -> Steps:
    """The names in a parameter's name: `filter`, `created` and `gte` of `filter[created][gte]` and `created__gte`."""
    text = ".".join(way).replace("[", ".").replace("]", "").replace("__", ".")
    return tuple(token for token in text.split(".") if words(token))
