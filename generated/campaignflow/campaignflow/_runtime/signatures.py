"""Verifies that a webhook delivery comes from a holder of the secret, is unchanged and recent.

How deliveries are signed stands in `signing`: the mock of the document signs with the same files.
"""

from __future__ import annotations

import difflib
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from .errors import WebhookHeaderMalformedError, WebhookHeaderMissingError, WebhookSignatureError, WebhookTimestampError
from .signing import (
    SCHEMES,
    Fields,
    MalformedSignatureError,
    MissingSignatureError,
    SigningScheme,
    TemplateScheme,
    find,
    template_scheme,
)
from .signing import sign as sign_with
from .values import is_sequence

__all__ = ["Headers", "Scheme", "Signature", "lowered", "raw", "sign", "verify"]

Headers = Mapping[str, str | Sequence[str]] | Iterable[tuple[str, str]]
Scheme = str | Mapping[str, Any] | SigningScheme
"""`standard-webhooks`, `timestamped`, `sha256`, a scheme as data, as `x-mock-delivery: {sign: {...}}` has it, or one of
your own: a module or object with their functions."""


@dataclass(frozen=True, slots=True)
class Signature:
    """How deliveries are signed, and in which header."""

    scheme: str | Mapping[str, Any]
    header: str


def verify(
    body: bytes,
    headers: Headers,
    secret: str | Sequence[str],
    declared: Sequence[Signature],
    *,
    tolerance: float | timedelta,
    now: float | None,
    scheme: Scheme | None,
    header: str | None,
    url: str | None,
) -> None:
    """Return when a delivery is signed with one of the secrets and not older or newer than `tolerance`, else raise.

    Raises a WebhookVerificationError for what is wrong with the delivery; TypeError and ValueError for what is wrong
    with the call: a body that was parsed, an unusable secret, a scheme that is not known.
    """
    content, window = raw(body), _window(tolerance)
    way, name = _chosen(declared, scheme, header, url)
    try:
        timestamp = way.verify(content, lowered(headers), _secrets(secret), header=name)
    except MissingSignatureError as error:
        raise WebhookHeaderMissingError(str(error), error.header) from None
    except MalformedSignatureError as error:
        raise WebhookHeaderMalformedError(str(error), error.header) from None
    except ValueError as error:
        # A scheme of one's own may know the errors of another copy of `signing` than this one.
        if not hasattr(error, "header"):
            raise
        raise WebhookSignatureError(str(error)) from None
    if timestamp is not None:
        _check_age((time.time() if now is None else now) - timestamp, window)


def sign(
    body: bytes,
    secret: str | Sequence[str],
    declared: Sequence[Signature],
    *,
    timestamp: int | None,
    message_id: str,
    scheme: Scheme | None,
    header: str | None,
    url: str | None,
) -> dict[str, str]:
    """The headers of a delivery as the sender would sign it, for tests of a receiver; several secrets: a rotation.

    Raises TypeError and ValueError as `verify` does.
    """
    content = raw(body)
    way, name = _chosen(declared, scheme, header, url)
    seconds = int(time.time()) if timestamp is None else timestamp
    secrets = _secrets(secret)
    made = sign_with(
        way, body=content, secrets=secrets, message_id=message_id, timestamp=seconds, header=name, url=url or ""
    )
    return dict(made)


def raw(body: Any) -> bytes:
    """The body as bytes. Raises TypeError for what is no bytes: a signature is of bytes, not of what they mean."""
    content: bytes | bytearray | memoryview = body
    if isinstance(body, bytes | bytearray | memoryview):
        return bytes(content)
    raise TypeError(
        f"body must be the raw bytes of the request, not {type(body).__name__}: pass request.get_data() in Flask, "
        "await request.body() in Starlette and FastAPI, request.body in Django"
    )


