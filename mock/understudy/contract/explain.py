"""Says in words what was inferred from a document, and why."""

from __future__ import annotations

from collections.abc import Iterator

from understudy.contract.index import Contract
from understudy.contract.resources import Collection, Plan

__all__ = ["explain"]


def explain(contract: Contract) -> str:
    """A report for people: every collection with its keys, relations and states, every operation with its plan."""
    return "\n".join(_lines(contract)) + "\n"


def _lines(contract: Contract) -> Iterator[str]:
    resources = contract.resources
    yield f"{contract.title} {contract.version}".rstrip()
    yield f"{len(contract.operations)} operations, {len(resources.collections)} collections"
    if contract.prefixes:
        yield f"also answers under: {', '.join(contract.prefixes)}"
    for collection in resources.collections.values():
        yield ""
        yield from _collection(contract, collection)
    yield ""
    yield "operations"
    for operation in contract.operations.values():
        plan = resources.plans[operation.id]
        yield f"  {operation.method:7}{operation.path}"
        yield f"         {operation.id}: {_verb(contract, plan)} ({plan.reason})"
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
    for state in collection.states:
        yield f"  states of {state.name}: {', '.join(state.values)} (any to any: no lifecycle is declared)"
    if collection.seeds:
        yield f"  starts with {len(collection.seeds)} records from the document"
    elif collection.materializes:
        yield "  nothing in the document creates one: reading an unknown one makes it up and keeps it"
