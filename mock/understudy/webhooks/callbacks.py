"""Callbacks (OAS 4.8.18): webhooks whose address comes with a request.

One without `x-mock-event` is sent once, when the operation has worked. One with it is remembered beside the record, and
sent whenever that happens to the record.
"""

from __future__ import annotations

import re
from typing import Any

from understudy.inference.events import Callback
from understudy.messages import Answer
from understudy.openapi.pointer import MISSING
from understudy.operations.call import OperationCall
from understudy.records.expressions import evaluate
from understudy.records.service import RecordService
from understudy.state.store import Address
from understudy.state.work import Work
from understudy.webhooks.emit import Happened, send_to
from understudy.webhooks.endpoints import ENDPOINTS, Endpoint, new_endpoint
from understudy.webhooks.outbox import Event

_PART = re.compile(r"\{(\$[^{}]*)\}")


def call_back(call: OperationCall, records: RecordService, answer: Answer) -> list[Event]:
    """What the callbacks of an operation that worked bring: events for the unit of work, or subscriptions."""
    events = []
    for callback in call.context.contract.callbacks.get(call.operation.id, ()):
        url = _url(callback, call, answer)
        if url is None:
            continue
        address = _about(call, records)
        event = _one(call, records.work, callback, url, address, answer)
        if event is not None:
            events.append(event)
    return events


def _one(
    call: OperationCall, work: Work, callback: Callback, url: str, address: Address | None, answer: Answer
) -> Event | None:
    webhook = callback.webhook
    about = address or Address(str(call.plan.collection), (), ())
    place, row = new_endpoint(work.next_number(ENDPOINTS), url, webhook.name, about)
    work.put(place, row)
    if webhook.trigger is not None:
        return None
    record = (work.get(address) if address is not None else None) or {}
    if not record and isinstance(answer.value, dict):
        record = answer.value
    happened = Happened(webhook, about, record, {})
    return send_to(call.context, work, [Endpoint.from_json(row)], happened, callback=True)


def _about(call: OperationCall, records: RecordService) -> Address | None:
    """The record that the operation made or was about."""
    for change in reversed(records.work.changes):
        if change.address.collection == call.plan.collection and change.record is not None:
            return change.address
    collection = call.context.contract.resources.collections.get(call.plan.collection or "")
    needed = collection.parent_count + len(collection.key_parameters) if collection is not None else 0
    return call.address() if collection is not None and len(call.plan.path_names) >= needed else None


def _url(callback: Callback, call: OperationCall, answer: Answer) -> str | None:
    """The address with its runtime expressions (OAS 4.8.20.4) evaluated; None where one leads nowhere."""
    scope = {"response": answer.value}
    expression = callback.expression
    if expression.startswith("$"):
        value = evaluate(expression, call, scope)
        return value if isinstance(value, str) and value else None
    missing = False

    def filled(match: re.Match[str]) -> str:
        nonlocal missing
        value: Any = evaluate(match[1], call, scope)
        missing = missing or value is MISSING or value is None
        return str(value)

    url = _PART.sub(filled, expression)
    return None if missing else url
