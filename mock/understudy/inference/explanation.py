"""What was inferred from a document as data, ordered for a reader: a summary, doubts by weight, resources, the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from understudy.contract import Contract
from understudy.inference.access import access_notes
from understudy.inference.conventions.lists import page_role
from understudy.inference.doubts import Doubt, doubts
from understudy.inference.envelopes import Steps, describe
from understudy.inference.implied_moves import ImpliedMove
from understudy.inference.lifecycle import Lifecycle
from understudy.inference.list_inputs import list_inputs
from understudy.inference.resources import Collection, Parts, Plan, StateProperty
from understudy.inference.shapes import json_node, properties, reference
from understudy.inference.streams import stream_kind
from understudy.inference.sums import in_words, sums_in
from understudy.inference.unknown_paths import unknown_path
from understudy.json_codec import dumps
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, Operation
from understudy.problem import Problem

# Roles that a property beside a list may have and that say nothing of the page.
_NO_FACTS = frozenset({"items", "message", "code", "title", "type", "status", "violations", "instance", "place"})


@dataclass(frozen=True, slots=True)
class OperationNote:
    """One operation: what it does and why; where the record stands in its body and answer, a list's array and totals.

    `body` and `answer` are None where the operation has none or no record stands there. `parameters` says of each
    query parameter what it is for.
    """

    operation: str
    method: str
    path: str
    kind: str
    reason: str
    body: str | None = None
    answer: str | None = None
    parameters: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResourceNote:
    """One resource: its record, key, relations and states, and the operations that work on it."""

    name: str
    path: str
    singleton: bool
    schema: str
    parent: str | None
    facts: tuple[str, ...]
    references: tuple[tuple[str, str, str], ...]
    states: tuple[tuple[str, tuple[str, ...], str], ...]
    operations: tuple[OperationNote, ...]


@dataclass(frozen=True, slots=True)
class UnknownPathNote:
    """What a path is answered that the document has not."""

    status: int
    answer: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that `explain` says of a document."""

    title: str
    operations: int
    with_state: int
    prefixes: tuple[str, ...]
    problems: tuple[Problem, ...]
    doubts: tuple[Doubt, ...]
    resources: tuple[ResourceNote, ...]
    others: tuple[OperationNote, ...]
    unknown_path: UnknownPathNote
    access: tuple[tuple[str, str], ...] = ()

    @property
    def doubtful(self) -> int:
        """How many operations a doubt is about."""
        return len({name for doubt in self.doubts for name in doubt.operations})


def explanation(contract: Contract, problems: Sequence[Problem] | None = None) -> Explanation:
    """What was inferred from a contract; `problems` are those of a mock of it, if there is one."""
    found = contract.problems if problems is None else tuple(problems)
    plans = contract.resources.plans
    stateful = [plan for plan in plans.values() if plan.has_state]
    return Explanation(
        title=f"{contract.title} {contract.version}".rstrip(),
        operations=len(contract.operations),
        with_state=len(stateful),
        prefixes=contract.prefixes,
        problems=found,
        doubts=doubts(contract, found),
        resources=tuple(_resource(contract, entry) for entry in contract.resources.collections.values()),
        others=tuple(
            _operation(contract, contract.operations[plan.operation_id])
            for plan in plans.values()
            if plan.collection is None
        ),
        unknown_path=_unknown_path(contract),
        access=access_notes(contract),
    )


def _unknown_path(contract: Contract) -> UnknownPathNote:
    found = unknown_path(contract)
    node = json_node(found.like.response_for(found.status)) if found.like is not None else None
    answer = "the body that is declared" if found.declared else "problem details (RFC 9457)"
    if node is not None:
        answer = _schema_place(contract, node)
    return UnknownPathNote(found.status, answer, found.reason)


def _resource(contract: Contract, collection: Collection) -> ResourceNote:
    collections = contract.resources.collections
    plans = contract.resources.plans
    own = [operation for operation in contract.operations.values() if plans[operation.id].collection == collection.id]
    lifecycles = {each.property: each for each in contract.lifecycles_of(collection.id)}
    return ResourceNote(
        name=collection.name,
        path=collection.path,
        singleton=collection.singleton,
        schema=_schema_place(contract, collection.schema),
        parent=collections[collection.parent].name if collection.parent is not None else None,
        facts=(*_facts(contract, collection), *_goes_on(contract, collection)),
        references=tuple(
            (
                entry.property,
                collections[entry.collection].name if entry.collection in collections else entry.collection,
                entry.reason,
            )
            for entry in collection.references
        ),
        states=tuple(
            (state.name, state.values, _beginning(state, lifecycles.get(state.name))) for state in collection.states
        )
        + tuple(
            (state.name, state.values, f"{state.initial}, {state.reason}, where a create names none")
            for state in collection.openings
        ),
        operations=tuple(_operation(contract, operation) for operation in own),
    )


