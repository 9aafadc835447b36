"""Small grammars of header fields: media types, parameters, comma lists and cookies.

Knows RFC 9110 and RFC 6265; knows nothing of operations or schemas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

__all__ = ["ContentType", "is_json", "parse_content_type", "split_cookies", "split_fields"]

_WORD = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_ESSENCE = re.compile(rf"[ \t]*({_WORD})/({_WORD})[ \t]*(?:;|$)")
_PARAMETER = re.compile(rf';[ \t]*({_WORD})=({_WORD}|"(?:[^"\\]|\\.)*")[ \t]*(?=;|$)')
_FIELD = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*"|")+')
_ESCAPE = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class ContentType:
    """A media type as a header field says it (RFC 9110 8.3.1): `essence` and parameter names are lower case."""

    essence: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def charset(self) -> str:
        return self.parameters.get("charset", "utf-8").lower()


def parse_content_type(text: str) -> ContentType | None:
    """Parse a media type or media range with its parameters; None when it is neither. Bad parameters are left out."""
    found = _ESSENCE.match(text)
    if found is None:
        return None
    parameters: dict[str, str] = {}
    for name, value in _PARAMETER.findall(text, found.end(2)):
        plain = _ESCAPE.sub(r"\1", value[1:-1]) if value.startswith('"') else value
        parameters.setdefault(name.lower(), plain)
    return ContentType(f"{found[1]}/{found[2]}".lower(), parameters)


def is_json(essence: str) -> bool:
    """Whether a media type without parameters is JSON: `application/json`, `text/json`, or `+json` (RFC 6839 3.1)."""
    return essence in ("application/json", "text/json") or essence.endswith("+json")


def split_fields(text: str) -> Iterator[str]:
    """The members of a comma list (RFC 9110 5.6.1), without the empty ones; commas in quoted strings don't count."""
    for found in _FIELD.finditer(text):
        member = found[0].strip(" \t")
        if member:
            yield member


def split_cookies(text: str) -> dict[str, list[str]]:
    """The cookies of a `cookie` field, values as they were sent, several of one name in order.

    Unlike RFC 6265 parsers that drop what they cannot read, odd values are kept: a bad value is not an absent one.
    """
    cookies: dict[str, list[str]] = {}
    for pair in text.split(";"):
        name, separator, value = pair.partition("=")
        if separator or name.strip(" \t"):
            cookies.setdefault(name.strip(" \t"), []).append(value.strip(" \t"))
    return cookies
