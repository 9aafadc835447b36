"""A step as a request: parameters in their places, a body of its media type, and what came back as values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from understudy.http.body_writer import UnwritableError, parameter_pairs, text, write_body
from understudy.inference.shapes import media_of
from understudy.json_codec import dumps, loaded, loads
from understudy.lazy_dataclass import dataclass
from understudy.openapi.media_types import covers_json, is_json
from understudy.openapi.model import MediaType, Operation
from understudy.openapi.pointer import is_index, tokens_of
from understudy.workflows.expressions import Exchanged, ExpressionError, RunContext, filled
from understudy.workflows.model import Step, StepBody


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A request that can be sent, and what expressions may ask of it."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    exchanged: Exchanged


def outgoing(step: Step, operation: Operation, facts: RunContext, base: str, common: Mapping[str, str]) -> Outgoing:
    """The request of a step. `common` are header fields of every request. Raises ExpressionError."""
    path: dict[str, Any] = {}
    query: dict[str, Any] = {}
    headers = {name.lower(): value for name, value in common.items()}
    cookies: list[str] = []
    for argument in step.parameters:
        value = filled(argument.value, facts)
        if argument.location == "path":
            path[argument.name] = value
        elif argument.location == "query":
            query[argument.name] = value
        elif argument.location == "header":
            headers[argument.name.lower()] = _one(value)
        elif argument.location == "cookie":
            cookies.append(f"{argument.name}={_one(value)}")
    if cookies:
        headers["cookie"] = "; ".join(cookies)
    target = operation.path
    for name, value in path.items():
        target = target.replace(f"{{{name}}}", quote(_one(value), safe=""))
    pairs = [pair for name, value in query.items() for pair in _pairs(operation, name, value)]
    target += f"?{urlencode(pairs, quote_via=quote)}" if pairs else ""
    content, sent_body = b"", None
    if step.body is not None:
        media, sent_body = _payload(step.body, operation, facts)
        headers["content-type"], content = _encoded(media, sent_body)
    exchanged = Exchanged(base + target, operation.method, path, query, headers, sent_body)
    return Outgoing(operation.method, target, headers, content, exchanged)


def _one(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(map(text, value))
    return dumps(value).decode() if isinstance(value, dict) else text(value)


def _pairs(operation: Operation, name: str, value: Any) -> Iterator[tuple[str, str]]:
    """A query parameter in its style; one that the document does not declare has a pair for each item."""
    parameter = next((each for each in operation.parameters if (each.name, each.location) == (name, "query")), None)
    if parameter is not None:
        yield from parameter_pairs(parameter, value)
    else:
        yield from ((name, _one(entry)) for entry in (value if isinstance(value, list) else [value]))


def _payload(body: StepBody, operation: Operation, facts: RunContext) -> tuple[MediaType, Any]:
    content = operation.request_body.content if operation.request_body else ()
    media = media_of(operation)
    if body.content_type is not None:
        named = next((each for each in content if each.name == body.content_type.lower()), None)
        media = named or MediaType(body.content_type.lower(), None, (), {}, "")
    media = media or MediaType("application/json", None, (), {}, "")
    value = filled(body.payload, facts)
    if isinstance(value, str) and covers_json(media.name):
        try:
            value = loads(value.encode())
        except ValueError as error:
            raise ExpressionError(f"the payload is no JSON once its expressions are filled in: {error}") from None
    for target, replacement in body.replacements:
        value = _replaced(value, tokens_of(target), filled(replacement, facts), target)
    return media, value


def _replaced(value: Any, tokens: Sequence[str], replacement: Any, target: str) -> Any:
    """A copy of a value with another one at a JSON Pointer; `-` is behind the last item of an array."""
    if not tokens:
        return replacement
    name = tokens[0]
    if isinstance(value, dict):
        return {**value, name: _replaced(value.get(name), tokens[1:], replacement, target)}
    if isinstance(value, list) and (name == "-" or (is_index(name) and int(name) < len(value))):
        if name == "-":
            return [*value, _replaced(None, tokens[1:], replacement, target)]
        position = int(name)
        return [*value[:position], _replaced(value[position], tokens[1:], replacement, target), *value[position + 1 :]]
    raise ExpressionError(f"the payload has no place {target}")


def _encoded(media: MediaType, value: Any) -> tuple[str, bytes]:
    try:
        return write_body(media, value)
    except UnwritableError as error:
        raise ExpressionError(f"workflows send JSON, forms and text, but no {error.media_type}") from None


def read_body(headers: Mapping[str, str], content: bytes) -> Any:
    """The body of an answer: a JSON value, a text, or None for nothing."""
    if not content:
        return None
    text = content.decode("utf-8", "replace")
    return loaded(content, text) if is_json(headers.get("content-type", "")) else text
