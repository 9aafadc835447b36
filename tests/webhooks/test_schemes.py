"""Signing schemes by themselves: what each of them reads, refuses and recognises, told field by field."""

from __future__ import annotations

import base64
import hmac
import re
from typing import Any

import pytest

from understudy.webhooks.signing import (
    SCHEMES,
    DeclaredHeader,
    MalformedSignatureError,
    MissingSignatureError,
    SignatureError,
    SigningError,
    TemplateError,
    WrongSignatureError,
    detect,
    is_timed,
    keys,
    made_up_secret,
    sign,
    template_scheme,
)
from understudy.webhooks.signing import ed25519 as curve
from understudy.webhooks.signing.template import parts_of

KEY = b"0123456789abcdef01234567"
WHSEC = "whsec_" + base64.b64encode(KEY).decode()
BODY = b'{"a": 1}'
RIGHT = {
    "standard-webhooks": hmac.new(KEY, b"msg_1.1767225600." + BODY, "sha256").digest(),
    "timestamped": hmac.new(b"s", b"1767225600." + BODY, "sha256").digest(),
    "sha256": hmac.new(b"s", BODY, "sha256").digest(),
}


def base64_of(data: bytes) -> str:
    return base64.b64encode(data).decode()


STANDARD = {
    "webhook-id": ["msg_1"],
    "webhook-timestamp": ["1767225600"],
    "webhook-signature": [f"v1,{base64_of(RIGHT['standard-webhooks'])}"],
}


@pytest.mark.parametrize(
    ("change", "error", "message", "header"),
    [
        ({}, None, "", ""),
        ({"webhook-signature": [f"v1a,x v1,x {STANDARD['webhook-signature'][0]}"]}, None, "", ""),
        (
            {"webhook-signature": ["v2,abc"]},
            MalformedSignatureError,
            "webhook-signature must be v1,<signature>; got 'v2,abc'",
            "webhook-signature",
        ),
        (
            {"webhook-signature": ["x" * 50]},
            MalformedSignatureError,
            f"webhook-signature must be v1,<signature>; got '{'x' * 40}'",
            "webhook-signature",
        ),
        (
            {"webhook-id": ["a b"]},
            MalformedSignatureError,
            "webhook-id must be visible ASCII without spaces",
            "webhook-id",
        ),
        (
            {"webhook-timestamp": ["17672256OO"]},
            MalformedSignatureError,
            "webhook-timestamp: the time must be whole Unix seconds; got '17672256OO'",
            "webhook-timestamp",
        ),
        (
            {"webhook-timestamp": ["1" * 50]},
            MalformedSignatureError,
            f"webhook-timestamp: the time must be whole Unix seconds; got '{'1' * 40}'",
            "webhook-timestamp",
        ),
        (
            {"webhook-timestamp": ["1", "1"]},
            MalformedSignatureError,
            "webhook-timestamp came 2 times",
            "webhook-timestamp",
        ),
        (
            {"webhook-id": []},
            MissingSignatureError,
            "the delivery has no webhook-id header, so it is not signed",
            "webhook-id",
        ),
        (
            {"webhook-signature": [""]},
            MissingSignatureError,
            "the delivery has no webhook-signature header, so it is not signed",
            "webhook-signature",
        ),
        (
            {"webhook-signature": [f"v1,{base64_of(RIGHT['sha256'])}"]},
            WrongSignatureError,
            "no signature in webhook-signature is right: the secret is not the sender's, or the body is not the bytes "
            "that were sent",
            "webhook-signature",
        ),
        (
            {"webhook-signature": [f"v1,x\t{STANDARD['webhook-signature'][0]}"]},
            WrongSignatureError,
            "no signature in webhook-signature is right: the secret is not the sender's, or the body is not the bytes "
            "that were sent",
            "webhook-signature",
        ),
        (
            {"webhook-id": ["msg_2"]},
            WrongSignatureError,
            "no signature in webhook-signature is right: the secret is not the sender's, or the body is not the bytes "
            "that were sent",
            "webhook-signature",
        ),
    ],
)
def test_what_the_standard_refuses(change: Any, error: type[SignatureError] | None, message: str, header: str) -> None:
    fields = {**STANDARD, **change}
    secrets = ["whsec_" + base64_of(b"another"), WHSEC]
    if error is None:
        assert SCHEMES["standard-webhooks"].verify(BODY, fields, secrets, header="webhook-signature") == 1767225600
        return
    with pytest.raises(error) as refused:
        SCHEMES["standard-webhooks"].verify(BODY, fields, secrets, header="webhook-signature")
    assert (str(refused.value), refused.value.header) == (message, header)


