"""Whether a received webhook was signed with one of the secrets that its endpoint has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from understudy.webhooks.signers import SignerError, sign

__all__ = ["verifier"]

_STRIPE = re.compile(r"t=(\d{1,15})((?:,v1=[0-9a-f]+)+)")
_GITHUB = re.compile(r"sha256=[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class _Claim:
    """What the header fields say: who signed what, when, and how."""

    scheme: str
    header: str | None
    message_id: str
    timestamp: int
    signatures: frozenset[str]


def verifier(secrets: Callable[[], Sequence[str]]) -> Callable[[bytes, Mapping[str, str]], bool]:
    """A function of a body and its header fields, in lower case; `secrets` are asked for at each call.

    The age of a signature is not looked at: that is for the receiver under test to do.
    """

    def verify(body: bytes, headers: Mapping[str, str]) -> bool:
        known = secrets()
        return any(_signed(claim, body, secret) for claim in _claims(headers) for secret in known)

    return verify


def _signed(claim: _Claim, body: bytes, secret: str) -> bool:
    try:
        made = sign(
            claim.scheme,
            secrets=[secret],
            body=body,
            message_id=claim.message_id,
            timestamp=claim.timestamp,
            header=claim.header,
        )
    except SignerError:
        return False
    fields = {name.lower(): value for name, value in made}
    return any(claim.signatures & again.signatures for again in _claims(fields) if again.scheme == claim.scheme)


def _claims(headers: Mapping[str, str]) -> Iterator[_Claim]:
    """A scheme is told by its form, since `stripe` and `github` may be in any header."""
    time = headers.get("webhook-timestamp", "")
    if "webhook-signature" in headers and time.isascii() and time.isdigit():
        found = frozenset(headers["webhook-signature"].split())
        yield _Claim("standard-webhooks", None, headers.get("webhook-id", ""), int(time), found)
    for name, value in headers.items():
        if match := _STRIPE.fullmatch(value):
            yield _Claim("stripe", name, "", int(match[1]), frozenset(match[2].strip(",").split(",")))
        elif _GITHUB.fullmatch(value):
            yield _Claim("github", name, "", 0, frozenset([value]))
