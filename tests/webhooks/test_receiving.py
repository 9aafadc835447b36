"""A webhook delivery at its receiver: what is accepted, what is refused with which words, what it is parsed to."""

from __future__ import annotations

import base64
import json
import math
import re
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from email.message import Message
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from howtos import DOCS, OVER_A_SOCKET, both_ways, run_page
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import Headers

from understudy.testing.wsgi_server import served
from understudy.webhooks.signing import SCHEMES, sign

ROOT = Path(__file__).parents[2]
_GENERATED = str(ROOT / "generated" / "campaignflow")
if _GENERATED not in sys.path:
    sys.path.insert(0, _GENERATED)

webhooks: Any = import_module("campaignflow.webhooks")
errors: Any = import_module("campaignflow.errors")

VECTORS_FILE = Path(__file__).parents[1] / "support" / "vectors" / "webhook_signatures.json"
VECTORS = json.loads(VECTORS_FILE.read_text(encoding="utf-8"))
PAGE = (DOCS / "webhooks-receiving.md").read_text(encoding="utf-8")
NOW = 1767605400
SECRET = "the secret"
HEADER = "X-Webhook-Signature"
UNSIGNED = f"the delivery has no {HEADER} header, so it is not signed"
FORM = f"{HEADER} must be t=<Unix seconds>,v1=<signature>"
TIME = f"{HEADER}: the time must be whole Unix seconds"
PAIRS = "headers must be a mapping of names to values, or pairs of them"
TEXTS = "secret must be text, or a sequence of texts while it is rotated"
KNOWN = "there are 'standard-webhooks', 'timestamped', 'sha256'"
WHSEC = (
    "a secret for standard-webhooks must be whsec_ and then base64, of 24 to 64 random bytes by custom, "
    "such as whsec_dW5kZXJzdHVkeS1leGFtcGxlLWtleSEh"
)
EMPTY = "secret must not be empty: anyone could sign with it"
CHANGE: dict[str, Any] = {
    "id": "evt_1",
    "event_type": "campaign_status_change",
    "created_at": "2026-01-05T09:30:00Z",
    "data": {"campaign_id": 42, "status": "live", "previous_status": "draft"},
}
BODY = json.dumps(CHANGE).encode()
KEYS = {
    "timestamped": SECRET,
    "sha256": SECRET,
    "standard-webhooks": f"whsec_{base64.b64encode(b'k' * 24).decode()}",
}
each_scheme = pytest.mark.parametrize("scheme", KEYS)
each_vector = pytest.mark.parametrize(
    "vector", [vector for vector in VECTORS if vector["secrets"]], ids=lambda vector: vector["name"]
)
names = st.sampled_from([*CHANGE, *CHANGE["data"], "x"])
payloads = st.recursive(
    st.none() | st.text() | st.integers() | st.sampled_from(sorted(webhooks.EVENTS)),
    lambda inner: st.lists(inner) | st.dictionaries(names, inner),
)


def signed(scheme: str = "timestamped", body: bytes = BODY, secrets: Any = None, moment: int = NOW) -> dict[str, str]:
    """As the mock signs."""
    return dict(
        sign(SCHEMES[scheme], secrets=secrets or [KEYS[scheme]], body=body, message_id="msg_1", timestamp=moment)
    )


def refusal(call: Callable[[], Any], kind: str) -> Any:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - the kind is what is asserted
        call()
    assert type(caught.value).__name__ == kind, caught.value
    return caught.value


# what is accepted


@each_vector
def test_what_others_sign_is_verified_with_each_of_the_secrets(vector: dict[str, Any]) -> None:
    options = {"scheme": vector["scheme"], "header": vector["header"], "now": vector["timestamp"]}
    if options["header"] is None:
        del options["header"]
    live = vector["secrets"][:1] if vector["scheme"] == "sha256" else vector["secrets"]
    for secret in live:
        webhooks.verify(vector["body"].encode(), vector["headers"], secret, **options)
    mine = webhooks.sign(
        vector["body"].encode(),
        vector["secrets"],
        timestamp=vector["timestamp"],
        message_id=vector["message_id"],
        scheme=options["scheme"],
        header=options.get("header"),
    )
    assert mine == vector["headers"]


@given(st.binary(), st.sampled_from(sorted(KEYS)), st.integers(0, 2**39))
def test_what_the_mock_signs_the_sdk_verifies(body: bytes, scheme: str, moment: int) -> None:
    webhooks.verify(body, signed(scheme, body, moment=moment), KEYS[scheme], scheme=scheme, now=moment)
    mine = webhooks.sign(body, KEYS[scheme], timestamp=moment, message_id="msg_1", scheme=scheme)
    assert mine == signed(scheme, body, moment=moment)


