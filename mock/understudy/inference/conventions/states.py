"""The words of states and verbs by wide convention: in what things begin and end, and what a verb makes of a record.

The part of the conventions that is about states; names of other things stand in the package itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from understudy.inference.conventions import folded, singular, verb_role, words
from understudy.lazy_dataclass import dataclass

__all__ = [
    "ACTION_SEGMENTS",
    "ADDRESS_NEIGHBOURS",
    "AMOUNT_ENDINGS",
    "BASE_AMOUNTS",
    "COUNTING",
    "DELETIONS",
    "ELEMENT_AMOUNTS",
    "HOLDING",
    "IN_PARTS",
    "MANUAL",
    "NO_STATES",
    "QUANTITIES",
    "REMAINDERS",
    "TOTALS",
    "UNIT_PRICES",
    "Verb",
    "awaited",
    "beginning",
    "end_of",
    "follows",
    "inverse",
    "is_state_name",
    "is_terminal",
    "known_verb",
    "names_flag",
    "names_moment",
    "state_of_word",
    "undone_words",
    "verb_in",
    "verb_with",
]

# States in which something starts, by how early they come; several words of one kind go by the order of the enum.
_BEGINNINGS = (
    frozenset({"draft", "new", "created", "initial", "initialized", "unstarted", "notstarted", "todo", "backlog"}),
    frozenset({"pending", "queued", "waiting", "requested", "registered", "submitted", "incomplete", "unverified"})
    | frozenset({"unconfirmed", "placed", "received", "scheduled"}),
    frozenset({"open", "opened", "active", "enabled", "available", "live", "valid", "normal", "on"}),
)
_BEFORE = ("requires", "awaiting", "pending", "waiting", "needs")
# What is awaited only once something has begun.
_LATER = frozenset({"action", "capture", "review", "refund", "cancellation", "cancel", "deletion"})

End = Literal["undone", "done", "resting", "reached"]
# States in which things end, by what may still be done then: nothing, what follows success, waking it again, anything.
_ENDS: dict[End, frozenset[str]] = {
    "undone": frozenset(
        {"canceled", "cancelled", "void", "voided", "deleted", "removed", "expired", "failed", "failure", "rejected"}
        | {"declined", "refused", "denied", "withdrawn", "terminated", "aborted", "revoked", "refunded", "lost"}
        | {"uncollectible", "dismissed", "error"}
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
        return 2 if tokens[-1] in _LATER else 1
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


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb makes of a record: the words of states, times and flags that it is the cause of.

    `own` are the words that say it (`canceled`), `likely` those that may (`void`), each the surer ones first; `called`
    is what the verb itself may be called. `after` are the kinds of ends that it is possible from. `whole`: its name
    says all of it, and nothing of another thing.
    """

    name: str
    called: tuple[str, ...]
    own: tuple[str, ...]
    likely: tuple[str, ...] = ()
    after: tuple[str, ...] = ("resting",)
    undoes: tuple[str, ...] = ()
    whole: bool = False


