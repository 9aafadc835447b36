"""What the mock signs: vectors of others, the standard's own library as judge, and refusals before anything is sent."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook

from understudy.webhooks.signers import SCHEMES, Signer, SignerError, check_secret, sign

VECTORS_FILE = Path(__file__).parents[1] / "support" / "vectors" / "webhook_signatures.json"
VECTORS = json.loads(VECTORS_FILE.read_text(encoding="utf-8"))
MESSAGE: dict[str, Any] = {"body": b"{}", "message_id": "msg_1", "timestamp": 1767605400}
WHSEC = (
    "a secret for standard-webhooks must be whsec_ and then base64, of 24 to 64 random bytes by custom, "
    "such as whsec_dW5kZXJzdHVkeS1leGFtcGxlLWtleSEh"
)
each_vector = pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
visible = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=40)


def whsec(key: bytes) -> str:
    return f"whsec_{base64.b64encode(key).decode()}"


@each_vector
def test_what_is_signed_is_what_others_compute(vector: dict[str, Any]) -> None:
    signer = Signer(vector["scheme"], vector["header"])
    made = signer.sign(
        secrets=vector["secrets"],
        body=vector["body"].encode(),
        message_id=vector["message_id"],
        timestamp=vector["timestamp"],
    )
    assert list(made) == list(vector["headers"].items())


def test_there_is_a_vector_for_every_scheme() -> None:
    assert {vector["scheme"] for vector in VECTORS} == set(SCHEMES)


@given(st.lists(st.binary(min_size=1, max_size=64), min_size=1, max_size=3), st.text(), visible)
def test_the_library_of_the_standard_verifies_what_is_signed(keys: list[bytes], body: str, identity: str) -> None:
    """Every live secret alone is enough for a receiver, whichever it has."""
    moment = int(time.time())
    secrets = [whsec(key) for key in keys]
    made = dict(sign("standard-webhooks", secrets=secrets, body=body.encode(), message_id=identity, timestamp=moment))
    for secret in secrets:
        assert Webhook(secret).verify(body, made, json_parse=False) is None


@given(st.binary(), st.integers(0, 2**40))
def test_a_body_is_signed_byte_by_byte_whatever_it_holds(body: bytes, moment: int) -> None:
    [(name, value)] = sign("stripe", secrets=["s"], body=body, message_id="", timestamp=moment)
    assert name == "X-Webhook-Signature"
    assert value.startswith(f"t={moment},v1=")
    [(_, other)] = sign("stripe", secrets=["s"], body=body + b" ", message_id="", timestamp=moment)
    assert other != value


@pytest.mark.parametrize(
    ("scheme", "hint"),
    [
        ("strip", "did you mean stripe?"),
        ("standard-webhook", "did you mean standard-webhooks?"),
        ("GitHub", "did you mean github?"),
        ("x", "there are stripe, standard-webhooks, github, none"),
    ],
)
def test_an_unknown_scheme_is_refused_with_the_nearest(scheme: str, hint: str) -> None:
    ways: list[Callable[[], object]] = [
        lambda: Signer(scheme),
        lambda: check_secret(scheme, "s"),
        lambda: sign(scheme, secrets=["s"], **MESSAGE),
    ]
    for refused in ways:
        with pytest.raises(SignerError) as caught:
            refused()
        assert str(caught.value) == f"there is no scheme {scheme!r} to sign with; {hint}"


@pytest.mark.parametrize(
    "secret", ["", "whsec_", "whsec_?", "whsec_ü", "whsec_a", "c2VjcmV0", "WHSEC_c2VjcmV0", "whsec_c2Vj cmV0"]
)
def test_a_bad_secret_is_refused_when_it_is_configured_and_never_told(secret: str) -> None:
    with pytest.raises(SignerError) as caught:
        check_secret("standard-webhooks", secret)
    assert str(caught.value) == WHSEC


@pytest.mark.parametrize("scheme", ["stripe", "github"])
def test_any_text_but_none_is_a_secret_elsewhere(scheme: str) -> None:
    check_secret(scheme, "whsec_?")
    check_secret("none", "")
    check_secret("standard-webhooks", WHSEC.split()[-1])
    with pytest.raises(SignerError) as caught:
        check_secret(scheme, "")
    assert str(caught.value) == f"a secret for {scheme} must not be empty"
    with pytest.raises(SignerError) as caught:
        check_secret(scheme, "\ud800")
    assert str(caught.value) == f"a secret for {scheme} must be text that UTF-8 can hold"


@pytest.mark.parametrize(
    ("scheme", "header", "message"),
    [
        ("stripe", "X Sig", "header must be the name of an HTTP header, such as X-Webhook-Signature; got 'X Sig'"),
        ("github", "", "header must be the name of an HTTP header, such as X-Hub-Signature-256; got ''"),
        ("stripe", "A\r\nB", "header must be the name of an HTTP header, such as X-Webhook-Signature; got 'A\\r\\nB'"),
        ("none", "X", "the scheme none takes no header name: leave header out; it can be chosen for stripe and github"),
        (
            "standard-webhooks",
            "X",
            "the scheme standard-webhooks takes no header name: leave header out; "
            "it can be chosen for stripe and github",
        ),
    ],
)
def test_a_bad_header_is_refused_when_the_signer_is_made(scheme: str, header: str, message: str) -> None:
    with pytest.raises(SignerError) as caught:
        Signer(scheme, header)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("scheme", "change", "message"),
    [
        ("stripe", {"secrets": []}, "the scheme stripe needs a secret; with none, the scheme is none"),
        ("stripe", {"secrets": "s"}, "secrets must be a sequence of secrets, newest first: write [secret] for one"),
        ("stripe", {"timestamp": -1}, "timestamp must be Unix seconds, 0 or more; got -1"),
        ("github", {"secrets": ["new", ""]}, "a secret for github must not be empty"),
        ("standard-webhooks", {"secrets": [whsec(b"k"), "old"]}, WHSEC),
        (
            "standard-webhooks",
            {"secrets": [whsec(b"k")], "message_id": "a\r\nb"},
            "message_id must be visible ASCII without spaces, for webhook-id; got 'a\\r\\nb'",
        ),
    ],
)
def test_what_can_not_be_signed_is_refused(scheme: str, change: dict[str, Any], message: str) -> None:
    with pytest.raises(SignerError) as caught:
        sign(scheme, **{"secrets": ["s"], **MESSAGE, **change})
    assert str(caught.value) == message
