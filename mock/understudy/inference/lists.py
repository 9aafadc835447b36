"""How an answer carries a list: where its array stands, at any depth, what an element wraps, what is beside it.

Instead of an array of records it may be a map of records by their key, or an array of keys or of paths of records.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import starmap
from typing import Any, Literal

from understudy.inference.conventions import (
    ID,
    RESOURCE_PARTS,
    is_envelope_name,
    is_list_holder,
    property_role,
    same_noun,
    words,
)
from understudy.inference.envelopes import Steps
from understudy.inference.record_spots import RecordClues, record_spot, similarity
from understudy.inference.shapes import items_of, may_be_key, properties, reference, schema_examples, type_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas

_Form = Literal["records", "map", "keys", "paths"]
_DEPTH = 3
_RECORD = 0.85
# What an overlay says outweighs every name and similarity.
_DECLARED = 100
_PAGING = frozenset({"page-number", "page-size", "total", "has-more", "next-cursor", "offset", "page-count"})


@dataclass(frozen=True, slots=True)
class ListShape:
    """A list response.

    `array` is the way to its array (empty: the body itself), `items` the schema of an element, `wrapped` the way to the
    record in an element, and `beside` all that stands beside the array on the way to it, and in objects there.
    `form` is what an element is: a record, the value of a record's key in a map, or only a record's key or path.
    """

    array: Steps
    items: Node
    wrapped: Steps
    beside: Mapping[Steps, Node]
    form: _Form = "records"


def list_shape(schemas: Schemas, node: Node | None, subject: RecordClues | None = None) -> ListShape | None:
    """How a response carries a list, or None when it carries none."""
    if not isinstance(node, dict):
        return None
    if subject is None:
        resolved = schemas.resolve(node)
        known: ListShape | None = schemas.remember("list shape", resolved, lambda: _list_shape(schemas, resolved, None))
        return known
    return _list_shape(schemas, node, subject)


def _list_shape(schemas: Schemas, node: Node, subject: RecordClues | None) -> ListShape | None:
    if type_of(schemas, node) == "array":
        items = items_of(schemas, node)
        return ListShape((), items, _wrapped(schemas, items, subject), {}, _form(schemas, node, items, subject))
    if subject is not None and (other := _of_keys(schemas, node, subject) or _map(schemas, node, subject)) is not None:
        return other
    found = [
        (score, steps, array)
        for steps, array in _arrays(schemas, node)
        if (score := _score(schemas, node, steps, array, subject)) > 0
    ]
    if not found:
        return None
    score, steps, array = max(found, key=lambda each: (each[0], -len(each[1])))
    if score < _DECLARED and subject is not None and similarity(schemas, node, (), subject) >= _RECORD:
        return None  # the record itself, which may hold arrays
    items = items_of(schemas, array)
    return ListShape(steps, items, _wrapped(schemas, items, subject), dict(_beside(schemas, node, steps)))


def _form(schemas: Schemas, array: Node, items: Node, subject: RecordClues | None) -> _Form:
    """What the elements of an array are: where they are no objects, as the document's examples have them."""
    if not may_be_key(schemas, items) or subject is None or not (subject.keys or subject.bodies):
        return "records"
    shown = [each for node in (array, items) for each in _shown(schemas, node)]
    return "paths" if any(isinstance(each, str) and each.startswith("/") for each in shown) else "keys"


def _shown(schemas: Schemas, node: Node) -> Iterator[Any]:
    """The examples of an array's elements, in its schema or theirs."""
    for example in schema_examples(schemas.resolve_object(node)):
        yield from example if isinstance(example, list) else (example,)


def _of_keys(schemas: Schemas, node: Node, subject: RecordClues) -> ListShape | None:
    """The one array beside which no record stands, of what its name or its examples say are keys of the records."""
    named = properties(schemas, node)
    arrays = [(name, entry) for name, entry in named.items() if type_of(schemas, entry) == "array"]
    if len(arrays) != 1 or similarity(schemas, node, (), subject) >= _RECORD:
        return None
    ((name, array),) = arrays
    items = items_of(schemas, array)
    form = _form(schemas, array, items, subject)
    named_so = is_envelope_name(name) or _called_like(subject.noun, name)
    if form == "records" or not (named_so or form == "paths"):
        return None
    return ListShape((name,), items, (), dict(_beside(schemas, node, (name,))), form)


