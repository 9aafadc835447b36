"""What a check found: data, a table for people and an object for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any, Literal

from understudy.columns import WIDTH, clipped, wrapped
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Operation

Step = Literal["unknown", "create", "kept", "read", "list", "update", "put back", "delete", "gone"]
Outcome = Literal["passed", "failed", "skipped"]
STEPS: tuple[Step, ...] = ("unknown", "create", "kept", "read", "list", "update", "put back", "delete", "gone")
_WHOLE: tuple[Step, ...] = ("create", "read", "list", "update", "delete", "gone")
_SHOWN: Mapping[Outcome, str] = {"passed": "ok", "failed": "FAIL", "skipped": "-"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold. `kind` is a slug such as `not-kept`; `operation` is an operationId.

    `mend` are the lines of an overlay that mend it; where there are none, `unmended` says why.
    """

    kind: str
    operation: str
    method: str
    path: str
    message: str
    mend: tuple[str, ...] = ()
    unmended: str = ""


@dataclass(frozen=True, slots=True)
class Life:
    """The life of one record of a collection, step by step.

    `collection` is the path that creates it and `item` one that reads it, None where the document has none. A step
    that is skipped is one that the document does not have, or that an earlier failure made impossible.
    """

    collection: str
    item: str | None
    steps: Mapping[Step, Outcome]
    documented: frozenset[Step]

    @property
    def read_back(self) -> bool:
        """Whether a record was made and then read."""
        return self.steps.get("create") == "passed" and self.steps.get("read") != "failed"

    @property
    def complete(self) -> bool:
        """Whether the document has every step of a life: create, read, list, update, delete."""
        return self.documented.issuperset(_WHOLE)

    @property
    def lived(self) -> bool:
        """Whether every step of a complete life passed."""
        return self.complete and all(self.steps.get(step) == "passed" for step in _WHOLE)


class LifeSteps:
    """What came of the steps of one life so far, and what was found on the way."""

    def __init__(self) -> None:
        self._outcomes: dict[Step, Outcome] = {}
        self._findings: list[Finding] = []

    def judge(self, step: Step, passed: bool, kind: str, operation: Operation, message: str) -> bool:
        """Keep whether a step passed, with a finding where it did not; returns the same."""
        self._outcomes[step] = "passed" if passed else "failed"
        if not passed:
            self.find(kind, operation, message)
        return passed

    def find(self, kind: str, operation: Operation, message: str) -> None:
        """Keep what does not hold, whatever becomes of the step."""
        self._findings.append(Finding(kind, operation.id, operation.method, operation.path, message))

    def life(self, collection: str, item: str | None, documented: Iterable[Step]) -> tuple[Life, tuple[Finding, ...]]:
        """The whole life."""
        return Life(collection, item, dict(self._outcomes), frozenset(documented)), tuple(self._findings)


@dataclass(frozen=True, slots=True)
class Examples:
    """The request examples of a document: how many were taken, refused, or contradict their own schema."""

    accepted: int = 0
    refused: int = 0
    contradictory: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a check found, most important first."""

    lives: tuple[Life, ...]
    examples: Examples
    findings: tuple[Finding, ...]
    notices: tuple[Finding, ...] = field(default=())

    @property
    def readable(self) -> tuple[Life, ...]:
        """The lives whose records the document can both create and read."""
        return tuple(life for life in self.lives if life.documented.issuperset(("create", "read")))


def counts(report: Report) -> dict[str, int]:
    """The numbers of a report by name."""
    readable = report.readable
    complete = [life for life in report.lives if life.complete]
    judged = [life for life in report.lives if life.steps.get("kept") in ("passed", "failed")]
    back = [life for life in report.lives if life.steps.get("put back") in ("passed", "failed")]
    return {
        "collections": len(readable),
        "read_back": sum(life.steps.get("read") == "passed" for life in readable),
        "lives": len(complete),
        "lived": sum(life.lived for life in complete),
        "creates": len(judged),
        "kept": sum(life.steps["kept"] == "passed" for life in judged),
        "put_back": len(back),
        "put_back_accepted": sum(life.steps["put back"] == "passed" for life in back),
        "examples": report.examples.accepted + report.examples.refused,
        "examples_accepted": report.examples.accepted,
        "examples_contradictory": report.examples.contradictory,
        "findings": len(report.findings),
    }


def as_data(report: Report) -> dict[str, Any]:
    """A report as JSON values."""
    return {
        "summary": counts(report),
        "collections": [
            {"collection": life.collection, "item": life.item, "steps": dict(life.steps)} for life in report.lives
        ],
        "findings": [_finding(entry) for entry in report.findings],
        "notices": [_finding(entry) for entry in report.notices],
    }


def _finding(entry: Finding) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "operation": entry.operation,
        "method": entry.method,
        "path": entry.path,
        "message": entry.message,
        "mend": "\n".join(entry.mend),
        "unmended": entry.unmended,
    }


def as_text(report: Report) -> str:
    """A report as lines of at most 120 columns."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    if report.lives:
        yield from _table(report)
        yield ""
    yield from _summary(report)
    shown: set[tuple[str, ...]] = set()
    for title, entries in (("findings", report.findings), ("contradictions of the document itself", report.notices)):
        if entries:
            yield ""
            yield f"{title}:"
        for entry in entries:
            yield clipped(f"  {entry.method} {entry.path}")
            yield from wrapped(f"{entry.kind}: {entry.message}", "    ")
            if entry.mend in shown:
                yield "    the same overlay mends it"
            elif entry.mend:
                shown.add(entry.mend)
                yield "    an overlay mends it:"
                yield from (f"      {line}" for line in entry.mend)
            elif entry.unmended:
                yield from wrapped(f"no overlay mends it: {entry.unmended}", "    ")


def _table(report: Report) -> Iterator[str]:
    widths = [max(len(step), 4) for step in STEPS]
    room = WIDTH - sum(width + 2 for width in widths)
    title = "collection"
    longest = min(room, max(len(title), *(len(life.collection) for life in report.lives)))
    yield "  ".join([title.ljust(longest), *(step.ljust(width) for step, width in zip(STEPS, widths, strict=True))])
    for life in report.lives:
        cells = [_SHOWN[life.steps.get(step, "skipped")] for step in STEPS]
        row = [_tail(life.collection, longest), *(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))]
        yield "  ".join(row).rstrip()


def _tail(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else "…" + text[1 - width :]


def _summary(report: Report) -> Iterator[str]:
    number = counts(report)
    yield f"{number['read_back']} of {number['collections']} collections give back what was made"
    yield f"{number['lived']} of {number['lives']} resources live from create to 404"
    yield f"{number['kept']} of {number['creates']} creates keep what was sent"
    yield f"{number['put_back_accepted']} of {number['put_back']} records are accepted when they are put back as read"
    contradictory = number["examples_contradictory"]
    beside = f"; {contradictory} more contradict their own schema" if contradictory else ""
    yield f"{number['examples_accepted']} of {number['examples']} request examples are accepted{beside}"
