"""Puts into a record what an operation below it is about: `/things/{id}/attributes` shows attributes that are there."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from understudy.inference.named_parts import nodes_on_way
from understudy.inference.resources import Plan
from understudy.openapi.model import Operation
from understudy.records.context import RecordContext
from understudy.state.store import Address, Record
from understudy.testing.factories.inserting import Inserter
from understudy.testing.factories.requests import RequestBuilder
from understudy.testing.factories.selections import Selection

__all__ = ["put_part"]

# PUT makes what is not there.
_NEEDING = ("GET", "HEAD", "DELETE", "PATCH")


def put_part(
    inserter: Inserter, sender: RequestBuilder, operation: Operation, selection: Selection, key: str
) -> Selection:
    """The selection with what the path names of a part of its record, which is there then; itself where it has none.

    So is a mark below the record, which nobody has set yet.
    """
    context = inserter.context
    plan, address = context.contract.resources.plans[operation.id], selection.address
    if address is None or operation.method not in _NEEDING:
        return selection
    home = context.contract.resources.collections.get(plan.collection or "")
    if home is not None and home.is_mark and address.collection == home.parent:
        with inserter.planting() as planter:
            planter.work.put(Address(home.id, (*address.parent, *address.key), ()), {})
    if not plan.part or plan.related:
        return selection
    path = sender.path_texts(operation, selection.path, key)
    with inserter.planting() as planter:
        record = planter.work.get(address)
        if record is not None:
            planter.work.put(address, _with_part(context, record, plan, path, key))
    return replace(selection, path=path)


def _with_part(context: RecordContext, record: Record, plan: Plan, path: Mapping[str, str], key: str) -> Record:
    """A record with something at the place that a path leads to: what is missing on the way is made up."""
    changed = copy.deepcopy(record)
    around: Any = changed
    node = context.contract.resource(str(plan.collection)).collection.schema
    for step, inner in zip(plan.part, nodes_on_way(context.contract.schemas, node, plan.part), strict=True):
        name = path[step[1:-1]] if step.startswith("{") else step
        if around.get(name) is None:
            around[name] = context.values.generate(inner, "response", key=f"{key}/{name}")
        around = around[name]
        if not isinstance(around, dict):
            break
    return changed
