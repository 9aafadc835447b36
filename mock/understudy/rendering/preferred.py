"""The answer that a caller prefers to what the state would give: a documented status, a named example, a made-up value.

The state is neither read nor changed. A preference that the document can't follow is ignored, as RFC 7240 has it, and
named in a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from understudy.exchange import Exchange
from understudy.faults.damage import slug_of
from understudy.lazy_dataclass import dataclass
from understudy.messages import PHRASES, Answer, Preferences, Refusal
from understudy.openapi.media_types import choose, covers_json
from understudy.openapi.model import MediaType, Operation, ResponseObject
from understudy.openapi.schemas import Schemas
from understudy.problem import did_you_mean
from understudy.values.generate import Values


@dataclass(frozen=True, slots=True)
class _Choice:
    """A response of the document, and the value to send where that is settled already."""

    response: ResponseObject
    status: int
    media: MediaType | None
    value: Any = None
    settled: bool = False


def prefer_documented(exchange: Exchange, success: ResponseObject | None, schemas: Schemas, values: Values) -> None:
    """Set the answer, or the refusal, that the preferences ask for, if the operation documents one like that."""
    operation, preferences = exchange.operation, exchange.preferences
    assert operation is not None
    try:
        choice = _choose(operation, preferences, success, exchange.request.headers.get("accept"))
    except LookupError as error:
        if "prefer" in exchange.request.headers:
            exchange.warnings += (f"Prefer {error.args[0]}",)
        return
    exchange.applied += tuple(_applied(preferences))
    if choice.status >= 400 and not choice.settled and preferences.dynamic is None:
        message = f"{PHRASES.get(choice.status, 'Error')} (preferred by the request)"
        exchange.refusal = Refusal((choice.status,), slug_of(choice.status), message)
        return
    media = choice.media
    if media is None:
        exchange.answer = Answer(choice.status)
        return
    value = choice.value if choice.settled else _value(exchange, choice, media, values)
    exchange.answer = Answer(choice.status, value, media.name)
    if choice.settled and media.schema is not None and covers_json(media.name):
        violations = schemas.validator(media.schema, "response").violations(value)
        if violations:
            # It was requested by name, so it goes out as it stands.
            exchange.unchecked = True
            first = violations[0]
            exchange.warnings += (f"the example breaks its schema: {first.pointer or 'it'} {first.message}",)


def _choose(
    operation: Operation, preferences: Preferences, success: ResponseObject | None, accept: str | None
) -> _Choice:
    """Raises LookupError with what the document has instead."""
    response, status = success, _lowest(success)
    if preferences.code is not None:
        response, status = operation.response_for(preferences.code), preferences.code
        if response is None:
            known = ", ".join(operation.responses) or "no response"
            raise LookupError(f"code={preferences.code}: {operation.id} documents {known}")
    if preferences.example is not None:
        found = [response] if preferences.code is not None else [success, *operation.responses.values()]
        return _named(operation, preferences.example, [each for each in found if each is not None], preferences.code)
    if response is None:
        raise LookupError(f"dynamic: {operation.id} documents no response")
    content = response.content
    media = (choose(accept, content) or content[0]) if content else None
    if media is not None and media.examples and preferences.dynamic is not True and status < 400:
        return _Choice(response, status, media, media.examples[0], settled=True)
    return _Choice(response, status, media)


def _named(operation: Operation, name: str, responses: list[ResponseObject], code: int | None) -> _Choice:
    names: dict[str, None] = {}
    for response in responses:
        for media, known, value in _examples(response):
            if known == name:
                return _Choice(response, code or _lowest(response), media, value, settled=True)
            names[known] = None
    hint = did_you_mean(name, names) if names else "there is none"
    raise LookupError(f"example={name}: {operation.id} has no example of that name; {hint}")


def _examples(response: ResponseObject) -> Iterator[tuple[MediaType, str, Any]]:
    for media in response.content:
        for name, value in zip(media.example_names, media.examples, strict=True):
            if name is not None:
                yield media, name, value


def _lowest(response: ResponseObject | None) -> int:
    """The status of a response; a range or `default` stands for its lowest."""
    status = response.status if response is not None else "200"
    if status.isdigit():
        return int(status)
    return int(status[0]) * 100 if status[0].isdigit() else 200


def _value(exchange: Exchange, choice: _Choice, media: MediaType, values: Values) -> Any:
    """Made up from the schema: the same for the same request."""
    request = exchange.request
    if media.schema is None:
        return media.examples[0] if media.examples else None if covers_json(media.name) else b""
    key = f"{request.method} {request.path}?{request.query} {choice.status}"
    return values.generate(media.schema, "response", key=key)


def _applied(preferences: Preferences) -> Iterator[str]:
    if preferences.code is not None:
        yield f"code={preferences.code}"
    if preferences.example is not None:
        yield f"example={preferences.example}"
    elif preferences.dynamic is not None:
        yield f"dynamic={str(preferences.dynamic).lower()}"
