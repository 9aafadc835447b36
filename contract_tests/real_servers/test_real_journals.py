"""One suite for the webhook inbox over every journal: ours, and those of the real WireMock, MockServer, Mockoon."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from unittest.mock import ANY
from urllib.parse import parse_qs

import httpx
import pytest
from filelock import FileLock
from journal_places import JSON, Place, in_process, over_socket
from live_mocks import server

import real_servers
from real_servers import TOKEN, VERSIONS, running, shared_folder
from understudy.testing.webhooks import (
    Mockoon,
    MockServer,
    Provider,
    ProviderError,
    Receiver,
    Template,
    UnexpectedWebhook,
    WebhookInbox,
    WebhookTimeout,
    WireMock,
    at_least,
)

OURS = ("in process", "receiver", "ours as WireMock", "ours as MockServer", "ours as Mockoon")
REAL = ("WireMock", "MockServer", "Mockoon")
SHORT = 0.2


@pytest.fixture(scope="session")
def our_server() -> Iterator[str]:
    with server() as url:
        yield url


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    with running(tmp_path_factory) as addresses:
        yield addresses


@pytest.fixture(params=[*OURS, *REAL])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    kind = request.param
    if kind == "in process":
        yield in_process()
    elif kind == "receiver":
        with Receiver() as receiver:
            yield over_socket(receiver.url, receiver)
    elif kind.startswith("ours as"):
        url = request.getfixturevalue("our_server")
        httpx.post(f"{url}/__mock__/reset").raise_for_status()
        yield over_socket(url, kind.removeprefix("ours as "), "/__mock__/capture")
    else:
        servers = request.getfixturevalue("servers")
        # A reset of one worker would take the webhooks of another.
        with FileLock(shared_folder(tmp_path_factory) / f"{kind}.lock"):
            found = over_socket(servers[kind], kind)
            found.provider.reset()
            yield found


@pytest.fixture
def hooks(place: Place) -> WebhookInbox:
    return WebhookInbox(place.provider)


def numbers(webhooks: tuple[object, ...]) -> list[int]:
    return [webhook.body["n"] for webhook in webhooks]  # type: ignore[attr-defined]


def test_a_webhook_is_waited_for(place: Place, hooks: WebhookInbox) -> None:
    sender = threading.Thread(target=place.send, args=({"type": "order.paid", "data": {"id": 7}},))
    sender.start()
    webhook = hooks.wait_for("order.paid", match={"data": {"id": ANY}})
    sender.join()
    assert (webhook.method, webhook.path, webhook.sequence) == ("POST", place.prefix + "/hook", 1)
    assert webhook.body == {"type": "order.paid", "data": {"id": 7}}
    assert webhook.headers["content-type"] == "application/json"
    assert webhook.received_at.tzinfo is not None


def test_the_order_is_that_of_arrival_and_a_cursor_goes_on_from_there(place: Place, hooks: WebhookInbox) -> None:
    for n in range(5):
        place.send({"n": n})
    found = hooks.wait_for(count=5)
    assert numbers(found) == [0, 1, 2, 3, 4]
    assert [webhook.sequence for webhook in found] == [1, 2, 3, 4, 5]
    assert len({webhook.id for webhook in found}) == 5
    assert numbers(tuple(place.provider.received(found[2].sequence))) == [3, 4]
    assert place.provider.received(found[4].sequence) == ()


def test_a_second_reader_sees_the_same_ids(place: Place, hooks: WebhookInbox) -> None:
    for n in range(3):
        place.send({"n": n})
    mine = hooks.wait_for(count=3)
    theirs = WebhookInbox(place.reader(), earlier=True).wait_for(count=3)
    assert [webhook.id for webhook in theirs] == [webhook.id for webhook in mine]


def test_what_came_before_the_registry_is_for_others_unless_it_is_requested(place: Place) -> None:
    place.send({"n": 0})
    WebhookInbox(place.provider, earlier=True).wait_for()
    late = WebhookInbox(place.provider, earlier=False)
    late.assert_none(within=0)
    place.send({"n": 1})
    assert late.wait_for().body == {"n": 1}


def test_more_than_ten_are_seen(place: Place, hooks: WebhookInbox) -> None:
    """Mockoon answers the ten oldest, unless more is requested."""
    for n in range(13):
        place.send({"n": n})
    assert numbers(hooks.wait_for(count=13)) == list(range(13))


@pytest.mark.parametrize(
    ("raw", "headers", "body"),
    [
        (b'"text"', [JSON], "text"),
        (b'"5"', [JSON], "5"),
        (b"5", [JSON], 5),
        (b"null", [JSON], None),
        (b"[]", [JSON], []),
        (b'{"n":1}', [("Content-Type", "application/json; charset=utf-8")], {"n": 1}),
        (b'{"n":1}', [("Content-Type", "application/cloudevents+json")], {"n": 1}),
        (b'{"n":1}', [], {"n": 1}),
        (b'{ "n": [1e3, true, null] }', [JSON], {"n": [1000, True, None]}),
        ('{"n":"h€llo"}'.encode(), [JSON], {"n": "h€llo"}),
        (b'{"type":"STRING","string":"x"}', [JSON], {"type": "STRING", "string": "x"}),
        (b'{"type":"JSON","json":{"n":1}}', [JSON], {"type": "JSON", "json": {"n": 1}}),
        (b'{"type":"STRING","string":"x"}', [("Content-Type", "application/json;charset=UTF-8")], ANY),
        (b'{"rawBytes":"e30="}', [("Content-Type", "application/json;charset=UTF-8")], {"rawBytes": "e30="}),
    ],
)
def test_json_in_every_dress(
    place: Place, hooks: WebhookInbox, raw: bytes, headers: list[tuple[str, str]], body: object
) -> None:
    place.send(raw, headers=headers)
    webhook = hooks.wait_for()
    assert webhook.parse_error is None
    assert webhook.body == body
    assert not webhook.exact or webhook.raw == raw
    assert json.loads(webhook.raw) == json.loads(raw)


def test_bodies_that_are_not_json_are_kept_and_hurt_no_other(place: Place, hooks: WebhookInbox) -> None:
    """A broken body makes MockServer refuse its list of requests for good."""
    text = {"Content-Type": "text/plain"}.items()
    place.send(b'{"broken', path="/broken", headers=[JSON])
    place.send("h€llo".encode(), path="/text", headers=text)
    place.send(b"\xff\x01", path="/binary", headers=[("Content-Type", "application/octet-stream")])
    place.send(path="/none")
    place.send(b"a=1&b=2", path="/form", headers=[("Content-Type", "application/x-www-form-urlencoded")])
    place.send(b"<a/>", path="/xml", headers=[("Content-Type", "application/xml")])
    place.send({"n": 1}, path="/json")
    found = {webhook.path.removeprefix(place.prefix): webhook for webhook in hooks.wait_for(count=7)}
    assert found["/broken"].raw == b'{"broken'
    assert found["/broken"].parse_error == "unexpected end of data: line 1 column 9 (char 8)"
    assert [path for path, webhook in found.items() if webhook.parse_error] == ["/broken"]
    assert [path for path, webhook in found.items() if webhook.body is not None] == ["/json"]
    assert found["/text"].raw == "h€llo".encode()
    assert found["/binary"].raw == b"\xff\x01" or not found["/binary"].exact
    assert (found["/none"].raw, found["/form"].raw, found["/xml"].raw) == (b"", b"a=1&b=2", b"<a/>")


def test_repeated_header_fields_are_joined(place: Place, hooks: WebhookInbox) -> None:
    place.send({"n": 1}, headers=[("X-Sig", "s1"), ("X-Sig", "s2")])
    # A WSGI server has joined them already, in its own way; RFC 9110 section 5.6.1 calls both the same.
    joined = "s1,s2" if place.prefix else "s1, s2"
    assert hooks.wait_for(headers={"X-SIG": joined}).headers["x-sig"] == joined


def test_the_path_stays_as_sent_and_the_query_says_the_same(place: Place, hooks: WebhookInbox) -> None:
    place.send({"n": 1}, path="/a%20b/%C3%A4?x=1&y=%C3%A4%20%26&x=2", method="PUT")
    webhook = hooks.wait_for(url=re.compile(r"%C3%A4\?"), method="put")
    path, _, query = webhook.url.partition("?")
    assert path == webhook.path == place.prefix + "/a%20b/%C3%A4"
    assert parse_qs(query)["x"] == ["1", "2"]
    hooks.assert_none(url=re.compile("nowhere"), within=0)


def test_a_signature_is_checked_over_the_bytes_sent(place: Place) -> None:
    raw = b'{ "type": "paid", "n": 1e3 }'

    def sign(body: bytes) -> str:
        return base64.b64encode(hmac.digest(b"secret", body, hashlib.sha256)).decode()

    def verify(body: bytes, headers: Mapping[str, str]) -> None:
        if headers["x-signature"] != sign(body):
            raise PermissionError("wrong")

    hooks = WebhookInbox(place.provider, verify=verify)
    place.send(raw, headers=[JSON, ("X-Signature", sign(raw))])
    place.send(raw, headers=[JSON, ("X-Signature", "forged")])
    assert hooks.wait_for("paid", signature_valid=True).headers["x-signature"] == sign(raw)
    assert hooks.wait_for("paid", signature_valid=False).headers["x-signature"] == "forged"


def test_one_webhook_does_not_satisfy_two_waits(place: Place, hooks: WebhookInbox) -> None:
    place.send({"type": "paid"})
    place.send({"type": "paid"})
    assert hooks.wait_for("paid", consume=False).sequence == 1
    assert hooks.wait_for("paid").sequence == 1
    assert [left.sequence for left in hooks.leftovers()] in ([], [2])  # Mockoon logs a request after its answer
    assert hooks.wait_for("paid").sequence == 2
    with pytest.raises(WebhookTimeout) as caught:
        hooks.wait_for("paid", timeout=SHORT)
    assert str(caught.value).splitlines()[-1] == "nearest: #2 matches, but an earlier wait took it"
    assert hooks.leftovers() == ()


def test_a_count_is_exact_unless_it_says_at_least(place: Place, hooks: WebhookInbox) -> None:
    for n in range(3):
        place.send({"type": "paid", "n": n})
    hooks.wait_for(count=3, consume=False)
    with pytest.raises(UnexpectedWebhook) as caught:
        hooks.wait_for("paid", count=2)
    path = place.prefix + "/hook"
    assert str(caught.value) == (
        "webhook(type='paid') was received 3 times, expected exactly 2 (at_least(2) allows more):\n"
        f'  #1 POST {path} {{"type":"paid","n":0}}\n'
        f'  #2 POST {path} {{"type":"paid","n":1}}\n'
        f'  #3 POST {path} {{"type":"paid","n":2}}'
    )
    with pytest.raises(WebhookTimeout, match=r"was received 3 times within 0.2 s, expected at least 4\n"):
        hooks.wait_for_count(at_least(4), "paid", timeout=SHORT)
    assert numbers(hooks.wait_for_count(at_least(2), "paid")) == [0, 1, 2]


def test_none_is_asserted(place: Place, hooks: WebhookInbox) -> None:
    place.send({"type": "paid"})
    hooks.wait_for("paid", consume=False)
    hooks.assert_none("refunded", within=SHORT)
    with pytest.raises(UnexpectedWebhook) as caught:
        hooks.assert_none("paid", within=60)
    assert str(caught.value) == (
        f'1 webhook came that should not: webhook(type=\'paid\')\n  #1 POST {place.prefix}/hook {{"type":"paid"}}'
    )
    hooks.wait_for("paid")
    hooks.assert_none("paid", within=0)


def test_a_sequence_is_asserted(place: Place, hooks: WebhookInbox) -> None:
    for name in ("created", "noise", "paid", "shipped"):
        place.send({"type": name})
    hooks.wait_for(count=4, consume=False)
    with pytest.raises(WebhookTimeout) as caught:
        hooks.assert_sequence(["created", "shipped", "paid"], timeout=SHORT)
    path = place.prefix + "/hook"
    assert str(caught.value) == (
        "step 3 of 3: webhook(type='paid') was not received within 0.2 s after #4\n"
        "step 1: webhook(type='created') is #1\n"
        "step 2: webhook(type='shipped') is #4\n"
        "it came too early: #3\n"
        "4 webhooks were received:\n"
        f'  #1 POST {path} {{"type":"created"}}\n'
        f'  #2 POST {path} {{"type":"noise"}}\n'
        f'  #3 POST {path} {{"type":"paid"}}\n'
        f'  #4 POST {path} {{"type":"shipped"}}\n'
        "nearest: #3 matches"
    )
    found = hooks.assert_sequence(["created", Template(type="paid"), "shipped"])
    assert [webhook.sequence for webhook in found] == [1, 3, 4]
    assert [webhook.sequence for webhook in hooks.leftovers()] == [2]


def test_a_timeout_shows_how_the_nearest_differs(place: Place, hooks: WebhookInbox) -> None:
    paid = Template(name="payment", type="paid", match={"data": {"id": 7, "items": [1, 2]}}, url="/nowhere")
    place.send({"type": "paid", "data": {"id": 8, "items": [1]}})
    place.send({"type": "created"})
    place.send(b'{"broken', headers=[JSON])
    hooks.wait_for(count=3, consume=False)
    hooks.wait_for("created")
    with pytest.raises(WebhookTimeout) as caught:
        hooks.wait_for(paid, timeout=SHORT)
    path = place.prefix + "/hook"
    assert str(caught.value) == (
        "payment(type='paid', match={'data': {'id': 7, 'items': [1, 2]}}, url='/nowhere') "
        "was not received within 0.2 s\n"
        "3 webhooks were received, 1 of them taken by earlier waits:\n"
        f'  #1 POST {path} {{"type":"paid","data":{{"id":8,"items":[1]}}}}\n'
        f'  #2 (taken) POST {path} {{"type":"created"}}\n'
        f'  #3 POST {path} {{"broken\n'
        "1 body is not JSON:\n"
        "  #3 b'{\"broken' (unexpected end of data: line 1 column 9 (char 8))\n"
        "nearest: #1\n"
        "  type: holds\n"
        "  match: /data/id: expected 7, got 8\n"
        "  match: /data/items: expected 2 items, got 1: [1]\n"
        f"  url: expected '/nowhere', got '{path}'"
    )
    assert caught.value.template == paid
    assert caught.value.nearest is not None
    assert caught.value.nearest.sequence == 1
    assert hooks.wait_for(replace(paid, url=None), match={"data": {"id": 8}}).sequence == 1


def test_only_what_a_test_took_is_removed(place: Place) -> None:
    if not place.provider.can_delete:
        with pytest.raises(ValueError, match="can't remove single requests") as refused:
            WebhookInbox(place.provider, cleanup="matched-only")
        name = place.provider.name
        assert str(refused.value) == f'{name} can\'t remove single requests: use cleanup="full-reset" or "none"'
        with pytest.raises(ProviderError, match=f"^{name} can't remove one request from its log, only all"):
            place.provider.delete("any")
        return
    with WebhookInbox(place.provider, cleanup="matched-only") as hooks:
        for n in range(3):
            place.send({"n": n})
        hooks.wait_for(match={"n": 1})
    assert [webhook.body for webhook in place.reader().received()] == [{"n": 0}, {"n": 2}]
    assert [webhook.body for webhook in place.provider.received()] == [{"n": 0}, {"n": 2}]
    place.provider.delete(hooks.received()[0].id)
    place.provider.delete("5c5e4d3c-0000-4000-8000-000000000000")
    assert [webhook.body for webhook in place.reader().received()] == [{"n": 2}]


def test_a_full_reset_leaves_nothing_and_numbers_go_on(place: Place) -> None:
    with WebhookInbox(place.provider, cleanup="full-reset") as hooks:
        place.send({"n": 0})
        assert hooks.wait_for().sequence == 1
    assert place.reader().received() == ()
    assert place.provider.received() == ()
    place.send({"n": 1})
    assert hooks.wait_for().sequence == 2


def test_tests_that_share_a_server_see_their_own(place: Place) -> None:
    mine, yours = (
        WebhookInbox(place.provider, only=Template(headers={"x-session": name}), earlier=True) for name in ("a", "b")
    )
    place.send({"n": 1}, headers=[("X-Session", "a")])
    assert mine.wait_for(count=1)[0].body == {"n": 1}
    assert yours.received() == ()


class TestWrongServers:
    """What the original reads as an empty journal is an error here."""

    @pytest.mark.skipif(VERSIONS["@mockoon/cli"].startswith("9.6"), reason="asked for since 9.7")
    def test_a_missing_token(self, servers: Mapping[str, str]) -> None:
        url = servers["Mockoon"]
        with pytest.raises(ProviderError) as caught:
            WebhookInbox(Mockoon(url))
        assert str(caught.value) == (
            f"Mockoon: GET {url}/mockoon-admin/logs?page=1&limit=100000 answered 401; "
            "expected a status below 400 with application/json "
            "(pass token=, the value of --admin-api-token or MOCKOON_ADMIN_API_TOKEN): "
            '\'{"message":"Unauthorized"}\''
        )

    @pytest.mark.parametrize("target", REAL)
    @pytest.mark.parametrize("make", [WireMock, MockServer, lambda url: Mockoon(url, token=TOKEN)], ids=REAL)
    def test_a_server_of_another_make(self, servers: Mapping[str, str], make: type[WireMock], target: str) -> None:
        provider: Provider = make(servers[target])
        if provider.name == target:
            assert isinstance(provider.received(), tuple)
            return
        with pytest.raises(ProviderError, match=rf"^{provider.name}: (GET|PUT) {servers[target]}/\S+ answered \d+"):
            provider.received()


@pytest.mark.parametrize(("setting", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)])
def test_what_is_missing_fails_in_ci_and_skips_at_a_desk(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    setting: str,
    outcome: type[BaseException],
) -> None:
    monkeypatch.setenv("CI", setting)
    monkeypatch.setattr(real_servers.shutil, "which", lambda tool: None if tool == "java" else tool)
    with pytest.raises(outcome) as caught:
        running(tmp_path_factory)
    assert str(caught.value) == (
        "this test needs java: install a Java runtime from version 17 (Debian: apt-get install openjdk-17-jre-headless)"
    )
