"""Signing schemes that are data: what is signed and sent, what is verified, and what is refused where it is written."""

from __future__ import annotations

import hashlib
import hmac
import json
from importlib import import_module
from pathlib import Path
from typing import Any

import nacl.signing
import pytest
from documents import answer, document, operation, schema_ref
from howtos import run_page
from hypothesis import given, settings
from hypothesis import strategies as st

from understudy.clock import ManualClock
from understudy.contract import read_contract
from understudy.inference.explain import explain
from understudy.mock import Mock
from understudy.problem import DocumentError
from understudy.testing.signatures import verifier
from understudy.webhooks.sender import Outcome
from understudy.webhooks.signing import (
    MalformedSignatureError,
    SigningError,
    WrongSignatureError,
    check_secret,
    made_up_secret,
    sign,
    template_scheme,
)
from understudy.webhooks.signing import ed25519 as curve
from understudy_tools.sdk.events import signatures_of

signatures: Any = import_module("campaignflow._runtime.signatures")
errors: Any = import_module("campaignflow.errors")
URL = "http://127.0.0.1:9/hooks"
FORM = "application/x-www-form-urlencoded"
TEXT = {"type": "string"}
ORDER = {
    "type": "object",
    "required": ["id", "note"],
    "properties": {"id": {"type": "integer", "readOnly": True}, "note": TEXT},
}
PLAIN = {"headers": {"X-Sig": "{signature}"}}
TIMED = {"content": "{timestamp}.{body}", "headers": {"X-Sig": "t={timestamp},v1={signature}"}, "separator": ","}
MILLIS = {
    "content": "{id}:{timestamp}:{body}",
    "timestamp": "milliseconds",
    "headers": {"X-Sig": "v1 {signature}", "X-Time": "{timestamp}", "X-Id": "{id}"},
}
PAIR = {
    "algorithm": "ed25519",
    "content": "{timestamp}{body}",
    "headers": {**PLAIN["headers"], "X-Time": "{timestamp}"},
}
ADDRESS = {"algorithm": "sha1", "encoding": "base64", "content": "{url}{form}", **PLAIN}
LONG = {"algorithm": "sha512", "secret": "hex", **PLAIN}
BASE64 = {"secret": "base64", "encoding": "base64", **PLAIN}
SCHEMES = {
    "plain": PLAIN,
    "timed": TIMED,
    "millis": MILLIS,
    "pair": PAIR,
    "address": ADDRESS,
    "long": LONG,
    "base64": BASE64,
}


class Caught:
    """A sender that keeps what is sent."""

    def __init__(self) -> None:
        self.sent: list[tuple[bytes, dict[str, str]]] = []

    def send(self, method: str, target: Any, headers: Any, body: bytes, timeout: float) -> Outcome:
        self.sent.append((body, dict(headers)))
        return Outcome(200)


def shop(folder: Path, delivery: Any, *, media: str = "application/json", name: str = "order.created") -> Path:
    hook = {
        "requestBody": {"required": True, "content": {media: {"schema": schema_ref("Order")}}},
        "responses": {"200": {"description": "ok"}},
        "x-mock-delivery": delivery,
    }
    paths = {
        "/orders": {"post": operation("makeOrder", "201", schema_ref("Order"), body=schema_ref("Order"))},
        "/orders/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
            "get": operation("readOrder", "200", schema_ref("Order")),
        },
    }
    file = folder / "openapi.json"
    file.write_text(json.dumps(document(paths, {"Order": ORDER}, webhooks={name: {"post": hook}})))
    return file


def delivered(file: Path) -> tuple[Mock, bytes, dict[str, str], str]:
    """What a mock sends of one order, and the secret that it made up."""
    caught = Caught()
    mock = Mock(read_contract(file), sender=caught, clock=ManualClock())
    endpoint = mock.webhooks.add_endpoint(URL)
    assert answer(mock, "POST", "/orders", {"note": "mine & yours"})[0].status == 201
    mock.webhooks.deliver()
    [(body, headers)] = caught.sent
    return mock, body, headers, (*endpoint.secrets, "")[0]