def _beginning(state: StateProperty, lifecycle: Lifecycle | None) -> str:
    if lifecycle is not None:
        return f"a lifecycle, from {lifecycle.initial or 'null'} on, by {lifecycle.progression}"
    return f"from {state.initial or 'null'} on, {state.reason}; then any to any: no lifecycle is declared"


def _schema_place(contract: Contract, node: Node | None) -> str:
    if (target := reference(node)) is not None:
        return target
    if node is None:
        return "none"
    named = list(properties(contract.schemas, node))
    return "inline: " + ", ".join(named[:8]) + (" …" if len(named) > 8 else "")


def _facts(contract: Contract, collection: Collection) -> Iterator[str]:
    yield from collection.reasons
    yield from _parts(collection.parts)
    for way, sums in sums_in(contract.schemas, collection.schema):
        yield f"{in_words(sums)}{f', in {chr(47).join(way)}' if way else ''}, where no request says otherwise"
    if collection.seeds:
        yield f"starts with {len(collection.seeds)} records from the document"
    elif collection.materializes:
        yield "nothing in the document creates one: reading an unknown one makes it up and keeps it"


def _goes_on(contract: Contract, collection: Collection) -> Iterator[str]:
    """How the records of a collection go on by themselves."""
    resource = contract.resources.long_running.get(collection.id)
    if resource is not None:
        shown = [
            str(each).lower() if isinstance(each, bool) else each
            for each in (resource.initial, resource.under_way, resource.done)
            if each is not None
        ]
        way = f"from {shown[0]} {f'by {shown[1]} ' if len(shown) > 2 else ''}to {shown[-1]}"
        yield f"{resource.property} goes {way} by itself, by reads or time ({resource.reason})"


def _parts(parts: Parts) -> Iterator[str]:
    """What a record shows of others, in words."""
    for sent, (shown, target) in parts.embedded.items():
        yield f"{shown} shows the record of {target} whose key is sent as {sent}"
    for sent, (shown, target) in parts.several.items():
        yield f"{shown} shows the records of {target} whose keys are sent as {sent}"
    for each in parts.elements:
        for sent, (shown, target) in each.embedded.items():
            yield f"{each.property}: {shown} shows the record of {target} whose key is sent as {sent}"
        if each.made is not None:
            where = f"whose {each.link} is its key" if each.link is not None else "below it"
            yield f"{each.property} are the records of {each.made} {where}"
    for name, counted in parts.counts.items():
        where = f"whose {counted.link} is its key" if counted.link else "below it"
        state = f" and whose {counted.state[0]} is {counted.state[1]}" if counted.state else ""
        yield f"{name} counts the records of {counted.collection} {where}{state}"


def _operation(contract: Contract, operation: Operation) -> OperationNote:
    plan = contract.resources.plans[operation.id]
    return OperationNote(
        operation=operation.id,
        method=operation.method,
        path=operation.path,
        kind=plan.kind,
        reason=plan.reason,
        body=_body_place(plan) if operation.request_body is not None and plan.collection else None,
        answer=_answer_place(plan) if plan.collection else None,
        parameters=tuple(_parameters(contract, operation, plan)),
        also=tuple(_also(contract, plan)),
    )


def _body_place(plan: Plan) -> str:
    place = _at(plan.body.steps)
    if plan.body.inner:
        place += f", and of what is in {plan.body.inner}"
    return f"{place}, as {describe(plan.body.into)} of the record" if plan.body.into else place


def _at(steps: Steps) -> str:
    return f"in {describe(steps)}" if steps else "bare"


_FORMS = {"records": "array", "map": "map by key", "keys": "array of keys", "paths": "array of paths"}


