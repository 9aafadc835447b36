"""One header field, `t=<Unix seconds>,v1=<hex>`: HMAC-SHA256 of `{t}.{body}`, one `v1` for each live secret."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .scheme import (
    DeclaredHeader,
    Fields,
    MalformedSignatureError,
    check_text_secret,
    compare,
    mac,
    single,
    unix_seconds,
)

__all__ = ["check_secret", "detect", "header", "name", "secret_pattern", "sign", "verify"]

name = "timestamped"
header = "X-Webhook-Signature"
secret_pattern = ""

_TIME = re.compile(r"(?<!\w)t=")
_VERSION = re.compile(r"(?<!\w)v1=")


def check_secret(secret: str, /) -> None:
    """Raises SigningError for a text that UTF-8 can't hold."""
    check_text_secret(name, secret)


def sign(body: bytes, secrets: Sequence[str], *, header: str, message_id: str, timestamp: int) -> dict[str, str]:
    """The message id is not part of the form."""
    signatures = [f"v1={entry}" for entry in _signatures(str(timestamp), body, secrets)]
    return {header: ",".join([f"t={timestamp}", *signatures])}


def verify(body: bytes, headers: Fields, secrets: Sequence[str], *, header: str) -> int | None:
    """The time that was signed. Raises SignatureError."""
    value = single(headers, header)
    parts = [part.strip().partition("=") for part in value.split(",")]
    times = [text for key, _, text in parts if key == "t"]
    received = [text for key, _, text in parts if key == "v1"]
    if len(times) != 1 or not received:
        message = f"{header} must be t=<Unix seconds>,v1=<signature>; got {value[:40]!r}"
        raise MalformedSignatureError(message, header)
    seconds = unix_seconds(header, times[0])
    compare(header, _signatures(times[0], body, secrets), received)
    return seconds


def detect(headers: Sequence[DeclaredHeader], /) -> str | None:
    """A header whose name speaks of a signature and whose description, example or pattern has `t=` and `v1=`."""
    for declared in headers:
        has_form = _TIME.search(declared.text) and _VERSION.search(declared.text)
        if "signature" in declared.name.lower() and has_form:
            return declared.name
    return None


def _signatures(time: str, body: bytes, secrets: Sequence[str]) -> list[str]:
    content = time.encode() + b"." + body
    return [mac(secret.encode("utf-8", "surrogateescape"), content).hex() for secret in secrets]
