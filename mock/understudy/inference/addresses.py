"""One record at every path that shows it: made below a parent and read at the root, looked up by another key, `/me`.

Each such path is a view of the one collection that holds the records; what a view adds is where its records stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from understudy.inference.conventions import (
    CALLERS,
    CURRENT,
    ID,
    LOOKUP_WORDS,
    OWNERS,
    RESOURCE_PARTS,
    folded,
    is_key_name,
    same_noun,
    words,
)
from understudy.inference.envelopes import ELEMENT
from understudy.inference.evidence import CollectionDraft
from understudy.inference.lists import list_shape
from understudy.inference.paths import names_within, parameters, segments
from understudy.inference.record_spots import RecordClues, body_place, similarity
from understudy.inference.relations import Owners
from understudy.inference.resources import Collection, CollectionView
from understudy.inference.shapes import (
    alternatives,
    body_schema,
    is_binary,
    may_be_key,
    properties,
    reference,
    success_node,
    type_of,
)
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas

_ALIKE = 0.7
_RELATIONSHIPS = RESOURCE_PARTS[1]


@dataclass(frozen=True, slots=True)
class _Known:
    drafts: Mapping[str, CollectionDraft]
    subjects: Mapping[str, RecordClues]
    collections: Mapping[str, Collection]
    owners: Owners
    schemas: Schemas
    made: frozenset[str]

    def makes(self, main: Collection) -> bool:
        """Whether something makes records of a collection, there or at another path."""
        return main.creatable or reference(main.schema) in self.made

    def same_record(self, one: str, other: str) -> bool:
        mine, theirs = self.subjects[one].record, self.subjects[other].record
        if mine is None or theirs is None:
            return False
        target = reference(mine)
        if target is not None and target == reference(theirs):
            return True
        if not same_noun(self.drafts[other].noun, self.drafts[one].noun):
            return False
        return similarity(self.schemas, mine, (), self.subjects[other]) >= _ALIKE and len(_names(self, mine)) > 3


def _names(known: _Known, node: Node) -> frozenset[str]:
    return frozenset(properties(known.schemas, node))


def find_views(
    drafts: Mapping[str, CollectionDraft],
    subjects: Mapping[str, RecordClues],
    collections: Mapping[str, Collection],
    owners: Owners,
    schemas: Schemas,
    made: frozenset[str],
) -> dict[str, CollectionView]:
    """The collections that show another one's records, by id; `made` are the components that some POST makes."""
    known = _Known(drafts, subjects, collections, owners, schemas, made)
    by_target: dict[str, list[str]] = {}
    by_noun: dict[str, list[str]] = {}
    for path, draft in drafts.items():
        if draft.item is not None and not draft.singleton and "GET" in draft.items:
            target = reference(subjects[path].record)
            if target is not None:
                by_target.setdefault(target, []).append(path)
            by_noun.setdefault(folded(draft.noun), []).append(path)
    found: dict[str, CollectionView] = {}
    for path, draft in drafts.items():
        target = reference(subjects[path].record)
        rivals = dict.fromkeys((*by_target.get(target or "", ()), *by_noun.get(folded(draft.noun), ())))
        above = path.rpartition("/")[0]
        if draft.singleton and above in drafts and drafts[above].item is None:
            rivals[above] = None
        mains = [other for other in rivals if other != path and other not in found and known.same_record(path, other)]
        view = next(_views(known, draft, mains), None)
        if view is not None:
            found[path] = view
    return _settled(found)


def _settled(found: Mapping[str, CollectionView]) -> dict[str, CollectionView]:
    """Views of the collection itself, never of another view."""
    kept = dict(found)
    for path, view in found.items():
        if view.main in kept:
            del kept[path]
    return {path: replace(view, above=None) if view.above in kept else view for path, view in kept.items()}


def _views(known: _Known, draft: CollectionDraft, mains: list[str]) -> Iterator[CollectionView]:
    mains.sort(key=lambda path: _preference(known, draft, path))
    for path in mains:
        main = known.collections[path]
        if draft.singleton:
            if _is_current(draft, main) and (main.creatable or main.seeds):
                yield CollectionView(draft.path, main.id, (), (), current=True)
            continue
        if not _reaches(draft, main):
            continue
        lookup = _lookup(known, draft, main)
        listed = _listed_by(known, draft, main)
        if listed is not None:
            yield CollectionView(draft.path, main.id, _above(draft, main), draft.keys, link=listed)
        elif lookup is not None:
            yield CollectionView(draft.path, main.id, _above(draft, main), (), lookup=lookup)
        elif _shows(known, draft, main):
            view = _mine(known, draft, main) or _below(known, draft, main)
            # Where nothing else makes what the other path reads, what is made here is that.
            if view.link is not None or not main.creatable or not _is_listed(known, draft, view):
                yield view


