"""What the mock is not sure of, or can't do, with what it is about and how much it costs: heaviest first.

A fault of the document is about the operations that it stands in, and about those that refer to its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from understudy.contract import Contract
from understudy.inference.conventions import folded
from understudy.inference.envelopes import inside
from understudy.inference.list_inputs import list_inputs
from understudy.inference.resources import Collection, Plan
from understudy.inference.shapes import body_schema, is_binary, properties
from understudy.json_codec import dumps, loads
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Operation
from understudy.openapi.pointer import MISSING, look_up
from understudy.openapi.spellings import CORRECTED
from understudy.problem import Problem

_WRITES = ("POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True, slots=True)
class DoubtKind:
    """A kind of doubt: its weight from 1 to 100, what it means, and what corrects it."""

    weight: int
    meaning: str
    mend: str


KINDS: Mapping[str, DoubtKind] = {
    "no-key": DoubtKind(100, "no property of a record holds its key, so what is made can hardly be found again", ""),
    "not-played": DoubtKind(100, "what the document says of these leads nowhere, so they answer 501", ""),
    "no-state": DoubtKind(90, "nothing is kept: these fit no resource and answer from their schemas", ""),
    "not-kept": DoubtKind(85, "no property of the body is a property of the record", ""),
    "no-list": DoubtKind(75, "no array of records was found in the answer", "x-mock-role: items"),
    "no-schema": DoubtKind(70, "no operation shows the schema of a record, so answers are made up", ""),
    "fault": DoubtKind(60, "the document contradicts itself here and is read as well as can be", ""),
    "undescribed": DoubtKind(50, "what these answer is taken to be what their requests take: nothing describes it", ""),
    "invented": DoubtKind(
        40, "nothing in the document makes a record: a read makes one up under any key", "x-mock-seed"
    ),
    "unsigned": DoubtKind(
        37, "a signature's header is declared and its form is not described, so nothing is signed", "x-mock-delivery"
    ),
    "never-sent": DoubtKind(35, "nothing says when these webhooks are sent, so they never are", "x-mock-event"),
    "moves-nothing": DoubtKind(33, "an action that changes nothing of its record", "x-mock-transition"),
    "no-effect": DoubtKind(30, "query parameters that do nothing", "x-mock-role"),
    "guessed-signature": DoubtKind(
        25, "the form of the signature is not described, so it is the customary one", "x-mock-delivery"
    ),
    "guessed-state": DoubtKind(
        22, "the verb of an operation moves a state that is not called after it", "x-mock-transition"
    ),
    "guessed-reference": DoubtKind(
        20, "taken for foreign keys by their names only, so they refuse nothing", "x-mock-reference"
    ),
}

_OF_RULES = {"content-undescribed": "undescribed"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that may be other than the document's author intended.

    `kind` is a key of `KINDS`; `about` is an operation, a path or a name; `operations` are the operationIds touched.
    """

    kind: str
    about: str
    operations: tuple[str, ...]

    @property
    def weight(self) -> int:
        return KINDS[self.kind].weight


def doubts(contract: Contract, problems: Iterable[Problem]) -> tuple[Doubt, ...]:
    """Every doubt about a contract and the problems of its document, heaviest first, then in the document's order."""
    by_collection: dict[str, list[Plan]] = {}
    for plan in contract.resources.plans.values():
        if plan.collection is not None:
            by_collection.setdefault(plan.collection, []).append(plan)
    found = [
        *_operations(contract),
        *(
            doubt
            for collection in contract.resources.collections.values()
            for doubt in _collection(contract, collection, by_collection.get(collection.id, ()))
        ),
        *_webhooks(contract),
        *(
            Doubt(_OF_RULES.get(problem.rule, "fault"), f"{problem.pointer}: {problem.rule}", names)
            for problem, names in touched(contract, problems)
        ),
    ]
    return tuple(sorted(found, key=lambda doubt: -doubt.weight))


def _operations(contract: Contract) -> Iterator[Doubt]:
    for operation in contract.operations.values():
        plan = contract.resources.plans[operation.id]
        collection = contract.resources.collections.get(plan.collection or "")
        about = f"{operation.method} {operation.path}"
        if operation.broken is not None:
            yield Doubt("not-played", about, (operation.id,))
            continue
        logs_in = operation.id in contract.resources.logins
        if plan.kind == "synthesize" and operation.method in _WRITES and not logs_in:
            yield Doubt("no-state", about, (operation.id,))
        if collection is None:
            continue
        if plan.kind in ("create", "update") and _keeps_nothing(contract, operation, plan, collection):
            yield Doubt("not-kept", about, (operation.id,))
        if plan.implied is not None and plan.implied.guessed:
            move = plan.implied
            yield Doubt("guessed-state", f"{about}: {move.property} becomes {move.to}", (operation.id,))
        if plan.kind == "action" and _moves_nothing(contract, operation, plan, collection):
            yield Doubt("moves-nothing", about, (operation.id,))
        if plan.kind == "list" and plan.shape is None:
            yield Doubt("no-list", about, (operation.id,))
        if idle := list(_idle(contract, operation, plan, collection)):
            yield Doubt("no-effect", f"{about}: {', '.join(idle)}", (operation.id,))


