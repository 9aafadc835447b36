"""What of a document is doubtful, in numbers: what `serve` prints at start and health keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple

from understudy.cache.contracts import remembered
from understudy.contract import Contract
from understudy.lazy_dataclass import dataclass
from understudy.problem import Problem

_SHOWN = 2


@dataclass(frozen=True, slots=True)
class OperationCounts:
    """How many operations there are, how many work on state, are in doubt, and can't be played at all."""

    operations: int
    with_state: int
    doubtful: int
    unplayable: int


def tally(contract: Contract, problems: Sequence[Problem]) -> OperationCounts:
    """Count the operations of a contract. `problems` are those of the contract, or of a mock of it."""
    subject = f"tally {[repr(problem) for problem in problems]}"
    return OperationCounts(*remembered(contract.identity, subject, lambda: [*astuple(_tally(contract, problems))]))


def _tally(contract: Contract, problems: Sequence[Problem]) -> OperationCounts:
    from understudy.inference.doubts import doubts  # not everybody who has a mock counts

    plans = contract.resources.plans.values()
    return OperationCounts(
        operations=len(contract.operations),
        with_state=sum(plan.has_state for plan in plans),
        doubtful=len({name for doubt in doubts(contract, problems) for name in doubt.operations}),
        unplayable=sum(operation.broken is not None for operation in contract.operations.values()),
    )


def summarized(contract: Contract, counted: OperationCounts, problems: Sequence[Problem]) -> Sequence[str]:
    """Three lines at most: the worst problems, and the tally with where to read the rest; none where all is well."""
    if not problems and not counted.doubtful:
        return ()
    from understudy.openapi.spellings import CORRECTED

    worst = sorted(problems, key=lambda each: (each.severity != "error", each.rule in CORRECTED))[:_SHOWN]
    parts = [f"{counted.operations} operations", f"{counted.with_state} with state"]
    if counted.unplayable:
        parts.append(f"{counted.unplayable} answer{'s' if counted.unplayable == 1 else ''} 501")
    if counted.doubtful:
        parts.append(f"{counted.doubtful} doubtful")
    more = f": understudy explain {contract.source}" if counted.doubtful or len(problems) > _SHOWN else ""
    return (*map(str, worst), " · ".join(parts) + more)
