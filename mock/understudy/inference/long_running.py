"""Long-running operations (RFC 9110 15.3.3): what a 202 leads to, and how that goes on until its result is there.

An operation resource is a record that says how far something has come, in a state or by `done: true`. What starts one
answers with it, names it in its body, in a header or by a link; or an overlay says so (`x-mock-long-running`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

from understudy.inference.conventions import folded, words
from understudy.inference.conventions.nouns import singular
from understudy.inference.conventions.progress import (
    DONE_FLAGS,
    OPERATION_HEADERS,
    OPERATION_NOUNS,
    READY,
    UNDER_WAY,
)
from understudy.inference.conventions.states import end_of, is_state_name
from understudy.inference.envelopes import Steps
from understudy.inference.lifecycle import Lifecycle, Transition, lifecycle
from understudy.inference.paths import canonical, last_name, parameters, segments
from understudy.inference.resources import Begun, Collection, OperationResource, Plan
from understudy.inference.shapes import (
    body_schema,
    first_success,
    json_node,
    may_be_key,
    properties,
    reference,
    type_of,
)
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, Operation, ResponseObject
from understudy.openapi.schemas import Schemas

WORD = "x-mock-long-running"
_FIRST, _REST = timedelta(seconds=1), timedelta(seconds=4)
_ALIKE = 3


@dataclass(frozen=True, slots=True)
class _Found:
    """Where an operation's answer has an operation resource: in its body, as a text in it, in a header or by a link."""

    collection: str
    steps: Steps | None
    text: Steps | None
    reason: str


def find_operation_resources(
    collections: Mapping[str, Collection], operations: Mapping[str, Operation], schemas: Schemas
) -> Mapping[str, OperationResource]:
    """The collections whose records say how far something has come, by id."""
    possible = {path: found for path, each in collections.items() if (found := _resource(each, schemas)) is not None}
    if not possible and not any(WORD in each.extensions for each in operations.values()):
        return {}
    reasons: dict[str, str] = {}
    known = {path: collections[path] for path in possible}
    unwritten = _unwritten(known, operations, schemas)
    for operation in operations.values():
        leads = _found(operation, known, unwritten, schemas, operations)
        if leads is not None:
            reasons.setdefault(leads.collection, f"{operation.id}: {leads.reason}")
    return {path: replace(possible[path], reason=reasons[path]) for path in possible if path in reasons}


def _resource(collection: Collection, schemas: Schemas) -> OperationResource | None:
    """How a record would say that it is done."""
    if collection.singleton or not collection.key_parameters:
        return None
    for state in (*collection.states, *collection.openings):
        ends = {value: end_of(value, state.values) for value in state.values}
        done = next((value for value in state.values if ends[value] == "done" or folded(value) in READY), None)
        initial = state.initial
        if done is None or initial in (None, done) or ends.get(initial) is not None or not is_state_name(state.name):
            continue
        under_way = next((value for value in state.values if folded(value) in UNDER_WAY and value != initial), None)
        failed = tuple(value for value in state.values if ends[value] == "undone")
        return OperationResource(collection.id, state.name, initial, under_way, done, failed)
    for name, node in properties(schemas, collection.schema).items():
        if folded(name) in DONE_FLAGS and type_of(schemas, node) == "boolean":
            return OperationResource(collection.id, name, False, None, True, ())
    return None


def _found(
    operation: Operation,
    possible: Mapping[str, Collection],
    unwritten: Mapping[str, Collection],
    schemas: Schemas,
    operations: Mapping[str, Operation],
) -> _Found | None:
    word = operation.extensions.get(WORD)
    if operation.method in ("GET", "HEAD") or word is False:
        return None
    accepted = operation.responses.get("202")
    response = accepted or first_success(operation)
    if response is None:
        return None
    if isinstance(word, dict):
        home = canonical(str(word.get("collection", "")))
        if home not in possible:
            return None
        return replace(_in_body(response, {home: possible[home]}, schemas) or _Found(home, None, None, ""), reason=WORD)
    if accepted is None:
        possible = unwritten
    elif canonical(operation.path) in possible and _makes(operation, possible[canonical(operation.path)]):
        return _Found(canonical(operation.path), None, None, "its 202 answers with what is not ready yet")
    found = _in_body(response, possible, schemas)
    if found is None and accepted is not None:
        found = _linked(accepted, possible, operations) or _named(accepted, possible, schemas)
    return found