_ANY_END = "undone done resting"
# Verb → (other names of it, words that say it, words that may, kinds of ends that it may follow, what it undoes).
_VERBS: dict[str, tuple[str, str, str, str, str]] = {
    "cancel": (
        "cancellation cancelation",
        "canceled cancelled",
        "void voided aborted withdrawn terminated revoked closed ended inactive",
        "resting",
        "",
    ),
    "abort": ("", "aborted", "canceled cancelled stopped failed", "resting", ""),
    "void": ("", "void voided", "canceled cancelled", "resting", ""),
    "confirm": (
        "confirmation",
        "confirmed",
        "accepted approved succeeded completed complete paid active booked processing",
        "resting",
        "",
    ),
    "authorize": ("authorise authorization", "authorized authorised", "approved completed active", "", ""),
    "capture": ("", "captured", "succeeded completed complete paid settled", "", ""),
    "pay": ("payment", "paid", "succeeded completed settled", "", ""),
    "refund": ("", "refunded", "returned reversed", "done", ""),
    "finalize": ("finalise finalization", "finalized finalised final", "issued open", "", ""),
    "issue": ("", "issued", "open sent active", "", ""),
    "submit": (
        "submission",
        "submitted",
        "pending inreview pendingreview underreview review processing open sent",
        "",
        "",
    ),
    "approve": ("approval", "approved", "accepted active confirmed published", "", ""),
    "accept": ("acceptance", "accepted", "approved confirmed active", "", ""),
    "reject": ("rejection", "rejected", "declined denied refused dismissed", "resting", "approve accept"),
    "decline": ("", "declined", "rejected denied refused", "resting", "approve accept"),
    "deny": ("", "denied", "rejected declined refused", "resting", ""),
    "withdraw": ("withdrawal", "withdrawn", "canceled cancelled closed", "resting", ""),
    "publish": ("publication", "published", "public live active visible", _ANY_END, ""),
    "unpublish": ("", "unpublished", "draft private hidden inactive", _ANY_END, "publish"),
    "archive": ("", "archived", "inactive", _ANY_END, ""),
    "unarchive": ("", "unarchived", "active open", _ANY_END, "archive"),
    "close": ("closure", "closed", "resolved completed done inactive", "done undone", "open"),
    "reopen": ("", "reopened", "open opened active", _ANY_END, "close"),
    "open": ("", "open opened", "active", "resting", "close"),
    "resolve": ("resolution", "resolved", "closed done completed fixed", "resting", ""),
    "unresolve": ("", "unresolved", "open active", _ANY_END, "resolve"),
    "activate": ("activation reactivate", "active activated", "enabled live published open", "resting", "deactivate"),
    "deactivate": (
        "deactivation inactivate",
        "inactive deactivated",
        "disabled archived suspended",
        _ANY_END,
        "activate",
    ),
    "enable": ("", "enabled", "active on", "resting", "disable"),
    "disable": ("", "disabled", "inactive off", _ANY_END, "enable"),
    "suspend": ("suspension", "suspended", "paused inactive disabled onhold", "resting", ""),
    "unsuspend": ("", "unsuspended", "active", "resting", "suspend"),
    "pause": ("", "paused", "onhold suspended inactive", "resting", ""),
    "resume": ("unpause", "resumed", "active running started inprogress processing", "resting", "pause suspend"),
    "start": (
        "begin launch run initiate",
        "started running inprogress",
        "active ongoing processing open live available",
        "resting",
        "",
    ),
    "stop": ("halt", "stopped", "ended inactive terminated finished completed shutdown", "done", "start"),
    "complete": (
        "completion finish",
        "completed complete finished",
        "done closed succeeded fulfilled success",
        "resting",
        "",
    ),
    "fulfill": ("fulfil fulfillment", "fulfilled", "completed shipped delivered", "done", ""),
    "send": ("", "sent", "open pending outstanding delivered submitted", "resting", ""),
    "ship": ("shipment dispatch", "shipped dispatched", "intransit sent fulfilled", "done", ""),
    "deliver": ("delivery", "delivered", "completed fulfilled", "done", ""),
    "return": ("", "returned", "refunded", "done", ""),
    "expire": ("", "expired", "closed canceled cancelled inactive", "resting", ""),
    "terminate": ("termination", "terminated", "canceled cancelled closed ended inactive stopped", "resting", ""),
    "revoke": ("revocation", "revoked", "canceled cancelled inactive disabled expired", "resting", ""),
    "verify": ("verification", "verified", "active confirmed valid", "", ""),
    "schedule": ("", "scheduled", "pending queued", "", ""),
    "retry": ("rerun", "retrying", "pending queued scheduled processing running", _ANY_END, ""),
    "renew": ("renewal", "renewed", "active", _ANY_END, ""),
    "restore": ("undelete recover", "restored", "active open available", _ANY_END, "delete archive trash"),
    "delete": ("remove destroy", "deleted removed", "", _ANY_END, ""),
    "trash": ("", "trashed", "deleted removed", _ANY_END, ""),
    "hold": ("", "held onhold", "paused", "", ""),
    "release": ("", "released", "active available", "resting", "hold"),
    "block": ("", "blocked", "suspended banned disabled inactive", "resting", ""),
    "unblock": ("", "unblocked", "active", "resting", "block"),
    "ban": ("", "banned", "blocked suspended", "resting", ""),
    "merge": ("", "merged", "closed", "", ""),
    "win": ("", "won", "closedwon", "", ""),
    "lose": ("", "lost", "closedlost", "", ""),
    "read": ("", "read seen", "", _ANY_END, ""),
}
_IRREGULAR = {
    "pay": "paid",
    "send": "sent",
    "hold": "held",
    "win": "won",
    "lose": "lost",
    "read": "read",
    "hide": "hidden",
    "freeze": "frozen",
    "take": "taken",
    "give": "given",
    "withdraw": "withdrawn",
    "buy": "bought",
    "choose": "chosen",
    "draw": "drawn",
    "build": "built",
    "bind": "bound",
    "put": "put",
    "set": "set",
}
# First words of an action that say nothing but that the rest of it becomes true.
_MARKING = frozenset({"mark", "set", "make", "move", "transition", "flag"})
_FILLING = frozenset({"as", "to", "the", "a", "an", "is"})
# What may stand in a path between a record and what is done to it.
ACTION_SEGMENTS = frozenset({"action", "actions", "operations", "commands", "lifecycle", "status", "state", "admin"})
# Properties that people call states, and the last words of enums that are none.
_STATE_NAMES = frozenset({"status", "state", "phase", "stage", "lifecycle", "lifecyclestate"})
NO_STATES = frozenset({"reason", "type", "kind", "method", "source", "code", "category", "policy", "title", "message"})
# What stands beside a `state` that is a part of a country.
ADDRESS_NEIGHBOURS = frozenset({"city", "country", "zip", "zipcode", "postalcode", "postcode", "street", "line1"})
# Last words of objects in a record that say how it is with it: flags and times may stand there.
HOLDING = frozenset({"spec", "status", "state", "attributes", "metadata", "transitions", "details", "dates", "flags"})
# Amounts in a record that all of it is about, the surer names first; and the last or first words of what is left.
BASE_AMOUNTS = ("amount", "amountdue", "total", "totalamount", "amounttotal", "grandtotal", "value", "totalprice")
AMOUNT_ENDINGS = {
    "capture": ("captured", "received", "paid"),
    "confirm": ("received", "captured", "paid"),
    "pay": ("paid", "received", "settled"),
    "refund": ("refunded", "returned"),
    "authorize": ("authorized", "authorised"),
}
IN_PARTS = frozenset({"pay", "refund"})
REMAINDERS = frozenset({"remaining", "outstanding", "left", "open", "unpaid"})
# First or last words of a property that counts records, what an element costs and how many of it there are, and what
# adds that up.
COUNTING = frozenset({"count", "counts", "num", "number", "total"})
QUANTITIES = frozenset({"quantity", "qty", "count", "units"})
UNIT_PRICES = frozenset({"price", "unitprice", "unitamount", "unitcost", "priceperunit"})
ELEMENT_AMOUNTS = frozenset({"amount", "total", "lineamount", "linetotal", "subtotal"})
TOTALS = frozenset(
    {"total", "totalamount", "amounttotal", "subtotal", "totalprice", "amount", "amountdue", "grandtotal"}
)
# The value of `capture_method`, `confirmation_mode` … by which the verb waits for somebody.
MANUAL = frozenset({"manual", "manually"})
# Words of flags, times and states by which a record that was deleted says so.
DELETIONS = ("deleted", "removed", "trashed", "archived")


