"""Bodies of several records: an array, bare or wrapped, each of whose elements is made, changed or removed.

They stand at a collection's own path, or at one behind it that is called so (`/orders/bulk`, `/orders/batch-delete`).
An answer may show one record, or one result, for each element.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from understudy.inference.conventions import (
    folded,
    is_envelope_name,
    is_key_list,
    same_noun,
    words,
)
from understudy.inference.conventions.bulk import BULK_WORDS, bulk_verb, result_role
from understudy.inference.conventions.values import UNFORTUNATE
from understudy.inference.envelopes import ELEMENT, BodyPlace, Steps
from understudy.inference.paths import canonical, last_name, parameters, segments
from understudy.inference.resources import Bulk, Collection, CollectionView, Kind, Plan
from understudy.inference.shapes import (
    body_schema,
    items_of,
    json_node,
    may_be_key,
    properties,
    reference,
    required_names,
    type_of,
)
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

_What = Literal["create", "change", "delete", "read"]
_OF_METHODS: dict[str, _What] = {"POST": "create", "PUT": "change", "PATCH": "change", "DELETE": "delete"}
_OF_VERBS: dict[str, _What] = {
    "create": "create",
    "update": "change",
    "upsert": "change",
    "delete": "delete",
    "read": "read",
}
_KINDS: dict[_What, Kind] = {"create": "create", "change": "upsert", "delete": "clear", "read": "upsert"}
_MOST_BESIDE = 2


def with_bulk(
    plans: Mapping[str, Plan],
    collections: Mapping[str, Collection],
    operations: Mapping[str, Operation],
    schemas: Schemas,
) -> dict[str, Plan]:
    """The plans of operations on several records at once, with what each element of their bodies is."""
    changed = dict(plans)
    for operation in operations.values():
        if operation.method in _OF_METHODS and operation.request_body is not None:
            plan = _planned(plans[operation.id], operation, collections, operations, schemas)
            if plan is not None:
                changed[operation.id] = plan
    return changed


def _planned(
    plan: Plan,
    operation: Operation,
    collections: Mapping[str, Collection],
    operations: Mapping[str, Operation],
    schemas: Schemas,
) -> Plan | None:
    path = canonical(operation.path)
    home, own = _home(plan, operation, path, collections)
    if home is None or home.singleton:
        return None
    found = _array(schemas, body_schema(operation), home, keyed=True, alone=own or not _names_verb(path))
    if found is None:
        return None
    array, element = found
    keys = may_be_key(schemas, element)
    what: _What = _OF_METHODS[operation.method]
    verbs: list[str] = []
    if not own:
        verbs = [role for word in words(segments(path)[-1]) if (role := bulk_verb(word)) in _OF_VERBS]
        what = _OF_VERBS[verbs[0]] if verbs else what
    if keys and (what == "create" or own):
        return None  # keys at a collection's own path are read elsewhere; nothing can be made of keys alone
    answer, form = _answer(schemas, operation, home)
    if own and what == "create" and form != "results":
        return None  # an array that is posted to its collection: each is made, and shown as the answer has it
    addressed = "upsert" not in verbs and any(canonical(each.path) == home.item for each in operations.values())
    bulk = Bulk(what, array, keys, answer, form, addressed)
    reason = f"{what}s each element of the array {'.'.join(array) or 'that is the body'}"
    merge = operation.method != "PUT" or not required_names(schemas, element)
    names = parameters(operation.path)[: home.parent_count]
    view = None if own else CollectionView(path, home.id, names, ())
    return replace(
        plan,
        kind=_KINDS[what],
        collection=home.id,
        reason=reason,
        merge=merge,
        body=BodyPlace((*array, ELEMENT)),
        envelope=(*answer, ELEMENT) if answer is not None and form == "records" else (),
        path_names=names,
        view=view,
        bulk=bulk,
    )


def _home(
    plan: Plan, operation: Operation, path: str, collections: Mapping[str, Collection]
) -> tuple[Collection | None, bool]:
    """The collection that an operation may be about several records of, and whether its path is that of it."""
    if path in collections and plan.collection == path and plan.kind in ("create", "upsert", "clear"):
        return collections[path], True
    if plan.kind not in ("synthesize", "action", "create", "upsert") or "x-mock-resource" in operation.extensions:
        return None, False
    return collections.get(_above_bulk(path)), False


def _above_bulk(path: str) -> str:
    """The collection that a path is about several records of: `/x` of `/x/batch` and `/x/batch/read`; else nothing."""
    above, _, last = path.rpartition("/")
    if _is_bulk(last):
        return above
    above, _, middle = above.rpartition("/")
    return above if _is_bulk(middle) and bulk_verb(last) in _OF_VERBS else ""


def _names_verb(path: str) -> bool:
    """Whether a verb of its own stands behind the word for several: `/x/batch/read`."""
    above, _, last = path.rpartition("/")
    return not _is_bulk(last) and _is_bulk(above.rpartition("/")[2])


def _is_bulk(last: str) -> bool:
    return "{" not in last and not BULK_WORDS.isdisjoint(words(last))


def _array(
    schemas: Schemas, node: Node | None, home: Collection, *, keyed: bool, alone: bool
) -> tuple[Steps, Node] | None:
    """The array of records, or of keys, in a schema: all of it, or what it wraps, with little beside where `alone`."""
    if type_of(schemas, node) == "array":
        element = items_of(schemas, node)
        return ((), element) if _is_one(schemas, element, home, keyed=keyed) else None
    named = properties(schemas, node)
    of_objects = [name for name, each in named.items() if type_of(schemas, items_of(schemas, each)) == "object"]
    lone = len(named) == 1 or (not alone and len(of_objects) == 1)
    if len(named) > _MOST_BESIDE + 1 and not lone:
        return None
    own = properties(schemas, home.schema)
    noun = last_name(home.path)
    for name, inner in named.items():
        if type_of(schemas, inner) != "array" or name in own:
            continue
        element = items_of(schemas, inner)
        called = is_envelope_name(name) or folded(name) == folded(noun) or same_noun(name, noun) or is_key_list(name)
        if (called or (lone and (len(named) == 1 or name in of_objects))) and _is_one(
            schemas, element, home, keyed=keyed
        ):
            return (name,), element
    return None


def _is_one(schemas: Schemas, element: Node, home: Collection, *, keyed: bool) -> bool:
    if may_be_key(schemas, element):
        return keyed
    mine, theirs = properties(schemas, element), properties(schemas, home.schema)
    if reference(element) is not None and reference(element) == reference(home.schema):
        return True
    shared = {folded(name) for name in mine} & {folded(name) for name in theirs}
    return bool(mine) and 2 * len(shared) >= len(mine)


def _answer(
    schemas: Schemas, operation: Operation, home: Collection
) -> tuple[Steps | None, Literal["records", "results", "other"]]:
    """Where the answer has something for each element, and whether that is the record or what became of it."""
    response = operation.responses.get("207") or next(
        (each for status, each in sorted(operation.responses.items()) if status.startswith("2")), None
    )
    node = json_node(response)
    places: list[tuple[Steps, Node | None]] = [((), node)] if type_of(schemas, node) == "array" else []
    places += [
        ((name,), inner) for name, inner in properties(schemas, node).items() if type_of(schemas, inner) == "array"
    ]
    places = [each for each in places if not each[0] or folded(each[0][0]) not in UNFORTUNATE] or places
    record = reference(home.schema)
    if any(record is not None and reference(items_of(schemas, inner)) == record for _, inner in places):
        # What else is listed beside the records, such as warnings, says nothing of each.
        places = [each for each in places if reference(items_of(schemas, each[1])) == record]
    for steps, inner in places:
        element = items_of(schemas, inner)
        named = properties(schemas, element)
        same = reference(element) is not None and reference(element) == record
        if not same and any(result_role(name) in ("status", "error", "success") for name in named):
            own = properties(schemas, home.schema)
            if not all(name in own for name in named):
                return steps, "results"
        if _is_one(schemas, element, home, keyed=False):
            return steps, "records"
    return None, "other"
