"""Rules, endpoints and claims by themselves: what they say of each case, and that they are the same elsewhere."""

from __future__ import annotations

import json
import threading
from datetime import timedelta
from typing import Any, cast

import pytest
from receivers import HOOK, Receiver, orders

from understudy.messages import Request
from understudy.state.shared import SharedSpace
from understudy.state.store import Address
from understudy.webhooks.capture.answers import WebhookReply, decided
from understudy.webhooks.capture.received import joined, read_json, received
from understudy.webhooks.capture.rules import CaptureRules
from understudy.webhooks.capture.template import Template
from understudy.webhooks.chaos import KINDS, Chaos, ChaosRule
from understudy.webhooks.deliver import Claims
from understudy.webhooks.endpoints import Endpoint
from understudy.webhooks.sender import _head
from understudy.webhooks.targets import TargetRefusedError, Targets, WebhookTarget

HOUR = timedelta(hours=1)


def chaos() -> Chaos:
    """Of three events, two of which are signed, one of these with a time."""
    return Chaos(["plain", "signed", "timed"], signed=["signed", "timed"], timed=["timed"])


def by_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


@pytest.mark.parametrize(
    ("event", "endpoint", "hits"),
    [
        (None, None, ["plain ep_1", "plain ep_2", "timed ep_1"]),
        ("plain", None, ["plain ep_1", "plain ep_2"]),
        (None, "ep_1", ["plain ep_1", "timed ep_1"]),
        ("plain", "ep_2", ["plain ep_2"]),
        ("timed", "ep_2", []),
    ],
)
def test_a_rule_hits_the_deliveries_that_it_names(event: str | None, endpoint: str | None, hits: list[str]) -> None:
    found = chaos()
    rule = found.add("drop", event=event, endpoint=endpoint, times=None, by=HOUR)
    assert rule == ChaosRule(1, "drop", event, endpoint, None, HOUR)
    tried = ["plain ep_1", "plain ep_2", "timed ep_1"]
    assert [each for each in tried if found.take(*each.split())] == hits
    assert found.rules() == (rule,)


def test_the_oldest_rule_that_hits_is_used_as_often_as_it_says_also_by_another_process() -> None:
    ours = chaos()
    rules = [ours.add("drop", times=2), ours.add("delay", event="timed", times=1), ours.add("duplicate", times=None)]
    taken = []
    for _ in range(5):
        taken.append(ours.take("timed", "ep_1"))
        theirs = chaos()
        theirs.take_up(by_json(ours.to_json()))
        assert theirs.rules() == ours.rules()
        ours = theirs
    assert taken == [rules[0], rules[0], rules[1], rules[2], rules[2]]
    assert ours.add("drop").id == 4
    ours.clear()
    assert (ours.rules(), ours.take("timed", "ep_1"), ours.add("drop").id) == ((), None, 5)
    ours.take_up(None)
    assert (ours.rules(), ours.add("drop").id) == ((), 1)


