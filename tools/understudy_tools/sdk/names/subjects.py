"""The operations of a document as they are named: those of a contract, and whether their answers are lists."""

from __future__ import annotations

from collections.abc import Iterable

from understudy.inference.conventions import property_role
from understudy.inference.shapes import properties, success_node, type_of
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas
from understudy_tools.sdk.names.engine import MethodName, Subject, named

__all__ = ["is_list", "names_of"]

_OF_PAGES = frozenset({"total", "has-more", "next-cursor", "page-number", "page-count"})


def names_of(operations: Iterable[Operation], schemas: Schemas) -> dict[str, MethodName]:
    """The name of each operation in an SDK, by its id."""
    return named(
        [
            Subject(
                id=operation.id,
                method=operation.method,
                path=operation.path,
                operation_id=operation.operation_id,
                summary=operation.summary,
                tags=operation.tags,
                is_list=is_list(schemas, success_node(operation)),
                extensions=operation.extensions,
            )
            for operation in operations
        ]
    )


def is_list(schemas: Schemas, node: Node | None) -> bool:
    """Whether values of a schema are lists, or objects about one list."""
    if node is None:
        return False
    if type_of(schemas, node) == "array":
        return True
    named_properties = properties(schemas, node)
    arrays = [name for name, entry in named_properties.items() if type_of(schemas, entry) == "array"]
    if any(property_role(name, named_properties[name]) == "items" for name in arrays):
        return True
    roles = {property_role(name, entry) for name, entry in named_properties.items()}
    return len(arrays) == 1 and (len(named_properties) <= 2 or not roles.isdisjoint(_OF_PAGES))
