"""What makes records: a PUT where the client chooses the key (RFC 9110 9.3.4), and a POST right below a collection."""

from __future__ import annotations

from collections.abc import Collection as Collected
from collections.abc import Iterable, Mapping

from understudy.inference.conventions.verbs import putting_role
from understudy.inference.resources import Collection
from understudy.inference.shapes import (
    body_schema,
    properties,
    reference,
    required_names,
    success_node,
    success_response,
)
from understudy.openapi.model import Operation
from understudy.openapi.schemas import Schemas


def made_by_post(operations: Iterable[Operation], schemas: Schemas) -> frozenset[str]:
    """The components that some POST to no item answers, as they stand or in an envelope."""
    found: set[str | None] = set()
    for operation in operations:
        if operation.method == "POST" and not operation.path.endswith("}"):
            answered = success_node(operation)
            found |= {reference(answered), *map(reference, properties(schemas, answered).values())}
    return frozenset(name for name in found if name is not None)


def made_right_below(operation: Operation, home: Collection | None, schemas: Schemas) -> str | None:
    """The collection `home` that a POST right below it makes records of, as `/apps/public` does, and answers a key."""
    if home is None or home.creatable or home.singleton or home.key_properties[-1:] == (None,):
        return None
    taken = properties(schemas, body_schema(operation)).keys() & properties(schemas, home.schema).keys()
    is_answered = home.key_properties[-1] in properties(schemas, success_node(operation))
    return home.id if is_answered and len(taken) > 1 else None


def making_put(items: Mapping[str, Operation], made: frozenset[str]) -> Operation | None:
    """The PUT of an item that makes it: a 201 says so, else its name, else that it can be deleted and nothing makes it.

    `made` are the components that a POST makes. A PUT that may answer 404, or takes a number as the key, changes what
    is there: services count, clients name.
    """
    put, read = items.get("PUT"), items.get("GET")
    if put is None or "201" in put.responses:
        return put
    if not items.keys() & {"GET", "DELETE"} or reference(success_node(read)) in made:
        return None
    if read is not None and "404" in read.responses and _is_silent(read) and _is_silent(put):
        return put  # a star: its read says no more than whether it is set
    role = putting_role(put.operation_id or "") or putting_role(put.summary)
    if role is not None:
        return put if role == "create" else None
    numbered = [
        each
        for each in put.parameters
        if each.location == "path" and isinstance(each.schema, dict) and each.schema.get("type") == "integer"
    ]
    is_counted = bool(numbered) and put.path.endswith(f"{{{numbered[-1].name}}}")
    return put if "DELETE" in items and "404" not in put.responses and not is_counted else None


def makes_missing(operation: Operation, home: Collection | None, creators: Collected[str]) -> bool:
    """Whether a PUT makes a record where there is none: the last part of its path is the key."""
    if operation.method != "PUT" or home is None or home.singleton:
        return False
    return "201" in operation.responses or operation.id in creators


def merges(operation: Operation, schemas: Schemas) -> bool:
    """PATCH merges; PUT replaces (RFC 9110 9.3.4) unless its body requires nothing, as a partial body does."""
    return operation.method != "PUT" or not required_names(schemas, body_schema(operation))


def _is_silent(operation: Operation) -> bool:
    answered = success_response(operation)
    return answered is not None and not answered.content
