"""A record as the API shows it, to callers from outside the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from understudy.inference.envelopes import unwrap
from understudy.inference.keys import held
from understudy.inference.resources import Plan
from understudy.inference.shapes import json_media
from understudy.messages import Answer, Request
from understudy.openapi.model import Operation
from understudy.operations.call import OperationCall
from understudy.operations.conditional_requests import current_tag
from understudy.operations.decoding import shown
from understudy.operations.read import read
from understudy.records.context import RecordContext
from understudy.records.keys import key_text
from understudy.records.service import RecordService
from understudy.state.store import Address, Record
from understudy.state.work import Work


def as_get_answers(context: RecordContext, work: Work, address: Address) -> Any:
    """The JSON body that GET answers for a record that is there; None where nothing reads one."""
    answer = _read(context, work, address)
    return answer.value if answer is not None else None


def etag_of(
    context: RecordContext, work: Work, operation: Operation, path: Mapping[str, str], query: Mapping[str, str]
) -> str | None:
    """The entity tag of what a call of an operation is about, as `If-Match` takes it; None where it has none."""
    call = _call(context, work, operation, path, query)
    return current_tag(call, RecordService(context, work, operation.id, call))


def _read(context: RecordContext, work: Work, address: Address) -> Answer | None:
    """What reading a record answers."""
    operation = context.contract.resource(address.collection).reading
    if operation is None:
        return None
    plan = context.contract.resources.plans[operation.id]
    path = _path_to(plan, work.get(address) or {}, address)
    if path is None:
        return None
    call = _call(context, work, operation, path, dict(zip(plan.selects, address.key, strict=False)))
    records = RecordService(context, work, operation.id, call)
    return read(call, records)


def _call(
    context: RecordContext, work: Work, operation: Operation, path: Mapping[str, str], query: Mapping[str, str]
) -> OperationCall:
    plan = context.contract.resources.plans[operation.id]
    return OperationCall(
        context=context,
        operation=operation,
        plan=plan,
        request=Request(operation.method, operation.path),
        status=200,
        media=json_media(plan.success.content) if plan.success else None,
        path=path,
        query=query,
        work=work,
    )


def _path_to(plan: Plan, record: Record, address: Address) -> dict[str, str] | None:
    """The path parameters that select a record; None where its key and its link don't say all of them."""
    path = dict(zip(plan.path_names, (*address.parent, *address.key), strict=False))
    view = plan.view
    if view is None:
        return path
    if view.current or len(view.more) > 1:
        return None
    shown_by = [(name, view.link) for name in view.more] + [(name, view.lookup) for name in plan.path_names[-1:]]
    for name, property_ in shown_by:
        value = held(record, property_) if property_ is not None else None
        if value is not None:
            path[name] = key_text(value)
    return path if set(view.more) <= path.keys() else None


def record_as_shown(context: RecordContext, work: Work, address: Address) -> Record | None:
    """The record as GET answers it, out of its envelope; None where there is no record."""
    record = work.get(address)
    if record is None:
        return None
    operation = context.contract.resource(address.collection).reading
    if operation is None:
        return shown(context.contract.schemas, context.collection(address.collection).schema, record)
    value = as_get_answers(context, work, address)
    value = unwrap(context.contract.resources.plans[operation.id].envelope, value)
    return value if isinstance(value, dict) else record