@pytest.mark.parametrize(
    ("secret", "key"),
    [(WHSEC, KEY), (WHSEC.removeprefix("whsec_"), KEY), ("whsec_" + base64_of(b"k" * 25).rstrip("="), b"k" * 25)],
)
def test_the_prefix_and_the_padding_of_a_secret_may_be_missing(secret: str, key: bytes) -> None:
    made = SCHEMES["standard-webhooks"].sign(BODY, [secret], header="acme-signature", message_id="m", timestamp=5)
    expected = base64_of(hmac.new(key, b"m.5." + BODY, "sha256").digest())
    assert made == {"acme-id": "m", "acme-timestamp": "5", "acme-signature": f"v1,{expected}"}


def test_headers_of_any_other_name_have_the_usual_ones_beside_them() -> None:
    made = SCHEMES["standard-webhooks"].sign(BODY, [WHSEC] * 2, header="X-Sig", message_id="m", timestamp=5)
    assert list(made) == ["webhook-id", "webhook-timestamp", "X-Sig"]
    first, second = made["X-Sig"].split(" ")
    assert first == second


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        (f"t=1767225600,v1={RIGHT['timestamped'].hex()}", None, ""),
        (f"v0=x, v1=x,v1={RIGHT['timestamped'].hex()} , t=1767225600", None, ""),
        (
            f"t=1767225600,t=1767225600,v1={RIGHT['timestamped'].hex()}",
            MalformedSignatureError,
            "X must be t=<Unix seconds>,v1=<signature>; got 't=1767225600,t=1767225600,v1="
            + RIGHT["timestamped"].hex()[:11]
            + "'",
        ),
        ("v1=a", MalformedSignatureError, "X must be t=<Unix seconds>,v1=<signature>; got 'v1=a'"),
        ("t=5", MalformedSignatureError, "X must be t=<Unix seconds>,v1=<signature>; got 't=5'"),
        ("t=-5,v1=a", MalformedSignatureError, "X: the time must be whole Unix seconds; got '-5'"),
        (
            "t=1234567890123,v1=a",
            MalformedSignatureError,
            "X: the time must be whole Unix seconds; got '1234567890123'",
        ),
        (
            f"t=1767225601,v1={RIGHT['timestamped'].hex()}",
            WrongSignatureError,
            "no signature in X is right: the secret is not the sender's, or the body is not the bytes that were sent",
        ),
    ],
)
def test_what_a_timestamped_signature_must_be(value: str, error: Any, message: str) -> None:
    def verify() -> int | None:
        return SCHEMES["timestamped"].verify(BODY, {"x": [value]}, ["other", "s"], header="X")

    if error is None:
        assert verify() == 1767225600
        return
    with pytest.raises(error) as refused:
        verify()
    assert (str(refused.value), refused.value.header) == (message, "X")


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        (f"sha256={RIGHT['sha256'].hex()}", None, ""),
        ("sha256=", MalformedSignatureError, "X must be sha256=<signature>; got 'sha256='"),
        ("sha1=abc", MalformedSignatureError, "X must be sha256=<signature>; got 'sha1=abc'"),
        ("y" * 41, MalformedSignatureError, f"X must be sha256=<signature>; got '{'y' * 40}'"),
        *(
            (
                f"sha256={text}",
                WrongSignatureError,
                "no signature in X is right: the secret is not the sender's, "
                "or the body is not the bytes that were sent",
            )
            for text in ("a=b", "=", f"{RIGHT['sha256'].hex()}=")
        ),
        (
            "sha256=abc",
            WrongSignatureError,
            "no signature in X is right: the secret is not the sender's, or the body is not the bytes that were sent",
        ),
        (
            "sha256=\u00e4\ud800",
            WrongSignatureError,
            "no signature in X is right: the secret is not the sender's, or the body is not the bytes that were sent",
        ),
    ],
)
def test_what_a_signature_of_the_body_must_be(value: str, error: Any, message: str) -> None:
    if error is None:
        assert SCHEMES["sha256"].verify(BODY, {"x": [value]}, ["other", "s"], header="X") is None
        return
    with pytest.raises(error) as refused:
        SCHEMES["sha256"].verify(BODY, {"x": [value]}, ["other", "s"], header="X")
    assert (str(refused.value), refused.value.header) == (message, "X")