def test_a_rule_is_removed_by_its_number() -> None:
    found = chaos()
    first, second = found.add("drop"), found.add("delay")
    found.remove(first.id)
    assert found.rules() == (second,)
    for number in (first.id, 9):
        with pytest.raises(LookupError, match=f"^there is no chaos rule {number}, or it was used up$"):
            found.remove(number)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_signed_can_not_be_forged(kind: str) -> None:
    forged = kind in ("bad-signature", "stale-timestamp", "old-secret")
    unsigned = f"{kind} needs signed webhooks; those of this document are not signed"
    untimed = f"{kind} needs a signature with a time; those of this document have none"
    for found, event, wrong in (
        (chaos(), None, None),
        (chaos(), "timed", None),
        (chaos(), "plain", unsigned if forged else None),
        (chaos(), "signed", untimed if kind == "stale-timestamp" else None),
        (Chaos(["plain"], (), ()), None, unsigned if forged else None),
        (Chaos(["signed"], ["signed"], ()), None, untimed if kind == "stale-timestamp" else None),
    ):
        if wrong is None:
            assert found.add(kind, event=event).kind == kind
            continue
        with pytest.raises(ValueError, match=f"^{wrong}$"):
            found.add(kind, event=event)
        assert found.rules() == ()


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ({"kind": "?"}, f"'\\?' is no kind of chaos; one of {', '.join(KINDS)}"),
        ({"kind": "drop", "event": "plane"}, "the document has no webhook 'plane'; did you mean plain\\?"),
        ({"kind": "drop", "times": 0}, "times is at least 1, or None for always; got 0"),
        ({"kind": "drop", "by": timedelta()}, "by must be longer than nothing; got 0:00:00"),
        ({"kind": "drop", "by": -HOUR}, "by must be longer than nothing; got -1 day, 23:00:00"),
    ],
)
def test_what_is_no_rule_is_reported(options: dict[str, Any], wrong: str) -> None:
    with pytest.raises(ValueError, match=f"^{wrong}$"):
        chaos().add(**options)
    assert chaos().add("drop", times=1, by=timedelta(microseconds=1)).times == 1


# Rules of the capture endpoint.


def hook(path: str = "/a", body: bytes = b"{}", **headers: str) -> Any:
    return received("", "POST", path, headers.items(), body)


def captured(rules: CaptureRules, *paths: str) -> list[int | None]:
    """The numbers of the rules that answer."""
    return [None if (rule := rules.take(hook(path))) is None else rule.id for path in paths]


def test_rules_that_json_can_hold_are_the_same_in_another_process() -> None:
    ours = CaptureRules()
    full = WebhookReply(503, {"Retry-After": "3"}, b"\xff\x00")
    template = Template(name="it", match={"a": [1]}, headers={"x": None}, url="/a", method="POST", type="t")
    ours.add(full, template, nth=1, times=None, latency=timedelta(seconds=1.5))
    ours.add(WebhookReply(500), Template(url="/b"), nth=2, times=2, latency=None)
    assert captured(ours, "/b") == [None]
    theirs = CaptureRules()
    theirs.take_up(by_json(ours.to_json()))
    assert theirs.all() == ours.all()
    assert captured(theirs, "/b") == [2]
    again = CaptureRules()
    again.take_up(by_json(theirs.to_json()))
    assert captured(again, "/b", "/b") == [2, None]
    assert [rule.id for rule in again.all()] == [1]
    assert again.add(WebhookReply(), Template(), nth=1, times=1, latency=None).id == 3
    again.take_up(None)
    assert (again.all(), again.add(WebhookReply(), Template(), nth=1, times=1, latency=None).id) == ((), 1)


def test_rules_of_python_stay_with_the_process_that_has_them() -> None:
    ours = CaptureRules()

    def add(answer: Any, **matchers: Any) -> int:
        return ours.add(answer, Template(**matchers), nth=1, times=None, latency=None).id

    add(WebhookReply(501), url="/a")
    for answer, more in (
        (WebhookReply(), {"where": bool}),
        (lambda _: 500, {}),
        (WebhookReply(), {"match": object()}),
        (WebhookReply(), {"match": (1, 2)}),
    ):
        add(answer, **{"url": "/b", **more})
    content = by_json(ours.to_json())
    assert ([each["id"] for each in content["rules"]], content["number"]) == ([1], 5)
    ours.take_up({"number": 2, "rules": [{**content["rules"][0], "id": 2}]})  # another process has replaced it
    assert sorted(rule.id for rule in ours.all()) == [rule.id for rule in ours.all()] == [2, 2, 3, 4, 5]
    assert add(WebhookReply(502)) == 6
    ours.take_up(None)
    assert [rule.id for rule in ours.all()] == [2, 3, 4, 5]
    assert add(WebhookReply(502)) == 6
    ours.clear()
    assert (ours.all(), add(WebhookReply())) == ((), 1)


