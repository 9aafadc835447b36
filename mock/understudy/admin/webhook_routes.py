"""Webhooks over HTTP: events and what became of them, who receives them, and chaos in their delivery."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, get_args

from marshmallow import fields, validate

from understudy.admin.route import AdminRequest, Route, tagged
from understudy.admin.schema import (
    AnswerSchema,
    Anything,
    BaseSchema,
    Duration,
    Flag,
    Name,
    QueryInteger,
    Secret,
    Text,
    Whole,
    between,
    keys,
    one_of,
)
from understudy.webhooks.chaos import KINDS
from understudy.webhooks.outbox import DeliveryStatus, Event, EventStatus

_STATUSES = get_args(DeliveryStatus)
_LONGEST_WAIT = 2


class AttemptSchema(AnswerSchema):
    time = fields.String()
    status = fields.Integer(allow_none=True)
    error = fields.String(allow_none=True)
    duration = fields.Float()
    headers = fields.List(fields.List(fields.String(), validate=validate.Length(equal=2)))
    body = fields.String()
    chaos = fields.String(allow_none=True)


class AttemptsSchema(AnswerSchema):
    attempts = fields.List(fields.Nested(AttemptSchema))


class DeliverySchema(AnswerSchema):
    endpoint = fields.String()
    url = fields.String()
    status = one_of(_STATUSES)
    max_attempts = fields.Integer()
    next_attempt_at = fields.String(allow_none=True)
    delivered_at = fields.String(allow_none=True)
    attempts = fields.List(fields.Nested(AttemptSchema))


class EventSchema(AnswerSchema):
    sequence = fields.Integer()
    id = fields.String()
    type = fields.String()
    created_at = fields.String()
    updated_at = fields.String()
    resource = fields.String()
    key = fields.List(fields.String())
    payload = Anything()
    status = one_of(get_args(EventStatus))
    deliveries = fields.List(fields.Nested(DeliverySchema))
    callback = fields.Boolean()


class EventsSchema(AnswerSchema):
    events = fields.List(fields.Nested(EventSchema))


class EventsQuerySchema(BaseSchema):
    order = one_of(["newest", "oldest"], load_default="newest")
    type = Name("event")
    status = one_of(get_args(EventStatus))
    after = QueryInteger(load_default=0, validate=between(0, 2**53))
    resource = Text()
    key = keys(load_default=list)
    wait = fields.Float(load_default=0.0, validate=between(0, _LONGEST_WAIT))


class DeliverSchema(BaseSchema):
    advance_clock = Flag(load_default=False)


class EndpointSchema(AnswerSchema):
    id = fields.String()
    url = fields.String()
    events = fields.List(fields.String())
    secrets = fields.List(fields.String())
    disabled = fields.String(allow_none=True)


class EndpointsSchema(AnswerSchema):
    endpoints = fields.List(fields.Nested(EndpointSchema))


class NewEndpointSchema(BaseSchema):
    url = Text(2000, required=True)
    events = fields.List(Name("event"), load_default=list, validate=validate.Length(max=100))
    secret = Secret(allow_none=True, load_default=None)


class NewSecretSchema(BaseSchema):
    secret = Secret(required=True)


class ChaosRuleSchema(AnswerSchema):
    id = fields.Integer()
    kind = fields.String()
    event = fields.String(allow_none=True)
    endpoint = fields.String(allow_none=True)
    times = fields.Integer(allow_none=True)
    by = Duration()


class ChaosRulesSchema(AnswerSchema):
    rules = fields.List(fields.Nested(ChaosRuleSchema))


class NewChaosRuleSchema(BaseSchema):
    kind = one_of(KINDS, required=True)
    event = Name("event", allow_none=True, load_default=None)
    endpoint = Text(allow_none=True, load_default=None)
    times = Whole(allow_none=True, load_default=1, validate=between(1, 1_000_000))
    by = Duration(load_default=timedelta(minutes=10))


def _events(request: AdminRequest) -> Any:
    query = dict(request.query)
    wait, query["key"] = query.pop("wait"), query["key"] or None
    if wait:
        request.mock.webhooks.wait(after=query["after"], timeout=wait)
    return {"events": list(map(_shown, request.mock.webhooks.events(**query)))}


def _shown(event: Event) -> dict[str, Any]:
    return {**event.to_json(), "status": event.status}


def _deliver(request: AdminRequest) -> Any:
    webhooks = request.mock.webhooks
    made = webhooks.drain(advance_clock=True) if request.body["advance_clock"] else webhooks.deliver()
    return {"attempts": made}


def _endpoints(request: AdminRequest) -> Any:
    return {"endpoints": [each for each in request.mock.webhooks.endpoints() if each.record is None]}


def _new_endpoint(request: AdminRequest) -> Any:
    body = request.body
    return request.mock.webhooks.add_endpoint(body["url"], events=body["events"], secret=body["secret"])


def _rotate(request: AdminRequest) -> Any:
    return request.mock.webhooks.rotate_secret(request.path["endpoint"], request.body["secret"])


WEBHOOK_ROUTES = (
    *tagged(
        "events",
        Route(
            "GET",
            "/events",
            "listEvents",
            "Events and their deliveries; `wait` seconds for the first one after a sequence number.",
            _events,
            query=EventsQuerySchema,
            answer=EventsSchema,
            refusals=(404, 409),
        ),
        Route(
            "DELETE",
            "/events",
            "clearEvents",
            "Forget every event; resources stay.",
            lambda request: request.mock.webhooks.clear(),
            204,
        ),
        Route(
            "GET",
            "/events/{event}",
            "getEvent",
            "One event by its id or its sequence number.",
            lambda request: _shown(request.mock.webhooks.event(request.path["event"])),
            answer=EventSchema,
            refusals=(404,),
        ),
        Route(
            "POST",
            "/events/{event}/deliver",
            "deliverEventNow",
            "Deliver one event now, due or not, unless that is settled already; the event afterwards.",
            lambda request: _shown(request.mock.webhooks.deliver_now(request.path["event"])),
            answer=EventSchema,
            refusals=(404,),
        ),
        Route(
            "POST",
            "/events/{event}/redeliver",
            "redeliverEvent",
            "Deliver an event again, whatever became of it.",
            lambda request: {"attempts": request.mock.webhooks.redeliver(request.path["event"])},
            answer=AttemptsSchema,
            refusals=(404,),
        ),
        Route(
            "POST",
            "/deliver",
            "deliverEvents",
            "Deliver what is due; `advanceClock` walks through every retry.",
            _deliver,
            body=DeliverSchema,
            answer=AttemptsSchema,
        ),
    ),
    *tagged(
        "endpoints",
        Route("GET", "/endpoints", "listEndpoints", "Who receives events.", _endpoints, answer=EndpointsSchema),
        Route(
            "POST",
            "/endpoints",
            "createEndpoint",
            "Send events to a URL from now on.",
            _new_endpoint,
            201,
            body=NewEndpointSchema,
            answer=EndpointSchema,
            refusals=(409,),
        ),
        Route(
            "DELETE",
            "/endpoints/{endpoint}",
            "deleteEndpoint",
            "Send no more events there.",
            lambda request: request.mock.webhooks.remove_endpoint(request.path["endpoint"]),
            204,
            refusals=(404,),
        ),
        Route(
            "POST",
            "/endpoints/{endpoint}/secrets",
            "rotateSecret",
            "Sign with a new secret and the one before it.",
            _rotate,
            201,
            body=NewSecretSchema,
            answer=EndpointSchema,
            refusals=(404, 409),
        ),
        Route(
            "DELETE",
            "/endpoints/{endpoint}/secrets",
            "retireSecrets",
            "End a rotation: sign with the newest secret only.",
            lambda request: request.mock.webhooks.retire_secret(request.path["endpoint"]),
            answer=EndpointSchema,
            refusals=(404,),
        ),
    ),
    *tagged(
        "chaos",
        Route(
            "GET",
            "/chaos",
            "listChaos",
            "The chaos rules that are still to come.",
            lambda request: {"rules": request.mock.webhooks.chaos.rules()},
            answer=ChaosRulesSchema,
        ),
        Route(
            "POST",
            "/chaos",
            "createChaos",
            "Break deliveries on purpose.",
            lambda request: request.mock.webhooks.chaos.add(**request.body),
            201,
            body=NewChaosRuleSchema,
            answer=ChaosRuleSchema,
            refusals=(409,),
        ),
        Route(
            "DELETE",
            "/chaos",
            "clearChaos",
            "Remove every chaos rule.",
            lambda request: request.mock.webhooks.chaos.clear(),
            204,
        ),
        Route(
            "DELETE",
            "/chaos/{rule}",
            "deleteChaos",
            "Remove a chaos rule.",
            lambda request: request.mock.webhooks.chaos.remove(request.number("rule", "chaos rule {}")),
            204,
            refusals=(404,),
        ),
    ),
)