def test_schemes_sign_with_each_live_secret_or_with_the_newest() -> None:
    more = {"body": BODY, "secrets": ["s", "t"], "message_id": "m", "timestamp": 1767225600}
    both = [f"v1={hmac.new(key, b'1767225600.' + BODY, 'sha256').hexdigest()}" for key in (b"s", b"t")]
    assert sign(SCHEMES["timestamped"], **more) == {"X-Webhook-Signature": ",".join(["t=1767225600", *both])}
    assert sign(SCHEMES["sha256"], **more, header="X") == {"X": f"sha256={RIGHT['sha256'].hex()}"}
    assert sign(SCHEMES["none"], **more) == {}
    assert SCHEMES["none"].verify(BODY, {}, [], header="") is None
    assert sign(SCHEMES["timestamped"], **{**more, "timestamp": 0})["X-Webhook-Signature"].startswith("t=0,v1=")
    assert [is_timed(each) for each in SCHEMES.values()] == [True, True, False, False]
    secret = "\udcff"
    signed = sign(SCHEMES["sha256"], **{**more, "secrets": [secret]})
    assert signed == {"X-Hub-Signature-256": "sha256=" + hmac.new(b"\xff", BODY, "sha256").hexdigest()}


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ([("Webhook-Signature", "")], ("standard-webhooks", "Webhook-Signature")),
        (
            [("x", ""), ("acme-id", ""), ("acme-timestamp", ""), ("acme-signature", "")],
            ("standard-webhooks", "acme-signature"),
        ),
        ([("ACME-ID", ""), ("Acme-Timestamp", ""), ("Acme-Signature", "")], ("standard-webhooks", "Acme-Signature")),
        ([("acme-id", ""), ("acme-signature", "")], None),
        ([("acme-timestamp", ""), ("acme-signature", "")], None),
        ([("other-id", ""), ("other-timestamp", ""), ("acme-signature", "")], None),
        ([("Acme-Signature", "such as t=1,v1=abc")], ("timestamped", "Acme-Signature")),
        ([("x", "t=1,v1=abc"), ("Acme-Signature", "t=1")], None),
        ([("Acme-Signature", "v1=1")], None),
        ([("Acme-Signature", "at=1,v1=abc")], None),
        ([("Acme-Signature", "t=1,av1=abc")], None),
        ([("X-Hub-Signature-256", "")], ("sha256", "X-Hub-Signature-256")),
        ([("x-hub-signature-256", "")], ("sha256", "x-hub-signature-256")),
        ([("Acme-Signature", "sha256=abc")], ("sha256", "Acme-Signature")),
        ([("Acme-Signature", "xsha256=abc")], None),
        ([("Acme-Sum", "sha256=abc")], None),
        ([("Acme-Sum", "t=1,v1=abc")], None),
        ([], None),
    ],
)
def test_a_scheme_is_recognised_by_what_its_headers_say(headers: Any, expected: tuple[str, str] | None) -> None:
    found = detect([DeclaredHeader(*each) for each in headers])
    assert (None if found is None else (found[0].name, found[1])) == expected


# Schemes of data.


