"""What a record shows of other records: the record behind a key, elements that are records, and counts.

A property is the record behind a key where its schema is that record's and a request sends a key by its name. Records
are counted only where a name fits one collection; `explain` says which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from understudy.inference.conventions import ID, TREES, folded, same_noun, words
from understudy.inference.conventions.amounts import COUNTING
from understudy.inference.conventions.lists import page_role
from understudy.inference.conventions.nouns import singular
from understudy.inference.envelopes import Steps, inside
from understudy.inference.lists import ListShape, list_shape
from understudy.inference.paths import last_name, segments
from understudy.inference.resources import Collection, Counted, Elements, Parts, Plan
from understudy.inference.shapes import body_schema, items_of, may_be_key, properties, reference, type_of, without_role
from understudy.inference.words import one_or_several
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas


def with_parts(
    collections: Mapping[str, Collection],
    plans: Mapping[str, Plan],
    operations: Mapping[str, Operation],
    schemas: Schemas,
) -> dict[str, Collection]:
    """The collections with what their records show of others."""
    bodies: dict[str, list[Node]] = {}
    for name, plan in plans.items():
        if plan.kind in ("create", "update", "upsert") and plan.collection is not None:
            node = inside(schemas, body_schema(operations[name]), plan.body.steps)
            bodies.setdefault(plan.collection, []).extend([] if node is None else [node])
    seen_below = {
        (view.main, view.above): view.link
        for plan in plans.values()
        if (view := plan.view) is not None and view.above is not None and view.link is not None
    }
    children: dict[str, list[Collection]] = {}
    for each in collections.values():
        if each.parent is not None and not each.singleton and each.key_properties:
            children.setdefault(each.parent, []).append(each)
    changed = frozenset(_changed_by_effects(operations, collections, schemas))
    by_target, by_noun = _by_target(collections), _by_noun(collections)
    finder = _Finder(collections, by_target, by_noun, children, seen_below, changed, schemas)
    found = {name: replace(each, parts=finder.parts(each, bodies.get(name, []))) for name, each in collections.items()}
    # What stands below a record as its elements is made with it.
    made = {each.made for one in found.values() for each in one.parts.elements if each.link is None}
    return {name: replace(each, creatable=True, seeds=()) if name in made else each for name, each in found.items()}


def _changed_by_effects(
    operations: Mapping[str, Operation], collections: Mapping[str, Collection], schemas: Schemas
) -> Iterator[str]:
    """The properties that an overlay's effects change: what those count is not counted here as well."""
    holders = [each.extensions.get("x-mock-effects") for each in operations.values()]
    for collection in collections.values():
        for each in one_or_several(schemas.resolve_object(collection.schema).get("x-mock-lifecycle")):
            moves = each.get("transitions") if isinstance(each, dict) else None
            holders += [move.get("effects") for move in moves or () if isinstance(move, dict)]
    for effects in holders:
        for effect in effects if isinstance(effects, list) else ():
            for word in ("set", "add", "subtract"):
                yield from effect.get(word) or () if isinstance(effect, dict) else ()


def _by_target(collections: Mapping[str, Collection]) -> dict[str, Collection]:
    """The collection of each component: one that records are made in, and is called as they are, before others."""
    found: dict[str, Collection] = {}
    for each in sorted(collections.values(), key=lambda each: (not each.creatable, not _is_called_so(each))):
        target = reference(each.schema)
        if target is not None and _has_one_key(each):
            found.setdefault(target, each)
    return found


def _is_called_so(collection: Collection) -> bool:
    """Whether the component of a collection's records is called like the collection."""
    component = (reference(collection.schema) or "").rpartition("/")[2]
    return singular("".join(words(last_name(collection.path)))) in folded(component)


def _by_noun(collections: Mapping[str, Collection]) -> dict[str, list[Collection]]:
    """The collections by what one of their records is called."""
    found: dict[str, list[Collection]] = {}
    for each in collections.values():
        found.setdefault(singular("".join(words(last_name(each.path)))), []).append(each)
    return found


# What the record above one is called, of a tree of them.
_PARENT = "parent"
_CHILDREN = "children"


