"""Reads an Arazzo 1.0 document and finds everything that is wrong with it before anything runs.

Each problem names its place as a JSON Pointer and, where a name is unknown, the nearest that is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from understudy.json_values import is_number
from understudy.openapi.model import Operation
from understudy.openapi.source import kind_of, read_source
from understudy.problem import DocumentError
from understudy.workflows.checking import check_references
from understudy.workflows.criteria import Criterion, check_criterion
from understudy.workflows.expressions import ExpressionError
from understudy.workflows.model import (
    Action,
    Await,
    SourceDescription,
    Step,
    StepBody,
    StepParameter,
    Workflow,
    Workflows,
)
from understudy.workflows.notes import Notes
from understudy.workflows.sources import find_operation, read_sources

_LOCATIONS = ("path", "query", "header", "cookie")


def read_workflows(
    path: str | Path, *, spec: str | Path | None = None, overlays: Iterable[str | Path] = ()
) -> Workflows:
    """The workflows of a file. `spec` takes the place of the OpenAPI document that it names, where it names one.

    A `mock.overlay.yaml` beside an OpenAPI document is applied to it, then `overlays`. Raises DocumentError with every
    problem found.
    """
    reader = _Reader(Path(path), None if spec is None else Path(spec), tuple(overlays))
    found = reader.read()
    if reader.notes.problems:
        raise DocumentError(reader.notes.problems)
    return found


class _Reader:
    def __init__(self, file: Path, spec: Path | None, overlays: tuple[str | Path, ...]) -> None:
        self.file = file
        self.notes = Notes(str(file))
        self._spec = spec
        self._overlays = overlays
        self._data = read_source(file)
        self._sources: dict[str, SourceDescription] = {}
        components = self._data.get("components")
        self._components: Mapping[str, Any] = components if isinstance(components, dict) else {}

    def read(self) -> Workflows:
        data = self._data
        self.notes.fields(data, "document", "")
        if not re.match(r"^1\.0\.\d+$", str(data.get("arazzo"))):
            self.notes.report("arazzo-version", f"arazzo must be 1.0.x; got {data.get('arazzo')!r}", "/arazzo")
        for name, kind in (("info", dict), ("sourceDescriptions", list), ("workflows", list)):
            if not isinstance(data.get(name), kind) or not data[name]:
                self.notes.report("missing", f"{name} must be {_a(kind)}; got {kind_of(data.get(name))}", f"/{name}")
        if self.notes.problems:
            raise DocumentError(self.notes.problems)
        self._sources = read_sources(data, self.file, self._spec, self._overlays, self.notes)
        if self.notes.problems:
            raise DocumentError(self.notes.problems)
        workflows: dict[str, Workflow] = {}
        known = [entry.get("workflowId") for entry in data["workflows"] if isinstance(entry, dict)]
        for position, entry in enumerate(data["workflows"]):
            pointer = f"/workflows/{position}"
            workflow = self._workflow(entry, pointer, [str(name) for name in known])
            if workflow is not None and workflow.id in workflows:
                self.notes.report("twice", f"there are two workflows {workflow.id!r}", f"{pointer}/workflowId")
            elif workflow is not None:
                workflows[workflow.id] = workflow
        title = str(data["info"].get("title", self.file.name))
        found = Workflows(str(self.file), title, self._sources, workflows, self._components)
        if not self.notes.problems:
            check_references(found, data, self.notes.report)
        return found

    # Workflows and steps

    def _workflow(self, entry: Any, pointer: str, known: Sequence[str]) -> Workflow | None:
        if not self.notes.object(entry, "a workflow", pointer) or not self.notes.identified(
            entry, "workflowId", pointer
        ):
            return None
        self.notes.fields(entry, "workflow", pointer)
        depends = entry.get("dependsOn", [])
        for position, name in enumerate(depends if isinstance(depends, list) else [None]):
            self.notes.known(name, known, "workflow", f"{pointer}/dependsOn/{position}")
        steps = entry.get("steps")
        if not isinstance(steps, list) or not steps:
            self.notes.report("missing", "a workflow has one step or more", f"{pointer}/steps")
            return None
        ids = [str(step.get("stepId")) for step in steps if isinstance(step, dict)]
        for name in sorted({name for name in ids if ids.count(name) > 1}):
            self.notes.report(
                "twice",
                f"there are two steps {name!r}",
                f"{pointer}/steps/{len(ids) - 1 - ids[::-1].index(name)}/stepId",
            )
        names = {"step": ids, "workflow": list(known)}
        common = list(self._parameters(entry, pointer))
        always = {kind: self._actions(entry, kind, pointer, names) for kind in ("successActions", "failureActions")}
        made = [
            self._step(step, f"{pointer}/steps/{position}", names, common, always)
            for position, step in enumerate(steps)
        ]
        inputs = entry.get("inputs", {})
        if isinstance(inputs, dict) and "$ref" in inputs:
            name = str(inputs["$ref"]).removeprefix("#/components/inputs/")
            self.notes.known(name, self._components.get("inputs", {}), "input", f"{pointer}/inputs/$ref")
            inputs = self._components.get("inputs", {}).get(name, {})
        return Workflow(
            id=entry["workflowId"],
            summary=str(entry.get("summary", "")),
            inputs=inputs if isinstance(inputs, dict) else {},
            depends_on=tuple(depends) if isinstance(depends, list) else (),
            steps=tuple(step for step in made if step is not None),
            outputs=self._outputs(entry, pointer),
        )

    def _step(
        self,
        entry: Any,
        pointer: str,
        names: Mapping[str, Sequence[str]],
        common: Sequence[StepParameter],
        always: Mapping[str, tuple[Action, ...]],
    ) -> Step | None:
        if not self.notes.object(entry, "a step", pointer) or not self.notes.identified(entry, "stepId", pointer):
            return None
        self.notes.fields(entry, "step", pointer)
        does = [name for name in ("operationId", "operationPath", "workflowId") if name in entry]
        if len(does) > 1 or not (does or "x-mock-await" in entry):
            found_targets = " and ".join(does) or "none"
            self.notes.report(
                "step", f"a step has one of operationId, operationPath, workflowId; this has {found_targets}", pointer
            )
            return None
        source, operation = find_operation(entry, pointer, self._sources, self.notes)
        if "workflowId" in entry:
            self.notes.known(entry["workflowId"], names["workflow"], "workflow", f"{pointer}/workflowId")
        own = list(self._parameters(entry, pointer, operation))
        named = {(argument.name, argument.location) for argument in own}
        shared = [
            argument
            for argument in common
            if (argument.name, argument.location) not in named and _takes(operation, argument)
        ]
        if operation is not None:
            self._missing_in_path(operation, [*own, *shared], pointer)
        return Step(
            id=entry["stepId"],
            pointer=pointer,
            operation=operation,
            source=source,
            workflow=entry.get("workflowId"),
            parameters=(*own, *shared),
            body=self._body(entry.get("requestBody"), f"{pointer}/requestBody"),
            awaits=self._await(entry.get("x-mock-await"), f"{pointer}/x-mock-await"),
            success=self._criteria(entry, "successCriteria", pointer),
            on_success=(*self._actions(entry, "onSuccess", pointer, names), *always["successActions"]),
            on_failure=(*self._actions(entry, "onFailure", pointer, names), *always["failureActions"]),
            outputs=self._outputs(entry, pointer),
        )

    def _parameters(
        self, entry: Mapping[str, Any], pointer: str, operation: Operation | None = None
    ) -> Iterator[StepParameter]:
        for position, raw in enumerate(self.notes.items(entry, "parameters", pointer)):
            place = f"{pointer}/parameters/{position}"
            argument = self._reusable(raw, "parameters", place)
            if not self.notes.object(argument, "a parameter", place):
                continue
            self.notes.fields(argument, "parameter", place)
            location = argument.get("in")
            if not isinstance(argument.get("name"), str) or "value" not in argument:
                self.notes.report("parameter", "a parameter has a name and a value", place)
                continue
            if location is not None and location not in _LOCATIONS:
                self.notes.known(location, _LOCATIONS, "location", f"{place}/in")
            elif operation is not None and location is None:
                self.notes.report(
                    "parameter", f"{argument['name']}: say where it is", place, f"in: {' or '.join(_LOCATIONS)}"
                )
            elif operation is not None and location in ("path", "query"):
                named = [each.name for each in operation.parameters if each.location == location]
                self.notes.known(argument["name"], named, f"{location} parameter", f"{place}/name", of=operation.id)
            yield StepParameter(argument["name"], location, argument["value"])

    def _missing_in_path(self, operation: Operation, argument: Sequence[StepParameter], pointer: str) -> None:
        there = {each.name for each in argument if each.location == "path"}
        for parameter in operation.parameters:
            if parameter.location == "path" and parameter.name not in there:
                self.notes.report(
                    "parameter", f"{operation.id} needs its path parameter {parameter.name}", f"{pointer}/parameters"
                )

    def _body(self, entry: Any, pointer: str) -> StepBody | None:
        if entry is None or not self.notes.object(entry, "a requestBody", pointer):
            return None
        self.notes.fields(entry, "requestBody", pointer)
        replacements = []
        for position, each in enumerate(self.notes.items(entry, "replacements", pointer)):
            if not isinstance(each, dict) or not str(each.get("target", "x")).startswith("/") or "value" not in each:
                self.notes.report(
                    "replacement",
                    "a replacement has a target, which is a JSON Pointer, and a value",
                    f"{pointer}/replacements/{position}",
                )
            else:
                replacements.append((each["target"], each["value"]))
        return StepBody(entry.get("contentType"), entry.get("payload"), tuple(replacements))

    def _await(self, entry: Any, pointer: str) -> Await | None:
        if entry is None or not self.notes.object(entry, "x-mock-await", pointer):
            return None
        self.notes.fields(entry, "x-mock-await", pointer)
        known = [name for source in self._sources.values() for name in source.contract.webhooks]
        timeout = entry.get("timeout", 5)
        if isinstance(timeout, bool) or not isinstance(timeout, int | float) or not 0 < timeout <= 600:
            self.notes.report(
                "timeout", f"a timeout is a number of seconds up to 600; got {timeout!r}", f"{pointer}/timeout"
            )
            return None
        self.notes.known(entry.get("webhook"), known, "webhook", f"{pointer}/webhook")
        return Await(str(entry.get("webhook")), entry.get("match"), float(timeout))

    def _criteria(self, entry: Mapping[str, Any], name: str, pointer: str) -> tuple[Criterion, ...]:
        found = []
        for position, each in enumerate(self.notes.items(entry, name, pointer)):
            place = f"{pointer}/{name}/{position}"
            if not self.notes.object(each, "a criterion", place):
                continue
            self.notes.fields(each, "criterion", place)
            kind = each.get("type", "simple")
            kind = kind.get("type") if isinstance(kind, dict) else kind
            if not self.notes.known(kind, ("simple", "regex", "jsonpath"), "criterion type", f"{place}/type"):
                continue
            if kind != "simple" and not isinstance(each.get("context"), str):
                self.notes.report("criterion", f"a {kind} needs a context, such as $response.body", place)
                continue
            criterion = Criterion(str(each.get("condition", "")), str(kind), each.get("context"), place)
            try:
                check_criterion(criterion)
            except ExpressionError as error:
                self.notes.report("criterion", str(error), f"{place}/condition")
                continue
            found.append(criterion)
        return tuple(found)

    def _actions(
        self, entry: Mapping[str, Any], name: str, pointer: str, names: Mapping[str, Sequence[str]]
    ) -> tuple[Action, ...]:
        failing = name in ("onFailure", "failureActions")
        found = []
        for position, raw in enumerate(self.notes.items(entry, name, pointer)):
            place = f"{pointer}/{name}/{position}"
            each = self._reusable(raw, "failureActions" if failing else "successActions", place)
            if not self.notes.object(each, "an action", place):
                continue
            self.notes.fields(each, "action", place)
            kinds = ("end", "goto", "retry") if failing else ("end", "goto")
            if not self.notes.known(each.get("type"), kinds, "action type", f"{place}/type"):
                continue
            for kind in ("step", "workflow"):
                if f"{kind}Id" in each:
                    self.notes.known(each[f"{kind}Id"], names[kind], kind, f"{place}/{kind}Id")
            if each["type"] == "goto" and ("stepId" in each) == ("workflowId" in each):
                self.notes.report("action", "goto needs a stepId or a workflowId, and not both", place)
            after, limit = each.get("retryAfter", 0), each.get("retryLimit", 1)
            if not _is_number(after) or not _is_number(limit) or not isinstance(limit, int):
                self.notes.report("action", "retryAfter is a number of seconds, retryLimit a whole number", place)
                continue
            criteria = self._criteria(each, "criteria", place)
            found.append(
                Action(
                    str(each.get("name", "")),
                    each["type"],
                    each.get("stepId"),
                    each.get("workflowId"),
                    after,
                    limit,
                    criteria,
                )
            )
        return tuple(found)

    # Small parts

    def _outputs(self, entry: Mapping[str, Any], pointer: str) -> Mapping[str, str]:
        outputs = entry.get("outputs", {})
        if not isinstance(outputs, dict) or not all(isinstance(value, str) for value in outputs.values()):
            self.notes.report("outputs", "outputs are names with runtime expressions", f"{pointer}/outputs")
            return {}
        return outputs

    def _reusable(self, entry: Any, kind: str, pointer: str) -> Any:
        """What a Reusable Object stands for, with its own value."""
        if not isinstance(entry, dict) or "reference" not in entry:
            return entry
        prefix, known = f"$components.{kind}.", self._components.get(kind, {})
        name = str(entry["reference"]).removeprefix(prefix)
        if not self.notes.known(name, known, f"{kind} component", f"{pointer}/reference"):
            return None
        return {**known[name], **({"value": entry["value"]} if "value" in entry else {})}


def _takes(operation: Operation | None, argument: StepParameter) -> bool:
    """Whether a parameter of the whole workflow is one of this operation; headers are anybody's."""
    if operation is None or argument.location in (None, "header", "cookie"):
        return operation is not None or argument.location is None
    return any((each.name, each.location) == (argument.name, argument.location) for each in operation.parameters)


def _is_number(value: Any) -> bool:
    return is_number(value) and value >= 0


def _a(kind: type) -> str:
    return "an object" if kind is dict else "an array with something in it"
