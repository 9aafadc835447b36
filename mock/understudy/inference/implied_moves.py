"""What the verb of an operation implies for its record, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from understudy.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ImpliedAmount:
    """What a verb counts: `total` is raised by an amount of the request or what `bases` hold, `left` lowered by it.

    `at_once`: whatever the amount is, the verb is done with it.
    """

    total: str
    bases: tuple[str, ...]
    left: str | None = None
    at_once: bool = True


@dataclass(frozen=True, slots=True)
class ImpliedMove:
    """What the verb of an operation implies for its record: a state, the time of that, flags and an amount.

    `property` goes to the state `to`, but not from the states `refused`; of `waits` (property, value, state) the first
    that holds is where it goes instead. `moments` are properties or ways into the record; what it undoes becomes null
    (`cleared`), or is left out where it can't be (`dropped`). `guessed`: no word of a state says the verb. `keeps`: a
    DELETE that marks its record and keeps it. `turned` are properties of which one value becomes another
    (property, before, after), `steps` those that count how often the verb was done, with what is added.
    `named` is what a request calls otherwise than the record does: `reason` of a `suspend` is `suspensionReason`.
    """

    verb: str
    reason: str
    guessed: bool = False
    property: str | None = None
    to: str | None = None
    refused: frozenset[str] = frozenset()
    waits: tuple[tuple[str, str, str], ...] = ()
    moments: tuple[str, ...] = ()
    cleared: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    flags: Mapping[str, bool] = field(default_factory=dict)
    amount: ImpliedAmount | None = None
    turned: tuple[tuple[str, Any, Any], ...] = ()
    steps: tuple[tuple[str, int], ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)
    keeps: bool = False


def does_nothing(move: ImpliedMove) -> bool:
    """Whether nothing of a record is changed by a move."""
    changes = (move.moments, move.cleared, move.dropped, move.flags, move.turned, move.steps)
    return move.property is None and not any(changes)
