"""The webhook inbox over the receiver in this process: what matches, what is taken, what the messages say."""

from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from typing import Any
from unittest.mock import ANY

import httpx
import pytest
from howtos import DOCS, OVER_A_SOCKET, blocks, both_ways, run_page
from hypothesis import given
from hypothesis import strategies as st
from receivers import ORDERS

from understudy.contract import read_contract
from understudy.mock import Mock
from understudy.remote.mock import RemoteMock
from understudy.server.app import create_app
from understudy.testing.webhooks import (
    CleanupWarning,
    Mockoon,
    ProviderError,
    Received,
    Receiver,
    Template,
    UnexpectedWebhook,
    WebhookError,
    WebhookInbox,
    WebhookReply,
    WebhookTimeout,
    WireMock,
    at_least,
    event_type,
)
from understudy.testing.wsgi_server import served

SOON = 0.01
PAGE = (DOCS / "webhooks.md").read_text(encoding="utf-8")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def receiver() -> Receiver:
    return Receiver()


@pytest.fixture
def hooks(receiver: Receiver) -> WebhookInbox:
    return WebhookInbox(receiver)


def matches(template: Template, webhook: Received) -> bool:
    return not template.differences(webhook)


def call(url: str, body: bytes = b"{}", method: str = "POST", path: str = "/") -> tuple[int, bytes]:
    host = url.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=10)
    try:
        connection.request(method, path, body)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


