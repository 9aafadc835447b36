"""What a test claims of a mock afterwards: which calls came, what changed, which way a record went.

Plain functions of the mock; `Mock` has them as methods too. Each raises AssertionError with what there was instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, get_args

from understudy.contract import Contract
from understudy.expectations import came, nearest_calls, tally, times_text
from understudy.faults.calls import Call, Where, described, misfits
from understudy.faults.observed import answered
from understudy.faults.registry import known_operation
from understudy.http.decoders import Decoders
from understudy.http.router import Router
from understudy.inference.resources import Collection, StateProperty
from understudy.matching import AtLeast, at_least, differences
from understudy.records.names import address_of, check_states, collection_named, state_of
from understudy.records.paths import path_of
from understudy.state.journal import Journal
from understudy.state.store import Address, Record, Store
from understudy.webhooks.hooks import Webhooks

__all__ = [
    "Changes",
    "Inspected",
    "Mode",
    "Update",
    "assert_called",
    "assert_last_error",
    "assert_nothing",
    "assert_path",
    "assert_state",
    "calls",
    "changes",
    "changes_seen",
    "unchanged",
]

Mode = Literal["exact", "prefix", "subsequence"]
_MOST = 5


class Inspected(Protocol):
    """What a claim looks at; a mock, and an engine too."""

    @property
    def contract(self) -> Contract: ...
    @property
    def store(self) -> Store: ...
    @property
    def journal(self) -> Journal: ...
    @property
    def router(self) -> Router: ...
    @property
    def decoders(self) -> Decoders: ...
    @property
    def webhooks(self) -> Webhooks: ...
    def catch_up(self) -> None: ...


def calls(mock: Inspected, operation_id: str | None = None, *, after: int = 0) -> list[Call]:
    """The calls of an operation, or all of them, oldest first; `after` is a sequence number. Refused ones are there
    too. Raises ValueError for an operation that the document does not have.
    """
    if operation_id is not None:
        known_operation(operation_id, mock.contract.operations)
    entries = mock.journal.entries(after=after)
    return [
        answered(mock.router, mock.decoders, entry) for entry in entries if operation_id in (None, entry.operation_id)
    ]


def assert_called(
    mock: Inspected,
    operation_id: str,
    *,
    match: object = None,
    parameters: Mapping[str, object] | None = None,
    where: Where | None = None,
    status: int | None = None,
    times: int | AtLeast | None = None,
    after: int = 0,
) -> list[Call]:
    """Calls like that came: at least one, or as many as `times` says. Returns them.

    `match` is a deep subset of the body, compared with `==`; `parameters` are parameters by name, `where` is a function
    of the `Call`, `status` is that of the answer.
    """
    criteria: dict[str, Any] = {"match": match, "parameters": parameters, "where": where}
    wanted = times if times is not None else at_least(1)
    found = [
        call
        for call in calls(mock, operation_id, after=after)
        if status in (None, call.status) and next(misfits(call, **criteria), None) is None
    ]
    if came(len(found), wanted):
        return found
    what = f"{operation_id}({described(**criteria, status=status)})"
    lines = [f"{what} was expected {times_text(wanted)} and {tally(len(found))}"]
    if len(found) < (wanted.count if isinstance(wanted, AtLeast) else wanted):
        lines += nearest_calls(
            mock.journal.entries(after=after),
            lambda entry: answered(mock.router, mock.decoders, entry),
            operation_id,
            criteria,
            status=status,
        )
    else:
        lines += [f"  {call} → {call.status}" for call in found[:_MOST]]
    raise AssertionError("\n".join(lines))


def assert_last_error(
    mock: Inspected,
    operation_id: str | None = None,
    *,
    resource: str | None = None,
    key: Any = None,
    status: int | None = None,
    match: object = None,
) -> Call:
    """The newest call that was answered with an error, of one operation or of all, had this status and such a body.

    With `resource` and `key` the newest that concerned this record, or any of the resource: its path was called, or a
    step on it failed. `match` is a deep subset of the answer's body. Returns the call. Raises ValueError for an unknown
    operation and for a key without its resource, MockError for an unknown resource.
    """
    made = calls(mock, operation_id)
    what = f"of {operation_id}" if operation_id is not None else "of this mock"
    concerned = {call.sequence for call in made}
    if resource is not None or key is not None:
        name, concerned = _concerned(mock, resource, key)
        what = f"{what} that concerned {name}"
    errors = [call for call in made if (call.status or 0) >= 400 and call.sequence in concerned]
    if not errors:
        shown = ", ".join(f"{call.operation_id} → {call.status}" for call in made[-_MOST:]) or "none came"
        raise AssertionError(f"no call {what} was answered with an error; the newest calls: {shown}")
    last = errors[-1]
    wrong = [] if status in (None, last.status) else [f"expected status {status}, got {last.status}"]
    wrong += list(differences(match, last.answer)) if match is not None else []
    if wrong:
        raise AssertionError(f"the last error {what} is another: {last}: {'; '.join(wrong)}\n  it said: {last.answer}")
    return last


def _concerned(mock: Inspected, resource: str | None, key: Any) -> tuple[str, set[int]]:
    """What a record is called, and the numbers of the exchanges in which an error was about it."""
    if resource is None:
        raise ValueError(f"key= needs resource=, since other resources may have a {key!r} too")
    collection = collection_named(mock.contract, resource)
    address = None if key is None else address_of(collection, (key,))
    found = {
        entry.sequence
        for entry in mock.journal
        if any(each.collection == collection.id and address in (None, each) for each in entry.concerned)
    }
    keys = () if address is None else (*address.parent, *address.key)
    return f"{collection.name} {'/'.join(keys)}".rstrip(), found


@dataclass(frozen=True, slots=True)
class Update:
    """A record before and after."""

    key: tuple[str, ...]
    before: Record
    after: Record

    @property
    def fields(self) -> dict[str, tuple[Any, Any]]:
        """The properties that differ, each with its value before and after; None where there was none."""
        names = dict.fromkeys((*self.before, *self.after))
        pairs = {name: (self.before.get(name), self.after.get(name)) for name in names}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


@dataclass(slots=True)
class Changes:
    """What changed in a block, by resource name; filled when the block ends. `events` are the types of its events."""

    created: dict[str, list[Record]] = field(default_factory=dict)
    updated: dict[str, list[Update]] = field(default_factory=dict)
    deleted: dict[str, list[Record]] = field(default_factory=dict)
    events: list[str] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many records more (or less) each resource has, where that is not as many as before."""
        names = dict.fromkeys((*self.created, *self.deleted))
        counts = {name: len(self.created.get(name, ())) - len(self.deleted.get(name, ())) for name in names}
        return {name: count for name, count in counts.items() if count}

    def __bool__(self) -> bool:
        return bool(self.created or self.updated or self.deleted or self.events)

    def __str__(self) -> str:
        lines = [f"created {name}: {_short(record)}" for name, found in self.created.items() for record in found]
        for name, updates in self.updated.items():
            for update in updates:
                fields = ", ".join(f"{key} {old!r} → {new!r}" for key, (old, new) in update.fields.items())
                lines.append(f"updated {name} {'/'.join(update.key)}: {fields}")
        lines += [f"deleted {name}: {_short(record)}" for name, found in self.deleted.items() for record in found]
        return "\n".join([*lines, *(f"event {name}" for name in self.events)]) or "nothing changed"


