"""What an Arazzo document says, read and checked: workflows of steps. Names follow the Arazzo Specification 1.0."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from understudy.contract import Contract
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Operation
from understudy.workflows.criteria import Criterion


@dataclass(frozen=True, slots=True)
class SourceDescription:
    """A Source Description whose OpenAPI document was read. `path` is its file."""

    name: str
    path: Path
    contract: Contract


@dataclass(frozen=True, slots=True)
class StepParameter:
    """A Parameter Object. `location` is None for an input of another workflow."""

    name: str
    location: str | None
    value: Any


@dataclass(frozen=True, slots=True)
class StepBody:
    """A Request Body Object; `replacements` are pairs of JSON Pointer and value."""

    content_type: str | None
    payload: Any
    replacements: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """A Success or Failure Action Object: `end`, `goto` or `retry`, when all of its criteria hold."""

    name: str
    type: str
    step: str | None = None
    workflow: str | None = None
    after: float = 0.0
    limit: int = 1
    criteria: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True)
class Await:
    """`x-mock-await`: a webhook of this name whose payload has `match` in it must come within `timeout` seconds."""

    webhook: str
    match: Any = None
    timeout: float = 5.0


@dataclass(frozen=True, slots=True)
class Step:
    """A Step Object: an operation of a source, another workflow, or only a webhook to wait for."""

    id: str
    pointer: str
    operation: Operation | None = None
    source: str | None = None
    workflow: str | None = None
    parameters: tuple[StepParameter, ...] = ()
    body: StepBody | None = None
    awaits: Await | None = None
    success: tuple[Criterion, ...] = ()
    on_success: tuple[Action, ...] = ()
    on_failure: tuple[Action, ...] = ()
    outputs: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Workflow:
    """A Workflow Object. `inputs` is the JSON Schema of its inputs."""

    id: str
    summary: str
    inputs: Mapping[str, Any]
    depends_on: tuple[str, ...]
    steps: tuple[Step, ...]
    outputs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Workflows:
    """A whole document."""

    file: str
    title: str
    sources: Mapping[str, SourceDescription]
    workflows: Mapping[str, Workflow]
    components: Mapping[str, Any]
