"""Plausible text by format and by length. Knows nothing of schemas beyond these two."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from understudy.values.rng import Rng

_WORDS = (
    *("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "haven", "inlet", "jetty", "knoll", "larch"),
    *("meadow", "north", "orchard", "prairie", "quartz", "ridge", "spruce", "timber", "upland", "valley", "willow"),
)
# Fixed, so that the same seed gives the same values on every day.
_START = datetime(2025, 1, 1, tzinfo=UTC)
_PADDED = frozenset({"uri", "iri", "uri-reference", "iri-reference", "uri-template", "json-pointer"})


def word(rng: Rng, low: int, high: int | None) -> str:
    """Plain words of a length from `low` to `high` characters."""
    text = f"{rng.pick(_WORDS)} {rng.pick(_WORDS)}"
    if high is not None and len(text) > high:
        text = rng.pick(_WORDS)
    if len(text) < low:
        fill = " ".join(_WORDS)
        text = f"{text} {fill * (low // len(fill) + 1)}"[:low]
    if high is not None:
        text = text[: max(high, low)]
    return f"{text[:-1]}s" if text.endswith(" ") else text


def formatted(name: str, rng: Rng, low: int = 0, high: int | None = None) -> str | None:
    """Text of a format of JSON Schema or OpenAPI, or None for a format that says nothing about the text.

    It has a length from `low` to `high` where the format leaves room for that.
    """
    make = FORMATS.get(name)
    if make is None:
        return None
    text = make(rng)
    if len(text) < low:
        return _longer(name, text, low)
    if high is not None and len(text) > high:
        return _SHORT.get(name, text)
    return text


def _longer(name: str, text: str, low: int) -> str:
    missing = low - len(text)
    if name in _PADDED:
        return text + "a" * missing
    if name in ("email", "idn-email"):
        local, _, domain = text.partition("@")
        room = min(missing, 64 - len(local))
        return f"{local}{'a' * room}@{_labels(missing - room)}{domain}"
    if name in ("hostname", "idn-hostname"):
        return _labels(missing) + text
    if name == "date-time":
        return f"{text[:-1]}.{'0' * max(missing - 1, 1)}Z"
    if name == "byte":
        return base64.b64encode(b"a" * (3 * (low // 4 + 1))).decode()
    return text


def _labels(length: int) -> str:
    """Labels of a host name, each with its dot, of a total length of at least `length`."""
    text = ""
    while len(text) < length:
        text += f"{'a' * max(1, min(62, length - len(text) - 1))}."
    return text


def _moment(rng: Rng) -> datetime:
    return _START + timedelta(seconds=rng.between(0, 365 * 86_400 - 1))


def _day(rng: Rng) -> date:
    return _moment(rng).date()


def _host(rng: Rng) -> str:
    return f"{rng.pick(_WORDS)}.example.com"


def _email(rng: Rng) -> str:
    return f"{rng.pick(_WORDS)}{rng.between(1, 999)}@example.com"


def _link(rng: Rng) -> str:
    return f"https://{_host(rng)}/{rng.pick(_WORDS)}"


def _path(rng: Rng) -> str:
    return f"/{rng.pick(_WORDS)}/{rng.between(1, 999)}"


FORMATS: Mapping[str, Callable[[Rng], str]] = {
    "date-time": lambda rng: _moment(rng).strftime("%Y-%m-%dT%H:%M:%SZ"),
    "date": lambda rng: _day(rng).isoformat(),
    "time": lambda rng: _moment(rng).strftime("%H:%M:%SZ"),
    "duration": lambda rng: f"P{rng.between(1, 30)}D",
    "email": _email,
    "idn-email": _email,
    "decimal": lambda rng: f"{rng.between(1, 500)}.{rng.between(0, 99):02}",
    "hostname": _host,
    "idn-hostname": _host,
    "ipv4": lambda rng: f"192.0.2.{rng.between(1, 254)}",
    "ipv6": lambda rng: f"2001:db8::{rng.between(1, 9999):x}",
    "uri": _link,
    "url": _link,
    "iri": _link,
    "uri-reference": _path,
    "iri-reference": _path,
    "uri-template": lambda rng: f"/{rng.pick(_WORDS)}/{{id}}",
    "uuid": lambda rng: str(UUID(int=rng.bits(128), version=4)),
    "json-pointer": lambda rng: f"/{rng.pick(_WORDS)}",
    "relative-json-pointer": lambda rng: f"0/{rng.pick(_WORDS)}",
    "regex": lambda _rng: "^[a-z]+$",
    "byte": lambda rng: base64.b64encode(rng.pick(_WORDS).encode()).decode(),
}
"""The built-in makers, by format."""
# The shortest that each format allows, for a `maxLength` that is shorter than what looks good.
_SHORT = {
    **dict.fromkeys(("uri", "url", "iri"), "a:b"),
    **dict.fromkeys(("uri-reference", "iri-reference", "uri-template", "hostname", "idn-hostname", "regex"), "a"),
    **dict.fromkeys(("email", "idn-email"), "a@b.c"),
    **dict.fromkeys(("json-pointer", "byte"), ""),
    "ipv4": "1.1.1.1",
    "ipv6": "::1",
    "relative-json-pointer": "0",
    "duration": "P1D",
}
