"""What the control plane's client returns, as the classes that a mock in this process returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

from understudy.durations import parse_duration
from understudy.faults import Conditions, Fault
from understudy.json_values import is_whole
from understudy.messages import Request, Response
from understudy.openapi.violations import Violation
from understudy.records.names import key_parts
from understudy.state.journal import JournalEntry
from understudy.state.store import Address
from understudy.webhooks.capture import CaptureRule
from understudy.webhooks.capture.answers import WebhookReply
from understudy.webhooks.capture.template import Template
from understudy.webhooks.chaos import ChaosRule
from understudy.webhooks.endpoints import Endpoint
from understudy.webhooks.outbox import Attempt, Delivery, Event

if TYPE_CHECKING:
    from understudy.admin_client import models


_T = TypeVar("_T")


def keys_of(values: Sequence[Any]) -> list[int | str]:
    """Keys as the control plane takes them; a list or tuple stands for its entries, as in process."""
    return [part if is_whole(part) else str(part) for part in key_parts(values)]


def made(kind: type[_T], shown: object, **others: Any) -> _T:
    """One of our classes of what a model has under the names of its fields, and of `others`; the rest is as default."""
    found = {each.name: getattr(shown, each.name) for each in fields(cast("Any", kind)) if hasattr(shown, each.name)}
    return kind(**{**found, **others})


def entry_of(exchange: models.Exchange) -> JournalEntry:
    """An exchange. The control plane shows the mock's time of it only, so that stands for the machine's as well."""
    request, response = exchange.request, exchange.response
    time = datetime.fromisoformat(exchange.time)
    headers = request.headers.additional_properties
    return made(
        JournalEntry,
        exchange,
        time=time,
        received_at=time,
        request=Request(request.method, request.path, request.query, headers, request.body.encode()),
        response=Response(response.status, _pairs(response.headers), response.body.encode()),
        violations=_violations(exchange.violations),
        off_contract=_violations(exchange.off_contract),
        concerned=_addresses(exchange.concerned),
        changed=_addresses(exchange.changed),
        warnings=tuple(exchange.warnings),
        events=tuple(exchange.events),
    )


def _addresses(found: Sequence[models.Concerned]) -> tuple[Address, ...]:
    return tuple(Address(each.collection, tuple(each.parent), tuple(each.key)) for each in found)


def _violations(found: Sequence[models.Violation]) -> tuple[Violation, ...]:
    return tuple(made(Violation, each) for each in found)


def _pairs(headers: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in headers)


def attempt_of(attempt: models.Attempt) -> Attempt:
    """One try to deliver."""
    return made(Attempt, attempt, headers=_pairs(attempt.headers))


def event_of(event: models.Event) -> Event:
    """An event with its deliveries."""
    return made(Event, event, key=tuple(event.key), deliveries=tuple(map(_delivery, event.deliveries)))


def _delivery(delivery: models.Delivery) -> Delivery:
    return made(Delivery, delivery, status=str(delivery.status), attempts=tuple(map(attempt_of, delivery.attempts)))


def endpoint_of(endpoint: models.Endpoint) -> Endpoint:
    """Who receives events."""
    return made(Endpoint, endpoint, events=tuple(endpoint.events), secrets=tuple(endpoint.secrets))


def chaos_of(rule: models.ChaosRule) -> ChaosRule:
    """A rule of chaos."""
    return made(ChaosRule, rule, by=parse_duration(rule.by))


def conditions_of(shown: models.Conditions) -> Conditions:
    return made(Conditions, shown, prefer=tuple(shown.prefer))


def sent_conditions(conditions: Conditions) -> models.NewConditions:
    from understudy.admin_client.models import NewConditions

    return NewConditions(list(conditions.prefer), conditions.latency, conditions.chaos, conditions.rate_limit)


def fault_of(rule: models.Fault) -> Fault:
    """A fault, without what only Python can say."""
    parameters = None if rule.parameters is None else rule.parameters.additional_properties
    return made(Fault, rule, parameters=parameters, latency=_duration(rule.latency))


def capture_rule_of(rule: models.CaptureRule) -> CaptureRule:
    """A capture rule; one that a function of the server's process answers is shown as 204."""
    plain: dict[str, Any] = rule.to_dict()
    sent = plain["answer"]
    answer = WebhookReply() if sent is None else WebhookReply(sent["status"], sent["headers"], sent["body"].encode())
    template = Template(**{name: plain[name] for name in ("type", "match", "headers", "url", "method")})
    return CaptureRule(rule.id, answer, template, rule.nth, rule.times, _duration(rule.latency))


def _duration(text: str | None) -> Any:
    return None if text is None else parse_duration(text)
