"""What becomes of an answer that a fault strikes. Every such answer says so in `X-Mock-Fault`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from understudy.faults.rules import Fault
from understudy.json_codec import dumps, loads
from understudy.messages import PHRASES, Answer, Refusal, Response
from understudy.openapi.media_types import covers_json
from understudy.openapi.model import ResponseObject as Documented
from understudy.openapi.schemas import Schemas

FAULT = "X-Mock-Fault"
LATENCY = "X-Mock-Latency"


def _problem(status: int, detail: str) -> Answer:
    body = {"type": "about:blank", "title": PHRASES[status], "status": status, "detail": detail}
    return Answer(status, body, "application/problem+json")


PENDING = {
    # A WSGI server must answer something: what a gateway says of a service that is silent (RFC 9110 15.6.5), or gone.
    "timeout": _problem(504, "no answer came in time (a fault of the mock)"),
    "connection-reset": _problem(502, "the connection was closed (a fault of the mock)"),
}
"""What stands for an answer that never arrives, for a server that can't be made to keep silent."""


def refusal_of(fault: Fault) -> Refusal:
    """The error that a fault with a status answers with."""
    assert fault.status is not None
    phrase = PHRASES.get(fault.status, "Fault")
    headers = () if fault.retry_after is None else (("Retry-After", str(fault.retry_after)),)
    return Refusal((fault.status,), slug_of(fault.status), f"{phrase} (a fault of the mock)", headers=headers)


def slug_of(status: int) -> str:
    """The reason phrase of a status as a code, such as `too_many_requests`."""
    return PHRASES.get(status, "Fault").lower().replace(" ", "_").replace("-", "_")


def slower(response: Response | None, latency: timedelta) -> Response:
    """The response with the virtual time it took, in seconds; several add up."""
    assert response is not None
    before = sum(float(value) for name, value in response.headers if name == LATENCY)
    headers = tuple(pair for pair in response.headers if pair[0] != LATENCY)
    seconds = before + latency.total_seconds()
    return replace(response, headers=(*headers, (LATENCY, f"{seconds:g}")), fault=response.fault or "latency")


def damaged(kind: str, response: Response, documented: Documented | None, schemas: Schemas) -> Response:
    """The response as a fault of this kind leaves it."""
    body, headers = response.body, response.headers
    if kind in PENDING:
        answer = PENDING[kind]
        body = dumps(answer.value)
        media = (("Content-Type", str(answer.media_type)), ("Content-Length", str(len(body))), (FAULT, kind))
        return replace(response, status=answer.status, headers=media, body=body, fault=kind, pauses=())
    if kind == "truncated-body":
        return replace(response, headers=(*headers, (FAULT, kind)), body=body[: len(body) // 2], fault=kind)
    if kind == "malformed-body":
        # No JSON text begins so, whatever follows: the half of a text ends before its last character.
        body = b"{" + body[: len(body) // 2]
    elif kind == "wrong-content-type":
        headers = tuple((name, "text/html" if name == "Content-Type" else value) for name, value in headers)
    elif kind == "off-contract-body":
        body = _off_contract(response, documented, schemas)
    headers = tuple((name, str(len(body)) if name == "Content-Length" else value) for name, value in headers)
    return replace(response, headers=(*headers, (FAULT, kind)), body=body, pauses=())


def _off_contract(response: Response, documented: Documented | None, schemas: Schemas) -> bytes:
    """A body of the same kind that breaks its schema, as little as may be; itself where the schema allows anything."""
    name = next((value for name, value in response.headers if name == "Content-Type"), "")
    media = next((each for each in documented.content if each.name == name), None) if documented else None
    if media is None or media.schema is None or not covers_json(media.name):
        return response.body
    validator = schemas.validator(media.schema, "response")
    for candidate in _variations(loads(response.body)):
        if not validator.is_valid(candidate):
            return dumps(candidate)
    return response.body


def _variations(value: Any) -> Iterator[Any]:
    """The value broken in one place, smallest changes first: a member left out, one of another type, all replaced."""
    if isinstance(value, dict):
        for name in value:
            yield {key: inner for key, inner in value.items() if key != name}
        for name, inner in value.items():
            yield {**value, name: 0 if isinstance(inner, str) else "0"}
        yield {**value, "unexpected": True}
    elif isinstance(value, list):
        for inner in _variations(value[0]) if value else ():
            yield [inner, *value[1:]]
    yield from ({}, [], "off contract", 0, None)
