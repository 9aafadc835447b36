"""The one object that flows through the pipeline, and the data that goes in and comes out.

Nothing here knows Flask or WSGI: a `Request` is data, a `Response` is data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from understudy.faults.rate_limit import Window
from understudy.faults.rules import Fault
from understudy.lazy_dataclass import dataclass
from understudy.messages import NO_PREFERENCES, Answer, Preferences, Principal, Refusal, Request, Response, UploadedFile
from understudy.openapi.model import MediaType, Operation
from understudy.openapi.violations import Violation
from understudy.state.work import Work
from understudy.webhooks.outbox import Event

__all__ = ["Answer", "Exchange", "Principal", "Refusal", "Request", "Response", "Violation"]


@dataclass(slots=True)
class Exchange:
    """Everything known about one request while it flows through the stages.

    `unchecked` is an answer that a test gave on purpose: it goes out as it is, even off the contract. `warnings` is
    what was let pass although the document does not, `applied` are the preferences that were followed (RFC 7240).
    `reason` is why the request was not carried out, or could not be answered, in one line; empty where it was.
    `is_valid`: the body was found valid by the schema of its media type, with nothing let pass.
    """

    request: Request
    preferences: Preferences = NO_PREFERENCES
    operation: Operation | None = None
    path_values: Mapping[str, str] = field(default_factory=dict)
    principal: Principal | None = None
    parameters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    media_type: MediaType | None = None
    body: Any = None
    files: tuple[UploadedFile, ...] = ()
    refusal: Refusal | None = None
    answer: Answer | None = None
    work: Work | None = None
    events: Sequence[Event] = ()
    response: Response | None = None
    off_contract: tuple[Violation, ...] = ()
    planted: tuple[Violation, ...] = ()
    faults: tuple[Fault, ...] = ()
    unchecked: bool = False
    warnings: tuple[str, ...] = ()
    applied: tuple[str, ...] = ()
    reason: str = ""
    delay: float = 0.0
    limits: Window | None = None
    is_valid: bool = False
