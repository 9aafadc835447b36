"""The one object that flows through the pipeline, and the data that goes in and comes out.

Nothing here knows Flask or WSGI: a `Request` is data, a `Response` is data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from understudy.faults.rules import Fault
    from understudy.openapi.model import MediaType, Operation
    from understudy.state.store import Address
    from understudy.state.work import Work
    from understudy.webhooks.outbox import Event

__all__ = ["Answer", "Exchange", "Principal", "Refusal", "Request", "Response", "Violation"]


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came over the wire.

    `path` and `query` are still percent-encoded (`query` without its `?`). `headers` has lower-case names; several
    fields of one name are joined with `", "` (RFC 9110 section 5.3), `cookie` with `"; "`.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Response:
    """A response as it goes over the wire; `fault` is the kind of a fault that keeps it from arriving so."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    fault: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Violation:
    """One way in which a request or a response breaks the contract.

    `location` is `path`, `query`, `header`, `cookie` or `body`; `pointer` is a JSON Pointer into the decoded value of
    that location (`/limit` for the query parameter `limit`, `/items/0/sku` inside a body, `""` for the whole body).
    `keyword` is the JSON Schema keyword that failed, or `required`, `content`, `encoding`.
    """

    location: str
    pointer: str
    message: str
    keyword: str


@dataclass(frozen=True, slots=True)
class Principal:
    """Who called: the security schemes that were satisfied, the subject and the granted scopes."""

    schemes: tuple[str, ...]
    subject: str
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A decision not to carry out the request.

    `statuses` are the candidates, best first: the first one that the operation documents is used, else the first.
    `code` is a snake_case slug such as `not_found`; `message` is for people; `about` is the record that is the
    reason, where it may be another than that of the request.
    """

    statuses: tuple[int, ...]
    code: str
    message: str
    violations: tuple[Violation, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    about: Address | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What behaviour decided to say, before it is validated and put into bytes.

    `value` is a JSON value, or `bytes` for anything that is not JSON, or None for no content when `media_type` is None.
    """

    status: int
    value: Any = None
    media_type: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Exchange:
    """Everything known about one request while it flows through the stages.

    `unchecked` is an answer that a test gave on purpose: it goes out as it is, even off the contract.
    """

    request: Request
    operation: Operation | None = None
    path_values: Mapping[str, str] = field(default_factory=dict)
    principal: Principal | None = None
    parameters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    media_type: MediaType | None = None
    body: Any = None
    refusal: Refusal | None = None
    answer: Answer | None = None
    work: Work | None = None
    events: Sequence[Event] = ()
    response: Response | None = None
    off_contract: tuple[Violation, ...] = ()
    faults: tuple[Fault, ...] = ()
    unchecked: bool = False
