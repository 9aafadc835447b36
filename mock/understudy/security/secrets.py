"""How secrets are read and compared."""

from __future__ import annotations

import base64
import binascii
import hmac


def read_basic(text: str) -> tuple[str, str] | None:
    """User name and password of Basic credentials (RFC 7617 section 2); None when malformed."""
    try:
        user, separator, password = base64.b64decode(text, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        return None
    return (user, password) if separator else None


def equal(presented: str, known: str) -> bool:
    """Compare secrets in a time that does not depend on where they differ."""
    return hmac.compare_digest(presented.encode(errors="replace"), known.encode(errors="replace"))
