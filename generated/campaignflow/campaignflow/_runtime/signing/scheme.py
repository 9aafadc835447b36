"""What a signing scheme is, what can be wrong with a signature, and the parts that the schemes share.

This folder is copied as it stands into every generated SDK: it imports the standard library and itself, nothing else.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

__all__ = [
    "DeclaredHeader",
    "Fields",
    "MalformedSignatureError",
    "MissingSignatureError",
    "SignatureError",
    "SigningError",
    "SigningScheme",
    "WrongSignatureError",
    "check_text_secret",
    "compare",
    "mac",
    "single",
    "unix_seconds",
]

Fields = Mapping[str, Sequence[str]]
"""The header fields of a delivery: every value of each name, names in lower case (RFC 9110 section 5.1)."""

_SECONDS = re.compile(r"[0-9]{1,12}")


@dataclass(frozen=True, slots=True)
class DeclaredHeader:
    """A header parameter of a webhook: its name, and all that a document says about the form of its value.

    `text` holds the description, the examples and the pattern, one after another.
    """

    name: str
    text: str = ""


class SigningError(ValueError):
    """What was passed can't be signed with: a secret, a header name, a time or a message id."""


class SignatureError(ValueError):
    """A delivery is not signed as it should be; `header` is the name of the header field at fault.

    A scheme that is used on both sides, mock and SDK, may raise any ValueError that has a `header`.
    """

    def __init__(self, message: str, header: str) -> None:
        super().__init__(message)
        self.header = header


class MissingSignatureError(SignatureError):
    """A header field that carries the signature is not there."""


class MalformedSignatureError(SignatureError):
    """A header field that carries the signature does not have the form of the scheme."""


class WrongSignatureError(SignatureError):
    """The form is right, and no signature was made with one of the secrets over these bytes."""


class SigningScheme(Protocol):
    """How deliveries are signed and verified: a module, or any object, with these names.

    `name` is the word of `x-mock-delivery: {sign: …}`. `header` is the field that carries the signature where a
    document names no other; an empty one says that nothing is signed. `secret_pattern` is a regular expression that
    every usable secret matches, for forms and published schemas; an empty one allows any text but the empty one.
    """

    @property
    def name(self) -> str: ...
    @property
    def header(self) -> str: ...
    @property
    def secret_pattern(self) -> str: ...

    def check_secret(self, secret: str, /) -> None:
        """Refuse a secret when it is configured. Raises SigningError, which never repeats the secret."""
        ...

    def sign(
        self, body: bytes, secrets: Sequence[str], *, header: str, message_id: str, timestamp: int
    ) -> Mapping[str, str]:
        """The header fields that sign `body`. `secrets` are the live ones, newest first; `timestamp` is Unix seconds.

        Raises SigningError.
        """
        ...

    def verify(self, body: bytes, headers: Fields, secrets: Sequence[str], *, header: str) -> int | None:
        """The time that was signed, in Unix seconds, or None for a scheme that signs none; the caller judges its age.

        Raises SignatureError for what is wrong with the delivery, SigningError for a secret that can't be used.
        """
        ...

    def detect(self, headers: Sequence[DeclaredHeader], /) -> str | None:
        """Which of the declared headers of a webhook carries a signature of this scheme, or None."""
        ...


def mac(key: bytes, content: bytes) -> bytes:
    """HMAC-SHA256 (RFC 2104)."""
    return hmac.new(key, content, hashlib.sha256).digest()


def check_text_secret(scheme: str, secret: str) -> None:
    """For schemes whose key is the UTF-8 of the secret. Raises SigningError for a text that UTF-8 can't hold."""
    try:
        secret.encode()
    except UnicodeEncodeError:
        raise SigningError(f"a secret for {scheme} must be text that UTF-8 can hold") from None


def single(headers: Fields, name: str) -> str:
    """The one value of a header field. Raises SignatureError when it is missing, empty, or came several times."""
    values = headers.get(name.lower(), ())
    if len(values) > 1:
        raise MalformedSignatureError(f"{name} came {len(values)} times", name)
    if not values or not values[0]:
        raise MissingSignatureError(f"the delivery has no {name} header, so it is not signed", name)
    return values[0]


def unix_seconds(name: str, text: str) -> int:
    """The time in a header field. Raises SignatureError for what is not whole seconds."""
    if not _SECONDS.fullmatch(text):
        raise MalformedSignatureError(f"{name}: the time must be whole Unix seconds; got {text[:40]!r}", name)
    return int(text)


def compare(header: str, expected: Sequence[str], received: Sequence[str]) -> None:
    """Return if one of the received signatures is expected, else raise WrongSignatureError.

    Every pair is compared, so that the time it takes does not tell which one came near.
    """
    matches = [
        hmac.compare_digest(ours.encode(), theirs.encode("utf-8", "replace"))
        for ours in expected
        for theirs in received
    ]
    if not any(matches):
        raise WrongSignatureError(
            f"no signature in {header} is right: the secret is not the sender's, "
            "or the body is not the bytes that were sent",
            header,
        )
