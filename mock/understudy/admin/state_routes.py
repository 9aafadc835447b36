"""The whole state over HTTP: as it is kept, its snapshots, and the clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from marshmallow import fields

from understudy.admin.record_routes import RecordSchema, TransitionSchema
from understudy.admin.route import AdminRequest, Route, tagged
from understudy.admin.schema import AnswerSchema, BaseSchema, Duration, Flag, Object, Text, Whole, between, keys
from understudy.clock import timestamp
from understudy.inference.keys import held
from understudy.mock import Mock
from understudy.records.driver import sow_into
from understudy.records.names import shown_name
from understudy.records.notes import is_invalid
from understudy.records.planted import keep
from understudy.records.seed_data import exported, read_seed_data
from understudy.records.timers import TIMERS
from understudy.state.store import Address, Record
from understudy.webhooks.emit import TRANSITIONS
from understudy.webhooks.outbox import EVENTS


class RowSchema(AnswerSchema):
    collection = fields.String()
    parent = fields.List(fields.String())
    key = fields.List(fields.String())
    record = Object()
    valid = Flag()


class NewRowSchema(BaseSchema):
    collection = fields.String(required=True)
    parent = fields.List(fields.String(), required=True)
    key = fields.List(fields.String(), required=True)
    record = Object(required=True)
    valid = Flag(load_default=True)


class FailedStepSchema(AnswerSchema):
    after = Whole()
    collection = fields.String()
    key = fields.List(fields.String())
    status = Whole()
    message = fields.String()


class StateSchema(AnswerSchema):
    now = fields.String()
    rows = fields.List(fields.Nested(RowSchema))
    numbers = Object(Whole(validate=between(0, 1_000_000)))
    failed_steps = fields.List(fields.Nested(FailedStepSchema))


class NewStateSchema(BaseSchema):
    rows = fields.List(fields.Nested(NewRowSchema), required=True)
    transitions = fields.List(fields.Nested(TransitionSchema), required=True)
    numbers = Object(Whole(validate=between(0, 1_000_000)), required=True)


class SeedsSchema(AnswerSchema):
    seeds = Object()


class NewSeedsSchema(BaseSchema):
    seeds = Object(required=True)


class SeedCountSchema(AnswerSchema):
    count = Whole()


class SnapshotSchema(AnswerSchema):
    id = fields.String()


class SnapshotsSchema(AnswerSchema):
    snapshots = fields.List(fields.Nested(SnapshotSchema))


class TimerSchema(AnswerSchema):
    resource = fields.String()
    key = fields.List(fields.String())
    property = fields.String()
    source = fields.String(allow_none=True)
    target = fields.String()
    due = fields.String()


class TimersSchema(AnswerSchema):
    timers = fields.List(fields.Nested(TimerSchema))


class ClockSchema(AnswerSchema):
    now = fields.String()


class ClockChangeSchema(BaseSchema):
    advance = Duration(required=True)


class UntilSchema(BaseSchema):
    resource = Text(required=True)
    key = keys(required=True)
    to = Text(required=True)
    property = Text(allow_none=True, load_default=None)
    within = Duration(load_default=timedelta(days=366))


def _state(request: AdminRequest) -> Any:
    mock = request.mock
    mock.catch_up()
    collections = mock.contract.resources.collections
    with mock.store.turn():
        numbers = {name: mock.store.last_number(name) for name in collections}
        held = [
            (address, mock.store.get(address), not is_invalid(mock.store, address))
            for name in (*collections, TRANSITIONS, EVENTS)
            for address in mock.store.addresses(name)
        ]
    rows = [{**address._asdict(), "record": record, "valid": valid} for address, record, valid in held]
    failed = mock.journal.failed_steps()
    return {"now": mock.clock.now().isoformat(), "rows": rows, "numbers": numbers, "failed_steps": failed}


def _still_stands(mock: Mock, timer: Record) -> bool:
    """Whether the record is still in the state that the timer is to end."""
    record = mock.store.get(Address(timer["collection"], tuple(timer["parent"]), tuple(timer["key"])))
    return record is not None and held(record, timer["property"]) == timer["from"]


def _timers(request: AdminRequest) -> Any:
    """The transitions that time is to bring, the next one first."""
    mock = request.mock
    mock.catch_up()
    with mock.store.turn():
        found = [mock.store.get(address) for address in mock.store.addresses(TIMERS)]
    timers = [
        {
            "resource": shown_name(mock.contract, mock.contract.resources.collections[timer["collection"]]),
            "key": [*timer["parent"], *timer["key"]],
            "property": timer["property"],
            "source": timer["from"],
            "target": timer["to"],
            "due": timestamp(datetime.fromisoformat(timer["due"])),
        }
        for timer in found
        if timer is not None and _still_stands(mock, timer)
    ]
    return {"timers": sorted(timers, key=lambda each: each["due"])}


def _clock(request: AdminRequest) -> Any:
    return {"now": timestamp(request.mock.clock.now())}


def _advance(request: AdminRequest) -> Any:
    request.mock.advance(request.body["advance"])
    return _clock(request)


def _advance_until(request: AdminRequest) -> Any:
    body = dict(request.body)
    return {"record": request.mock.advance_until(body.pop("resource"), *body.pop("key"), **body)}


def _exported(request: AdminRequest) -> Any:
    mock = request.mock
    mock.catch_up()
    with mock.store.turn():
        return {"seeds": exported(mock.contract, mock.store)}


def _seed(request: AdminRequest) -> Any:
    data = read_seed_data(request.mock.contract, request.body["seeds"], source="")
    return {"count": sow_into(request.mock.engine, data)}


STATE_ROUTES = (
    *tagged(
        "seeds",
        Route(
            "GET",
            "/seeds",
            "getSeeds",
            "Every record by resource, in the form of a seed file.",
            _exported,
            answer=SeedsSchema,
        ),
        Route(
            "POST",
            "/seeds",
            "addSeeds",
            "Put in the records of a seed file, all of them or none; none of that is an event.",
            _seed,
            201,
            body=NewSeedsSchema,
            answer=SeedCountSchema,
            refusals=(404, 409),
        ),
    ),
    *tagged(
        "state",
        Route(
            "GET",
            "/state",
            "getState",
            "Every record, transition and event, as it is kept, and the steps of a driver that failed.",
            _state,
            answer=StateSchema,
        ),
        Route(
            "POST",
            "/state",
            "addState",
            "Put records in as they are to be kept, also what is not `valid`, with the moves that led there; no event.",
            lambda request: keep(request.mock.engine, **request.body),
            204,
            body=NewStateSchema,
            refusals=(404, 409),
        ),
    ),
    *tagged(
        "snapshots",
        Route(
            "POST",
            "/snapshots",
            "createSnapshot",
            "Keep the whole state, to come back to.",
            lambda request: {"id": request.snapshots.take()},
            201,
            answer=SnapshotSchema,
            refusals=(409,),
        ),
        Route(
            "GET",
            "/snapshots",
            "listSnapshots",
            "The snapshots that are kept, oldest first.",
            lambda request: {"snapshots": [{"id": each} for each in request.snapshots.names()]},
            answer=SnapshotsSchema,
        ),
        Route(
            "POST",
            "/snapshots/{snapshot}/restore",
            "restoreSnapshot",
            "Back to a snapshot.",
            lambda request: request.snapshots.restore(request.path["snapshot"]),
            204,
            refusals=(404,),
        ),
        Route(
            "DELETE",
            "/snapshots/{snapshot}",
            "deleteSnapshot",
            "Forget a snapshot.",
            lambda request: request.snapshots.forget(request.path["snapshot"]),
            204,
            refusals=(404,),
        ),
    ),
    *tagged(
        "clock",
        Route(
            "GET",
            "/timers",
            "listTimers",
            "The transitions that time is to bring, the next one first.",
            _timers,
            answer=TimersSchema,
        ),
        Route("GET", "/clock", "getClock", "The mock's time.", _clock, answer=ClockSchema),
        Route(
            "POST",
            "/clock",
            "advanceClock",
            "Move the mock's clock forward.",
            _advance,
            body=ClockChangeSchema,
            answer=ClockSchema,
            refusals=(409,),
        ),
        Route(
            "POST",
            "/clock/until",
            "advanceClockUntil",
            "Move the mock's clock from timer to timer until a record is in a state.",
            _advance_until,
            body=UntilSchema,
            answer=RecordSchema,
            refusals=(404, 409),
        ),
    ),
)
