"""Workflows as cases of a pytest suite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from understudy.lazy_dataclass import dataclass
from understudy.workflows.model import Workflows
from understudy.workflows.reader import read_workflows
from understudy.workflows.runner import WorkflowOutcome, run_workflow
from understudy.workflows.services import Service

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet


@dataclass(frozen=True, slots=True)
class Case:
    """One workflow of a document, to be run by a test."""

    workflows: Workflows
    name: str

    def run(
        self,
        service: Service | Mapping[str, Service],
        *,
        inputs: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> WorkflowOutcome:
        """Run it; returns the outcome of a success. Raises WorkflowFailed, and what `run_workflow` raises."""
        return run_workflow(self.workflows, self.name, service, inputs=inputs, headers=headers).check()


def workflow_cases(
    path: str | Path, *, spec: str | Path | None = None, overlays: Iterable[str | Path] = ()
) -> list[ParameterSet]:
    """For `@pytest.mark.parametrize("case", workflow_cases(path))`: a `Case` for each workflow, called by its id.

    Raises DocumentError, at collection, with everything that is wrong with the document.
    """
    import pytest

    workflows = read_workflows(path, spec=spec, overlays=overlays)
    return [pytest.param(Case(workflows, name), id=name) for name in workflows.workflows]
