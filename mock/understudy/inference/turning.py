"""Verbs that turn what a record is into something else: toggles, promotions, and what is counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from understudy.inference.conventions import words
from understudy.inference.conventions.nouns import singular
from understudy.inference.conventions.turns import (
    TOGGLED_FLAGS,
    TOGGLES,
    counted_step,
    names_count,
    names_rank,
    rank_step,
    ranked,
)
from understudy.inference.conventions.verbs import names_flag, verb_in
from understudy.inference.implied_moves import ImpliedMove
from understudy.inference.record_marks import RecordMarks
from understudy.inference.states import state_property

_Turns = tuple[tuple[str, Any, Any], ...]
_NUMBERS = ("integer", "number")
# Words of a toggle that say nothing of what it turns.
_ABOUT_NOTHING = frozenset({"status", "state", "flag"})


def counted_steps(verb: str, record: RecordMarks) -> tuple[tuple[str, int], ...]:
    """The one property that says how often a verb was done, and what is added to it."""
    step = counted_step(verb)
    name = record.ways(lambda each: step is not None and names_count(each, step[0]), _NUMBERS)
    return ((name, step[1]),) if step is not None and name is not None else ()


def turning_move(names: Sequence[str], record: RecordMarks) -> ImpliedMove | None:
    """What an operation called so turns in a record, where its verb leads to no state; None where it turns nothing."""
    for name in names:
        steps = counted_steps(name, record)
        turned = () if steps else _promoted(name, record) or tuple(_toggled(name, record))
        if steps or turned:
            return ImpliedMove(name, f"{name}, the last word of its path", turned=turned, steps=steps)
    return None


def _promoted(name: str, record: RecordMarks) -> _Turns:
    """The next rank up or down of each rank, by the one enum that is called so; else a flag of who may do more."""
    step = rank_step(name)
    if not step:
        return ()
    for each, node in record.named.items():
        found = state_property(record.schemas, each, node) if names_rank(each) else None
        steps = ranked(found.values) if found is not None else ()
        if len(steps) > 1:
            pairs = list(pairwise(steps))
            return tuple((each, low, high) if step > 0 else (each, high, low) for low, high in pairs)
    flag = record.flag(("admin", "administrator"))
    return tuple((flag, before, step > 0) for before in (None, step < 0)) if flag is not None else ()


def _toggled(name: str, record: RecordMarks) -> Iterator[tuple[str, Any, Any]]:
    """The flag that a toggle names, or the only one that can be meant; else a state of two."""
    tokens = words(name)
    if TOGGLES.isdisjoint((*tokens[:1], *tokens[-1:])):
        return
    nouns = {singular(word) for word in words(record.collection.path)}
    rest = [word for word in tokens if word not in TOGGLES and word not in _ABOUT_NOTHING and word not in nouns]
    flag = record.flag(tuple(_flag_words(rest))) if rest else _only_switch(record)
    if flag is not None:
        yield from ((flag, before, before is not True) for before in (None, False, True))
        return
    two = [state for state in record.states() if len(state.values) == 2]
    if len(two) == 1 and not rest:
        first, second = two[0].values
        yield from ((two[0].name, first, second), (two[0].name, second, first))


def _flag_words(rest: Sequence[str]) -> Iterator[str]:
    """The words of a flag that a toggle names: `active`, and `pinned` of `pin`."""
    yield "".join(rest)
    verb = verb_in(" ".join(rest))
    yield from verb.own if verb is not None else ()


def _only_switch(record: RecordMarks) -> str | None:
    """The flag of a record that is on or off, or done or not; the only one that it has, whatever that is called."""
    flags = [name for name, kind in record.kinds.items() if kind == "boolean"]
    known = [name for name in flags if any(names_flag(name, each) for each in TOGGLED_FLAGS)]
    return known[0] if len(known) == 1 else flags[0] if len(flags) == 1 else None
