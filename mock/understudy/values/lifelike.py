"""What a value looks like by the name of its property: a rule for each name, as text and as a number.

A rule gives a proposal; whether the schema takes it, the generator looks. Users add rules of their own with
`@value_maker(property=…)`, which come first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from understudy.clock import utc_text
from understudy.inference.conventions import ID, folded, words
from understudy.inference.conventions.nouns import singular
from understudy.inference.conventions.values import FUTURE, GONE, SELDOM, SOON, STAMPS, STEPS, TIME_WORDS, WHOLE_ONLY
from understudy.json_values import is_whole
from understudy.openapi.pointer import unescape
from understudy.values.property_rules import RULES, Rule, birth, called, email, one
from understudy.values.rng import Rng
from understudy.values.subject import DRAWN_UNTIL, ValueSubject

# Texts of no more characters than this are codes of what they name.
_CODE = 3


def proposal(
    name: str,
    kind: str,
    subject: ValueSubject,
    rng: Rng,
    formats: tuple[str, ...] = (),
    longest: int | None = None,
) -> Any:
    """A value for a property of a JSON type, or None where no rule knows its name; a text is cut between its words."""
    value = _proposed(name, kind, subject, rng, formats)
    if not isinstance(value, str) or longest is None or len(value) <= longest:
        return value
    if longest <= _CODE:
        return _proposed(f"{name}-code", kind, subject, rng, formats)
    return value[: longest + 1].rpartition(" ")[0].rstrip(",;") or None if " " in value else value


def _proposed(name: str, kind: str, subject: ValueSubject, rng: Rng, formats: tuple[str, ...]) -> Any:
    rule = _rule(name, kind)
    if "date-time" in formats or ("date" in formats and rule is not birth):
        rule = None
    if rule is not None:
        return rule(subject, rng)
    if "email" in formats:
        return email(subject, rng)
    return _timed(name, kind, formats, subject)


@lru_cache(maxsize=8192)
def is_silent(name: str, kind: str, formats: tuple[str, ...] = ()) -> bool:
    """Whether a name tells nothing, so that there is no proposal for it whatever the object is."""
    if _rule(name, kind) is not None and "date" not in formats and "date-time" not in formats:
        return False
    return "email" not in formats and _time_form(name, kind, formats) is None


def is_silent_at(path: str, kind: str, formats: tuple[str, ...]) -> bool:
    """Whether the name at the end of a path is silent: an item is called as its list is, so that must be looked at."""
    name = path.rpartition("/")[2]
    # Another try for an item has the number of the try behind it.
    if not name or name.isdigit() or "\0" in name:
        return False
    return is_silent(unescape(name) if "~" in name else name, kind, formats)


@lru_cache(maxsize=8192)
def _rule(name: str, kind: str) -> Rule | None:
    """The rule of a name, else that of its last words: `billingCity` is a city."""
    parts = words(name)
    if kind == "boolean":
        return one(False) if parts and not SELDOM.isdisjoint((parts[-1], "".join(parts))) else None
    rules = RULES.get(kind)
    if rules is None or _is_last_time(name):
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


@lru_cache(maxsize=8192)
def is_gone(path: str, formats: tuple[str, ...]) -> bool:
    """Whether a path ends with a time at which something came to an end, as few things have: `deleted_at`."""
    parts = words(path.partition("\0")[0].rpartition("/")[2]) if {"date", "date-time"}.intersection(formats) else ()
    return bool(parts) and parts[-1] in TIME_WORDS and not GONE.isdisjoint(parts)


def is_ahead(name: str) -> bool:
    """Whether a time of this name is one to come, as `due_at` is."""
    return _step(name) == _AHEAD


# -- times ------------------------------------------------------------------------------------------------------------

_STEP_OF = {word: step for step, words_of_it in enumerate(STEPS) for word in words_of_it}
_LATER = timedelta(days=3650)
_AHEAD = -1
# How far ahead something is of a time that stands there.
_SOON = timedelta(days=14)
# The step from which on something is over.
_END = next(step for step, of_it in enumerate(STEPS) if "end" in of_it)
_SECONDS = (500_000_000, 10_000_000_000)


@lru_cache(maxsize=8192)
def _step(name: str) -> int | None:
    """When in the life of a thing a time is, by its name; None for a name that is no time."""
    parts = words(name)
    if not FUTURE.isdisjoint(parts):
        return _AHEAD
    return next((_STEP_OF[part] for part in parts if part in _STEP_OF), None)


def _is_last_time(name: str) -> bool:
    """Whether a name says when something was done last: `last_login`, `lastSeen`."""
    parts = words(name)
    return len(parts) == 2 and parts[0] == "last" and _step(name) is not None


@lru_cache(maxsize=8192)
def _time_form(name: str, kind: str, formats: tuple[str, ...]) -> tuple[int, str] | None:
    """The step of a time and how it is written: `date`, `date-time`, or what a second is in a number; None for none."""
    parts = words(name)
    step = _step(name)
    is_time = bool({"date", "date-time", "unix-time", "timestamp"}.intersection(formats))
    if not is_time:
        # A number called so is a time only by its last word: `startIndex` is none.
        ends = parts[-1:] and (parts[-1] in TIME_WORDS or parts[-1] in STAMPS or _is_last_time(name))
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
    when = _between(subject, name, step, whole_days=form == "date")
    if form == "date":
        return when.date().isoformat()
    return utc_text(when) if form == "date-time" else int(when.timestamp()) * int(form)


def _between(subject: ValueSubject, name: str, step: int, *, whole_days: bool) -> datetime:
    """A time that goes with those that its object has already: behind what came before it, ahead of what comes."""
    drawn = subject.moment(max(step, 0))
    gap = subject.moment(max(step, 0) + 1) - drawn
    earlier, later = _around(subject, name, step)
    if step == _AHEAD:
        # Ahead of a time that the mock's clock or a client has set, else of any time at which somebody looks.
        first = max(drawn, earlier or drawn)
        is_soon = first > DRAWN_UNTIL or not SOON.isdisjoint(words(name))
        drawn = first + (gap + _SOON if is_soon else _LATER)
    elif earlier is not None and (drawn <= earlier or (whole_days and step >= _END and drawn.date() <= earlier.date())):
        drawn = earlier + (max(gap, timedelta(days=1)) if whole_days and step >= _END else gap)
    if later is not None and drawn >= later:
        squeezed = earlier is not None and earlier < later
        drawn = earlier + min(gap, (later - earlier) / 2) if earlier is not None and squeezed else later - gap
    return drawn


def _around(subject: ValueSubject, name: str, step: int) -> tuple[datetime | None, datetime | None]:
    """The last of the earlier and the first of the later times that an object has."""
    place = step % (len(STEPS) + 1)
    found: tuple[list[datetime], list[datetime]] = ([], [])
    for other, value in subject.there.items():
        known = _step(other)
        if known is not None and other != name and known != step and (moment := _moment(value)) is not None:
            found[known % (len(STEPS) + 1) > place].append(moment)
    return max(found[0], default=None), min(found[1], default=None)


def _moment(value: Any) -> datetime | None:
    """The time that a value is: a date, a date-time, or seconds or milliseconds of this time."""
    if isinstance(value, str):
        try:
            found = datetime.fromisoformat(value)
        except ValueError:
            return None
        return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
    if is_whole(value) and _SECONDS[0] < value < _SECONDS[1] * 1000:
        return datetime.fromtimestamp(value if value < _SECONDS[1] else value / 1000, UTC)
    return None


def keys_of_objects(made: dict[str, Any], names: Collection[str]) -> Iterator[tuple[str, Any]]:
    """The properties among `names` that are called like an object beside them and its `id`, each with that id."""
    ids = {folded(name): value[ID] for name, value in made.items() if isinstance(value, dict) and ID in value}
    for name in [each for each in names if folded(each).endswith(ID)] if ids else ():
        key = ids.get(folded(name).removesuffix(ID))
        if key is not None and type(key) is type(made[name]) is not dict:
            yield name, key
