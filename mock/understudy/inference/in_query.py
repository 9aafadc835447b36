"""What a change without a body says of a record in its query: `PATCH /rooms/{id}/status?new_status=closed`."""

from __future__ import annotations

from understudy.inference.conventions.states import is_state_name
from understudy.inference.record_spots import spelled_alike
from understudy.inference.resources import Collection, Kind
from understudy.inference.shapes import besides_null, properties, type_of
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

__all__ = ["properties_in_query"]

_KINDS = frozenset({"create", "update", "upsert", "action"})
_METHODS = frozenset({"POST", "PUT", "PATCH"})


def properties_in_query(
    operation: Operation, kind: Kind, home: Collection | None, noun: str, selects: tuple[str, ...], schemas: Schemas
) -> tuple[tuple[str, str], ...]:
    """The query parameters that say what a record is to be, each with the property; none beside a body.

    Not what selects the record or is a part of its key.
    """
    if home is None or kind not in _KINDS or operation.method not in _METHODS or operation.request_body is not None:
        return ()
    record = properties(schemas, home.schema)
    sent: dict[str, Node] = {
        each.name: each.schema
        for each in operation.parameters
        if each.location == "query" and each.name not in selects and each.extensions.get("x-mock-role") != "none"
    }
    if not sent or not record:
        return ()
    named = {name: name for name in sent if name in record}
    alike = spelled_alike(schemas, {"type": "object", "properties": sent}, home.schema or {}, noun)
    named |= {name: other for name, other in alike if other not in named.values()}
    for name, node in sent.items():
        states = [other for other, entry in record.items() if is_state_name(other) and _same(schemas, node, entry)]
        if name not in named and len(states) == 1 and states[0] not in named.values():
            named[name] = states[0]
    return tuple(
        (name, other)
        for name, other in named.items()
        if other not in home.key_properties and type_of(schemas, sent[name]) in (type_of(schemas, record[other]), None)
    )


def _same(schemas: Schemas, one: Node, other: Node) -> bool:
    """Whether two schemas list the same values."""
    listed = [schemas.resolve_object(besides_null(schemas, node)).get("enum") for node in (one, other)]
    return listed[0] is not None and listed[0] == listed[1]
