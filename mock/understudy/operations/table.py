"""Which function carries out which kind of plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from understudy.inference.resources import Kind
from understudy.messages import Answer
from understudy.operations.call import Call
from understudy.operations.read import compute, list_records, read, synthesize
from understudy.operations.write import act, clear, create, delete, update, upsert

__all__ = ["BEHAVIOURS"]

BEHAVIOURS: Mapping[Kind, Callable[[Call], Answer]] = {
    "create": create,
    "list": list_records,
    "read": read,
    "update": update,
    "upsert": upsert,
    "delete": delete,
    "clear": clear,
    "action": act,
    "compute": compute,
    "synthesize": synthesize,
}
