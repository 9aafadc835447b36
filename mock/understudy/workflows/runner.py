"""Runs a workflow step after step, reports what happened, and offers workflows as cases of a pytest suite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from understudy.columns import clipped
from understudy.json_codec import dumps
from understudy.lazy_dataclass import dataclass
from understudy.problem import did_you_mean
from understudy.workflows.criteria import Criterion, holds, references
from understudy.workflows.expressions import Exchanged, ExpressionError, RunContext, filled, resolve
from understudy.workflows.model import Action, Step, Workflow, Workflows
from understudy.workflows.reader import read_workflows
from understudy.workflows.requests import outgoing, read_body
from understudy.workflows.services import Service, ServiceError

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

_MOST_STEPS = 1_000
_MOST_SHOWN = 600
_LONGEST_WAIT = 3600.0


class WorkflowFailed(AssertionError):  # noqa: N818 - a test that fails, not a program
    """A workflow did not do what its document says. The message lists every step."""


@dataclass(frozen=True, slots=True)
class StepOutcome:
    """What became of one try of a step; `problem` is empty where it succeeded."""

    id: str
    did: str
    problem: str
    outputs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WorkflowOutcome:
    """What became of a workflow."""

    workflow: str
    ok: bool
    outputs: Mapping[str, Any]
    steps: tuple[StepOutcome, ...]
    problem: str = ""

    def __str__(self) -> str:
        lines = [f"{'ok    ' if self.ok else 'FAILED'}  {self.workflow}"]
        for step in self.steps:
            lines.append(f"  {'ok    ' if not step.problem else 'failed'}  {step.id}  {step.did}".rstrip())
            lines += [f"          {line}" for line in step.problem.splitlines()]
        return "\n".join(lines + ([f"  {self.problem}"] if self.problem else []))

    def check(self) -> WorkflowOutcome:
        """This outcome, if the workflow succeeded. Raises WorkflowFailed."""
        if not self.ok:
            raise WorkflowFailed(str(self))
        return self


def run_workflow(
    workflows: Workflows,
    name: str,
    service: Service | Mapping[str, Service],
    *,
    inputs: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> WorkflowOutcome:
    """Run a workflow, and before it those on which it depends. `service` may be one for each source of the document.

    Raises LookupError for an unknown workflow, ValueError for inputs that break its schema, ServiceError when a server
    can't be reached. A workflow that fails raises nothing; see `WorkflowOutcome.check`.
    """
    if name not in workflows.workflows:
        hint = did_you_mean(name, workflows.workflows)
        raise LookupError(f"{workflows.file} has no workflow {name!r}; {hint}")
    services = service if isinstance(service, Mapping) else dict.fromkeys(workflows.sources, service)
    for each in {id(each): each for each in services.values()}.values():
        each.begin()
    return _Run(workflows, services, headers or {}).workflow(name, dict(inputs or {}))


class _Failed(Exception):  # noqa: N818 - carries why a step failed
    pass


class _Run:
    """One run: what the workflows in it have put out, and how many steps it took."""

    def __init__(self, workflows: Workflows, services: Mapping[str, Service], headers: Mapping[str, str]) -> None:
        self._workflows = workflows
        self._services = services
        self._headers = headers
        self._ran: dict[str, dict[str, Any]] = {}
        self._steps = 0

    def workflow(self, name: str, arguments: Mapping[str, Any]) -> WorkflowOutcome:
        workflow = self._workflows.workflows[name]
        for needed in workflow.depends_on:
            if needed not in self._ran:
                accepted = self._workflows.workflows[needed].inputs.get("properties", arguments)
                before = self.workflow(needed, {key: value for key, value in arguments.items() if key in accepted})
                if not before.ok:
                    return WorkflowOutcome(
                        name, False, {}, (), f"it depends on {needed}, which failed:\n{indent(str(before), '    ')}"
                    )
        inputs = _inputs(workflow, arguments)
        facts = RunContext(inputs, {}, self._ran, self._workflows.components, self._sources())
        outcomes: list[StepOutcome] = []
        ok, problem = self._walk(workflow, facts, outcomes)
        outputs: dict[str, Any] = {}
        facts.exchanged = None
        for output, expression in workflow.outputs.items() if ok else ():
            try:
                outputs[output] = resolve(expression, facts)
            except ExpressionError as error:
                ok, problem = False, f"output {output}: {error}"
        self._ran[name] = {"inputs": inputs, "outputs": outputs}
        return WorkflowOutcome(name, ok, outputs, tuple(outcomes), problem)

    def _sources(self) -> Mapping[str, Mapping[str, Any]]:
        return {name: {"url": self._services[name].url} for name in self._workflows.sources if name in self._services}

    def _walk(self, workflow: Workflow, facts: RunContext, outcomes: list[StepOutcome]) -> tuple[bool, str]:
        """From step to step, as their actions say; whether it went well, and why not where no step reports it."""
        places = {step.id: position for position, step in enumerate(workflow.steps)}
        retries: dict[tuple[str, str], int] = {}
        position = 0
        while position < len(workflow.steps):
            step = workflow.steps[position]
            self._steps += 1
            if self._steps > _MOST_STEPS:
                return False, f"more than {_MOST_STEPS} steps; it goes round in circles"
            outcome = self._try(step, facts)
            outcomes.append(outcome)
            failed = bool(outcome.problem)
            try:
                action = _chosen(step.on_failure if failed else step.on_success, facts, step, retries)
            except ExpressionError as error:
                return False, f"step {step.id}: {error}"
            if action is None and failed:
                return False, ""
            if action is None:
                position += 1
            elif action.type == "end":
                return not failed, ""
            elif action.type == "retry":
                retries[step.id, action.name] = retries.get((step.id, action.name), 0) + 1
                self._pause(step, action, facts)
                if action.workflow is not None and not self.workflow(action.workflow, {}).ok:
                    return False, f"step {step.id}: {action.workflow}, to be run before the retry, failed"
                position = places[action.step] if action.step is not None else position
            elif action.workflow is not None:
                after = self.workflow(action.workflow, {})
                outcomes += after.steps
                return after.ok, after.problem
            else:
                position = places[str(action.step)]
        return True, ""

    def _pause(self, step: Step, action: Action, facts: RunContext) -> None:
        """As long as the server requests, else as the document says."""
        retry_after = facts.exchanged.headers.get("retry-after", "") if facts.exchanged else ""
        seconds = (
            min(float(retry_after), _LONGEST_WAIT) if retry_after.isascii() and retry_after.isdigit() else action.after
        )
        service = self._services.get(step.source or "", next(iter(self._services.values())))
        service.pause(seconds)

    def _try(self, step: Step, facts: RunContext) -> StepOutcome:
        did = ""
        facts.exchanged = None
        outputs: dict[str, Any] = {}
        try:
            if step.workflow is not None:
                outputs = self._nested(step, facts)
                did = f"workflow {step.workflow}"
            elif step.operation is not None:
                did = f"{step.operation.method} {step.operation.path}"
                did = self._call(step, facts)
            if step.awaits is not None:
                self._await(step, facts)
                did = f"{did}, webhook {step.awaits.webhook}".removeprefix(", ")
            for name, expression in (step.outputs or {}).items():
                outputs[name] = resolve(expression, facts)
        except (_Failed, ExpressionError, TimeoutError) as error:
            return StepOutcome(step.id, did, str(error))
        facts.steps[step.id] = outputs
        return StepOutcome(step.id, did, "", outputs)

    def _nested(self, step: Step, facts: RunContext) -> dict[str, Any]:
        arguments = {each.name: filled(each.value, facts) for each in step.parameters}
        try:
            outcome = self.workflow(str(step.workflow), arguments)
        except ValueError as error:
            raise _Failed(str(error)) from None
        if not outcome.ok:
            raise _Failed(str(outcome))
        for criterion in step.success:
            if not holds(criterion, facts):
                raise _Failed(_broken(criterion, facts))
        return dict(outcome.outputs)

    def _call(self, step: Step, facts: RunContext) -> str:
        assert step.operation is not None
        service = self._services.get(str(step.source))
        if service is None:
            raise ServiceError(f"nothing serves the source {step.source}")
        request = outgoing(step, step.operation, facts, service.url, self._headers)
        status, headers, content = service.send(request.method, request.target, request.headers, request.body)
        body = read_body(headers, content)
        facts.exchanged = replace(request.exchanged, status=status, headers=headers, body=body)
        did = f"{request.method} {request.target} → {status}"
        problems = [_broken(each, facts) for each in step.success if not holds(each, facts)]
        if not step.success and status >= 400:
            problems = [f"answered {status}, and the step has no successCriteria that allow it"]
        if problems:
            raise _Failed("\n".join([did, *problems, f"body: {_short(body)}"]))
        return did

    def _await(self, step: Step, facts: RunContext) -> None:
        assert step.awaits is not None
        service = self._services.get(str(step.source), next(iter(self._services.values())))
        match = None if step.awaits.match is None else filled(step.awaits.match, facts)
        payload = service.wait_for(step.awaits.webhook, match, step.awaits.timeout)
        if facts.exchanged is None:
            # There is no response that it could refer to, so the payload may be called $response.body as well.
            facts.exchanged = Exchanged(body=payload, event=payload)
            broken = [_broken(each, facts) for each in step.success if not holds(each, facts)]
            if broken:
                raise _Failed("\n".join([*broken, f"payload: {_short(payload)}"]))
        else:
            facts.exchanged = replace(facts.exchanged, event=payload)


def _inputs(workflow: Workflow, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments, and the defaults. Raises ValueError where the schema says no."""
    schema = dict(workflow.inputs)
    shapes = schema.get("properties")
    defaults = {
        name: shape["default"]
        for name, shape in (shapes.items() if isinstance(shapes, dict) else ())
        if isinstance(shape, dict) and "default" in shape
    }
    inputs = {**defaults, **arguments}
    if schema:
        found = [f"{_place(error.instance_path)}{error.message}" for error in jsonschema_rs.iter_errors(schema, inputs)]
        if found:
            raise ValueError(f"inputs of {workflow.id}: {'; '.join(found)}")
    return inputs


def _place(path: Sequence[Any]) -> str:
    return f"/{'/'.join(map(str, path))}: " if path else ""


def _chosen(
    actions: Sequence[Action], facts: RunContext, step: Step, retries: Mapping[tuple[str, str], int]
) -> Action | None:
    """The first action whose criteria all hold and whose retries are not used up."""
    for action in actions:
        if action.type == "retry" and retries.get((step.id, action.name), 0) >= action.limit:
            continue
        if all(holds(criterion, facts) for criterion in action.criteria):
            return action
    return None


def _broken(criterion: Criterion, facts: RunContext) -> str:
    """A criterion that does not hold, and what its expressions are."""
    operands = ", ".join(_values(criterion, facts))
    return f"{criterion} does not hold" + (f": {operands}" if operands else "")


def _values(criterion: Criterion, facts: RunContext) -> Iterator[str]:
    for text in dict.fromkeys(references(criterion)):
        try:
            yield f"{text} is {_short(resolve(text, facts))}"
        except ExpressionError:
            yield f"there is no {text}"


def _short(value: Any) -> str:
    return clipped(dumps(value).decode(), _MOST_SHOWN)


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
