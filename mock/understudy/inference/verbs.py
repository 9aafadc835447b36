"""What the verb of an operation implies: POST …/{id}/cancel moves a state, sets `canceled_at`, and is refused later.

The words stand in inference/conventions/verbs.py. What is declared wins: `x-mock-transition`, `x-mock-set` and the
transitions of `x-mock-lifecycle`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from understudy.inference.conventions import folded, verb_role, words
from understudy.inference.conventions.amounts import IN_PARTS
from understudy.inference.conventions.nouns import singular
from understudy.inference.conventions.states import (
    beginning,
)
from understudy.inference.conventions.verbs import (
    ACTION_SEGMENTS,
    DELETIONS,
    FORMAT_SUFFIXES,
    ID_FILLERS,
    Verb,
    inverse,
    known_verb,
    opposite,
    verb_in,
)
from understudy.inference.envelopes import inside
from understudy.inference.implied_moves import ImpliedMove, does_nothing
from understudy.inference.keys import property_node
from understudy.inference.record_marks import RecordMarks
from understudy.inference.resources import Collection, Plan
from understudy.inference.shapes import body_schema, properties, reference, success_node, type_of
from understudy.inference.turning import counted_steps, turning_move
from understudy.inference.verb_moves import verb_amount, verb_move
from understudy.openapi.model import Operation
from understudy.openapi.schemas import Schemas

_TEXT = re.compile(r"<[^>]*>")
_TIMES = ("string", "integer", "number")
_SUFFIX = 6  # letters that `cancellation` has more than `cancel`
_LAST = re.compile(r"[/.:]")


def with_verbs(
    plans: Mapping[str, Plan],
    collections: Mapping[str, Collection],
    operations: Mapping[str, Operation],
    schemas: Schemas,
) -> dict[str, Plan]:
    """The plans with what the verbs of their operations imply."""
    records = {name: RecordMarks(collection, schemas) for name, collection in collections.items()}
    found = dict(plans)
    by_verb: dict[str, dict[str, ImpliedMove]] = {}
    for name, plan in plans.items():
        record = records.get(plan.collection or "")
        if record is None or plan.part or plan.kind not in ("action", "update", "delete"):
            continue
        move = _without_declared(_implied(operations[name], plan, record, schemas), operations[name], record)
        if move is not None:
            move = _once(move, operations[name]) if plan.kind == "action" else move
            found[name] = replace(plan, implied=move)
            if plan.kind == "action" and move.to is not None:
                by_verb.setdefault(record.collection.id, {})[move.verb] = move
    found |= dict(_restorable(found, records, operations))
    found |= dict(_taking_back(found, records, operations, schemas))
    for name, plan in plans.items():
        moves = by_verb.get(plan.collection or "")
        if moves and plan.kind in ("create", "update"):
            at_once = dict(_at_once(operations[name], plan, records[str(plan.collection)], moves, schemas))
            found[name] = replace(found[name], at_once=at_once)
        if plan.kind == "create" and (counted := dict(_counted(plan, records))):
            found[name] = replace(found[name], counted=counted)
    return found


def _once(move: ImpliedMove, operation: Operation) -> ImpliedMove:
    """The move, refused where the record has made it already, if the operation documents a conflict."""
    if move.to is None or move.guessed or move.amount is not None or "409" not in operation.responses:
        return move
    return replace(move, refused=move.refused | {move.to})


def _counted(plan: Plan, records: Mapping[str, RecordMarks]) -> Iterator[tuple[str, tuple[str, ImpliedMove]]]:
    """What is called like a verb that is done in parts and leads to what counts it: a refund of a charge."""
    record = records.get(plan.collection or "")
    noun = words(record.collection.name.rpartition("/")[2])[-1:] if record is not None else ()
    verb = known_verb(singular(noun[0])) if noun else None
    for each in record.collection.references if record is not None and verb is not None else ():
        target = records.get(each.collection)
        if target is None or verb is None or verb.name not in IN_PARTS or verb_amount(verb, target) is None:
            continue
        move = verb_move(verb, target, f"{each.property} leads to what it counts in")
        if move is not None and move.amount is not None:
            move = replace(move, refused=frozenset(), waits=(), moments=())
            yield each.property, (each.collection, replace(move, property=None, to=None) if move.guessed else move)


def with_starts(
    collections: Mapping[str, Collection], plans: Mapping[str, Plan], schemas: Schemas
) -> dict[str, Collection]:
    """The collections with what the flags, times and amounts of their verbs are to begin with."""
    found = dict(collections)
    for plan in plans.values():
        collection, move = found.get(plan.collection or ""), plan.implied
        if collection is not None and move is not None:
            marks = (*move.flags, *move.moments) if move.keeps and move.verb == "delete" else ()
            starts = {**dict(_starts(move, collection, schemas)), **collection.starts}
            found[collection.id] = replace(collection, starts=starts, marks=(*collection.marks, *marks))
        for home, counted in plan.counted.values():
            starts = {**dict(_starts(counted, found[home], schemas)), **found[home].starts}
            found[home] = replace(found[home], starts=starts)
    return found


def _starts(move: ImpliedMove, collection: Collection, schemas: Schemas) -> Iterator[tuple[str, Any]]:
    """Not canceled yet, at no time, and nothing paid; unless the state that a record starts in is the verb's."""
    initial = next(
        (each.initial for each in (*collection.states, *collection.openings) if each.name == move.property), None
    )
    there = move.to is not None and initial == move.to
    for name in move.flags:
        own = [word for word in words(name.rpartition("/")[2]) if word not in ("is", "has")]
        yield name, there or (len(own) == 1 and beginning(own[0]) is not None)
    for name in move.moments:
        node = property_node(schemas, collection.schema, name)
        if not there and node is not None and schemas.validator(node, "response").is_valid(None):
            yield name, None
    yield from ((name, None) for name in move.cleared)
    if move.amount is not None and not there:
        yield move.amount.total, 0
    yield from ((name, 0) for name, _ in move.steps)


