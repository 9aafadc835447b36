"""Writes what changed, for people and for programs, and whether the version announces it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from understudy.columns import clipped, listed
from understudy.openapi.loaded import Document
from understudy.openapi.pointer import MISSING
from understudy_tools.diff.compare import diff, step_of_all
from understudy_tools.diff.model import ApiChange
from understudy_tools.diff.rules import Step
from understudy_tools.sdk.lock import Lock

_LONGEST = 100
_MOST = 5


@dataclass(frozen=True, slots=True)
class DiffReport:
    """The changes, the step of the version that they need, and whether the version takes it."""

    old_file: str
    new_file: str
    old_version: str
    new_version: str
    changes: tuple[ApiChange, ...]
    step: Step
    judgement: Judgement

    @property
    def breaks_unannounced(self) -> bool:
        """Whether users of the SDK would be surprised."""
        return self.step == "major" and not self.judgement.announced


def diff_report(
    old: Document, new: Document, *, only: frozenset[str] | None = None, locks: tuple[Lock, Lock] | None = None
) -> DiffReport:
    """Compare two documents; `only` leaves out what touches none of these operationIds; `locks` are of the SDKs."""
    changes = diff(old, new, locks=locks)
    step = step_of_all(old, new, changes)
    if only is not None:
        changes = tuple(
            change for change in changes if any(operation.identity in only for operation in change.operations)
        )
        step = step_of_all(old, old, changes)
    was, is_ = (str((document.data.get("info") or {}).get("version", "")) for document in (old, new))
    return DiffReport(str(old.file), str(new.file), was, is_, changes, step, judge(step, was, is_))


def as_text(report: DiffReport) -> str:
    """The report for people."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: DiffReport) -> Iterator[str]:
    sections: Sequence[tuple[str, list[ApiChange]]] = (
        ("breaks users of the SDK", [change for change in report.changes if change.effect.client == "breaks"]),
        (
            "asks more of the server",
            [
                change
                for change in report.changes
                if change.effect.client != "breaks" and change.effect.server == "breaks"
            ],
        ),
        ("breaks nobody", [change for change in report.changes if "breaks" not in _verdicts(change)]),
    )
    for title, changes in sections:
        if changes:
            yield f"{title}: {len(changes)}"
            yield ""
            for change in changes:
                yield from _change(change)
                yield ""
    if not report.changes:
        yield "only words changed" if report.step == "patch" else "no change"
    if report.step != "none":
        yield f"needed: a {report.step} version; {report.judgement.message}"


def _verdicts(change: ApiChange) -> tuple[str, str]:
    return change.effect.client, change.effect.server


def _change(change: ApiChange) -> Iterator[str]:
    yield f"  {change.rule}: {change.says}"
    yield f"    {change.pointer or '/'}"
    if not (change.old is MISSING and change.new is MISSING):
        yield f"    {_shown(change.old)} → {_shown(change.new)}"
    if change.operations:
        side = f"{change.direction} of " if change.direction else ""
        yield f"    {side}{listed([*map(str, change.operations)], _MOST)}"
    yield f"    client: {change.effect.client}, server: {change.effect.server}"


def _shown(value: Any) -> str:
    if value is MISSING:
        return "nothing"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return clipped(text, _LONGEST)


def as_json(report: DiffReport) -> str:
    """The report for programs; `old` or `new` is left out of a change where there is nothing."""
    built = {
        "old": {"file": report.old_file, "version": report.old_version},
        "new": {"file": report.new_file, "version": report.new_version},
        "step": report.step,
        "announced": report.judgement.announced,
        "needed": report.judgement.needed,
        "message": report.judgement.message,
        "changes": [_entry(change) for change in report.changes],
    }
    return json.dumps(built, ensure_ascii=False, indent=2, default=str) + "\n"


def _entry(change: ApiChange) -> dict[str, Any]:
    values = {name: value for name, value in (("old", change.old), ("new", change.new)) if value is not MISSING}
    return {
        "rule": change.rule,
        "says": change.says,
        "client": change.effect.client,
        "server": change.effect.server,
        "step": change.step,
        "direction": change.direction,
        "pointer": change.pointer,
        "old_pointer": change.old_pointer,
        "new_pointer": change.new_pointer,
        **values,
        "operations": [
            {"operationId": operation.identity, "method": operation.method, "path": operation.path}
            for operation in change.operations
        ],
    }


# A pre-release needs all three numbers: 2024-05 is a date.
_VERSION = re.compile(r"v?(\d+)(?:\.(\d+)(?:\.(\d+)(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)?)?", re.ASCII)
Numbers = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether the version announces a step. `needed` is the least version that would, None when none is known."""

    announced: bool
    needed: str | None
    message: str


def judge(step: Step, old: str, new: str) -> Judgement:
    """Compare the versions of two documents with the step that their changes need."""
    if step == "none":
        return Judgement(True, None, "nothing changed")
    before, after = _parsed(old), _parsed(new)
    if before is None or after is None:
        strange = old if before is None else new
        announced = old != new
        verb = "is taken as announced" if announced else "is not announced"
        return Judgement(announced, None, f"{strange} is no semantic version; a change {verb}: {old} → {new}")
    needed = _needed(step, *before)
    shown = ".".join(map(str, needed))
    if old != new and after[0] >= needed:
        return Judgement(True, shown, f"the version announces it: {old} → {new}")
    modal = "must" if step == "major" else "should"
    return Judgement(False, shown, f"the version {modal} become at least {shown}, it is {new}")


def _parsed(text: str) -> tuple[Numbers, bool] | None:
    """The three numbers, and whether it is a pre-release; a number that is not there is 0."""
    found = _VERSION.fullmatch(text.strip())
    if found is None or any(len(group or "") > 9 for group in found.groups()[:3]):
        return None
    major, minor, patch = (int(group or 0) for group in found.groups()[:3])
    return (major, minor, patch), found.group(4) is not None


def _needed(step: Step, numbers: Numbers, prerelease: bool) -> Numbers:
    major, minor, patch = numbers
    # Before 1.0.0 anything may change; by custom the second number announces what breaks (semver.org, item 4).
    if major == 0:
        step = "minor" if step == "major" else "patch"
    # A pre-release is on its way to its own number.
    if prerelease and (step == "patch" or patch == 0) and (step != "major" or minor == 0):
        return numbers
    if step == "major":
        return major + 1, 0, 0
    return (major, minor + 1, 0) if step == "minor" else (major, minor, patch + 1)