@pytest.mark.parametrize("name", SCHEMES)
def test_the_sdk_and_the_inbox_take_what_the_mock_sends(name: str, tmp_path: Path) -> None:
    mock, body, headers, secret = delivered(shop(tmp_path, {"sign": SCHEMES[name]}, media=FORM))
    assert (headers["Content-Type"], body) == (FORM, b"id=1&note=mine+%26+yours")
    declared = [signatures.Signature(*way) for way in signatures_of(mock.contract)]
    assert declared == [signatures.Signature(SCHEMES[name], "X-Sig")]
    now = ManualClock().now().timestamp()
    arguments = {"tolerance": 300, "now": now, "scheme": None, "header": None, "url": URL}
    signatures.verify(body, headers, secret, declared, **arguments)
    public = secret[64:] if name == "pair" else secret
    signatures.verify(body, headers, public, [], **{**arguments, "scheme": SCHEMES[name]})
    with pytest.raises(errors.WebhookSignatureError):
        signatures.verify(body + b"!", headers, secret, declared, **arguments)
    if name in ("timed", "millis", "pair"):
        with pytest.raises(errors.WebhookTimestampError):
            signatures.verify(body, headers, secret, declared, **{**arguments, "now": now + 301})
    fields = {header.lower(): value for header, value in headers.items()}
    assert verifier(mock.contract, lambda: [secret], URL)(body, fields)
    assert not verifier(mock.contract, lambda: [secret], URL)(body + b"!", fields)
    if name == "address":
        assert not verifier(mock.contract, lambda: [secret], URL + "/other")(body, fields)
        with pytest.raises(ValueError, match="signs the URL that a delivery goes to: pass url="):
            signatures.verify(body, headers, secret, declared, **{**arguments, "url": None})


@settings(max_examples=25)
@given(
    st.sampled_from(["sha1", "sha256", "sha512"]), st.binary(), st.text(min_size=1, max_size=9), st.integers(0, 2**39)
)
def test_it_is_the_hmac_of_the_standard_library(algorithm: str, body: bytes, secret: str, moment: int) -> None:
    scheme = template_scheme({**TIMED, "algorithm": algorithm, "content": "v0:{timestamp}:{body}"})
    try:
        key = secret.encode()
    except UnicodeEncodeError:
        return
    made = sign(scheme, secrets=[secret, "other"], body=body, message_id="m", timestamp=moment)
    expected = hmac.new(key, f"v0:{moment}:".encode() + body, getattr(hashlib, algorithm)).hexdigest()
    assert made["X-Sig"].split(",")[:2] == [f"t={moment}", f"v1={expected}"]
    assert len(made["X-Sig"].split(",")) == 3
    fields = {"x-sig": [made["X-Sig"].replace(",", " , ")]}
    assert scheme.verify(body, fields, ["other"], header="X-Sig") == moment


@settings(max_examples=5, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=99))
def test_ed25519_is_that_of_libsodium(seed: bytes, content: bytes) -> None:
    theirs = nacl.signing.SigningKey(seed)
    assert curve.public_half(seed) == bytes(theirs.verify_key)
    signature = theirs.sign(content).signature
    assert curve.sign(seed, content) == signature
    assert curve.verify(bytes(theirs.verify_key), content, signature)
    assert not curve.verify(bytes(theirs.verify_key), content + b"!", signature)
    assert not curve.verify(bytes(theirs.verify_key), content, signature[:63])
    assert not curve.verify(b"\xff" * 32, content, signature)


