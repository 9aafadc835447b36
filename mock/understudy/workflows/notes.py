"""Notes what is wrong with a document while it is read: where, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from understudy.openapi.pointer import escape
from understudy.openapi.source import kind_of
from understudy.problem import Problem, did_you_mean

_FIELDS = {
    "document": "arazzo info sourceDescriptions workflows components",
    "workflow": "workflowId summary description inputs dependsOn steps successActions failureActions outputs "
    "parameters",
    "step": "description stepId operationId operationPath workflowId parameters requestBody successCriteria onSuccess "
    "onFailure outputs",
    "parameter": "name in value",
    "criterion": "context condition type",
    "action": "name type workflowId stepId retryAfter retryLimit criteria",
    "requestBody": "contentType payload replacements",
    "x-mock-await": "webhook match timeout",
}


class Notes:
    """The problems of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def report(self, rule: str, message: str, pointer: str, hint: str = "") -> None:
        """Note a problem at a place."""
        self.problems.append(Problem(rule, message, pointer, self.file, hint))

    def known(self, name: Any, known: Iterable[str], what: str, pointer: str, *, of: str = "") -> bool:
        """Whether a name is one of those known; else the nearest is reported."""
        names = [str(each) for each in known]
        if name in names:
            return True
        hint = did_you_mean(str(name), names, otherwise=f"known: {', '.join(names[:12]) or 'none'}")
        self.report(
            f"unknown-{what.replace(' ', '-')}",
            f"there is no {what} {name!r}" + (f" of {of}" if of else ""),
            pointer,
            hint,
        )
        return False

    def fields(self, entry: Mapping[str, Any], kind: str, pointer: str) -> None:
        """Note every field that an object of this kind has not."""
        known = _FIELDS[kind].split()
        for name in entry:
            if name not in known and not name.startswith("x-"):
                self.known(name, known, "field", f"{pointer}/{escape(str(name))}", of=kind)

    def object(self, entry: Any, what: str, pointer: str) -> bool:
        """Whether it is an object."""
        if isinstance(entry, dict):
            return True
        if entry is not None or not self.problems:
            self.report("not-an-object", f"{what} is an object; got {kind_of(entry)}", pointer)
        return False

    def identified(self, entry: Mapping[str, Any], name: str, pointer: str) -> bool:
        """Whether a name is there, as a text."""
        if isinstance(entry.get(name), str) and entry[name]:
            return True
        self.report("missing", f"{name} must be a text; got {kind_of(entry.get(name))}", f"{pointer}/{name}")
        return False

    def items(self, entry: Mapping[str, Any], name: str, pointer: str) -> Sequence[Any]:
        """The array of this name; empty where there is none."""
        value = entry.get(name, [])
        if isinstance(value, list):
            return value
        self.report("not-an-array", f"{name} is an array; got {kind_of(value)}", f"{pointer}/{name}")
        return []
