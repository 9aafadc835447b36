"""The verbs of method names, and which of them say the same."""

from __future__ import annotations

METHODS = {
    "GET": "get",
    "POST": "create",
    "PUT": "update",
    "PATCH": "update",
    "DELETE": "delete",
    "HEAD": "head",
    "OPTIONS": "options",
    "TRACE": "trace",
    "QUERY": "query",
}
"""What an HTTP method does to a record, where nothing else says more."""

_FILLERS_WORDS = """
    a an and as at by for from given in its of on one or single specific that the these this to with
"""
FILLERS = frozenset(_FILLERS_WORDS.split())
"""Words that say nothing by themselves, and that no name ends with."""

_FAMILIES = {
    "list": "list index all browse",
    "get": "get read retrieve show display fetch view describe detail details find info lookup obtain",
    "create": "create add new insert post store make",
    "update": "update edit modify change patch set put save",
    "replace": "replace",
    "delete": "delete remove destroy del",
}
_CANONICAL = {verb: family for family, verbs in _FAMILIES.items() for verb in verbs.split()}

# Verbs that are hardly ever meant as a noun, so that a path that ends in one is something to do.
_ACTIONS_WORDS = """
    abort accept acknowledge activate adjourn adjust admit adopt advance allow amend analyse analyze
    announce answer append apply approve archive ask assign associate attach authenticate authorize ban
    batch begin bind block broadcast build bulk calculate cancel capture charge check checkin checkout claim
    clear clone close collect commit compact compare complete compute configure confirm connect contains
    convert copy count deactivate deauthorize decline decode decrypt defer delegate deliver demote deny
    deploy deprecate detach detect disable disassociate discharge disconnect dismiss dispatch dispense
    dispute distribute download draft drain drop duplicate edit eject empty enable encode encrypt end
    endorse enhance enqueue enrich enroll enter erase escalate estimate evaluate evict exchange execute
    exists expire export extend extract fail feature finalize filter finish fire flag flush follow force forget
    forgot forward freeze fulfil fulfill generate give grant halt hide hire hold identify ignore impersonate
    import inspect install introspect invalidate invite invoke issue join kick kill launch leave link lint
    load lock login logout lose mark match merge migrate moderate move mute negotiate notify obtain onboard
    open optimize order override pack parse patch pause pay perform pin ping play poll postpone poweroff
    poweron precheck prepare preview print process promote propose provision publish pull purge push query
    queue react reactivate reassign rebase reboot rebuild recalculate receive reclaim reconcile record
    recover redact redeem redeliver refresh refund regenerate register reimburse reindex reinstate reject
    relaunch release reload remind remove rename render renew reopen reorder repair repay replay replicate
    reply report reprocess request require rerun reschedule rescind resend reserve reset resize resolve
    respond restart restore resubmit resume retire retract retrieve retry return reveal reverse revert
    revise revoke rollback rotate run sanitize scale scan schedule search seed seek select send settle share
    ship shutdown sign signin signout signup simulate skip snooze sort split star start stop stream submit
    subscribe suggest suspend swap switch sync synchronize tag terminate test toggle track train transcribe
    transfer transform transition translate trash trigger truncate unarchive unassign unban unblock
    unbookmark undelete undo unenroll unfavourite unfollow unfreeze unhold unlink unlock unmark unmute
    unpause unpin unpublish unregister unstar unsubscribe unsuspend untag update upgrade upload upsert
    validate verify void vote wait wake watch win withdraw write writeoff
"""
_ACTIONS = frozenset(_ACTIONS_WORDS.split())
# What an operation's id may call doing something, but a path rather something that is there.
_ALSO_NOUNS_WORDS = """
    archive backup batch block bookmark boost bulk capture charge claim comment contact credit deposit
    dispute draft embed export favourite feature filter flag follow issue link list log mark match mute order pin
    preview process queue quote reblog record release reply report request reserve review schedule share snapshot star
    stream tag test track transfer transition update upgrade vote watch
"""
_ALSO_NOUNS = frozenset(_ALSO_NOUNS_WORDS.split())


def canonical(verb: str) -> str | None:
    """The verb that SDKs use for what this one does to a record: `list`, `get`, `create`, `update`, …; or None."""
    return _CANONICAL.get(verb)


def is_verb(word: str) -> bool:
    """Whether an operation called so does it."""
    return word in _CANONICAL or word in _ACTIONS or word in _ALSO_NOUNS or _is_undone(word)


def is_noun_too(word: str) -> bool:
    """Whether a verb is as often the name of a thing."""
    return word in _ALSO_NOUNS


def _is_undone(word: str) -> bool:
    """Whether a verb is another one done again, or undone: `reissue`, `unassign`, `disconnect`."""
    return any(
        word.startswith(before) and word.removeprefix(before) in _ACTIONS for before in ("re", "un", "dis", "de")
    )


def is_action(word: str, method: str) -> bool:
    """Whether a path that ends in this word is something to do. What is read may be called like what is done."""
    if method == "GET":
        return (is_verb(word) and word not in _ALSO_NOUNS and word not in _CANONICAL) or word in (
            "list",
            "find",
            "lookup",
            "get",
        )
    return is_verb(word)
