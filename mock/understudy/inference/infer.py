"""Infers collections and plans from the shape of paths, schemas and links.

Three passes: the first finds the collections (drafts), the second what their operations say together of the records
(evidence, keys, relations), the third says what each operation does to them (plans).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from understudy.extensions import InferenceRule
from understudy.inference.addresses import find_views
from understudy.inference.bulk import with_bulk
from understudy.inference.conventions import ID, ID_ENDINGS, ends_like
from understudy.inference.drafts import find_drafts
from understudy.inference.envelopes import type_to_begin_with, unwrap
from understudy.inference.evidence import CollectionDraft, subject_of
from understudy.inference.idempotency import find_idempotency_keys
from understudy.inference.in_query import with_linked
from understudy.inference.keys import Key, key_schema, parent_property, property_node
from understudy.inference.lists import list_shape
from understudy.inference.login import find_logins, token_endpoints
from understudy.inference.long_running import find_operation_resources, with_begun
from understudy.inference.named_parts import find_named_parts, without_parts
from understudy.inference.own_addresses import OwnAddress, composed_keys, own_addresses, shown_records
from understudy.inference.parts import with_parts, with_trees
from understudy.inference.paths import canonical, nouns_above, parameters, segments
from understudy.inference.plans import Planner
from understudy.inference.procedures import with_procedures
from understudy.inference.putting import made_by_post
from understudy.inference.record_keys import implied_key, key_reasons, made_schema, record_keys
from understudy.inference.record_spots import RecordClues, record_spot
from understudy.inference.relations import Owners, promised, references
from understudy.inference.resources import Collection, CollectionView, Plan, Resources
from understudy.inference.shapes import (
    WRITTEN_OUT,
    body_schema,
    may_be_key,
    properties,
    reference,
    success_examples,
    success_node,
)
from understudy.inference.states import find_openings, find_states
from understudy.inference.tallies import with_tallies
from understudy.inference.verbs import with_starts, with_verbs
from understudy.inference.verbs_in_paths import as_intended
from understudy.inference.words import key_word
from understudy.inference.written_out import kinds_written_out
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas


def infer(
    operations: Mapping[str, Operation],
    schemas: Schemas,
    document: Mapping[str, Any],
    rules: Sequence[InferenceRule] = (),
) -> Resources:
    """Find every collection of the document and plan every operation. Raises RuleError."""
    token = WRITTEN_OUT.set(kinds_written_out(operations.values(), schemas))
    try:
        return _inferred(as_intended(operations, schemas), schemas, document, rules)
    finally:
        WRITTEN_OUT.reset(token)


def _inferred(
    operations: Mapping[str, Operation], schemas: Schemas, document: Mapping[str, Any], rules: Sequence[InferenceRule]
) -> Resources:
    drafts, procedures = with_procedures(find_drafts(operations, schemas), operations, schemas)
    subjects = {path: subject_of(draft, schemas) for path, draft in drafts.items()}
    clues = {path: subject for path, (subject, _) in subjects.items()}
    parts = find_named_parts(operations, drafts, clues, schemas)
    drafts = without_parts(drafts, parts)
    owners = Owners.of(drafts)
    prefix = _shared_prefix(drafts)
    targets = _targets(drafts, clues)
    collections = {
        path: _collection(draft, *subjects[path], drafts, owners, operations, schemas, prefix, targets)
        for path, draft in drafts.items()
    }
    running = find_operation_resources(collections, operations, schemas)
    # Whatever starts them makes them.
    collections = {
        path: replace(each, creatable=each.creatable or path in running) for path, each in collections.items()
    }
    views = find_views(drafts, clues, collections, owners, schemas, made_by_post(operations.values(), schemas))
    makers = {view.main: drafts[path].create for path, view in views.items()}
    collections = {
        path: _begun_elsewhere(_settled(each, collections, views), drafts[path], subjects[path][0], makers, schemas)
        for path, each in collections.items()
        if path not in views
    }
    endpoints = token_endpoints(operations, schemas, document)
    items = {draft.item: path for path, draft in drafts.items() if path in views and draft.item}
    creators = frozenset(each.create.id for each in drafts.values() if each.create is not None)
    settable = {path: _written(draft.create, schemas) for path, draft in drafts.items()}
    planner = Planner(collections, clues, views, items, creators, procedures, settable, schemas, rules, parts)
    plans = {
        operation.id: planner.plan(
            operation,
            token=operation.id in endpoints,
            promises=promised(operation, collections, owners, operations, schemas),
        )
        for operation in operations.values()
    }
    running = {path: each for path, each in running.items() if path in collections}
    plans = with_bulk(plans, collections, operations, schemas)
    plans = with_begun(plans, running, collections, operations, schemas)
    plans = with_verbs(plans, collections, operations, schemas)
    collections = _as_planned(collections, plans, views, operations, schemas)
    collections = with_parts(with_starts(collections, plans, schemas), plans, operations, schemas)
    plans = with_linked(with_trees(plans, collections), collections, operations, schemas)
    plans = with_tallies(plans, collections, operations, schemas)
    records = {name for name, plan in plans.items() if plan.kind in ("create", "update", "upsert")}
    logins = find_logins(operations, schemas, endpoints, records)
    return Resources(collections, plans, views, logins, find_idempotency_keys(operations, schemas), running)


def _as_planned(
    collections: Mapping[str, Collection],
    plans: Mapping[str, Plan],
    views: Mapping[str, CollectionView],
    operations: Mapping[str, Operation],
    schemas: Schemas,
) -> dict[str, Collection]:
    """The collections with what the plans of all operations say of them."""
    often = Counter(name for each in collections.values() for name in dict.fromkeys(each.key_properties) if name)
    # Made by an operation elsewhere is made all the same: an unknown key is then a 404.
    made = {
        plan.collection
        for name, plan in plans.items()
        if plan.kind == "create" and not _needs_one(operations[name], collections.get(plan.collection or ""))
    }
    sought = _sought(plans.values())
    return {
        path: replace(
            each,
            creatable=each.creatable or path in made,
            sought=sought.get(path, ()),
            distinct=tuple(dict.fromkeys(_distinct(each, sought.get(path, ()), views, often, schemas))),
        )
        for path, each in collections.items()
    }


def _needs_one(operation: Operation, collection: Collection | None) -> bool:
    """Whether what makes a record stands below a record of the same kind: it can't make the first one."""
    return collection is not None and canonical(operation.path).startswith(f"{collection.item}/")


