"""The operations of a document as they are named: those of a contract, and whether their answers are lists."""

from __future__ import annotations

from collections.abc import Iterable

from understudy.inference.conventions import is_key_list, property_role, words
from understudy.inference.conventions.nouns import singular
from understudy.inference.lists import list_shape
from understudy.inference.shapes import properties, success_node, type_of
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas
from understudy_tools.sdk.names.drafts import Subject
from understudy_tools.sdk.names.engine import MethodName, named

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
                picks=_picks(schemas, operation),
                extensions=operation.extensions,
            )
            for operation in operations
        ]
    )


def _picks(schemas: Schemas, operation: Operation) -> bool:
    """Whether a request says which records it is about: in a body, or by keys in its query."""
    queries = [each for each in operation.parameters if each.location == "query"]
    return operation.request_body is not None or any(
        is_key_list(each.name) or (each.required and type_of(schemas, each.schema) == "array") for each in queries
    )


def _is_list(schemas: Schemas, operation: Operation) -> bool:
    """Whether an operation answers a list. What a path calls by its plural may be wrapped in more than usual."""
    node = success_node(operation)
    last = operation.path.rpartition("/")[2].partition(".")[0]
    is_plural = "{" not in last and any(singular(word) != word or word == "list" for word in words(last)[-1:])
    return _is_about_list(schemas, node, is_plural=is_plural) or (is_plural and list_shape(schemas, node) is not None)


def _is_about_list(schemas: Schemas, node: Node | None, *, is_plural: bool) -> bool:
    """Whether values of a schema are lists, or objects about one list.

    Where the path is of one thing, an object is about a list by its pages only.
    """
    if node is None:
        return False
    if type_of(schemas, node) == "array":
        return True
    named_properties = properties(schemas, node)
    arrays = [name for name, entry in named_properties.items() if type_of(schemas, entry) == "array"]
    if any(property_role(name, named_properties[name]) == "items" for name in arrays):
        return True
    roles = {property_role(name, entry) for name, entry in named_properties.items()}
    return len(arrays) == 1 and ((is_plural and len(named_properties) <= 2) or not roles.isdisjoint(_OF_PAGES))
