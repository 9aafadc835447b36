"""JSON text to values and back: fast where the text is ordinary, exact where it is not.

orjson reads an integer beyond 64 bits as a float and cannot write one; such texts go to the standard library. Of equal
keys the last one counts. NaN, a lone surrogate, a number beyond a double's range and deep nesting are refused.
"""

from __future__ import annotations

import json
import re
from typing import Any

import orjson

# Looking for a run of one character is several times faster than a regular expression is.
_SAME_DIGIT = bytes.maketrans(b"123456789E", b"000000000e")
_LONG_DIGITS = b"0" * 19
# What stands before the first digits of a number; so much white space may come after anything.
_BEFORE_INTEGER = re.compile(rb"(?:^|[\[:,]\s*|\s{40})-?\Z")
_LOOK_BACK = 60
# Far below where a recursive walk over a value, ours or a library's, runs out of stack.
_DEPTH = 200
EXACT = 1 << 53
"""Beyond it a double no longer tells one whole number from the next (RFC 8259 section 6)."""


def loads(text: bytes) -> Any:
    """Parse JSON text (RFC 8259). Raises ValueError for anything else; its `msg` and `pos`, where it has them, say why.

    RFC 8259 section 9 lets a parser set limits: 200 levels of nesting, and numbers within the range of a double.
    """
    value = orjson.loads(text)
    if len(text) > 2 * _DEPTH:
        _refuse_deep(text, value)
    return value if text.translate(_SAME_DIGIT).find(_LONG_DIGITS) < 0 else _exactly(text, value)


def loaded(text: bytes, otherwise: Any = None) -> Any:
    """What `loads` makes of a text, or something else where it is no JSON."""
    try:
        return loads(text)
    except ValueError:
        return otherwise


def loads_whole(text: bytes) -> Any:
    """`loads`, with whole numbers as integers, however they were written: `5.0` and `5e0` are 5.

    So JSON Schema has it (2020-12 core, 4.2.2). Kept as they came, they would be written as `5.0`, which typed clients
    don't take for an integer.
    """
    value, digits = orjson.loads(text), text.translate(_SAME_DIGIT)
    if len(text) > 2 * _DEPTH:
        _refuse_deep(text, value)
    if digits.find(_LONG_DIGITS) >= 0:
        value = _exactly(text, value)
    # `in` would first try the bytes as a number, and raise an error for it that nobody sees.
    return _whole(value) if text.find(b".0") >= 0 or digits.find(b"0e") >= 0 else value


def _refuse_deep(text: bytes, value: Any) -> None:
    if text.count(b"[") + text.count(b"{") > _DEPTH and _is_deep(value):
        raise ValueError(f"nested more than {_DEPTH} levels deep")


def _exactly(text: bytes, value: Any) -> Any:
    """The value with the integers that orjson has read as floats."""
    # orjson has read it, so the standard library has nothing left to be lenient about.
    return value if reads_numbers_exactly(text) else json.loads(text)


def _whole(value: Any) -> Any:
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) <= EXACT else value
    if isinstance(value, dict):
        return {name: _whole(inner) for name, inner in value.items()}
    return [_whole(inner) for inner in value] if isinstance(value, list) else value


def reads_numbers_exactly(text: bytes) -> bool:
    """Whether JSON text has no integer that orjson might read as a float; long ones within texts are none."""
    digits = text.translate(_SAME_DIGIT)
    place = digits.find(_LONG_DIGITS)
    while place >= 0:
        if _BEFORE_INTEGER.search(text, max(0, place - _LOOK_BACK), place):
            return False
        place = digits.find(_LONG_DIGITS, place + len(_LONG_DIGITS))
    return True


def _is_deep(value: Any) -> bool:
    level = [value]
    for _ in range(_DEPTH):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, (dict, list))
        ]
        if not level:
            return False
    return True


def dumps(value: Any) -> bytes:
    """Write a JSON value as UTF-8 text without white space."""
    try:
        # orjson's result keeps the buffer that it was written in, kilobytes for a hundred bytes; records are kept long.
        return memoryview(orjson.dumps(value)).tobytes()
    except TypeError:
        return json.dumps(value, separators=(",", ":"), allow_nan=False).encode()


def pretty(value: Any) -> str:
    """JSON text for people: two spaces of indentation, a newline at the end."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
