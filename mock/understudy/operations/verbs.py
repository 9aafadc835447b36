"""What the verb of an operation does to its record, as inference took it: a state, a time, flags, an amount."""

from __future__ import annotations

from collections.abc import Collection as Names
from collections.abc import Mapping
from typing import Any

from understudy.inference.conventions import words
from understudy.inference.implied_moves import ImpliedAmount, ImpliedMove
from understudy.inference.keys import held, hold
from understudy.json_values import is_number
from understudy.messages import Refusal
from understudy.openapi.model import Node
from understudy.operations.call import OperationCall, Refused
from understudy.records.moments import moment
from understudy.records.service import RecordService
from understudy.state.store import Record

_CONFLICT = (409, 422, 400)


def imply(
    call: OperationCall, records: RecordService, move: ImpliedMove, record: Record, supplied: Names[str]
) -> set[str]:
    """Do to a record what a verb implies; the names of what was set. `supplied` were set by the request itself.

    Refused in a state in which the verb is not possible, where the operation documents a status for that.
    """
    target = _target(call, move, record) if move.property is not None and move.property not in supplied else None
    before = dict(record)
    if target is not None and target != move.to:
        hold(record, move.property, target)
        return {str(move.property)}
    whole = _count(call, move, record) if move.amount is not None else True
    if whole:
        _turn(move, record, supplied)
        if target is not None:
            hold(record, move.property, target)
        for name, value in move.flags.items():
            if name not in supplied:
                hold(record, name, value)
        for name in move.cleared:
            if name not in supplied:
                hold(record, name, None)
        for name in move.dropped:
            record.pop(name, None)
        for name in move.moments:
            if name not in supplied:
                hold(record, name, moment(call.context.contract.schemas, call.collection, name, records.now))
    moved = {str(move.property)} if target is not None and whole else set()
    return moved | {name for name in record if record[name] != before.get(name)}


def _turn(move: ImpliedMove, record: Record, supplied: Names[str]) -> None:
    """What one value becomes by a verb, and how often it was done: not twice by whoever a flag says it of."""
    for name in {name for name, _, _ in move.turned} - {*supplied}:
        value = held(record, name)
        changes = [after for each, before, after in move.turned if each == name and before == value]
        if changes:
            hold(record, name, changes[0])
    done = bool(move.flags) and all(held(record, name) == value for name, value in move.flags.items())
    for name, step in () if done else move.steps:
        value = held(record, name)
        if name not in supplied:
            hold(record, name, max(0, (value if is_number(value) else 0) + step))


def _target(call: OperationCall, move: ImpliedMove, record: Record) -> str | None:
    """The state that the record goes to: where a later verb waits for somebody, the state that waits for it."""
    before = held(record, move.property)
    if before in move.refused and _can_refuse(call):
        message = f'{move.property} is "{before}", in which {move.verb} is not possible'
        raise Refused(Refusal(_CONFLICT, "conflict", message))
    waiting = (state for name, value, state in move.waits if record.get(name) == value)
    return next(waiting, move.to)


def _can_refuse(call: OperationCall) -> bool:
    return any(call.documents(status) for status in _CONFLICT)


def carried(call: OperationCall, shared: Mapping[str, Node]) -> Record:
    """The properties of a request that go into the record, whose properties are `shared`, by their names there.

    All but the amount of which a verb takes a part.
    """
    move = call.plan.implied
    amounts = () if move is None or move.amount is None else move.amount.bases
    known = (*shared, *call.collection.parts.embedded)
    found = {name: value for name, value in call.attributes.items() if name in known and name not in amounts}
    for name, own in move.named.items() if move is not None else ():
        value = call.attributes.get(name)
        if value is not None and call.context.contract.schemas.takes(shared[own], "response", value):
            found.setdefault(own, value)
    return found


def _count(call: OperationCall, move: ImpliedMove, record: Record) -> bool:
    """Raise what the verb has counted so far; whether all of it is counted now. Refused where it is more than all."""
    amount = move.amount
    assert amount is not None
    base = next((record[name] for name in amount.bases if is_number(record.get(name))), None)
    so_far = amount_so_far(amount, record)
    part = _part(call, amount)
    if base is None:
        # How much there is to count is not known; what is named adds up.
        record[amount.total] = so_far + (part or 0)
        return part is None or amount.at_once
    part = base - so_far if part is None else part
    if (so_far + part > base or (part <= 0 < base and not move.property)) and _can_refuse(call):
        message = f"{amount.total} is {so_far} of {base}; {move.verb} of {part} more is not possible"
        raise Refused(Refusal(_CONFLICT, "conflict", message))
    record[amount.total] = min(base, so_far + part)
    if amount.left is not None:
        record[amount.left] = base - record[amount.total]
    return amount.at_once or record[amount.total] == base


def amount_so_far(amount: ImpliedAmount, record: Record) -> Any:
    """What a verb has counted in a record."""
    found = held(record, amount.total)
    return found if is_number(found) else 0


def _part(call: OperationCall, amount: ImpliedAmount) -> Any:
    """The amount that a request names, or None."""
    found = [value for name, value in call.attributes.items() if "amount" in words(name) and is_number(value)]
    return found[0] if len(found) == 1 else None