def test_a_secret_of_the_wrong_form_is_refused_when_it_is_configured() -> None:
    wrong = {
        "long": (
            "no hex",
            "a secret for sha512 hex of {body} must be hex; what ends in _ before it, as in whsec_, is left out",
        ),
        "base64": (
            "?",
            "a secret for sha256 base64 of {body} must be base64; what ends in _ before it, as in whsec_, is left out",
        ),
        "pair": (
            "ab" * 32,
            "a secret for ed25519 hex of {timestamp}{body} must be a private key and its public half: "
            "64 bytes in hex or base64",
        ),
    }
    for name, (secret, message) in wrong.items():
        scheme = template_scheme(SCHEMES[name])
        with pytest.raises(SigningError) as caught:
            check_secret(scheme, secret)
        assert str(caught.value) == message
        check_secret(scheme, made_up_secret([scheme], b"s" * 32))
    with pytest.raises(SigningError, match="must end in the public half of its own private key"):
        check_secret(template_scheme(PAIR), "ab" * 64)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("v1=ab", "X-Sig must be t=<timestamp>,v1=<signature>; got 'v1=ab'"),
        ("t=1,t=2,v1=ab", "X-Sig must be t=<timestamp>,v1=<signature>; got 't=1,t=2,v1=ab'"),
        ("t=x,v1=ab", "X-Sig: the time must be whole Unix seconds; got 'x'"),
    ],
)
def test_what_has_another_form_is_malformed(value: str, message: str) -> None:
    with pytest.raises(MalformedSignatureError) as caught:
        template_scheme(TIMED).verify(b"", {"x-sig": [value]}, ["s"], header="X-Sig")
    assert str(caught.value) == message


def test_without_a_separator_the_newest_secret_signs() -> None:
    scheme = template_scheme(PLAIN)
    made = sign(scheme, secrets=["new", "old"], body=b"x", message_id="", timestamp=0)
    scheme.verify(b"x", {"x-sig": [made["X-Sig"]]}, ["new"], header="X-Sig")
    with pytest.raises(WrongSignatureError):
        scheme.verify(b"x", {"x-sig": [made["X-Sig"]]}, ["old"], header="X-Sig")


H = {"X-Sig": "{signature}"}


@pytest.mark.parametrize(
    ("delivery", "place", "message", "hint"),
    [
        (
            {"sign": {"headers": H, "content": "{timestmp}{body}"}},
            "sign/content",
            "{timestmp} means nothing here",
            "did you mean {timestamp}?",
        ),
        (
            {"sign": {"headers": H, "content": "{timestamp}{body}"}},
            "sign/content",
            "{timestamp} is signed, and no header carries it, so that nobody can verify it",
            "add a header with {timestamp}",
        ),
        (
            {"sign": {"headers": H, "content": "{id"}},
            "sign/content",
            "a brace without its other half",
            "placeholders are {timestamp}, {id}, {url}, {body}, {form}",
        ),
        (
            {"sign": {"headers": H, "content": "{url}"}},
            "sign/content",
            "nothing of the body is signed",
            "add {body} or {form}",
        ),
        (
            {"sign": {"headers": {"X-Sig": "{id}"}}},
            "sign/headers",
            "one header carries the signature; {signature} stands in none",
            "add one with {signature}",
        ),
        (
            {"sign": {"headers": {"A": "{signature}", "B": "{signature}"}}},
            "sign/headers",
            "one header carries the signature; {signature} stands in A, B",
            "",
        ),
        (
            {"sign": {"headers": {"A": "{id}{signature}"}}},
            "sign/headers/A",
            "two placeholders need text between them, or none could tell them apart",
            "",
        ),
        (
            {"sign": {"headers": {"A": "{id}.{signature}"}, "separator": ","}},
            "sign/separator",
            "the separator ',' does not part {signature} from the other placeholders",
            "",
        ),
        (
            {"sign": {"headers": H, "timestamp": "milliseconds"}},
            "sign/timestamp",
            "no header carries a {timestamp}",
            "",
        ),
        (
            {"sign": {"headers": H, "algorithm": "ed25519", "secret": "hex"}},
            "sign/secret",
            "the form of the key of ed25519 is known",
            "leave it out",
        ),
        (
            {"sign": {"headers": H}, "header": "X-Other"},
            "header",
            "the headers of sign say already that X-Sig carries the signature",
            "leave it out",
        ),
        (
            {"sign": {"headers": H}, "headers": {"x-sig": "1"}},
            "headers/x-sig",
            "x-sig belongs to the signature",
            "leave it out",
        ),
        (
            {"headers": {"Content-Type": "text/plain"}},
            "headers/Content-Type",
            "Content-Type is set by what is sent",
            "leave it out",
        ),
        ({"headers": {"X-Event": "{evnt}"}}, "headers/X-Event", "{evnt} means nothing here", "did you mean event?"),
        (
            {"headers": {"X-Event": "{event"}},
            "headers/X-Event",
            "a brace without its other half",
            "placeholders are {event}, {id}, {timestamp}, {time}",
        ),
    ],
)
def test_what_nobody_could_verify_is_an_error_at_its_place(
    delivery: Any, place: str, message: str, hint: str, tmp_path: Path
) -> None:
    with pytest.raises(DocumentError) as caught:
        read_contract(shop(tmp_path, delivery))
    [problem] = caught.value.problems
    assert (problem.message, problem.hint) == (message, hint)
    assert problem.pointer == f"/webhooks/order.created/post/x-mock-delivery/{place}"


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        ({**PLAIN, "algoritm": "sha1"}, "algoritm is no word of a signing scheme", "did you mean algorithm?"),
        ({**PLAIN, "algorithm": "sha265"}, "algorithm can't be 'sha265'", "did you mean sha256?"),
        ({**PLAIN, "separator": ""}, "separator must be text", ""),
        ({"headers": {}}, "no header carries the signature", "add one with {signature}"),
        ({"headers": {"X Sig": "{signature}"}}, "'X Sig' is no name of a header", ""),
        (
            {"headers": {"A": "{signature}{signature}"}},
            "two placeholders need text between them, or none could tell them apart",
            "",
        ),
        ({"headers": {"A": "{signature} {signature}"}}, "a placeholder stands in a header once", ""),
        ({"headers": {"A": "ü{signature}"}}, "a template must be visible ASCII", ""),
    ],
)
def test_data_from_python_is_checked_the_same(data: Any, message: str, hint: str) -> None:
    with pytest.raises(SigningError) as caught:
        template_scheme(data)
    assert (str(caught.value), caught.value.hint) == (message, hint)  # type: ignore[attr-defined]