@each_scheme
def test_one_flipped_bit_anywhere_is_refused(scheme: str) -> None:
    """Every bit of the body and of every header, one after the other."""
    right = signed(scheme)
    for place in ("body", *right):
        whole = BODY if place == "body" else right[place].encode()
        for bit in range(len(whole) * 8):
            flipped = bytearray(whole)
            flipped[bit // 8] ^= 1 << bit % 8
            body = bytes(flipped) if place == "body" else BODY
            headers = right if place == "body" else {**right, place: flipped.decode("latin-1")}
            with pytest.raises(errors.WebhookVerificationError):
                webhooks.verify(body, headers, KEYS[scheme], scheme=scheme, now=NOW, tolerance=math.inf)


@pytest.mark.parametrize(
    "made",
    [
        dict,
        httpx.Headers,
        Headers,
        lambda found: {name.upper(): value for name, value in found.items()},
        lambda found: {name.lower(): [value] for name, value in found.items()},
        lambda found: list(found.items()),
        lambda found: [(name.encode(), value.encode()) for name, value in found.items()],
        lambda found: [("Accept", "a"), ("accept", "b"), *((name, f" {value} ") for name, value in found.items())],
    ],
    ids=["dict", "httpx", "werkzeug", "upper", "lists", "pairs", "bytes", "padded"],
)
@each_scheme
def test_headers_of_any_kind_and_case(made: Callable[[dict[str, str]], Any], scheme: str) -> None:
    webhooks.verify(BODY, made(signed(scheme)), KEYS[scheme], scheme=scheme, now=NOW)


def test_the_headers_of_the_standard_library_server() -> None:
    message = Message()
    for name, value in signed().items():
        message[name] = value
    webhooks.verify(BODY, message, SECRET, now=NOW)


@pytest.mark.parametrize("body", [bytearray(BODY), memoryview(BODY)], ids=["bytearray", "memoryview"])
def test_bytes_of_any_kind(body: Any) -> None:
    assert webhooks.verify_and_parse(body, signed(), SECRET, now=NOW).id == "evt_1"


@each_scheme
def test_a_rotation_from_either_side(scheme: str) -> None:
    other = f"whsec_{base64.b64encode(b'o' * 24).decode()}"
    third = f"whsec_{base64.b64encode(b't' * 24).decode()}"
    webhooks.verify(BODY, signed(scheme), [other, KEYS[scheme]], scheme=scheme, now=NOW)
    both = signed(scheme, secrets=[KEYS[scheme], other])
    webhooks.verify(BODY, both, KEYS[scheme], scheme=scheme, now=NOW)
    if scheme != "sha256":
        webhooks.verify(BODY, both, other, scheme=scheme, now=NOW)
    refusal(lambda: webhooks.verify(BODY, both, [third], scheme=scheme, now=NOW), "WebhookSignatureError")


def test_a_signature_of_another_version_does_not_matter() -> None:
    [(name, value)] = signed().items()
    webhooks.verify(BODY, {name: f"{value},v0=abc,v2=ü"}, SECRET, now=NOW)
    standard = signed("standard-webhooks")
    standard["webhook-signature"] = f"v1a,abc {standard['webhook-signature']}"
    webhooks.verify(BODY, standard, KEYS["standard-webhooks"], scheme="standard-webhooks", now=NOW)


# the window


@pytest.mark.parametrize("scheme", ["timestamped", "standard-webhooks"])
@pytest.mark.parametrize("tolerance", [60, 60.0, timedelta(minutes=1)], ids=str)
def test_the_window_is_open_to_both_sides_and_no_further(scheme: str, tolerance: Any) -> None:
    def at(seconds: float) -> None:
        webhooks.verify(BODY, signed(scheme), KEYS[scheme], scheme=scheme, now=NOW + seconds, tolerance=tolerance)

    for inside in (0, 60, -60):
        at(inside)
    late = refusal(lambda: at(101), "WebhookTimestampError")
    assert str(late) == "signed 101.0 s ago: 41.0 s outside of the tolerance of 60 s"
    assert late.age == 101
    early = refusal(lambda: at(-60.5), "WebhookTimestampError")
    assert str(early) == "signed 60.5 s in the future: 0.5 s outside of the tolerance of 60 s"
    assert early.age == -60.5
    refusal(lambda: at(float("nan")), "WebhookTimestampError")


def test_five_minutes_of_the_real_clock_by_default() -> None:
    moment = int(time.time())
    webhooks.verify(BODY, signed(moment=moment), SECRET)
    webhooks.verify(BODY, webhooks.sign(BODY, SECRET), SECRET)
    for off in (-400, 400):
        refusal(lambda off=off: webhooks.verify(BODY, signed(moment=moment + off), SECRET), "WebhookTimestampError")  # type: ignore[misc]


def test_the_default_window_ends_after_300_seconds_and_time_0_is_a_time() -> None:
    webhooks.verify(BODY, signed(), SECRET, now=NOW + 300)
    refusal(lambda: webhooks.verify(BODY, signed(), SECRET, now=NOW + 301), "WebhookTimestampError")
    refusal(lambda: webhooks.verify(BODY, signed(moment=0), SECRET, now=NOW), "WebhookTimestampError")


def test_a_wrong_signature_is_reported_before_a_wrong_time() -> None:
    refusal(lambda: webhooks.verify(BODY, signed(), "other", now=0), "WebhookSignatureError")


# what is refused


@pytest.mark.parametrize(
    ("headers", "kind", "message"),
    [
        ({}, "Missing", UNSIGNED),
        ({HEADER: ""}, "Missing", UNSIGNED),
        ({HEADER: []}, "Missing", UNSIGNED),
        ({HEADER: ["a", "b"]}, "Malformed", f"{HEADER} came 2 times"),
        ({HEADER: "abc"}, "Malformed", f"{FORM}; got 'abc'"),
        ({HEADER: "t=1"}, "Malformed", f"{FORM}; got 't=1'"),
        ({HEADER: "v1=a"}, "Malformed", f"{FORM}; got 'v1=a'"),
        ({HEADER: "t=1,t=2,v1=a"}, "Malformed", f"{FORM}; got 't=1,t=2,v1=a'"),
        ({HEADER: "t=-1,v1=a"}, "Malformed", f"{TIME}; got '-1'"),
        ({HEADER: "t=1.5,v1=a"}, "Malformed", f"{TIME}; got '1.5'"),
        ({HEADER: "t=٣,v1=a"}, "Malformed", f"{TIME}; got '٣'"),
        ({HEADER: "t=1234567890123,v1=a"}, "Malformed", f"{TIME}; got '1234567890123'"),
    ],
)
def test_an_empty_header_is_distinguished_from_a_wrong_one(headers: Any, kind: str, message: str) -> None:
    error = refusal(lambda: webhooks.verify(BODY, headers, SECRET, now=NOW), f"WebhookHeader{kind}Error")
    assert (str(error), error.header) == (message, HEADER)


@pytest.mark.parametrize(
    ("change", "kind", "header", "message"),
    [
        ({"webhook-id": ""}, "Missing", "webhook-id", "the delivery has no webhook-id header, so it is not signed"),
        ({"webhook-id": "a b"}, "Malformed", "webhook-id", "webhook-id must be visible ASCII without spaces"),
        (
            {"webhook-timestamp": "now"},
            "Malformed",
            "webhook-timestamp",
            "webhook-timestamp: the time must be whole Unix seconds; got 'now'",
        ),
        (
            {"webhook-signature": "v1a,abc"},
            "Malformed",
            "webhook-signature",
            "webhook-signature must be v1,<signature>; got 'v1a,abc'",
        ),
    ],
)
def test_headers_of_the_standard_are_distinguished(change: Any, kind: str, header: str, message: str) -> None:
    headers = {**signed("standard-webhooks"), **change}
    error = refusal(
        lambda: webhooks.verify(BODY, headers, KEYS["standard-webhooks"], scheme="standard-webhooks", now=NOW),
        f"WebhookHeader{kind}Error",
    )
    assert (str(error), error.header) == (message, header)


@pytest.mark.parametrize("value", ["sha1=abc", "abc", "sha256="])
def test_a_header_that_is_no_sha256(value: str) -> None:
    error = refusal(
        lambda: webhooks.verify(BODY, {HEADER: value}, SECRET, scheme="sha256", header=HEADER),
        "WebhookHeaderMalformedError",
    )
    assert str(error) == f"{HEADER} must be sha256=<signature>; got {value!r}"


def test_a_wrong_signature_is_reported_without_any_secret() -> None:
    error = refusal(lambda: webhooks.verify(BODY, signed(), "other", now=NOW), "WebhookSignatureError")
    assert str(error) == (
        f"no signature in {HEADER} is right: the secret is not the sender's, "
        "or the body is not the bytes that were sent"
    )


def test_every_refusal_is_of_the_tree() -> None:
    root = import_module("campaignflow").CampaignFlowError
    kinds = [getattr(errors, name) for name in errors.__all__ if name.startswith("Webhook")]
    assert len(kinds) == 6
    assert all(issubclass(kind, errors.WebhookVerificationError) and issubclass(kind, root) for kind in kinds)


# what is wrong with the call


@pytest.mark.parametrize(("body", "name"), [(BODY.decode(), "str"), (CHANGE, "dict"), (None, "NoneType")])
def test_only_raw_bytes_are_verified(body: Any, name: str) -> None:
    message = (
        f"body must be the raw bytes of the request, not {name}: pass request.get_data() in Flask, "
        "await request.body() in Starlette and FastAPI, request.body in Django"
    )
    for call in (
        lambda: webhooks.verify_and_parse(body, signed(), SECRET, now=NOW),
        lambda: webhooks.verify(body, signed(), SECRET, now=NOW),
        lambda: webhooks.parse(body),
        lambda: webhooks.sign(body, SECRET),
    ):
        assert str(refusal(call, "TypeError")) == message


@pytest.mark.parametrize(
    ("options", "kind", "message"),
    [
        ({"secret": ""}, "ValueError", EMPTY),
        ({"secret": []}, "ValueError", EMPTY),
        ({"secret": ["new", ""]}, "ValueError", EMPTY),
        ({"secret": None}, "TypeError", f"{TEXTS}; got NoneType"),
        ({"secret": b"s"}, "TypeError", f"{TEXTS}; got bytes"),
        ({"tolerance": -1}, "ValueError", "tolerance must be 0 seconds or more; got -1"),
        ({"tolerance": float("nan")}, "ValueError", "tolerance must be 0 seconds or more; got nan"),
        ({"scheme": "timestamp"}, "ValueError", "there is no scheme 'timestamp'; did you mean 'timestamped'?"),
        ({"scheme": "x"}, "ValueError", f"there is no scheme 'x'; {KNOWN}; pass a scheme of your own as an object"),
        (
            {"scheme": "none"},
            "ValueError",
            f"the scheme none does not sign; {KNOWN}",
        ),
        ({"scheme": "standard-webhooks", "secret": "whsec_?"}, "SigningError", WHSEC),
        ({"scheme": "standard-webhooks", "secret": "whsec_c2Vj?cmV0"}, "SigningError", WHSEC),
        ({"headers": None}, "TypeError", f"{PAIRS}; got NoneType"),
        ({"headers": "t=1"}, "TypeError", f"{PAIRS}; got str"),
        ({"headers": {"X": 1}}, "TypeError", f"{PAIRS}; got dict"),
    ],
)
def test_a_wrong_call_is_reported_with_what_would_be_right(options: Any, kind: str, message: str) -> None:
    headers = signed(options.get("scheme", "timestamped") if options.get("scheme") in KEYS else "timestamped")
    arguments = {"headers": headers, "secret": SECRET, "now": NOW, **options}
    headers, secret = arguments.pop("headers"), arguments.pop("secret")
    assert str(refusal(lambda: webhooks.verify(BODY, headers, secret, **arguments), kind)) == message


def test_the_three_headers_of_the_standard_may_begin_otherwise() -> None:
    """As senders from before the standard call them."""
    key = KEYS["standard-webhooks"]
    made = webhooks.sign(BODY, key, scheme="standard-webhooks", header="Acme-Signature", timestamp=NOW)
    assert list(made) == ["Acme-id", "Acme-timestamp", "Acme-Signature"]
    webhooks.verify(BODY, made, key, scheme="standard-webhooks", header="acme-signature", now=NOW)


def test_a_scheme_of_ones_own() -> None:
    """A module or an object: what the mock registers is passed to the SDK."""
    [value] = signed("sha256").values()
    mine = SimpleNamespace(**{**vars(SCHEMES["sha256"]), "name": "mine", "header": "X-Mine"})
    webhooks.verify(BODY, {"X-Mine": value}, SECRET, scheme=mine)
    assert webhooks.sign(BODY, SECRET, scheme=mine) == {"X-Mine": value}
    refusal(lambda: webhooks.verify(BODY, {"X-Mine": value}, "other", scheme=mine), "WebhookSignatureError")


def test_a_header_of_ones_own_choice() -> None:
    [value] = signed().values()
    webhooks.verify(BODY, {"Other": value}, SECRET, now=NOW, header="Other")
    webhooks.verify(BODY, {"Other": value}, SECRET, now=NOW, header="other", scheme="timestamped")
    webhooks.verify(BODY, {"Other": value}, SECRET, now=NOW, header="other", scheme="timestamped")


# what it is parsed to


def test_an_event_is_of_its_class() -> None:
    event = webhooks.verify_and_parse(BODY, signed(), SECRET, now=NOW)
    assert isinstance(event, webhooks.CampaignStatusChangeEvent)
    assert (event.data.campaign_id, str(event.data.status)) == (42, "live")
    assert event.created_at == datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
    other = {
        **CHANGE,
        "event_type": "finance_application_status_change",
        "data": {**CHANGE["data"], "finance_application_id": 3},
    }
    assert isinstance(webhooks.parse(json.dumps(other).encode()), webhooks.FinanceApplicationStatusChangeEvent)


def test_an_event_or_a_value_that_is_newer_than_the_document_is_kept() -> None:
    newer = {"event_type": "campaign_renamed", "more": [1]}
    body = json.dumps(newer).encode()
    event = webhooks.verify_and_parse(body, signed(body=body), SECRET, now=NOW)
    assert event == webhooks.UnknownEvent("campaign_renamed", newer)
    assert webhooks.parse(BODY, event="campaign_renamed") == webhooks.UnknownEvent("campaign_renamed", CHANGE)
    parsed = webhooks.parse(BODY.replace(b'"live"', b'"frozen"'))
    assert (str(parsed.data.status), parsed.data.status.is_known) == ("frozen", False)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"[]", "the body is a JSON array, not an object"),
        (b"3.5", "the body is a JSON number, not an object"),
        (b"null", "the body is a JSON null, not an object"),
        (b"{}", "event_type, which names the event, is missing in the body"),
        (b'{"event_type": true}', "event_type, which names the event, is boolean in the body"),
        (
            b'{"event_type": "campaign_status_change"}',
            "the body is not what the document says of the event campaign_status_change: 'id' is missing",
        ),
        (
            BODY.replace(b"2026-01-05T09:30:00Z", b"today"),
            "the body is not what the document says of the event campaign_status_change: "
            "created_at must be date-time, not 'today'",
        ),
        (b'{"a": NaN}', "the body is no JSON: NaN is no value"),
        (
            '{"a": 1}'.encode("utf-16"),
            "the body is no JSON: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
        ),
        (b"", "the body is no JSON: Expecting value: line 1 column 1 (char 0)"),
        (b"\xff", "the body is no JSON: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"),
    ],
)
def test_a_body_that_is_rightly_signed_but_not_of_the_document(body: bytes, message: str) -> None:
    call = lambda: webhooks.verify_and_parse(body, signed(body=body), SECRET, now=NOW)  # noqa: E731
    assert str(refusal(call, "WebhookPayloadError")) == message


