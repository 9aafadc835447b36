"""Takes apart the styles that fit in one text: simple, label, matrix and the delimited ones (OAS 4.8.12.3).

Knows delimiters; knows nothing of types, of schemas or of where a text stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

DELIMITERS = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|"}
_ENCODED = {",": re.compile("%2c", re.IGNORECASE), " ": re.compile(r"%20|\+"), "|": re.compile("%7c", re.IGNORECASE)}


def unwrap(text: str, style: str, name: str, *, explode: bool) -> str | None:
    """What stands behind the prefix of `label` or `matrix`; None where the text does not begin as its style demands.

    An exploded matrix names its items or properties one by one, so only its first semicolon is a prefix.
    """
    if style == "label":
        return text[1:] if text.startswith(".") else None
    if style != "matrix":
        return text
    if explode:
        return text[1:] if text.startswith(";") else None
    if text == f";{name}":
        return ""
    return text[len(name) + 2 :] if text.startswith(f";{name}=") else None


def split_list(text: str, style: str, name: str, *, explode: bool) -> list[str] | None:
    """The items of an unwrapped array; None where it does not follow its style."""
    if not text:
        return []
    if style == "label" and explode:
        return text.split(".")
    if style == "matrix" and explode:
        pairs = [item.partition("=") for item in text.split(";")]
        return [value for _, _, value in pairs] if all(key == name for key, _, _ in pairs) else None
    return text.split(",")


def split_object(text: str, style: str, *, explode: bool) -> list[tuple[str, str]] | None:
    """Names and values of an unwrapped object; None where it does not follow its style."""
    if not text:
        return []
    if not explode:
        return in_pairs(text.split(","))
    delimiter = {"label": ".", "matrix": ";"}.get(style, ",")
    pairs = [item.partition("=") for item in text.split(delimiter)]
    return [(key, value) for key, _, value in pairs] if all(separator for _, separator, _ in pairs) else None


def in_pairs(texts: Sequence[str]) -> list[tuple[str, str]] | None:
    """Name, value, name, value as pairs; None for an odd number."""
    return None if len(texts) % 2 else list(zip(texts[::2], texts[1::2], strict=True))


def split_delimited(raw: str, style: str) -> tuple[list[str], list[str] | None]:
    """The items of a still percent-encoded value, and a second reading where its delimiters may be encoded too.

    A delimiter that stands literally decides. Without one, an encoded space or pipe is a delimiter, since neither may
    stand in a URI (OAS 3.1.1 4.8.12.4); an encoded comma is data (RFC 6570 3.2.8), though many clients encode it.
    """
    delimiter = DELIMITERS[style]
    if not raw:
        return [], [""]
    if delimiter in raw:
        return raw.split(delimiter), None
    parts = _ENCODED[delimiter].split(raw)
    if len(parts) == 1:
        return parts, None
    return ([raw], parts) if delimiter == "," else (parts, [raw])
