"""The provider that reads the journal of a real MockServer (5.x to 8.x), as that server writes it."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

from understudy.json_codec import dumps, loaded
from understudy.openapi.media_types import is_json
from understudy.openapi.pointer import MISSING
from understudy.testing.webhooks.polled import Admin, PolledServer, content_ids
from understudy.testing.webhooks.provider import ProviderError
from understudy.webhooks.capture.received import Received, received

_LOG = "/mockserver/retrieve?type=REQUESTS&format=LOG_ENTRIES"
_EXACT = "/mockserver/retrieve?type=REQUESTS&format=JSON"
_OLD = "/mockserver/retrieve?type=REQUEST_RESPONSES&format=JSON"


class MockServer(PolledServer):
    """A MockServer. It can't remove one request, and keeps what it made of a body rather than its bytes.

    From version 6 its log entries are read, which have an id and a time with a zone, and survive a broken body; the
    bytes come from the list of requests, where the server gives that. Version 5 has neither: entries are identified by
    what is in them. The order of different query parameters is not kept by the server.
    """

    name = "MockServer"

    def __init__(self, url: str) -> None:
        super().__init__(Admin("MockServer", url))
        self._seen: dict[str, Received] = {}
        self._some = False

    @property
    def note(self) -> str:
        """Whether the server may be hiding what it received."""
        if self._some:
            return ""
        return "MockServer's log is empty; it also is at log level WARN or OFF: start it with -logLevel INFO"

    def reset(self) -> None:
        """Clear the server's log; its expectations stay. Raises ProviderError."""
        self._admin.call("PUT", "/mockserver/clear?type=log", json=False)
        self._ledger.forget()
        self._seen.clear()
        self._some = False

    def _fetch(self) -> list[Received]:
        entries = self._list(_LOG)
        self._some = self._some or bool(entries)
        try:
            if all(entry.get("correlationId") for entry in entries):
                return self._with_ids(entries)
            older = self._list(_OLD)
            return [_read(each, entry, {}) for each, entry in zip(content_ids(older), older, strict=True)]
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise self._admin.unexpected(_LOG, f"MockServer's entries ({error!r})", entries) from None

    def _with_ids(self, entries: Sequence[Mapping[str, Any]]) -> list[Received]:
        if any(str(entry["correlationId"]) not in self._seen for entry in entries):
            for entry, listed in zip(entries, self._listed(entries), strict=True):
                key = str(entry["correlationId"])
                if key not in self._seen:
                    self._seen[key] = _read(key, entry, listed)
        return [self._seen[str(entry["correlationId"])] for entry in entries]

    def _listed(self, entries: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """The same requests as the server lists them, with their bytes; one broken body keeps it from listing any."""
        plain = [entry["httpRequest"] for entry in entries]
        try:
            listed = self._list(_EXACT)
        except ProviderError:
            return [{}] * len(plain)
        # A request that came in between stands at the end; one that was dropped shifts them all, which is seen.
        pairs = zip(plain, listed[: len(plain)] + [{}] * (len(plain) - len(listed)), strict=True)
        return [full if _same(request, full) else {} for request, full in pairs]

    def _list(self, path: str) -> list[Any]:
        answer = self._admin.call("PUT", path, {})
        if not isinstance(answer, list):
            raise self._admin.unexpected(path, "an array", answer)
        return answer


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    same = all(one.get(name) == other.get(name) for name in ("method", "path"))
    multi = ("headers", "queryStringParameters")
    return same and all(sorted(_fields(one.get(name))) == sorted(_fields(other.get(name))) for name in multi)


def _read(id_: str, entry: Mapping[str, Any], listed: Mapping[str, Any]) -> Received:
    """An entry, with what the list of requests says of it."""
    request = entry["httpRequest"]
    pairs = list(_fields(request.get("headers")))
    fields = {name.lower(): value for name, value in pairs}
    kind, length = fields.get("content-type", ""), fields.get("content-length", "")
    size = int(length) if length.isascii() and length.isdigit() else None
    epoch = entry.get("epochTime")
    if epoch is None:
        # Version 5 writes local time without a zone, which can't be read from afar: the time of the first sight it is.
        at = None
        raw, exact = _from_list(request.get("body"), kind, size)
    else:
        at = datetime.fromtimestamp(epoch / 1000, UTC)
        raw, exact = _from_log(request.get("body"), listed.get("body"), kind, size)
    query = urlencode(list(_fields(request.get("queryStringParameters"))), quote_via=quote)
    path = request.get("path", "/")
    url = f"{path}?{query}" if query else path
    return received(id_, str(request.get("method", "GET")), url, pairs, raw, at=at, exact=exact)


def _fields(fields: Any) -> Iterator[tuple[str, str]]:
    """Header fields or query parameters: an object of arrays on the wire, an array in its clients."""
    if isinstance(fields, Mapping):
        listed = list(fields.items())
    else:
        listed = [(field["name"], field.get("values", [])) for field in fields or ()]
    for name, values in listed:
        for value in values if isinstance(values, list) else [values]:
            yield name, str(value)


def _from_log(body: Any, listed: Any, kind: str, size: int | None) -> tuple[bytes, bool]:
    """The bytes of a body and whether they are those that were sent. In the log a body is a bare JSON value, or a
    string: of text, base64, JSON, or the text of broken JSON. Content-Length distinguishes these."""
    raw = _raw_bytes(listed)
    # Shorter than its own base64, so a payload with such a member is never taken for it.
    if raw is not None and size is not None and len(raw) == size:
        return raw, True
    if body is None and size:
        return (b"null", True) if size == len(b"null") and is_json(kind) else (b"", False)
    if body is None:
        return b"", True
    return _text(body, kind, size) if isinstance(body, str) else (dumps(body), False)


def _from_list(body: Any, kind: str, size: int | None) -> tuple[bytes, bool]:
    """The same for the list of version 5, where most bodies are wrapped in an object with `type`; JSON is not where
    its content type has a charset."""
    bare = is_json(kind, loosely=True) and "charset" in kind.lower()
    if isinstance(body, dict) and not bare:
        raw = _raw_bytes(body)
        if raw is not None:
            return raw, size is None or len(raw) == size
        for name in ("json", "string", "xml"):
            if name in body:
                body = body[name]
                break
    return _from_log(body, None, kind, size)


def _raw_bytes(body: Any) -> bytes | None:
    raw = body.get("rawBytes", body.get("base64Bytes")) if isinstance(body, dict) else None
    if not isinstance(raw, str):
        return None
    try:
        return base64.b64decode(raw, validate=True)
    except binascii.Error:
        return None


def _text(body: str, kind: str, size: int | None) -> tuple[bytes, bool]:
    """The encoding that gives as many bytes as were sent: without a charset MockServer reads text as ISO 8859-1."""
    charset = kind.lower().partition("charset=")[2].partition(";")[0].strip('" ') or "iso-8859-1"
    options = [_encoded(body, "utf-8"), _encoded(body, charset), _decoded(body), dumps(body)]
    for option in options:
        if option is not None and size is not None and len(option) == size:
            return option, True
    if is_json(kind, loosely=True) and loaded(body.encode(), MISSING) is MISSING:
        return dumps(body), False
    return body.encode(), False


def _encoded(body: str, charset: str) -> bytes | None:
    try:
        return body.encode(charset)
    except (LookupError, UnicodeEncodeError):
        return None


def _decoded(body: str) -> bytes | None:
    try:
        return base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError):
        return None
