"""Providers that read the journals of real WireMock and Mockoon servers, as those servers write them."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from understudy.testing.webhooks.polled import Admin, PolledServer, content_ids
from understudy.testing.webhooks.provider import ProviderError
from understudy.webhooks.capture.received import Received, received

_REQUESTS = "/__admin/requests"
_LOGS = "/mockoon-admin/logs"
_ALL = 100_000
_RING = 100


class WireMock(PolledServer):
    """A WireMock server (2.35 and 3.x), or one that answers its `/__admin/requests`, such as this mock.

    `since` of its own is not used: it is a wall clock in milliseconds, and strictly after.
    """

    name = "WireMock"
    can_delete = True
    note = ""

    def __init__(self, url: str) -> None:
        super().__init__(Admin("WireMock", url))

    def reset(self) -> None:
        """Empty the server's journal; its stubs stay. Raises ProviderError."""
        self._admin.call("DELETE", _REQUESTS, json=False)
        self._ledger.forget()

    def delete(self, id: str) -> None:  # noqa: A002 - as the protocol has it
        """Remove one entry of the server's journal. Raises ProviderError."""
        self._admin.call("DELETE", f"{_REQUESTS}/{quote(id, safe='')}", json=False)
        self._ledger.forget([id])

    def _fetch(self) -> list[Received]:
        answer = self._admin.call("GET", _REQUESTS)
        entries = answer.get("requests") if isinstance(answer, Mapping) else None
        if not isinstance(entries, list):
            raise self._admin.unexpected(_REQUESTS, 'an object with "requests"', answer)
        if answer.get("requestJournalDisabled"):
            raise ProviderError(
                f"WireMock at {self._admin.url} keeps no journal: start it without --no-request-journal"
            )
        try:
            return [_wiremock(entry) for entry in reversed(entries)]
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise self._admin.unexpected(_REQUESTS, f"WireMock's entries ({error!r})", answer) from None


def _wiremock(entry: Mapping[str, Any]) -> Received:
    request = entry["request"]
    body = request.get("bodyAsBase64")
    raw = str(request.get("body", "")).encode() if body is None else base64.b64decode(body)
    # Inside of `request` on a real server; some that imitate it have it beside.
    logged = request.get("loggedDate", entry.get("loggedDate"))
    at = None if logged is None else datetime.fromtimestamp(logged / 1000, UTC)
    pairs = _pairs(request["headers"])
    return received(str(entry["id"]), request["method"], request["url"], pairs, raw, at=at, exact=body is not None)


def _pairs(headers: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in headers.items():
        for each in value if isinstance(value, list) else [value]:
            yield name, str(each)


class Mockoon(PolledServer):
    """A Mockoon server: the CLI, or the application with its admin API on. Pass the `token` that 9.7 and later ask for.

    Bodies are text there, so the bytes of one that is not UTF-8 are lost. The server keeps the newest 100 unless told
    otherwise, and hides the values of Authorization, Cookie and API key headers.
    """

    name = "Mockoon"

    def __init__(self, url: str, *, token: str | None = None) -> None:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        hint = "pass token=, the value of --admin-api-token or MOCKOON_ADMIN_API_TOKEN"
        super().__init__(Admin("Mockoon", url, headers=headers, hint=hint))
        self._full = False

    @property
    def note(self) -> str:
        """Whether the log may have lost some."""
        if not self._full:
            return ""
        return f"Mockoon's log holds {_RING} or more: it drops the oldest in silence (--max-transaction-logs)"

    def reset(self) -> None:
        """Empty the server's log. Raises ProviderError."""
        self._admin.call("POST", f"{_LOGS}/purge")
        self._ledger.forget()

    def _fetch(self) -> list[Received]:
        # Without a limit the server answers the ten oldest.
        path = f"{_LOGS}?page=1&limit={_ALL}"
        entries = self._admin.call("GET", path)
        if not isinstance(entries, list):
            raise self._admin.unexpected(path, "an array", entries)
        # A call of its own that it refused is a request like any other to Mockoon.
        entries = [each for each in entries if not _path(each).startswith("/mockoon-admin/")]
        self._full = self._full or len(entries) >= _RING
        try:
            ids = [entry.get("uuid") for entry in entries]
            if not all(ids):
                ids = content_ids(entries)
            return [_mockoon(str(each), entry) for each, entry in zip(ids, entries, strict=True)]
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise self._admin.unexpected(path, f"Mockoon's entries ({error!r})", entries) from None


def _path(entry: Any) -> str:
    request = entry.get("request") if isinstance(entry, dict) else None
    return str(request.get("urlPath", "")) if isinstance(request, dict) else ""


def _mockoon(id_: str, entry: Mapping[str, Any]) -> Received:
    request = entry["request"]
    # The path is as sent, the query is decoded.
    query = quote(request.get("query") or "", safe="=&+/:?@!$'()*,;~%")
    url = f"{request['urlPath']}?{query}" if query else request["urlPath"]
    body = request.get("body") or ""
    pairs = [(field["key"], field["value"]) for field in request["headers"]]
    at = datetime.fromtimestamp(entry["timestampMs"] / 1000, UTC)
    return received(
        id_, request["method"], url, pairs, body.encode(), at=at, exact="\N{REPLACEMENT CHARACTER}" not in body
    )
