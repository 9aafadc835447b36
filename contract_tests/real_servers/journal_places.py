"""Places that webhooks can be sent to, each with the provider that reads them back: ours and the real servers."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from real_servers import TOKEN
from understudy.json_codec import dumps
from understudy.testing.webhooks import Mockoon, MockServer, Provider, Receiver, WireMock

__all__ = ["JSON", "Place", "in_process", "over_socket"]

JSON = ("Content-Type", "application/json")
Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Place:
    """`reader` makes another provider that reads the same journal; `prefix` stands before each path in the messages."""

    provider: Provider
    reader: Callable[[], Provider]
    deliver: Callable[[str, str, list[tuple[str, str]], bytes], None]
    prefix: str = ""

    def send(self, body: object = None, *, path: str = "/hook", headers: Pairs = (), method: str = "POST") -> None:
        """Send JSON; bytes are sent as they are, with no content type of their own."""
        pairs = list(headers)
        if isinstance(body, bytes):
            raw = body
        else:
            raw = b"" if body is None else dumps(body)
            if body is not None and not any(name.lower() == "content-type" for name, _ in pairs):
                pairs.append(JSON)
        self.deliver(method, self.prefix + path, pairs, raw)


def in_process() -> Place:
    """The built-in receiver without a socket."""
    receiver = Receiver()

    def deliver(method: str, url: str, headers: list[tuple[str, str]], raw: bytes) -> None:
        receiver.record(raw=raw, method=method, url=url, headers=headers)

    return Place(receiver, lambda: receiver, deliver)


_READERS: dict[str, Callable[[str], Provider]] = {
    "WireMock": WireMock,
    "MockServer": MockServer,
    "Mockoon": lambda url: Mockoon(url, token=TOKEN),
}


def over_socket(url: str, provider: Provider | str, prefix: str = "") -> Place:
    """A server at `url` and the dialect in which its journal is read."""

    def reader() -> Provider:
        return _READERS[provider](url) if isinstance(provider, str) else provider

    def deliver(method: str, target: str, headers: list[tuple[str, str]], raw: bytes) -> None:
        parts = urlsplit(url)
        connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=30)
        try:
            connection.putrequest(method, target)
            for name, value in (*headers, ("Content-Length", str(len(raw)))):
                connection.putheader(name, value)
            connection.endheaders(raw)
            connection.getresponse().read()
        finally:
            connection.close()

    return Place(reader(), reader, deliver, prefix)
