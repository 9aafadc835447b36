from __future__ import annotations

from typing import Any, Literal

from .._runtime.model import OpenModel, define


@define(repr=False)
class TokenResponse(OpenModel[Any]):
    """An access token (RFC 6749 section 5.1)."""

    access_token: str
    """Send it as a bearer token."""
    token_type: Literal["Bearer"]
    """How to send it."""
    expires_in: int
    """Seconds until it expires."""
