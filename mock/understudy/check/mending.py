"""The lines of an overlay that mend a finding: each candidate is played, and what does not mend is not shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from understudy.check.candidates import Candidate, candidates, kinds_of_records
from understudy.check.report import Finding, Life
from understudy.check.unmendable import why_unmended
from understudy.contract import Contract, index
from understudy.inference.sketch import action_lines, json_path, path_in
from understudy.lazy_dataclass import dataclass
from understudy.mock import Mock
from understudy.openapi.loaded import Document, OpenApiVersion
from understudy.openapi.overlay import apply_overlay
from understudy.problem import DocumentError

# How many candidates are played: a document of a hundred operations takes as long as one of a thousand.
_WORK = 5_000
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
        # A step that is not played any more is not mended.
        played = _steps(self, "passed", "failed")
        mends = (finding.kind, finding.operation) not in kinds and _steps(other, "failed") <= played
        return mends and kinds <= before and _steps(other, "passed") <= _steps(self, "passed")


def _steps(played: Played, *outcomes: str) -> set[str]:
    return {step for step, outcome in played.life.steps.items() if outcome in outcomes}


def mended(mock: Mock, lives: Mapping[str, Played], play: Play) -> tuple[Finding, ...]:
    """The findings of `lives` (by operationId of the create), each with the lines that mend it, if any do.

    `play` plays the life of a record on another mock.
    """
    work = _Mending(mock, play, sum(len(played.findings) for played in lives.values()))
    return tuple(found for create, played in lives.items() for found in work.mend(create, played))


class _Mending:
    """One run over a document: what mended one finding is tried first on the next."""

    def __init__(self, mock: Mock, play: Play, findings: int) -> None:
        self._mock = mock
        self._play = play
        self._left = max(_FEWEST, _WORK // max(len(mock.contract.operations), 1))
        self._waiting = findings
        self._worked: list[str] = []

    def mend(self, create: str, played: Played) -> Iterator[Finding]:
        tried: dict[str, Played | None] = {}
        for finding in played.findings:
            contract = self._mock.contract
            possible = self._likeliest_first(candidates(contract, create, finding))
            share = -(-self._left // self._waiting)
            self._waiting -= 1
            found = self._mending(create, played, finding, possible, tried, share)
            if found is not None:
                yield replace(finding, mend=tuple(self._lines(found)))
                continue
            ideas = [each.idea for each in possible if repr(each.actions) in tried]
            subject = next(each for each in kinds_of_records(contract) if each.create.id == create)
            why = why_unmended(contract, subject, finding, ideas, all_played=len(ideas) == len(possible))
            yield replace(finding, unmended=why)

    def _mending(
        self,
        create: str,
        played: Played,
        finding: Finding,
        possible: Sequence[Candidate],
        tried: dict[str, Played | None],
        share: int,
    ) -> Candidate | None:
        """The candidate after which least is wrong, the first one of several; at most `share` are played anew."""
        best: tuple[int, Candidate] | None = None
        for candidate in possible:
            key = repr(candidate.actions)
            if key not in tried:
                if share <= 0:
                    break
                share -= 1
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
