"""What the report of a failed test says of its mock: the newest exchanges and how to run it again."""

from __future__ import annotations

from understudy.mock import Mock
from understudy.testing.bench import Place
from understudy.testing.remote import RemoteError

__all__ = ["journal_text"]

_NEWEST = 20


def journal_text(place: Place) -> str:
    """The newest exchanges, oldest first, one a line; then the seed. Never raises for a server that is gone."""
    try:
        entries = place.mock.journal.entries(limit=_NEWEST + 1)
    except RemoteError as error:
        lines = [f"the journal can't be read: {error}"]
    else:
        older = ["…"] if len(entries) > _NEWEST else []
        shown = [
            f"{entry.request.method} {entry.request.path}{'?' if entry.request.query else ''}{entry.request.query}"
            f" → {entry.response.status}"
            for entry in entries[-_NEWEST:]
        ]
        lines = older + shown or ["no exchange"]
    if isinstance(place.mock, Mock):
        lines += _expected(place.mock)
    return "\n".join([*lines, f"reproduce with --mock-seed {place.settings.seed}"])


def _expected(mock: Mock) -> list[str]:
    """What was expected and did not come: where a test failed, it may be why."""
    try:
        mock.expectations.verify()
    except AssertionError as error:
        cause = [f"caused by {type(error.__cause__).__name__}: {error.__cause__}"] if error.__cause__ else []
        return [str(error), *cause]
    return []
