"""Which handler carries out which kind of operation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from understudy.inference.resources import Kind
from understudy.messages import Answer
from understudy.operations.call import OperationCall
from understudy.operations.read import compute, list_records, read, synthesize
from understudy.operations.write import act, clear, create, delete, update, upsert
from understudy.records.service import RecordService

__all__ = ["BUILT_IN", "Handler"]


class Handler(Protocol):
    """Carries out one call on the records of one unit of work."""

    def __call__(self, call: OperationCall, records: RecordService, /) -> Answer:
        """The answer. Raises Refused or MockError where it won't: nothing is committed then."""


BUILT_IN: Mapping[Kind, Handler] = {
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