def _moves_nothing(contract: Contract, operation: Operation, plan: Plan, collection: Collection) -> bool:
    """Whether an action neither has a body for the record nor is declared, or known by its verb, to change it."""
    governed = any(each.by_operation(operation.id) for each in contract.lifecycles_of(collection.id))
    if plan.implied or plan.effects or contract.effects.get(operation.id) or governed or not collection.states:
        return False
    if plan.begun is not None or plan.queried or _takes_file(contract, operation):
        return False
    record = properties(contract.schemas, collection.schema)
    body = properties(contract.schemas, inside(contract.schemas, body_schema(operation), plan.body.steps))
    return not {folded(name) for name in body} & {folded(name) for name in record}


def _takes_file(contract: Contract, operation: Operation) -> bool:
    """Whether a body is a file, or a form with one, which is kept beside the record."""
    content = operation.request_body.content if operation.request_body is not None else ()
    return any(
        is_binary(contract.schemas, node)
        for media in content
        for node in (media.schema, *properties(contract.schemas, media.schema).values())
    )


def _keeps_nothing(contract: Contract, operation: Operation, plan: Plan, collection: Collection) -> bool:
    record = properties(contract.schemas, collection.schema)
    record = properties(contract.schemas, inside(contract.schemas, collection.schema, plan.body.into)) or record
    body = properties(contract.schemas, inside(contract.schemas, body_schema(operation), plan.body.steps))
    return bool(record and body) and not {folded(name) for name in body} & {folded(name) for name in record}


def _idle(contract: Contract, operation: Operation, plan: Plan, collection: Collection) -> Iterator[str]:
    """The query parameters of a list that change nothing."""
    if plan.kind == "list":
        yield from list_inputs(contract.schemas, operation, plan, collection).idle


def _collection(contract: Contract, collection: Collection, plans: Iterable[Plan]) -> Iterator[Doubt]:
    kinds = {plan.kind for plan in plans}
    names = tuple(plan.operation_id for plan in plans)
    missing = [
        f"{{{parameter}}}"
        for parameter, key in zip(collection.key_parameters, collection.key_properties, strict=True)
        if key is None
    ]
    if missing and collection.creatable and kinds & {"read", "update", "delete"}:
        yield Doubt("no-key", f"{collection.path}: {', '.join(missing)}", names)
    if collection.schema is None and kinds & {"create", "read"}:
        yield Doubt("no-schema", collection.path, names)
    elif collection.materializes and not collection.singleton and "read" in kinds:
        yield Doubt("invented", collection.path, names)
    writes = tuple(plan.operation_id for plan in plans if plan.kind in ("create", "update"))
    for reference in collection.references:
        target = contract.resources.collections.get(reference.collection)
        if target is not None and not reference.shown:
            yield Doubt("guessed-reference", f"{collection.path}: {reference.property} → {target.name}", writes)


def _webhooks(contract: Contract) -> Iterator[Doubt]:
    for webhook in contract.webhooks.values():
        if webhook.trigger is None:
            yield Doubt("never-sent", webhook.name, ())
        if webhook.delivery.signing.doubt:
            yield Doubt(webhook.delivery.signing.doubt, webhook.name, ())


_LOCAL = re.compile(rb'"\$ref":"#((?:[^"\\]|\\.)*)"')

# What is about the document as a whole, or only about a name.
_HARMLESS = frozenset({"version-newer", "version-swagger", "name-clash"})


def touched(contract: Contract, problems: Iterable[Problem]) -> Iterator[tuple[Problem, tuple[str, ...]]]:
    """Every problem that leaves a doubt, with the ids of its operations in the document's order."""
    doubtful = [each for each in problems if each.rule not in CORRECTED | _HARMLESS]
    places = _places(contract) if doubtful else {}
    for problem in doubtful:
        where = problem.pointer
        # The nearest thing above the problem that operations are known to be made of.
        while where and (problem.file, where) not in places:
            where = where.rpartition("/")[0]
        found = places.get((problem.file, where), set())
        yield problem, tuple(name for name in contract.operations if name in found)


def _places(contract: Contract) -> Mapping[tuple[str, str], set[str]]:
    """By file and pointer: the operations that stand there, or refer to what stands there."""
    found: dict[tuple[str, str], set[str]] = {}
    reached: dict[str, frozenset[str]] = {}
    origins = contract.origins
    # Most of what one operation refers to, others refer to as well.
    placed: dict[str, tuple[str, str]] = {}
    for operation in contract.operations.values():
        above = operation.pointer.rpartition("/")[0]
        pointers = {operation.pointer, above, *_reached(contract.document, operation.pointer, reached)}
        for pointer in pointers:
            if pointer not in placed:
                placed[pointer] = origins.place(pointer) if origins is not None else (contract.source, pointer)
            found.setdefault(placed[pointer], set()).add(operation.id)
    return found


def _reached(document: Mapping[str, Any], start: str, known: dict[str, frozenset[str]]) -> set[str]:
    """The pointers of everything that an object refers to, and of what that refers to."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        pointer = waiting.pop()
        if pointer not in known:
            known[pointer] = frozenset(_references(look_up(document, pointer)))
        waiting += known[pointer] - found
        found |= known[pointer]
    return found


def _references(value: Any) -> Iterator[str]:
    """The pointers of all local references in a value, found in its JSON: in there every quote of a text is escaped."""
    if value is MISSING:
        return
    for found in _LOCAL.findall(dumps(value)):
        yield loads(b'"' + found + b'"') if b"\\" in found else found.decode()