@pytest.mark.parametrize(
    ("form", "encoding", "secret", "key"),
    [
        ("text", "hex", "whsec_s\u00e9", "whsec_s\u00e9".encode()),
        ("text", "base64", "s", b"s"),
        ("hex", "hex", "00ff", b"\x00\xff"),
        ("hex", "hex", "whsec_00FF", b"\x00\xff"),
        ("base64", "hex", "00ff", base64.b64decode("00ff")),
        ("base64", "hex", "a_AP8=", b"\x00\xff"),
        ("base64", "base64", "AP8", b"\x00\xff"),
        ("base64", "hex", "AAAX", b"\x00\x00\x17"),
    ],
)
@pytest.mark.parametrize("algorithm", ["sha1", "sha256", "sha512"])
def test_a_key_is_made_of_a_secret_by_its_form(
    algorithm: str, form: str, encoding: str, secret: str, key: bytes
) -> None:
    scheme = template_scheme(
        {"algorithm": algorithm, "secret": form, "encoding": encoding, "headers": {"X": "{signature}"}}
    )
    made = hmac.new(key, BODY, algorithm).digest()
    expected = made.hex() if encoding == "hex" else base64_of(made)
    assert sign(scheme, secrets=[secret], body=BODY, message_id="", timestamp=1) == {"X": expected}
    assert scheme.verify(BODY, {"x": [expected]}, ["00ff", secret], header="X") is None
    assert re.search(scheme.secret_pattern, made_up_secret([scheme], b"e" * 32))
    scheme.check_secret(made_up_secret([scheme], b"e" * 32))


@pytest.mark.parametrize(
    ("form", "secret"),
    [("hex", "0"), ("hex", "0g"), ("hex", ""), ("hex", "whsec_"), ("base64", "a*b"), ("base64", ""), ("base64", "a")],
)
def test_a_secret_of_no_such_form_is_refused(form: str, secret: str) -> None:
    message = f"a secret for s must be {form}; what ends in _ before it, as in whsec_, is left out"
    with pytest.raises(SigningError, match=f"^{re.escape(message)}$"):
        keys.private_key("s", "sha256", form, secret)


@pytest.mark.parametrize("secret", ["\ud800", "a\udcff"])
def test_a_secret_is_text_that_utf8_can_hold(secret: str) -> None:
    with pytest.raises(SigningError, match=r"^a secret for s must be text that UTF-8 can hold$"):
        keys.private_key("s", "sha1", "text", secret)


@pytest.mark.parametrize("entropy", [bytes(range(32)), b"\xff" * 32])
def test_a_made_up_secret_is_one_of_its_form(entropy: bytes) -> None:
    assert keys.made_up("sha256", "hex", entropy) == entropy.hex()
    assert keys.made_up("sha256", "text", entropy) == "whsec_" + base64_of(entropy[:24])
    assert keys.made_up("ed25519", "text", entropy) == (entropy + curve.public_half(entropy)).hex()
    plain, hexadecimal, pair = (
        template_scheme({**more, "headers": {"X": "{signature}"}})
        for more in ({}, {"secret": "hex"}, {"algorithm": "ed25519"})
    )
    assert made_up_secret([plain], entropy) == "whsec_" + base64_of(entropy[:24])
    assert made_up_secret([hexadecimal, plain], entropy) == entropy.hex()
    assert len(made_up_secret([pair, hexadecimal, plain], entropy)) == 128
    assert made_up_secret([SCHEMES["timestamped"]], entropy) == "whsec_" + base64_of(entropy[:24])


SEED = bytes(range(32))
PUBLIC = curve.public_half(SEED)