def _verbs() -> dict[str, Verb]:
    found: dict[str, Verb] = {}
    for name, (called, own, likely, after, undoes) in _VERBS.items():
        verb = Verb(
            name,
            (name, *called.split()),
            tuple(own.split()),
            tuple(likely.split()),
            tuple(after.split()),
            tuple(undoes.split()),
        )
        found |= dict.fromkeys(verb.called, verb)
    return found


_KNOWN = _verbs()


def known_verb(word: str) -> Verb | None:
    """A verb of the table by what it may be called, or by its third person."""
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        if form in _KNOWN:
            return _KNOWN[form]
    return None


@lru_cache(maxsize=4096)
def verb_in(name: str, nouns: frozenset[str] = frozenset()) -> Verb | None:
    """The verb that the name of an action begins with, as `cancel`, `markAsPaid`, `confirm-source` and `glaze` do.

    `nouns` are what its record is called. Of a word that no table has, the regular participles are taken; whether they
    mean anything, the record tells.
    """
    tokens = words(name)
    if not tokens:
        return None
    rest = tuple(token for token in tokens[1:] if token not in _FILLING and singular(token) not in nouns)
    if tokens[0] in _MARKING and rest:
        whole = "".join(rest)
        known = verb_with(whole)
        after = known.after if known is not None else ("resting",)
        own = (whole, *(f"{each}{whole}" for each in _participles(tokens[0])))
        return Verb("-".join(tokens), (), own, (), after, whole=True)
    found = known_verb(tokens[0])
    if found is None and (rest or verb_role(tokens[0]) is not None):
        return None
    verb = found if found is not None else Verb(tokens[0], (tokens[0],), _participles(tokens[0]))
    return replace(verb, own=(*(each + "".join(tokens[1:]) for each in verb.own), *verb.own)) if rest else verb


