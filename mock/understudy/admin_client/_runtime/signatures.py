"""Tells whether a webhook delivery is from who holds the secret, is as it was sent, and is of now.

`stripe`             one header, `t=<Unix seconds>,v1=<hex>`: HMAC-SHA256 of `{t}.{body}`; more `v1` in a rotation
`standard-webhooks`  webhook-id, webhook-timestamp, webhook-signature (https://www.standardwebhooks.com, 1.0)
`github`             one header, `sha256=<hex>`: HMAC-SHA256 of the body; it carries no time, so a replay is not seen
"""

from __future__ import annotations

import base64
import binascii
import difflib
import hashlib
import hmac
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from .errors import (
    WebhookHeaderMalformedError,
    WebhookHeaderMissingError,
    WebhookSignatureError,
    WebhookTimestampError,
)

__all__ = ["Headers", "Scheme", "Signature", "raw", "sign", "verify"]

Headers = Mapping[str, str | Sequence[str]] | Iterable[tuple[str, str]]
Scheme = Literal["stripe", "standard-webhooks", "github"]

_DEFAULTS = {"stripe": "X-Webhook-Signature", "github": "X-Hub-Signature-256", "standard-webhooks": "webhook-signature"}
_ID, _TIME = "webhook-id", "webhook-timestamp"
_PREFIX = "whsec_"
_SECONDS = re.compile(r"[0-9]{1,12}")
_VISIBLE = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Signature:
    """How deliveries are signed, and in which header."""

    scheme: str
    header: str


@dataclass(frozen=True, slots=True)
class _Claim:
    """What the headers of a delivery say: these signatures, over what stands before the body, made then."""

    signatures: Sequence[str]
    prefix: str = ""
    timestamp: int | None = None


def verify(
    body: bytes,
    headers: Headers,
    secret: str | Sequence[str],
    declared: Sequence[Signature],
    *,
    tolerance: float | timedelta,
    now: float | None,
    scheme: str | None,
    header: str | None,
) -> None:
    """Return when a delivery is signed with one of the secrets and not older or newer than `tolerance`, else raise.

    Raises a WebhookVerificationError for what is wrong with the delivery; TypeError and ValueError for what is wrong
    with the call: a body that was parsed, an empty secret, a scheme that nobody told.
    """
    content, way, window = raw(body), _chosen(declared, scheme, header), _window(tolerance)
    keys = _keys(way.scheme, secret)
    claim = _READERS[way.scheme](way.header, _lowered(headers))
    wanted = [_text(way.scheme, key, claim.prefix.encode() + content) for key in keys]
    # Every pair is compared, so that the time taken tells nothing about which one came near.
    matches = [
        hmac.compare_digest(ours.encode(), given.encode("utf-8", "replace"))
        for ours in wanted
        for given in claim.signatures
    ]
    if not any(matches):
        raise WebhookSignatureError(
            f"no signature in {way.header} is right: the secret is not the sender's, "
            "or the body is not the bytes that were sent"
        )
    if claim.timestamp is not None:
        _check_age((time.time() if now is None else now) - claim.timestamp, window)


def sign(
    body: bytes,
    secret: str | Sequence[str],
    declared: Sequence[Signature],
    *,
    timestamp: int | None,
    message_id: str,
    scheme: str | None,
    header: str | None,
) -> dict[str, str]:
    """The headers of a delivery as the sender would sign it, for tests of a receiver; several secrets: a rotation.

    Raises TypeError and ValueError as `verify` does.
    """
    content, way = raw(body), _chosen(declared, scheme, header)
    seconds = int(time.time()) if timestamp is None else timestamp
    keys = _keys(way.scheme, secret)
    if way.scheme == "github":
        return {way.header: f"sha256={_text(way.scheme, keys[0], content)}"}
    prefix = f"{seconds}." if way.scheme == "stripe" else f"{message_id}.{seconds}."
    made = [_text(way.scheme, key, prefix.encode() + content) for key in keys]
    if way.scheme == "stripe":
        return {way.header: ",".join([f"t={seconds}", *(f"v1={text}" for text in made)])}
    return {_ID: message_id, _TIME: str(seconds), way.header: " ".join(f"v1,{text}" for text in made)}


def raw(body: Any) -> bytes:
    """The body as bytes. Raises TypeError for what is no bytes: a signature is of bytes, not of what they mean."""
    if isinstance(body, bytes | bytearray | memoryview):
        return bytes(body)
    raise TypeError(
        f"body must be the raw bytes of the request, not {type(body).__name__}: pass request.get_data() in Flask, "
        "await request.body() in Starlette and FastAPI, request.body in Django"
    )


