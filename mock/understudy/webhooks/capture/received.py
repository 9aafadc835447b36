"""One received request, whatever recorded it, and how its bytes become a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from understudy.inference.conventions.events import TYPE_NAMES
from understudy.json_codec import loads
from understudy.lazy_dataclass import dataclass
from understudy.openapi.media_types import is_json, is_text


@dataclass(frozen=True, slots=True)
class Received:
    """A webhook as it was received.

    `sequence` counts from 1 in the order of arrival and never repeats for one provider. `url` is path and query as
    sent. `headers` have lower-case names; several fields of one name are joined with `", "` (RFC 9110 section 5.3).
    `body` is the parsed JSON, or None where there is none; `parse_error` says why, where there are bytes that claim to
    be JSON, or nothing else. `exact` is whether `raw` are the very bytes sent: some servers keep only what they made
    of them. `signature_valid` is None where nothing was verified.
    """

    id: str
    sequence: int
    method: str
    url: str
    path: str
    headers: Mapping[str, str]
    body: Any
    raw: bytes
    parse_error: str | None
    received_at: datetime
    signature_valid: bool | None = None
    exact: bool = True


def received(
    id: str,  # noqa: A002 - the name of the field it fills
    method: str,
    url: str,
    headers: Iterable[tuple[str, str]],
    raw: bytes,
    *,
    at: datetime | None = None,
    exact: bool = True,
) -> Received:
    """A `Received` without a sequence number yet, its body read."""
    fields = joined(headers)
    body, error = read_json(raw, fields.get("content-type", ""))
    moment = at or datetime.now(UTC)
    return Received(id, 0, method.upper(), url, url.partition("?")[0], fields, body, raw, error, moment, None, exact)


def joined(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Header fields by lower-case name, repeated ones joined in their order."""
    fields: dict[str, str] = {}
    for name, value in headers:
        key = name.lower()
        fields[key] = f"{fields[key]}{'; ' if key == 'cookie' else ', '}{value}" if key in fields else value
    return fields


def read_json(raw: bytes, content_type: str) -> tuple[Any, str | None]:
    """The value and None, or None and why there is no value. Bytes of another declared type are no mistake."""
    if not raw:
        return None, None
    if content_type and not is_json(content_type):
        return (None, None) if not is_text(content_type) else (_attempt(raw)[0], None)
    return _attempt(raw)


def _attempt(raw: bytes) -> tuple[Any, str | None]:
    try:
        return loads(raw), None
    except ValueError as error:
        return None, str(error)


def event_type(webhook: Received) -> object:
    """What a webhook says it is: the `ce-type` of a CloudEvent, `type` of its JSON, or else `event`, …; else None."""
    if "ce-type" in webhook.headers:
        return unquote(webhook.headers["ce-type"])
    if isinstance(webhook.body, Mapping):
        for name in TYPE_NAMES:
            if isinstance(webhook.body.get(name), str):
                return webhook.body[name]
    return None
