"""The words of operations on several records at once, and what answers say of each of them, by wide convention."""

from __future__ import annotations

from understudy.inference.conventions import folded, verb_role

# Last segments of paths behind a collection that are about several of its records at once.
BULK_WORDS = frozenset({"bulk", "batch", "many", "multiple", "mass", "list", "array", "import"})
# What an answer counts of them.
_COUNTS = {
    **dict.fromkeys(("count", "total", "processed", "affected", "matched", "received"), "all"),
    **dict.fromkeys(("failed", "errors", "errorcount", "failures", "failedcount"), "failed"),
    **dict.fromkeys(("succeeded", "success", "successful", "successcount", "successes"), "done"),
    **dict.fromkeys(("created", "inserted", "imported", "createdcount", "added"), "created"),
    **dict.fromkeys(("updated", "modified", "changed", "updatedcount"), "updated"),
    **dict.fromkeys(("deleted", "removed", "deletedcount"), "deleted"),
}


def counting_role(name: str) -> str | None:
    """What a number counts of several records: `all`, `failed`, `done`, `created`, `updated`, `deleted`, or None."""
    return _COUNTS.get(folded(name))


# Verbs of operations on several records that mean another one of them alone.
_BULK_VERBS = {"archive": "delete", "upsert": "upsert", "patch": "update", "query": "read"}


def bulk_verb(verb: str) -> str | None:
    """What an operation on several records called so does to each: as `verb_role`, or `upsert`, or None."""
    return _BULK_VERBS.get(folded(verb)) or verb_role(verb)


# What an answer says of one among several.
_RESULTS = {
    **dict.fromkeys(("status", "statuscode", "code", "httpstatus", "outcome", "state"), "status"),
    **dict.fromkeys(("error", "errors", "message", "detail", "reason", "errormessage"), "error"),
    **dict.fromkeys(("success", "ok", "succeeded"), "success"),
    **dict.fromkeys(("index", "position"), "index"),
}


def result_role(name: str) -> str | None:
    """What a property says of one among several records: its `status`, `error`, `success` or `index`, or None."""
    return _RESULTS.get(folded(name))
