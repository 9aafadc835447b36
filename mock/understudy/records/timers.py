"""What a record does by itself: timers that are set, and how often it was read in the state that it is in.

Both are records of the mock's own beside the one that they are about, so they commit with it or not at all.
"""

from __future__ import annotations

from datetime import datetime

from understudy.inference.keys import held
from understudy.inference.lifecycle import Transition
from understudy.records.context import RecordContext
from understudy.state.store import Address, Record
from understudy.state.work import Work

TIMERS = "~timers"
_READS = "~reads"


def timer_address(address: Address, name: str) -> Address:
    """Where the timer of a record's state property stands: one each, since a record is in one state at a time."""
    return Address(TIMERS, address.parent, (address.collection, *address.key, name))


def _reads_address(address: Address, name: str) -> Address:
    return Address(_READS, address.parent, (address.collection, *address.key, name))


def set_timer(work: Work, address: Address, edge: Transition, name: str, due: datetime, cause: str) -> None:
    """Let a transition happen when the clock comes to `due`, unless the state is left before."""
    place = timer_address(address, name)
    target = {"collection": address.collection, "parent": list(address.parent), "key": list(address.key)}
    move = {"property": name, "from": edge.source, "to": edge.target, "due": due.isoformat(), "cause": cause}
    work.put(place, {**target, **move})


def reads_of(work: Work, address: Address, name: str) -> int:
    """How often a record was read since it came into its state; counted only where a transition waits for it."""
    counted = work.get(_reads_address(address, name))
    return int(counted["reads"]) if counted is not None else 0


def next_by_reads(context: RecordContext, address: Address, record: Record, name: str) -> Transition | None:
    """The transition of a state property that enough reads of a record bring."""
    lifecycle = context.contract.lifecycle(address.collection, name)
    if lifecycle is None or context.progresses(lifecycle) != "time":
        return None
    waiting = [edge for edge in lifecycle.leaving(held(record, name)) if edge.reads is not None]
    return min(waiting, key=lambda edge: edge.reads or 0, default=None)


def count_read(context: RecordContext, work: Work, address: Address) -> None:
    """Count that a record is being read; the last read that its transition waits for makes that due.

    It is made before anything looks at the mock again, so that read still shows the state before.
    """
    flag = context.contract.resources.long_running.get(address.collection)
    if flag is not None and isinstance(flag.done, bool) and context.progression != "manual":
        place = timer_address(address, flag.property)
        if (timer := work.get(place)) is not None:
            work.put(place, {**timer, "due": context.clock.now().isoformat(), "cause": "reads"})
    names = [each.property for each in context.contract.lifecycles_of(address.collection) if each.counts_reads()]
    if not names:
        return
    # As it was stored: to look at it is no step of this exchange that a fault could strike.
    record = work.stored(address) or work.get(address)
    for name in names:
        edge = next_by_reads(context, address, record, name) if record is not None else None
        if edge is None or edge.reads is None:
            continue
        reads = reads_of(work, address, name) + 1
        work.put(_reads_address(address, name), {"reads": reads})
        if reads >= edge.reads:
            set_timer(work, address, edge, name, context.clock.now(), "reads")


def forget_reads(work: Work, address: Address, name: str) -> None:
    """Count anew: the record has left its state, or come into it again."""
    place = _reads_address(address, name)
    if work.get(place) is not None:
        work.delete(place)
