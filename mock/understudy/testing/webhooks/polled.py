"""What the providers behind a real server's admin API share: calls that can't go wrong in silence, and a ledger."""

from __future__ import annotations

import hashlib
import http.client
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from json import dumps as text_of
from typing import Any
from urllib.parse import urlsplit

from understudy.columns import clipped
from understudy.json_codec import dumps, loads
from understudy.testing.webhooks.provider import ProviderError, Unreachable
from understudy.webhooks.capture.received import Received

SHORTEST, LONGEST = 0.05, 1.0
_PATIENCE = 10.0
_SHOWN = 200


class Admin:
    """The admin API of a server: one call, one connection. Raises ValueError for an address that is none."""

    def __init__(self, product: str, url: str, *, headers: Mapping[str, str] | None = None, hint: str = "") -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError(f"{product} takes the address of a server such as http://127.0.0.1:8080; got {url!r}")
        self.product = product
        self.url = url.rstrip("/")
        self._parts = parts
        self._prefix = parts.path.rstrip("/")
        self._headers = dict(headers or {})
        self._hint = hint

    def call(self, method: str, path: str, body: object = None, *, json: bool = True) -> Any:
        """The JSON value of the answer; with `json=False` the answer is not read.

        Raises Unreachable when there is no answer, ProviderError for a status from 400 and for anything but JSON.
        """
        place = f"{method} {self.url}{path}"
        status, kind, content = self._send(method, path, body, place)
        expected = "a status below 400" + (" with application/json" if json else "")
        if status >= 400:
            hint = self._hinted(status)
            raise ProviderError(
                f"{self.product}: {place} answered {status}; expected {expected}{hint}: {_excerpt(content)}"
            )
        if not json:
            return None
        if "json" not in kind:
            raise ProviderError(
                f"{self.product}: {place} answered {status} with {kind or 'no content type'}; "
                f"expected {expected}: {_excerpt(content)}"
            )
        try:
            return loads(content)
        except ValueError as error:
            raise ProviderError(f"{self.product}: {place} answered {status} with broken JSON ({error})") from None

    def unexpected(self, path: str, expected: str, value: object) -> ProviderError:
        """The error for JSON of another shape than the server is known to send."""
        return ProviderError(
            f"{self.product}: {self.url}{path} answered JSON; expected {expected}: {_excerpt(dumps(value))}"
        )

    def _hinted(self, status: int) -> str:
        return f" ({self._hint})" if self._hint and status in (401, 403) else ""

    def _send(self, method: str, path: str, body: object, place: str) -> tuple[int, str, bytes]:
        secure = self._parts.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = kind(str(self._parts.hostname), self._parts.port, timeout=_PATIENCE)
        content = b"" if body is None else dumps(body)
        headers = {**self._headers, **({"Content-Type": "application/json"} if content else {})}
        try:
            connection.request(method, self._prefix + path, body=content, headers={**headers, "Connection": "close"})
            answer = connection.getresponse()
            return answer.status, (answer.getheader("Content-Type") or "").lower(), answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise Unreachable(f"{self.product}: {place} was not answered: {error or type(error).__name__}") from None
        finally:
            connection.close()


class ReceivedLog:
    """What a server is known to have received: each in the order of its first sight, with a sequence number of ours.

    Entries are distinguished by id, never by a clock; what the server drops later stays known. Thread-safe.
    """

    def __init__(self, fetch: Callable[[], Sequence[Received]]) -> None:
        self._fetch = fetch
        self._known: dict[str, Received] = {}
        self._sequence = 0
        self._lock = threading.Lock()

    def received(self, after: int) -> tuple[Received, ...]:
        """Ask the server, then what is known above `after`, oldest first."""
        self._refresh()
        with self._lock:
            return tuple(entry for entry in self._known.values() if entry.sequence > after)

    def wait(self, after: int, timeout: float) -> None:
        """Ask every 50 ms at first and every second at last, until something is above `after` or the time is over."""
        start = time.monotonic()
        while (left := timeout - (time.monotonic() - start)) > 0:
            time.sleep(min(left, max(SHORTEST, min(LONGEST, (timeout - left) / 10))))
            try:
                self._refresh()
            except Unreachable:
                continue
            if self._sequence > after:
                return

    def forget(self, ids: Iterable[str] | None = None) -> None:
        """Forget these, or all."""
        with self._lock:
            for each in list(self._known) if ids is None else ids:
                self._known.pop(each, None)

    def _refresh(self) -> None:
        with self._lock:
            for entry in self._fetch():
                if entry.id not in self._known:
                    self._sequence += 1
                    self._known[entry.id] = replace(entry, sequence=self._sequence)


def content_ids(entries: Iterable[object]) -> list[str]:
    """Ids for entries that have none: what is in them, and for equal ones which of them."""
    seen: Counter[str] = Counter()
    found = []
    for entry in entries:
        digest = hashlib.sha256(text_of(entry, sort_keys=True).encode()).hexdigest()[:16]
        seen[digest] += 1
        found.append(f"{digest}-{seen[digest]}")
    return found


def _excerpt(content: bytes) -> str:
    text = content.decode("utf-8", "replace").strip()
    return repr(clipped(text, _SHOWN)) if text else "no body"


class PolledServer:
    """What the providers have in common that poll the log of a server; most of those can't remove one request."""

    name: str
    can_delete = False
    shared = True

    def __init__(self, admin: Admin) -> None:
        self._admin = admin
        self._ledger = ReceivedLog(self._fetch)

    def received(self, after: int = 0) -> tuple[Received, ...]:
        """What was received, oldest first. Raises ProviderError."""
        return self._ledger.received(after)

    def wait(self, after: int, timeout: float) -> None:
        """Poll until something above `after` is there, or the time is over. Raises ProviderError."""
        self._ledger.wait(after, timeout)

    def delete(self, id: str) -> None:  # noqa: A002 - as the protocol has it
        """Remove one entry of the server's log. Raises ProviderError where the server can't."""
        raise ProviderError(f"{self.name} can't remove one request from its log, only all: reset()")

    def _fetch(self) -> list[Received]:
        """What the server's log has now; each kind of server has its own. Raises ProviderError."""
        raise NotImplementedError
