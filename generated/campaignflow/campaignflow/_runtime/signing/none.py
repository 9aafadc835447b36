"""No signature: deliveries go out as they are, and there is nothing to verify."""

from __future__ import annotations

from collections.abc import Sequence

from .scheme import DeclaredHeader, Fields

__all__ = ["check_secret", "detect", "header", "is_timed", "name", "secret_pattern", "sign", "verify"]

name = "none"
header = ""
secret_pattern = ""
is_timed = False


def check_secret(secret: str, /) -> None:
    """Any secret will do: it is not used."""


def sign(body: bytes, secrets: Sequence[str], *, header: str, message_id: str, timestamp: int) -> dict[str, str]:
    """No header fields."""
    return {}


def verify(body: bytes, headers: Fields, secrets: Sequence[str], *, header: str) -> int | None:
    """Every delivery is as good as another."""
    return None


def detect(headers: Sequence[DeclaredHeader], /) -> str | None:
    """No header says so."""
    return None
