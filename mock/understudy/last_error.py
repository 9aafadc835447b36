"""What a test claims of the last error: of a call, of a step on a record, or the one that a record has itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from understudy.faults.calls import Call
from understudy.faults.observed import driven
from understudy.inference.shapes import properties
from understudy.inspected import Inspected, calls
from understudy.matching import differences
from understudy.problem import did_you_mean
from understudy.records.errors import MockError
from understudy.records.keys import missing
from understudy.records.names import address_of, collection_named
from understudy.state.store import Address

_MOST = 5


def assert_last_error(
    mock: Inspected,
    operation_id: str | None = None,
    *,
    resource: str | None = None,
    key: Any = None,
    property: str | None = None,  # noqa: A002 - the word of JSON Schema
    status: int | None = None,
    match: object = None,
) -> Call:
    """The newest call that was answered with an error, of one operation or of all, had this status and such a body.

    With `resource` and `key` the newest that concerned this record, or any of the resource: its path was called, or a
    step on it failed; a step of the test as well (`mock.transition`), whose `answer` is the message and whose status is
    that of the control plane. With `property` too, what the record says of itself there: `answer` is its value.

    `match` is a deep subset of the answer's body. Returns the call. Raises ValueError for an unknown operation, for a
    key without its resource and for a property without its record, MockError for an unknown resource or record.
    """
    if property is not None:
        if resource is None or key is None or operation_id is not None or status is not None:
            raise ValueError("property= is one of a record: it needs resource= and key=, and takes match= besides")
        return _own_error(mock, resource, key, property, match)
    made = calls(mock, operation_id)
    what = f"of {operation_id}" if operation_id is not None else "of this mock"
    concerned = {call.sequence for call in made}
    steps: list[Call] = []
    if resource is not None or key is not None:
        name, concerned = _concerned(mock, resource, key)
        what = f"{what} that concerned {name}"
        steps = _failed_steps(mock, str(resource), key) if operation_id is None else []
    errors = [call for call in made if (call.status or 0) >= 400 and call.sequence in concerned]
    # A step comes after the call whose number it has.
    errors = sorted([*errors, *steps], key=lambda call: call.sequence)
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


def _failed_steps(mock: Inspected, resource: str, key: Any) -> list[Call]:
    """The steps of the test that failed on a record, or with no key on any of the resource, oldest first."""
    collection = collection_named(mock.contract, resource)
    address = None if key is None else address_of(collection, (key,))
    key_texts = None if address is None else (*address.parent, *address.key)
    cut = collection.parent_count
    found = []
    for step in mock.journal.failed_steps():
        if step.collection == collection.id and key_texts in (None, step.key):
            at = Address(collection.id, step.key[:cut], step.key[cut:])
            call = driven(mock.contract, at, mock.store.get(at), mock.store.get)
            found.append(replace(call, status=step.status, answer=step.message, sequence=step.after))
    return found


def _own_error(mock: Inspected, resource: str, key: Any, name: str, match: object) -> Call:
    """What a record says of its last error itself, as a call of no operation. Raises AssertionError for another."""
    mock.catch_up()
    collection = collection_named(mock.contract, resource)
    address = address_of(collection, (key,))
    record = mock.store.get(address)
    if record is None:
        raise missing(collection, address)
    named = {**properties(mock.contract.schemas, collection.schema), **record}
    if name not in named:
        raise MockError(f"{collection.name} has no property {name!r}; {did_you_mean(name, named)}")
    actual = record.get(name)
    what = f"{collection.name} {'/'.join((*address.parent, *address.key))}"
    if match is None and actual in (None, ""):
        raise AssertionError(f"{what} has no {name}: it is {actual!r}")
    wrong = list(differences(match, actual)) if match is not None else []
    if wrong:
        raise AssertionError(f"the {name} of {what} is another: {'; '.join(wrong)}")
    return replace(driven(mock.contract, address, record, mock.store.get), answer=actual)
