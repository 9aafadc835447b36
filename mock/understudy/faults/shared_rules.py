"""Faults and calls as JSON, for other processes of the same mock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import timedelta
from typing import Any

from understudy.faults.calls import Call
from understudy.faults.rules import Fault
from understudy.json_codec import dumps, loads

_PYTHON_ONLY = ("where", "error")


def same_as_json(value: dict[str, Any]) -> dict[str, Any] | None:
    """A value as JSON brings it to another process; None where it would not be the same."""
    try:
        found: dict[str, Any] = loads(dumps(value))
    except (TypeError, ValueError):
        return None
    return found if found == value else None


def fault_to_json(fault: Fault) -> dict[str, Any] | None:
    """A fault as a JSON object; None for one that only its own process can have, such as one with `where`."""
    if any(getattr(fault, name) is not None for name in _PYTHON_ONLY):
        return None
    values = {each.name: getattr(fault, each.name) for each in fields(Fault) if each.name not in _PYTHON_ONLY}
    values["latency"] = None if fault.latency is None else fault.latency.total_seconds()
    values["operation_id"] = list(fault.operation_id) if isinstance(fault.operation_id, tuple) else fault.operation_id
    values["parameters"] = None if fault.parameters is None else dict(fault.parameters)
    return same_as_json(values)


def fault_from_json(values: Mapping[str, Any]) -> Fault:
    """The fault again."""
    named, latency = values["operation_id"], values["latency"]
    changed = {
        "operation_id": tuple(named) if isinstance(named, list) else named,
        "latency": None if latency is None else timedelta(seconds=latency),
    }
    return Fault(**{**values, **changed})


def call_to_json(call: Call) -> dict[str, Any]:
    """A call as a JSON object; what JSON can't hold is shown as it would be written in Python."""
    found: dict[str, Any] = {}
    for each in fields(Call):
        value = getattr(call, each.name)
        try:
            found[each.name] = loads(dumps(dict(value) if isinstance(value, Mapping) else value))
        except (TypeError, ValueError):
            found[each.name] = repr(value)
    return found


def call_from_json(values: Mapping[str, Any]) -> Call:
    """The call again."""
    return Call(**values)
