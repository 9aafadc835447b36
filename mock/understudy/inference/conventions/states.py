"""The words of states by wide convention: in what things begin and end, and where a record says how it is with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from understudy.inference.conventions import folded, words

# States in which something starts, by how early they come; several words of one kind go by the order of the enum.
_BEGINNINGS = (
    frozenset({"draft", "new", "created", "initial", "initialized", "unstarted", "notstarted", "todo", "backlog"}),
    frozenset({"pending", "queued", "waiting", "requested", "registered", "submitted", "incomplete", "unverified"})
    | frozenset({"unconfirmed", "placed"}),
    frozenset({"received", "scheduled"}),
    frozenset({"open", "opened", "active", "enabled", "available", "live", "valid", "normal", "on"}),
)
_BEFORE = ("requires", "awaiting", "pending", "waiting", "needs")
# The rank of what comes only once something has begun, and its words.
ONCE_BEGUN = 3
_LATER = frozenset({"action", "capture", "review", "refund", "cancellation", "cancel", "deletion"})

End = Literal["undone", "done", "resting", "reached"]
# States in which things end, by what may still be done then: nothing, what follows success, waking it again, anything.
_ENDS: dict[End, frozenset[str]] = {
    "undone": frozenset(
        {"canceled", "cancelled", "void", "voided", "deleted", "removed", "expired", "failed", "failure", "rejected"}
        | {"declined", "refused", "denied", "withdrawn", "terminated", "aborted", "revoked", "refunded", "lost"}
        | {"uncollectible", "dismissed", "error", "discarded", "destroyed", "trashed", "abandoned"}
    ),
    "done": frozenset(
        {"completed", "complete", "succeeded", "success", "paid", "finished", "fulfilled", "delivered", "merged"}
        | {"done", "ended", "won"}
    ),
    "resting": frozenset(
        {"closed", "archived", "inactive", "disabled", "blocked", "banned", "suspended", "stopped", "obsolete"}
        | {"deprecated", "off", "resolved"}
    ),
    "reached": frozenset({"published", "shipped", "returned"}),
}
# Successes on the way, where what comes after them is a state too.
_ON_THE_WAY = frozenset({"paid", "success", "succeeded"})
_BEYOND = frozenset({"shipped", "delivered", "fulfilled", "completed", "dispatched"})
# First words that say a state is not, or not wholly, what its last word says.
_NOT_YET = frozenset({"not", "un", "partially", "partial", "partly", "to", "almost", *_BEFORE})


def beginning(state: str) -> int | None:
    """How early a state comes, 0 first; None for one that is not known to be a beginning."""
    tokens = words(state)
    if len(tokens) > 1 and tokens[0] in _BEFORE:
        return ONCE_BEGUN if tokens[-1] in _LATER else 1
    return next((rank for rank, names in enumerate(_BEGINNINGS) if "".join(tokens) in names), None)


def is_terminal(state: str) -> bool:
    """Whether a state is one in which things end, as `canceled` and `paid` are."""
    return _kind_of_end(state) is not None


def _kind_of_end(state: str) -> End | None:
    tokens = words(state)
    whole = "".join(tokens)
    for kind, names in _ENDS.items():
        if whole in names or (tokens and tokens[-1] in names and tokens[0] not in ("not", "un")):
            return kind
    return None


def end_of(state: str, states: Iterable[str]) -> End | None:
    """What kind of end a state is among others; None where it is none: an order that is paid may have to be shipped."""
    tokens = words(state)
    if tokens and tokens[0] in _NOT_YET:
        return None
    if folded(state) in _ON_THE_WAY and not _BEYOND.isdisjoint(map(folded, states)):
        return None
    return _kind_of_end(state)


def awaited(state: str) -> str | None:
    """What a state such as `requires_capture` or `pending_approval` waits for, else None."""
    tokens = words(state)
    return "".join(tokens[1:]) if len(tokens) > 1 and tokens[0] in _BEFORE else None


# Properties that people call states, and the last words of enums that are none.
_STATE_NAMES = frozenset({"status", "state", "phase", "stage", "lifecycle", "lifecyclestate"})
# What the state is called in an object that is called a state: `state.name`.
_STATE_VALUES = frozenset({"name", "value", "current", "label", "slug"})
# Objects in which a record has what is its own, its state too, and what stands beside a `status` that the service says.
STATE_HOLDERS = frozenset({"attributes", "properties", "fields", "data"})
DESIRED = frozenset({"spec"})
# First words of what a record was or is to be in, which is no state of it now.
NOT_NOW = frozenset({"previous", "prior", "former", "old", "last", "original", "next", "target", "desired"})
# Last words of enums that nothing moves: where something is, what it is counted in, and why something came about.
UNMOVED = frozenset({"currency", "country", "timezone", "language", "locale", "reason"})
NO_STATES = frozenset({"reason", "type", "kind", "method", "source", "code", "category", "policy", "title", "message"})
# What stands beside a `state` that is a part of a country.
ADDRESS_NEIGHBOURS = frozenset(
    {"city", "country", "countrycode", "zip", "zipcode", "postalcode", "postcode", "street", "line1"}
)
# The value of `capture_method`, `confirmation_mode` … by which the verb waits for somebody.
MANUAL = frozenset({"manual", "manually"})


def state_of_word(word: str, states: Sequence[str]) -> str | None:
    """The state that a word means: the same, or the one that ends or begins with it and takes nothing of it back."""
    exact = next((state for state in states if folded(state) == word), None)
    if exact is not None:
        return exact
    ending = [state for state in states if words(state)[-1:] == (word,) and words(state)[0] not in _NOT_YET]
    if len(ending) == 1:
        return ending[0]
    starting = [state for state in states if words(state)[:1] == (word,)]
    by_hand = [state for state in starting if words(state)[-1] in MANUAL]
    return next(iter(by_hand), starting[0] if len(starting) == 1 else None)


@lru_cache(maxsize=8192)
def is_state_name(name: str) -> bool:
    """Whether a property is called like a state: `status`, `orderState`, or by a way into the record `state/name`."""
    above, _, own = name.rpartition("/")
    called = folded(own) in _STATE_NAMES or not _STATE_NAMES.isdisjoint(words(own)[-1:])
    return called or (bool(above) and folded(own) in _STATE_VALUES and is_state_name(above))