def _preference(known: _Known, draft: CollectionDraft, path: str) -> tuple[bool, int, bool, int]:
    main = known.collections[path]
    return (
        not same_noun(known.drafts[path].noun, draft.noun),
        main.parent_count,
        not main.creatable,
        len(path),
    )


def _is_current(draft: CollectionDraft, main: Collection) -> bool:
    """Whether a path without a key means the record of the caller: `/me`, `/user` beside `/users/{id}`."""
    if draft.path.count("{}") or main.parent_count or len(main.key_parameters) != 1:
        return False
    noun = segments(main.path)[-1]
    return folded(draft.noun) in CURRENT or (draft.noun != noun and same_noun(noun, draft.noun))


def _reaches(draft: CollectionDraft, main: Collection) -> bool:
    """Whether the path of a view says below what its records stand in the collection."""
    fixed = main.id[: main.id.rfind("{}") + 2] if main.parent_count else ""
    return draft.path.startswith(fixed)


def _above(draft: CollectionDraft, main: Collection) -> tuple[str, ...]:
    """The path parameters of a view that the collection's own path has too."""
    return _parameters(draft)[: main.parent_count]


def _parameters(draft: CollectionDraft) -> tuple[str, ...]:
    return parameters(draft.shown_path)


def _lookup(known: _Known, draft: CollectionDraft, main: Collection) -> str | None:
    """The property by which an item path of its own finds a record: `slug` for `/items/slug/{slug}`."""
    if draft.group or len(draft.keys) != 1 or draft.path.count("{}") != main.parent_count or not known.makes(main):
        return None
    if len(segments(main.id)) > len(segments(draft.path)):
        return None  # the longer path is the look-up
    named = properties(known.schemas, main.schema)
    key = draft.keys[0]
    named_by = [word for word in words(draft.noun) if word not in LOOKUP_WORDS]
    finds = len(named_by) < len(words(draft.noun))
    for name in named:
        ending = words(name)[-len(named_by) :] == tuple(named_by) if named_by else finds
        names_key = folded(name) == "".join(named_by) or (
            folded(name) == folded(key) and (is_key_name(name) or (finds and ending))
        )
        if names_key and name not in main.key_properties and may_be_key(known.schemas, named[name]):
            return name
    return None


def _listed_by(known: _Known, draft: CollectionDraft, main: Collection) -> str | None:
    """The property by which a path lists the records that have what it ends with: `/orders/customer/{customerId}`.

    One record in an array is found by what no other record has: its key, or another name of it.
    """
    read = draft.items.get("GET")
    if draft.group or read is None or len(draft.items) != 1 or len(draft.keys) != 1 or draft.put is not None:
        return None
    shape = list_shape(known.schemas, success_node(read))
    if shape is None or draft.path.count("{}") != main.parent_count:
        return None
    if reference(success_node(read)) == reference(main.schema) is not None:
        return None  # it is the record that has a list
    key, named = draft.keys[0], properties(known.schemas, main.schema)
    noun = "".join(word for word in words(draft.noun) if word not in LOOKUP_WORDS)
    wanted = dict.fromkeys((folded(key), noun, f"{noun}id")) if noun else {folded(key): None}
    by_name = {folded(name): name for name in named if name not in main.key_properties}
    found = next((by_name[each] for each in wanted if each in by_name), None)
    if found is None or is_key_name(found):
        return None
    if _is_text(known, named[found]):
        return found
    inner = properties(known.schemas, named[found])
    held = next((each for each in inner if is_key_name(each)), None)
    return f"{found}/{held}" if held is not None else None


def _shows(known: _Known, draft: CollectionDraft, main: Collection) -> bool:
    """Whether the records of a path are those of another collection, and not others of the same kind."""
    mine = known.collections[draft.path]
    same = same_noun(known.drafts[main.id].noun, draft.noun)
    component = reference(mine.schema) is not None and reference(mine.schema) == reference(main.schema)
    if draft.put is not None and draft.create is draft.put and "201" not in draft.put.responses:
        return False  # what is put there is a mark on that record, and to delete it takes off the mark alone
    if not (mine.creatable or main.creatable) or (mine.creatable and main.creatable and not component):
        return False
    if draft.item is None or not draft.items:
        if mine.creatable:
            return component and (same or not main.creatable) and _makes_one(known, draft)
        view = _below(known, draft, main)
        return same and (not view.more or view.link is not None)
    if same and component and mine.creatable and "GET" not in draft.items and mine.parent_count == main.parent_count:
        return mine.key_properties == main.key_properties and _makes_one(known, draft)
    if not same or mine.key_properties != main.key_properties or _has_children(known, draft):
        return False
    if mine.parent_count > main.parent_count:
        return not (mine.creatable and main.creatable) or names_within(main.id, draft.path)
    return mine.parent_count == main.parent_count and main.creatable and not mine.creatable