def test_more_headers_are_sent_signed_or_not(tmp_path: Path) -> None:
    more = {"X-Event": "is {event}", "X-Id": "{id}", "X-Time": "{timestamp} {time}", "User-Agent": "Them"}
    mock, _, headers, _ = delivered(shop(tmp_path, {"headers": more}))
    assert headers == {
        "Content-Type": "application/json",
        "X-Event": "is order.created",
        "X-Id": "evt_000001",
        "X-Time": "1767225600 2026-01-01T00:00:00Z",
        "User-Agent": "Them",
    }
    assert "not signed" in explain(mock.contract)


def test_any_visible_ascii_may_stand_in_a_header(tmp_path: Path) -> None:
    delivery = {"sign": {"headers": {"X-Signed": "~!{signature}"}}}
    _, _, headers, _ = delivered(shop(tmp_path, delivery))
    assert {name.lower(): value for name, value in headers.items()}["x-signed"].startswith("~!")


def test_a_timestamp_that_no_header_carries_can_not_be_made_stale(tmp_path: Path) -> None:
    mock = delivered(shop(tmp_path, {"sign": {"headers": {"X-Signed": "{signature}"}}}))[0]
    wrong = "stale-timestamp needs a signature with a time; those of this document have none"
    with pytest.raises(ValueError, match=f"^{wrong}$"):
        mock.webhooks.chaos.add("stale-timestamp")


def test_the_python_of_the_page_runs() -> None:
    run_page("webhooks-services.md", {})


def test_explain_says_what_is_signed(tmp_path: Path) -> None:
    shown = " ".join(explain(read_contract(shop(tmp_path, {"sign": TIMED}))).split())
    assert "signed sha256 hex of {timestamp}.{body} in X-Sig (x-mock-delivery);" in shown


@pytest.mark.parametrize("name", ["order.created", "newOrder", "created_order", "orderAdded", "NEW_ORDERS"])
def test_the_words_of_a_name_stand_in_either_order(name: str, tmp_path: Path) -> None:
    contract = read_contract(shop(tmp_path, {"sign": "none"}, name=name))
    trigger = contract.webhooks[name].trigger
    assert trigger is not None
    assert (trigger.collection, trigger.happening) == ("/orders", "create")
