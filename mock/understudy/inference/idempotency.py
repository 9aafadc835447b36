"""Finds where callers put the key that makes a repeated request one request: a header, or a property of the body.

Every POST and PATCH takes the header `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header); a document may name
another one, or a property.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from understudy.inference.conventions import is_idempotency_key
from understudy.inference.shapes import body_schema, properties
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Operation
from understudy.openapi.schemas import Schemas

IDEMPOTENCY_KEY = "idempotency-key"
_ROLE = "idempotency-key"
_METHODS = ("POST", "PATCH")


@dataclass(frozen=True, slots=True)
class IdempotencyKey:
    """Where an operation's requests have the key: `headers` in lower case, and `properties` at the top of the body."""

    headers: tuple[str, ...] = (IDEMPOTENCY_KEY,)
    properties: tuple[str, ...] = ()


def find_idempotency_keys(operations: Mapping[str, Operation], schemas: Schemas) -> Mapping[str, IdempotencyKey]:
    """The places of each operation whose requests may have a key."""
    found = {}
    for operation in operations.values():
        declared = tuple(_declared(operation))
        if operation.method in _METHODS or declared:
            headers = dict.fromkeys((*declared, IDEMPOTENCY_KEY) if operation.method in _METHODS else declared)
            found[operation.id] = IdempotencyKey(tuple(headers), tuple(_in_body(operation, schemas)))
    return found


def _declared(operation: Operation) -> Iterator[str]:
    if operation.method in ("GET", "HEAD"):
        return
    for parameter in operation.parameters:
        role = parameter.extensions.get("x-mock-role")
        if parameter.location == "header" and (
            role == _ROLE or (role is None and is_idempotency_key(parameter.name, parameter.description))
        ):
            yield parameter.name.lower()


def _in_body(operation: Operation, schemas: Schemas) -> Iterator[str]:
    for name, node in properties(schemas, body_schema(operation)).items():
        role = node.get("x-mock-role") if isinstance(node, dict) else None
        if role == _ROLE or (role is None and is_idempotency_key(name)):
            yield name
