"""Checks what a document refers to: inputs, steps, outputs and workflows that its expressions name, and circles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from understudy.openapi.pointer import escape
from understudy.problem import did_you_mean
from understudy.workflows.criteria import references
from understudy.workflows.expressions import Expression, ExpressionError, embedded, parse
from understudy.workflows.model import Workflow, Workflows

Report = Callable[[str, str, str], None]
_EXPRESSIVE = ("value", "payload", "outputs", "match")


def check_references(found: Workflows, data: Mapping[str, Any], report: Report) -> None:
    """Report every expression that can't be read or leads nowhere, and workflows that depend on themselves."""
    for position, entry in enumerate(data["workflows"]):
        workflow = found.workflows.get(str(entry["workflowId"]))
        if workflow is not None:
            _check_workflow(found, workflow, entry, f"/workflows/{position}", report)
    for position, workflow in enumerate(found.workflows.values()):
        circle = _circle(found, workflow.id)
        if circle:
            report("circle", f"{' needs '.join(circle)}", f"/workflows/{position}")


def _check_workflow(found: Workflows, workflow: Workflow, entry: Any, pointer: str, report: Report) -> None:
    texts = [*_expressions(entry, pointer), *_of_criteria(workflow)]
    for place, text in texts:
        try:
            message = _leads_nowhere(found, workflow, parse(text))
        except ExpressionError as error:
            message = str(error)
        if message:
            report("expression", message, place)


def _expressions(entry: Any, pointer: str, expressive: bool = False) -> Iterator[tuple[str, str]]:
    """(place, text) of every expression in the values below here that may have some."""
    if isinstance(entry, str) and expressive:
        names = embedded(entry)
        if not entry.startswith("$") or pointer.rpartition("/")[0].endswith("/outputs") or _looks_like_one(entry):
            yield from ((pointer, name) for name in names)
    elif isinstance(entry, list):
        for position, each in enumerate(entry):
            yield from _expressions(each, f"{pointer}/{position}", expressive)
    elif isinstance(entry, dict):
        for name, each in entry.items():
            if name != "inputs":
                yield from _expressions(each, f"{pointer}/{escape(str(name))}", expressive or name in _EXPRESSIVE)


def _looks_like_one(text: str) -> bool:
    """`$5 off` is a text; `$step.a` is a slip."""
    return len(text) > 1 and text[1].isalpha() and " " not in text


def _of_criteria(workflow: Workflow) -> Iterator[tuple[str, str]]:
    for step in workflow.steps:
        actions = (*step.on_success, *step.on_failure)
        for criterion in (*step.success, *(each for action in actions for each in action.criteria)):
            yield from ((criterion.pointer, text) for text in references(criterion))


def _leads_nowhere(found: Workflows, workflow: Workflow, expression: Expression) -> str:
    """What is wrong with an expression, or nothing."""
    rest = expression.parts[1:]
    if expression.head == "inputs":
        names = workflow.inputs.get("properties")
        name = ".".join(rest)
        return (
            ""
            if not isinstance(names, dict) or name in names or rest[0] in names
            else _unknown(expression, "input", rest[0], names)
        )
    if expression.head == "steps":
        outputs = {step.id: step.outputs or {} for step in workflow.steps}
        nested = {step.id: step.workflow for step in workflow.steps if step.workflow}
        if rest[0] in nested and rest[0] in outputs:
            further = found.workflows.get(str(nested[rest[0]]))
            outputs[rest[0]] = {**outputs[rest[0]], **(further.outputs if further else {})}
        return _output(expression, outputs, "step")
    if expression.head == "workflows" and rest[1] == "outputs":
        return _output(expression, {name: each.outputs for name, each in found.workflows.items()}, "workflow")
    if expression.head == "workflows" and rest[0] not in found.workflows:
        return _unknown(expression, "workflow", rest[0], found.workflows)
    if expression.head == "sourceDescriptions" and rest[0] not in found.sources:
        return _unknown(expression, "source", rest[0], found.sources)
    return ""


def _output(expression: Expression, outputs: Mapping[str, Mapping[str, Any]], what: str) -> str:
    name, output = expression.parts[1], expression.parts[3]
    if name not in outputs:
        return _unknown(expression, what, name, outputs)
    whole = ".".join(expression.parts[3:])
    return (
        ""
        if whole in outputs[name] or output in outputs[name]
        else _unknown(expression, f"output of {name}", output, outputs[name])
    )


def _unknown(expression: Expression, what: str, name: str, known: Iterable[str]) -> str:
    names = list(known)
    hint = did_you_mean(name, names)
    return f"{expression.text}: there is no {what} {name!r}; {hint}"


def _needs(workflow: Workflow) -> Iterator[str]:
    yield from workflow.depends_on
    yield from (step.workflow for step in workflow.steps if step.workflow)


def _circle(found: Workflows, start: str) -> list[str]:
    """The way from a workflow back to itself; empty where there is none."""
    chains = [[start]]
    seen: set[str] = set()
    while chains:
        chain = chains.pop()
        for name in _needs(found.workflows[chain[-1]]) if chain[-1] in found.workflows else ():
            if name == start:
                return [*chain, name]
            if name not in seen:
                seen.add(name)
                chains.append([*chain, name])
    return []
