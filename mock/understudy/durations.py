"""Durations as RFC 3339 (appendix A) writes them: `PT30S`, `PT24H`, `P7D`."""

from __future__ import annotations

import re
from datetime import timedelta

_FORM = re.compile(
    r"P(?:(?P<weeks>\d{1,4})W|(?=[0-9T])(?:(?P<days>\d{1,5})D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d{1,5})H)?(?:(?P<minutes>\d{1,7})M)?(?:(?P<seconds>\d{1,9}(?:\.\d{1,6})?)S)?)?)",
    re.ASCII,
)

_TOO_LONG = re.compile(r"P(?:\d+W|(?=[0-9T])(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,6})?S)?)?)", re.ASCII)
_LONGEST = timedelta(days=99_999, hours=99_999, minutes=9_999_999, seconds=999_999_999, microseconds=999_999)

# How many seconds, and how many of them can be read.
_UNITS = ((86_400, "D", 99_999), (3600, "H", 99_999), (60, "M", 9_999_999), (1, "S", 999_999_999))


def parse_duration(text: str) -> timedelta:
    """The time that a text means. Raises ValueError; years and months are refused, since their length varies.

    At most some 335 years can be read, so that a time from now is always a date.
    """
    match = _FORM.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        if isinstance(text, str) and _TOO_LONG.fullmatch(text):
            raise ValueError(f"{text} is too long: the longest duration is {duration_text(_LONGEST)}, some 335 years")
        raise ValueError(f"{text!r} is no duration such as PT30S, PT24H or P7D (RFC 3339, without years and months)")
    return timedelta(**{unit: float(value) for unit, value in match.groupdict().items() if value is not None})


def duration_text(span: timedelta) -> str:
    """The same written, so that `parse_duration` reads it: in one unit where that can be, as in `PT90M`.

    What is longer than can be read is written too, in more days.
    """
    whole, micros = divmod(span // timedelta(microseconds=1), 1_000_000)
    if not micros:
        for size, unit, most in _UNITS[1:]:
            if whole % size == 0 and whole // size <= most and (whole or size == 1):
                return f"PT{whole // size}{unit}"
    date, time = "", ""
    for size, unit, most in _UNITS:
        count = whole // size if span > _LONGEST else min(whole // size, most)
        whole -= count * size
        fraction = f".{micros:06}".rstrip("0") if unit == "S" and micros else ""
        written = f"{count}{fraction}{unit}" if count or fraction else ""
        date, time = (written, "") if unit == "D" else (date, time + written)
    return f"P{date}" + (f"T{time}" if time else "")
