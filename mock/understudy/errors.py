"""Turns a refusal into the body that the document declares for it, or RFC 9457 problem details where it declares none.

The document's own example for that status is the model: it has the code and the shape; only the words are ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http.client import responses as phrases
from typing import Any

from understudy.inference.conventions import property_role
from understudy.inference.shapes import json_media, properties, required_names, type_of
from understudy.messages import Answer, Refusal
from understudy.openapi.model import MediaType, Node, Operation
from understudy.openapi.schemas import Schemas
from understudy.openapi.violations import Violation
from understudy.values.generate import Values

__all__ = ["PROBLEM_JSON", "choose_status", "error_answer"]

PROBLEM_JSON = "application/problem+json"
_DEPTH = 3


def choose_status(refusal: Refusal, operation: Operation | None) -> int:
    """The first candidate that the operation documents by its code, then by a range or `default`, else the first."""
    if operation is not None:
        for status in refusal.statuses:
            if str(status) in operation.responses:
                return status
        for status in refusal.statuses:
            if operation.documents(status):
                return status
    return refusal.statuses[0]


def error_answer(
    refusal: Refusal, operation: Operation | None, schemas: Schemas, values: Values, *, path: str
) -> Answer:
    """The answer that tells of a refusal."""
    status = choose_status(refusal, operation)
    response = operation.response_for(status) if operation else None
    if response is None:
        return Answer(status, _problem_details(refusal, status, path), PROBLEM_JSON, refusal.headers)
    media = json_media(response.content)
    if media is None:
        content = response.content[0] if response.content else None
        return Answer(status, refusal.message if content else None, content.name if content else None, refusal.headers)
    name = media.name if "*" not in media.name else "application/json"
    if media.schema is None or _says_nothing(media, schemas):
        return Answer(status, _problem_details(refusal, status, path), name, refusal.headers)
    candidate = _candidate(refusal, status, media, schemas, path)
    key = f"{operation.id if operation else ''}/{status}"
    return Answer(status, values.fit(media.schema, "response", candidate, key=key), name, refusal.headers)


def _says_nothing(media: MediaType, schemas: Schemas) -> bool:
    """An object of which nothing is known but that it is one: problem details are as good as any."""
    validator = schemas.validator(True if media.schema is None else media.schema, "response")
    return not media.examples and not properties(schemas, media.schema) and validator.is_valid({"status": 400})


def _phrase(status: int) -> str:
    return phrases.get(status, "Error")


def _problem_details(refusal: Refusal, status: int, path: str) -> dict[str, Any]:
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": _phrase(status),
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


def _candidate(refusal: Refusal, status: int, media: MediaType, schemas: Schemas, path: str) -> Any:
    examples = [example for example in media.examples if isinstance(example, dict)]
    fitting = [example for example in examples if refusal.code in example.values()]
    model = (fitting or examples or [{}])[0]
    return _filled(model, media.schema, refusal, status, schemas, path, 0)


def _filled(
    model: Mapping[str, Any],
    node: Node | None,
    refusal: Refusal,
    status: int,
    schemas: Schemas,
    path: str,
    depth: int,
) -> dict[str, Any]:
    """The example with our words in the properties that have a role; what only the example knows is left out."""
    required = required_names(schemas, node)
    body: dict[str, Any] = {}
    for name, schema, resolved, role, kind in _parts(schemas, node):
        known = model.get(name)
        if role == "violations" and kind in ("array", "object"):
            if refusal.violations and status != 404:
                body[name] = _violations(refusal.violations, schema, schemas)
        elif kind == "object" and depth < _DEPTH:
            if name in required or known is not None or role in ("code", "violations"):
                inner = known if isinstance(known, dict) else {}
                body[name] = _filled(inner, schema, refusal, status, schemas, path, depth + 1)
        else:
            value = _worded(role, kind, known, resolved, refusal, status, path)
            if value is not None:
                body[name] = value
    return body


_Part = tuple[str, Node, Node, str | None, str | None]


def _parts(schemas: Schemas, node: Node | None) -> tuple[_Part, ...]:
    """(name, schema, resolved schema, role, type) of every property."""

    def make() -> tuple[_Part, ...]:
        found = []
        for name, schema in properties(schemas, node).items():
            resolved = schemas.resolve(schema)
            role = property_role(name, schema if isinstance(schema, dict) and "x-mock-role" in schema else resolved)
            found.append((name, schema, resolved, role, type_of(schemas, schema)))
        return tuple(found)

    if not isinstance(node, dict):
        return ()
    parts: tuple[_Part, ...] = schemas.remember("error parts", node, make)
    return parts


def _worded(
    role: str | None, kind: str | None, known: Any, resolved: Node, refusal: Refusal, status: int, path: str
) -> Any:
    shape = resolved if isinstance(resolved, dict) else {}
    closed = shape.keys() & {"enum", "const"}
    if kind == "integer" or kind == "number":
        return status if role in ("status", "code") else known
    if kind not in ("string", None) or closed:
        choices = shape.get("enum", ())
        return refusal.code if refusal.code in choices else known
    texts = {
        "message": refusal.message,
        "title": _phrase(status),
        "code": known or refusal.code,
        "type": known or ("about:blank" if str(shape.get("format", "")).startswith("uri") else refusal.code),
        "status": str(status),
        "instance": path,
    }
    return texts.get(role, known) if role else known


def _violations(violations: Sequence[Violation], node: Node, schemas: Schemas) -> Any:
    """In the shape the document gives them: a map of field to texts, a list of texts, or a list of objects."""
    resolved = schemas.resolve(node)
    if type_of(schemas, node) == "object":
        found: dict[str, list[str]] = {}
        for entry in violations:
            found.setdefault(_field(entry), []).append(entry.message)
        inner = resolved.get("additionalProperties") if isinstance(resolved, dict) else None
        if inner is not None and type_of(schemas, inner) == "string":
            return {name: "; ".join(texts) for name, texts in found.items()}
        return found
    items = resolved.get("items", True) if isinstance(resolved, dict) else True
    if type_of(schemas, items) == "string":
        return [f"{_field(entry)}: {entry.message}" for entry in violations]
    named = properties(schemas, items)
    return [_violation(entry, named) for entry in violations]


def _violation(entry: Violation, named: Mapping[str, Node]) -> dict[str, str]:
    texts = {"message": entry.message, "place": _field(entry), "code": entry.keyword, "type": entry.keyword}
    if not named:
        return {"location": entry.location, "pointer": entry.pointer, "message": entry.message}
    roles = {name: property_role(name, schema) for name, schema in named.items()}
    return {name: texts[role] for name, role in roles.items() if role in texts}


def _field(entry: Violation) -> str:
    """The pointer as people write a field: `items.0.sku`; the location where the whole of it is meant."""
    return entry.pointer.removeprefix("/").replace("/", ".") or entry.location