@pytest.mark.parametrize("secret", [PUBLIC.hex(), base64_of(PUBLIC), (SEED + PUBLIC).hex(), base64_of(SEED + PUBLIC)])
@pytest.mark.parametrize("encoding", ["hex", "base64"])
def test_the_public_half_is_enough_to_verify(secret: str, encoding: str) -> None:
    scheme = template_scheme({"algorithm": "ed25519", "encoding": encoding, "headers": {"X": "{signature}"}})
    signature = curve.sign(SEED, BODY)
    text = signature.hex() if encoding == "hex" else base64_of(signature)
    assert scheme.verify(BODY, {"x": [text]}, [base64_of(b"k" * 32), secret], header="X") is None
    wrong = "no signature in X is right: the key is not the sender's, or the body is not the bytes that were sent"
    for body, fields in ((BODY + b"!", [text]), (BODY, ["?"]), (BODY, [f"a_{text}"])):
        with pytest.raises(WrongSignatureError) as refused:
            scheme.verify(body, {"x": fields}, [secret], header="X")
        assert (str(refused.value), refused.value.header) == (wrong, "X")
    for short in ("ab", "", PUBLIC.hex()[2:]):
        with pytest.raises(SigningError, match=r"must be the 32 bytes of a public key in hex or base64$"):
            scheme.verify(BODY, {"x": [text]}, [short], header="X")
    if len(secret) in (128, 88):
        assert sign(scheme, secrets=[secret], body=BODY, message_id="", timestamp=0) == {"X": text}


ORDER = 2**252 + 27742317777372353535851937790883648493
PRIME = 2**255 - 19


def little(number: int) -> bytes:
    return number.to_bytes(32, "little")


@pytest.mark.parametrize(
    ("public", "signature"),
    [
        (PUBLIC[:31], None),
        (PUBLIC + b"\0", None),
        (PUBLIC, curve.sign(SEED, BODY) + b"\0"),
        (PUBLIC, curve.sign(SEED, BODY)[:63]),
        (PUBLIC, b""),
        (little(2), None),  # no point has this y
        (little(PRIME + 1), None),  # another way to write the neutral element
        (little(1 | 1 << 255), None),  # its x is zero, which has no sign
        (PUBLIC, little(2) + curve.sign(SEED, BODY)[32:]),
        (PUBLIC, little(PRIME + 1) + curve.sign(SEED, BODY)[32:]),
    ],
)
def test_what_is_no_key_or_no_signature_verifies_nothing(public: bytes, signature: bytes | None) -> None:
    assert not curve.verify(public, BODY, curve.sign(SEED, BODY) if signature is None else signature)


def test_a_signature_has_one_form() -> None:
    """RFC 8032, 5.1.7: what is no less than the order of the group is no signature, though it would add up."""
    signature = curve.sign(SEED, BODY)
    answer = int.from_bytes(signature[32:], "little")
    assert curve.verify(PUBLIC, BODY, signature)
    assert not curve.verify(PUBLIC, BODY, signature[:32] + little(answer + ORDER))
    assert not curve.verify(PUBLIC, BODY, signature[:32] + little(ORDER))
    other = curve.sign(SEED[::-1], BODY)
    assert not curve.verify(PUBLIC, BODY, signature[:32] + other[32:])


@pytest.mark.parametrize(
    ("secret", "public", "content", "signature"),
    [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
    ],
)
def test_ed25519_is_that_of_its_rfc(secret: str, public: str, content: str, signature: str) -> None:
    """RFC 8032, 7.1."""
    seed, message = bytes.fromhex(secret), bytes.fromhex(content)
    assert curve.public_half(seed).hex() == public
    assert curve.sign(seed, message).hex() == signature
    assert curve.verify(bytes.fromhex(public), message, bytes.fromhex(signature))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("{form}", b"a b1cc12ed\xc3\xa9"),
        ("{url}|{form}", b"http://x/|a b1cc12ed\xc3\xa9"),
        ("{id}.{timestamp}.{body}.", b"m.7.e=d%C3%A9&c=12&c=12&a+b=1&c=."),
    ],
)
def test_what_is_signed_is_put_together_piece_by_piece(content: str, expected: bytes) -> None:
    body = b"e=d%C3%A9&c=12&c=12&a+b=1&c="
    data = {"content": content, "headers": {"X": "{signature}", "I": "{id}", "T": "{timestamp}", "V": "2"}}
    made = sign(template_scheme(data), secrets=["s"], body=body, message_id="m", timestamp=7, url="http://x/")
    assert made == {"X": hmac.new(b"s", expected, "sha256").hexdigest(), "I": "m", "T": "7", "V": "2"}