def _chosen(declared: Sequence[Signature], scheme: str | None, header: str | None) -> Signature:
    if scheme is not None and scheme not in _DEFAULTS:
        near = difflib.get_close_matches(scheme, _DEFAULTS, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {_listed(_DEFAULTS)}"
        raise ValueError(f"there is no scheme {scheme!r}; {hint}")
    fitting = [way for way in declared if scheme in (None, way.scheme)]
    if header is not None:
        fitting = [Signature(known, header) for known in dict.fromkeys(way.scheme for way in fitting)]
    if not fitting and scheme is not None:
        fitting = [Signature(scheme, header or _DEFAULTS[scheme])]
    if not fitting:
        raise ValueError(
            f"the document does not say how webhooks are signed: pass scheme=, one of {_listed(_DEFAULTS)}"
        )
    if len(fitting) > 1:
        ways = ", ".join(f"{way.scheme} in {way.header}" for way in fitting)
        raise ValueError(f"webhooks are signed in more than one way ({ways}): pass scheme= and header=")
    [way] = fitting
    if way.scheme == "standard-webhooks" and way.header.lower() != _DEFAULTS[way.scheme]:
        raise ValueError(f"standard-webhooks has its own header, {_DEFAULTS[way.scheme]}: leave header= out")
    return way


def _listed(names: Iterable[str]) -> str:
    return ", ".join(repr(name) for name in names)


def _window(tolerance: float | timedelta) -> float:
    seconds = tolerance.total_seconds() if isinstance(tolerance, timedelta) else tolerance
    # Written so that NaN is refused too: no comparison with it holds.
    if not seconds >= 0:
        raise ValueError(f"tolerance must be 0 seconds or more; got {tolerance}")
    return seconds


def _keys(scheme: str, secret: Any) -> list[bytes]:
    is_several = isinstance(secret, Iterable) and not isinstance(secret, str | bytes | bytearray)
    secrets = list(secret) if is_several else [secret]
    for entry in secrets:
        if not isinstance(entry, str):
            raise TypeError(
                f"secret must be text, or a sequence of texts while it is rotated; got {type(entry).__name__}"
            )
    if not secrets or not all(secrets):
        raise ValueError("secret must not be empty: anyone could sign with it")
    return [
        _decoded(entry) if scheme == "standard-webhooks" else entry.encode("utf-8", "surrogateescape")
        for entry in secrets
    ]


def _decoded(secret: str) -> bytes:
    bare = secret.removeprefix(_PREFIX).rstrip("=")
    try:
        key = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not key:
        raise ValueError("a secret for standard-webhooks is whsec_ and then base64; this one is not")
    return key


def _text(scheme: str, key: bytes, content: bytes) -> str:
    made = hmac.new(key, content, hashlib.sha256).digest()
    return base64.b64encode(made).decode() if scheme == "standard-webhooks" else made.hex()


def _lowered(headers: Any) -> dict[str, list[str]]:
    """Every header by its name in lower case (RFC 9110 5.1), from a mapping or from pairs, of text or of bytes."""
    pairs = headers.items() if hasattr(headers, "items") else headers
    found: dict[str, list[str]] = {}
    try:
        for name, value in pairs:
            values = value if isinstance(value, list | tuple) else [value]
            found.setdefault(_latin(name).lower(), []).extend(_latin(entry) for entry in values)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(
            f"headers must be a mapping of names to values, or pairs of them; got {type(headers).__name__}"
        ) from None
    return found


def _latin(value: Any) -> str:
    text: str = value.decode("latin-1") if isinstance(value, bytes) else value
    return text.strip()


def _single(name: str, headers: Mapping[str, Sequence[str]]) -> str:
    values = headers.get(name.lower(), ())
    if len(values) > 1:
        raise WebhookHeaderMalformedError(f"{name} came {len(values)} times", name)
    if not values or not values[0]:
        raise WebhookHeaderMissingError(f"the delivery has no {name} header, so it is not signed", name)
    return values[0]


def _seconds(name: str, text: str) -> int:
    if not _SECONDS.fullmatch(text):
        raise WebhookHeaderMalformedError(f"{name}: the time must be whole Unix seconds; got {text[:40]!r}", name)
    return int(text)


def _stripe(name: str, headers: Mapping[str, Sequence[str]]) -> _Claim:
    value = _single(name, headers)
    parts = [part.strip().partition("=") for part in value.split(",")]
    times = [text for key, _, text in parts if key == "t"]
    signatures = [text for key, _, text in parts if key == "v1"]
    if len(times) != 1 or not signatures:
        raise WebhookHeaderMalformedError(f"{name} must be t=<Unix seconds>,v1=<signature>; got {value[:40]!r}", name)
    return _Claim(signatures, f"{times[0]}.", _seconds(name, times[0]))


def _standard(name: str, headers: Mapping[str, Sequence[str]]) -> _Claim:
    identity, moment, value = (_single(entry, headers) for entry in (_ID, _TIME, name))
    if not _VISIBLE.fullmatch(identity):
        raise WebhookHeaderMalformedError(f"{_ID} must be visible ASCII without spaces", _ID)
    parts = [part.partition(",") for part in value.split(" ")]
    signatures = [text for version, _, text in parts if version == "v1"]
    if not signatures:
        raise WebhookHeaderMalformedError(f"{name} must be v1,<signature>; got {value[:40]!r}", name)
    return _Claim(signatures, f"{identity}.{moment}.", _seconds(_TIME, moment))


def _github(name: str, headers: Mapping[str, Sequence[str]]) -> _Claim:
    value = _single(name, headers)
    kind, _, signature = value.partition("=")
    if kind != "sha256" or not signature:
        raise WebhookHeaderMalformedError(f"{name} must be sha256=<signature>; got {value[:40]!r}", name)
    return _Claim([signature])


def _check_age(age: float, window: float) -> None:
    # Written so that NaN is refused too.
    if abs(age) <= window:
        return
    when = f"{age:.1f} s ago" if age > 0 else f"{-age:.1f} s in the future"
    outside = abs(age) - window
    raise WebhookTimestampError(f"signed {when}: {outside:.1f} s outside of the tolerance of {window:g} s", age)


_READERS = {"stripe": _stripe, "standard-webhooks": _standard, "github": _github}
