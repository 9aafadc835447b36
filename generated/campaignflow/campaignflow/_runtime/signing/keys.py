"""Algorithms, encodings and forms of secrets that a scheme of data may have.

An Ed25519 secret is a private key with its public half, 64 bytes in hex or base64 (seed, then public key); to verify,
the public half is enough.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import re
from collections.abc import Sequence

from . import ed25519
from .scheme import SigningError, WrongSignatureError, check_text_secret, compare

__all__ = ["ALGORITHMS", "ENCODINGS", "SECRETS", "made_up", "pattern", "private_key", "sign", "verify"]

ALGORITHMS = ("sha256", "sha1", "sha512", "ed25519")
ENCODINGS = ("hex", "base64")
SECRETS = ("text", "base64", "hex")
_PREFIX = re.compile(r"^[A-Za-z0-9]+_")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})+")
_PATTERNS = {
    "text": "",
    "base64": r"^(?:[A-Za-z0-9]+_)?(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
    "hex": r"^(?:[A-Za-z0-9]+_)?(?:[0-9A-Fa-f]{2})+$",
}
_PAIR = r"^(?:[A-Za-z0-9]+_)?(?:[0-9A-Fa-f]{128}|[A-Za-z0-9+/]{86}==)$"


def pattern(algorithm: str, form: str) -> str:
    """A regular expression that every usable secret matches; an empty one for any text."""
    return _PAIR if algorithm == "ed25519" else _PATTERNS[form]


def private_key(scheme: str, algorithm: str, form: str, secret: str) -> bytes:
    """The bytes to sign with. Raises SigningError, which never repeats the secret."""
    if algorithm == "ed25519":
        pair = _bytes(secret)
        if len(pair) != 64:
            raise SigningError(
                f"a secret for {scheme} must be a private key and its public half: 64 bytes in hex or base64"
            )
        if ed25519.public_half(pair[:32]) != pair[32:]:
            raise SigningError(f"a secret for {scheme} must end in the public half of its own private key")
        return pair[:32]
    if form == "text":
        check_text_secret(scheme, secret)
        return secret.encode("utf-8", "surrogateescape")
    key = _bytes(secret, form)
    if not key:
        raise SigningError(f"a secret for {scheme} must be {form}; what ends in _ before it, as in whsec_, is left out")
    return key


def sign(scheme: str, algorithm: str, encoding: str, form: str, secret: str, content: bytes) -> str:
    """The signature of `content` as text. Raises SigningError for an unusable secret."""
    key = private_key(scheme, algorithm, form, secret)
    made = ed25519.sign(key, content) if algorithm == "ed25519" else hmac.new(key, content, algorithm).digest()
    return made.hex() if encoding == "hex" else base64.b64encode(made).decode()


def verify(
    scheme: str,
    algorithm: str,
    encoding: str,
    form: str,
    secrets: Sequence[str],
    content: bytes,
    received: Sequence[str],
    header: str,
) -> None:
    """Return if a signature was made with one of the secrets, else raise WrongSignatureError.

    Raises SigningError for a secret that can't be used.
    """
    if algorithm != "ed25519":
        expected = [sign(scheme, algorithm, encoding, form, secret, content) for secret in secrets]
        compare(header, expected, received)
        return
    for public in [_public_key(scheme, secret) for secret in secrets]:
        if any(ed25519.verify(public, content, _bytes(text, encoding, prefixed=False)) for text in received):
            return
    raise WrongSignatureError(
        f"no signature in {header} is right: the key is not the sender's, or the body is not the bytes that were sent",
        header,
    )


def made_up(algorithm: str, form: str, entropy: bytes) -> str:
    """A secret of the form that is needed, from 32 bytes."""
    if algorithm == "ed25519":
        return (entropy + ed25519.public_half(entropy)).hex()
    if form == "hex":
        return entropy.hex()
    return "whsec_" + base64.b64encode(entropy[:24]).decode()


def _public_key(scheme: str, secret: str) -> bytes:
    key = _bytes(secret)
    if len(key) not in (32, 64):
        raise SigningError(f"a key for {scheme} must be the 32 bytes of a public key in hex or base64")
    return key[-32:]


def _bytes(text: str, form: str = "", *, prefixed: bool = True) -> bytes:
    """Hex or base64 as bytes, nothing for what is neither; without a form, hex where all of it is."""
    bare = _PREFIX.sub("", text) if prefixed else text
    is_hex = _HEX.fullmatch(bare) is not None
    if is_hex and form != "base64":
        return bytes.fromhex(bare)
    if form == "hex":
        return b""
    bare = bare.rstrip("=")
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""
