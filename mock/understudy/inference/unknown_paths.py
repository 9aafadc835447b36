"""What a path is answered that the document has not: as it says outright, or as most of its operations say 404."""

from __future__ import annotations

from typing import Any

from understudy.contract import Contract
from understudy.inference.shapes import json_node
from understudy.json_codec import dumps
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Operation


@dataclass(frozen=True, slots=True)
class UnknownPath:
    """The answer to an unknown path: with `body`, where it is `declared`; else as `like` documents its 404, if any."""

    status: int
    reason: str
    declared: bool = False
    body: Any = None
    like: Operation | None = None


def unknown_path(contract: Contract) -> UnknownPath:
    """What `x-mock-unknown-path` says; else the 404 whose schema more than half of all operations share."""
    found: UnknownPath = contract.schemas.remember("unknown path", contract, lambda: _read(contract))
    return found


def _read(contract: Contract) -> UnknownPath:
    word = contract.document.get("x-mock-unknown-path")
    if isinstance(word, dict):
        return UnknownPath(word.get("status", 404), "x-mock-unknown-path says so", declared=True, body=word.get("body"))
    found: dict[str, list[Operation]] = {}
    for operation in contract.operations.values():
        node = json_node(operation.response_for(404))
        if node is not None:
            found.setdefault(dumps(node).decode(), []).append(operation)
    agreeing = max(found.values(), key=len, default=[])
    of_all = f"of {len(contract.operations)} operations"
    if len(agreeing) * 2 > len(contract.operations):
        return UnknownPath(404, f"the 404 of {len(agreeing)} {of_all} has this schema", like=agreeing[0])
    return UnknownPath(404, f"no schema is that of the 404 of more than half {of_all}")
