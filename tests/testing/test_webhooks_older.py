"""Journals in the forms of older servers, and of those that hide or lose webhooks, played by a receiver of our own."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from understudy.json_codec import dumps
from understudy.testing.webhooks import (
    Mockoon,
    MockServer,
    ProviderError,
    Received,
    Receiver,
    WebhookInbox,
    WebhookReply,
    WebhookTimeout,
    WireMock,
)

SOON = 0.01
JSON = ["application/json"]


@contextmanager
def playing(reply: Callable[[Received], object]) -> Iterator[str]:
    """The address of a server that answers JSON."""

    def rule(call: Received) -> WebhookReply:
        return WebhookReply(200, {"Content-Type": "application/json"}, dumps(reply(call)))

    with Receiver(rule=rule) as server:
        yield server.url


def encoded(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def request(raw: bytes, body: object, kind: list[str] | None = None) -> dict[str, Any]:
    headers: dict[str, list[str]] = {"Content-Length": [str(len(raw))]}
    if kind:
        headers["content-type"] = kind
    value: dict[str, Any] = {"method": "POST", "path": "/hook", "headers": headers}
    return value if body is None else {**value, "body": body}


OLD_BODIES = [
    (b'{"n": 1e3}', {"type": "JSON", "json": {"n": 1000.0}, "rawBytes": encoded(b'{"n": 1e3}')}, JSON),
    (b'{"broken', {"type": "JSON", "rawBytes": encoded(b'{"broken')}, JSON),
    (b'{"type":"JSON"}', {"type": "JSON"}, ["application/json; charset=utf-8"]),
    (b'{"json":1}', {"json": 1}, ["application/json; charset=utf-8"]),
    (b"plain", "plain", None),
    (b"text", {"type": "STRING", "string": "text", "contentType": "text/plain"}, ["text/plain"]),
    ("h€llo".encode(), {"type": "STRING", "string": "h€llo".encode().decode("latin-1")}, ["text/plain"]),
    (b"<a/>", {"type": "XML", "xml": "<a/>", "rawBytes": encoded(b"<a/>")}, ["application/xml"]),
    (b"\xff\x01", {"type": "BINARY", "base64Bytes": encoded(b"\xff\x01")}, ["application/octet-stream"]),
    (b"", None, None),
]


@pytest.mark.parametrize(("raw", "body", "kind"), OLD_BODIES, ids=lambda value: repr(value)[:20])
def test_bodies_of_mockserver_5(raw: bytes, body: object, kind: list[str] | None) -> None:
    entry = {"httpRequest": request(raw, body, kind), "timestamp": "2026-11-20 21:32:03.323"}

    def reply(call: Received) -> object:
        # No correlationId and no epochTime in its log.
        return [{"httpRequest": {}}] if "LOG_ENTRIES" in call.url else [entry]

    with playing(reply) as url:
        [webhook] = MockServer(url).received()
    assert webhook.raw == raw
    assert webhook.body == ({"n": 1000} if raw == b'{"n": 1e3}' else webhook.body)
    assert (webhook.parse_error is not None) == (raw in (b'{"broken', b"plain"))


def test_equal_requests_of_mockserver_5_are_two_and_stay_so() -> None:
    entry = {"httpRequest": request(b"{}", {"type": "JSON", "json": {}}, JSON), "timestamp": "2026-11-20 21:32:03.323"}
    entries = [entry, entry]
    with playing(lambda call: [{"httpRequest": {}}] if "LOG_ENTRIES" in call.url else entries) as url:
        provider = MockServer(url)
        first = provider.received()
        entries.append({**entry, "timestamp": "2026-11-20 21:32:03.324"})
        assert provider.received()[:2] == first
        assert [webhook.sequence for webhook in provider.received()] == [1, 2, 3]
        assert len({webhook.id for webhook in provider.received()}) == 3


def test_header_fields_of_mockserver_may_be_an_array() -> None:
    entry = request(b"{}", {}, JSON)
    entry["headers"] = [{"name": "X-Sig", "values": ["a", "b"]}]
    logged = [{"correlationId": "1", "epochTime": 1795210258791, "httpRequest": entry}]
    with playing(lambda call: logged if "LOG_ENTRIES" in call.url else []) as url:
        [webhook] = MockServer(url).received()
    assert (webhook.headers, webhook.received_at.year, webhook.exact) == ({"x-sig": "a, b"}, 2026, False)


def test_an_empty_log_of_mockserver_may_mean_that_it_logs_nothing() -> None:
    with playing(lambda _call: []) as url, pytest.raises(WebhookTimeout) as caught:
        WebhookInbox(MockServer(url)).wait_for("paid", timeout=SOON)
    assert str(caught.value) == (
        "webhook(type='paid') was not received within 0.01 s\n"
        "none was received at all\n"
        "note: MockServer's log is empty; it also is at log level WARN or OFF: start it with -logLevel INFO"
    )


def mockoon(n: int, **more: object) -> dict[str, Any]:
    sent = {"method": "post", "urlPath": f"/{n}", "query": "x=a b", "body": "{}", "headers": []}
    return {"request": sent, "timestampMs": 1795210469212, **more}


def test_mockoon_without_ids_and_with_a_full_log() -> None:
    entries = [mockoon(n) for n in range(100)]
    with playing(lambda _call: entries) as url:
        provider = Mockoon(url)
        hooks = WebhookInbox(provider, earlier=True)
        assert hooks.wait_for(url="/0?x=a%20b").sequence == 1
        del entries[0]
        entries.append(mockoon(100))
        assert hooks.wait_for(url="/100?x=a%20b").sequence == 101
        assert len(provider.received()) == 101
        with pytest.raises(WebhookTimeout) as caught:
            hooks.wait_for("paid", timeout=SOON)
    assert str(caught.value).endswith(
        "note: Mockoon's log holds 100 or more: it drops the oldest in silence (--max-transaction-logs)"
    )


def test_what_mockoon_logs_of_its_own_admin_calls_is_left_out() -> None:
    refused = mockoon(1, uuid="1")
    refused["request"]["urlPath"] = "/mockoon-admin/logs"
    with playing(lambda _call: [refused, mockoon(2, uuid="2")]) as url:
        assert [webhook.path for webhook in Mockoon(url).received()] == ["/2"]


def test_wiremock_of_another_make() -> None:
    """The date beside the request, and no bytes."""
    entry = {"id": "1", "loggedDate": 1795210258791, "request": {"method": "POST", "url": "/", "headers": {}}}
    with playing(lambda _call: {"requests": [entry]}) as url:
        [webhook] = WireMock(url).received()
    assert (webhook.received_at.year, webhook.raw, webhook.exact) == (2026, b"", False)


@pytest.mark.parametrize("provider", [MockServer, Mockoon])
@pytest.mark.parametrize("reply", [{}, "x", [1], [{}], [{"request": 1, "correlationId": "1", "uuid": "1"}]])
def test_another_shape_is_an_error(provider: type[MockServer], reply: object) -> None:
    with playing(lambda _call: reply) as url, pytest.raises(ProviderError) as caught:
        provider(url).received()
    assert f"{url}/mock" in str(caught.value)
    assert "answered JSON; expected" in str(caught.value)
