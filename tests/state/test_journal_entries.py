"""An entry of the journal is the same however it was kept: made at once or when it is read, as a row, as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from understudy.clock import timestamp
from understudy.messages import Request, Response
from understudy.openapi.violations import Violation
from understudy.state.journal import Journal, describe
from understudy.state.journal_entries import LARGE, NO_FINDINGS, ExchangeDetails
from understudy.state.journal_rows import entry_of, row_of
from understudy.state.store import Address

TEXT = st.text("ab/", max_size=3)
BODIES = st.binary(max_size=40) | st.integers(LARGE - 700, LARGE + 2).map(lambda size: b"x" * size)
FIELDS = st.dictionaries(TEXT, TEXT, max_size=2)
REQUESTS = st.builds(Request, st.sampled_from(["GET", "POST"]), TEXT, TEXT, FIELDS, BODIES)
RESPONSES = st.builds(Response, st.integers(200, 599), st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple), BODIES)
VIOLATIONS = st.lists(st.builds(Violation, TEXT, TEXT, TEXT, TEXT), max_size=2).map(tuple)
KEYS = st.lists(TEXT, max_size=2).map(tuple)
ADDRESSES = st.lists(st.builds(Address, TEXT, KEYS, KEYS), max_size=2).map(tuple)
TEXTS = st.lists(TEXT, max_size=2).map(tuple)
TIMES = st.integers(0, 10**6).map(lambda seconds: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds))


def details_of(requests: st.SearchStrategy[Request]) -> st.SearchStrategy[ExchangeDetails]:
    found: st.SearchStrategy[ExchangeDetails] = st.tuples(
        *(TIMES, st.none() | TEXT, requests, RESPONSES),
        *(VIOLATIONS, VIOLATIONS, ADDRESSES, TEXT, TEXTS, ADDRESSES, TEXTS),
    )
    return found


DETAILS = details_of(REQUESTS)
FROM_ANYWHERE = details_of(
    st.builds(replace, REQUESTS, scheme=st.sampled_from(["http", "https"]), mount=TEXT, public=TEXT)
)


@given(DETAILS)
def test_an_entry_that_was_a_row_is_the_same(details: ExchangeDetails) -> None:
    entry = Journal().make(*details)
    again = entry_of(json.loads(json.dumps(row_of(entry))))
    assert (again, again.received_at) == (entry, entry.received_at)


@given(st.lists(FROM_ANYWHERE, max_size=6), st.integers(0, 4), st.integers(1, LARGE * 2))
def test_an_entry_that_is_made_when_it_is_read_is_the_one_that_is_made_at_once(
    exchanges: list[ExchangeDetails], capacity: int, most: int
) -> None:
    at_once, when_read, read_now_and_then = (Journal(capacity, most) for _ in range(3))
    for position, details in enumerate(exchanges):
        at_once.add(at_once.make(*details))
        when_read.note(*details)
        read_now_and_then.note(*details)
        assert len(when_read) == len(at_once)
        if position % 2:
            assert list(read_now_and_then) == list(at_once)
    assert list(when_read) == list(at_once) == list(read_now_and_then)
    assert [each.size for each in when_read] == [each.size for each in at_once]


@given(DETAILS)
def test_an_entry_is_described_with_all_that_it_has(details: ExchangeDetails) -> None:
    time, operation, request, response, violations, off_contract, concerned, reason, warnings, changed, events = details

    def body(whole: bytes, *, is_cut: bool) -> dict[str, object]:
        text = (whole[:65_536] if is_cut else whole).decode("utf-8", "replace")
        whole_one = {"bytes": len(whole), "sha256": sha256(whole).hexdigest()}
        return {"body": text, **(whole_one if is_cut else dict.fromkeys(whole_one))}

    def found(all_of_them: tuple[Violation, ...]) -> list[dict[str, str]]:
        return [
            {"location": each.location, "pointer": each.pointer, "message": each.message, "keyword": each.keyword}
            for each in all_of_them
        ]

    def named(addresses: tuple[Address, ...]) -> list[dict[str, object]]:
        return [{"collection": name, "parent": parent, "key": key} for name, parent, key in addresses]

    assert describe(Journal().make(*details)) == {
        "sequence": 1,
        "time": timestamp(time),
        "operationId": operation,
        "request": {
            "method": request.method,
            "path": request.path,
            "query": request.query,
            "headers": request.headers,
            **body(request.body, is_cut=len(request.body) > LARGE),
        },
        "response": {
            "status": response.status,
            "headers": [list(each) for each in response.headers],
            **body(response.body, is_cut=len(response.body) > LARGE),
        },
        "reason": reason,
        "warnings": list(warnings),
        "events": list(events),
        "concerned": named(concerned),
        "changed": named(changed),
        "violations": found(violations),
        "offContract": found(off_contract),
    }


@given(
    st.lists(st.integers(0, 3), max_size=12),
    st.integers(0, 14),
    st.none() | st.integers(0, 14),
    st.none() | st.integers(0, 5),
)
def test_entries_between_numbers_are_the_newest_ones(
    sizes: list[int], after: int, before: int | None, limit: int | None
) -> None:
    journal = Journal(capacity=8)
    for size in sizes:
        journal.note(
            datetime(2026, 1, 1, tzinfo=UTC),
            None,
            Request("GET", "/", "", {}, b"x" * size),
            Response(200),
            *NO_FINDINGS,
        )
    numbers = list(range(max(1, len(sizes) - 7), len(sizes) + 1))
    between = [each for each in numbers if each > after and (before is None or each < before)]
    expected = between if limit is None else between[max(0, len(between) - limit) :]
    assert [each.sequence for each in journal.entries(after=after, before=before, limit=limit)] == expected
    journal.remove([2, 5])
    assert [each.sequence for each in journal] == [each for each in numbers if each not in (2, 5)]