def _at_once(
    operation: Operation, plan: Plan, record: RecordMarks, moves: Mapping[str, ImpliedMove], schemas: Schemas
) -> Iterator[tuple[str, ImpliedMove]]:
    """Booleans of a body that are no property of the record and are called like a verb: `confirm: true`."""
    for name, node in properties(schemas, inside(schemas, body_schema(operation), plan.body.steps)).items():
        if name not in record.named and folded(name) in moves and type_of(schemas, node) == "boolean":
            yield name, moves[folded(name)]


def _implied(operation: Operation, plan: Plan, record: RecordMarks, schemas: Schemas) -> ImpliedMove | None:
    if plan.kind == "delete":
        return _kept(operation, plan, record, schemas)
    verbs = list(_verbs_of(operation, plan, record))
    for verb, where, sure in verbs:
        move = verb_move(verb, record, f"{verb.name}, {where}", sure=sure)
        if move is not None:
            named = dict(_named(operation, plan, record, move, schemas))
            return replace(move, steps=counted_steps(verb.name, record), named=named)
    if plan.kind != "action" or not (record.collection.singleton or _stands_at_record(operation.path)):
        return None
    return turning_move([*(verb.name for verb, _, _ in verbs), _last_word(operation)], record)


def _named(
    operation: Operation, plan: Plan, record: RecordMarks, move: ImpliedMove, schemas: Schemas
) -> Iterator[tuple[str, str]]:
    """What a body calls otherwise than the record does, which has a form of the verb before it: `suspension`."""
    length = len(move.verb)
    stem = move.verb[: max(min(length, 4), length - 2)]
    total = move.amount.total if move.amount is not None else None
    inflected = [
        each
        for each in record.named
        if each != total
        and words(each)[:1]
        and words(each)[0].startswith(stem)
        and len(words(each)[0]) <= length + _SUFFIX
    ]
    for name in properties(schemas, inside(schemas, body_schema(operation), plan.body.steps)):
        fitting = [each for each in inflected if words(each)[1:] == words(name)]
        if name not in record.named and len(fitting) == 1:
            yield name, fitting[0]


