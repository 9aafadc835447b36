"""One header field, `sha256=<hex>`: HMAC-SHA256 of the body.

The form has room for one signature and for no time: while a secret is rotated the newest signs, and a replay is not
recognised.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .scheme import DeclaredHeader, Fields, MalformedSignatureError, check_text_secret, compare, mac, single

__all__ = ["check_secret", "detect", "header", "is_timed", "name", "secret_pattern", "sign", "verify"]

name = "sha256"
header = "X-Hub-Signature-256"
secret_pattern = ""
is_timed = False

_FORM = re.compile(r"(?<!\w)sha256=")


def check_secret(secret: str, /) -> None:
    """Raises SigningError for a text that UTF-8 can't hold."""
    check_text_secret(name, secret)


def sign(body: bytes, secrets: Sequence[str], *, header: str, message_id: str, timestamp: int) -> dict[str, str]:
    """The message id and the time are not part of the form."""
    return {header: f"sha256={_signature(body, secrets[0])}"}


def verify(body: bytes, headers: Fields, secrets: Sequence[str], *, header: str) -> int | None:
    """None: no time is signed. Raises SignatureError."""
    value = single(headers, header)
    kind, _, signature = value.partition("=")
    if kind != "sha256" or not signature:
        raise MalformedSignatureError(f"{header} must be sha256=<signature>; got {value[:40]!r}", header)
    compare(header, [_signature(body, secret) for secret in secrets], [signature])
    return None


def detect(headers: Sequence[DeclaredHeader], /) -> str | None:
    """The usual header, or one that speaks of a signature and whose description, example or pattern has `sha256=`."""
    for declared in headers:
        lowered = declared.name.lower()
        if lowered == header.lower() or ("signature" in lowered and _FORM.search(declared.text)):
            return declared.name
    return None


def _signature(body: bytes, secret: str) -> str:
    return mac(secret.encode("utf-8", "surrogateescape"), body).hex()
