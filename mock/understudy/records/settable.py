"""Which properties of a record a client may set: by the bodies of the operations that make or change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from understudy.contract import Contract
from understudy.inference.relatives import body_node
from understudy.inference.resources import Collection
from understudy.inference.shapes import properties
from understudy.openapi.model import Node

_SETTING = frozenset({"create", "update", "upsert", "action"})


def settable(contract: Contract, collection: Collection) -> Iterator[tuple[str, Node]]:
    """The properties that a client may set, and what else it may send, with their schemas."""
    hides = contract.schemas.family("request").is_hidden
    for plan in contract.resource_index.plans_of.get(collection.id, ()):
        if plan.kind in _SETTING:
            operation = contract.operations[plan.operation_id]
            sent: Mapping[str, Node] = properties(contract.schemas, body_node(contract.schemas, operation, plan))
            yield from ((name, node) for name, node in sent.items() if not hides(node))