@dataclass(frozen=True, slots=True)
class _Finder:
    collections: Mapping[str, Collection]
    by_target: Mapping[str, Collection]
    by_noun: Mapping[str, Sequence[Collection]]
    children: Mapping[str, Sequence[Collection]]
    seen_below: Mapping[tuple[str, str], str]
    """The property that says below what a record is seen, by its collection and the collection above."""
    changed_by_effects: Set[str]
    schemas: Schemas

    def parts(self, collection: Collection, bodies: list[Node]) -> Parts:
        shown = without_role(self.schemas, collection.schema)
        sent: dict[str, Node] = {}
        hides = self.schemas.family("request").is_hidden
        for body in bodies:
            named = properties(self.schemas, body).items()
            sent |= {name: node for name, node in named if name not in sent and not hides(node)}
        elements = (*self._elements(collection, shown, sent), *self._children(collection, shown, sent))
        counts = dict(self._counts(collection, shown, sent))
        telling = tuple(each for each in elements if each.array or each.embedded or each.made)
        leading = {each.property: each.collection for each in collection.references}
        return Parts(self._embedded(collection, shown, sent, leading), telling, counts, self._several(shown, sent))

    def _embedded(
        self, collection: Collection, shown: Mapping[str, Node], sent: Mapping[str, Node], leading: Mapping[str, str]
    ) -> dict[str, tuple[str, str]]:
        """Keys that are sent, with the property that shows the record: `price` → `price`, `categoryId` → `category`.

        `leading` are the foreign keys that are known, by property.
        """
        found: dict[str, tuple[str, str]] = {}
        for name, node in shown.items():
            target = (
                self.by_target.get(reference(node) or "")
                or self._above(collection, name, node)
                or self._in_brief(name, node, leading)
            )
            if target is None:
                continue
            called = {folded(name), *(f"{folded(name)}{end}" for end in _key_ends(target))}
            for other, sent_node in sent.items():
                if folded(other) in called and may_be_key(self.schemas, sent_node):
                    found[other] = (name, target.id)
        return found

    def _several(self, shown: Mapping[str, Node], sent: Mapping[str, Node]) -> dict[str, tuple[str, str]]:
        """Arrays of keys that are sent, with the array that shows the records: `tagIds`, `tag_ids` → `tags`."""
        found: dict[str, tuple[str, str]] = {}
        for name, node in shown.items():
            items = items_of(self.schemas, node) if type_of(self.schemas, node) == "array" else None
            target = self.by_target.get(reference(items) or "") or self._in_brief(name, items or {}, {})
            if target is None:
                continue
            ends = ("id", "ids", "keys", "uuids", *(f"{end}s" for end in _key_ends(target)))
            called = {f"{singular(folded(name))}{end}" for end in ends}
            for other, sent_node in sent.items():
                is_list = type_of(self.schemas, sent_node) == "array"
                if folded(other) in called and is_list and may_be_key(self.schemas, items_of(self.schemas, sent_node)):
                    found[other] = (name, target.id)
        return found

    def _above(self, collection: Collection, name: str, node: Node) -> Collection | None:
        """The same collection, where an object called `parent` shows the record above one, and has nothing besides."""
        called = words(name)
        own = words(singular(last_name(collection.path)))
        if called[:1] != (_PARENT,) or called[1:] not in ((), own) or collection.parent_count:
            return None
        return collection if self._is_brief(collection, node) else None

    def _is_brief(self, collection: Collection, node: Node) -> bool:
        """Whether an object has the key of a record of a collection, and nothing that those have not."""
        named, known = properties(self.schemas, node), properties(self.schemas, collection.schema)
        key = collection.key_properties[0]
        return len(collection.key_properties) == 1 and key in named and named.keys() <= known.keys()

    def _in_brief(self, name: str, node: Node, leading: Mapping[str, str]) -> Collection | None:
        """The collection whose records an object shows in brief: it is called like one and has the key of one."""
        if type_of(self.schemas, node) != "object":
            return None
        named = properties(self.schemas, node)
        likely = [self.collections[leading[name]]] if leading.get(name) in self.collections else []
        likely += self.by_noun.get(singular("".join(words(name))), ())
        fitting = [each for each in likely if _has_one_key(each) and each.key_properties[0] in named]
        return fitting[0] if fitting else self._called_brief(node)

    def _called_brief(self, node: Node) -> Collection | None:
        """The collection whose records an object shows in brief by its component: `MemberSummary` of `/members`."""
        component = words((reference(node) or "").rpartition("/")[2])
        for size in range(len(component) - 1, 0, -1):
            for each in self.by_noun.get(singular("".join(component[:size])), ()):
                if _has_one_key(each) and self._is_brief(each, node):
                    return each
        return None

    def _elements(
        self, collection: Collection, shown: Mapping[str, Node], sent: Mapping[str, Node]
    ) -> Iterator[Elements]:
        for name, node in shown.items():
            sent_node = sent.get(name)
            below = self._below(collection, name)
            if (type_of(self.schemas, sent_node) != "array" and below is None) or type_of(self.schemas, node) not in (
                *("array", "object"),
            ):
                continue
            shape = list_shape(self.schemas, node)
            inner = properties(self.schemas, shape.items) if shape is not None else {}
            if shape is None or shape.wrapped or not inner:
                continue
            if below is not None:
                names = self._common(inner, below)
                if names is not None:
                    beside = self._beside(shape)
                    yield Elements(name, shape.array, {}, below.id, None, beside, names, self._home(below))
                continue
            if type_of(self.schemas, shape.items) != "object" or sent_node is None:
                continue
            own = properties(self.schemas, items_of(self.schemas, sent_node))
            target = self.by_target.get(reference(shape.items) or "")
            link = self._link(collection, target) if target is not None else None
            embedded = self._embedded(collection, inner, own, {})
            made = target.id if target is not None and link is not None else None
            yield Elements(name, shape.array, embedded, made, link, self._beside(shape))

    def _children(
        self, collection: Collection, shown: Mapping[str, Node], sent: Mapping[str, Node]
    ) -> Iterator[Elements]:
        """The array that shows the records below one of its own kind: those whose `parent_id` has its key."""
        node, links = shown.get(_CHILDREN), self._links_above(collection, {**sent, **shown})
        if node is None or _CHILDREN in sent or len(links) != 1 or type_of(self.schemas, node) != "array":
            return
        items = items_of(self.schemas, node)
        if self.by_target.get(reference(items) or "") is collection:
            yield Elements(_CHILDREN, (), made=collection.id, link=links[0])
        elif self._is_brief(collection, items):
            yield Elements(
                _CHILDREN, (), made=collection.id, link=links[0], names=tuple(properties(self.schemas, items))
            )

    def _links_above(self, collection: Collection, named: Mapping[str, Node]) -> list[str]:
        """The properties that may hold the key of the record above."""
        own = singular(folded(last_name(collection.path)))
        called = {f"{above}{ID}" for above in (_PARENT, f"{_PARENT}{own}")}
        found = [name for name in named if folded(name) in called]
        return [name for name in found or [_PARENT] if may_be_key(self.schemas, named.get(name))]

    def _below(self, collection: Collection, name: str) -> Collection | None:
        """The collection whose path is that of a record with the name of a property behind it."""
        found = [
            each
            for each in self.children.get(collection.id, ())
            if folded(segments(each.path)[-1]) == folded(name) and len(each.key_parameters) < 2
        ]
        return found[0] if len(found) == 1 else None

    def _home(self, below: Collection) -> str | None:
        """The collection that the elements stand in themselves, when there is one: the labels of all issues."""
        noun = singular("".join(words(segments(below.path)[-1])))
        found = [
            each.id
            for each in self.by_noun.get(noun, ())
            if each.id != below.id
            and below.id.startswith(each.id[: each.id.rfind("/")])
            and each.key_properties[-1:] == below.key_properties[-1:]
            and len(each.key_parameters) == 1
        ]
        return found[0] if len(found) == 1 else None

    def _common(self, inner: Mapping[str, Node], below: Collection) -> tuple[str, ...] | None:
        """What of the records below an element of the array shows; none of it: all; None where they are no elements."""
        theirs = properties(self.schemas, below.schema)
        shared = [name for name in inner if name in theirs]
        if len(shared) * 2 <= len(inner) or below.key_properties[0] not in shared:
            return None
        return () if theirs.keys() <= inner.keys() else tuple(inner)

    def _beside(self, shape: ListShape) -> dict[Steps, str]:
        """What stands beside the array and says how much there is."""
        names = [steps[-1] for steps in shape.beside]
        found = {
            steps: page_role(steps[-1], node, [name for name in names if name != steps[-1]])
            for steps, node in shape.beside.items()
        }
        return {steps: role for steps, role in found.items() if role in ("has-more", "total", "count")}

    def _link(self, collection: Collection, target: Collection) -> str | None:
        """The property of a record of `target` that holds the key of one of ours."""
        for entry in target.references:
            if entry.collection == collection.id:
                return entry.property
        noun = segments(collection.path)[-1]
        named = properties(self.schemas, target.schema)
        likely = (name for name, node in named.items() if may_be_key(self.schemas, node))
        return next((name for name in likely if same_noun(noun, name)), None)

    def _counts(
        self, collection: Collection, shown: Mapping[str, Node], sent: Mapping[str, Node]
    ) -> Iterator[tuple[str, Counted]]:
        for name, node in shown.items():
            counted = _counted(name)
            if (
                not counted
                or name in sent
                or name in self.changed_by_effects
                or type_of(self.schemas, node) != "integer"
            ):
                continue
            found = list(self._linked(collection, counted, None))
            if not found and len(counted) > 1:
                found = list(self._linked(collection, counted[1:], counted[0]))
            if len(found) == 1:
                yield name, found[0]

    def _linked(self, collection: Collection, noun: Sequence[str], state: str | None) -> Iterator[Counted]:
        """What may be counted under a noun: all of it, or what is in the state of a word."""
        for other in self.by_noun.get(singular("".join(noun)), ()):
            states = (
                (each.name, value)
                for each in (*other.states, *other.openings)
                for value in each.values
                if folded(value) == state
            )
            found = next(states, None)
            if state is None or found is not None:
                yield from (Counted(other.id, link, found) for link in self._links(collection, other))

    def _links(self, collection: Collection, other: Collection) -> Iterator[str | None]:
        """How records of another collection belong to one of ours: below it in a path, or by a foreign key."""
        if other.parent == collection.id and not other.singleton:
            yield None
        elif (link := self.seen_below.get((other.id, collection.id))) is not None and not collection.parent_count:
            yield link
        elif _has_one_key(collection):
            yield from (entry.property for entry in other.references if entry.collection == collection.id)


