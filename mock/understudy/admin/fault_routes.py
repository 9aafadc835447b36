"""Faults over HTTP: the same fields as `mock.faults.add`, but for what only Python can say (`where`, `error`)."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from understudy.admin.route import Given, Route
from understudy.faults.rules import Fault

__all__ = ["FAULT_ROUTES", "plain"]

_PYTHON_ONLY = ("where", "error")


def _shown(fault: Fault, unused: frozenset[int]) -> dict[str, Any]:
    """The fault as JSON; one that was never asked for in Python can have nothing else."""
    shown = {each.name: getattr(fault, each.name) for each in fields(Fault) if each.name not in _PYTHON_ONLY}
    for name in ("match", "parameters"):
        # Matchers of Python, such as ANY, are shown as they would be written.
        shown[name] = plain(shown[name])
    if isinstance(fault.operation_id, tuple):
        shown["operation_id"] = ",".join(fault.operation_id)
    return {**shown, "used": fault.id not in unused}


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, dict):
        return {str(name): plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value if value is None or isinstance(value, str | int | float | bool) else repr(value)


def _unused(given: Given) -> frozenset[int]:
    return frozenset(fault.id for fault in given.mock.faults.unused())


def _add(given: Given) -> Any:
    fault = given.mock.faults.add(**given.body)
    return _shown(fault, frozenset({fault.id}))


def _list(given: Given) -> Any:
    unused = _unused(given)
    return {"faults": [_shown(fault, unused) for fault in given.mock.faults.rules()]}


def _list_unused(given: Given) -> Any:
    unused = _unused(given)
    return {"faults": [_shown(fault, unused) for fault in given.mock.faults.unused()]}


def _remove(given: Given) -> None:
    given.mock.faults.remove(given.number("fault", "fault {}"))


FAULT_ROUTES: tuple[Route, ...] = (
    Route("GET", "/faults", "listFaults", "The faults that may still strike.", _list, answer="Faults"),
    Route("GET", "/unused-faults", "listUnusedFaults", "The faults that never struck.", _list_unused, answer="Faults"),
    Route(
        "POST",
        "/faults",
        "createFault",
        "Make an operation, or a step of the store, fail on purpose.",
        _add,
        201,
        body="NewFault",
        answer="Fault",
        refusals=(404, 409),
    ),
    Route("DELETE", "/faults", "clearFaults", "Remove every fault.", lambda given: given.mock.faults.clear(), 204),
    Route("DELETE", "/faults/{fault}", "deleteFault", "Remove a fault.", _remove, 204, refusals=(404,)),
)
