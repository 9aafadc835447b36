"""From what a unit of work changed to the rows that tell of it, in the same commit: transition log, timers, events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from understudy.clock import timestamp
from understudy.inference.event_names import Trigger
from understudy.inference.events import Webhook
from understudy.inference.keys import held
from understudy.inference.lifecycle import Lifecycle
from understudy.lazy_dataclass import dataclass
from understudy.records.context import RecordContext
from understudy.records.timers import forget_reads, set_timer, timer_address
from understudy.state.store import Address, Record
from understudy.state.work import Move, Work
from understudy.webhooks.endpoints import Endpoint, Endpoints
from understudy.webhooks.outbox import EVENTS, KEPT, Delivery, Event, event_address
from understudy.webhooks.payload import EventFacts, build_payload

TRANSITIONS = "~transitions"
_Triggered = Sequence[tuple[Webhook, Trigger]]
_ByCollection = Mapping[str, _Triggered]


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that a webhook may tell of."""

    webhook: Webhook
    address: Address
    record: Record
    previous: Record
    state: str | None = None


def emit(context: RecordContext, work: Work, endpoints: Endpoints, *, changed_by_client: bool) -> list[Event]:
    """Add to the unit of work what its changes bring with them; the events among it.

    `changed_by_client` is False for reads, which may make records up without anything having happened.
    Raises OffContractError when a payload breaks the document.
    """
    changes = work.changes
    if not changes:
        return []
    for move in work.moves:
        _log(context, work, move)
    if context.contract.lifecycles:
        for change in changes:
            _set_timers(context, work, change.address, change.record)
    happened = [*_moved(context.contract.declared_events, work)] if work.moves else []
    by_collection = _triggered(context) if changed_by_client else None
    if by_collection:
        for change in changes:
            # What stood there before is looked up only for who asks.
            triggered = by_collection.get(change.address[0])
            if triggered is not None:
                before = work.stored(change.address)
                if before is not None and change.record is not None:
                    happened += _set_by_client(context, triggered, change.address, before, change.record)
                happened += _changed(triggered, change.address, before, change.record)
    if not happened:
        return []
    events = []
    for entry in happened:
        callback = entry.webhook.name not in context.contract.webhooks
        receivers = endpoints.for_event(entry.webhook.name, entry.address, callback=callback)
        if receivers or not callback:
            events.append(send_to(context, work, receivers, entry, callback=callback))
    return events


def emits_of_changes(context: RecordContext) -> bool:
    """Whether any change may bring something with it, be it only that a record is made."""
    return bool(context.contract.lifecycles or _triggered(context))


def _triggered(context: RecordContext) -> _ByCollection:
    """The webhooks that changes of a collection's records may trigger, by its id."""

    def found() -> _ByCollection:
        entries: dict[str, list[tuple[Webhook, Trigger]]] = {}
        for webhook in context.contract.declared_events:
            if webhook.trigger is not None and not _is_of_moves(context, webhook.trigger):
                entries.setdefault(webhook.trigger.collection, []).append((webhook, webhook.trigger))
        return entries

    known: _ByCollection = context.remember("triggered", found)
    return known


def _is_of_moves(context: RecordContext, trigger: Trigger) -> bool:
    """Whether nothing but a move that is logged triggers it, so that no change has to be looked at."""
    collection = context.contract.resources.collections.get(trigger.collection)
    logged = {state.name for state in collection.states} if collection is not None else set()
    return trigger.happening == "transition" and trigger.property in logged


def _log(context: RecordContext, work: Work, move: Move) -> None:
    number = work.next_number(TRANSITIONS)
    collection = context.collection(move.address.collection)
    row = {
        "sequence": number,
        "resource": collection.path,
        "key": [*move.address.parent, *move.address.key],
        "property": move.property,
        "from": move.before,
        "to": move.after,
        "patch": dict(move.patch),
        "cause": move.cause,
        "forced": move.forced,
        "time": context.clock.now().isoformat(),
    }
    work.put(Address(TRANSITIONS, (), (str(number),)), row)
    if number > KEPT:
        work.delete(Address(TRANSITIONS, (), (str(number - KEPT),)))


