"""How a delivery is signed: the body, a time and secrets in, HTTP headers out. No clock, no network.

Every scheme signs with HMAC-SHA256 (RFC 2104). While a secret is rotated there are two of them, the newest first.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from understudy.problem import did_you_mean

__all__ = ["DEFAULT_HEADERS", "SCHEMES", "Signer", "SignerError", "check_secret", "sign"]

SCHEMES = ("stripe", "standard-webhooks", "github", "none")
DEFAULT_HEADERS: Mapping[str, str] = MappingProxyType(
    {"stripe": "X-Webhook-Signature", "github": "X-Hub-Signature-256"}
)
"""The header of the schemes that let it be chosen."""

_PREFIX = "whsec_"
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VISIBLE = re.compile(r"[!-~]+")
_STANDARD_FORM = (
    "a secret for standard-webhooks must be whsec_ and then base64, of 24 to 64 random bytes by custom, "
    "such as whsec_dW5kZXJzdHVkeS1leGFtcGxlLWtleSEh"
)


class SignerError(ValueError):
    """A scheme, a header, a secret or a message that can't be signed with; the message says what would be right."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A scheme and, for `stripe` and `github`, the header that carries the signature.

    Raises SignerError when made with an unknown scheme, with a header for a scheme that names its own, or with what
    is no header name (RFC 9110 5.1).
    """

    scheme: str
    header: str | None = None

    def __post_init__(self) -> None:
        _check_scheme(self.scheme)
        if self.header is None:
            return
        if self.scheme not in DEFAULT_HEADERS:
            raise SignerError(
                f"the scheme {self.scheme} takes no header name: leave header out; "
                f"it can be chosen for {' and '.join(DEFAULT_HEADERS)}"
            )
        if not _TOKEN.fullmatch(self.header):
            raise SignerError(
                f"header must be the name of an HTTP header, such as {DEFAULT_HEADERS[self.scheme]}; "
                f"got {self.header!r}"
            )

    def sign(
        self, *, secrets: Sequence[str], body: bytes, message_id: str, timestamp: int
    ) -> tuple[tuple[str, str], ...]:
        """The headers of one attempt to deliver `body`. Raises SignerError as `sign` does."""
        return sign(
            self.scheme,
            secrets=secrets,
            body=body,
            message_id=message_id,
            timestamp=timestamp,
            header=self.header,
        )


def check_secret(scheme: str, secret: str) -> None:
    """Refuse a secret when it is configured, not at the first delivery. The secret itself is never told.

    Raises SignerError: an unknown scheme, an empty secret, or for `standard-webhooks` one that is no whsec_ and base64.
    """
    _check_scheme(scheme)
    if scheme != "none":
        _key(scheme, secret)


def sign(
    scheme: str,
    *,
    secrets: Sequence[str],
    body: bytes,
    message_id: str,
    timestamp: int,
    header: str | None = None,
) -> tuple[tuple[str, str], ...]:
    """The headers that sign `body`; `timestamp` is Unix seconds, `secrets` are the live ones, newest first.

    Raises SignerError: an unknown scheme, no secret, a bad secret, a timestamp before 1970, or a message id that can't
    stand in a header.
    """
    name = Signer(scheme, header).header or DEFAULT_HEADERS.get(scheme, "")
    if scheme == "none":
        return ()
    if isinstance(secrets, str):
        raise SignerError("secrets must be a sequence of secrets, newest first: write [secret] for one")
    if not secrets:
        raise SignerError(f"the scheme {scheme} needs a secret; with none, the scheme is none")
    if timestamp < 0:
        raise SignerError(f"timestamp must be Unix seconds, 0 or more; got {timestamp}")
    keys = [_key(scheme, secret) for secret in secrets]
    return _SIGNERS[scheme](name, keys, body, message_id, timestamp)


def _check_scheme(scheme: str) -> None:
    if scheme in SCHEMES:
        return
    hint = did_you_mean(scheme, SCHEMES, otherwise=f"there are {', '.join(SCHEMES)}")
    raise SignerError(f"there is no scheme {scheme!r} to sign with; {hint}")


def _key(scheme: str, secret: str) -> bytes:
    if scheme == "standard-webhooks":
        return _decoded(secret)
    if not secret:
        raise SignerError(f"a secret for {scheme} must not be empty")
    try:
        return secret.encode()
    except UnicodeEncodeError:
        raise SignerError(f"a secret for {scheme} must be text that UTF-8 can hold") from None


def _decoded(secret: str) -> bytes:
    text = secret.removeprefix(_PREFIX)
    try:
        # The padding is often left away, also by the authors of the standard.
        bare = text.rstrip("=")
        key = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not secret.startswith(_PREFIX) or not key:
        raise SignerError(_STANDARD_FORM)
    return key


def _mac(key: bytes, content: bytes) -> bytes:
    return hmac.new(key, content, hashlib.sha256).digest()


def _stripe(
    name: str, keys: Sequence[bytes], body: bytes, message_id: str, timestamp: int
) -> tuple[tuple[str, str], ...]:
    content = b"%d.%b" % (timestamp, body)
    return ((name, ",".join([f"t={timestamp}", *(f"v1={_mac(key, content).hex()}" for key in keys)])),)


def _standard(
    name: str, keys: Sequence[bytes], body: bytes, message_id: str, timestamp: int
) -> tuple[tuple[str, str], ...]:
    if not _VISIBLE.fullmatch(message_id):
        raise SignerError(f"message_id must be visible ASCII without spaces, for webhook-id; got {message_id!r}")
    content = b"%b.%d.%b" % (message_id.encode(), timestamp, body)
    signatures = " ".join(f"v1,{base64.b64encode(_mac(key, content)).decode()}" for key in keys)
    return (("webhook-id", message_id), ("webhook-timestamp", str(timestamp)), ("webhook-signature", signatures))


def _github(
    name: str, keys: Sequence[bytes], body: bytes, message_id: str, timestamp: int
) -> tuple[tuple[str, str], ...]:
    # The form has room for one signature and for no time.
    return ((name, f"sha256={_mac(keys[0], body).hex()}"),)


_SIGNERS: Mapping[str, Callable[[str, Sequence[bytes], bytes, str, int], tuple[tuple[str, str], ...]]] = {
    "stripe": _stripe,
    "standard-webhooks": _standard,
    "github": _github,
}
