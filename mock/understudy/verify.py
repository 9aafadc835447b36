"""What a test claims of a mock afterwards: which calls came, what changed, which way a record went.

Plain functions of the mock; `Mock` has them as methods too. Each raises AssertionError with what there was instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from typing import Any, Literal, get_args

from understudy.expectations import came, nearest_calls, tally, times_text
from understudy.faults.calls import Call, Where, described, misfits
from understudy.faults.observed import answered
from understudy.inference.resources import Collection, StateProperty
from understudy.inspected import Inspected, calls
from understudy.last_error import assert_last_error
from understudy.lazy_dataclass import dataclass
from understudy.matching import ALL, AtLeast, at_least, short
from understudy.records.names import address_of, check_states, collection_named, key_texts, state_of
from understudy.records.paths import entered_states, path_of
from understudy.state.store import Address, Record

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
    expected = times if times is not None else at_least(1)
    found = [
        call
        for call in calls(mock, operation_id, after=after)
        if status in (None, call.status) and next(misfits(call, **criteria), None) is None
    ]
    if came(len(found), expected):
        return found
    what = f"{operation_id}({described(**criteria, status=status)})"
    lines = [f"{what} was expected {times_text(expected)} and {tally(len(found))}"]
    if len(found) < (expected.count if isinstance(expected, AtLeast) else expected):
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
        lines = [f"created {name}: {short(record, 200)}" for name, found in self.created.items() for record in found]
        for name, updates in self.updated.items():
            for update in updates:
                fields = ", ".join(f"{key} {old!r} → {new!r}" for key, (old, new) in update.fields.items())
                lines.append(f"updated {name} {'/'.join(update.key)}: {fields}")
        lines += [f"deleted {name}: {short(record, 200)}" for name, found in self.deleted.items() for record in found]
        return "\n".join([*lines, *(f"event {name}" for name in self.events)]) or "nothing changed"


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
    states: tuple[str | None, ...]

    @property
    def name(self) -> str:
        return " ".join((self.collection.name, "/".join(self.key))).rstrip()


def _way(mock: Inspected, resource: str, key: Sequence[Any], name: str | None) -> _Way:
    collection = collection_named(mock.contract, resource)
    state = state_of(mock.contract, collection, name)
    mock.catch_up()
    if key and key[-1] is ALL:
        above = key_texts(tuple(key[:-1]))
        return _Way(collection, state, (*above, "ALL"), entered_states(mock.store, collection, above, state.name))
    address = address_of(collection, tuple(key))
    states = path_of(mock.store, collection, address, state.name)
    return _Way(collection, state, (*address.parent, *address.key), states)


def _legal(mock: Inspected, way: _Way, source: str | None) -> str:
    lifecycle = mock.contract.lifecycle(way.collection.id, way.state.name)
    if lifecycle is None:
        return f"the document declares no lifecycle, so any of {', '.join(way.state.values)} may follow"
    return f"after {_quoted(source)} may come {_listed(lifecycle.targets(source)) or 'nothing, it is terminal'}"


def _listed(states: Sequence[str | None], glue: str = ", ") -> str:
    return glue.join(map(_quoted, states))


def _quoted(state: str | None) -> str:
    return "null" if state is None else f'"{state}"'


def assert_state(mock: Inspected, resource: str, *key_and_state: Any, property: str | None = None) -> None:  # noqa: A002
    """A record is in a state: `assert_state(mock, "orders", 1, "paid")`, the keys above it first.

    Raises MockError for a record, a resource or a state that there is not.
    """
    if not key_and_state:
        raise TypeError('assert_state takes a resource, a key and a state, such as "orders", 1, "paid"')
    *key, expected = key_and_state
    way = _way(mock, resource, key, property)
    check_states(way.collection, way.state, expected)
    actual = way.states[-1]
    if actual != expected:
        raise AssertionError(
            f"{way.name} is {_quoted(actual)}, not {_quoted(expected)}\n"
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
    keep their path as long as they had one. With `ALL` in place of the key (`understudy.matching`), the states that all
    records of the resource moved to, in order; those they began in are not among them, and `[]` is none. Raises
    MockError for a record, a resource or a state that there is not.
    """
    if mode not in get_args(Mode):
        raise ValueError(f"mode is one of {', '.join(get_args(Mode))}; got {mode!r}")
    *key, path = key_and_path or (None,)
    everyone = bool(key) and key[-1] is ALL
    if isinstance(path, str) or not isinstance(path, Sequence) or not (path or everyone):
        raise TypeError('assert_path takes a list of states last, such as "orders", 1, ["pending", "paid"]')
    way = _way(mock, resource, key, property)
    check_states(way.collection, way.state, *path)
    place = _divergence(way.states, path, mode)
    if place is None:
        return
    step, got = place
    expected = _quoted(path[step]) if step < len(path) else "nothing"
    lines = [
        f"{way.name} did not go {_listed(path, ' → ') or 'anywhere'} ({mode})",
        f"  it went: {_listed(way.states, ' → ') or 'nowhere'}",
        f"  step {step + 1}: expected {expected}, got {got}",
    ]
    if step and not everyone:
        lines.append(f"  {_legal(mock, way, path[step - 1])}")
    raise AssertionError("\n".join(lines))


def _divergence(states: Sequence[str | None], path: Sequence[str | None], mode: Mode) -> tuple[int, str] | None:
    """The first step that is not as expected, and what came there."""
    if mode == "subsequence":
        place = 0
        for step, expected in enumerate(path):
            while place < len(states) and states[place] != expected:
                place += 1
            if place == len(states):
                return step, "no such state after the one before"
            place += 1
        return None
    for step in range(len(path) if mode == "prefix" else max(len(path), len(states))):
        there = step < len(states)
        if step >= len(path) or not there or states[step] != path[step]:
            return step, _quoted(states[step]) if there else "nothing"
    return None