def _set_timers(context: RecordContext, work: Work, address: Address, record: Record | None) -> None:
    for lifecycle in context.contract.lifecycles_of(address.collection):
        if context.progresses(lifecycle) == "time":
            _set_timer(context, work, address, record, lifecycle)


def _set_timer(
    context: RecordContext, work: Work, address: Address, record: Record | None, lifecycle: Lifecycle
) -> None:
    before = work.stored(address)
    name = lifecycle.property
    old, new = held(before, name), held(record, name)
    stays = any(move.address == address and move.property == name and move.before == move.after for move in work.moves)
    if before is not None and old == new and not stays:
        return
    forget_reads(work, address, name)
    place = timer_address(address, name)
    timed = [edge for edge in lifecycle.leaving(new) if edge.after is not None] if record is not None else []
    if timed:
        edge = min(timed, key=lambda edge: edge.after or timedelta())
        set_timer(work, address, edge, name, context.clock.now() + (edge.after or timedelta()), "time")
    elif work.get(place) is not None:
        work.delete(place)


def _moved(declared: Sequence[Webhook], work: Work) -> Iterator[Happened]:
    for move in work.moves:
        for webhook in declared:
            trigger = webhook.trigger
            triggered = (
                trigger is not None
                and trigger.collection == move.address.collection
                and trigger.property == move.property
                and (not trigger.to or move.after in trigger.to)
            )
            if triggered or webhook.name in move.emit:
                yield Happened(webhook, move.address, move.record, move.previous, move.property)


def _set_by_client(
    context: RecordContext, triggered: _Triggered, address: Address, before: Record, record: Record
) -> Iterator[Happened]:
    """What a change makes of properties that are like states and that clients set themselves: no move is logged."""
    collection = context.contract.resources.collections.get(address.collection)
    logged = {state.name for state in collection.states} if collection is not None else set()
    for webhook, trigger in triggered:
        name = trigger.property  # None of one that is for no transition
        value = held(record, name)
        if name not in logged and value != held(before, name) and (not trigger.to or value in trigger.to):
            yield Happened(webhook, address, record, before, name)


def _changed(
    triggered: _Triggered, address: Address, before: Record | None, record: Record | None
) -> Iterator[Happened]:
    if record is None:
        happening = "delete" if before is not None else None
    elif before is None:
        happening = "create"
    else:
        happening = "update" if before != record else None
    for webhook, trigger in triggered:
        if trigger.happening == happening:
            yield Happened(webhook, address, record if record is not None else before or {}, before or {})


def send_to(
    context: RecordContext, work: Work, receivers: list[Endpoint], happened: Happened, *, callback: bool = False
) -> Event:
    """Put one event for these receivers into the unit of work. Raises OffContractError."""
    number = work.next_number(EVENTS)
    webhook, address = happened.webhook, happened.address
    # A callback of an operation that fits no collection is about its answer alone.
    collection = context.contract.resources.collections.get(address.collection)
    facts = EventFacts(
        id=f"evt_{number:06d}",
        sequence=number,
        time=timestamp(context.clock.now()),
        collection=collection,
        key=address.key,
        record=happened.record,
        previous=happened.previous,
        state=happened.state,
        place=(*address.parent, *address.key),
    )
    deliveries = tuple(
        Delivery(each.id, each.url, "pending", webhook.delivery.max_attempts, None) for each in receivers
    )
    event = Event(
        sequence=number,
        id=facts.id,
        type=webhook.name,
        created_at=facts.time,
        updated_at=facts.time,
        resource=collection.path if collection is not None else "",
        key=(*address.parent, *address.key),
        payload=build_payload(context, webhook, facts),
        deliveries=deliveries,
        callback=callback,
    )
    work.put(event_address(number), event.to_json())
    return event
