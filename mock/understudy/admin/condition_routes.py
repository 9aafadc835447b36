"""What every call of the mock meets, over HTTP: default preferences, latency, errors by chance, and a rate limit."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from marshmallow import fields, validate

from understudy.admin.route import AdminRequest, Route, tagged
from understudy.admin.schema import AnswerSchema, BaseSchema, Text
from understudy.faults.network import Conditions


class NewConditionsSchema(BaseSchema):
    prefer = fields.List(Text(), load_default=list, validate=validate.Length(max=10))
    latency = Text(allow_none=True, load_default=None)
    chaos = Text(allow_none=True, load_default=None)
    rate_limit = Text(allow_none=True, load_default=None)


class ConditionsSchema(AnswerSchema):
    prefer = fields.List(fields.String())
    latency = fields.String(allow_none=True)
    chaos = fields.String(allow_none=True)
    rate_limit = fields.String(allow_none=True)


def _conditions(request: AdminRequest) -> Any:
    return asdict(request.mock.conditions())


def _set(request: AdminRequest) -> Any:
    body = request.body
    request.mock.set_conditions(Conditions(**{**body, "prefer": tuple(body["prefer"])}))
    return _conditions(request)


CONDITION_ROUTES = tagged(
    "conditions",
    Route(
        "GET",
        "/conditions",
        "getConditions",
        "What every call meets: preferences, latency, errors by chance, a rate limit.",
        _conditions,
        answer=ConditionsSchema,
    ),
    Route(
        "PUT",
        "/conditions",
        "setConditions",
        "Let every call meet these from now on; what is left out is met no longer.",
        _set,
        body=NewConditionsSchema,
        answer=ConditionsSchema,
        refusals=(409,),
    ),
)