def verb_with(word: str) -> Verb | None:
    """The verb of the table that makes this word true: `voided` is of `void`."""
    return next((verb for verb in _KNOWN.values() if word in verb.own), None)


def _participles(verb: str) -> tuple[str, ...]:
    """What a verb that nobody listed has done, by the rules of English spelling: `glaze` → `glazed`."""
    if verb in _IRREGULAR:
        return (_IRREGULAR[verb],)
    if verb.endswith("e"):
        return (verb + "d",)
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return (verb[:-1] + "ied",)
    return (verb + "ed", verb + verb[-1] + "ed")


def inverse(verb: Verb) -> Verb:
    """The verb that undoes another: DELETE on `/star` undoes what PUT on it did."""
    undoing = next((each for each in _KNOWN.values() if verb.name in each.undoes), None)
    if undoing is not None:
        return undoing
    return Verb(
        f"un{verb.name}", (), tuple(f"un{word}" for word in verb.own), (), tuple(_ANY_END.split()), (verb.name,)
    )


def undone_words(verb: Verb) -> tuple[str, ...]:
    """The words that stop being true by a verb: `unlock` makes `locked` false."""
    names = [*verb.undoes, *([verb.name.removeprefix("un")] if verb.name.startswith("un") else ())]
    found: list[str] = []
    for name in names:
        known = _KNOWN.get(name)
        found += (*known.own, name) if known is not None else (*_participles(name), name)
    return tuple(dict.fromkeys(found))


def follows(verb: Verb, end: str | None) -> bool:
    """Whether a verb is possible in a state that is this kind of end."""
    return end in (None, "reached") or end in verb.after


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


def is_state_name(name: str) -> bool:
    """Whether a property is called like a state: `status`, `orderState`."""
    return folded(name) in _STATE_NAMES or not _STATE_NAMES.isdisjoint(words(name)[-1:])


_MOMENTS = ("at", "on", "time", "date", "timestamp", "datetime", "ts")


def names_moment(name: str, word: str) -> bool:
    """Whether a property is called like the time when a word became true: `canceled_at`, `dateCanceled`."""
    whole = folded(name)
    return whole in {f"date{word}", f"time{word}"} or any(whole == word + ending for ending in _MOMENTS)


def names_flag(name: str, word: str) -> bool:
    """Whether a property is called like the fact that a word is true: `canceled`, `is_canceled`."""
    return folded(name) in (word, f"is{word}", f"has{word}", f"been{word}", f"hasbeen{word}")
