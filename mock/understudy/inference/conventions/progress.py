"""The words of long-running operations: what they are called, how far they have come, and what they say of the result.

The part of the conventions that is about what goes on after a 202; the states that things end in stand with the others.
"""

from __future__ import annotations

from understudy.inference.conventions import ends_like, folded, words
from understudy.inference.conventions.verbs import names_moment

# States of what is being done, and of what can be used then.
UNDER_WAY = frozenset(
    {"running", "inprogress", "processing", "started", "working", "executing", "ongoing", "active", "building"}
)
READY = frozenset({"ready", "available"})
# Booleans by which a record says that it has ended, what such a collection is called, and the headers that lead there.
DONE_FLAGS = frozenset({"done", "completed", "finished", "isdone", "iscompleted", "isfinished"})
OPERATION_NOUNS = frozenset({"operation", "job", "task", "action"})
OPERATION_HEADERS = frozenset({"location", "operationlocation", "contentlocation"})
# Words of the result, by the first word of a property; the last word of one that is a URL.
_RESULTS = frozenset({"result", "response", "output", "resource", "target", "entity"})
_URL_ENDINGS = frozenset({"url", "uri", "href", "link", "location"})
# Words of the way there.
_PROGRESS = frozenset({"progress", "percentcomplete", "progresspercent", "percent"})
_ERRORS = frozenset({"error"})
_STARTED = ("started", "start")
_ENDED = ("finished", "completed", "ended", "end", "done")


def names_result(name: str) -> bool:
    """Whether a property is called like the result of what goes on: `result`, `resource_id`, `response`."""
    return bool(words(name)) and words(name)[0] in _RESULTS


def names_url(name: str) -> bool:
    """Whether a property is called like a URL: `result_url`, `href`."""
    return ends_like(name, _URL_ENDINGS)


def progress_role(name: str) -> str | None:
    """What a property says of the way: `progress`, `error`, when it `started`, when it `ended`, or None."""
    whole = folded(name)
    if whole in _PROGRESS:
        return "progress"
    if whole in _ERRORS:
        return "error"
    if whole in _STARTED or any(names_moment(name, word) for word in _STARTED):
        return "started"
    return "ended" if whole in _ENDED or any(names_moment(name, word) for word in _ENDED) else None
