"""Turns the body of a webhook delivery into the class of its event."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, NoReturn, TypeVar
from urllib.parse import unquote

from .errors import WebhookPayloadError
from .signatures import Headers, lowered, raw
from .values import is_object

__all__ = ["Routes", "UnknownEvent", "parse"]

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class UnknownEvent:
    """An event that the document has no class for: newer than this package, perhaps. Best answered with a 2xx.

    `type` is what the payload says it is, where it says so; `payload` is the JSON as it came.
    """

    type: str | None
    payload: Any


@dataclass(frozen=True, slots=True)
class Routes(Generic[E]):
    """How to tell events apart: `values` of `property` in the payload, or the `names` of the document's webhooks.

    Each leads to the parsers to try, in order. `rest` parses a payload without the property. `cloud_events` are the
    names of webhooks by the types of the CloudEvents that they are sent as.
    """

    property: str | None
    values: Mapping[str, Sequence[Callable[[Mapping[str, Any]], E]]]
    names: Mapping[str, Sequence[Callable[[Mapping[str, Any]], E]]]
    rest: Sequence[Callable[[Mapping[str, Any]], E]] = ()
    cloud_events: Mapping[str, str] = field(default_factory=dict[str, str])


def parse(body: bytes, routes: Routes[E], event: str | None = None, headers: Headers = ()) -> E | UnknownEvent:
    """The event in a body. `event` names the webhook where something else than the payload names it.

    A CloudEvent is unwrapped: the envelope of the structured mode, or the `ce-type` header of the binary one.

    Raises WebhookPayloadError for a body that is no JSON or not what the document says; TypeError for a body that is
    no bytes; ValueError when the events of the document can't be distinguished and `event` is not passed.
    """
    payload = _decoded(raw(body))
    if routes.cloud_events:
        name, payload = _unwrapped(payload, headers)
        if name is not None and event is None:
            return _tried(routes.names.get(routes.cloud_events.get(name, name), ()), name, payload)
    if event is not None:
        return _tried(routes.names.get(event, ()), event, payload)
    if routes.property is None:
        if routes.names and not routes.rest:
            known = ", ".join(repr(name) for name in routes.names)
            raise ValueError(f"nothing in a payload tells which event it is: pass event=, one of {known}")
        return _tried(routes.rest, None, payload)
    if not is_object(payload):
        raise WebhookPayloadError(f"the body is a JSON {_kind(payload)}, not an object")
    found = payload.get(routes.property)
    if routes.property not in payload and routes.rest:
        return _tried(routes.rest, None, payload)
    if not isinstance(found, str):
        found_kind = _kind(found) if routes.property in payload else "missing"
        raise WebhookPayloadError(f"{routes.property}, which names the event, is {found_kind} in the body")
    return _tried(routes.values.get(found, ()), found, payload)


def _unwrapped(payload: Any, headers: Headers) -> tuple[str | None, Any]:
    """The type of a CloudEvent and its data (HTTP binding 3.1 and 3.2); None and the payload for what is none."""
    found = lowered(headers).get("ce-type")
    if found:
        return unquote(found[0]), payload
    if not is_object(payload) or not isinstance(payload.get("specversion"), str):
        return None, payload
    name = payload.get("type")
    if not isinstance(name, str):
        raise WebhookPayloadError("type, which names the CloudEvent, is missing in the body")
    if "data_base64" in payload:
        return name, _from_base64(payload["data_base64"])
    return name, payload.get("data")


def _from_base64(text: Any) -> Any:
    try:
        return _decoded(b64decode(text, validate=True))
    except (ValueError, TypeError) as error:
        raise WebhookPayloadError(f"data_base64 of the CloudEvent can't be read: {error}") from error


def _decoded(body: bytes) -> Any:
    try:
        return json.loads(body.decode(), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise WebhookPayloadError(f"the body is no JSON: {error}") from error


def _no_constant(name: str) -> NoReturn:
    # Python reads NaN and Infinity, which JSON has not (RFC 8259 6).
    raise ValueError(f"{name} is no value")


def _tried(parsers: Sequence[Callable[[Mapping[str, Any]], E]], name: str | None, payload: Any) -> E | UnknownEvent:
    if not parsers:
        return UnknownEvent(name, payload)
    if not is_object(payload):
        raise WebhookPayloadError(f"the body is a JSON {_kind(payload)}, not an object")
    failure: Exception | None = None
    for parser in parsers:
        try:
            return parser(payload)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            failure = error
    reason = f"{failure} is missing" if isinstance(failure, KeyError) else str(failure)
    label = f"the event {name}" if name else "the event"
    raise WebhookPayloadError(f"the body is not what the document says of {label}: {reason}") from failure


def _kind(value: Any) -> str:
    kinds: dict[Any, str] = {dict: "object", list: "array", str: "string", bool: "boolean", type(None): "null"}
    return kinds.get(type(value), "number")