def _verbs_of(operation: Operation, plan: Plan, record: RecordMarks) -> Iterator[tuple[Verb, str, bool]]:
    """The verbs that an operation may be about, the surer ones first, where they stand, and whether of this record."""
    nouns = frozenset(singular(word) for word in words(record.collection.path))
    static = [part for part in _LAST.split(operation.path) if part and "{" not in part]
    if len(static) > 1 and static[-1].lower() in FORMAT_SUFFIXES:
        static.pop()
    if plan.kind == "action" and static:
        verb = verb_in(static[-1], nouns)
        own = record.collection.singleton or _stands_at_record(operation.path)
        if verb is not None and singular(static[-1].lower()) != static[-1].lower():
            # `/withdrawals` are things that are made: they do not close the account, as `withdraw` may.
            verb = replace(verb, likely=())
        if verb is not None and own:
            sure = verb.whole or {singular(word) for word in words(static[-1])[1:]} <= nouns
            yield inverse(verb) if operation.method == "DELETE" else verb, "the last word of its path", sure
    there = {singular(word) for part in static for word in words(part)} | nouns
    name = [singular(word) for word in words(operation.id) if word not in ID_FILLERS]
    rest = [word for word in name if word not in there]
    if len(rest) == 1 and set(name) & nouns:
        verb = known_verb(rest[0])
        if verb is not None and rest[0] == verb.name and verb_role(verb.name) is None:
            yield verb, "a word of its operationId", True
    if plan.kind == "action":
        yield from ((verb, where, True) for verb, where, others in _spoken(operation) if others & nouns)


def _stands_at_record(path: str) -> bool:
    """Whether the last word of a path is about the record before it, and not about something below that."""
    parts = [part for part in path.split("/") if part]
    between = parts[parts.index(next(part for part in reversed(parts) if "{" in part)) + 1 : -1] if "{" in path else []
    return all(folded(part) in ACTION_SEGMENTS for part in between)


def _spoken(operation: Operation) -> Iterator[tuple[Verb, str, set[str]]]:
    """The verbs that its summary and its description begin with, and the words of that sentence in the singular."""
    for text, where in ((operation.summary, "its summary"), (operation.description, "its description")):
        sentence = words(_TEXT.sub(" ", text or "")[:120].partition(".")[0])
        verb = known_verb(sentence[0]) if sentence else None
        if verb is not None and verb_role(verb.name) is None:
            yield verb, f"the first word of {where}", {singular(word) for word in sentence[1:]}


def _kept(operation: Operation, plan: Plan, record: RecordMarks, schemas: Schemas) -> ImpliedMove | None:
    """A DELETE that answers the whole record with a mark of its end: it is marked, and stays."""
    answered = inside(schemas, success_node(operation), plan.envelope)
    whole = reference(answered) is not None and reference(answered) == reference(record.collection.schema)
    if not whole and (answered is None or not record.named or properties(schemas, answered) != record.named):
        return None
    name = [word for word in words(operation.id) if word not in ID_FILLERS][:1]
    verbs = [found for word in name if (found := known_verb(word)) is not None and found.name != "delete"]
    verbs += [verb for verb, _, _ in _spoken(operation)]
    for verb in verbs[:1]:
        move = verb_move(
            verb, record, f"{verb.name}, a word of its name or summary: it answers the record, which stays"
        )
        if move is not None and not move.guessed:
            return replace(move, keeps=True)
    return _marked(record, "it answers the record, which has a mark for that and stays")