def _unwritten(
    possible: Mapping[str, Collection], operations: Mapping[str, Operation], schemas: Schemas
) -> dict[str, Collection]:
    """What an operation without a 202 may start: it is called an operation, and nothing else makes or takes it."""
    called = {path: each for path, each in possible.items() if _is_called_operation(path)}
    if not called:
        return {}
    written = {canonical(each.path) for each in operations.values() if each.method in ("POST", "PUT", "PATCH")}
    bodies = [body_schema(each) for each in operations.values()]
    return {
        path: each
        for path, each in called.items()
        if written.isdisjoint((path, each.item)) and not any(_same(schemas, body, each.schema) for body in bodies)
    }


def _makes(operation: Operation, home: Collection) -> bool:
    return operation.method == "POST" and home.creatable and not operation.responses.keys() & {"200", "201"}


def _in_body(response: ResponseObject, possible: Mapping[str, Collection], schemas: Schemas) -> _Found | None:
    """The record itself: the whole body, or a property of it."""
    node = json_node(response)
    # Of several collections of one record the one at the root is where all of them are.
    for path in sorted(possible, key=lambda each: (possible[each].parent_count, len(each))):
        schema = possible[path].schema
        if _same(schemas, node, schema):
            return _Found(path, (), None, f"{response.status} answers with a record of it")
        for name, inner in properties(schemas, node).items():
            if _same(schemas, inner, schema):
                return _Found(path, (name,), None, f"{response.status} answers with a record of it in {name}")
    return None


def _same(schemas: Schemas, node: Node | None, record: Node | None) -> bool:
    own = reference(node)
    if own is not None:
        return own == reference(record)
    mine = properties(schemas, node)
    return len(mine) >= _ALIKE and mine.keys() == properties(schemas, record).keys()


def _linked(
    response: ResponseObject, possible: Mapping[str, Collection], operations: Mapping[str, Operation]
) -> _Found | None:
    for link in response.links:
        target = operations.get(link.operation_id or "")
        for path, each in possible.items():
            if target is not None and target.method == "GET" and canonical(target.path) == each.item:
                return _Found(path, None, _parameter(link.parameters), f"the link {link.name} of its 202 leads there")
    return None


def _parameter(parameters: Mapping[str, Any]) -> Steps | None:
    """The property of the body that a link takes the key from."""
    for expression in parameters.values():
        if isinstance(expression, str) and expression.startswith("$response.body#/"):
            return tuple(expression.removeprefix("$response.body#/").split("/"))
    return None


def _named(response: ResponseObject, possible: Mapping[str, Collection], schemas: Schemas) -> _Found | None:
    """A property that is called like the resource, or a header that leads to the only one there is."""
    named = properties(schemas, json_node(response))
    for path in possible:
        noun = _noun(path)
        for name, node in named.items():
            whole = words(name)
            if may_be_key(schemas, node) and whole and whole[0] == noun and len(whole) <= 2:
                return _Found(path, None, (name,), f"its 202 names one in {name}")
    called = [path for path in possible if _is_called_operation(path)]
    headers = [each.name for each in response.headers if folded(each.name) in OPERATION_HEADERS]
    if len(called) == 1 and headers:
        return _Found(called[0], None, None, f"its 202 leads there by {headers[0]}")
    return None


def _noun(path: str) -> str:
    parts = words(last_name(path))
    return singular(parts[-1]) if parts else ""