def _is_listed(known: _Known, draft: CollectionDraft, view: CollectionView) -> bool:
    """Whether the record above a path lists the records itself, under the name that the path ends with."""
    above = known.collections.get(view.above or "")
    named = properties(known.schemas, above.schema) if above is not None else {}
    last = folded(segments(draft.path)[-1])
    return any(folded(name) == last and type_of(known.schemas, node) == "array" for name, node in named.items())


def _makes_one(known: _Known, draft: CollectionDraft) -> bool:
    """Whether a POST makes one record of what it takes; one that answers a list puts records that are there into it."""
    answered = success_node(draft.create)
    taken = properties(known.schemas, body_schema(draft.create))
    if type_of(known.schemas, answered) == "array" or not taken:
        return type_of(known.schemas, answered) != "array"
    steps = body_place(known.schemas, body_schema(draft.create), known.subjects[draft.path])
    shared = taken.keys() & properties(known.schemas, known.subjects[draft.path].record).keys()
    uploads = any(is_binary(known.schemas, node) for node in taken.values())
    return ELEMENT not in steps.steps and (bool(steps.steps) or bool(steps.into) or bool(shared) or uploads)


def _has_children(known: _Known, draft: CollectionDraft) -> bool:
    return any(other.startswith(f"{draft.item}/") for other in known.drafts)


def _below(known: _Known, draft: CollectionDraft, main: Collection) -> CollectionView:
    """A view of what stands below a record: the property that points there, if any does."""
    names = _parameters(draft)
    more = names[main.parent_count :]
    above = known.owners.parent(draft.path)
    link = next((each.property for each in main.references if each.collection == above), None)
    if link is None and more:
        link = _points(known, main, more[-1], known.collections.get(above or ""))
    view = CollectionView(
        draft.path, main.id, names[: main.parent_count], more, above=above if more else None, link=link
    )
    return replace(view, fills=len(more) == len(main.key_parameters) - 1) if len(main.key_parameters) > 1 else view


def _mine(known: _Known, draft: CollectionDraft, main: Collection) -> CollectionView | None:
    """A view of the records that are the caller's: `/me/tasks`."""
    parts = segments(draft.path)
    if "{}" in parts or len(parts) < 2 or folded(parts[-2]) not in CURRENT or main.parent_count:
        return None
    tops = [each for each in known.collections.values() if not each.parent_count and not each.singleton]
    callers = next((each for each in tops if folded(each.name) in CALLERS), None)
    named = properties(known.schemas, main.schema)
    linked = (each.property for each in main.references if callers is not None and each.collection == callers.id)
    called = (name for owner in OWNERS for name in named if folded(name) in (owner, f"{owner}id"))
    link = next((name for name in (*linked, *called) if _is_text(known, named.get(name, True))), None)
    return CollectionView(draft.path, main.id, (), (), above=callers.id if callers else None, link=link, mine=True)


def _points(known: _Known, main: Collection, parameter: str, above: Collection | None) -> str | None:
    """The property that holds a parameter above a view: `order_id`, or `owner/login` for an owner."""
    named = properties(known.schemas, main.schema)
    target = reference(above.schema) if above is not None else None
    noun = known.drafts[above.id].noun if above is not None else ""
    for name, node in named.items():
        if folded(name) == folded(parameter) and name not in (ID, *main.key_properties) and _is_text(known, node):
            return name
    for name, node in named.items():
        same = target is not None and reference(node) == target
        if name in (ID, *main.key_properties):
            continue  # the key of the record itself, whatever the one above is called
        if not same and not (noun and same_noun(noun, name)) and folded(name) != folded(parameter):
            continue
        if _is_text(known, node):
            return name
        inner = properties(known.schemas, node)
        keys = [each for each in (above.key_properties if above is not None else ()) if each in inner]
        keys += [each for each in inner if is_key_name(each)]
        if keys and type_of(known.schemas, node) in ("object", None):
            return f"{name}/{keys[0]}"
    return _relationship(known, main, noun)


def _relationship(known: _Known, main: Collection, noun: str) -> str | None:
    """The way to the key of the one record of JSON:API that a relationship called so leads to."""
    holder = properties(known.schemas, main.schema).get(_RELATIONSHIPS)
    for name, node in properties(known.schemas, holder).items() if noun else ():
        target = properties(known.schemas, node).get("data")
        if (
            same_noun(noun, name)
            and type_of(known.schemas, target) != "array"
            and ID in properties(known.schemas, target)
        ):
            return f"{_RELATIONSHIPS}/{name}/data/{ID}"
    return None


def _is_text(known: _Known, node: Node) -> bool:
    """Whether a property may be a key: a text or a number, or either that or the object itself."""
    return any(may_be_key(known.schemas, each) for each in (node, *alternatives(known.schemas, node)))
