"""Journal entries as records, for a store that outlives the process. Bodies are kept byte for byte."""

from __future__ import annotations

import base64
from dataclasses import asdict
from datetime import datetime
from typing import Any

from understudy.messages import Request, Response
from understudy.openapi.violations import Violation
from understudy.state.journal import Journal, JournalEntry
from understudy.state.journal_entries import BodyDigest
from understudy.state.store import Address, Change, Record, Store

JOURNAL = "~journal"


def entry_address(sequence: int) -> Address:
    return Address(JOURNAL, (), (str(sequence),))


def row_of(entry: JournalEntry) -> Record:
    """The entry as a record."""
    request, response = entry.request, entry.response
    # Additions of the format, left out where there is nothing: files of before and of now are read alike.
    changed = [[name, list(parent), list(key)] for name, parent, key in entry.changed]
    notes = {
        "reason": entry.reason,
        "warnings": list(entry.warnings),
        "changed": changed,
        "events": list(entry.events),
        "request_digest": entry.request_digest and asdict(entry.request_digest),
        "response_digest": entry.response_digest and asdict(entry.response_digest),
    }
    return {
        "sequence": entry.sequence,
        "time": entry.time.isoformat(),
        "received_at": entry.received_at.isoformat(),
        "operation_id": entry.operation_id,
        "request": [request.method, request.path, request.query, dict(request.headers), _text(request.body)],
        "response": [response.status, [list(pair) for pair in response.headers], _text(response.body)],
        "violations": [asdict(each) for each in entry.violations],
        "off_contract": [asdict(each) for each in entry.off_contract],
        "concerned": [[name, list(parent), list(key)] for name, parent, key in entry.concerned],
        **{name: note for name, note in notes.items() if note},
    }


def entry_of(row: Record) -> JournalEntry:
    """The record as an entry again."""
    method, path, query, headers, body = row["request"]
    status, pairs, answered = row["response"]
    return JournalEntry(
        row["sequence"],
        datetime.fromisoformat(row["time"]),
        row["operation_id"],
        Request(method, path, query, headers, _bytes(body)),
        Response(status, tuple((name, value) for name, value in pairs), _bytes(answered)),
        _violations(row["violations"]),
        _violations(row["off_contract"]),
        datetime.fromisoformat(row["received_at"]),
        tuple(Address(name, tuple(parent), tuple(key)) for name, parent, key in row["concerned"]),
        row.get("reason", ""),
        tuple(row.get("warnings", ())),
        tuple(Address(name, tuple(parent), tuple(key)) for name, parent, key in row.get("changed", ())),
        tuple(row.get("events", ())),
        _digest(row.get("request_digest")),
        _digest(row.get("response_digest")),
    )


def take_up(store: Store, journal: Journal) -> None:
    """Add what an earlier process kept to a journal; what it has no room for is forgotten in the store too."""
    found = [entry_of(row) for row in store.records(JOURNAL, ())]
    for entry in found:
        journal.add(entry)
    kept = {entry.sequence for entry in journal}
    gone = tuple(Change(entry_address(entry.sequence), None) for entry in found if entry.sequence not in kept)
    if gone:
        with store.turn():
            store.apply(gone)


def _digest(row: dict[str, Any] | None) -> BodyDigest | None:
    return None if row is None else BodyDigest(**row)


def _violations(rows: list[dict[str, Any]]) -> tuple[Violation, ...]:
    return tuple(Violation(**row) for row in rows)


def _text(body: bytes) -> str:
    return base64.b64encode(body).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
