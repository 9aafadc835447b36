"""Paths below a record that show a part of it: `/things/{id}/attributes`, `/people/{id}/relationships/home`.

The segments behind the record's path lead through its schema: a name to a property, a parameter to an entry of a map.
Such a path has no records of its own: what is put there stands in the record above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from understudy.inference.conventions import RESOURCE_PARTS, folded, same_noun
from understudy.inference.envelopes import Steps
from understudy.inference.evidence import CollectionDraft
from understudy.inference.lists import list_shape, map_entries
from understudy.inference.paths import grouped, segments
from understudy.inference.record_spots import RecordClues
from understudy.inference.shapes import body_schema, properties, reference, required_names, success_node, type_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

_SCALARS = ("string", "integer", "number", "boolean")
_RELATIONSHIPS = RESOURCE_PARTS[1]
_WRITES = ("PUT", "PATCH")


@dataclass(frozen=True, slots=True)
class NamedPart:
    """What an operation is about: the collection of the record above, and the way into it.

    A step `{name}` is an entry that a path parameter names. `related`: the records that it leads to are shown.
    """

    collection: str
    way: Steps
    related: bool = False


def find_named_parts(
    operations: Mapping[str, Operation],
    drafts: Mapping[str, CollectionDraft],
    subjects: Mapping[str, RecordClues],
    schemas: Schemas,
) -> dict[str, NamedPart]:
    """The parts of records that operations are about, by operationId."""
    items = {draft.item: path for path, draft in drafts.items() if draft.item is not None and not draft.singleton}
    found: dict[str, NamedPart] = {}
    for path, group in grouped(operations.values()).items():
        above = _item_above(path, items)
        if above is None:
            continue
        rest = segments(next(iter(group.values())).path)[len(segments(above)) :]
        home = items[above]
        part = _part(schemas, group, home, subjects[home].record, rest)
        if part is not None and not (part.related and _points_back(schemas, drafts, subjects, home, rest[0])):
            found |= {operation.id: part for operation in group.values()}
    return _consistent(found, drafts)


def _consistent(found: dict[str, NamedPart], drafts: Mapping[str, CollectionDraft]) -> dict[str, NamedPart]:
    """Without those where either a map or its entries are parts, and the other is not: one state, one place."""
    for draft in drafts.values():
        sides = [{each.id for each in side.values()} for side in (draft.group, draft.items)]
        if draft.singleton or not all(sides) or (sides[0] <= found.keys() and sides[1] <= found.keys()):
            continue
        for name in sides[0] | sides[1]:
            found.pop(name, None)
    return found


def _part(
    schemas: Schemas, group: Mapping[str, Operation], home: str, record: Node | None, rest: tuple[str, ...]
) -> NamedPart | None:
    way = _way(schemas, record, rest)
    if way is not None and _is_part(schemas, group, way[1], _is_required(schemas, record, way[0])):
        return NamedPart(home, way[0])
    # What a relationship of JSON:API leads to stands beside it: `/people/{id}/home`.
    link = (
        _way(schemas, record, (_RELATIONSHIPS, *rest)) if len(rest) == 1 and group.keys() <= {"GET", "HEAD"} else None
    )
    return NamedPart(home, link[0], related=True) if link is not None and _is_linkage(schemas, link[1]) else None


def _points_back(
    schemas: Schemas, drafts: Mapping[str, CollectionDraft], subjects: Mapping[str, RecordClues], home: str, name: str
) -> bool:
    """Whether records called so have a relationship to the record above: that says which of them it leads to."""
    for path, draft in drafts.items():
        links = properties(schemas, subjects[path].record).get(_RELATIONSHIPS) if draft.noun == name else None
        if any(same_noun(drafts[home].noun, other) for other in properties(schemas, links)):
            return True
    return False


def without_parts(drafts: Mapping[str, CollectionDraft], parts: Mapping[str, NamedPart]) -> dict[str, CollectionDraft]:
    """The collections without those all of whose operations are about parts of other records."""
    return {path: draft for path, draft in drafts.items() if not _is_gone(draft, parts)}


def _is_gone(draft: CollectionDraft, parts: Mapping[str, NamedPart]) -> bool:
    every = {each.id for each in (*draft.group.values(), *draft.items.values())}
    return bool(every) and every <= parts.keys()


def _item_above(path: str, items: Iterable[str]) -> str | None:
    """The item path that a path goes on behind: the first one, as what is a part has no records of its own."""
    parts = path.split("/")
    known = set(items)
    above = ("/".join(parts[:count]) for count in range(2, len(parts)))
    return next((each for each in above if each in known), None)


def nodes_on_way(schemas: Schemas, record: Node | None, way: Steps) -> list[Node]:
    """The schema of what is at each step of the way to a part of a record, the last one's own at the end."""
    nodes: list[Node] = []
    for length in range(1, len(way) + 1):
        found = _way(schemas, record, way[:length])
        nodes.append(True if found is None else found[1])
    return nodes


def _way(schemas: Schemas, record: Node | None, rest: tuple[str, ...]) -> tuple[Steps, Node] | None:
    """The way that segments lead into a record, and the schema of what is there."""
    node, steps = record, []
    for part in rest:
        named = properties(schemas, node)
        if part.startswith("{"):
            entries = map_entries(schemas, node) if isinstance(node, dict) else None
            if type_of(schemas, node) != "object" or (named and entries is None):
                return None
            steps.append(part)
            node = True if entries is None else entries
            continue
        wanted = folded(part)
        name = part if part in named else next((each for each in named if folded(each) == wanted), None)
        if name is None:
            return None
        steps.append(name)
        node = named[name]
    return (tuple(steps), node) if steps and node is not None else None


def _is_required(schemas: Schemas, record: Node | None, steps: Steps) -> bool:
    return len(steps) == 1 and steps[0] in required_names(schemas, record)


def _is_part(schemas: Schemas, group: Mapping[str, Operation], node: Node, required: bool) -> bool:
    """Whether operations show and set what is at a place of the record above."""
    read, writes = group.get("GET"), [group[method] for method in _WRITES if method in group]
    if read is None or (required and "DELETE" in group):
        return False
    shown = success_node(read)
    linked = _is_linkage(schemas, node) and _is_linkage(schemas, shown)
    if linked:
        return True
    if not writes or "POST" in group or list_shape(schemas, shown) is not None:
        return False
    return all(_alike(schemas, each, node) for each in (shown, *_taken(writes)))


def _taken(writes: Iterable[Operation]) -> Iterator[Node | None]:
    return (body_schema(each) for each in writes if each.method == "PUT")


def _is_linkage(schemas: Schemas, node: Node | None) -> bool:
    """Whether an object says what a relationship of JSON:API leads to (resource linkage, JSON:API 7.2.3)."""
    data = properties(schemas, node).get("data")
    if data is None:
        return False
    items = schemas.resolve_object(data).get("items") if type_of(schemas, data) == "array" else data
    return {"id", "type"} <= properties(schemas, items).keys() <= {"id", "type", "meta", "lid"}


def _alike(schemas: Schemas, one: Node | None, other: Node) -> bool:
    """Whether two schemas are of the same thing: by their component, their properties, or as what has none."""
    if one is None:
        return other is True
    if reference(one) is not None and reference(one) == reference(other):
        return True
    kinds, named = (
        (type_of(schemas, one), type_of(schemas, other)),
        [properties(schemas, each) for each in (one, other)],
    )
    if kinds[0] == "object" and kinds[1] in ("object", None):
        return named[0].keys() == named[1].keys()
    if other is True or kinds[1] is None:
        return True
    return kinds[0] == kinds[1] and kinds[0] in _SCALARS
