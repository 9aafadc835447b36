"""HTTP as data: requests, responses, and what is decided about a request before it is rendered.

Nothing here knows Flask, WSGI or a document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields, replace
from http import HTTPStatus
from typing import Any, Literal

from understudy.lazy_dataclass import dataclass
from understudy.openapi.violations import Violation
from understudy.state.store import Address

PHRASES = {status.value: status.phrase for status in HTTPStatus}
"""Reason phrases of status codes (RFC 9110 section 15)."""

ANONYMOUS = "anonymous"
"""The subject of a caller who shows no credentials, or some that name nobody."""
DIGEST = "sha256:"
"""What the subject of a caller begins with whose credential names nobody."""

Validation = Literal["contract", "service"]
VALIDATIONS: tuple[Validation, ...] = ("contract", "service")
"""`contract` refuses whatever breaks the document, `service` lets pass what services let pass, with a warning."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came over the wire.

    `path` and `query` are still percent-encoded (`query` without its `?`). `headers` has lower-case names; several
    fields of one name are joined with `", "` (RFC 9110 section 5.3), `cookie` with `"; "`. `mount` is the path that the
    API is served below, percent-encoded, which `path` leaves out. `public` is the URL that others know the server by,
    where that is none that the request says.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    scheme: str = "http"
    mount: str = ""
    public: str = ""

    @property
    def base_url(self) -> str:
        """Where the caller found the API, for the URLs in answers, without a slash at its end.

        As the proxies before the server say it (`X-Forwarded-Proto`, `-Host`).
        """
        if self.public:
            return f"{self.public}{self.mount}"
        headers = self.headers
        scheme = headers.get("x-forwarded-proto", self.scheme).partition(",")[0].strip()
        host = headers.get("x-forwarded-host") or headers.get("host") or "localhost"
        return f"{scheme}://{host}{self.mount}"


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file: the property of the form that it came as (empty for a whole body), its name, media type and bytes."""

    part: str
    filename: str | None
    media_type: str | None
    data: bytes


@dataclass(frozen=True, slots=True)
class Response:
    """A response as it goes over the wire.

    `fault` is the kind of a fault that keeps it from arriving so, `operation_id` the operation called, and `delay` how
    many seconds a server waits before it sends the response. `pauses` are (offset, seconds) that it waits before it
    sends the bytes from there on.
    """

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    fault: str | None = field(default=None, compare=False)
    operation_id: str | None = field(default=None, compare=False)
    delay: float = field(default=0.0, compare=False)
    pauses: tuple[tuple[int, float], ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Principal:
    """Who called: the security schemes that were satisfied, the subject and the granted scopes."""

    schemes: tuple[str, ...]
    subject: str
    scopes: frozenset[str]

    @property
    def is_named(self) -> bool:
        """Whether the subject is the name of a user or a client, as opposed to a digest of a credential."""
        return self.subject != ANONYMOUS and not self.subject.startswith(DIGEST)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A decision not to carry out the request.

    `statuses` are the candidates, best first: the first one that the operation documents is used, else the first.
    `code` is a snake_case slug such as `not_found`; `message` is for people; `about` is the record that is the
    reason, where it may be another than that of the request. `body` is what a standard says that the error's body is,
    for documents that say nothing against it. `meaning` is what it means where that is more than the status says.
    """

    statuses: tuple[int, ...]
    code: str
    message: str
    violations: tuple[Violation, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    about: Address | None = None
    body: Any = None
    meaning: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What behaviour decided to say, before it is validated and put into bytes.

    `value` is a JSON value, or `bytes` for anything that is not JSON, or None for no content when `media_type` is None.
    `fits` is the response schema that the value was validated by already, if any: it need not be a second time.
    `pauses` are those of the response, where the value is a stream. `text` is the value as JSON text where it was
    written already; whoever replaces the value leaves it out.
    """

    status: int
    value: Any = None
    media_type: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    fits: Any = field(default=None, compare=False, repr=False)
    pauses: tuple[tuple[int, float], ...] = field(default=(), compare=False)
    text: bytes | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Preferences:
    """What was preferred; None where nothing was. `wait` is in seconds."""

    code: int | None = None
    example: str | None = None
    dynamic: bool | None = None
    wait: float | None = None
    validation: Validation | None = None

    @property
    def chooses_answer(self) -> bool:
        """Whether an answer of the document is wanted in place of what the state would give."""
        return self.code is not None or self.example is not None or self.dynamic is not None

    def over(self, defaults: Preferences) -> Preferences:
        """These, completed by others. A preference for another answer replaces the default one as a whole."""
        kept = defaults if not self.chooses_answer else replace(defaults, code=None, example=None, dynamic=None)
        own = {each.name: value for each in fields(self) if (value := getattr(self, each.name)) is not None}
        return replace(kept, **own)


NO_PREFERENCES = Preferences()