def test_the_oldest_that_fits_counts_and_what_does_not_fit_is_left() -> None:
    rules = CaptureRules()
    for url, nth, times in (("/a", 2, 1), ("/b", 1, 1), ("/a", 1, None)):
        rules.add(WebhookReply(), Template(url=url), nth=nth, times=times, latency=None)
    assert captured(rules, "/c", "/a", "/a", "/a", "/b", "/b") == [None, 3, 1, 3, 2, None]
    assert [rule.id for rule in rules.all()] == [3]
    rules.remove(3)
    with pytest.raises(LookupError, match=r"^there is no capture rule 3$"):
        rules.remove(3)


def test_fields_of_one_name_are_joined_in_their_order() -> None:
    fields = [("Via", "a"), ("Cookie", "b=1"), ("VIA", "c"), ("cookie", "d=2"), ("X", "e")]
    assert joined(fields) == {"via": "a, c", "cookie": "b=1; d=2", "x": "e"}


@pytest.mark.parametrize(
    ("raw", "content_type", "value", "is_reported"),
    [
        (b"", "application/json", None, False),
        (b"1", "application/json", 1, False),
        (b"1", "application/cloudevents+json; charset=utf-8", 1, False),
        (b"1", "", 1, False),
        (b"x", "", None, True),
        (b"x", "application/json", None, True),
        (b"1", "text/plain", 1, False),
        (b"x", "text/plain", None, False),
        (b"1", "image/png", None, False),
    ],
)
def test_bytes_are_read_as_json_where_they_may_be(raw: bytes, content_type: str, value: Any, is_reported: bool) -> None:
    found, error = read_json(raw, content_type)
    assert (found, error is not None) == (value, is_reported)


def test_what_can_not_be_recorded_is_a_problem() -> None:
    mock, _ = orders()
    mock.capture.add(204, latency=timedelta(days=3650), times=None)
    for _ in range(26):
        mock.advance(timedelta(days=97_800))
    answers = [mock.capture.receive(Request("POST", "/__mock__/capture/a")) for _ in range(2)]
    assert (answers[0].status, answers[1].status) == (204, 500)
    headers, problem = dict(answers[1].headers), json.loads(answers[1].body)
    assert headers == {"Content-Type": "application/problem+json", "Content-Length": str(len(answers[1].body))}
    detail = problem.pop("detail")
    assert problem == {
        "type": "about:blank",
        "title": "Internal Server Error",
        "status": 500,
        "code": "not_recorded",
    }
    assert "9000" in detail or "clock" in detail


@pytest.mark.parametrize(
    ("path", "query", "url"),
    [("", "", "/"), ("/", "", "/"), ("/a/b", "x=1", "/a/b?x=1"), ("/a", "", "/a"), ("", "x", "/?x")],
)
def test_a_captured_request_is_known_by_the_path_behind_the_endpoint(path: str, query: str, url: str) -> None:
    mock, _ = orders()
    seen: list[Any] = []
    mock.capture.add(lambda webhook: seen.append(webhook), times=None)
    assert mock.capture.receive(Request("put", f"/__mock__/capture{path}", query, {"x-a": "b"}, b"1")).status == 204
    [webhook] = seen
    assert (webhook.url, webhook.path, webhook.method) == (url, url.partition("?")[0], "PUT")
    assert (webhook.headers, webhook.body, webhook.raw, webhook.id) == ({"x-a": "b"}, 1, b"1", "")
    assert (webhook.sequence, webhook.received_at.utcoffset(), webhook.exact) == (0, timedelta(), True)


@pytest.mark.parametrize(
    ("reply", "rendered"),
    [
        (WebhookReply(), (204, (), b"")),
        (WebhookReply(304, {"ETag": "a"}), (304, (("ETag", "a"),), b"")),
        (WebhookReply(200), (200, (("Content-Length", "0"),), b"")),
        (WebhookReply(201, {"A": "b"}, b"xyz"), (201, (("A", "b"), ("Content-Length", "3")), b"xyz")),
    ],
)
def test_an_answer_has_a_length_where_it_may_have_a_body(reply: WebhookReply, rendered: Any) -> None:
    assert tuple(reply.rendered()) == rendered


