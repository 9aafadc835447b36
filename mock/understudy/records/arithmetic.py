"""Effects that calculate: numbers of a record that are added to and subtracted from, within what its schema allows."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from understudy.inference.effects import Effect
from understudy.inference.resources import Collection
from understudy.inference.shapes import properties
from understudy.json_codec import dumps
from understudy.json_values import is_number
from understudy.openapi.pointer import MISSING
from understudy.records.context import RecordContext
from understudy.records.errors import MockError
from understudy.records.expressions import RequestValues, Scope, evaluate
from understudy.records.keys import noun
from understudy.state.store import Address, Record

_MOST = Decimal("1.7e308")


def amounts_of(effect: Effect, request: RequestValues | None, scope: Scope) -> dict[str, tuple[int, Any]]:
    """What is to be added (1) or subtracted (-1), by property; without what an expression that leads nowhere gives."""
    found: dict[str, tuple[int, Any]] = {}
    for sign, amounts in ((1, effect.add), (-1, effect.subtract)):
        for name, expression in amounts.items():
            amount = evaluate(expression, request, scope)
            if amount is not MISSING and amount is not None:
                found[name] = (sign, amount)
    return found


def calculated(
    context: RecordContext, address: Address, record: Record | None, amounts: Mapping[str, tuple[int, Any]]
) -> Record:
    """The properties with their new values. What is not there yet counts from 0.

    Refused where there is no record, where something is no number, and where the schema forbids the result.
    """
    collection = context.collection(address.collection)
    if record is None:
        message = f"there is no {_label(collection, address)}, whose {', '.join(amounts)} would change"
        raise _refused(address, message)
    found: Record = {}
    for name, (sign, amount) in amounts.items():
        before = record.get(name)
        before = 0 if before is None else before
        for value in (before, amount):
            if not is_number(value):
                message = f"{_label(collection, address)}: {name} can't be calculated: {_text(value)} is no number"
                raise _refused(address, message)
        found[name] = after = _sum(address, before, sign, amount)
        wrong = _wrong(context, collection, name, after)
        if wrong is not None:
            raise _refused(address, _forbidden(collection, address, name, before, after, wrong))
    return found


def kept(context: RecordContext, address: Address, record: Record, kept_values: Record) -> None:
    """Refuse where completing the record to its schema gave a calculated property another value."""
    collection = context.collection(address.collection)
    for name, value in kept_values.items():
        if record.get(name) != value:
            message = f"{_label(collection, address)}: {name} can't become {_text(value)}: the schema forbids it"
            raise _refused(address, message)


def _refused(address: Address, message: str) -> MockError:
    return MockError(message, about=address)


def _label(collection: Collection, address: Address) -> str:
    return f"{noun(collection)} {'/'.join(address.key)}"


def _forbidden(collection: Collection, address: Address, name: str, before: Any, after: Any, wrong: str) -> str:
    return f"{_label(collection, address)}: {name} can't go from {_text(before)} to {_text(after)}: {wrong}"


def _text(value: Any) -> str:
    return dumps(value).decode()


def _sum(address: Address, before: Any, sign: int, amount: Any) -> int | float:
    """Exact in decimals, as money is counted: 0.3 - 0.1 is 0.2."""
    whole = isinstance(before, int) and isinstance(amount, int)
    total = before + sign * amount if whole else Decimal(repr(before)) + sign * Decimal(repr(amount))
    if abs(total) > _MOST:
        raise _refused(address, f"{_text(before)} and {_text(amount)} make a number that JSON can't hold")
    return int(total) if isinstance(before, int) and total == int(total) else float(total)


def _wrong(context: RecordContext, collection: Collection, name: str, value: Any) -> str | None:
    """Why the schema of a property forbids a value."""
    node = properties(context.contract.schemas, collection.schema).get(name)
    if node is None:
        return None
    validator = context.contract.schemas.validator(node, "response")
    if validator.is_valid(value):
        return None
    return next((each.message for each in validator.violations(value)), "breaks its schema")
