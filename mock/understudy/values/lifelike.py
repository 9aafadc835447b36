"""What a value looks like by the name of its property: a rule for each name, as text and as a number.

A rule gives a proposal; whether the schema takes it, the generator looks. Users add rules of their own with
`@value_maker(property=…)`, which come first.
"""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import Any

from understudy.clock import timestamp
from understudy.inference.conventions import singular, words
from understudy.inference.conventions.values import FUTURE, SELDOM, STAMPS, STEPS, TIME_WORDS, WHOLE_ONLY
from understudy.values.property_rules import RULES, Rule, birth, called, email, one
from understudy.values.rng import Rng
from understudy.values.subject import ValueSubject

__all__ = ["proposal"]


def proposal(name: str, kind: str, subject: ValueSubject, rng: Rng, formats: tuple[str, ...] = ()) -> Any:
    """A value for a property of a JSON type, or None where no rule knows its name."""
    rule = _rule(name, kind)
    if "date-time" in formats or ("date" in formats and rule is not birth):
        rule = None
    if rule is not None:
        return rule(subject, rng)
    if "email" in formats:
        return email(subject, rng)
    return _timed(name, kind, formats, subject)


@lru_cache(maxsize=8192)
def _rule(name: str, kind: str) -> Rule | None:
    """The rule of a name, else that of its last words: `billingCity` is a city."""
    parts = words(name)
    if kind == "boolean":
        return one(False) if parts and not SELDOM.isdisjoint((parts[-1], "".join(parts))) else None
    rules = RULES.get(kind)
    if rules is None:
        return None
    if kind == "string" and len(parts) > 1 and parts[-1] in ("name", "title") and "".join(parts) not in rules:
        return called("-".join(parts[:-1]))
    for start in range(len(parts)):
        tail = "".join(parts[start:])
        if (start == 0 or tail not in WHOLE_ONLY) and (rule := rules.get(tail)) is not None:
            return rule
        other = "".join((*parts[start:-1], singular(parts[-1])))
        if other != tail and (start == 0 or other not in WHOLE_ONLY) and (rule := rules.get(other)) is not None:
            return rule
    return None


# -- times ------------------------------------------------------------------------------------------------------------

_STEP_OF = {word: step for step, words_of_it in enumerate(STEPS) for word in words_of_it}
_LATER = timedelta(days=3650)


@lru_cache(maxsize=8192)
def _step(name: str) -> int | None:
    """When in the life of a thing a time is, by its name; None for a name that is no time."""
    parts = words(name)
    if not FUTURE.isdisjoint(parts):
        return -1
    return next((_STEP_OF[part] for part in parts if part in _STEP_OF), None)


@lru_cache(maxsize=8192)
def _time_form(name: str, kind: str, formats: tuple[str, ...]) -> tuple[int, str] | None:
    """The step of a time and how it is written: `date`, `date-time`, or what a second is in a number; None for none."""
    parts = words(name)
    step = _step(name)
    is_time = bool({"date", "date-time", "unix-time", "timestamp"}.intersection(formats))
    if not is_time:
        # A number called so is a time only by its last word: `startIndex` is none.
        ends = parts[-1:] and (parts[-1] in TIME_WORDS or parts[-1] in STAMPS)
        if kind not in ("integer", "string") or not ends or (step is None and parts[-1] not in ("timestamp", "ts")):
            return None
    known = 1 if step is None else step
    if kind in ("integer", "number"):
        return known, "1000" if parts[-1:] in (("ms",), ("millis",)) else "1"
    is_day = "date" in formats or (not is_time and parts[-1] in ("date", "day"))
    return known, "date" if is_day else "date-time"


def _timed(name: str, kind: str, formats: tuple[str, ...], subject: ValueSubject) -> Any:
    found = _time_form(name, kind, formats)
    if found is None:
        return None
    step, form = found
    when = subject.moment(max(step, 0))
    when = when + _LATER if step == -1 else when
    if form == "date":
        return when.date().isoformat()
    return timestamp(when) if form == "date-time" else int(when.timestamp()) * int(form)