def _map(schemas: Schemas, node: Node, subject: RecordClues) -> ListShape | None:
    """Records by their key: an object that takes any property, each of them like the record."""
    places: list[tuple[Steps, Node]] = [((), node)]
    places += [((name,), entry) for name, entry in properties(schemas, node).items() if is_envelope_name(name)]
    for steps, place in places:
        items = map_entries(schemas, place)
        if items is not None and similarity(schemas, items, (), subject) >= _RECORD:
            beside = dict(_beside(schemas, node, steps)) if steps else {}
            return ListShape(steps, items, (), beside, "map")
    return None


def map_entries(schemas: Schemas, node: Node) -> Node | None:
    """The schema of the values of a map: of any property, or of all of several that are named for example."""
    items, named = schemas.resolve_object(node).get("additionalProperties"), properties(schemas, node)
    if not named:
        return items if isinstance(items, dict) else None
    targets = {reference(entry) for entry in named.values()}
    return next(iter(named.values())) if len(named) > 1 and len(targets) == 1 and None not in targets else None


def _wrapped(schemas: Schemas, items: Node, subject: RecordClues | None) -> Steps:
    if subject is None or subject.record is None:
        return ()
    steps = record_spot(schemas, items, subject)
    return (
        steps if steps and similarity(schemas, items, steps, subject) > similarity(schemas, items, (), subject) else ()
    )


def _arrays(schemas: Schemas, node: Node, steps: Steps = ()) -> Iterator[tuple[Steps, Node]]:
    for name, entry in properties(schemas, node).items():
        kind = type_of(schemas, entry)
        if kind == "array" and name != RESOURCE_PARTS[-1]:
            yield (*steps, name), entry
        elif len(steps) + 1 < _DEPTH and kind == "object" and (is_list_holder(name) or _pages(schemas, entry)):
            yield from _arrays(schemas, entry, (*steps, name))


def _pages(schemas: Schemas, node: Node) -> bool:
    """Whether an object says which page of something it is."""
    named = properties(schemas, node)
    if not named:
        return False
    roles: frozenset[str | None] = schemas.remember(
        "roles", named, lambda: frozenset(starmap(property_role, named.items()))
    )
    return not roles.isdisjoint(_PAGING)


def _score(schemas: Schemas, root: Node, steps: Steps, array: Node, subject: RecordClues | None) -> float:
    level = properties(schemas, root)
    for step in steps[:-1]:
        if ID in level:
            return 0.0
        level = properties(schemas, level[step])
    items = items_of(schemas, array)
    alike = _best_similarity(schemas, items, subject) if subject is not None and subject.record is not None else 0.0
    items_role = property_role(steps[-1], array) == "items"
    declared = isinstance(array, dict) and array.get("x-mock-role") == "items"
    score = (
        (_DECLARED if declared else 0)
        + 4 * alike
        + (2 if items_role else 0)
        + (1 if type_of(schemas, items) == "object" else 0)
    )
    if subject is not None and subject.noun and _called_like(subject.noun, steps[-1]):
        score += 2
    score -= 0.5 * (len(steps) - 1)
    arrays = [name for name, entry in level.items() if type_of(schemas, entry) == "array"]
    known = items_role or alike >= 0.5 or score >= 3
    lone = len(arrays) == 1 and type_of(schemas, items) == "object" and ID not in level
    return score if known or lone else 0.0


def _called_like(noun: str, name: str) -> bool:
    """`orders` and `order_list` hold what is below `/orders`."""
    return same_noun(noun, name) or words(noun) == words(name) or words(name)[: len(words(noun))] == words(noun)


def _best_similarity(schemas: Schemas, items: Node, subject: RecordClues) -> float:
    return max(similarity(schemas, items, steps, subject) for steps in {(), record_spot(schemas, items, subject)})


def _beside(schemas: Schemas, node: Node, array: Steps, steps: Steps = ()) -> Iterator[tuple[Steps, Node]]:
    """Whatever stands beside the array, at every level: leaves, and those of objects such as `meta.pagination`."""
    for name, entry in properties(schemas, node).items():
        place = (*steps, name)
        if place == array:
            continue
        if type_of(schemas, entry) == "object" and properties(schemas, entry) and len(place) < 4:
            yield from _beside(schemas, entry, array, place)
        else:
            yield place, entry
