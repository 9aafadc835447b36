"""Durations as RFC 3339 (appendix A) writes them: `PT30S`, `PT24H`, `P7D`."""

from __future__ import annotations

import re
from datetime import timedelta

__all__ = ["duration_text", "parse_duration"]

_FORM = re.compile(
    r"P(?:(?P<weeks>\d{1,4})W|(?=[0-9T])(?:(?P<days>\d{1,4})D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d{1,5})H)?(?:(?P<minutes>\d{1,7})M)?(?:(?P<seconds>\d{1,9}(?:\.\d{1,6})?)S)?)?)",
    re.ASCII,
)


def parse_duration(text: str) -> timedelta:
    """The time that a text means. Raises ValueError; years and months are refused, since their length varies.

    At most some 200 years can be written, so that a time from now is always a date.
    """
    match = _FORM.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise ValueError(f"{text!r} is no duration such as PT30S, PT24H or P7D (RFC 3339, without years and months)")
    return timedelta(**{unit: float(value) for unit, value in match.groupdict().items() if value is not None})


def duration_text(span: timedelta) -> str:
    """The same written: whole seconds where there are no others."""
    seconds = span.total_seconds()
    if seconds < 60 or seconds % 60:
        return f"PT{seconds:g}S" if seconds % 1 else f"PT{int(seconds)}S"
    if seconds % 3600:
        return f"PT{int(seconds // 60)}M"
    return f"PT{int(seconds // 3600)}H"
