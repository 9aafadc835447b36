"""Turns a refusal into the body that the document declares for it, or RFC 9457 problem details where it declares none.

The document's own example for that status is the model: it has the code and the shape; only the words are ours.
"""

from __future__ import annotations

from typing import Any

from understudy.contract import Contract
from understudy.inference.shapes import properties, value_media
from understudy.inference.unknown_paths import unknown_path
from understudy.messages import Answer, Refusal, Request
from understudy.openapi.media_types import JSON
from understudy.openapi.model import MediaType, Node, Operation
from understudy.openapi.schemas import Schemas
from understudy.values.generate import Values

PROBLEM_JSON = "application/problem+json"
_MOST = 1_000
_LONGEST = 2_000


def choose_status(refusal: Refusal, operation: Operation | None) -> int:
    """The first candidate that the operation documents by its code.

    Where only a range, `default` or nothing is documented, the first one; 400 stands for 422 then, as services use it.
    """
    if operation is not None:
        for status in refusal.statuses:
            if str(status) in operation.responses:
                return status
    first = refusal.statuses[0]
    return 400 if first == 422 and 400 in refusal.statuses else first


def error_answer(
    refusal: Refusal, operation: Operation | None, schemas: Schemas, values: Values, *, request: Request
) -> Answer:
    """The response of a refusal."""
    status = choose_status(refusal, operation)
    response = operation.response_for(status) if operation else None
    if response is None and refusal.body is not None:
        return Answer(status, refusal.body, JSON, refusal.headers)
    if response is None:
        return Answer(status, _problem_details(refusal, status, request.path), PROBLEM_JSON, refusal.headers)
    media = schemas.remember("error media", response, lambda: value_media(response.content))
    if media is None:
        content = response.content[0] if response.content else None
        return Answer(status, refusal.message if content else None, content.name if content else None, refusal.headers)
    name = media.name if "*" not in media.name else "application/json"
    if schemas.remember("error is untyped", media, lambda: _is_untyped(media, schemas)):
        return Answer(status, _problem_details(refusal, status, request.path), name, refusal.headers)
    if refusal.body is not None and _takes(media.schema, refusal.body, schemas):
        return Answer(status, refusal.body, name, refusal.headers)
    from understudy.rendering.error_body import ErrorContext, error_value  # the first answer is seldom an error

    exact = str(status) in (operation.responses if operation is not None else ())
    candidate = error_value(ErrorContext(refusal, status, request, trusted=exact), media, schemas)
    key = f"{operation.id if operation else ''}/{status}"
    return Answer(status, values.fit(media.schema, "response", candidate, key=key), name, refusal.headers)


class ErrorAnswers:
    """The responses of refusals of one mock; of those that say the same, the first is kept. Shared by threads."""

    def __init__(self, schemas: Schemas, values: Values) -> None:
        self._schemas = schemas
        self._values = values
        self._known: dict[tuple[Any, ...], tuple[Refusal, Answer]] = {}

    def answer(self, refusal: Refusal, operation: Operation | None, *, request: Request) -> Answer:
        """`error_answer`, worked out once for all that it depends on."""
        path, headers = request.path, request.headers
        is_long = len(refusal.message) + len(path) > _LONGEST
        if refusal.body is not None or self._values.has_makers or is_long or "x-forwarded-host" in headers:
            return error_answer(refusal, operation, self._schemas, self._values, request=request)
        failure = (
            operation.id if operation is not None else None,
            path,
            headers.get("host"),
            request.scheme,
            refusal.statuses,
            refusal.code,
            refusal.message,
            refusal.meaning,
            refusal.headers,
            # The same failure has the same violations, as its words are kept; the refusal keeps them alive.
            *map(id, refusal.violations),
        )
        known = self._known.get(failure)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            answer = error_answer(refusal, operation, self._schemas, self._values, request=request)
            known = self._known[failure] = refusal, answer
        return known[1]


def unknown_path_answer(refusal: Refusal, contract: Contract, values: Values, *, request: Request) -> Answer:
    """What a path is answered that the document has not, as inferred; where nothing is, with problem details."""
    known = unknown_path(contract)
    if known.declared:
        return Answer(known.status, known.body, JSON)
    return error_answer(refusal, known.like, contract.schemas, values, request=request)


def _takes(node: Node, body: Any, schemas: Schemas) -> bool:
    """Whether a schema has properties of a standard error body, and the body is valid by it."""
    named = properties(schemas, node)
    return (not named or not named.keys().isdisjoint(body)) and schemas.validator(node, "response").is_valid(body)


def _is_untyped(media: MediaType, schemas: Schemas) -> bool:
    """An object of which nothing is known but that it is one: problem details are as good as any."""
    if media.schema is None:
        return True
    validator = schemas.validator(media.schema, "response")
    return not media.examples and not properties(schemas, media.schema) and validator.is_valid({"status": 400})


def _problem_details(refusal: Refusal, status: int, path: str) -> dict[str, Any]:
    from understudy.rendering.error_body import phrase

    body: dict[str, Any] = {
        "type": "about:blank",
        "title": phrase(status),
        "status": status,
        "detail": refusal.message,
        "instance": path,
    }
    if refusal.violations:
        body["errors"] = [
            {"location": entry.location, "pointer": entry.pointer, "detail": entry.message}
            for entry in refusal.violations
        ]
    return body
