"""The values that a comparison is made of: a place in a document, a finding there, a change as it is reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from understudy.openapi.pointer import MISSING
from understudy_tools.diff.rules import Flow, Impact, Step, step_of


@dataclass(frozen=True, slots=True)
class ChangedOperation:
    """The operation that a change touches, as the new document has it, or the old one when it is gone."""

    identity: str
    method: str
    path: str

    def __str__(self) -> str:
        return f"{self.identity} ({self.method} {self.path})" if self.identity else f"{self.method} {self.path}"


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """A rule that applies at a place, before it is known which operations reach that place."""

    rule: str
    old_pointer: str | None
    new_pointer: str | None
    old: Any = MISSING
    new: Any = MISSING


@dataclass(frozen=True, slots=True)
class ApiChange:
    """One change as it is reported. `rule` is the short id; `direction` is what the document calls it."""

    rule: str
    says: str
    effect: Impact
    direction: Flow | None
    operations: tuple[ChangedOperation, ...]
    old_pointer: str | None
    new_pointer: str | None
    old: Any
    new: Any

    @property
    def step(self) -> Step:
        """The step of the version that this change needs."""
        return step_of(self.effect)

    @property
    def pointer(self) -> str:
        """The place in the new document, or in the old one for what is gone."""
        return self.old_pointer or "" if self.new_pointer is None else self.new_pointer