MILLIS: dict[str, Any] = {
    "content": "{id}:{timestamp}:{body}",
    "timestamp": "milliseconds",
    "headers": {"X-Sig": "v1 {signature}", "X-Time": "at {timestamp}", "X-Id": "{id}", "X-Version": "2"},
}


def verified(change: Any, header: str = "X-Sig") -> int | None:
    scheme = template_scheme(MILLIS)
    made = sign(scheme, secrets=["s"], body=BODY, message_id="m", timestamp=7, header=header)
    fields = {name.lower(): [value] for name, value in made.items()}
    return scheme.verify(BODY, {**fields, **change}, ["s"], header=header)


def test_a_time_in_milliseconds_is_shown_in_seconds_and_what_is_constant_is_not_looked_at() -> None:
    assert verified({}) == verified({}, "X-Other") == 7
    assert verified({"x-version": ["3"]}) == verified({"x-version": []}) == 7


@pytest.mark.parametrize(
    ("change", "error", "message", "header"),
    [
        (
            {"x-time": ["at x"]},
            MalformedSignatureError,
            "X-Time: the time must be whole Unix milliseconds; got 'x'",
            "X-Time",
        ),
        ({"x-time": ["7000"]}, MalformedSignatureError, "X-Time must be at <timestamp>; got '7000'", "X-Time"),
        ({"x-time": []}, MissingSignatureError, "the delivery has no X-Time header, so it is not signed", "X-Time"),
        ({"x-sig": ["v2 a"]}, MalformedSignatureError, "X-Sig must be v1 <signature>; got 'v2 a'", "X-Sig"),
        ({"x-sig": ["v1 a"]}, WrongSignatureError, None, "X-Sig"),
        ({"x-time": ["at 7001"]}, WrongSignatureError, None, "X-Sig"),
        ({"x-id": ["n"]}, WrongSignatureError, None, "X-Sig"),
        ({"x-id": ["a b"]}, MalformedSignatureError, "X-Id must be <id>; got 'a b'", "X-Id"),
    ],
)
def test_each_field_of_a_scheme_of_data_is_looked_at(change: Any, error: Any, message: str | None, header: str) -> None:
    with pytest.raises(error) as refused:
        verified(change)
    wrong = (
        "no signature in X-Sig is right: the secret is not the sender's, or the body is not the bytes that were sent"
    )
    assert (str(refused.value), refused.value.header) == (message or wrong, header)


def test_an_id_that_no_header_can_have_is_refused_where_one_has_it() -> None:
    for data, is_refused in ((MILLIS, True), ({"headers": {"X": "{signature}"}}, False)):
        more = {"secrets": ["s"], "body": BODY, "message_id": "a b", "timestamp": 1}
        if not is_refused:
            assert list(sign(template_scheme(data), **more)) == ["X"]
            continue
        with pytest.raises(SigningError, match=r"^message_id must be visible ASCII without spaces; got 'a b'$"):
            sign(template_scheme(data), **more)


def test_signatures_are_kept_apart_by_the_separator_and_the_time_stands_once() -> None:
    data = {
        "content": "{timestamp}.{body}",
        "headers": {"X": "t={timestamp};v1={signature};k=1", "Y": "a;b"},
        "separator": ";",
    }
    scheme = template_scheme(data)
    made = sign(scheme, secrets=["s", "t"], body=BODY, message_id="", timestamp=7)
    one, two = (hmac.new(key, b"7." + BODY, "sha256").hexdigest() for key in (b"s", b"t"))
    assert made == {"X": f"t=7;v1={one};v1={two};k=1", "Y": "a;b"}
    for text in (made["X"], f"k=1; v1={two};t=7", f"v1=x;v1={one};t=7"):
        assert scheme.verify(BODY, {"x": [text]}, ["s", "t"], header="X") == 7
    for text in (f"t=7;t=8;v1={one}", f"v1={one}", "t=7"):
        with pytest.raises(MalformedSignatureError) as refused:
            scheme.verify(BODY, {"x": [text]}, ["s"], header="X")
        assert str(refused.value) == f"X must be t=<timestamp>;v1=<signature>;k=1; got {text[:40]!r}"
    assert scheme.definition == data
    assert template_scheme({"headers": {"X": "{signature}"}}).definition == {"headers": {"X": "{signature}"}}
    assert (scheme.name, scheme.header, scheme.is_timed) == ("sha256 hex of {timestamp}.{body}", "X", True)
    assert scheme.detect([DeclaredHeader("X")]) is None


