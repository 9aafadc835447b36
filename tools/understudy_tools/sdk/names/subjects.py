"""The operations of a document as they are named: those of a contract, and whether their answers are lists."""

from __future__ import annotations

from collections.abc import Iterable

from understudy.inference.conventions import property_role, singular, words
from understudy.inference.lists import list_shape
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
                is_list=_is_list(schemas, operation),
                extensions=operation.extensions,
            )
            for operation in operations
        ]
    )


def _is_list(schemas: Schemas, operation: Operation) -> bool:
    """Whether an operation answers a list. What a path calls by its plural may be wrapped in more than usual."""
    node = success_node(operation)
    if is_list(schemas, node):
        return True
    last = words(operation.path.rpartition("/")[2])
    return bool(last) and singular(last[-1]) != last[-1] and list_shape(schemas, node) is not None


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
