"""Preferences of a request (RFC 7240): which documented answer the caller wants, how late, and how strictly checked.

Knows the grammar of `Prefer` and the values that each preference takes; knows nothing of operations or answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from understudy.messages import VALIDATIONS, Preferences, Validation
from understudy.openapi.media_types import split_fields
from understudy.problem import did_you_mean

LONGEST_WAIT = 300.0
"""The longest `wait` of a request, in seconds."""

_PREFERENCE = re.compile(
    r"""([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:[ \t]*=[ \t]*("(?:[^"\\]|\\.)*"|[^\s;,"]*))?[ \t]*(?:;|$)"""
)
_ESCAPE = re.compile(r"\\(.)")


@lru_cache(maxsize=1024)
def parse_prefer(text: str) -> tuple[Preferences, tuple[str, ...]]:
    """The preferences of a header field, and what is wrong with those that can't be followed.

    Of several of one name the first counts, and unknown ones are ignored (RFC 7240 section 2).
    """
    found: dict[str, Any] = {}
    problems: list[str] = []
    for member in split_fields(text):
        matched = _PREFERENCE.match(member)
        if matched is None:
            continue
        name, value = matched[1].lower(), _plain(matched[2] or "")
        reader = _READERS.get(name)
        if reader is None or name in found:
            continue
        try:
            found[name] = reader(value)
        except ValueError as error:
            problems.append(f"Prefer {name}={value}: {error}")
    return Preferences(**found), tuple(problems)


def read_defaults(texts: Iterable[str]) -> Preferences:
    """Preferences for every request, each as `code=503`. Raises ValueError for what is none."""
    found: dict[str, Any] = {}
    for text in texts:
        name, separator, value = text.partition("=")
        reader = _READERS.get(name.strip().lower())
        if reader is None:
            hint = did_you_mean(name.strip(), _READERS)
            raise ValueError(f"{text!r} is no preference such as code=503; {hint}")
        if not separator:
            raise ValueError(f"the preference {name} takes a value, as in {name}=…")
        try:
            found[name.strip().lower()] = reader(value.strip())
        except ValueError as error:
            raise ValueError(f"{text}: {error}") from None
    return Preferences(**found)


def _plain(value: str) -> str:
    return _ESCAPE.sub(r"\1", value[1:-1]) if value.startswith('"') else value


def _code(value: str) -> int:
    if not re.fullmatch(r"[2-5][0-9]{2}", value):
        raise ValueError("a code is a status from 200 to 599")
    return int(value)


def _example(value: str) -> str:
    if not value:
        raise ValueError("the name of an example is missing")
    return value


def _dynamic(value: str) -> bool:
    if value.lower() not in ("true", "false"):
        raise ValueError("dynamic is true or false")
    return value.lower() == "true"


def _wait(value: str) -> float:
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", value) or float(value) > LONGEST_WAIT:
        raise ValueError(f"wait is a number of seconds up to {LONGEST_WAIT:g}")
    return float(value)


def _validation(value: str) -> Validation:
    for known in VALIDATIONS:
        if value.lower() == known:
            return known
    raise ValueError(f"validation is {' or '.join(VALIDATIONS)}")


_READERS: dict[str, Callable[[str], Any]] = {
    "code": _code,
    "example": _example,
    "dynamic": _dynamic,
    "wait": _wait,
    "validation": _validation,
}
