"""What the control plane takes and gives, as marshmallow schemas. Names on the wire are camelCase; others are refused.

They are made for one contract, so that its operations, webhooks and resources can be listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from understudy.contract import Contract
from understudy.durations import duration_text, parse_duration
from understudy.faults.rules import KINDS as FAULT_KINDS
from understudy.faults.rules import PHASES, STEPS
from understudy.problem import nearest
from understudy.server.sessions import KEY as SESSION_KEY
from understudy.server.sessions import KEY_SAID
from understudy.webhooks.chaos import KINDS

__all__ = ["Anything", "Base", "Digits", "Duration", "Flag", "Key", "Number", "Schemas", "Whole", "make_schemas"]

_LONG = 200
_TEXT = validate.Length(min=1, max=_LONG)
_STATUSES = ("pending", "delivered", "failed", "dropped")
_WHSEC = r"^whsec_(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"


def _between(low: float, high: float) -> validate.Range:
    return validate.Range(low, high, error="must be from {min} to {max}; got {input}")


class Base(Schema):
    """camelCase on the wire, snake_case in Python."""

    class Meta:
        unknown = RAISE

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        head, *tail = (field_obj.data_key or field_name).split("_")
        field_obj.data_key = head + "".join(part.title() for part in tail)

    def handle_error(self, error: ValidationError, data: Any, **_more: Any) -> None:
        """Say of each field that there is none of which is nearest."""
        known = [str(field.data_key) for field in self.fields.values()]
        for name, messages in error.messages_dict.items():
            if messages == [self.error_messages["unknown"]] and (close := nearest(str(name), known, limit=1)):
                error.messages_dict[name] = [f"unknown field; did you mean {close[0]}?"]


class Key(fields.Field[str]):
    """A key of a record: text or a whole number; text inside."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # 1.0 is an integer in JSON Schema (2020-12 core, 4.2.2)
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise ValidationError("is a text or a whole number")
        if not 1 <= len(str(value)) <= _LONG:
            raise ValidationError(f"has from 1 to {_LONG} characters")
        return str(value)


class Flag(fields.Boolean):
    """true or false, and nothing that Python takes for them."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError("is true or false")
        return value


class Whole(fields.Integer):
    """A whole number in JSON, where 1.0 is one (JSON Schema 2020-12 core, 4.2.2) and true and "1" are none."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValidationError("is a whole number")
        return value


class Number(fields.Float):
    """A number in JSON; true and "1" are none."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValidationError("is a number")
        return float(value)


class Digits(fields.Integer):
    """A whole number in a query."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        text = str(value)
        if not (text.removeprefix("-").isdigit() and text.isascii() and len(text) < 20):
            raise ValidationError(f"must be a whole number; got {text!r}")
        return int(text)


