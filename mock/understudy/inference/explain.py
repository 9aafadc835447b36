"""Says in words what was inferred from a document, and why: what a reader should doubt comes first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict
from itertools import groupby
from typing import Any

from understudy.columns import clipped, wrapped
from understudy.contract import Contract
from understudy.durations import duration_text
from understudy.inference.diagram import mermaid
from understudy.inference.doubts import KINDS
from understudy.inference.events import Webhook
from understudy.inference.explanation import Explanation, OperationNote, ResourceNote, explanation
from understudy.inference.signing import Signing
from understudy.problem import Problem

Visited = Mapping[tuple[str, str], AbstractSet[tuple[str | None, str]]]

_LABEL = 13


def explain(contract: Contract, visited: Visited | None = None, *, problems: Sequence[Problem] | None = None) -> str:
    """A report for people, in lines of at most 120 columns.

    A summary, the document's own contradictions, doubts by weight, then every resource, operation and webhook.
    `visited` are the moves (from, to) that a mock has made, by the path of the collection and the state property;
    `problems` are those of a mock.
    """
    return "\n".join(_lines(contract, explanation(contract, problems), visited or {})) + "\n"


def explain_as_data(contract: Contract, *, problems: Sequence[Problem] | None = None) -> dict[str, Any]:
    """The same report as JSON values."""
    found = explanation(contract, problems)
    return {
        "title": found.title,
        "summary": {
            "operations": found.operations,
            "with_state": found.with_state,
            "doubtful": found.doubtful,
            "resources": len(found.resources),
            "contradictions": len(found.problems),
        },
        "contradictions": [
            {
                "rule": entry.rule,
                "severity": entry.severity,
                "file": entry.file,
                "pointer": entry.pointer,
                "message": entry.message,
                "hint": entry.hint,
            }
            for entry in found.problems
        ],
        "doubts": [
            {
                "kind": doubt.kind,
                "weight": doubt.weight,
                "about": doubt.about,
                "meaning": KINDS[doubt.kind].meaning,
                "mend": KINDS[doubt.kind].mend,
                "operations": list(doubt.operations),
            }
            for doubt in found.doubts
        ],
        "access": [{"name": name, "taken": text} for name, text in found.access],
        "resources": [_resource_data(entry) for entry in found.resources],
        "other_operations": [_operation_data(entry) for entry in found.others],
        "unknown_path": asdict(found.unknown_path),
        "webhooks": [
            {"name": webhook.name, "sent": _when(contract, webhook, callback=False)}
            for webhook in contract.webhooks.values()
        ],
    }


def _resource_data(note: ResourceNote) -> dict[str, Any]:
    return {
        "name": note.name,
        "path": note.path,
        "singleton": note.singleton,
        "record": note.schema,
        "inside": note.parent,
        "facts": list(note.facts),
        "references": [
            {"property": name, "resource": target, "reason": reason} for name, target, reason in note.references
        ],
        "states": [{"property": name, "values": list(values), "order": order} for name, values, order in note.states],
        "operations": [_operation_data(entry) for entry in note.operations],
    }


def _operation_data(note: OperationNote) -> dict[str, Any]:
    return {
        "operation": note.operation,
        "method": note.method,
        "path": note.path,
        "kind": note.kind,
        "reason": note.reason,
        "body": note.body,
        "answer": note.answer,
        "parameters": dict(note.parameters),
        "also": list(note.also),
    }


def _lines(contract: Contract, found: Explanation, visited: Visited) -> Iterator[str]:
    yield clipped(found.title)
    yield _summary(found)
    if found.prefixes:
        yield from wrapped(f"also answers under: {', '.join(found.prefixes)}")
    if found.problems:
        yield from ("", "contradictions of the document")
        for problem in found.problems:
            yield from wrapped(str(problem), "  ")
    if found.doubts:
        yield from ("", "doubts, heaviest first")
        yield from _doubts(found)
    if found.access:
        yield from ("", "who may call")
    for name, text in found.access:
        yield from wrapped(f"{name}: {text}", "  ")
    for note in found.resources:
        yield ""
        yield from _resource(note)
        yield from _lifecycle(contract, note, visited)
    if found.others:
        yield from ("", "operations of no resource")
        for operation in found.others:
            yield from _operation(operation)
    unknown = found.unknown_path
    yield from ("", "unknown paths")
    yield from wrapped(f"{unknown.status}: {unknown.answer} ({unknown.reason})", "  ")
    if contract.webhooks or contract.callbacks:
        yield from ("", "webhooks")
    for webhook in contract.webhooks.values():
        yield from _webhook(contract, webhook)
    for operation_id, callbacks in contract.callbacks.items():
        for callback in callbacks:
            yield from _webhook(contract, callback.webhook, f", to {callback.expression} of {operation_id}")


def _doubts(found: Explanation) -> Iterator[str]:
    for kind, entries in groupby(found.doubts, key=lambda doubt: doubt.kind):
        doubt_kind = KINDS[kind]
        mend = f" ({doubt_kind.mend} corrects it)" if doubt_kind.mend else ""
        yield from wrapped(f"{doubt_kind.weight:3}  {kind}: {doubt_kind.meaning}{mend}", "  ", hanging=" " * 7)
        for doubt in entries:
            yield from wrapped(doubt.about, " " * 9)


def _summary(found: Explanation) -> str:
    parts = [
        _count(found.operations, "operation"),
        f"{found.with_state} with state",
        f"{found.operations - found.with_state} without",
        f"{found.doubtful} doubtful",
        _count(len(found.resources), "resource"),
    ]
    if found.problems:
        parts.append(_count(len(found.problems), "contradiction") + " of the document")
    return " · ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _resource(note: ResourceNote) -> Iterator[str]:
    yield clipped(f"{note.name}  ({'singleton' if note.singleton else 'collection'} {note.path})")
    yield from _labelled("record", note.schema)
    if note.parent is not None:
        yield from _labelled("inside", note.parent)
    for fact in note.facts:
        yield from wrapped(fact, "  ")
    for name, target, reason in note.references:
        yield from wrapped(f"{name} → {target} ({reason})", "  ")
    for name, values, order in note.states:
        yield from wrapped(f"states of {name}: {', '.join(values)} ({order})", "  ")
    for operation in note.operations:
        yield from _operation(operation)


def _labelled(label: str, text: str) -> Iterator[str]:
    yield from wrapped(text, f"  {label:{_LABEL}}", hanging=" " * (_LABEL + 2))


def _operation(note: OperationNote) -> Iterator[str]:
    yield clipped(f"  {note.method:7}{note.path}")
    what = ", ".join([note.kind, *note.also])
    places = [f"body {note.body}"] if note.body else []
    places += [f"answer {note.answer}"] if note.answer else []
    yield from wrapped("; ".join([f"{note.operation}: {what} ({note.reason})", *places]), " " * 9)
    if note.parameters:
        by_role: dict[str, list[str]] = {}
        for name, role in note.parameters:
            by_role.setdefault(role, []).append(name)
        yield from wrapped("; ".join(f"{role}: {', '.join(names)}" for role, names in by_role.items()), " " * 9)


def _lifecycle(contract: Contract, note: ResourceNote, visited: Visited) -> Iterator[str]:
    collection = next(entry for entry in contract.resources.collections.values() if entry.path == note.path)
    for lifecycle in contract.lifecycles_of(collection.id):
        yield f"  lifecycle of {lifecycle.property}, by {lifecycle.progression}:"
        yield "```mermaid"
        yield mermaid(lifecycle, visited.get((collection.path, lifecycle.property), frozenset())).rstrip()
        yield "```"


def _webhook(contract: Contract, webhook: Webhook, where: str = "") -> Iterator[str]:
    yield from wrapped(f"{webhook.name}: {_when(contract, webhook, callback=bool(where))}{where}", "  ")
    delivery = webhook.delivery
    waits = ", ".join(duration_text(wait) for wait in delivery.retries)
    again = f", again after {waits}" if waits else ""
    if delivery.cloud_events is not None:
        yield from wrapped(f"CloudEvents 1.0, {delivery.cloud_events.mode} ({delivery.cloud_events.reason})", " " * 9)
    yield from wrapped(f"{_signed(delivery.signing)}; {delivery.max_attempts} attempts{again}", " " * 9)


def _signed(signing: Signing) -> str:
    how = f"signed {signing.scheme.name} in {signing.header}" if signing.is_signed else "not signed"
    return f"{how} ({signing.reason})"


def _when(contract: Contract, webhook: Webhook, *, callback: bool) -> str:
    trigger = webhook.trigger
    if trigger is None:
        return "once when the operation has worked" if callback else "never: x-mock-event can say when"
    name = contract.resources.collections[trigger.collection].name
    if trigger.happening == "transition":
        return f"when {trigger.property} of {name} becomes {' or '.join(trigger.to) or 'anything'} ({trigger.reason})"
    return f"on {trigger.happening} of {name} ({trigger.reason})"