@pytest.mark.parametrize(
    ("data", "message", "place", "hint"),
    [
        ({"headers": 5}, "no header carries the signature", ("headers",), "add one with {signature}"),
        ({}, "no header carries the signature", ("headers",), "add one with {signature}"),
        (
            {"headers": {"X": "{signature"}},
            "a brace without its other half",
            ("headers", "X"),
            "placeholders are {signature}, {timestamp}, {id}",
        ),
        (
            {"headers": {"X": "signature}"}},
            "a brace without its other half",
            ("headers", "X"),
            "placeholders are {signature}, {timestamp}, {id}",
        ),
        (
            {"headers": {"X": "{signature} {zzz}"}},
            "{zzz} means nothing here",
            ("headers", "X"),
            "there are {signature}, {timestamp}, {id}",
        ),
        ({"headers": {"X": "{signature} {idd}"}}, "{idd} means nothing here", ("headers", "X"), "did you mean {id}?"),
        ({"headers": {"X": 5}}, "a template must be visible ASCII", ("headers", "X"), ""),
        ({"headers": {"X": "{signature}\x7f"}}, "a template must be visible ASCII", ("headers", "X"), ""),
        ({"headers": {"X": "{signature}\t"}}, "a template must be visible ASCII", ("headers", "X"), ""),
        ({"headers": {"": "{signature}"}}, "'' is no name of a header", ("headers", ""), ""),
        ({"content": ""}, "content must be text", ("content",), ""),
        ({"content": 5}, "content must be text", ("content",), ""),
        ({"separator": 5}, "separator must be text", ("separator",), ""),
        ({"encoding": "hxe"}, "encoding can't be 'hxe'", ("encoding",), "did you mean hex?"),
        ({"secret": "zzz"}, "secret can't be 'zzz'", ("secret",), "one of text, base64, hex"),
        ({"timestamp": 5}, "timestamp can't be 5", ("timestamp",), "one of seconds, milliseconds"),
        ({"url": "x"}, "url is no word of a signing scheme", ("url",), None),
        (
            {"headers": {"X": "{signature}"}, "content": "{id}{body}"},
            "{id} is signed, and no header carries it, so that nobody can verify it",
            ("content",),
            "add a header with {id}",
        ),
        (
            {"headers": {"X": "{signature}"}, "content": "{signature}{body}"},
            "{signature} means nothing here",
            ("content",),
            None,
        ),
        (
            {"algorithm": "ed25519", "secret": "text", "headers": {"X": "{signature}"}},
            "the form of the key of ed25519 is known",
            ("secret",),
            "leave it out",
        ),
    ],
)
def test_data_that_is_no_scheme_is_reported_at_its_place(
    data: dict[str, Any], message: str, place: tuple[str, ...], hint: str | None
) -> None:
    with pytest.raises(TemplateError) as refused:
        template_scheme(data)
    assert (str(refused.value), refused.value.place) == (message, place)
    if hint is not None:
        assert refused.value.hint == hint


@pytest.mark.parametrize(
    ("template", "parts"),
    [
        ("", (("", ""),)),
        ("a", (("a", ""),)),
        ("{a}", (("", "a"), ("", ""))),
        ("a{b}c{}d", (("a", "b"), ("c", ""), ("d", ""))),
    ],
)
def test_a_template_has_texts_and_placeholders(template: str, parts: Any) -> None:
    assert parts_of(template) == parts