def _targets(drafts: Mapping[str, CollectionDraft], subjects: Mapping[str, RecordClues]) -> dict[str, str]:
    """The collections whose records have one key, by the component that their records are of."""
    found: dict[str, str] = {}
    for path, draft in drafts.items():
        target = reference(subjects[path].record)
        if target is not None and draft.item is not None and draft.item.count("{}") == 1 and not draft.singleton:
            found.setdefault(target, path)
    return found


def _written(create: Operation | None, schemas: Schemas) -> frozenset[str]:
    """What a client sets of a new record."""
    hides = schemas.family("request").is_hidden
    return frozenset(name for name, node in properties(schemas, body_schema(create)).items() if not hides(node))


def _sought(plans: Iterable[Plan]) -> Mapping[str | None, tuple[str, ...]]:
    """The properties by which operations find records, by collection."""
    found: dict[str | None, dict[str, None]] = {}
    for plan in plans:
        found.setdefault(plan.collection, {}).update(dict.fromkeys(plan.where))
    return {path: tuple(names) for path, names in found.items()}


def _distinct(
    collection: Collection,
    sought: tuple[str, ...],
    views: Mapping[str, CollectionView],
    often: Mapping[str, int],
    schemas: Schemas,
) -> Iterator[str]:
    """The properties that no two records of a collection have the same value of.

    Those that paths or (`sought`) bodies look a record up by, and its ids beside its key: what several other
    collections have their keys in. Neither foreign keys nor states are among the latter two.
    """
    yield from (view.lookup for view in views.values() if view.main == collection.id and view.lookup)
    named = properties(schemas, collection.schema) if collection.key_properties else {}
    known = {*collection.key_properties, *collection.parent_properties}
    known |= {each.property for each in collection.references}
    known |= {state.name for state in (*collection.states, *collection.openings)}
    for name, node in named.items():
        is_id = often.get(name, 0) > 1 and ends_like(name, ID_ENDINGS)
        if name not in known and (is_id or name in sought) and may_be_key(schemas, node):
            yield name


def _settled(
    collection: Collection, collections: Mapping[str, Collection], views: Mapping[str, CollectionView]
) -> Collection:
    """A collection with what its views add, and none of them above it."""
    making = any(view.main == collection.id and collections[path].creatable for path, view in views.items())
    # Below a view the path has other parameters than the records above it have keys.
    parent = None if collection.parent in views else collection.parent
    references = tuple(
        replace(each, collection=views[each.collection].main) if each.collection in views else each
        for each in collection.references
    )
    seeds = () if making and not collection.creatable else collection.seeds
    return replace(
        collection,
        parent=parent,
        references=references,
        seeds=seeds,
        creatable=collection.creatable or making,
    )


def _begun_elsewhere(
    collection: Collection,
    draft: CollectionDraft,
    subject: RecordClues,
    makers: Mapping[str, Operation | None],
    schemas: Schemas,
) -> Collection:
    """The states of a collection whose records are made at a path that only shows them."""
    create = makers.get(collection.id)
    if draft.create is not None or create is None:
        return collection
    shown = _made_examples(create, subject, schemas)
    return replace(
        collection,
        states=tuple(find_states(schemas, collection.schema, create, shown, draft.group.get("GET"), subject.bodies)),
        openings=tuple(find_openings(schemas, collection.schema, create, shown, subject.bodies)),
    )


