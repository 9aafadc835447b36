"""A record as the API shows it, to callers from outside the API."""

from __future__ import annotations

from typing import Any

from understudy.inference.envelopes import unwrap
from understudy.inference.keys import held
from understudy.inference.resources import Plan
from understudy.inference.shapes import json_media
from understudy.messages import Answer
from understudy.operations.call import OperationCall
from understudy.operations.conditional_requests import tagged
from understudy.operations.decoding import shown
from understudy.operations.read import read
from understudy.records.context import RecordContext
from understudy.records.keys import key_text
from understudy.records.service import RecordService
from understudy.state.store import Address, Record
from understudy.state.work import Work

__all__ = ["as_get_answers", "etag_as_get_answers", "record_as_shown"]


def as_get_answers(context: RecordContext, work: Work, address: Address) -> Any:
    """The JSON body that GET answers for a record that is there; None where nothing reads one."""
    found = _read(context, work, address)
    return found[2].value if found is not None else None


def etag_as_get_answers(context: RecordContext, work: Work, address: Address) -> str | None:
    """The `ETag` that GET answers for a record that is there; None where it has none."""
    found = _read(context, work, address)
    headers = tagged(*found).headers if found is not None else ()
    return next((value for name, value in headers if name == "ETag"), None)


def _read(context: RecordContext, work: Work, address: Address) -> tuple[OperationCall, RecordService, Answer] | None:
    """The call that reads a record, and its answer."""
    operation = context.contract.resource(address.collection).reading
    if operation is None:
        return None
    plan = context.contract.resources.plans[operation.id]
    path = _path_to(plan, work.get(address) or {}, address)
    if path is None:
        return None
    call = OperationCall(
        context=context,
        operation=operation,
        plan=plan,
        request_path=operation.path,
        status=200,
        media=json_media(plan.success.content) if plan.success else None,
        path=path,
        query=dict(zip(plan.selects, address.key, strict=False)),
        work=work,
    )
    records = RecordService(context, work, operation.id, call)
    return call, records, read(call, records)


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
