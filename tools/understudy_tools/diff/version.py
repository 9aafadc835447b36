"""Says whether `info.version` announces a change, as semver.org means it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from understudy_tools.diff.rules import Step

__all__ = ["Judgement", "judge"]

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
