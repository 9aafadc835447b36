"""HTTP as data: requests, responses, and what is decided about a request before it is rendered.

Nothing here knows Flask, WSGI or a document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from understudy.openapi.violations import Violation
from understudy.state.store import Address

__all__ = ["Answer", "Principal", "Refusal", "Request", "Response"]


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
