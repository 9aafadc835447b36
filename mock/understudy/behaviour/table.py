"""Which function carries out which kind of plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from understudy.behaviour.call import Call
from understudy.behaviour.read import compute, list_records, read, synthesize
from understudy.behaviour.write import act, clear, create, delete, update, upsert
from understudy.contract.resources import Kind
from understudy.exchange import Answer

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
