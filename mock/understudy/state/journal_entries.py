"""What a journal keeps of an exchange, and how people and tools read it."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import chain
from typing import Any, TypeVar

from understudy.clock import timestamp
from understudy.lazy_dataclass import dataclass
from understudy.messages import Request, Response
from understudy.openapi.violations import Violation
from understudy.state.store import Address, new_address

LARGE = 1024 * 1024
"""Bodies of more bytes than these are kept in part."""

_HEAD = 64 * 1024
_Message = TypeVar("_Message", Request, Response)


@dataclass(frozen=True, slots=True)
class BodyDigest:
    """How many bytes a body had, and their SHA-256 in hexadecimal digits."""

    bytes: int
    sha256: str


def with_head(message: _Message) -> tuple[_Message, BodyDigest | None]:
    """A message with the beginning of its body, and the digest of the whole one if it is large."""
    body = message.body
    if len(body) <= LARGE:
        return message, None
    return replace(message, body=body[:_HEAD]), BodyDigest(len(body), sha256(body).hexdigest())


ENTRY_BYTES = 1_000
"""What an entry takes beside its bodies."""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One exchange. `sequence` counts from 1 and never repeats, so it orders entries where a clock may stand still.

    `time` is the mock's own, which may have been moved; `received_at` is the machine's. `concerned` are the records
    that an error was about: that of the path, and that of a step that failed. `reason` is why the request was refused,
    `warnings` what was let pass although the document does not. `changed` are the records that it made, changed or
    deleted, `events` the ids of the events that it emitted. Of a large body only the beginning is kept;
    `request_digest` and `response_digest` are of the whole one then.
    """

    sequence: int
    time: datetime
    operation_id: str | None
    request: Request
    response: Response
    violations: tuple[Violation, ...]
    off_contract: tuple[Violation, ...]
    received_at: datetime = field(compare=False, repr=False)
    concerned: tuple[Address, ...] = ()
    reason: str = ""
    warnings: tuple[str, ...] = ()
    changed: tuple[Address, ...] = ()
    events: tuple[str, ...] = ()
    request_digest: BodyDigest | None = None
    response_digest: BodyDigest | None = None

    @property
    def size(self) -> int:
        """How many bytes it takes, about."""
        return size_of(self.request, self.response)


Findings = tuple[
    tuple[Violation, ...],
    tuple[Violation, ...],
    tuple[Address, ...],
    str,
    tuple[str, ...],
    tuple[Address, ...],
    tuple[str, ...],
]
"""What the fields of an entry behind request and response say of the exchange, in their order."""

ExchangeDetails = tuple[datetime, str | None, Request, Response, *Findings]
"""What the fields of an entry say of the exchange, in their order."""

NO_FINDINGS: Findings = ((), (), (), "", (), (), ())
"""The details behind request and response of an exchange that was taken as it came and changed nothing."""

Draft = tuple[int, float, bytes, bytes, *tuple[Any, ...]]
"""What an entry is made of: its number, the machine's time in seconds since 1970, both bodies, and all the rest.

One flat tuple, with the addresses of what was changed in another: of everything that a kept exchange consists of the
garbage collector looks at each object.
"""


def draft_of(number: int, received: float, details: ExchangeDetails) -> Draft:
    """What is kept until somebody reads the entry."""
    time, operation_id, request, response, violations, off_contract, concerned, reason, warnings, changed, events = (
        details
    )
    return (
        number,
        received,
        request.body,
        response.body,
        time,
        operation_id,
        request.method,
        request.path,
        request.query,
        request.headers,
        request.scheme,
        request.mount,
        request.public,
        response.status,
        response.headers,
        response.fault,
        response.operation_id,
        response.delay,
        response.pauses,
        violations,
        off_contract,
        concerned,
        reason,
        warnings,
        tuple(chain.from_iterable(changed)) if changed else (),
        events,
    )


def entry_of_draft(draft: Draft) -> JournalEntry:
    """The entry that a draft was kept for."""
    number, received, sent, answered, time, operation_id, method, path, query, headers, *more = draft
    scheme, mount, public, status, fields, fault, called, delay, pauses, violations, off_contract, *about = more
    concerned, reason, warnings, changed, events = about
    request = Request(method, path, query, headers, sent, scheme, mount, public)
    response = Response(status, fields, answered, fault, called, delay, pauses)
    addresses = tuple(map(new_address, zip(*[iter(changed)] * 3, strict=True)))
    found = (violations, off_contract, datetime.fromtimestamp(received, UTC), concerned, reason, warnings)
    return JournalEntry(number, time, operation_id, request, response, *found, addresses, events)


def size_of_draft(draft: Draft) -> int:
    """How many bytes the entry of a draft takes, about."""
    return ENTRY_BYTES + len(draft[2]) + len(draft[3])


def size_of(request: Request, response: Response) -> int:
    """How many bytes an entry takes, about."""
    return ENTRY_BYTES + len(request.body) + len(response.body)


@dataclass(frozen=True, slots=True)
class FailedStep:
    """A step past the API that was refused or failed: of a driver, on a record or (`key` is empty) a whole collection.

    `after` is the newest sequence number at that time; `status` is that of the control plane.
    """

    after: int
    collection: str
    key: tuple[str, ...]
    status: int
    message: str


def describe(entry: JournalEntry) -> dict[str, Any]:
    """An entry as a JSON object, for people and tools; bodies are text, with undecodable bytes replaced."""
    request, response = entry.request, entry.response
    return {
        "sequence": entry.sequence,
        "time": timestamp(entry.time),
        "operationId": entry.operation_id,
        "request": {
            "method": request.method,
            "path": request.path,
            "query": request.query,
            "headers": dict(request.headers),
            "body": request.body.decode("utf-8", "replace"),
            **_digest(entry.request_digest),
        },
        "response": {
            "status": response.status,
            "headers": [list(pair) for pair in response.headers],
            "body": response.body.decode("utf-8", "replace"),
            **_digest(entry.response_digest),
        },
        "reason": entry.reason,
        "warnings": list(entry.warnings),
        "concerned": [address._asdict() for address in entry.concerned],
        "changed": [address._asdict() for address in entry.changed],
        "events": list(entry.events),
        "violations": [_violation(violation) for violation in entry.violations],
        "offContract": [_violation(violation) for violation in entry.off_contract],
    }


def _digest(digest: BodyDigest | None) -> dict[str, Any]:
    return {"bytes": None if digest is None else digest.bytes, "sha256": None if digest is None else digest.sha256}


def _violation(violation: Violation) -> dict[str, str]:
    return {
        "location": violation.location,
        "pointer": violation.pointer,
        "message": violation.message,
        "keyword": violation.keyword,
    }
