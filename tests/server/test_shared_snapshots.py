"""Named snapshots of servers that share a database: taken by one, restored and deleted by any."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from documents import answer
from postgres import execute, opened, own_database
from receivers import ORDERS

from understudy.mock import Mock, open_mock
from understudy.records.errors import MockError, NotFoundError
from understudy.server.sessions import Session, Sessions
from understudy.server.snapshots import Snapshots

pytestmark = pytest.mark.process

url = own_database

Pair = tuple[Sessions, Sessions]
SPACES = "SELECT space FROM understudy.records UNION SELECT space FROM understudy.heads ORDER BY 1"


@pytest.fixture
def pair(url: str) -> Iterator[Pair]:
    with opened(url) as mocks:
        yield Sessions(mocks[0]), Sessions(mocks[1])


def order(mock: Mock, note: str) -> int:
    return int(answer(mock, "POST", "/orders", {"note": note})[1]["id"])


def notes(mock: Mock) -> list[tuple[int, str]]:
    return [(record["id"], record["note"]) for record in mock.records("orders")]


def of_both(pair: Pair) -> tuple[Session, Session]:
    return pair[0].default, pair[1].default


def test_a_snapshot_of_one_is_restored_by_another(pair: Pair) -> None:
    one, other = of_both(pair)
    for note in ("tulips", "roses"):
        order(one.mock, note)
    assert answer(other.mock, "DELETE", "/orders/2")[0].status == 204
    order(other.mock, "lilies")
    taken = one.snapshots.take()
    assert other.snapshots.names() == [taken]
    assert answer(one.mock, "DELETE", "/orders/1")[0].status == 204
    order(one.mock, "weeds")
    other.snapshots.restore(taken)
    for mock in (one.mock, other.mock):
        assert notes(mock) == [(1, "tulips"), (3, "lilies")]
        assert answer(mock, "GET", "/orders/2")[0].status == 404
    assert order(one.mock, "ivy") == 4


def test_a_snapshot_stays_what_it_was_and_outlives_who_took_it(url: str) -> None:
    first = open_mock(ORDERS, state=url)
    order(first, "tulips")
    taken = Snapshots(first).take()
    order(first, "roses")
    first.store.close()
    second = open_mock(ORDERS, state=url)
    try:
        for _ in range(2):
            Snapshots(second).restore(taken)
            assert notes(second) == [(1, "tulips")]
            order(second, "weeds")
    finally:
        second.store.close()


def test_they_are_listed_oldest_first_and_deleted_for_all(url: str, pair: Pair) -> None:
    one, other = of_both(pair)
    order(one.mock, "tulips")
    taken = [each.snapshots.take() for each in (one, other, one)]
    assert one.snapshots.names() == other.snapshots.names() == taken
    other.snapshots.forget(taken[0])
    assert one.snapshots.names() == taken[1:]
    for act in (one.snapshots.restore, one.snapshots.forget):
        with pytest.raises(NotFoundError, match=f"^there is no snapshot '{taken[0]}'$"):
            act(taken[0])
    for each in taken[1:]:
        one.snapshots.forget(each)
    assert execute(url, SPACES) == [("",)]


def test_a_restore_leaves_what_is_armed_and_a_reset_leaves_the_snapshots(pair: Pair) -> None:
    one, other = of_both(pair)
    one.mock.faults.add("createOrder", 503)
    taken = one.snapshots.take()
    one.mock.faults.clear()
    other.snapshots.restore(taken)
    assert one.mock.faults.rules() == other.mock.faults.rules() == ()
    fault = other.mock.faults.add("createOrder", 503)
    one.snapshots.restore(taken)
    assert one.mock.faults.rules() == (fault,)
    other.mock.reset()
    assert one.snapshots.names() == [taken]


def test_each_session_has_its_own_and_they_end_with_it(url: str, pair: Pair) -> None:
    one, other = pair
    order(one.of("ada").mock, "tulips")
    taken = one.of("ada").snapshots.take()
    assert other.of("ada").snapshots.names() == [taken]
    assert (other.default.snapshots.names(), other.of("bob").snapshots.names()) == ([], [])
    with pytest.raises(NotFoundError, match=f"^there is no snapshot '{taken}'$"):
        other.of("bob").snapshots.restore(taken)
    order(other.of("ada").mock, "weeds")
    other.of("ada").snapshots.restore(taken)
    assert notes(one.of("ada").mock) == [(1, "tulips")]
    for key in ("ada", "bob"):
        other.end(key)
    assert execute(url, SPACES) == [("",)]


def test_there_are_a_hundred_at_most_over_all(url: str, pair: Pair) -> None:
    one, other = of_both(pair)
    one.snapshots.take()
    execute(
        url,
        "INSERT INTO understudy.snapshots SELECT '', 'n' || n, 'c' || n, now() FROM generate_series(1, 99) n",
    )
    with pytest.raises(MockError, match=r"^there are 100 snapshots; delete one first$"):
        other.snapshots.take()
    one.snapshots.forget("n1")
    assert len(other.snapshots.names()) == 99
    assert execute(url, SPACES)[0] == ("",)
    assert len(execute(url, SPACES)) == 2
    other.snapshots.take()