def _collection(
    draft: CollectionDraft,
    subject: RecordClues,
    why: str,
    drafts: Mapping[str, CollectionDraft],
    owners: Owners,
    operations: Mapping[str, Operation],
    schemas: Schemas,
    prefix: int,
    targets: Mapping[str, str],
) -> Collection:
    path, schema, create = draft.path, subject.record, draft.create
    template = draft.shown_path
    own, keys, nodes = _keys(draft, subject, record_keys(draft, subject, owners, operations, schemas), schemas)
    shown = _made_examples(create, subject, schemas)
    addresses = own_addresses(draft, subject, schemas)
    composed = composed_keys(tuple(key.property for key in keys), draft, subject, schemas)
    return Collection(
        id=path,
        name=_name(template, prefix),
        path=template,
        parent=owners.parent(path),
        parent_count=path.count("{}"),
        key_parameters=own,
        key_properties=tuple(key.property for key in keys),
        key_nodes=nodes,
        schema=schema,
        creatable=create is not None,
        seeds=_seeds(draft, subject, schemas, shown=create is None),
        seeded=_declared_seeds(draft) is not None,
        references=references(path, schema, operations, owners, drafts, schemas, targets),
        states=tuple(find_states(schemas, schema, create, shown, draft.group.get("GET"), subject.bodies)),
        openings=tuple(find_openings(schemas, schema, create, shown, subject.bodies)),
        reasons=tuple(
            filter(None, (why, *key_reasons(schemas, schema, own, keys), *_address_reasons(addresses, composed)))
        ),
        own_addresses=addresses,
        starts=type_to_begin_with(schemas, schema, shown_records(draft, subject, schemas), draft.noun),
        composed=composed,
        parent_properties=tuple(
            parent_property(schemas, schema, name, noun)
            for name, noun in zip(parameters(template), nouns_above(template), strict=True)
        ),
    )


def _keys(
    draft: CollectionDraft, subject: RecordClues, keys: tuple[Key, ...], schemas: Schemas
) -> tuple[tuple[str, ...], tuple[Key, ...], tuple[Node, ...]]:
    """The parameters of a key, the properties that hold its parts, and what each made one satisfies."""
    if not draft.keys and not draft.singleton:
        keys, nodes = implied_key(subject.record, schemas)
        return tuple(key.property or ID for key in keys), keys, nodes
    declared = key_word((*draft.group.values(), *draft.items.values()))
    if declared is not None and keys:
        keys = (*keys[:-1], Key(declared, "x-mock-resource"))
    shown, made = subject.record, made_schema(draft, subject, schemas)
    found = [property_node(schemas, shown, key.property) or property_node(schemas, made, key.property) for key in keys]
    taken = map(draft.parameter, draft.keys)
    return draft.keys, keys, tuple(key_schema(schemas, *each) for each in zip(found, taken, strict=True))


def _address_reasons(addresses: Sequence[OwnAddress], composed: str | None) -> Iterator[str]:
    for each in addresses:
        yield f"{each.property}: the address of the record itself"
    if composed is not None:
        yield f"{composed}: the parts of the key, as the examples have it"


def _shared_prefix(drafts: Mapping[str, CollectionDraft]) -> int:
    """How many static segments all collection paths begin with; each keeps one of its own."""
    others = [[part for part in segments(path) if part != "{}"] for path in drafts]
    shared = 0
    while len(others) > 1 and all(len(each) > shared + 1 and each[shared] == others[0][shared] for each in others):
        shared += 1
    return shared


def _name(template: str, shared: int) -> str:
    """Static segments, without the prefix that all paths share, joined by `/`."""
    static = [part for part in segments(template) if "{" not in part]
    return "/".join(static[shared:]) or template


def _declared_seeds(draft: CollectionDraft) -> list[Any] | None:
    found = (each.extensions.get("x-mock-seed") for each in (*draft.group.values(), *draft.items.values()))
    return next((each for each in found if isinstance(each, list)), None)


def _seeds(draft: CollectionDraft, subject: RecordClues, schemas: Schemas, *, shown: bool) -> tuple[Any, ...]:
    """What there is at the start: `x-mock-seed`, else what the examples of list and read have `shown`."""
    declared = _declared_seeds(draft)
    if declared is not None:
        return tuple(declared)
    if not shown:
        return ()
    found: list[Any] = []
    listing = draft.group.get("GET")
    shape = list_shape(schemas, success_node(listing), subject) if listing else None
    if shape is not None:
        for example in success_examples(listing):
            entries = unwrap(shape.array, example)
            found += [unwrap(shape.wrapped, entry) for entry in (entries if isinstance(entries, list) else ())]
    read = draft.items.get("GET")
    steps = record_spot(schemas, success_node(read), subject)
    found += [unwrap(steps, example) for example in success_examples(read)]
    return tuple(entry for entry in found if isinstance(entry, dict))


def _made_examples(create: Operation | None, subject: RecordClues, schemas: Schemas) -> tuple[Any, ...]:
    """Records as the document shows them when they are made."""
    steps = record_spot(schemas, success_node(create), subject)
    return tuple(unwrap(steps, example) for example in success_examples(create))