def _short(record: Record) -> str:
    text = repr(record)
    return text if len(text) <= 200 else f"{text[:199]}…"


def _picture(mock: Inspected) -> dict[Address, Record]:
    store, collections = mock.store, mock.contract.resources.collections
    found = {address: store.get(address) for name in collections for address in store.addresses(name)}
    return {address: record for address, record in found.items() if record is not None}


@contextmanager
def changes(mock: Inspected) -> Iterator[Changes]:
    """What the block changed: `with changes(mock) as changed:`, and afterwards `changed.created["orders"]`."""
    with changes_seen(lambda: mock) as found:
        yield found


@contextmanager
def changes_seen(look: Callable[[], Inspected]) -> Iterator[Changes]:
    """What differs between two looks at a mock, before the block and after it."""
    _, before, known = _seen(look())
    found = Changes()
    yield found
    mock, after, events = _seen(look())
    found.events += [kind for sequence, kind in events.items() if sequence not in known]
    for address in dict.fromkeys((*before, *after)):
        old, new = before.get(address), after.get(address)
        name = mock.contract.resources.collections[address.collection].name
        if old is None and new is not None:
            found.created.setdefault(name, []).append(new)
        elif new is None and old is not None:
            found.deleted.setdefault(name, []).append(old)
        elif old is not None and new is not None and old != new:
            found.updated.setdefault(name, []).append(Update((*address.parent, *address.key), old, new))


def _seen(mock: Inspected) -> tuple[Inspected, dict[Address, Record], dict[int, str]]:
    """The records by address, and the types of the events by number."""
    mock.catch_up()
    with mock.store.turn():
        events = {event.sequence: event.type for event in mock.webhooks.events(order="oldest")}
        return mock, _picture(mock), events