def _marked(record: RecordMarks, reason: str) -> ImpliedMove | None:
    """What DELETE does to a record that has a mark for it: it stays."""
    move = verb_move(Verb("delete", (), DELETIONS, (), ("undone", "done", "resting")), record, reason)
    marks = () if move is None else (*move.flags, *move.moments)
    return None if move is None or not marks or any("/" in mark for mark in marks) else replace(move, keeps=True)


def _restorable(
    found: Mapping[str, Plan], records: Mapping[str, RecordMarks], operations: Mapping[str, Operation]
) -> Iterator[tuple[str, Plan]]:
    """The deletions of records that another operation restores: they are marked, and stay."""
    restoring = {
        plan.collection: plan.operation_id
        for plan in found.values()
        if plan.implied is not None and plan.implied.verb == "restore" and plan.kind == "action"
    }
    for name, plan in found.items():
        restore = restoring.get(plan.collection)
        if plan.kind == "delete" and plan.implied is None and restore is not None:
            record = records[str(plan.collection)]
            move = _without_declared(_marked(record, f"{restore} brings the record back"), operations[name], record)
            if move is not None:
                yield name, replace(plan, implied=move)


def _taking_back(
    found: Mapping[str, Plan],
    records: Mapping[str, RecordMarks],
    operations: Mapping[str, Operation],
    schemas: Schemas,
) -> Iterator[tuple[str, Plan]]:
    """Actions that take back what another one sets from its body: `detach` of a volume that `attach` gave a server."""
    acts = [plan for plan in found.values() if plan.kind == "action" and plan.collection in records]
    by_path = {(plan.collection, folded(_last_word(operations[plan.operation_id]))): plan for plan in acts}
    for plan in acts:
        word = _last_word(operations[plan.operation_id])
        verb = verb_in(word) if plan.implied is None else None
        setter = by_path.get((plan.collection, opposite(verb) or "")) if verb is not None else None
        if setter is None:
            continue
        record = records[str(plan.collection)]
        sent = properties(schemas, inside(schemas, body_schema(operations[setter.operation_id]), setter.body.steps))
        own = [name for name in sent if name in record.named and record.takes_nothing(name)]
        reason = f"takes back what {setter.operation_id} sets"
        cleared, dropped = tuple(filter(record.nullable, own)), tuple(name for name in own if not record.nullable(name))
        move = ImpliedMove(word, reason, cleared=cleared, dropped=dropped)
        move_left = _without_declared(move, operations[plan.operation_id], record)
        if own and move_left is not None:
            yield plan.operation_id, replace(plan, implied=move_left)


def _last_word(operation: Operation) -> str:
    return next(
        (part for part in reversed(_LAST.split(operation.path)) if part and part.lower() not in FORMAT_SUFFIXES), ""
    )


def _without_declared(move: ImpliedMove | None, operation: Operation, record: RecordMarks) -> ImpliedMove | None:
    """The rest of a move where the overlay says some of it."""
    word, declared = operation.extensions.get("x-mock-transition"), operation.extensions.get("x-mock-set")
    if move is None or ("x-mock-transition" in operation.extensions and word is None):
        return None
    covered = declared if isinstance(declared, dict) else {}
    moved = move.property or ""
    if word is not None or moved.partition("/")[0] in covered or moved in record.governed:
        move = replace(move, property=None, to=None, refused=frozenset(), waits=(), guessed=False)
    flags = {name: value for name, value in move.flags.items() if name not in covered}
    moments = tuple(name for name in move.moments if name.split("/")[0] not in covered)
    cleared = tuple(name for name in move.cleared if name.split("/")[0] not in covered)
    dropped = tuple(name for name in move.dropped if name.split("/")[0] not in covered)
    turned = tuple(each for each in move.turned if each[0] not in {*covered, *record.governed})
    steps = tuple(each for each in move.steps if each[0] not in covered)
    move = replace(move, flags=flags, moments=moments, cleared=cleared, dropped=dropped, turned=turned, steps=steps)
    return None if does_nothing(move) else move
