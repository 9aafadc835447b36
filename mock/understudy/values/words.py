"""Plausible text by format and by length. Knows nothing of schemas beyond these two."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from understudy.values.rng import Dice

__all__ = ["formatted", "word"]

_WORDS = (
    *("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "haven", "inlet", "jetty", "knoll", "larch"),
    *("meadow", "north", "orchard", "prairie", "quartz", "ridge", "spruce", "timber", "upland", "valley", "willow"),
)
# Fixed, so that the same seed gives the same values on every day.
_START = datetime(2025, 1, 1, tzinfo=UTC)
_PADDED = frozenset({"uri", "iri", "uri-reference", "iri-reference", "uri-template", "json-pointer"})


def word(dice: Dice, low: int, high: int | None) -> str:
    """Plain words of a length from `low` to `high` characters."""
    text = f"{dice.pick(_WORDS)} {dice.pick(_WORDS)}"
    if high is not None and len(text) > high:
        text = dice.pick(_WORDS)
    if len(text) < low:
        fill = " ".join(_WORDS)
        text = f"{text} {fill * (low // len(fill) + 1)}"[:low]
    if high is not None:
        text = text[: max(high, low)]
    return f"{text[:-1]}s" if text.endswith(" ") else text


def formatted(name: str, dice: Dice, low: int = 0, high: int | None = None) -> str | None:
    """Text of a format of JSON Schema or OpenAPI, or None for a format that says nothing about the text.

    It has a length from `low` to `high` where the format leaves room for that.
    """
    make = _FORMATS.get(name)
    if make is None:
        return None
    text = make(dice)
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


def _moment(dice: Dice) -> datetime:
    return _START + timedelta(seconds=dice.between(0, 365 * 86_400 - 1))


def _day(dice: Dice) -> date:
    return _moment(dice).date()


def _host(dice: Dice) -> str:
    return f"{dice.pick(_WORDS)}.example.com"


def _email(dice: Dice) -> str:
    return f"{dice.pick(_WORDS)}{dice.between(1, 999)}@example.com"


def _link(dice: Dice) -> str:
    return f"https://{_host(dice)}/{dice.pick(_WORDS)}"


def _path(dice: Dice) -> str:
    return f"/{dice.pick(_WORDS)}/{dice.between(1, 999)}"


_FORMATS: Mapping[str, Callable[[Dice], str]] = {
    "date-time": lambda dice: _moment(dice).strftime("%Y-%m-%dT%H:%M:%SZ"),
    "date": lambda dice: _day(dice).isoformat(),
    "time": lambda dice: _moment(dice).strftime("%H:%M:%SZ"),
    "duration": lambda dice: f"P{dice.between(1, 30)}D",
    "email": _email,
    "idn-email": _email,
    "hostname": _host,
    "idn-hostname": _host,
    "ipv4": lambda dice: f"192.0.2.{dice.between(1, 254)}",
    "ipv6": lambda dice: f"2001:db8::{dice.between(1, 9999):x}",
    "uri": _link,
    "url": _link,
    "iri": _link,
    "uri-reference": _path,
    "iri-reference": _path,
    "uri-template": lambda dice: f"/{dice.pick(_WORDS)}/{{id}}",
    "uuid": lambda dice: str(UUID(int=dice.bits(128), version=4)),
    "json-pointer": lambda dice: f"/{dice.pick(_WORDS)}",
    "relative-json-pointer": lambda dice: f"0/{dice.pick(_WORDS)}",
    "regex": lambda _dice: "^[a-z]+$",
    "byte": lambda dice: base64.b64encode(dice.pick(_WORDS).encode()).decode(),
}
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
