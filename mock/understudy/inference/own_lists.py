"""Operations that change a list which a record has itself: `POST /issues/{id}/assignees` answers the issue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from understudy.inference.conventions import folded
from understudy.inference.paths import segments
from understudy.inference.resources import Collection
from understudy.inference.shapes import body_schema, properties, reference, success_node, type_of
from understudy.openapi.model import Operation
from understudy.openapi.schemas import Schemas

__all__ = ["Listed", "list_above"]

Listed = tuple[str, Literal["add", "set", "remove"]]
_BY_METHOD: Mapping[str, Literal["add", "set", "remove"]] = {"POST": "add", "PUT": "set", "DELETE": "remove"}


def list_above(operation: Operation, above: Collection, schemas: Schemas) -> Listed | None:
    """The array of the record above that an operation changes, and how; None for any other operation.

    Its path ends with the name of the array, its body lists elements under that, and it answers the record.
    """
    how, target = _BY_METHOD.get(operation.method), reference(success_node(operation))
    if how is None or target is None or target != reference(above.schema):
        return None
    last, taken = folded(segments(operation.path)[-1]), properties(schemas, body_schema(operation))
    for name, node in properties(schemas, above.schema).items():
        arrays = type_of(schemas, node) == type_of(schemas, taken.get(name)) == "array"
        if folded(name) == last and arrays:
            return name, how
    return None