def _answer_place(plan: Plan) -> str | None:
    if plan.success is None or not plan.success.content:
        return "no body"
    if plan.kind != "list":
        return _at(plan.envelope)
    if plan.shape is None:
        return "no list was found in the answer"
    kind = _FORMS[plan.shape.form]
    places = [f"{kind} {_at(plan.shape.array)}" if plan.shape.array else f"bare {kind}"]
    if plan.shape.wrapped:
        places.append(f"records in {describe(plan.shape.wrapped)}")
    for steps, node in plan.shape.beside.items():
        siblings = [other[-1] for other in plan.shape.beside if other[:-1] == steps[:-1] and other != steps]
        role = page_role(steps[-1], node, siblings)
        if role is not None and role not in _NO_FACTS:
            places.append(f"{role} in {describe(steps)}")
    return ", ".join(places)


def _parameters(contract: Contract, operation: Operation, plan: Plan) -> Iterator[tuple[str, str]]:
    """What each query parameter of a list is for, as the mock will take it, and what others say of the record."""
    yield from ((name, f"sets {own}") for name, own in plan.queried)
    if plan.kind != "list":
        return
    collection = contract.resources.collections[plan.collection or ""]
    inputs = list_inputs(contract.schemas, operation, plan, collection)
    for each in inputs.known:
        yield each.name, each.meaning
    for name in inputs.idle:
        yield name, "no effect"


def _shown(value: str | bool | None) -> str:
    return value if isinstance(value, str) else dumps(value).decode()


def _implied_text(move: ImpliedMove) -> str:
    """What a verb does to a record, in words."""
    parts = [f"{move.property} becomes {move.to}"] if move.property is not None else []
    parts += [f"{state} where {name} is {value}" for name, value, state in move.waits]
    parts += [f"{name} becomes {'true' if value else 'false'}" for name, value in move.flags.items()]
    parts += [f"{name} is set" for name in move.moments]
    parts += [f"{name} becomes null" for name in move.cleared]
    parts += [f"{name} is left out" for name in move.dropped]
    if move.amount is not None:
        parts.append(f"{move.amount.total} is raised")
    parts += [f"{name} {_shown(before)} becomes {_shown(after)}" for name, before, after in move.turned]
    parts += [f"{name} is {'raised' if step > 0 else 'lowered'}" for name, step in move.steps]
    parts += [f"{name} of the request is {own}" for name, own in move.named.items()]
    if move.refused:
        parts.append(f"not from {', '.join(sorted(move.refused))}")
    return f"{'perhaps ' if move.guessed else ''}{', '.join(parts)} ({move.reason})"


def _also(contract: Contract, plan: Plan) -> Iterator[str]:
    collections = contract.resources.collections
    kinds = [kind for media in (plan.success.content if plan.success else ()) if (kind := stream_kind(media.name))]
    for kind in dict.fromkeys(kinds):
        scripted = "x-mock-stream" in contract.operations[plan.operation_id].extensions
        yield f"a stream of {kind}{' by x-mock-stream' if scripted else ''}"
    if plan.kind == "update":
        yield "merging" if plan.merge else "replacing"
    if plan.implied is not None:
        yield _implied_text(plan.implied)
    for name, move in plan.at_once.items():
        yield f"with {name}: true {_implied_text(move)}"
    for name, (home, move) in plan.counted.items():
        total = move.amount.total if move.amount is not None else ""
        yield f"counting in {total} of {collections[home].name}, where {name} leads"
    if plan.promises:
        made = [collections[promise.collection].name for promise in plan.promises]
        yield "creating " + ", ".join(made) + " because its links lead there"
    if plan.effects:
        yield "with " + ", ".join(plan.effects)
    for way, counted in plan.tallies:
        state = f" whose {counted.state[0]} is {_shown(counted.state[1])}" if counted.state is not None else ""
        yield f"{describe(way) or 'the answer'} counts the records of {collections[counted.collection].path}{state}"
    for way, grouped in plan.groups:
        home = collections[grouped.counted.collection].path
        yield f"{describe(way) or 'the answer'} lists how many records of {home} there are by {grouped.by}"
    if plan.bulk is not None and plan.bulk.what == "read":
        yield "of several records"
    if plan.bulk is not None and plan.bulk.form == "results":
        yield "with a result for each"
    if plan.begun is not None:
        when = ", with whose end it is done" if plan.begun.later else ""
        yield f"starting a record of {collections[plan.begun.collection].name}{when} ({plan.begun.reason})"
    if effects := contract.effects.get(plan.operation_id):
        yield "changing " + ", ".join(dict.fromkeys(collections[effect.collection].name for effect in effects))