def _chosen(
    declared: Sequence[Signature], scheme: Scheme | None, header: str | None, url: str | None
) -> tuple[SigningScheme, str]:
    """The one way that is declared, or that the caller names."""
    way, name = _one(declared, scheme, header)
    return (way.at(url) if url is not None and isinstance(way, TemplateScheme) else way), name


def _one(declared: Sequence[Signature], scheme: Scheme | None, header: str | None) -> tuple[SigningScheme, str]:
    chosen = _known(scheme) if scheme is not None else None
    fitting = {(_name(way.scheme), header or way.header): way.scheme for way in declared}
    fitting = {key: way for key, way in fitting.items() if chosen is None or key[0] == chosen.name}
    if not fitting and chosen is not None:
        return chosen, header or chosen.header
    if not fitting:
        raise ValueError(f"the document does not say how webhooks are signed: pass scheme=, one of {_names()}")
    if len(fitting) > 1:
        ways = ", ".join(f"{way} in {carrier}" for way, carrier in fitting)
        raise ValueError(f"webhooks are signed in more than one way ({ways}): pass scheme= and header=")
    [((_, carrier), found)] = fitting.items()
    return chosen or _known(found), carrier


def _name(scheme: str | Mapping[str, Any]) -> str:
    return scheme if isinstance(scheme, str) else template_scheme(scheme).name


def _known(scheme: Scheme) -> SigningScheme:
    if isinstance(scheme, Mapping):
        return template_scheme(scheme)
    if not isinstance(scheme, str):
        return scheme
    found = find(scheme)
    if found is None:
        near = difflib.get_close_matches(scheme, SCHEMES, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {_names()}; pass a scheme of your own as an object"
        raise ValueError(f"there is no scheme {scheme!r}; {hint}")
    if not found.header:
        raise ValueError(f"the scheme {found.name} does not sign; there are {_names()}")
    return found


def _names() -> str:
    return ", ".join(repr(scheme.name) for scheme in SCHEMES.values() if scheme.header)


def _window(tolerance: float | timedelta) -> float:
    seconds = tolerance.total_seconds() if isinstance(tolerance, timedelta) else tolerance
    # Written so that NaN is refused too: no comparison with it holds.
    if not seconds >= 0:
        raise ValueError(f"tolerance must be 0 seconds or more; got {tolerance}")
    return seconds


def _secrets(secret: Any) -> list[str]:
    entries: Any = secret
    is_several = isinstance(secret, Iterable) and not isinstance(secret, str | bytes | bytearray)
    secrets: list[Any] = list(entries) if is_several else [entries]
    for entry in secrets:
        if not isinstance(entry, str):
            raise TypeError(
                f"secret must be text, or a sequence of texts while it is rotated; got {type(entry).__name__}"
            )
    if not secrets or not all(secrets):
        raise ValueError("secret must not be empty: anyone could sign with it")
    return secrets


def lowered(headers: Any) -> Fields:
    """Every header by its name in lower case (RFC 9110 5.1), from a mapping or from pairs, of text or of bytes."""
    pairs = headers.items() if hasattr(headers, "items") else headers
    found: dict[str, list[str]] = {}
    try:
        for name, value in pairs:
            values: Sequence[Any] = value if is_sequence(value) else [value]
            found.setdefault(_latin(name).lower(), []).extend(_latin(entry) for entry in values)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(
            f"headers must be a mapping of names to values, or pairs of them; got {type(headers).__name__}"
        ) from None
    return found


def _latin(value: Any) -> str:
    text: str = value.decode("latin-1") if isinstance(value, bytes) else value
    return text.strip()


def _check_age(age: float, window: float) -> None:
    # Written so that NaN is refused too.
    if abs(age) <= window:
        return
    when = f"{age:.1f} s ago" if age > 0 else f"{-age:.1f} s in the future"
    outside = abs(age) - window
    raise WebhookTimestampError(f"signed {when}: {outside:.1f} s outside of the tolerance of {window:g} s", age)