class Even:
    """An object with an == of its own, as those of dirty_equals are."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, int) and other % 2 == 0

    __hash__ = None  # type: ignore[assignment]


class TestMatching:
    @given(JSON)
    def test_a_body_matches_itself_and_anything(self, body: Any) -> None:
        webhook = Receiver().record(body)
        assert matches(Template(match=body), webhook)
        assert matches(Template(match=ANY), webhook)

    @given(st.dictionaries(st.text(max_size=3), JSON, min_size=1, max_size=4), st.data())
    def test_a_part_of_an_object_matches_and_more_than_it_does_not(self, body: dict[str, Any], data: Any) -> None:
        webhook = Receiver().record({"outer": [body]})
        part = data.draw(st.sets(st.sampled_from(sorted(body))))
        assert matches(Template(match={"outer": [{key: body[key] for key in part}]}), webhook)
        assert not matches(Template(match={"outer": [{**body, "another one": ANY}]}), webhook)
        assert not matches(Template(match={"outer": [body, ANY]}), webhook)
        assert not matches(Template(match={"outer": []}), webhook)

    @pytest.mark.parametrize(
        ("expected", "difference"),
        [
            ({"n": True}, "/n: expected True, got 1"),
            ({"list": [1]}, "/list: expected 1 items, got 2: [1, 2]"),
            ({"list": {}}, "/list: expected an object, got [1, 2]"),
            ({"n": [1]}, "/n: expected an array, got 1"),
            ({"a/b": {"~": 2}}, "/a~1b/~0: expected 2, got 1"),
            ({"m": 1}, "/m: missing; there is n, list, a/b, none"),
            ({"none": {"x": 1}}, "/none: expected an object, got None"),
            ([], "the whole: expected an array, got {'n': 1, 'list': [1, 2], 'a/b': {'~': 1}, 'none': None}"),
        ],
    )
    def test_a_difference_has_its_place(self, receiver: Receiver, expected: object, difference: str) -> None:
        webhook = receiver.record({"n": 1, "list": [1, 2], "a/b": {"~": 1}, "none": None})
        assert Template(match=expected).differences(webhook) == {"match": (difference,)}

    @pytest.mark.parametrize(
        ("template", "differences"),
        [
            (Template(type="b"), {"type": ("expected 'b', got 'a'",)}),
            (Template(match={"n": Even()}), {}),
            (Template(match={"n": 2, "type": ANY}, type=ANY), {}),
            (Template(method="post", url="/x", headers={"X-A": "1", "x-b": None}), {}),
            (Template(url="/x?q=1"), {}),
            (Template(url=re.compile(r"q=\d")), {}),
            (Template(url=re.compile(r"q=x")), {"url": ("expected to find 'q=x' in '/x?q=1'",)}),
            (Template(url="/y"), {"url": ("expected '/y', got '/x?q=1'",)}),
            (Template(method="put"), {"method": ("expected 'PUT', got 'POST'",)}),
            (Template(headers={"X-A": "2", "X-C": ANY}), {"headers": ("x-a: expected '2', got '1'", "x-c: missing")}),
            (Template(headers={"X-A": None}), {"headers": ("x-a: expected None, got '1'",)}),
            (Template(signature_valid=True), {"signature_valid": ("expected True, got None (not verified)",)}),
            (Template(where=lambda webhook: webhook.body["n"] == 2), {}),
            (Template(where=lambda webhook: webhook.body["n"] > 2), {"where": ("the predicate said no",)}),
            (Template(where=lambda webhook: webhook.body["z"]), {"where": ("the predicate raised KeyError: 'z'",)}),
            (Template(type="b", where=lambda webhook: 1 / 0), {"type": ("expected 'b', got 'a'",)}),
        ],
    )
    def test_each_matcher(self, receiver: Receiver, template: Template, differences: dict[str, Any]) -> None:
        webhook = receiver.record({"type": "a", "n": 2}, url="/x?q=1", headers={"X-A": "1"})
        assert template.differences(webhook) == differences

    def test_a_body_that_is_not_json_differs_in_words(self, receiver: Receiver) -> None:
        broken = receiver.record(raw=b"{", headers={"Content-Type": "application/json"})
        [difference] = Template(match={"n": 1}).differences(broken)["match"]
        assert difference.startswith("expected JSON, got b'{' (")
        nothing = receiver.record()
        assert Template(match={"n": 1}).differences(nothing) == {"match": ("expected a body, got none",)}

    @pytest.mark.parametrize(
        ("body", "type_"),
        [({"type": "a", "event": "b"}, "a"), ({"event_type": "c"}, "c"), ({"type": 1}, None), ([], None), (None, None)],
    )
    def test_what_a_webhook_says_it_is(self, receiver: Receiver, body: object, type_: object) -> None:
        assert event_type(receiver.record(body)) == type_

    def test_another_place_of_the_type(self, receiver: Receiver) -> None:
        hooks = WebhookInbox(receiver, type_of=lambda webhook: webhook.headers.get("x-event"))
        receiver.record({}, headers={"X-Event": "push"})
        assert hooks.wait_for("push").sequence == 1

    @pytest.mark.parametrize(
        ("options", "error", "message"),
        [
            ({"where": 1}, TypeError, "where= takes a function of the received webhook; got 1"),
            ({"headers": "x"}, TypeError, "headers= takes a mapping such as {\"x-signature\": ANY}; got 'x'"),
            ({"method": "P T"}, ValueError, "method= takes a method such as \"POST\"; got 'P T'"),
            ({"signature_valid": 1}, TypeError, "signature_valid= takes True, False or None; got 1"),
            ({"mach": 1}, TypeError, "there is no mach=; did you mean match=?"),
            ({"q": 1}, TypeError, "there is no q=; match, where, headers, url, method, signature_valid"),
            ({"timeout": 0}, ValueError, "timeout= takes seconds above 0; got 0"),
            ({"timeout": -1.5}, ValueError, "timeout= takes seconds above 0; got -1.5"),
            ({"timeout": float("inf")}, ValueError, "timeout= takes seconds above 0; got inf"),
            ({"timeout": True}, ValueError, "timeout= takes seconds above 0; got True"),
            (
                {"count": 0},
                ValueError,
                "count= takes a whole number from 1 or at_least(n); got 0; for none: assert_none()",
            ),
        ],
    )
    def test_a_mistake_is_seen_before_the_wait(
        self, hooks: WebhookInbox, options: dict[str, Any], error: type[Exception], message: str
    ) -> None:
        with pytest.raises(error) as caught:
            hooks.wait_for("a", **options)
        assert str(caught.value) == message


class TestWaiting:
    def test_a_waiter_wakes_when_it_comes(self, receiver: Receiver, hooks: WebhookInbox) -> None:
        sender = threading.Timer(0.05, receiver.record, [{"type": "a"}])
        sender.start()
        assert hooks.wait_for("a", timeout=60).body == {"type": "a"}
        sender.join()

    def test_two_waiters_never_get_the_same(self, receiver: Receiver, hooks: WebhookInbox) -> None:
        found: list[int] = []
        waiters = [threading.Thread(target=lambda: found.append(hooks.wait_for("a").sequence)) for _ in range(8)]
        for waiter in waiters:
            waiter.start()
        for _ in waiters:
            receiver.record({"type": "a"})
        for waiter in waiters:
            waiter.join()
        assert sorted(found) == list(range(1, 9))

    def test_a_template_is_varied(self, receiver: Receiver, hooks: WebhookInbox) -> None:
        paid = Template(name="paid", type="paid", match={"id": 1})
        receiver.record({"type": "paid", "id": 2})
        assert hooks.wait_for(paid, match={"id": 2}, consume=False).sequence == 1
        assert hooks.wait_for(replace(paid, match=None)).sequence == 1

    def test_nothing_at_all_came(self, hooks: WebhookInbox) -> None:
        with pytest.raises(WebhookTimeout) as caught:
            hooks.wait_for("a", timeout=SOON)
        assert str(caught.value) == "webhook(type='a') was not received within 0.01 s\nnone was received at all"
        assert (caught.value.timeout, caught.value.nearest, caught.value.differences) == (SOON, None, {})

    def test_only_the_last_ten_are_shown_and_the_nearest_of_all(self, receiver: Receiver, hooks: WebhookInbox) -> None:
        receiver.record({"type": "a", "n": 2})
        for n in range(12):
            receiver.record({"type": "b", "n": n}, method="PUT")
        with pytest.raises(WebhookTimeout) as caught:
            hooks.wait_for("a", match={"n": 99}, where=lambda _webhook: True, timeout=SOON)
        lines = str(caught.value).splitlines()
        assert lines[:4] == [
            "webhook(type='a', match={'n': 99}, where=the predicate) was not received within 0.01 s",
            "13 webhooks were received:",
            "the last 10:",
            '  #4 PUT / {"type":"b","n":2}',
        ]
        assert lines[13:] == [
            'nearest: #1 POST / {"type":"a","n":2}',
            "  type: holds",
            "  match: /n: expected 99, got 2",
            "  where: not checked yet",
        ]
        assert len(caught.value.received) == 13

    def test_long_bodies_are_cut(self, receiver: Receiver, hooks: WebhookInbox) -> None:
        receiver.record(["x" * 500])
        with pytest.raises(WebhookTimeout) as caught:
            hooks.wait_for(match=["y"], timeout=SOON)
        assert max(map(len, str(caught.value).splitlines())) < 180

    def test_a_test_failure_is_an_assertion(self) -> None:
        assert issubclass(WebhookTimeout, WebhookError)
        assert issubclass(UnexpectedWebhook, WebhookError)
        assert issubclass(WebhookError, AssertionError)

    def test_none_sees_one_that_comes_meanwhile(self, receiver: Receiver, hooks: WebhookInbox) -> None:
        sender = threading.Timer(0.05, receiver.record, [{"type": "a"}])
        sender.start()
        with pytest.raises(UnexpectedWebhook, match="1 webhook came that should not"):
            hooks.assert_none("a", within=60)
        sender.join()

    def test_a_sequence_needs_steps(self, hooks: WebhookInbox) -> None:
        with pytest.raises(ValueError, match="assert_sequence takes one or more event types or templates; got none"):
            hooks.assert_sequence([])

    @pytest.mark.parametrize("within", [1e300, -1, float("nan"), True, "1"])
    def test_none_within_a_wrong_time(self, hooks: WebhookInbox, within: Any) -> None:
        with pytest.raises(ValueError, match="within= takes seconds from 0; got"):
            hooks.assert_none(within=within)

    @pytest.mark.parametrize("count", [0, -1, True, 1.5])
    def test_at_least_needs_a_number(self, count: Any) -> None:
        with pytest.raises(ValueError, match="at_least takes a whole number from 1; got"):
            at_least(count)

    def test_what_is_due_is_delivered_before_each_look(self, receiver: Receiver) -> None:
        due = [{"type": "a"}]
        hooks = WebhookInbox(receiver, before=lambda: [receiver.record(due.pop()) for _ in list(due)])
        assert hooks.wait_for("a", timeout=SOON).sequence == 1
        due.append({"type": "b"})
        assert [webhook.body for webhook in hooks.leftovers()] == [{"type": "b"}]


class TestEndings:
    def test_leftovers_fail_a_strict_registry(self, receiver: Receiver) -> None:
        receiver.record({"type": "a"})
        receiver.record({"type": "b"})
        hooks = WebhookInbox(receiver, strict=True, cleanup="full-reset")
        with pytest.raises(UnexpectedWebhook) as caught, hooks:
            hooks.wait_for("b", timeout=SOON)
        assert str(caught.value) == '1 webhook was received that no wait took:\n  #1 POST / {"type":"a"}'
        assert receiver.received() == ()

    def test_an_error_under_way_is_not_hidden(self) -> None:
        class Gone(Receiver):
            def reset(self) -> None:
                raise ProviderError("gone")

        with pytest.raises(KeyError) as caught, WebhookInbox(Gone(), strict=True, cleanup="full-reset"):
            raise KeyError("mine")
        assert caught.value.__notes__ == ["the webhook inbox could not clean up: gone"]

    def test_a_clean_up_that_fails_is_a_warning_where_the_test_passed(self) -> None:
        class Gone(Receiver):
            def reset(self) -> None:
                raise ProviderError("gone")

        with pytest.warns(CleanupWarning) as warned, WebhookInbox(Gone(), cleanup="full-reset"):
            pass
        assert [(str(each.message), each.filename) for each in warned] == [
            ("the webhook inbox could not clean up: gone", __file__)
        ]
        with pytest.raises(ProviderError, match="gone"), WebhookInbox(Gone(), cleanup="full-reset", strict=True):
            pass
        with (
            pytest.raises(UnexpectedWebhook, match="no wait took") as caught,
            WebhookInbox(Gone(), cleanup="full-reset", strict=True) as hooks,
        ):
            hooks._provider.record({"type": "a"})  # type: ignore[attr-defined]  # a Receiver
        assert caught.value.__notes__ == ["the webhook inbox could not clean up: gone"]

    def test_nothing_is_removed_unless_requested(self, receiver: Receiver) -> None:
        with WebhookInbox(receiver) as hooks:
            receiver.record({})
            hooks.wait_for()
        assert len(receiver.received()) == 1

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            ({"cleanup": "all"}, 'cleanup= is "none", "matched-only" or "full-reset"; got \'all\''),
            ({"timeout": 0}, "timeout= takes seconds above 0; got 0"),
            (
                {"cleanup": "full-reset", "only": Template(type="a")},
                'cleanup="full-reset" would remove what others wait for: with only=, use "matched-only" or "none"',
            ),
        ],
    )
    def test_options_that_can_not_work(self, receiver: Receiver, options: dict[str, Any], message: str) -> None:
        with pytest.raises(ValueError, match="=") as caught:
            WebhookInbox(receiver, **options)
        assert str(caught.value) == message


class TestSignatures:
    @pytest.mark.parametrize("verdict", [True, None, "an id"])
    def test_valid_unless_it_says_no(self, receiver: Receiver, verdict: object) -> None:
        receiver.record({})
        assert WebhookInbox(receiver, verify=lambda _raw, _headers: verdict).wait_for().signature_valid is True

    def test_false_and_an_error_mean_invalid_and_it_is_called_once(self, receiver: Receiver) -> None:
        verified: list[bytes] = []

        def verify(raw: bytes, _headers: object) -> bool:
            verified.append(raw)
            return len(verified) > 1 and bool(1 / 0)

        hooks = WebhookInbox(receiver, verify=verify)
        receiver.record({"n": 1})
        receiver.record({"n": 2})
        hooks.wait_for(count=2, signature_valid=False, consume=False)
        hooks.wait_for(count=2, signature_valid=False)
        assert verified == [b'{"n":1}', b'{"n":2}']


class TestReceiver:
    def test_it_answers_204_or_what_is_next_or_by_rule(self) -> None:
        def rule(webhook: Received) -> WebhookReply | int | None:
            return {"/a": 410, "/b": WebhookReply(200, {"X": "y"}, b"hi"), "/c": webhook.body.nothing}.get(webhook.path)

        with Receiver(rule=lambda webhook: None if webhook.path == "/" else rule(webhook)) as receiver:
            receiver.answer_next(503, WebhookReply(302))
            assert [call(receiver.url)[0] for _ in range(3)] == [503, 302, 204]
            failed = call(receiver.url, path="/a")
            assert failed == (
                500,
                b"the receiver's rule raised AttributeError: 'dict' object has no attribute 'nothing'",
            )
            assert len(receiver.received()) == 4

    def test_rules(self) -> None:
        with Receiver(
            rule=lambda webhook: {"/a": 410, "/b": WebhookReply(200, {}, b"hi")}.get(webhook.path)
        ) as receiver:
            assert call(receiver.url, path="/a") == (410, b"")
            assert call(receiver.url, path="/b") == (200, b"hi")
            assert call(receiver.url, method="HEAD", path="/b") == (200, b"")

    def test_a_chunked_body_is_read(self) -> None:
        with Receiver() as receiver:
            connection = http.client.HTTPConnection(receiver.url.removeprefix("http://"), timeout=10)
            connection.request("POST", "/", iter([b'{"n":', b"1}"]), {"Content-Type": "application/json"})
            assert connection.getresponse().status == 204
            connection.close()
            assert receiver.received()[0].body == {"n": 1}

    def test_it_listens_only_when_started_and_once(self) -> None:
        receiver = Receiver()
        with pytest.raises(ProviderError) as caught:
            _ = receiver.url
        assert str(caught.value) == "the receiver does not listen yet: use it in a with statement, or call start()"
        with receiver:
            url = receiver.url
            assert url.startswith("http://127.0.0.1:")
            with pytest.raises(ProviderError, match=f"the receiver listens already, at {url}"):
                receiver.start()
            call(url)
        receiver.stop()
        assert len(receiver.received()) == 1

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (lambda: Receiver(rule=1), "rule= takes a function of the received webhook; got 1"),  # type: ignore[arg-type]
            (lambda: Receiver().record({}, raw=b""), "give body= (a JSON value) or raw= (bytes), not both"),
            (lambda: WebhookReply(99), "an answer's status is a whole number from 200 to 599; got 99"),
            (lambda: Receiver().answer_next(True), "an answer's status is a whole number from 200 to 599; got True"),
        ],
    )
    def test_mistakes(self, make: Callable[[], object], message: str) -> None:
        with pytest.raises((TypeError, ValueError)) as caught:
            make()
        assert str(caught.value) == message


class TestServersThatMisbehave:
    """Against a server of our own that answers wrongly; the real servers are in contract_tests."""

    @pytest.mark.parametrize(
        ("answer", "message"),
        [
            (
                WebhookReply(500, {"Content-Type": "text/html"}, b"<h1>no</h1>"),
                "WireMock: GET {}/__admin/requests answered 500; "
                "expected a status below 400 with application/json: '<h1>no</h1>'",
            ),
            (
                WebhookReply(200, {"Content-Type": "text/html"}, b"<h1>hi</h1>"),
                "WireMock: GET {}/__admin/requests answered 200 with text/html; "
                "expected a status below 400 with application/json: '<h1>hi</h1>'",
            ),
            (
                WebhookReply(204),
                "WireMock: GET {}/__admin/requests answered 204 with no content type; "
                "expected a status below 400 with application/json: no body",
            ),
            (
                WebhookReply(200, {"Content-Type": "application/json"}, b"[]"),
                "WireMock: {}/__admin/requests answered JSON; expected an object with \"requests\": '[]'",
            ),
            (
                WebhookReply(200, {"Content-Type": "application/json"}, b'{"requests":[{}]}'),
                "WireMock: {}/__admin/requests answered JSON; expected WireMock's entries (KeyError('request')): "
                "'{{\"requests\":[{{}}]}}'",
            ),
            (
                WebhookReply(
                    200, {"Content-Type": "application/json"}, b'{"requests":[],"requestJournalDisabled":true}'
                ),
                "WireMock at {} keeps no journal: start it without --no-request-journal",
            ),
        ],
    )
    def test_the_message_says_who_answered_what(self, answer: WebhookReply, message: str) -> None:
        with Receiver(rule=lambda _webhook: answer) as server:
            with pytest.raises(ProviderError) as caught:
                WireMock(server.url + "/").received()
            assert str(caught.value) == message.format(server.url)

    def test_broken_json(self) -> None:
        broken = WebhookReply(200, {"Content-Type": "application/json"}, b"[")
        error = pytest.raises(ProviderError, match=r"answered 200 with broken JSON \(")
        with Receiver(rule=lambda _webhook: broken) as server, error:
            WireMock(server.url).received()

    def test_an_error_answer_ends_a_wait_at_once(self) -> None:
        with Receiver(rule=lambda _webhook: 500) as server:
            hooks = WebhookInbox(WireMock(server.url), earlier=True)
            with pytest.raises(ProviderError, match="answered 500"):
                hooks.wait_for(timeout=60)

    def test_nobody_there_is_tried_again_until_the_time_is_over(self) -> None:
        with Receiver() as server:
            url = server.url
        hooks = WebhookInbox(WireMock(url), earlier=True)
        with pytest.raises(WebhookTimeout) as caught:
            hooks.wait_for("a", timeout=0.2)
        text = str(caught.value)
        assert f"note: WireMock: GET {url}/__admin/requests was not answered: " in text
        with pytest.raises(ProviderError, match="was not answered"):
            hooks.assert_none("a", within=0)
        with pytest.raises(ProviderError, match="was not answered"):
            WebhookInbox(WireMock(url))

    def test_a_server_that_starts_during_the_wait_is_found(self) -> None:
        with Receiver() as server:
            port = int(server.url.rpartition(":")[2])
        entry = b'{"requests":[{"id":"1","request":{"method":"POST","url":"/","headers":{},"body":"{}"}}]}'
        late = Receiver(rule=lambda _webhook: WebhookReply(200, {"Content-Type": "application/json"}, entry), port=port)
        hooks = WebhookInbox(WireMock(f"http://127.0.0.1:{port}"), earlier=True)
        starter = threading.Timer(0.1, late.start)
        starter.start()
        try:
            assert hooks.wait_for(timeout=60).id == "1"
        finally:
            starter.join()
            late.stop()

    @pytest.mark.parametrize("url", ["localhost:80", "ftp://x", "http://", "http://x/?a=1", ""])
    def test_an_address_that_is_none(self, url: str) -> None:
        with pytest.raises(ValueError, match=re.escape(f"such as http://127.0.0.1:8080; got {url!r}")):
            Mockoon(url)


class TestThePage:
    """docs/webhooks.md says what is so."""

    @both_ways
    def test_it_runs(self, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
        names = ["order.paid", *["item.shipped"] * 3, "order.created", "order.paid"]
        found: dict[str, Any] = {}

        def subscribe(url: str) -> None:
            for name in names:
                body = {"type": name, "data": {"id": 7}}
                if way == OVER_A_SOCKET:
                    assert httpx.post(url, json=body).status_code == 204
                else:
                    found["receiver"].record(body)

        orders = Mock(read_contract(ORDERS))
        with ExitStack() as stack:
            transport: httpx.BaseTransport = httpx.WSGITransport(create_app(orders))
            mock: Mock | RemoteMock = orders
            url = "http://mock"
            if way == OVER_A_SOCKET:
                url, transport = stack.enter_context(served(create_app(orders))), httpx.HTTPTransport()
                mock = RemoteMock(url)
            client = stack.enter_context(httpx.Client(transport=transport, base_url=url))
            found |= {"subscribe": subscribe, "mock": mock, "client": client}
            run_page("webhooks.md", found)
        assert found["paid"].sequence == 1
        assert len(blocks("webhooks.md")) == 2

    def test_its_message_is_shown(self, receiver: Receiver, hooks: WebhookInbox) -> None:
        receiver.record({"type": "paid", "data": {"id": 8}}, url="/hook")
        receiver.record({"type": "created"}, url="/hook")
        payment = Template(name="payment", type="paid", match={"data": {"id": 7}})
        with pytest.raises(WebhookTimeout) as caught:
            hooks.wait_for(payment, timeout=SOON)
        text = str(caught.value).replace("0.01 s", "5 s").replace("\n", "\n    ")
        assert text in PAGE