@pytest.mark.parametrize(
    ("returned", "status"), [(None, 204), (503, 503), (WebhookReply(202), 202), (99, 500), (True, 500), ("x", 500)]
)
def test_what_a_function_returns_is_an_answer_or_its_mistake(returned: Any, status: int) -> None:
    found = decided(lambda _: returned, hook())
    assert found.status == status
    if status == 500:
        assert found.headers == {"Content-Type": "text/plain; charset=utf-8"}
        assert found.body.startswith(b"the receiver's rule raised ValueError: an answer's status is a whole number")


# Endpoints.


ANY = Address("/orders", (), ("1",))


@pytest.mark.parametrize(
    ("events", "record", "name", "address", "takes"),
    [
        ((), None, "a", ANY, True),
        (("a", "b"), None, "a", ANY, True),
        (("b",), None, "a", ANY, False),
        (("a",), tuple(ANY), "a", ANY, True),
        (("b",), tuple(ANY), "a", ANY, False),
        ((), tuple(ANY), "a", ANY, False),
        (("a",), tuple(ANY), "a", Address("/orders", (), ("2",)), False),
        (("a",), tuple(ANY), "a", Address("/orders", ("1",), ("1",)), False),
        (("a",), tuple(ANY), "a", Address("/other", (), ("1",)), False),
    ],
)
def test_whom_an_event_is_for(events: Any, record: Any, name: str, address: Address, takes: bool) -> None:
    endpoint = Endpoint("ep_1", HOOK, events, ("s", "t"), ("r",), "gone", record)
    assert endpoint.takes(name, address) is takes
    assert Endpoint.from_json(by_json(endpoint.to_json())) == endpoint


def test_who_subscribes_again_is_the_same_unless_something_differs() -> None:
    mock, receiver = orders()
    hooks = mock.webhooks
    first = hooks.add_endpoint(HOOK)
    assert hooks.add_endpoint(HOOK) == first
    assert [hooks.add_endpoint(HOOK, events=["order.paid"]).id, hooks.add_endpoint(f"{HOOK}/2").id] == ["ep_2", "ep_3"]
    receiver.answer(410, 410, 410)
    mock.create("orders", emit=True)
    hooks.deliver()
    assert [each.disabled for each in hooks.endpoints()] == ["it answered 410 Gone", None, "it answered 410 Gone"]
    assert hooks.add_endpoint(HOOK).disabled == "it answered 410 Gone"
    other = "whsec_b3RoZXIgc2VjcmV0IG9mIDI0IGJ5dGVz"
    again = hooks.add_endpoint(HOOK, secret=other)
    assert (again.id, again.secrets, again.disabled) == (first.id, (other,), None)
    assert len(hooks.endpoints()) == 3


def test_a_secret_that_is_rotated_back_is_live_once() -> None:
    mock, _ = orders()
    secrets = [f"whsec_{letter * 32}" for letter in "ABCD"]
    mock.webhooks.add_endpoint(HOOK, secret=secrets[0])
    live = [("BA", ""), ("AB", ""), ("CA", "B"), ("DC", "AB")]
    for newest, (expected, retired) in zip("BACD", live, strict=True):
        found = mock.webhooks.rotate_secret("ep_1", f"whsec_{newest * 32}")
        assert ("".join(each[-1] for each in found.secrets), "".join(each[-1] for each in found.retired)) == (
            expected,
            retired,
        )
    ended = mock.webhooks.retire_secret("ep_1")
    assert (ended.secrets, [each[-1] for each in ended.retired]) == ((secrets[3],), ["C", "A", "B"])
    with pytest.raises(ValueError, match=r"^a secret for standard-webhooks must not be empty$"):
        mock.webhooks.rotate_secret("ep_1", "")
    with pytest.raises(LookupError, match=r"^there is no endpoint 'ep_9'; known: ep_1$"):
        mock.webhooks.retire_secret("ep_9")
    assert list(mock.webhooks.endpoints()) == [ended]