@contextmanager
def unchanged(mock: Inspected) -> Iterator[None]:
    """Nothing may change in the block: no record is made, changed or deleted, and no event is raised."""
    with changes(mock) as found:
        yield
    assert_nothing(found)


def assert_nothing(found: Changes) -> None:
    """Raise AssertionError with what changed, if anything did."""
    if found:
        raise AssertionError("the state was to stay as it was:\n" + "\n".join(f"  {x}" for x in str(found).split("\n")))


@dataclass(frozen=True, slots=True)
class _Way:
    """A record, one of its state properties, and the states it went through."""

    collection: Collection
    state: StateProperty
    key: tuple[str, ...]
    states: tuple[str, ...]

    @property
    def name(self) -> str:
        return " ".join((self.collection.name, "/".join(self.key))).rstrip()


def _way(mock: Inspected, resource: str, key: Sequence[Any], name: str | None) -> _Way:
    collection = collection_named(mock.contract, resource)
    state = state_of(collection, name)
    address = address_of(collection, tuple(key))
    mock.catch_up()
    states = path_of(mock.store, collection, address, state.name)
    return _Way(collection, state, (*address.parent, *address.key), states)


def _legal(mock: Inspected, way: _Way, source: str) -> str:
    lifecycle = mock.contract.lifecycles.get(way.collection.id)
    if lifecycle is None or lifecycle.property != way.state.name:
        return f"the document declares no lifecycle, so any of {', '.join(way.state.values)} may follow"
    return f'after "{source}" may come {_listed(lifecycle.targets(source)) or "nothing, it is terminal"}'


def _listed(states: Sequence[str], glue: str = ", ") -> str:
    return glue.join(f'"{state}"' for state in states)


def assert_state(mock: Inspected, resource: str, *key_and_state: Any, property: str | None = None) -> None:  # noqa: A002
    """A record is in a state: `assert_state(mock, "orders", 1, "paid")`, the keys above it first.

    Raises MockError for a record, a resource or a state that there is not.
    """
    if not key_and_state:
        raise TypeError('assert_state takes a resource, a key and a state, such as "orders", 1, "paid"')
    *key, wanted = key_and_state
    way = _way(mock, resource, key, property)
    check_states(way.collection, way.state, wanted)
    actual = way.states[-1]
    if actual != wanted:
        raise AssertionError(
            f'{way.name} is "{actual}", not "{wanted}"\n'
            f"  it went: {_listed(way.states, ' → ')}\n  {_legal(mock, way, actual)}"
        )


def assert_path(
    mock: Inspected,
    resource: str,
    *key_and_path: Any,
    mode: Mode = "exact",
    property: str | None = None,  # noqa: A002
) -> None:
    """A record went through states: `assert_path(mock, "orders", 1, ["pending", "paid"])`, its first state included.

    `mode` is `"exact"`, `"prefix"` (it may have gone on) or `"subsequence"` (others may lie between). Deleted records
    keep their path as long as they had one. Raises MockError for a record, a resource or a state that there is not.
    """
    if mode not in get_args(Mode):
        raise ValueError(f"mode is one of {', '.join(get_args(Mode))}; got {mode!r}")
    *key, path = key_and_path or (None,)
    if isinstance(path, str) or not isinstance(path, Sequence) or not path:
        raise TypeError('assert_path takes a list of states last, such as "orders", 1, ["pending", "paid"]')
    way = _way(mock, resource, key, property)
    check_states(way.collection, way.state, *path)
    place = _divergence(way.states, path, mode)
    if place is None:
        return
    step, got = place
    wanted = f'"{path[step]}"' if step < len(path) else "nothing"
    lines = [
        f"{way.name} did not go {_listed(path, ' → ')} ({mode})",
        f"  it went: {_listed(way.states, ' → ')}",
        f"  step {step + 1}: expected {wanted}, got {got}",
    ]
    if step:
        lines.append(f"  {_legal(mock, way, path[step - 1])}")
    raise AssertionError("\n".join(lines))


def _divergence(states: Sequence[str], path: Sequence[str], mode: Mode) -> tuple[int, str] | None:
    """The first step that is not as expected, and what came there."""
    if mode == "subsequence":
        place = 0
        for step, wanted in enumerate(path):
            while place < len(states) and states[place] != wanted:
                place += 1
            if place == len(states):
                return step, "no such state after the one before"
            place += 1
        return None
    for step in range(len(path) if mode == "prefix" else max(len(path), len(states))):
        got = states[step] if step < len(states) else None
        if step >= len(path) or got != path[step]:
            return step, "nothing" if got is None else f'"{got}"'
    return None