class Duration(fields.Field[timedelta]):
    """A duration of RFC 3339 such as PT24H; a timedelta inside."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> timedelta:
        try:
            return parse_duration(value)
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else duration_text(value)


class Anything(fields.Raw):
    """Any JSON value."""


@dataclass(frozen=True, slots=True)
class Schemas:
    """One schema for everything that is sent either way, by name."""

    by_name: Mapping[str, type[Schema]]

    def __getitem__(self, name: str) -> type[Schema]:
        return self.by_name[name]


def _keys(*, required: bool = True) -> fields.List[str]:
    more: dict[str, Any] = {"required": True} if required else {"load_default": list}
    return fields.List(Key(), validate=validate.Length(max=10), **more)


def _text(**more: Any) -> fields.String:
    return fields.String(validate=_TEXT, **more)


def _requests(contract: Contract) -> dict[str, Mapping[str, Any]]:
    operations = validate.OneOf(list(contract.operations))
    events = validate.OneOf([webhook.name for webhook in _sent(contract)])
    schemes = {webhook.delivery.sign for webhook in _sent(contract)}
    secret = validate.Regexp(_WHSEC) if "standard-webhooks" in schemes else validate.Length(min=1, max=_LONG)
    return {
        "NewRecord": {
            "resource": _text(required=True),
            "parent": _keys(required=False),
            "attributes": fields.Dict(keys=fields.String(), load_default=dict),
            "emit": Flag(load_default=False),
        },
        "RecordChange": {"attributes": fields.Dict(keys=fields.String(), required=True)},
        "NewTransition": {
            "resource": _text(required=True),
            "key": _keys(),
            "to": _text(required=True),
            "property": _text(allow_none=True, load_default=None),
            "expect": _text(allow_none=True, load_default=None),
            "force": Flag(load_default=False),
            "patch": fields.Dict(keys=fields.String(), load_default=dict),
        },
        "NewEndpoint": {
            "url": fields.String(required=True, validate=validate.Length(min=1, max=2000)),
            "events": fields.List(fields.String(validate=events), load_default=list, validate=validate.Length(max=100)),
            "secret": fields.String(validate=secret, allow_none=True, load_default=None),
        },
        "NewSecret": {"secret": fields.String(validate=secret, required=True)},
        "NewChaos": {
            "kind": fields.String(required=True, validate=validate.OneOf(KINDS)),
            "event": fields.String(validate=events, allow_none=True, load_default=None),
            "endpoint": _text(allow_none=True, load_default=None),
            "times": Whole(allow_none=True, load_default=1, validate=_between(1, 1_000_000)),
            "by": Duration(load_default=timedelta(minutes=10)),
        },
        "NewFault": {
            "operation_id": fields.String(validate=operations, allow_none=True, load_default=None),
            "kind": fields.String(validate=validate.OneOf(FAULT_KINDS), allow_none=True, load_default=None),
            "resource": _text(allow_none=True, load_default=None),
            "method": _text(allow_none=True, load_default=None),
            "path": fields.String(validate=validate.Length(1, 2000), allow_none=True, load_default=None),
            "match": Anything(allow_none=True, load_default=None),
            "parameters": fields.Dict(keys=fields.String(), allow_none=True, load_default=None),
            "nth": Whole(load_default=1, validate=_between(1, 1_000_000)),
            "times": Whole(allow_none=True, load_default=1, validate=_between(1, 1_000_000)),
            "probability": Number(load_default=1.0, validate=_between(0.000001, 1)),
            "phase": fields.String(validate=validate.OneOf(PHASES), allow_none=True, load_default=None),
            "status": Whole(allow_none=True, load_default=None, validate=_between(400, 599)),
            "latency": Duration(allow_none=True, load_default=None),
            "retry_after": Whole(allow_none=True, load_default=None, validate=_between(0, 1_000_000_000)),
            "step": fields.String(validate=validate.OneOf(STEPS), allow_none=True, load_default=None),
        },
        "SinkAnswer": {
            "status": Whole(load_default=204, validate=_between(200, 599)),
            "headers": fields.Dict(keys=fields.String(), values=fields.String(), load_default=dict),
            "body": fields.String(),
            "json": Anything(allow_none=True),
        },
        "ClockChange": {"advance": Duration(required=True)},
        "Until": {
            "resource": _text(required=True),
            "key": _keys(),
            "to": _text(required=True),
            "property": _text(allow_none=True, load_default=None),
            "within": Duration(load_default=timedelta(days=366)),
        },
        "Deliver": {"advance_clock": Flag(load_default=False)},
        "NewSession": {
            "key": fields.String(
                required=True, validate=validate.Regexp(SESSION_KEY, error=f"{KEY_SAID}; got {{input}}")
            ),
            "like": _text(allow_none=True, load_default=None),
        },
    }


def _sent(contract: Contract) -> list[Any]:
    called = [each.webhook for entries in contract.callbacks.values() for each in entries]
    return [*contract.webhooks.values(), *called]


def _queries(contract: Contract) -> dict[str, Mapping[str, Any]]:
    limit = Digits(load_default=50, validate=_between(1, 10_000))
    events = validate.OneOf([webhook.name for webhook in _sent(contract)])
    return {
        "JournalQuery": {"limit": limit, "after": Digits(load_default=0, validate=_between(0, 2**53))},
        "RecordsQuery": {"resource": _text(required=True), "parent": fields.List(Key(), load_default=list)},
        "RecordQuery": {"resource": _text(required=True), "key": fields.List(Key(), load_default=list)},
        "TransitionsQuery": {"after": Digits(load_default=0, validate=_between(0, 2**53))},
        "EventsQuery": {
            "order": fields.String(load_default="newest", validate=validate.OneOf(["newest", "oldest"])),
            "type": fields.String(load_default=None, validate=events),
            "status": fields.String(load_default=None, validate=validate.OneOf(_STATUSES)),
            "after": Digits(load_default=0, validate=_between(0, 2**53)),
            "resource": _text(load_default=None),
            "key": _keys(required=False),
            "wait": fields.Float(load_default=0.0, validate=_between(0, 2)),
        },
    }


def _answers() -> dict[str, Mapping[str, Any]]:
    def required(made: fields.Field[Any]) -> fields.Field[Any]:
        made.required = True
        return made

    text, number, many = fields.String, fields.Integer, fields.List
    found: dict[str, dict[str, fields.Field[Any]]] = {
        "Health": {"status": text(), "title": text(), "version": text(), "operations": number()},
        "Resource": {
            "name": text(),
            "path": text(),
            "key": many(text()),
            "states": fields.Dict(keys=text(), values=many(text())),
        },
        "Transition": {
            "sequence": Whole(),
            "resource": text(),
            "key": many(text()),
            "property": text(),
            "from": text(allow_none=True),
            "to": text(),
            "patch": fields.Dict(keys=text()),
            "cause": text(),
            "forced": Flag(),
            "time": text(),
        },
        "Attempt": {
            "time": text(),
            "status": number(allow_none=True),
            "error": text(allow_none=True),
            "duration": fields.Float(),
            "headers": many(many(text())),
            "body": text(),
            "chaos": text(allow_none=True),
        },
        "Endpoint": {
            "id": text(),
            "url": text(),
            "events": many(text()),
            "secrets": many(text()),
            "disabled": text(allow_none=True),
        },
        "Chaos": {
            "id": number(),
            "kind": text(),
            "event": text(allow_none=True),
            "endpoint": text(allow_none=True),
            "times": number(allow_none=True),
            "by": Duration(),
        },
        "Fault": {
            "id": number(),
            "kind": text(),
            **{name: text(allow_none=True) for name in ("operation_id", "resource", "method", "path", "phase", "step")},
            "match": Anything(allow_none=True),
            "parameters": fields.Dict(keys=text(), allow_none=True),
            "nth": number(),
            "times": number(allow_none=True),
            "probability": fields.Float(),
            "status": number(allow_none=True),
            "latency": Duration(allow_none=True),
            "retry_after": number(allow_none=True),
            "used": fields.Boolean(),
        },
        "Clock": {"now": text()},
        "Snapshot": {"id": text()},
        "Session": {"key": text(), "exchanges": number()},
        "Row": {"collection": text(), "parent": many(text()), "key": many(text()), "record": fields.Dict(keys=text())},
        "Record": {"record": fields.Dict(keys=text())},
        "Records": {"records": many(fields.Dict(keys=text()))},
        "Journal": {"entries": many(fields.Dict(keys=text()))},
        "Problem": {"type": text(), "title": text(), "status": number(), "detail": text(), "code": text()},
    }
    return {name: {key: required(made) for key, made in entry.items()} for name, entry in found.items()}


def make_schemas(contract: Contract) -> Schemas:
    """Every schema of the control plane for one contract."""
    plain = {**_requests(contract), **_queries(contract), **_answers()}
    made = {name: Base.from_dict(dict(entry), name=name) for name, entry in plain.items()}

    def nested(name: str, *, many: bool = False) -> fields.Nested:
        return fields.Nested(made[name], required=True, many=many)

    def build(name: str, **entries: fields.Field[Any]) -> None:
        made[name] = Base.from_dict(dict(entries), name=name)

    build(
        "Delivery",
        endpoint=fields.String(required=True),
        url=fields.String(required=True),
        status=fields.String(required=True, validate=validate.OneOf(_STATUSES)),
        max_attempts=fields.Integer(required=True),
        next_attempt_at=fields.String(required=True, allow_none=True),
        delivered_at=fields.String(required=True, allow_none=True),
        attempts=nested("Attempt", many=True),
    )
    build(
        "Event",
        sequence=fields.Integer(required=True),
        id=fields.String(required=True),
        type=fields.String(required=True),
        created_at=fields.String(required=True),
        updated_at=fields.String(required=True),
        resource=fields.String(required=True),
        key=fields.List(fields.String(), required=True),
        payload=Anything(required=True),
        deliveries=nested("Delivery", many=True),
        callback=fields.Boolean(required=True),
    )
    for plural, single in (
        ("Events", "Event"),
        ("Transitions", "Transition"),
        ("Attempts", "Attempt"),
        ("Endpoints", "Endpoint"),
        ("Resources", "Resource"),
        ("Faults", "Fault"),
        ("Sessions", "Session"),
    ):
        build(plural, **{plural.lower(): nested(single, many=True)})
    numbers = fields.Dict(keys=fields.String(), values=Whole(validate=_between(0, 1_000_000)), required=True)
    build("State", now=fields.String(required=True), rows=nested("Row", many=True), numbers=numbers)
    build("NewState", rows=nested("Row", many=True), transitions=nested("Transition", many=True), numbers=numbers)
    build("ChaosRules", rules=nested("Chaos", many=True))
    build(
        "NewSinkRule",
        answer=nested("SinkAnswer"),
        type=_text(allow_none=True, load_default=None),
        match=Anything(allow_none=True, load_default=None),
        headers=fields.Dict(
            keys=fields.String(), values=fields.String(allow_none=True), allow_none=True, load_default=None
        ),
        url=fields.String(validate=validate.Length(1, 2000), allow_none=True, load_default=None),
        method=fields.String(validate=validate.Regexp("^[A-Za-z]+$"), allow_none=True, load_default=None),
        nth=Whole(load_default=1, validate=_between(1, 1_000_000)),
        times=Whole(allow_none=True, load_default=1, validate=_between(1, 1_000_000)),
        latency=Duration(allow_none=True, load_default=None),
    )
    build(
        "SinkRule",
        id=fields.Integer(required=True),
        answer=fields.Nested(made["SinkAnswer"], required=True, allow_none=True),
        **{name: Anything(required=True, allow_none=True) for name in ("type", "match", "headers", "url", "method")},
        nth=fields.Integer(required=True),
        times=fields.Integer(required=True, allow_none=True),
        latency=Duration(required=True, allow_none=True),
    )
    build("SinkRules", rules=nested("SinkRule", many=True))
    return Schemas(made)
