"""Draws a number within the bounds of a schema, a multiple of its `multipleOf` (JSON Schema Validation, 6.2)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from understudy.values.constraints import Flat, Span, Whole
from understudy.values.rng import Rng

_SPAN = 1_000
_TRIES = 30
_CENT = Fraction(1, 100)


def draw_number(flat: Flat, rng: Rng, is_valid: Callable[[Any], bool], *, whole: bool, wide: bool) -> int | float:
    """A number within bounds and of a step; near zero and with two decimals where the schema leaves that open.

    Of one that the schema excludes otherwise (`not`), others are drawn, as often as is worth it.
    """
    made = _drawn(flat, rng, whole=whole, wide=wide)
    for turn in range(_TRIES if flat.excluding else 0):
        if is_valid(made):
            break
        made = _drawn(flat, rng, whole=whole, wide=turn % 2 == 1)
    return made


def whole_numbers(flat: Flat) -> Whole | None:
    """The numbers that are drawn at first for a value that is a number; None where that takes more than to draw one."""
    if flat.whole is None:
        flat.whole = (_whole_numbers(flat),)
    return flat.whole[0]


def _whole_numbers(flat: Flat) -> Whole | None:
    kinds = [kind for kind in flat.kinds or () if kind != "null"]
    if len(kinds) != 1 or kinds[0] not in ("integer", "number") or flat.options is not None or flat.excluding:
        return None
    first, last, unit, _, _ = _span(flat, whole=kinds[0] == "integer", wide=False)
    return (first, last, kinds[0], tuple(flat.formats)) if unit == 1 and first <= last else None


def _drawn(flat: Flat, rng: Rng, *, whole: bool, wide: bool) -> int | float:
    span = flat.spans.get((whole, wide))
    if span is None:
        span = flat.spans[whole, wide] = _span(flat, whole=whole, wide=wide)
    first, last, unit, low, high = span
    if unit == 1 and first <= last:
        return rng.between(first, last)
    return _plain((low + high) / 2 if first > last else rng.between(first, last) * unit, low, high)


def _span(flat: Flat, *, whole: bool, wide: bool) -> Span:
    low = _limit(flat.low, flat.above, max)
    high = _limit(flat.high, flat.below, min)
    step = _step([*flat.steps, *([Fraction(1)] if whole else [])])
    unit = step or _CENT
    low, high = _window(low, high, unit, wide=wide)
    first, last = math.ceil(low / unit), math.floor(high / unit)
    if first * unit == flat.above:
        first += 1
    if last * unit == flat.below:
        last -= 1
    return first, last if step is None else max(first, last), unit, low, high


def _limit(closed: Any, opened: Any, tighter: Any) -> Fraction | None:
    known = [Fraction(value) for value in (closed, opened) if value is not None]
    return tighter(known) if known else None


def _window(low: Fraction | None, high: Fraction | None, unit: Fraction, *, wide: bool) -> tuple[Fraction, Fraction]:
    """Bounds for both sides: those of the schema, and plausible ones for the rest."""
    span = _SPAN if unit <= 1 else 20 * unit
    if low is None and high is None:
        low = max(unit, Fraction(1))
    elif low is None and high is not None:
        low = Fraction(1) if high >= 1 else high - span
    assert low is not None
    if high is None:
        high = low + span
    if not wide and high - low > span:
        low = Fraction(1) if low < 1 <= high else low
        high = min(high, low + span)
    return low, high


def _step(steps: Sequence[Fraction]) -> Fraction | None:
    """The least number that is a multiple of every step."""
    found: Fraction | None = None
    for step in steps:
        if found is None:
            found = step
        else:
            found = Fraction(math.lcm(found.numerator, step.numerator), math.gcd(found.denominator, step.denominator))
    return found


def _plain(value: Fraction, low: Fraction, high: Fraction) -> int | float:
    if value.denominator == 1:
        return value.numerator
    rounded = float(value)
    # Beyond 2^53 a float may be rounded out of its bounds; a whole number is exact.
    return rounded if low <= Fraction(rounded) <= high or math.ceil(low) > high else math.ceil(low)