def test_without_an_endpoint_none_is_known() -> None:
    mock, _ = orders()
    with pytest.raises(LookupError, match=r"^there is no endpoint 'ep_1'; known: none$"):
        mock.webhooks.remove_endpoint("ep_1")


def test_who_is_kept_over_a_reset_gets_a_number_and_is_notified_again() -> None:
    mock, receiver = orders()
    mock.webhooks.add_endpoint(HOOK, events=["order.created"])
    mock.webhooks.add_endpoint(f"{HOOK}/2")
    receiver.answer(410)
    mock.create("orders", emit=True)
    mock.webhooks.deliver()
    before = mock.webhooks.endpoints()
    mock.reset()
    after = mock.webhooks.endpoints()
    assert [(each.id, each.url, each.events, each.secrets, each.disabled) for each in after] == [
        (each.id, each.url, each.events, each.secrets, None) for each in before
    ]


def test_who_subscribes_after_a_reset_takes_no_ones_place() -> None:
    mock, _ = orders()
    first, _ = (mock.webhooks.add_endpoint(f"{HOOK}/{number}") for number in (1, 2))
    mock.webhooks.remove_endpoint(first.id)
    mock.reset()
    mock.webhooks.add_endpoint(f"{HOOK}/3")
    assert [each.url for each in mock.webhooks.endpoints()] == [f"{HOOK}/2", f"{HOOK}/3"]


# Where webhooks may go.


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("http://127.0.0.1", ("http", "127.0.0.1", 80, "/")),
        ("https://127.0.0.2/a?b=c#d", ("https", "127.0.0.2", 443, "/a?b=c")),
        ("HTTP://LocalHost:0/", ("http", "localhost", 80, "/")),
        ("http://[::1]:8080?x", ("http", "::1", 8080, "/?x")),
        ("http://a.localhost/%20", ("http", "a.localhost", 80, "/%20")),
        ("http://Example.COM:81/", ("http", "example.com", 81, "/")),
        ("http://[fd00::1]/", ("http", "fd00::1", 80, "/")),
    ],
)
def test_a_url_is_taken_apart(url: str, target: tuple[str, str, int, str]) -> None:
    assert Targets(["EXAMPLE.com", "[fd00::1]"]).resolve(url) == WebhookTarget(*target)


@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("", "'' is no http or https URL"),
        ("http:///x", "'http:///x' is no http or https URL"),
        ("http://u@127.0.0.1/", "'http://u@127.0.0.1/' has a user in it; leave it out"),
        ("http://@127.0.0.1/", "'http://@127.0.0.1/' has a user in it; leave it out"),
        (
            "http://128.0.0.1/",
            "webhooks may not be sent to http://128.0.0.1/: only to this machine, or with "
            "--allow-webhook-host 128.0.0.1",
        ),
        (
            "http://localhost.example/",
            "webhooks may not be sent to http://localhost.example/: only to this machine, or "
            "with --allow-webhook-host localhost.example",
        ),
    ],
)
def test_a_url_that_leads_elsewhere_is_refused(url: str, wrong: str) -> None:
    with pytest.raises(TargetRefusedError) as refused:
        Targets().resolve(url)
    assert str(refused.value) == wrong


@pytest.mark.parametrize("host", ["", "a/b", "a:1", "u@a", "a b", "http://a"])
def test_what_is_no_host_can_not_be_allowed(host: str) -> None:
    wrong = f"^{host.lower()!r} is no host name; give a name or an address without scheme, port and path$"
    with pytest.raises(ValueError, match=wrong):
        Targets(["good.example", host])


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ((), ["Accept-Encoding: identity", "Content-Length: 7"]),
        ((("Content-Length", "9"),), ["Content-Length: 9", "Accept-Encoding: identity"]),
        ((("TRANSFER-ENCODING", "chunked"),), ["TRANSFER-ENCODING: chunked", "Accept-Encoding: identity"]),
        ((("Accept-Encoding", "gzip"), ("X", "")), ["Accept-Encoding: gzip", "X: ", "Content-Length: 7"]),
    ],
)
def test_fields_that_a_request_has_are_not_added(headers: Any, expected: list[str]) -> None:
    head = _head("PUT", WebhookTarget("http", "127.0.0.1", 80, "/a"), headers, 7).decode()
    assert head == "\r\n".join(["PUT /a HTTP/1.1", "Host: 127.0.0.1", *expected, "", ""])


