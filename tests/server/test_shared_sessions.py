"""Sessions of servers that share a database: begun by one, known to all, ended for all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest
from documents import answer
from postgres import execute, opened, own_database
from processes import running, serve
from receivers import ORDERS

from understudy.mock import Mock
from understudy.records.errors import NotFoundError
from understudy.server.sessions import SessionEndedError, Sessions

pytestmark = pytest.mark.process

url = own_database

Pair = tuple[Sessions, Sessions]


@pytest.fixture
def pair(url: str) -> Iterator[Pair]:
    with opened(url) as mocks:
        yield Sessions(mocks[0], most=2), Sessions(mocks[1], most=2)


def ids(mock: Mock) -> list[int]:
    return [record["id"] for record in mock.records("orders")]


def test_a_session_is_the_same_in_every_process(pair: Pair) -> None:
    one, other = pair
    for number in range(1, 5):
        assert answer(one.of("ada").mock, "POST", "/orders", {"note": "x"})[1]["id"] == number
        one, other = other, one
    assert ids(one.of("ada").mock) == ids(other.of("ada").mock) == [1, 2, 3, 4]
    assert len(other.of("ada").mock.journal) == 4
    assert ids(one.default.mock) == ids(one.of("bob").mock) == []
    assert [session.key for session in one.all()] == [session.key for session in other.all()] == ["ada", "bob"]


def test_time_is_each_session_s_own_and_that_of_all_processes(pair: Pair) -> None:
    one, other = pair
    one.of("ada").mock.advance(timedelta(days=3))
    ahead = other.of("ada").mock
    ahead.catch_up()
    assert abs(ahead.clock.now() - other.default.mock.clock.now() - timedelta(days=3)) < timedelta(minutes=1)


def test_one_begins_like_another(pair: Pair) -> None:
    one, other = pair
    answer(one.of("ada").mock, "POST", "/orders", {"note": "tulips"})
    assert [each["note"] for each in other.begin("eve", like="ada").mock.records("orders")] == ["tulips"]
    answer(one.of("eve").mock, "POST", "/orders", {"note": "roses"})
    assert (ids(other.of("ada").mock), ids(other.of("eve").mock)) == ([1], [1, 2])
    with pytest.raises(ValueError, match=r"^there is a session 'eve' already$"):
        one.begin("eve")


def test_the_end_is_the_end_for_all(url: str, pair: Pair) -> None:
    one, other = pair
    answer(one.of("ada").mock, "POST", "/orders", {})
    assert ids(other.of("ada").mock) == [1]
    other.end("ada")
    assert one.all() == []
    with pytest.raises(NotFoundError, match=r"^there is no session 'ada'$"):
        one.end("ada")
    assert execute(url, "SELECT DISTINCT space FROM understudy.records UNION SELECT space FROM understudy.heads") == [
        ("",)
    ]
    assert ids(one.of("ada").mock) == []


def test_with_one_too_many_the_oldest_is_ended_everywhere(pair: Pair) -> None:
    one, other = pair
    for sessions, key in ((one, "a"), (other, "b"), (one, "a"), (other, "c")):
        sessions.of(key)
    for sessions in pair:
        with pytest.raises(SessionEndedError, match=r"^the session 'b' was ended: there are at most 2"):
            sessions.of("b")
    one.begin("b")
    assert [session.key for session in other.all()] == ["c", "b"]


def test_requests_of_a_session_reach_any_worker(url: str) -> None:
    with running(serve(ORDERS, "--state", url, "--workers", "2", "--quiet")) as (_, address):
        for number in range(1, 9):
            with httpx.Client(base_url=f"{address}/__mock__/sessions/ada", trust_env=False, timeout=30) as client:
                assert client.post("/orders", json={}).json()["id"] == number
                assert client.get("/__mock__/health").status_code == 200
        headers = {"X-Mock-Session": "ada"}
        assert len(httpx.get(f"{address}/orders", headers=headers, trust_env=False).json()) == 8
        assert httpx.get(f"{address}/orders", trust_env=False).json() == []
