"""Captured webhooks are answered by rule: through Flask's test client, and over a socket through a `RemoteMock`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest.mock import ANY

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from receivers import orders

from understudy.exchange import Request
from understudy.mock import Mock
from understudy.remote.mock import RemoteMock
from understudy.server.app import create_app
from understudy.server.inprocess import transport
from understudy.testing.webhooks import Received, Receiver, WebhookReply
from understudy.testing.wsgi_server import served

pytestmark = pytest.mark.process

HOME = "http://mock/__mock__/capture"
Both = tuple[Mock | RemoteMock, httpx.Client]


@pytest.fixture(params=["in process", "by the transport", "over a socket"])
def both(request: pytest.FixtureRequest) -> Iterator[Both]:
    """The mock as a test drives it, and a client whose base address is the capture endpoint."""
    mock, _ = orders()
    if request.param != "over a socket":
        ways = {"in process": httpx.WSGITransport(app=create_app(mock)), "by the transport": transport(mock)}
        with httpx.Client(transport=ways[request.param], base_url=HOME) as client:
            yield mock, client
        return
    with served(create_app(mock)) as url, httpx.Client(base_url=f"{url}/__mock__/capture") as client:
        yield RemoteMock(url), client


def statuses(client: httpx.Client, count: int, path: str = "/hooks", **more: Any) -> list[int]:
    return [client.post(path, **more).status_code for _ in range(count)]


def test_it_fails_twice_and_then_takes_it(both: Both) -> None:
    mock, client = both
    mock.capture.add(503, times=2)
    assert statuses(client, 4) == [503, 503, 204, 204]
    assert [entry.response.status for entry in mock.journal] == [503, 503, 204, 204]
    assert mock.capture.rules() == ()


def test_the_retries_of_a_sender_are_seen() -> None:
    """The mock itself is the sender: its schedule is walked until the capture endpoint says 204."""
    mock, _ = orders()
    mock = Mock(mock.contract, clock=mock.clock)
    with served(create_app(mock)) as url:
        mock.webhooks.add_endpoint(f"{url}/__mock__/capture/hooks")
        mock.capture.add(503, "order.created", times=2)
        mock.create("orders", emit=True)
        attempts = mock.webhooks.drain(advance_clock=True)
    assert [attempt.status for attempt in attempts] == [503, 503, 204]


def test_an_answer_has_a_status_fields_and_a_body(both: Both) -> None:
    mock, client = both
    mock.capture.add(WebhookReply(202, {"X-Seen": "yes"}, json={"ok": True}))
    mock.capture.add(WebhookReply(429, {"Retry-After": "3", "Content-Type": "text/plain"}, "später".encode()))
    first, second, third = (client.post("/x") for _ in range(3))
    assert (first.status_code, first.headers["x-seen"], first.json()) == (202, "yes", {"ok": True})
    assert first.headers["content-type"] == "application/json"
    assert (second.status_code, second.headers["retry-after"], second.text) == (429, "3", "später")
    assert (third.status_code, third.content, third.headers.get("content-type")) == (204, b"", None)


@pytest.mark.parametrize(
    ("matchers", "fits", "misses"),
    [
        ({"type": "order.paid"}, {"json": {"type": "order.paid"}}, {"json": {"type": "order.lost"}}),
        ({"match": {"data": {"id": 7}}}, {"json": {"data": {"id": 7, "x": 1}}}, {"json": {"data": {"id": 8}}}),
        ({"headers": {"X-Key": "a"}}, {"headers": {"x-key": "a"}}, {"headers": {"x-key": "b"}}),
        ({"headers": {"X-Key": None}}, {}, {"headers": {"x-key": "b"}}),
        ({"url": "/hooks/a"}, {"url": "/hooks/a?x=1"}, {"url": "/hooks/b"}),
        ({"url": "/hooks?x=1"}, {"url": "/hooks?x=1"}, {"url": "/hooks?x=2"}),
        ({"url": "/"}, {"url": "/"}, {"url": "/a"}),
        ({"url": "/x//a"}, {"url": "/x//a"}, {"url": "/x/a"}),
        ({"method": "put"}, {"method": "PUT"}, {"method": "POST"}),
    ],
    ids=lambda each: "-".join(each) if isinstance(each, dict) else None,
)
def test_what_a_rule_asks_of_a_request(
    both: Both, matchers: dict[str, Any], fits: dict[str, Any], misses: dict[str, Any]
) -> None:
    mock, client = both
    mock.capture.add(500, times=None, **matchers)
    basic = {"method": "POST", "url": "/hooks"}
    assert client.request(**{**basic, **fits}).status_code == 500
    assert client.request(**{**basic, **misses}).status_code == 204
    assert client.request(**{**basic, **fits}).status_code == 500


def test_the_oldest_that_fits_answers_and_the_nth_counts_what_reaches_it(both: Both) -> None:
    mock, client = both
    mock.capture.add(500, nth=3)
    mock.capture.add(501, url="/hooks")
    mock.capture.add(502, times=None)
    assert statuses(client, 5) == [501, 502, 500, 502, 502]
    assert statuses(client, 1, "/other") == [502]


def test_latency_is_virtual(both: Both) -> None:
    mock, client = both
    before = mock.clock.now()
    mock.capture.add(204, latency=90)
    answer = client.post("/x")
    assert (answer.status_code, answer.headers["x-mock-latency"]) == (204, "90")
    assert mock.clock.now() - before == timedelta(seconds=90)
    assert "x-mock-latency" not in client.post("/x").headers


def test_what_can_not_be_recorded_is_reported(both: Both) -> None:
    """Ten years with every request, and a clock that ends in the year 9000."""
    mock, client = both
    for _ in range(26):
        mock.advance(timedelta(days=97_800))
    mock.capture.add(204, latency=timedelta(days=3650), times=None)
    answers = [client.post("/x") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [204, 500, 500]
    assert answers[1].headers["content-type"] == "application/problem+json"
    assert answers[1].json()["code"] == "not_recorded"


def test_rules_are_listed_removed_and_cleared(both: Both) -> None:
    mock, client = both
    first = mock.capture.add(503, "order.paid", match={"a": [1]}, headers={"x": None}, latency=1.5, nth=2, times=None)
    second = mock.capture.add(WebhookReply(200, json=[]), url="/x", method="PUT")
    assert [rule.id for rule in mock.capture.rules()] == [first.id, second.id] == [1, 2]
    listed = mock.capture.rules()[0]
    assert (listed.answer, listed.nth, listed.times, listed.latency) == (
        WebhookReply(503),
        2,
        None,
        timedelta(seconds=1.5),
    )
    assert str(listed.template) == "webhook(type='order.paid', match={'a': [1]}, headers={'x': None})"
    mock.capture.remove(1)
    with pytest.raises(LookupError, match=r"^there is no capture rule 1$"):
        mock.capture.remove(1)
    mock.capture.clear()
    assert mock.capture.rules() == ()
    mock.capture.add(500)
    mock.reset()
    assert (mock.capture.rules(), statuses(client, 1)) == ((), [204])


def test_a_function_answers_in_process() -> None:
    mock, _ = orders()

    def rule(webhook: Received) -> WebhookReply | int | None:
        if webhook.body == "break":
            raise RuntimeError("no more")
        return WebhookReply(200, json={"heard": webhook.body}) if webhook.body else None

    mock.capture.add(rule, times=None, where=lambda webhook: webhook.url.startswith("/a"))
    client = create_app(mock).test_client()
    assert client.post("/__mock__/capture/a", json=[1]).get_json() == {"heard": [1]}
    assert client.post("/__mock__/capture/a").status_code == 204
    answer = client.post("/__mock__/capture/a", json="break")
    assert (answer.status_code, answer.text) == (500, "the receiver's rule raised RuntimeError: no more")
    assert client.post("/__mock__/capture/b", json=[1]).status_code == 204
    assert client.get("/__mock__/capture-rules").get_json()["rules"][0]["answer"] is None


@pytest.mark.parametrize(
    ("add", "wrong"),
    [
        (lambda capture: capture.add(99), "an answer's status is a whole number from 200 to 599; got 99"),
        (lambda capture: capture.add(600), "an answer's status is a whole number from 200 to 599; got 600"),
        (lambda capture: capture.add(503, times=0), "times is at least 1, or None for always; got 0"),
        (lambda capture: capture.add(503, nth=True), "nth is at least 1; got True"),
        (lambda capture: capture.add(503, latency=0), "latency is above zero and at most 3650 days; got 0:00:00"),
        (lambda capture: capture.add(503, latency=float("inf")), "latency is a timedelta, or seconds; got inf"),
        (lambda capture: capture.add(503, latency=float("nan")), "latency is a timedelta, or seconds; got nan"),
        (lambda capture: capture.add(503, latency=1e300), "latency is a timedelta, or seconds; got 1e+300"),
        (lambda capture: capture.add(503, latency="1"), "latency is a timedelta, or seconds; got '1'"),
        (
            lambda capture: capture.add(503, signature_valid=True),
            "captured webhooks are not verified; leave out signature_valid=",
        ),
        (lambda capture: capture.add(503, methd="PUT"), "there is no methd=; did you mean method=?"),
        (lambda capture: capture.add(503, method="1"), "method= takes a method such as \"POST\"; got '1'"),
        (lambda capture: capture.add(WebhookReply(json={})), "an answer with status 204 has no body; take status=200"),
        (
            lambda capture: capture.add(WebhookReply(200, body=b"x", json={})),
            "an answer has body= (bytes) or json=, not both",
        ),
        (
            lambda capture: capture.add(WebhookReply(200, {"a b": "c"})),
            "an answer can't have the header field 'a b': 'c'",
        ),
        (
            lambda capture: capture.add(WebhookReply(200, {"a": "c\r\nd: e"})),
            "an answer can't have the header field 'a': ",
        ),
        (
            lambda capture: capture.add(WebhookReply(200, {"content-length": "9"})),
            "an answer's content-length is the server's",
        ),
        (
            lambda capture: capture.add(WebhookReply(200, {"Connection": "x"})),
            "an answer's Connection is the server's to say",
        ),
        (
            lambda capture: capture.add(WebhookReply(200, json=object())),
            "Object of type object is not JSON serializable",
        ),
    ],
)
def test_what_can_not_be_is_refused(add: Callable[[Any], object], wrong: str) -> None:
    mock, _ = orders()
    with pytest.raises((TypeError, ValueError), match=f"^{re.escape(wrong)}"):
        add(mock.capture)
    assert mock.capture.rules() == ()


@pytest.mark.parametrize(
    ("add", "wrong"),
    [
        (
            lambda capture: capture.add(lambda _: 503),
            "a function answers with a mock in this process only; a server takes",
        ),
        (lambda capture: capture.add(503, where=bool), "works with a mock in this process only"),
        (lambda capture: capture.add(503, url=re.compile("x")), "works with a mock in this process only"),
        (lambda capture: capture.add(503, ANY), "type=<ANY> works with a mock in this process only"),
        (
            lambda capture: capture.add(WebhookReply(200, body=b"\xff")),
            "a body that is no UTF-8 works with a mock in this process",
        ),
    ],
)
def test_what_can_not_be_sent_to_a_server(add: Callable[[Any], object], wrong: str) -> None:
    with pytest.raises(TypeError, match=re.escape(wrong)):
        add(RemoteMock("http://127.0.0.1:1").capture)


@pytest.mark.parametrize(
    ("body", "status", "wrong"),
    [
        ({"answer": {}, "mehtod": "PUT"}, 422, "body /mehtod: unknown field; did you mean method?"),
        ({"answer": {"staus": 503}}, 422, "body /answer /staus: unknown field; did you mean status?"),
        ({}, 422, "body /answer: Missing data for required field"),
        ({"answer": {"status": 199}}, 422, "body /answer /status: must be from 200 to 599; got 199"),
        ({"answer": {"status": 200, "headers": {"a": "\n"}}}, 409, "an answer can't have the header field 'a': '\\n'"),
        ({"answer": {"json": None}}, 409, "an answer with status 204 has no body; take status=200"),
    ],
)
def test_what_is_wrong_is_reported_over_http(body: dict[str, Any], status: int, wrong: str) -> None:
    mock, _ = orders()
    answer = create_app(mock).test_client().post("/__mock__/capture-rules", json=body)
    assert (answer.status_code, answer.get_json()["detail"]) == (status, wrong)


@given(
    st.lists(
        st.tuples(st.sampled_from("abc*"), st.integers(1, 3), st.none() | st.integers(1, 3)), min_size=1, max_size=4
    ),
    st.text("abc", max_size=12),
)
def test_it_answers_as_a_simple_model_says(rules: list[tuple[str, int, int | None]], calls: str) -> None:
    """Rules number 1, 2, … answer 501, 502, …, each for one address or for all."""
    mock, _ = orders()
    counts = [[0, 0] for _ in rules]
    for number, (name, nth, times) in enumerate(rules, 1):
        mock.capture.add(500 + number, nth=nth, times=times, url=None if name == "*" else f"/{name}")
    for call in calls:
        expected = 204
        for number, (name, nth, times) in enumerate(rules):
            met, struck = counts[number]
            if name not in (call, "*") or struck == times:
                continue
            counts[number] = [met + 1, struck + (met + 1 >= nth)]
            if met + 1 >= nth:
                expected = 501 + number
                break
        assert mock.capture.receive(Request("POST", f"/__mock__/capture/{call}")).status == expected


def test_json_of_an_answer_is_its_body() -> None:
    made = WebhookReply(200, {"X-A": "b"}, json=None)
    assert made == WebhookReply(200, {"X-A": "b", "Content-Type": "application/json"}, b"null")
    assert replace(made, status=201).body == b"null"
    assert WebhookReply(200, {"content-type": "text/json"}, json=1).headers == {"content-type": "text/json"}


def test_a_receiver_gives_the_same_answers() -> None:
    with Receiver(rule=lambda _: WebhookReply(200, {"X-A": "b"}, json={"ok": 1})) as receiver:
        answer = httpx.post(receiver.url)
        assert (answer.json(), answer.headers["x-a"]) == ({"ok": 1}, "b")
        receiver.answer_next(WebhookReply(503, body=b"down"))
        assert httpx.post(receiver.url).text == "down"
