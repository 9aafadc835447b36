"""Options that a test gives, checked: one of a few words, a whole number, a latency. The message names the option."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlsplit

from understudy.json_values import is_number, is_whole
from understudy.problem import did_you_mean

_LONGEST = timedelta(days=3650)


def check_one_of(name: str, value: object, known: Sequence[str]) -> None:
    """Raises ValueError, with the nearest word, for one that is not known."""
    if value not in known:
        hint = did_you_mean(str(value), known, otherwise="", start="; ", show=repr)
        raise ValueError(f"{name} is one of {', '.join(known)}; got {value!r}{hint}")


def check_public_url(url: str) -> str:
    """The URL without a slash at its end. Raises ValueError for what is no http or https URL, or has a query."""
    try:
        parts = urlsplit(url)
        named = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.query and not parts.fragment
    except ValueError:
        named = False
    if not named or not (url.isascii() and url.isprintable()):
        raise ValueError(f"public_url is a URL such as https://api.example.com/shop; got {url!r}")
    return url.rstrip("/")


def check_whole(name: str, value: object, low: int, high: int | None = None, *, otherwise: str = "") -> None:
    """Raises ValueError for what is no whole number between two; `otherwise` says what else may be given."""
    if not is_whole(value) or value < low or (high is not None and value > high):
        bounds = f"is from {low} to {high}" if high is not None else f"is at least {low}"
        raise ValueError(f"{name} {bounds}{otherwise}; got {value!r}")


def latency_of(value: object) -> timedelta:
    """A virtual latency, given as a timedelta or in seconds. Raises ValueError for what is none, or too long."""
    late = value
    if is_number(value):
        try:
            late = timedelta(seconds=value)
        except (ValueError, OverflowError):
            late = None
    if not isinstance(late, timedelta):
        raise ValueError(f"latency is a timedelta, or seconds; got {value!r}")
    if not timedelta() < late <= _LONGEST:
        raise ValueError(f"latency is above zero and at most {_LONGEST.days} days; got {late}")
    return late
