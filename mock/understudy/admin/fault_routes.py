"""Faults over HTTP: the same fields as `mock.faults.add`, but for what only Python can say (`where`, `error`)."""

from __future__ import annotations

from dataclasses import fields as fields_of
from typing import Any

from marshmallow import fields

from understudy.admin.route import AdminRequest, Route, tagged
from understudy.admin.schema import (
    AnswerSchema,
    Anything,
    BaseSchema,
    Duration,
    Name,
    Number,
    Object,
    Text,
    Whole,
    between,
    one_of,
    plain,
)
from understudy.faults.rules import KINDS, PHASES, STEPS, Fault

_PYTHON_ONLY = ("where", "error")


class NewFaultSchema(BaseSchema):
    operation_id = Name("operation", allow_none=True, load_default=None)
    kind = one_of(KINDS, allow_none=True, load_default=None)
    resource = Text(allow_none=True, load_default=None)
    method = Text(allow_none=True, load_default=None)
    path = Text(2000, allow_none=True, load_default=None)
    match = Anything(allow_none=True, load_default=None)
    parameters = Object(allow_none=True, load_default=None)
    nth = Whole(load_default=1, validate=between(1, 1_000_000))
    times = Whole(allow_none=True, load_default=1, validate=between(1, 1_000_000))
    probability = Number(load_default=1.0, validate=between(0.000001, 1))
    phase = one_of(PHASES, allow_none=True, load_default=None)
    status = Whole(allow_none=True, load_default=None, validate=between(400, 599))
    latency = Duration(allow_none=True, load_default=None)
    retry_after = Whole(allow_none=True, load_default=None, validate=between(0, 1_000_000_000))
    step = one_of(STEPS, allow_none=True, load_default=None)


class FaultSchema(AnswerSchema):
    id = fields.Integer()
    kind = fields.String()
    operation_id = fields.String(allow_none=True)
    resource = fields.String(allow_none=True)
    method = fields.String(allow_none=True)
    path = fields.String(allow_none=True)
    match = Anything(allow_none=True)
    parameters = Object(allow_none=True)
    nth = fields.Integer()
    times = fields.Integer(allow_none=True)
    probability = fields.Float()
    phase = fields.String(allow_none=True)
    status = fields.Integer(allow_none=True)
    latency = Duration(allow_none=True)
    retry_after = fields.Integer(allow_none=True)
    step = fields.String(allow_none=True)
    used = fields.Boolean()


class FaultsSchema(AnswerSchema):
    faults = fields.List(fields.Nested(FaultSchema))


def _rendered(fault: Fault, unused: frozenset[int]) -> dict[str, Any]:
    """The fault as JSON; one that was not added from Python has nothing else."""
    shown = {each.name: getattr(fault, each.name) for each in fields_of(Fault) if each.name not in _PYTHON_ONLY}
    for name in ("match", "parameters"):
        # Matchers of Python, such as ANY, are shown as they would be written.
        shown[name] = plain(shown[name])
    if isinstance(fault.operation_id, tuple):
        shown["operation_id"] = ",".join(fault.operation_id)
    return {**shown, "used": fault.id not in unused}


def _unused(request: AdminRequest) -> frozenset[int]:
    return frozenset(fault.id for fault in request.mock.faults.unused())


def _add(request: AdminRequest) -> Any:
    fault = request.mock.faults.add(**request.body)
    return _rendered(fault, frozenset({fault.id}))


def _list(request: AdminRequest) -> Any:
    unused = _unused(request)
    return {"faults": [_rendered(fault, unused) for fault in request.mock.faults.rules()]}


def _list_unused(request: AdminRequest) -> Any:
    unused = _unused(request)
    return {"faults": [_rendered(fault, unused) for fault in request.mock.faults.unused()]}


def _remove(request: AdminRequest) -> None:
    request.mock.faults.remove(request.number("fault", "fault {}"))


FAULT_ROUTES = tagged(
    "faults",
    Route("GET", "/faults", "listFaults", "The faults that may still strike.", _list, answer=FaultsSchema),
    Route(
        "GET", "/unused-faults", "listUnusedFaults", "The faults that never struck.", _list_unused, answer=FaultsSchema
    ),
    Route(
        "POST",
        "/faults",
        "createFault",
        "Make an operation, or a step of the store, fail on purpose.",
        _add,
        201,
        body=NewFaultSchema,
        answer=FaultSchema,
        refusals=(404, 409),
    ),
    Route("DELETE", "/faults", "clearFaults", "Remove every fault.", lambda request: request.mock.faults.clear(), 204),
    Route("DELETE", "/faults/{fault}", "deleteFault", "Remove a fault.", _remove, 204, refusals=(404,)),
)