def _is_called_operation(path: str) -> bool:
    return _noun(path) in OPERATION_NOUNS


# -- plans and lifecycles ---------------------------------------------------------------------------------------------


def with_begun(
    plans: Mapping[str, Plan],
    resources: Mapping[str, OperationResource],
    collections: Mapping[str, Collection],
    operations: Mapping[str, Operation],
    schemas: Schemas,
) -> dict[str, Plan]:
    """The plans of operations that start one of these with what they start."""
    changed = dict(plans)
    possible = {path: collections[path] for path in resources if path in collections}
    unwritten = _unwritten(possible, operations, schemas)
    for operation in operations.values() if possible else ():
        plan, found = plans[operation.id], _found(operation, possible, unwritten, schemas, operations)
        if found is None or canonical(operation.path) == found.collection or _makes_by(plan, operation, found):
            continue
        if plan.collection == found.collection:
            plan = _about_owner(plan, operation, collections)
        word = operation.extensions.get(WORD)
        shows_own = bool(plan.envelope) and plan.envelope != found.steps and found.steps != ()
        declared = word.get("result") if isinstance(word, dict) else None
        accepted = "202" in operation.responses
        begun = Begun(
            found.collection,
            found.steps,
            found.text,
            # What is answered otherwise than by a 202 is done, whatever goes on besides.
            later=declared == "later" if declared else accepted and not (found.steps is not None and shows_own),
            reason=found.reason,
        )
        promises = tuple(each for each in plan.promises if each.collection != found.collection)
        changed[operation.id] = replace(plan, begun=begun, promises=promises)
    return changed


def _makes_by(plan: Plan, operation: Operation, found: _Found) -> bool:
    """Whether an operation makes such a record itself, at another of its paths: what is called the same is the same."""
    named = segments(canonical(operation.path))[-1] == segments(found.collection)[-1]
    return plan.kind == "create" and plan.view is not None and plan.collection == found.collection and named


def _about_owner(plan: Plan, operation: Operation, collections: Mapping[str, Collection]) -> Plan:
    """The plan as an action on the record above, where it was inferred to create the operation resource."""
    plan = replace(plan, path_names=parameters(operation.path))
    above = canonical(operation.path).rpartition("/")[0]
    while above:
        owner = next((each for each in collections.values() if each.item == above and not each.singleton), None)
        if owner is not None:
            reason = f"{operation.method} below an item starts something on it"
            return replace(plan, kind="action", collection=owner.id, reason=reason, envelope=(), view=None)
        above = above.rpartition("/")[0]
    return replace(plan, kind="synthesize", collection=None, reason="starts something", envelope=(), view=None)


def operation_lifecycles(
    resources: Mapping[str, OperationResource], collections: Mapping[str, Collection]
) -> Iterator[tuple[str, Lifecycle]]:
    """How operation resources go on by themselves, by reads or by the clock; flags have no lifecycle."""
    for path, each in resources.items():
        state = next((one for one in collections[path].states if one.name == each.property), None)
        if state is not None and isinstance(each.initial, str):
            yield path, _lifecycle(each, state.values)


def _lifecycle(resource: OperationResource, values: tuple[str, ...]) -> Lifecycle:
    way = [each for each in (resource.initial, resource.under_way, resource.done) if isinstance(each, str)]
    moves = [
        Transition(source, target, after=_FIRST if position == 0 and len(way) > 2 else _REST, reads=1)
        for position, (source, target) in enumerate(pairwise(way))
    ]
    known = {(each.source, each.target) for each in moves}
    ends = frozenset({str(resource.done), *resource.failed})
    others = [(source, target) for source in values if source not in ends for target in values if source != target]
    others += [(source, way[0]) for source in resource.failed]
    moves += [Transition(source, target) for source, target in others if (source, target) not in known]
    return lifecycle(resource.collection, resource.property, values, way[0], frozenset({way[-1]}), moves)
