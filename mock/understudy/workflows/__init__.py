"""Arazzo 1.0 workflows, run against a mock in this process or any server. See docs/workflows.md."""

from understudy.workflows.model import Workflows
from understudy.workflows.reader import read_workflows
from understudy.workflows.runner import Case, StepOutcome, WorkflowFailed, WorkflowOutcome, run_workflow, workflow_cases
from understudy.workflows.services import InProcess, OverHttp, Service, ServiceError

__all__ = [
    "Case",
    "InProcess",
    "OverHttp",
    "Service",
    "ServiceError",
    "StepOutcome",
    "WorkflowFailed",
    "WorkflowOutcome",
    "Workflows",
    "read_workflows",
    "run_workflow",
    "workflow_cases",
]
