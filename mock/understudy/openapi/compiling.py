"""Compiles JSON Schemas and regular expressions, with bounds on what a hostile or careless pattern may cost."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import jsonschema_rs

# About 3 ms for the worst pattern; what is longer counts as not matching.
_BACKTRACKS = 100_000
_PATTERN_SIZE = 150_000_000
# What takes the engine seconds for every text; the patterns of real documents stay below a hundredth of it.
_MOST_PARTS = 200_000
_REPEATED_GROUP = re.compile(r"\)\{\d")
_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?<?[:=!]?)?|\{(?P<least>\d{1,9})(?:,(?P<most>\d{1,9})?)?\}|.", re.DOTALL
)


def compile_schema(schema: Any) -> Any:
    """The compiled validator of a JSON Schema 2020-12. Raises ValueError, jsonschema_rs.ReferencingError."""
    return jsonschema_rs.Draft202012Validator(
        schema,
        validate_formats=True,
        formats=dict(TEXT_FORMATS),
        ignore_unknown_formats=True,
        offline=True,
        email_options=jsonschema_rs.EmailOptions(allow_display_text=False),
        pattern_options=jsonschema_rs.FancyRegexOptions(backtrack_limit=_BACKTRACKS, size_limit=_PATTERN_SIZE),
    )


@lru_cache(maxsize=10_000)
def flaw(pattern: str) -> str | None:
    """Why a pattern can't be checked, or None: it is no regular expression (ECMA-262), or one beyond all measure."""
    if _REPEATED_GROUP.search(pattern) and _parts(pattern) > _MOST_PARTS:
        return "repeats more than can be checked"
    try:
        compile_schema({"pattern": pattern})
    except ValueError:
        return "is no regular expression (ECMA-262)"
    return None


def compiles(pattern: str) -> bool:
    """Whether a pattern can be checked."""
    return flaw(pattern) is None


def _parts(pattern: str) -> int:
    """How many characters, classes and assertions a pattern has when its counted repeats are written out."""
    open_groups: list[int] = []
    total = last = 0
    for token in _TOKEN.finditer(pattern):
        text = token.group()
        if text[0] == "(":
            open_groups.append(total)
            total = last = 0
        elif text == ")" and open_groups:
            total, last = open_groups.pop() + total, total
        elif token["most"] is not None or token["least"] is not None:
            total += last * (int(token["most"] or token["least"]) - 1)
        else:
            total, last = total + 1, 1
    return total


# Bounds, not a check: a compiled validator calls checks of formats for text alone.
INTEGER_RANGES: Mapping[str, tuple[int, int]] = {
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
}


def _byte(value: Any) -> bool:
    """Base64 of RFC 4648 section 4, with its padding."""
    try:
        base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


TEXT_FORMATS: Mapping[str, Callable[[Any], bool]] = {"byte": _byte}
