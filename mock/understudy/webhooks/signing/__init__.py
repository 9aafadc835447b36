"""How webhook deliveries are signed: one module a scheme, each of which signs, verifies and detects.

A scheme of your own is a module or object with the names of `SigningScheme`. These files stand in the mock and, byte
for byte, in every generated SDK, so that both sides of a document agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from . import keys, none, sha256, standard_webhooks, timestamped
from .scheme import (
    DeclaredHeader,
    Fields,
    MalformedSignatureError,
    MissingSignatureError,
    SignatureError,
    SigningError,
    SigningScheme,
    WrongSignatureError,
)
from .template import TemplateError, TemplateScheme, template_scheme

__all__ = [
    "SCHEMES",
    "DeclaredHeader",
    "Fields",
    "MalformedSignatureError",
    "MissingSignatureError",
    "SignatureError",
    "SigningError",
    "SigningScheme",
    "TemplateError",
    "TemplateScheme",
    "WrongSignatureError",
    "check_secret",
    "detect",
    "find",
    "is_timed",
    "made_up_secret",
    "registry",
    "sign",
    "template_scheme",
]

_BUILT_IN: tuple[SigningScheme, ...] = (standard_webhooks, timestamped, sha256, none)
_NAMES = ("name", "header", "secret_pattern", "check_secret", "sign", "verify", "detect")


def registry(more: Iterable[SigningScheme] = ()) -> Mapping[str, SigningScheme]:
    """Schemes by name: those of the user, tried first when a form is detected, and the built-in ones.

    A scheme of the user replaces a built-in one of the same name. Raises TypeError for what is no scheme.
    """
    found: dict[str, SigningScheme] = {}
    for scheme in (*more, *_BUILT_IN):
        missing = [name for name in _NAMES if not hasattr(scheme, name)]
        if missing:
            shown = getattr(scheme, "__name__", None) or type(scheme).__name__
            raise TypeError(f"{shown} is no signing scheme: it has no {', '.join(missing)}")
        found.setdefault(scheme.name, scheme)
    return MappingProxyType(found)


SCHEMES: Mapping[str, SigningScheme] = registry()
"""The built-in schemes by name."""


def find(name: str, schemes: Mapping[str, SigningScheme] = SCHEMES) -> SigningScheme | None:
    """The scheme of a name, or None."""
    return schemes.get(name)


def detect(
    headers: Sequence[DeclaredHeader], schemes: Mapping[str, SigningScheme] = SCHEMES
) -> tuple[SigningScheme, str] | None:
    """The scheme whose form the declared headers of a webhook have, and the header that carries the signature."""
    for scheme in schemes.values():
        header = scheme.detect(headers)
        if header is not None:
            return scheme, header
    return None


def check_secret(scheme: SigningScheme, secret: str) -> None:
    """Refuse a secret when it is configured, not at the first delivery. Raises SigningError without the secret."""
    if not secret and scheme.header:
        raise SigningError(f"a secret for {scheme.name} must not be empty")
    scheme.check_secret(secret)


def made_up_secret(schemes: Iterable[SigningScheme], entropy: bytes) -> str:
    """A secret that these schemes take, from 32 bytes; in the form of Standard Webhooks where they take that."""
    strict = [each for each in schemes if isinstance(each, TemplateScheme)]
    strict.sort(key=lambda each: (each.algorithm == "ed25519", each.secret == "hex"))  # noqa: S105 - a form
    return keys.made_up(strict[-1].algorithm, strict[-1].secret, entropy) if strict else keys.made_up("", "", entropy)


def is_timed(scheme: SigningScheme) -> bool:
    """Whether a scheme signs the time; one of the user's that does not say so does."""
    return bool(getattr(scheme, "is_timed", True))


def sign(
    scheme: SigningScheme,
    *,
    body: bytes,
    secrets: Sequence[str],
    message_id: str,
    timestamp: int,
    header: str = "",
    url: str = "",
) -> Mapping[str, str]:
    """The header fields that sign `body`: `timestamp` is Unix seconds, `secrets` are the live ones, newest first.

    `url` is where it goes, for schemes of data that sign it.

    Raises SigningError: no secret, an unusable one, a time before 1970, a message id that can't stand in a header.
    """
    if isinstance(secrets, str):
        raise SigningError("secrets must be a sequence of secrets, newest first: write [secret] for one")
    if not secrets and scheme.header:
        raise SigningError(f"the scheme {scheme.name} needs a secret; with none, the scheme is none")
    if timestamp < 0:
        raise SigningError(f"timestamp must be Unix seconds, 0 or more; got {timestamp}")
    for secret in secrets:
        if not secret:
            raise SigningError(f"a secret for {scheme.name} must not be empty")
    if isinstance(scheme, TemplateScheme):
        scheme = scheme.at(url)
    return scheme.sign(body, secrets, header=header or scheme.header, message_id=message_id, timestamp=timestamp)
