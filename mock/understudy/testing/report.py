"""What the report of a failed test says of its mock: the newest exchanges and how to run it again."""

from __future__ import annotations

from understudy.remote.mock import AnyMock, RemoteError
from understudy.state.journal import JournalEntry
from understudy.testing.sessions import TestContext

_NEWEST = 20
_MOST = 3
_LONGEST = 160
_UNCLEAR = frozenset({400, 401, 403, 409, 415, 422, 500})
"""Refusals that a test didn't mean, often enough; what is not there tells it all by its path."""


def journal_text(context: TestContext) -> str:
    """The newest exchanges, oldest first, one a line; then the seed. Never raises for a server that is gone."""
    try:
        entries = context.mock.journal.entries(limit=_NEWEST + 1)
        older = ["…"] if len(entries) > _NEWEST else []
        lines = older + [_line(entry) for entry in entries[-_NEWEST:]] or ["no exchange"]
        lines += _expected(context.mock)
    except RemoteError as error:
        lines = [f"the journal can't be read: {error}"]
    return "\n".join([*lines, f"reproduce with --mock-seed {context.settings.seed}"])


def _line(entry: JournalEntry) -> str:
    """One exchange, and what was wrong where it was refused: most tests fail of that."""
    request, answer = entry.request, entry.response
    line = f"{request.method} {request.path}{'?' if request.query else ''}{request.query} → {answer.status}"
    wrong = [f"{each.location} {each.pointer} {each.message}".replace("  ", " ") for each in entry.violations]
    fault = next((value for name, value in answer.headers if name.lower() == "x-mock-fault"), None)
    if fault is not None:
        return f"{line}  (fault: {fault})"
    if wrong:
        more = f" (and {len(wrong) - _MOST} more)" if len(wrong) > _MOST else ""
        return f"{line}  {'; '.join(wrong[:_MOST])}{more}"
    if answer.status in _UNCLEAR:
        return f"{line}  {' '.join(answer.body.decode(errors='replace').split())[:_LONGEST]}".rstrip()
    return line


def _expected(mock: AnyMock) -> list[str]:
    """What was expected and did not come: where a test failed, it may be why."""
    if not mock.expectations.armed:
        return []
    try:
        mock.expectations.verify()
    except AssertionError as error:
        cause = [f"caused by {type(error.__cause__).__name__}: {error.__cause__}"] if error.__cause__ else []
        return [str(error), *cause]
    return []
