"""Verbs by wide convention: what an action is called, and what its record says afterwards."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from understudy.inference.conventions import folded, verb_role, words
from understudy.inference.conventions.nouns import singular
from understudy.lazy_dataclass import dataclass

# Last segments of paths below a record at which a POST makes another one like it, or changes what it is called: the
# first of these that it has. Words of a body before the property that is to have what it says.
COPYING = frozenset({"copy", "clone", "duplicate"})
RENAMING = frozenset({"rename"})
RECORD_NAMES = ("name", "title", "displayname", "label", "filename")
NEW_VALUE = "new"


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
    "reactivate": ("reactivation", "reactivated", "active activated enabled live", _ANY_END, "deactivate cancel"),
    "activate": ("activation", "active activated", "enabled live published open", "resting", "deactivate"),
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
        "begin launch run initiate poweron turnon boot",
        "started running inprogress",
        "active ongoing processing open live available on",
        "resting",
        "",
    ),
    "stop": (
        "halt poweroff shutdown turnoff shutoff",
        "stopped",
        "off ended inactive exited halted terminated finished completed shutdown",
        "done",
        "start",
    ),
    "restart": ("reboot", "restarted restarting", "running active started on", _ANY_END, "stop"),
    "checkin": ("", "checkedin arrived", "active inprogress", "", ""),
    "checkout": ("", "checkedout departed", "completed closed", "", ""),
    "writeoff": ("", "writtenoff", "uncollectible", "", ""),
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
    "hide": ("", "hidden", "private invisible", _ANY_END, "show"),
    "show": ("unhide", "shown visible", "public", _ANY_END, "hide"),
}
_IRREGULAR = {
    "pay": "paid",
    "begin": "begun",
    "break": "broken",
    "cut": "cut",
    "leave": "left",
    "lend": "lent",
    "make": "made",
    "reset": "reset",
    "run": "run",
    "show": "shown",
    "shut": "shut",
    "split": "split",
    "throw": "thrown",
    "write": "written",
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
# Second words of verbs of two words: `check-in`, `write-off`.
_PARTICLES = frozenset({"in", "out", "off", "on", "up", "down", "back", "over"})
# What stands in operationIds beside the verb and the noun, and what ends a path that names a format.
ID_FILLERS = frozenset({"get", "post", "put", "patch", "delete", "do", "v"})
FORMAT_SUFFIXES = frozenset({"json", "xml"})
# Verbs that take back what another one sets, besides those with `un` before them.
OPPOSITES = {
    "detach": "attach",
    "disconnect": "connect",
    "leave": "join",
    "disassociate": "associate",
    "dismount": "mount",
    "unmount": "mount",
}
# First words of an action that say nothing but that the rest of it becomes true.
_MARKING = frozenset({"mark", "set", "make", "move", "transition", "flag"})
_FILLING = frozenset({"as", "to", "the", "a", "an", "is"})
# What may stand in a path between a record and what is done to it.
ACTION_SEGMENTS = frozenset({"action", "actions", "operations", "commands", "lifecycle", "status", "state", "admin"})
# Last words of objects in a record that say how it is with it: flags and times may stand there.
HOLDING = frozenset({"spec", "status", "state", "attributes", "metadata", "transitions", "details", "dates", "flags"})
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
    if len(tokens) > 1 and (known_verb("".join(tokens[:2])) is not None or tokens[1] in _PARTICLES):
        two = _of_two(tokens[0], tokens[1])
        return two if len(tokens) == 2 else verb_in(f"{two.called[0]} {' '.join(tokens[2:])}", nouns)
    found = known_verb(tokens[0])
    if found is None and (rest or verb_role(tokens[0]) is not None):
        return None
    verb = found if found is not None else Verb(tokens[0], (tokens[0],), _participles(tokens[0]))
    whole = "".join(tokens[1:])
    joined = (name for each in verb.own for name in (each + whole, whole + each))
    return replace(verb, own=(*joined, *verb.own)) if rest else verb


def _of_two(word: str, particle: str) -> Verb:
    """A verb of two words: one of the table, else what the rules of English make of the first."""
    known = known_verb(word + particle)
    if known is not None:
        return known
    return Verb(f"{word}-{particle}", (word + particle,), tuple(each + particle for each in _participles(word)))


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


def gerunds(verb: Verb) -> tuple[str, ...]:
    """What is going on while the word of a verb is true, as flags say it: `following`."""
    return _going_on(verb.name)


def undone_gerunds(verb: Verb) -> tuple[str, ...]:
    """The flags of the same kind that stop being true."""
    return tuple(word for name in _undone_names(verb) for word in _going_on(name))


def _going_on(name: str) -> tuple[str, ...]:
    stem = name.removesuffix("e")
    return (stem + "ing", stem + stem[-1:] + "ing")


def opposite(verb: Verb) -> str | None:
    """The name of the verb that sets what this one takes away: `attach` of `detach`, `assign` of `unassign`."""
    return OPPOSITES.get(verb.name) or (verb.name.removeprefix("un") if verb.name.startswith("un") else None)


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
    found: list[str] = []
    for name in _undone_names(verb):
        known = _KNOWN.get(name)
        found += (*known.own, name) if known is not None else (*_participles(name), name)
    return tuple(dict.fromkeys(found))


def _undone_names(verb: Verb) -> tuple[str, ...]:
    return (*verb.undoes, *((verb.name.removeprefix("un"),) if verb.name.startswith("un") else ()))


def follows(verb: Verb, end: str | None) -> bool:
    """Whether a verb is possible in a state that is this kind of end."""
    return end in (None, "reached") or end in verb.after


_MOMENTS = ("at", "on", "time", "date", "timestamp", "datetime", "ts")


def names_moment(name: str, word: str) -> bool:
    """Whether a property is called like the time when a word became true: `canceled_at`, `dateCanceled`."""
    whole = folded(name)
    return whole in {f"date{word}", f"time{word}"} or any(whole == word + ending for ending in _MOMENTS)


@lru_cache(maxsize=8192)
def verb_of_moment(name: str) -> Verb | None:
    """The verb of the table that a property is called like the time of."""
    return next((verb for verb in _KNOWN.values() if any(names_moment(name, each) for each in verb.own)), None)


def names_flag(name: str, word: str) -> bool:
    """Whether a property is called like the fact that a word is true: `canceled`, `is_canceled`."""
    return folded(name) in (word, f"is{word}", f"has{word}", f"been{word}", f"hasbeen{word}")


# What names a PUT that makes what is not there, and one that only changes what is.
_PUTTING = {
    **dict.fromkeys(("create", "creates", "upsert", "upserts", "add", "adds", "insert", "inserts"), "create"),
    **dict.fromkeys(("update", "updates", "edit", "edits", "modify", "modifies", "replace", "replaces"), "update"),
    **dict.fromkeys(("change", "changes", "save", "saves", "convert", "converts", "move", "reorder"), "update"),
}


def putting_role(phrase: str) -> str | None:
    """What a PUT called so does: `create`, if it only may, `update`, or None where no word says it."""
    found = {_PUTTING.get(word) for word in words(phrase)}
    return next((role for role in ("create", "update") if role in found), None)