@given(st.binary() | payloads.map(lambda value: json.dumps(value).encode()))
def test_no_body_crashes_the_parser(body: bytes) -> None:
    try:
        event = webhooks.parse(body)
    except errors.WebhookPayloadError:
        return
    assert isinstance(event, (*webhooks.EVENTS.values(), webhooks.UnknownEvent))


def test_a_body_too_deep_is_refused() -> None:
    refusal(lambda: webhooks.parse(b"[" * 100_000), "WebhookPayloadError")


# the page


class OverASocket:
    """Flask's test client, as far as the page needs it, of an application that is served."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def post(self, path: str, data: bytes, headers: Mapping[str, str] | None = None) -> httpx.Response:
        return self._client.post(path, content=data, headers=headers)


@pytest.mark.process
@both_ways
def test_the_page_holds(way: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("WEBHOOK_SECRET", SECRET)
    places: dict[str, Any] = {"__name__": "receiver"}
    run_page("webhooks-receiving.md", places)
    with ExitStack() as stack:
        client = places["app"].test_client()
        if way == OVER_A_SOCKET:
            url = stack.enter_context(served(places["app"]))
            client = OverASocket(stack.enter_context(httpx.Client(base_url=url)))
        places["test_a_change_is_received"](client)
        assert "evt_1: campaign 42 is live" in caplog.messages
        newer = b'{"event_type": "x"}'
        assert client.post("/webhooks", data=newer, headers=webhooks.sign(newer, SECRET)).status_code == 204
    assert "x is newer than this package" in caplog.messages


def test_the_page_names_every_error() -> None:
    kinds = {name for name in errors.__all__ if name.startswith("Webhook")}
    assert kinds == set(re.findall(r"Webhook\w+Error", PAGE))
