"""Changes a mock from outside of its API: moves states, makes and deletes records.

Everything goes the way of the API's own changes: one unit of work with its transition log and events.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from understudy.engine import Engine
from understudy.inference.resources import Collection, Plan, StateProperty
from understudy.inference.shapes import properties
from understudy.openapi.model import Operation
from understudy.operations.call import Call, Refused, key_text
from understudy.operations.table import BEHAVIOURS
from understudy.problem import did_you_mean
from understudy.records.errors import (
    CommittedError,
    IllegalTransitionError,
    InvalidAttributesError,
    MockError,
    NotFoundError,
    StaleStateError,
)
from understudy.records.names import address_of, check_states, collection_named, parent_of, state_of
from understudy.records.records import finish, start, target_address
from understudy.records.transitions import illegal, move_record, settle
from understudy.state.store import Address, Record
from understudy.state.work import Work
from understudy.webhooks.outbox import Event
from understudy.webhooks.payload import OffContractError

__all__ = ["create", "delete", "read", "records", "transition", "update"]

_DRIVER = Operation(
    id="driver",
    method="POST",
    path="",
    pointer="",
    summary="",
    description="",
    tags=(),
    parameters=(),
    request_body=None,
    responses={},
    security=(),
    extensions={},
)


def _call(engine: Engine, work: Work, operation: Operation = _DRIVER, plan: Plan | None = None) -> Call:
    return Call(
        world=engine.world,
        operation=operation,
        plan=plan or Plan("driver", "synthesize", "the driver", ()),
        work=work,
        request_path="",
        status=200,
        media=None,
    )


def _missing(collection: Collection, address: Address) -> NotFoundError:
    return NotFoundError(f"there is no {collection.name} {'/'.join((*address.parent, *address.key))}".rstrip())


def _existing(engine: Engine, work: Work, collection: Collection, address: Address) -> Record:
    record = work.get(address)
    if record is None:
        raise _missing(collection, address)
    return record


def transition(
    engine: Engine,
    resource: str,
    key: tuple[Any, ...],
    *,
    to: str,
    property: str | None,  # noqa: A002
    expect: str | None,
    force: bool,
    patch: Mapping[str, Any],
) -> tuple[Record, list[Event]]:
    """Move a record to a state, and set what `patch` says in the same step.

    The order of the checks is: in the enum, legal, there, in the state expected, and then the patch.
    """
    collection = collection_named(engine.contract, resource)
    state = state_of(collection, property)
    address = address_of(collection, key)
    check_states(collection, state, to, expect)
    lifecycle = engine.contract.lifecycles.get(collection.id)
    if lifecycle is not None and lifecycle.property != state.name:
        lifecycle = None
    if lifecycle is not None and expect is not None and not force and lifecycle.find(expect, to) is None:
        raise IllegalTransitionError(illegal(lifecycle, expect, to).message, expect, to, lifecycle.targets(expect))
    work = engine.faults.work(engine.store)
    record = _existing(engine, work, collection, address)
    actual = record.get(state.name)
    if expect is not None and actual != expect:
        raise StaleStateError(f'{state.name} is "{actual}", not "{expect}" as expected', expect, actual)
    if lifecycle is not None and not force and lifecycle.find(str(actual), to) is None:
        message = illegal(lifecycle, str(actual), to).message
        raise IllegalTransitionError(message, str(actual), to, lifecycle.targets(str(actual)))
    _patchable(engine, collection, state, patch)
    changes = {state.name: to, **patch}
    moved = _guarded(lambda: move_record(engine.world, work, address, record, changes, cause="driver", forced=force))
    _kept(engine, collection, patch, moved)
    return _commit(engine, work, collection, address)


def _patchable(engine: Engine, collection: Collection, state: StateProperty, patch: Mapping[str, Any]) -> None:
    _known(engine, collection, patch)
    for name in patch:
        if name == state.name:
            raise InvalidAttributesError(f"{name} is what the transition sets, by to=; leave it out of patch")
        if name in collection.key_properties:
            raise InvalidAttributesError(f"{name} is the key of {collection.name}, which stays; leave it out of patch")


def create(
    engine: Engine, resource: str, parent: tuple[Any, ...], attributes: Mapping[str, Any], *, emit: bool
) -> tuple[Record, list[Event]]:
    """Put a record into the store; what is not given is made up. Its events are sent only with `emit`."""
    collection = collection_named(engine.contract, resource)
    above = parent_of(collection, parent)
    work = engine.faults.work(engine.store)
    _known(engine, collection, attributes)
    _require_parent(engine, work, collection, above)
    given = _with_relatives(engine, work, collection, dict(attributes))
    call = _call(engine, work)
    address, record = _guarded(lambda: start(call, collection, above, given, collection.schema))
    finished = finish(engine.world, collection, address, record)
    _kept(engine, collection, attributes, finished)
    settle(engine.world, work, address, None, finished, cause="driver")
    return _commit(engine, work, collection, address, changed_by_client=emit)


def update(
    engine: Engine, resource: str, key: tuple[Any, ...], attributes: Mapping[str, Any]
) -> tuple[Record, list[Event]]:
    """Set properties of a record, states among them by the rules of its lifecycle."""
    collection = collection_named(engine.contract, resource)
    address = address_of(collection, key)
    work = engine.faults.work(engine.store)
    record = _existing(engine, work, collection, address)
    _known(engine, collection, attributes)
    changed = _guarded(lambda: move_record(engine.world, work, address, record, dict(attributes), cause="driver"))
    _kept(engine, collection, attributes, changed)
    return _commit(engine, work, collection, address)


def delete(engine: Engine, resource: str, key: tuple[Any, ...]) -> list[Event]:
    """Delete a record and what lies below it."""
    collection = collection_named(engine.contract, resource)
    address = address_of(collection, key)
    work = engine.faults.work(engine.store)
    _existing(engine, work, collection, address)
    work.delete(address)
    above = (*address.parent, *address.key)
    for other in engine.contract.resources.collections.values():
        if other.id.startswith(collection.id + "/{}"):
            for below in work.addresses(other.id):
                if below.parent[: len(above)] == above:
                    work.delete(below)
    return _store(engine, work, changed_by_client=True)


def read(engine: Engine, resource: str, key: tuple[Any, ...]) -> Record:
    """A record as the API shows it."""
    collection = collection_named(engine.contract, resource)
    address = address_of(collection, key)
    work = engine.faults.work(engine.store)
    _existing(engine, work, collection, address)
    return _shown(engine, work, collection, address)


def records(engine: Engine, resource: str, parent: tuple[Any, ...]) -> list[Record]:
    """The records of a collection, of one parent where it lies below others, oldest first."""
    collection = collection_named(engine.contract, resource)
    above = parent_of(collection, parent)
    return list(engine.store.records(collection.id, above))


def _guarded(do: Any) -> Any:
    try:
        return do()
    except Refused as refused:
        raise MockError(refused.refusal.message) from None


def _known(engine: Engine, collection: Collection, attributes: Mapping[str, Any]) -> None:
    named = properties(engine.contract.schemas, collection.schema)
    for name in attributes if named else ():
        if name not in named:
            hint = did_you_mean(name, named)
            raise InvalidAttributesError(f"{collection.name} has no property {name!r}; {hint}")


def _kept(engine: Engine, collection: Collection, attributes: Mapping[str, Any], record: Record) -> None:
    for name, value in attributes.items():
        if name not in record or record[name] != value:
            node = properties(engine.contract.schemas, collection.schema).get(name, True)
            found = engine.contract.schemas.validator(node, "response").violations(value, "")
            why = ": " + "; ".join(f"{each.pointer} {each.message}".strip() for each in found) if found else ""
            raise InvalidAttributesError(f"{collection.name}: {name} can't be {value!r}: the schema forbids it{why}")


def _require_parent(engine: Engine, work: Work, collection: Collection, above: tuple[str, ...]) -> None:
    if collection.parent is None:
        return
    parent = engine.world.collection(collection.parent)
    cut = parent.parent_count
    address = Address(parent.id, above[:cut], above[cut : cut + len(parent.key_parameters)])
    if work.get(address) is None and not parent.materializes:
        raise _missing(parent, address)


def _with_relatives(engine: Engine, work: Work, collection: Collection, given: Record) -> Record:
    """Foreign keys must lead somewhere; one that is left out is taken from a record that shares a given one."""
    for reference in collection.references:
        value = given.get(reference.property)
        address = target_address(engine.world, reference.collection, value) if value is not None else None
        if address is not None and work.get(address) is None:
            raise _missing(engine.world.collection(reference.collection), address)
    for reference in collection.references:
        if reference.property not in given:
            key = _relative(engine, collection, reference.collection, given)
            if key is not None:
                given[reference.property] = key
    return given


def _relative(engine: Engine, collection: Collection, wanted: str, given: Record) -> Any:
    """The key of a record of `wanted` that points at the same record as one of the given foreign keys."""
    target = engine.contract.resources.collections.get(wanted)
    if target is None or target.parent_count or len(target.key_properties) != 1 or target.key_properties[0] is None:
        return None
    for mine in collection.references:
        value = given.get(mine.property)
        for theirs in target.references if value is not None else ():
            if theirs.collection == mine.collection:
                for record in engine.store.records(target.id, ()):
                    if key_text(record.get(theirs.property)) == key_text(value):
                        return record.get(target.key_properties[0])
    return None


def _shown(engine: Engine, work: Work, collection: Collection, address: Address) -> Record:
    """What GET on the record answers; the record itself where nothing reads one."""
    for operation in engine.contract.operations.values():
        plan = engine.contract.resources.plans[operation.id]
        if plan.kind != "read" or plan.collection != collection.id or plan.success is None:
            continue
        call = _call(engine, work, operation, plan)
        call.media = next((media for media in plan.success.content), None)
        call.path = dict(zip(plan.path_names, (*address.parent, *address.key), strict=False))
        value = BEHAVIOURS["read"](call).value
        if isinstance(value, dict):
            return value
    return work.get(address) or {}


def _commit(
    engine: Engine, work: Work, collection: Collection, address: Address, *, changed_by_client: bool = True
) -> tuple[Record, list[Event]]:
    shown = _shown(engine, work, collection, address)
    return shown, _store(engine, work, changed_by_client=changed_by_client)


def _store(engine: Engine, work: Work, *, changed_by_client: bool) -> list[Event]:
    try:
        events = engine.webhooks.add_to(work, changed_by_client=changed_by_client)
    except OffContractError as broken:
        raise MockError(f"the event that this brings would break the document: {broken}") from None
    engine.commit(work, events)
    if work.failure is not None:
        raise CommittedError(work.failure, events)
    return events
