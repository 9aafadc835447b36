"""The `Cookie` header field (RFC 6265 section 4.2)."""

from __future__ import annotations

from understudy.openapi.media_types import trimmed


def split_cookies(text: str) -> dict[str, list[str]]:
    """The cookies of a `cookie` field, values as they were sent, several of one name in order.

    Unlike RFC 6265 parsers that drop what they cannot read, odd values are kept: a bad value is not an absent one.
    """
    cookies: dict[str, list[str]] = {}
    for pair in text.split(";"):
        name, separator, value = map(trimmed, pair.partition("="))
        if separator or name:
            cookies.setdefault(name, []).append(value)
    return cookies