def _has_one_key(collection: Collection) -> bool:
    """Whether one value tells a record of a collection from all others."""
    return not collection.parent_count and len(collection.key_parameters) == 1


def _key_ends(target: Collection) -> tuple[str, ...]:
    """The words at the end of a foreign key: `id`, and `no` where records have a `memberNo`."""
    own = words((target.key_properties[0] or "").rpartition("/")[2])
    return tuple(dict.fromkeys((ID, *own[-1:])))


def _counted(name: str) -> tuple[str, ...]:
    """What a property called `items_count`, `num_items`, `total_items` or `open_items` counts, in words."""
    tokens = words(name)
    if len(tokens) > 1 and tokens[-1] in COUNTING:
        return tokens[:-1]
    if len(tokens) > 1 and tokens[0] in COUNTING:
        return tokens[1:]
    return tokens if tokens and singular(tokens[-1]) != tokens[-1] else ()


def with_trees(plans: Mapping[str, Plan], collections: Mapping[str, Collection]) -> dict[str, Plan]:
    """The plans, where a list that shows a whole tree has what stands at the top, with all below each in `children`."""
    found = dict(plans)
    for name, plan in plans.items():
        home = collections.get(plan.collection or "")
        if plan.kind != "list" or home is None or folded(plan.place.rpartition("/")[2]) not in TREES:
            continue
        links = tuple(each.link for each in home.parts.elements if each.made == home.id and each.link is not None)
        if links:
            reason = f"{plan.reason}; of a tree, what has no {', '.join(links)}"
            found[name] = replace(plan, rooted=links, reason=reason)
    return found