# What one process at a time may do.


class Space:
    """Keeps who has what, for one other process too."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.log: list[str] = []

    def claim(self, name: str) -> bool:
        self.log.append(f"claim {name}")
        if name in self.taken:
            return False
        self.taken.append(name)
        return True

    def release(self, name: str) -> None:
        self.log.append(f"release {name}")
        self.taken.remove(name)


def test_a_claim_within_a_claim_costs_nothing() -> None:
    space = Space()
    claims = Claims(cast("SharedSpace", space))
    with claims.held("a", wait=True) as outer, claims.held("b", wait=False) as other:
        with claims.held("a", wait=False) as inner:
            assert (outer, other, inner, space.taken) == (True, True, True, ["a", "b"])
        assert space.taken == ["a", "b"]
    assert space.log == ["claim a", "claim b", "release b", "release a"]
    with pytest.raises(KeyError), claims.held("a", wait=True):
        raise KeyError
    assert space.taken == []


def test_what_another_process_has_is_waited_for_or_left() -> None:
    space = Space()
    space.taken = ["a"]
    claims = Claims(cast("SharedSpace", space))
    with claims.held("a", wait=False) as is_ours:
        assert is_ours is False
    assert space.log == ["claim a"]
    held, begun = [], threading.Event()

    def wait() -> None:
        begun.set()
        with claims.held("a", wait=True) as is_held:
            held.append((is_held, list(space.taken)))

    waiting = threading.Thread(target=wait)
    waiting.start()
    assert begun.wait(10)
    assert held == []
    space.taken.remove("a")
    waiting.join(10)
    assert (held, space.taken) == ([(True, ["a"])], [])


def test_where_nobody_shares_the_mock_everything_is_free() -> None:
    claims = Claims(None)
    with claims.held("a", wait=False) as one, claims.held("a", wait=True) as other:
        assert (one, other) == (True, True)


def test_deliveries_are_claimed_by_endpoint_and_by_event() -> None:
    mock, receiver = orders()
    mock.webhooks.add_endpoint(HOOK)
    mock.create("orders", emit=True)
    space = Space()
    found = mock.webhooks._deliverer
    found._claims = Claims(cast("SharedSpace", space))
    with found.serving("ep_1") as is_ours:
        assert (is_ours, space.taken) == (True, ["ep_1"])
    space.log.clear()
    assert len(found.attempt(1, "ep_1")) == 1
    assert space.log == ["claim ep_1", "claim 1/ep_1", "release 1/ep_1", "release ep_1"]
    mock.create("orders", emit=True)
    space.log.clear()
    space.taken = ["2/ep_1"]
    assert found.attempt(2, "ep_1") == []
    assert found.attempt(2, "ep_1", in_order=False) == []
    assert space.log == ["claim ep_1", "claim 2/ep_1", "release ep_1", "claim 2/ep_1"]
    space.taken = ["ep_1"]
    assert len(found.attempt(2, "ep_1", in_order=False)) == 1
    with found.serving("ep_1") as is_ours:
        assert is_ours is False
    assert len(receiver.sent) == 2


# What `mock.webhooks` says.


def test_events_come_in_two_orders_and_no_other() -> None:
    mock, _ = orders()
    for _ in range(2):
        mock.create("orders", emit=True)
    assert [each.sequence for each in mock.webhooks.events()] == [2, 1]
    assert [each.sequence for each in mock.webhooks.events(order="oldest")] == [1, 2]
    with pytest.raises(ValueError, match=r"^order is \"newest\" or \"oldest\"; got 'new'$"):
        mock.webhooks.events(order=cast("Any", "new"))


def test_an_event_is_found_by_each_status_that_one_of_its_deliveries_has() -> None:
    mock, receiver = orders()
    for number in (1, 2, 3):
        mock.webhooks.add_endpoint(f"{HOOK}/{number}")
    mock.create("orders", emit=True)
    receiver.answer(410, 500)
    mock.webhooks.deliver()
    for status in ("pending", "failed", "delivered"):
        assert len(mock.webhooks.events(status=status)) == 1
    for status in ("dropped", "skipped"):
        assert mock.webhooks.events(status=status) == ()
    assert mock.webhooks.event(1).status == "pending"
    assert len(mock.webhooks.dead_letters()) == 1


def test_to_drain_goes_on_while_something_is_due() -> None:
    """What a receiver brings about while it is notified is notified as well."""
    mock, receiver = orders()

    class Ordering(Receiver):
        def send(self, *args: Any) -> Any:
            if len(receiver.sent) < 3:
                mock.create("orders", emit=True)
            return receiver.send(*args)

    mock.webhooks._deliverer._sender = Ordering()
    mock.webhooks.add_endpoint(HOOK)
    mock.create("orders", emit=True)
    assert len(mock.webhooks.drain()) == 4
    assert [each.json["id"][-1] for each in receiver.sent] == ["1", "2", "3", "4"]


def test_a_kept_number_of_steps_ends_a_drain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("understudy.webhooks.hooks._STEPS", 2)
    mock, receiver = orders()
    mock.webhooks.add_endpoint(HOOK)
    receiver.answer(500, 500, 500)
    mock.create("orders", emit=True)
    assert len(mock.webhooks.drain(advance_clock=True)) == 2


def test_a_redelivery_begins_the_tries_where_they_were() -> None:
    mock, receiver = orders()
    mock.webhooks.add_endpoint(HOOK)
    mock.webhooks.add_endpoint(f"{HOOK}/2")
    mock.create("orders", emit=True)
    receiver.answer(500)
    mock.webhooks.deliver()
    made = mock.webhooks.redeliver(1)
    assert [each.status for each in made] == [204, 204]
    [event] = mock.webhooks.events()
    assert [(each.max_attempts, len(each.attempts), each.next_attempt_at) for each in event.deliveries] == [
        (3, 2, None),
        (3, 2, None),
    ]


@pytest.mark.parametrize(
    ("answers", "status"), [((500, 500), "pending"), ((500, 204), "pending"), ((204, 500), "delivered")]
)
def test_a_duplicate_is_judged_by_its_first_attempt(answers: tuple[int, int], status: str) -> None:
    mock, receiver = orders()
    mock.webhooks.add_endpoint(HOOK)
    mock.webhooks.chaos.add("duplicate")
    mock.create("orders", emit=True)
    receiver.answer(*answers)
    assert [each.status for each in mock.webhooks.deliver()] == list(answers)
    assert [each.status for each in mock.webhooks.event(1).deliveries] == [status]


def test_what_is_due_is_what_the_store_holds_after_a_reset_and_a_restore() -> None:
    mock, receiver = orders()
    mock.webhooks.add_endpoint(HOOK)
    mock.create("orders", emit=True)
    taken = mock.snapshot()
    mock.reset()
    assert (mock.webhooks.next_due(), mock.webhooks._deliverer.due()) == (None, [])
    mock.restore(taken)
    assert mock.webhooks._deliverer.due() == [(1, "ep_1")]
    mock.webhooks.deliver()
    mock.restore(taken)
    assert (mock.webhooks.next_due(), len(receiver.sent)) == (mock.clock.now(), 1)
    mock.webhooks.clear()
    assert (mock.webhooks.next_due(), mock.webhooks.events()) == (None, ())
