"""webhook-id, webhook-timestamp and webhook-signature (https://www.standardwebhooks.com, 1.0).

`v1,<base64>`: HMAC-SHA256 of `{id}.{timestamp}.{body}`, one for each live secret. A sender may call its headers
otherwise, as long as the three begin alike: `acme-id`, `acme-timestamp` and `acme-signature`.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence

from .scheme import DeclaredHeader, Fields, MalformedSignatureError, SigningError, compare, mac, single, unix_seconds

__all__ = ["check_secret", "detect", "header", "name", "secret_pattern", "sign", "verify"]

name = "standard-webhooks"
header = "webhook-signature"
secret_pattern = r"^whsec_(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"  # noqa: S105 - a form

_PREFIX = "whsec_"
_ENDING = "-signature"
_VISIBLE = re.compile(r"[!-~]+")
_EXPECTED = (
    "a secret for standard-webhooks must be whsec_ and then base64, of 24 to 64 random bytes by custom, "
    "such as whsec_dW5kZXJzdHVkeS1leGFtcGxlLWtleSEh"
)


def check_secret(secret: str, /) -> None:
    """Raises SigningError for what is not `whsec_` and base64."""
    if not secret.startswith(_PREFIX):
        raise SigningError(_EXPECTED)
    _key(secret)


def sign(body: bytes, secrets: Sequence[str], *, header: str, message_id: str, timestamp: int) -> dict[str, str]:
    """Raises SigningError for a message id that can't stand in a header, and for a secret that is not base64."""
    identity, time = _beside(header)
    if not _VISIBLE.fullmatch(message_id):
        raise SigningError(f"message_id must be visible ASCII without spaces, for {identity}; got {message_id!r}")
    signatures = _signatures(message_id, str(timestamp), body, secrets)
    return {identity: message_id, time: str(timestamp), header: " ".join(f"v1,{entry}" for entry in signatures)}


def verify(body: bytes, headers: Fields, secrets: Sequence[str], *, header: str) -> int | None:
    """The time that was signed. Raises SignatureError, and SigningError for a secret that is not base64."""
    id_header, time_header = _beside(header)
    identity, time, value = (single(headers, entry) for entry in (id_header, time_header, header))
    if not _VISIBLE.fullmatch(identity):
        raise MalformedSignatureError(f"{id_header} must be visible ASCII without spaces", id_header)
    parts = [part.partition(",") for part in value.split(" ")]
    received = [text for version, _, text in parts if version == "v1"]
    if not received:
        raise MalformedSignatureError(f"{header} must be v1,<signature>; got {value[:40]!r}", header)
    seconds = unix_seconds(time_header, time)
    compare(header, _signatures(identity, time, body, secrets), received)
    return seconds


def detect(headers: Sequence[DeclaredHeader], /) -> str | None:
    """The standard's own header, or one whose id and time are declared beside it."""
    names = {declared.name.lower() for declared in headers}
    for declared in headers:
        lowered = declared.name.lower()
        if lowered == header or (lowered.endswith(_ENDING) and names.issuperset(_beside(lowered))):
            return declared.name
    return None


def _beside(header: str) -> tuple[str, str]:
    """The headers of the id and of the time: they begin as the signature's does."""
    begin = header[: -len(_ENDING)] if header.lower().endswith(_ENDING) else "webhook"
    return f"{begin}-id", f"{begin}-timestamp"


def _signatures(identity: str, time: str, body: bytes, secrets: Sequence[str]) -> list[str]:
    content = f"{identity}.{time}.".encode() + body
    return [base64.b64encode(mac(_key(secret), content)).decode() for secret in secrets]


def _key(secret: str) -> bytes:
    """The bytes behind a secret; senders and libraries leave out the prefix and the padding at times."""
    bare = secret.removeprefix(_PREFIX).rstrip("=")
    try:
        key = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not key:
        raise SigningError(_EXPECTED)
    return key
