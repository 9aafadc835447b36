"""Draws a text of the length, the patterns and the formats that a schema demands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from understudy.values.constraints import Flat
from understudy.values.patterns import matching
from understudy.values.rng import Rng
from understudy.values.words import formatted, word

_TRIES = 30
_NO_DECIMALS = ("ab.cd", "1.2.3.4", "12-50", "12:50")


def draw_text(flat: Flat, rng: Rng, is_valid: Callable[[Any], bool], *, plain: bool) -> str:
    """A text that is probably valid; `plain` words will do where nothing but a length is demanded."""
    if plain and not flat.patterns and not flat.formats and not flat.excluding:
        return word(rng, flat.shortest, flat.longest)
    text = _decimal(rng, is_valid) if flat.patterns else ""
    if text:
        return text
    for turn in range(_TRIES):
        text = _drawn(flat, rng, turn)
        if is_valid(text):
            return text
    return text


def _decimal(rng: Rng, is_valid: Callable[[Any], bool]) -> str:
    """An amount with two places, or fewer; empty where the patterns are not those of a decimal in a text."""
    if not is_valid("12.5") or any(map(is_valid, _NO_DECIMALS)):
        return ""
    cents = rng.between(500, 50_000)
    return next(filter(is_valid, (f"{cents / 100:.2f}", f"{cents / 1000:.2f}", f"{cents / 1000:.1f}")), "")


def _drawn(flat: Flat, rng: Rng, turn: int) -> str:
    low, high = flat.shortest, flat.longest
    if flat.patterns and (turn % 3 < 2 or not flat.formats):
        try:
            return matching(flat.patterns[turn % len(flat.patterns)], rng, low if turn % 2 == 0 else 0, high)
        except ValueError:
            return word(rng, low, high)
    for name in flat.formats:
        text = formatted(name, rng, low, high)
        if text is not None:
            return text
    return word(rng, low, high)
