"""Latency and errors by chance: seeded, documented, virtual in process; what a request prefers comes first."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from documents import JSON, answer, document, operation, play

from understudy.faults.network import Conditions, Latency, parse_chaos, parse_latency
from understudy.mock import Mock
from understudy.problem import DocumentError
from understudy.remote.mock import RemoteMock
from understudy.server.app import create_app
from understudy.testing.wsgi_server import served

ITEM = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}
ERROR = {
    "description": "no",
    "content": {JSON: {"schema": {"type": "object", "properties": {"message": {"type": "string"}}}}},
}


def shop(*errors: str, **more: Any) -> dict[str, Any]:
    responses = dict.fromkeys(errors, ERROR)
    listed = operation("items", reply={"type": "array", "items": ITEM}, responses=responses, **more)
    return document({"/items": {"get": listed, "post": operation("make", "201", ITEM, responses=responses)}})


def statuses(mock: Mock, count: int = 200) -> list[int]:
    return [answer(mock, "GET", "/items")[0].status for _ in range(count)]


@pytest.mark.parametrize(
    ("text", "latency"),
    [
        ("120ms", Latency(0.12)),
        ("1.5s", Latency(1.5)),
        ("120ms±40", Latency(0.12, 0.04)),
        ("1s+-200ms", Latency(1.0, 0.2)),
        ("100ms +/- 300ms", Latency(0.1, 0.1)),
    ],
)
def test_a_latency_is_read(text: str, latency: Latency) -> None:
    assert parse_latency(text) == latency


@pytest.mark.parametrize("text", ["", "120", "ms", "-1s", "1m", "120ms±", "1s±1m"])
def test_what_is_no_latency(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no latency such as 120ms, 1\.5s or 120ms±40"):
        parse_latency(text)


def test_a_latency_has_an_end() -> None:
    with pytest.raises(ValueError, match="a latency is at most 300 s; got 299s±2s"):
        parse_latency("299s±2s")


@pytest.mark.parametrize("text", ["5", "101%", "-1%", "some"])
def test_what_is_no_share(text: str) -> None:
    with pytest.raises(ValueError, match="is no share of answers such as 5%"):
        parse_chaos(text)


def test_latency_moves_the_clock_within_its_bounds(tmp_path: Path) -> None:
    mock = play(shop(), tmp_path, latency="100ms±50")
    taken = []
    for _ in range(50):
        before = mock.clock.now()
        response, _ = answer(mock, "GET", "/items")
        taken.append(mock.clock.now() - before)
        assert float(dict(response.headers)["X-Mock-Latency"]) == pytest.approx(taken[-1].total_seconds(), abs=1e-5)
    assert timedelta(milliseconds=50) <= min(taken) < timedelta(milliseconds=75)
    assert timedelta(milliseconds=125) < max(taken) <= timedelta(milliseconds=150)


def test_an_operation_has_a_latency_of_its_own(tmp_path: Path) -> None:
    mock = play(shop(**{"x-mock-latency": "2s"}), tmp_path, latency="1s")
    assert dict(answer(mock, "GET", "/items")[0].headers)["X-Mock-Latency"] == "2"
    assert dict(answer(mock, "POST", "/items")[0].headers)["X-Mock-Latency"] == "1"
    assert dict(answer(mock, "GET", "/items", prefer="wait=3")[0].headers)["X-Mock-Latency"] == "3"


def test_a_wrong_word_is_reported_at_its_place(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as refused:
        play(shop(**{"x-mock-latency": "soon"}), tmp_path)
    assert "/paths/~1items/get/x-mock-latency" in str(refused.value)


def test_chaos_is_a_share_of_the_answers_and_leaves_no_trace(tmp_path: Path) -> None:
    mock = play(shop("404", "429", "503"), tmp_path, chaos="20%")
    found = statuses(mock, 500)
    assert {*found} == {200, 429, 503}
    assert 60 < len(found) - found.count(200) < 140
    struck = next(entry for entry in mock.journal if entry.response.status == 503)
    assert dict(struck.response.headers)["X-Mock-Fault"] == "chaos"
    assert struck.reason == "Service Unavailable (by chance, 0.2 of all answers)"
    made = [answer(mock, "POST", "/items")[0].status for _ in range(50)]
    assert len(mock.records("items")) == made.count(201) < 50


def test_the_same_seed_meets_the_same_troubles(tmp_path: Path) -> None:
    mock = play(shop("503"), tmp_path, chaos="30%", seed=3)
    first = statuses(mock)
    mock.reset()
    assert statuses(mock) == first == statuses(mock.fresh())
    assert statuses(play(shop("503"), tmp_path, chaos="30%", seed=4)) != first


@pytest.mark.parametrize(
    ("documented", "status"), [(["404", "409"], {404, 409}), (["5XX"], {503}), (["default"], {503}), ([], {200})]
)
def test_only_what_is_documented_happens(tmp_path: Path, documented: list[str], status: set[int]) -> None:
    assert {*statuses(play(shop(*documented), tmp_path, chaos="100%"), 20)} == status


def test_an_answer_that_a_request_prefers_is_not_left_to_chance(tmp_path: Path) -> None:
    mock = play(shop("503"), tmp_path, chaos="100%")
    assert answer(mock, "GET", "/items", prefer="code=200")[0].status == 200
    assert answer(mock, "GET", "/items")[0].status == 503


def test_conditions_are_changed_while_the_mock_runs_and_a_reset_ends_that(tmp_path: Path) -> None:
    mock = play(shop("503"), tmp_path, chaos="30%", seed=3)
    first = statuses(mock, 50)
    mock.set_conditions(Conditions(prefer=("code=503",), latency="2s"))
    slow = answer(mock, "GET", "/items")[0]
    assert (slow.status, dict(slow.headers)["X-Mock-Latency"]) == (503, "2")
    mock.set_conditions(replace(mock.conditions(), prefer=()))
    assert statuses(mock, 20) == [200] * 20
    assert statuses(mock.fresh(), 50) == first, "another session begins as the server was started"
    mock.reset()
    assert mock.conditions() == Conditions(chaos="30%")
    assert statuses(mock, 50) == first


def test_a_rate_limit_that_stays_counts_on(tmp_path: Path) -> None:
    mock = play(shop("429"), tmp_path, rate_limit="2/h")
    assert statuses(mock, 1) == [200]
    mock.set_conditions(replace(mock.conditions(), latency="1ms"))
    assert statuses(mock, 2) == [200, 429]
    mock.set_conditions(replace(mock.conditions(), rate_limit="3/h"))
    assert statuses(mock, 1) == [200]
    mock.set_conditions(Conditions())
    assert statuses(mock, 3) == [200] * 3


@pytest.mark.parametrize(
    ("sent", "detail"),
    [
        ({"latency": "soon"}, "'soon' is no latency such as 120ms, 1.5s or 120ms±40"),
        ({"chaos": "5"}, "'5' is no share of answers such as 5%"),
        ({"rateLimit": "10"}, "'10' is no rate such as 10/s, 60/m or 1000/h"),
        ({"prefer": ["cod=404"]}, "'cod=404' is no preference such as code=503; did you mean code?"),
        ({"prefer": ["code=99"]}, "code=99: a code is a status from 200 to 599"),
    ],
)
def test_what_no_condition_can_be_is_refused_and_changes_nothing(
    tmp_path: Path, sent: dict[str, Any], detail: str
) -> None:
    mock = play(shop("503"), tmp_path, latency="1s")
    client = create_app(mock).test_client()
    refused = client.put("/__mock__/conditions", json={"latency": "2s", "prefer": [], **sent})
    assert (refused.status_code, refused.get_json()["detail"]) == (409, detail)
    assert mock.conditions() == Conditions(latency="1s")
    with pytest.raises(ValueError, match=re.escape(detail)):
        mock.set_conditions(Conditions(**{"rate_limit" if n == "rateLimit" else n: v for n, v in sent.items()}))


@pytest.mark.process
def test_the_conditions_of_a_server_are_those_of_its_mock(tmp_path: Path) -> None:
    mock = play(shop("503"), tmp_path)
    with served(create_app(mock)) as url:
        remote = RemoteMock(url)
        wanted = Conditions(("code=503", "wait=0"), "1ms", "5%", "10/s")
        remote.set_conditions(wanted)
        assert remote.conditions() == mock.conditions() == wanted
        with pytest.raises(ValueError, match="'x' is no share of answers such as 5%"):
            remote.set_conditions(Conditions(chaos="x"))
