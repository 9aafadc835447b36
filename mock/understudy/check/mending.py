"""The lines of an overlay that mend a finding: each candidate is played, and what does not mend is not shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from understudy.check.candidates import Candidate, candidates
from understudy.check.report import Finding, Life
from understudy.contract import Contract, index
from understudy.inference.sketch import action_lines, json_path, path_in
from understudy.mock import Mock
from understudy.openapi.document import Document, OpenApiVersion
from understudy.openapi.overlay import apply_overlay
from understudy.problem import DocumentError

__all__ = ["Played", "mended"]

# How many candidates are played: a document of a hundred operations takes as long as one of a thousand.
_WORK = 3_000
_FEWEST = 10

Play = Callable[[Mock, str], "Played | None"]


@dataclass(frozen=True, slots=True)
class Played:
    """The life of one kind of record, and what was found in it."""

    life: Life
    findings: tuple[Finding, ...]

    def is_better_than(self, other: Played, finding: Finding) -> bool:
        """Whether a finding is gone, nothing else went wrong for it, and every step that passed still does."""
        kinds = {(entry.kind, entry.operation) for entry in self.findings}
        before = {(entry.kind, entry.operation) for entry in other.findings}
        return (finding.kind, finding.operation) not in kinds and kinds <= before and _passed(other) <= _passed(self)


def _passed(played: Played) -> set[str]:
    return {step for step, outcome in played.life.steps.items() if outcome == "passed"}


def mended(mock: Mock, lives: Mapping[str, Played], play: Play) -> tuple[Finding, ...]:
    """The findings of `lives` (by operationId of the create), each with the lines that mend it, if any do.

    `play` plays the life of a record on another mock.
    """
    work = _Mending(mock, play)
    return tuple(found for create, played in lives.items() for found in work.mend(create, played))


class _Mending:
    """One run over a document: what mended one finding is tried first on the next."""

    def __init__(self, mock: Mock, play: Play) -> None:
        self._mock = mock
        self._play = play
        self._left = max(_FEWEST, _WORK // max(len(mock.contract.operations), 1))
        self._worked: list[str] = []

    def mend(self, create: str, played: Played) -> Iterator[Finding]:
        tried: dict[str, Played | None] = {}
        for finding in played.findings:
            found = self._mending(create, played, finding, tried)
            yield finding if found is None else replace(finding, mend=tuple(self._lines(found)))

    def _mending(
        self, create: str, played: Played, finding: Finding, tried: dict[str, Played | None]
    ) -> Candidate | None:
        """The candidate after which least is wrong; the first one of several."""
        best: tuple[int, Candidate] | None = None
        for candidate in self._likeliest_first(candidates(self._mock.contract, create, finding)):
            key = repr(candidate.actions)
            if key not in tried:
                if self._left <= 0:
                    break
                self._left -= 1
                tried[key] = self._played(candidate, create, played)
            after = tried[key]
            if after is None:
                wrong = len(played.findings) if candidate.is_last_resort else None
            else:
                wrong = len(after.findings) if after.is_better_than(played, finding) else None
            if wrong is not None and (best is None or wrong < best[0]):
                best = wrong, candidate
            if wrong == 0:
                break
        if best is not None and best[1].idea not in self._worked:
            self._worked.append(best[1].idea)
        return best[1] if best is not None else None

    def _likeliest_first(self, found: Iterable[Candidate]) -> Sequence[Candidate]:
        return sorted(found, key=lambda each: each.idea not in self._worked)

    def _played(self, candidate: Candidate, create: str, before: Played) -> Played | None:
        """How the record lives with the overlay of a candidate; None where nothing is made by `create` any more.

        Where the overlay is refused it lives as `before`.
        """
        contract = _overlaid(self._mock.contract, candidate)
        return before if contract is None else self._play(self._mock.fresh(contract=contract), create)

    def _lines(self, candidate: Candidate) -> Iterator[str]:
        """The actions as they stand in an overlay of the document that its author wrote."""
        for action in candidate.actions:
            target = path_in(self._mock.contract, *action.tokens)
            yield from action_lines(target + action.selector, action.update)


def _overlaid(contract: Contract, candidate: Candidate) -> Contract | None:
    overlay = {
        "overlay": "1.0.0",
        "actions": [
            {"target": json_path(*action.tokens) + action.selector, "update": dict(action.update)}
            for action in candidate.actions
        ],
    }
    changed, problems = apply_overlay(dict(contract.document), overlay, Path("overlay"))
    if problems:
        return None
    version: OpenApiVersion = "3.0" if contract.schemas.legacy else "3.1"
    try:
        return index(Document(changed, contract.file, version, contract.problems), signing=None)
    except DocumentError:
        return None
