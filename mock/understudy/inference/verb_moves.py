"""What a verb does to a record: the state that it leads to, the times and flags that it sets, what it counts."""

from __future__ import annotations

from collections.abc import Iterator

from understudy.inference.conventions import folded, words
from understudy.inference.conventions.amounts import AMOUNT_ENDINGS, BASE_AMOUNTS, DUE, IN_PARTS, REMAINDERS, TOTALS
from understudy.inference.conventions.states import (
    MANUAL,
    ONCE_BEGUN,
    awaited,
    beginning,
    end_of,
    is_state_name,
    state_of_word,
)
from understudy.inference.conventions.turns import VISIBILITIES, VISIBLE_WORDS
from understudy.inference.conventions.verbs import (
    Verb,
    follows,
    gerunds,
    known_verb,
    names_moment,
    undone_gerunds,
    undone_words,
    verb_in,
)
from understudy.inference.implied_moves import ImpliedAmount, ImpliedMove
from understudy.inference.record_marks import RecordMarks
from understudy.inference.resources import StateProperty

_TIMES = ("string", "integer", "number")


def verb_move(verb: Verb, record: RecordMarks, reason: str, *, sure: bool = True) -> ImpliedMove | None:
    """What a verb does to a record, by the states, times, flags and amounts that it has; None where it has none."""
    state, to, explicit = _target(verb, record, close=sure)
    stems = _words_of(verb, to)
    moment = record.ways(lambda name: any(names_moment(name, word) for word in stems), _TIMES)
    flags = {flag: True for flag in [record.flag((*stems, *verb.called, *gerunds(verb)))] if flag is not None}
    undone = undone_words(verb)
    wrong = (*undone, *undone_gerunds(verb), *(f"un{word}" for word in stems))
    disproved = record.flag(wrong) if not flags else None
    left = (folded(state.initial),) if state is not None and state.initial not in (None, to) else ()
    for flag in (disproved, record.flag(left)):
        if flag is not None:
            flags.setdefault(flag, False)
    ended = record.ways(lambda name: any(names_moment(name, word) for word in undone), _TIMES)
    over = (ended,) if ended is not None and ended != moment and record.takes_nothing(ended) else ()
    if state is None and not flags and moment is None and not over:
        return None
    return ImpliedMove(
        verb=verb.name,
        reason=reason,
        guessed=state is not None and not (sure and explicit),
        property=state.name if state is not None else None,
        to=to,
        refused=_refused(verb, state, to, sure=sure and explicit) if state is not None else frozenset(),
        waits=tuple(_waits(verb, state, to, record)) if state is not None else (),
        moments=(moment,) if moment is not None else (),
        cleared=tuple(filter(record.nullable, over)),
        dropped=tuple(way for way in over if not record.nullable(way)),
        flags=flags,
        amount=verb_amount(verb, record),
    )


def _words_of(verb: Verb, to: str | None) -> tuple[str, ...]:
    """The words that become true with a state: those of the verb, of the state, and of the verb that leads there."""
    if to is None:
        return verb.own
    other = verb_in(to)
    more = other.own if other is not None and folded(to) in (*other.own, *other.called) else ()
    return tuple(dict.fromkeys((*verb.own, folded(to), *more)))


def _target(verb: Verb, record: RecordMarks, *, close: bool) -> tuple[StateProperty | None, str | None, bool]:
    """The state that a verb leads to, and whether its word says so; not `close`, no other word will do."""
    states = sorted(record.states(), key=lambda state: not is_state_name(state.name))
    called = [state for state in states if is_state_name(state.name)]
    for state in states:
        for word in verb.own:
            value = state_of_word(word, state.values)
            if value is not None and (close or folded(value) == word):
                return state, value, state in called and folded(value) == word
    for state in called if close else ():
        for word in verb.likely:
            if (value := state_of_word(word, state.values)) is not None:
                return state, value, False
    for state in states if close else ():
        if not VISIBILITIES.isdisjoint(words(state.name)[-1:]):
            seen = (state_of_word(word, state.values) for word in verb.likely if word in VISIBLE_WORDS)
            if (value := next(filter(None, seen), None)) is not None:
                return state, value, False
    undone = undone_words(verb)
    for state in called if close else ():
        if state.initial is not None and any(state_of_word(word, state.values) for word in undone):
            return state, state.initial, False
    free = record.free_state(verb.own[0]) if close and not called and known_verb(verb.name) is not None else None
    return (free, free.values[0], False) if free is not None else (None, None, False)


def _refused(verb: Verb, state: StateProperty, to: str | None, *, sure: bool) -> frozenset[str]:
    """The states that a verb is not possible in: ends that it can't follow, and those that wait for something else.

    One that perhaps leads to a beginning does not take back what was reached: what was returned is not renewed.
    """
    values = state.values
    refused = {value for value in values if value != to and not follows(verb, end_of(value, values))}
    if not sure and to is not None and beginning(to) is not None:
        undone = undone_words(verb)
        refused |= {value for value in values if end_of(value, values) == "reached" and folded(value) not in undone}
    if to is not None and end_of(to, values) in ("undone", "done"):
        refused.add(to)
    waiting = [value for value in values if awaited(value) is not None and _names(verb, str(awaited(value)))]
    if waiting:
        early = any((beginning(value) or 0) < ONCE_BEGUN for value in waiting)
        possible = {
            *waiting,
            *(value for value in values if early and (rank := beginning(value)) is not None and rank < ONCE_BEGUN),
        }
        refused |= {value for value in values if value not in possible and value != to}
    return frozenset(refused)


def _names(verb: Verb, word: str) -> bool:
    return word in (*verb.called, *verb.own)


def _waits(verb: Verb, state: StateProperty, to: str | None, record: RecordMarks) -> Iterator[tuple[str, str, str]]:
    """Where a later verb has a state that waits for it and a property that may be manual: `capture_method`."""
    for value in state.values if end_of(str(to), state.values) == "done" else ():
        later = known_verb(awaited(value) or "")
        if later is None or later.name == verb.name or beginning(value) != ONCE_BEGUN:
            continue
        for name, node in record.named.items():
            choices = record.schemas.resolve_object(node).get("enum")
            first = words(name)[:1]
            if len(words(name)) == 2 and first and first[0] in later.called and isinstance(choices, list):
                yield from ((name, choice, value) for choice in choices if choice in MANUAL)


def verb_amount(verb: Verb, record: RecordMarks) -> ImpliedAmount | None:
    """What a verb counts, by the names of the numbers of a record."""
    numbers = {folded(name): name for name, kind in record.kinds.items() if kind in ("integer", "number")}
    bases = tuple(numbers[name] for name in BASE_AMOUNTS if name in numbers)
    ways = [
        name
        for word in AMOUNT_ENDINGS.get(verb.name, ())
        for name in (f"amount{word}", f"{word}amount", f"total{word}", f"{word}total")
        if name in numbers
    ]
    if not ways or not (bases or verb.name in IN_PARTS):
        return None
    left = [
        original
        for name, original in numbers.items()
        if {"amount", "balance"} & {*words(original)} and REMAINDERS & {*words(original)}
    ]
    if not left and DUE in numbers and not TOTALS.isdisjoint(numbers):
        left, bases = [numbers[DUE]], tuple(name for name in bases if name != numbers[DUE])
    lowered = left[0] if len(left) == 1 and verb.name == "pay" else None
    return ImpliedAmount(numbers[ways[0]], bases, lowered, at_once=verb.name not in IN_PARTS)
