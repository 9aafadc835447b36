"""What the receiver of a webhook answers: data, or a function that makes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import InitVar, dataclass, field
from typing import Any, NamedTuple
from wsgiref.util import is_hop_by_hop

from understudy.json_codec import dumps
from understudy.webhooks.capture.received import Received

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")
_NOTHING: Any = object()


class RenderedReply(NamedTuple):
    """An answer as it goes over the wire."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class WebhookReply:
    """What is answered: 204 without a body, by default. `json` is a body that brings its Content-Type.

    Raises ValueError for a status outside 200 to 599, a header field that can't be sent, two bodies, or one where the
    status has none; TypeError for what is no JSON.
    """

    status: int = 204
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    json: InitVar[Any] = _NOTHING

    def __post_init__(self, json: Any) -> None:
        if isinstance(self.status, bool) or not isinstance(self.status, int) or not 200 <= self.status <= 599:
            raise ValueError(f"an answer's status is a whole number from 200 to 599; got {self.status!r}")
        for name, value in self.headers.items():
            if not _NAME.fullmatch(name) or not isinstance(value, str) or not _VALUE.fullmatch(value):
                raise ValueError(f"an answer can't have the header field {name!r}: {value!r}")
            if name.lower() == "content-length" or is_hop_by_hop(name):
                raise ValueError(f"an answer's {name} is the server's to say; leave it out")
        if json is not _NOTHING:
            if self.body:
                raise ValueError("an answer has body= (bytes) or json=, not both")
            object.__setattr__(self, "body", dumps(json))
            if not any(name.lower() == "content-type" for name in self.headers):
                object.__setattr__(self, "headers", {**self.headers, "Content-Type": "application/json"})
        if self.status in (204, 304) and self.body:
            raise ValueError(f"an answer with status {self.status} has no body; take status=200")

    def rendered(self) -> RenderedReply:
        """The status, the header fields and the body; 204 and 304 have none (RFC 9110 section 6.4.1)."""
        pairs = tuple(self.headers.items())
        length = () if self.status in (204, 304) else (("Content-Length", str(len(self.body))),)
        return RenderedReply(self.status, (*pairs, *length), self.body)


Rule = Callable[[Received], WebhookReply | int | None]


def answer_of(reply: WebhookReply | int | None) -> WebhookReply:
    """The answer of a rule: a number is its status, None is 204. Raises ValueError."""
    if reply is None:
        return WebhookReply()
    return reply if isinstance(reply, WebhookReply) else WebhookReply(reply)


def decided(rule: Rule, webhook: Received) -> WebhookReply:
    """What the rule returns; 500 with the error where it raises: the sender must learn whose mistake it is."""
    try:
        return answer_of(rule(webhook))
    except Exception as error:  # noqa: BLE001 - a function of the test may raise anything
        text = f"the receiver's rule raised {type(error).__name__}: {error}"
        return WebhookReply(500, {"Content-Type": "text/plain; charset=utf-8"}, text.encode())
