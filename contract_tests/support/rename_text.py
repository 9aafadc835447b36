"""Names inside of text: paths, runtime expressions, pointers. And words that mean nothing, to rename to."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import Any

__all__ = ["HEADERS", "escaped", "expression_with", "path_with", "plain", "strings", "words"]

_HEADER_NAMES = """
    accept accept-encoding accept-language allow authorization cache-control content-disposition content-encoding
    content-language content-length content-location content-type cookie date etag expires host idempotency-key if-match
    if-modified-since if-none-match if-unmodified-since last-modified link location origin prefer preference-applied
    range ratelimit ratelimit-policy retry-after set-cookie user-agent vary www-authenticate"""
# Fields that HTTP's own documents name: no API chose them.
HEADERS = frozenset(_HEADER_NAMES.split())
_PIECE = re.compile(r"\{[^{}]*\}|[A-Za-z0-9_~-]+")
_EXPRESSION = re.compile(r"\$[A-Za-z]+(?:\.[^#}\s]+)?(?:#[^}\s]*)?")


def strings(value: Any) -> Iterator[str]:
    """Every text in a JSON value, keys and the words of paths included."""
    stack = [value]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            stack += [*value, *value.values()]
        elif isinstance(value, list):
            stack += value
        elif isinstance(value, str):
            yield from (value, *_PIECE.findall(value))


def words(seed: int) -> Iterator[str]:
    """Words of no language, without end and without repetition."""
    dice, seen = random.Random(seed), set()
    while True:
        word = "".join(dice.choice("bdfgjklmnprtvz") + dice.choice("aou") for _ in range(4)) + dice.choice("bgkz")
        if word not in seen:
            seen.add(word)
            yield word


def path_with(path: str, name: Callable[[str], str]) -> str:
    """A path or path template with `name` applied to every segment and parameter; `/.well-known/` (RFC 8615) stays."""
    if path.startswith("/.well-known/"):
        return path
    return _PIECE.sub(lambda piece: f"{{{name(piece[0][1:-1])}}}" if piece[0][0] == "{" else name(piece[0]), path)


def expression_with(text: str, name: Callable[[str], str]) -> str:
    """Text with `name` applied to the names in every runtime expression inside (OAS 4.8.20.4)."""
    return _EXPRESSION.sub(lambda match: _one_expression(match[0], name), text)


def _one_expression(text: str, name: Callable[[str], str]) -> str:
    head, hash_, pointer = text.partition("#")
    if head == "$event":
        return text  # its members are the vocabulary's own
    parts = head.split(".", 2)
    if parts[0] in ("$request", "$response") and len(parts) == 3:
        parts[2] = parts[2] if parts[1] == "header" and parts[2].lower() in HEADERS else name(parts[2])
    elif parts[0] not in ("$request", "$response") and len(parts) > 1:
        parts[1:] = [name(".".join(parts[1:]))]
    tokens = [token if token.isdigit() or not token else escaped(name(plain(token))) for token in pointer.split("/")]
    return ".".join(parts) + hash_ + "/".join(tokens)


def plain(token: str) -> str:
    """A token of a JSON Pointer as the name that it stands for (RFC 6901)."""
    return token.replace("~1", "/").replace("~0", "~")


def escaped(token: str) -> str:
    """A name as a token of a JSON Pointer."""
    return token.replace("~", "~0").replace("/", "~1")
