"""Says in words what was inferred from a document, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from understudy.contract import Contract
from understudy.durations import duration_text
from understudy.inference.diagram import mermaid
from understudy.inference.events import Webhook
from understudy.inference.resources import Collection, Plan

Visited = Mapping[str, AbstractSet[tuple[str, str]]]

__all__ = ["explain"]


def explain(contract: Contract, visited: Visited | None = None) -> str:
    """A report for people: every collection with its keys, relations and states, every operation with its plan.

    `visited` are the moves (from, to) that a mock has made, by the path of the collection.
    """
    return "\n".join(_lines(contract, visited or {})) + "\n"


def _lines(contract: Contract, visited: Visited) -> Iterator[str]:
    resources = contract.resources
    yield f"{contract.title} {contract.version}".rstrip()
    yield f"{len(contract.operations)} operations, {len(resources.collections)} collections"
    if contract.prefixes:
        yield f"also answers under: {', '.join(contract.prefixes)}"
    for collection in resources.collections.values():
        yield ""
        yield from _collection(contract, collection)
        lifecycle = contract.lifecycles.get(collection.id)
        if lifecycle is not None:
            yield f"  lifecycle of {lifecycle.property}, by {lifecycle.progression}:"
            yield "```mermaid"
            yield mermaid(lifecycle, visited.get(collection.path, frozenset())).rstrip()
            yield "```"
    yield ""
    yield "operations"
    for operation in contract.operations.values():
        plan = resources.plans[operation.id]
        yield f"  {operation.method:7}{operation.path}"
        yield f"         {operation.id}: {_verb(contract, plan)} ({plan.reason})"
    if contract.webhooks or contract.callbacks:
        yield ""
        yield "webhooks"
    for webhook in contract.webhooks.values():
        yield from _webhook(contract, webhook)
    for operation_id, callbacks in contract.callbacks.items():
        for callback in callbacks:
            yield from _webhook(contract, callback.webhook, f", to {callback.expression} of {operation_id}")
    for problem in contract.problems:
        yield str(problem)


def _verb(contract: Contract, plan: Plan) -> str:
    about = contract.resources.collections.get(plan.collection or "")
    text = f"{plan.kind} {about.name}" if about else plan.kind
    if plan.kind == "update":
        text += ", merging" if plan.merge else ", replacing"
    if plan.promises:
        made = [contract.resources.collections[promise.collection].name for promise in plan.promises]
        text += ", creating " + ", ".join(made) + " because its links lead there"
    if plan.effects:
        text += ", with " + ", ".join(plan.effects)
    if effects := contract.effects.get(plan.operation_id):
        names = dict.fromkeys(contract.resources.collections[effect.collection].name for effect in effects)
        text += ", changing " + ", ".join(names)
    return text


def _collection(contract: Contract, collection: Collection) -> Iterator[str]:
    kind = "singleton" if collection.singleton else "collection"
    yield f"{collection.name}  ({kind} {collection.path})"
    if collection.parent is not None:
        yield f"  inside {contract.resources.collections[collection.parent].name}"
    for reason in collection.reasons:
        yield f"  {reason}"
    for reference in collection.references:
        target = contract.resources.collections.get(reference.collection)
        yield f"  {reference.property} → {target.name if target else reference.collection} ({reference.reason})"
    lifecycle = contract.lifecycles.get(collection.id)
    for state in collection.states:
        free = lifecycle is None or lifecycle.property != state.name
        why = " (any to any: no lifecycle is declared)" if free else ""
        yield f"  states of {state.name}: {', '.join(state.values)}{why}"
    if collection.seeds:
        yield f"  starts with {len(collection.seeds)} records from the document"
    elif collection.materializes:
        yield "  nothing in the document creates one: reading an unknown one makes it up and keeps it"


def _webhook(contract: Contract, webhook: Webhook, where: str = "") -> Iterator[str]:
    yield f"  {webhook.name}: {_when(contract, webhook, bool(where))}{where}"
    delivery = webhook.delivery
    waits = ", ".join(duration_text(wait) for wait in delivery.retries)
    yield f"         signed {delivery.sign}; {delivery.max_attempts} attempts" + (
        f", again after {waits}" if waits else ""
    )


def _when(contract: Contract, webhook: Webhook, callback: bool) -> str:
    trigger = webhook.trigger
    if trigger is None:
        return "once when the operation has worked" if callback else "never: x-mock-event can say when"
    name = contract.resources.collections[trigger.collection].name
    if trigger.happening == "transition":
        return f"when {trigger.property} of {name} becomes {' or '.join(trigger.to) or 'anything'} ({trigger.reason})"
    return f"on {trigger.happening} of {name} ({trigger.reason})"
