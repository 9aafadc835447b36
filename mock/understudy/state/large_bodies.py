"""Large bodies in the journal: their beginning is kept, and what tells whether another one is the same."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from understudy.lazy_dataclass import dataclass
from understudy.messages import Request, Response

__all__ = ["LARGE", "BodyDigest", "with_head"]

LARGE = 1024 * 1024
"""Bodies of more bytes than these are kept in part."""

_HEAD = 64 * 1024
_Message = TypeVar("_Message", Request, Response)


@dataclass(frozen=True, slots=True)
class BodyDigest:
    """How many bytes a body had, and their SHA-256 in hexadecimal digits."""

    bytes: int
    sha256: str


def with_head(message: _Message) -> tuple[_Message, BodyDigest | None]:
    """A message with the beginning of its body, and the digest of the whole one if it is large."""
    body = message.body
    if len(body) <= LARGE:
        return message, None
    return replace(message, body=body[:_HEAD]), BodyDigest(len(body), sha256(body).hexdigest())
