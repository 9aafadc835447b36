"""Sends one request and says what came back. Redirects are not followed; nothing is retried here."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from understudy.addresses import connectable
from understudy.lazy_dataclass import dataclass
from understudy.webhooks.targets import WebhookTarget

if TYPE_CHECKING:
    from ssl import SSLContext

__all__ = ["HttpSender", "Outcome", "Sender"]

_READ = 2048
_KEPT = 64
"""Connections to one target; more are made where more are needed, and not kept."""
_TARGETS = 256
"""Targets whose connections are kept; those of the one that was new first are let go."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a request: a status, or an error in words. `duration` is in seconds, header names lower case."""

    status: int | None
    error: str | None = None
    duration: float = 0.0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""


class Sender(Protocol):
    """Whatever can send a request; tests may bring their own."""

    def send(
        self, method: str, target: WebhookTarget, headers: Sequence[tuple[str, str]], body: bytes, timeout: float
    ) -> Outcome:
        """Never raises for anything that the other side does."""


class HttpSender:
    """Sends over HTTP with urllib3, connections kept for each target. Thread-safe.

    Certificates are checked by what the system trusts, and by those of `trust`, a PEM file.
    """

    def __init__(self, trust: Path | None = None) -> None:
        self._trust = trust
        self._pools: dict[tuple[str, str, int], Any] = {}

    def send(
        self, method: str, target: WebhookTarget, headers: Sequence[tuple[str, str]], body: bytes, timeout: float
    ) -> Outcome:
        import urllib3  # only where something is sent

        started = time.perf_counter()
        fields = [("Host", _host(target)), *headers]
        sent: Any = dict(fields)
        if len({name.lower() for name in sent}) < len(fields):
            sent = urllib3.HTTPHeaderDict(fields)
        try:
            response = self._pool(target).urlopen(
                method,
                target.path,
                body=body,
                headers=sent,
                retries=False,
                redirect=False,
                timeout=urllib3.Timeout(total=timeout),
                preload_content=False,
                assert_same_host=False,
            )
            with response:
                text = response.read(_READ, decode_content=False).decode("utf-8", "replace")
            received = {name.lower(): value for name, value in response.headers.items()}
            return Outcome(response.status, None, time.perf_counter() - started, received, text)
        except urllib3.exceptions.NewConnectionError as error:
            return Outcome(None, _words(error), time.perf_counter() - started)
        except urllib3.exceptions.TimeoutError:
            return Outcome(None, f"no answer within {timeout:g} s", time.perf_counter() - started)
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            return Outcome(None, _words(error), time.perf_counter() - started)

    def _pool(self, target: WebhookTarget) -> Any:
        import urllib3

        key = (target.scheme, target.host, target.port)
        pool = self._pools.get(key)
        if pool is None:
            if target.scheme == "https":
                pool = urllib3.HTTPSConnectionPool(
                    connectable(target.host),
                    target.port,
                    maxsize=_KEPT,
                    ssl_context=_trusting(self._trust),
                    server_hostname=target.host,
                )
            else:
                pool = urllib3.HTTPConnectionPool(connectable(target.host), target.port, maxsize=_KEPT)
            if len(self._pools) >= _TARGETS:
                # Not closed here: somebody may be sending. What nobody uses closes itself.
                self._pools.pop(next(iter(self._pools)), None)
            self._pools[key] = pool
        return pool


def _trusting(file: Path | None) -> SSLContext:
    import ssl  # 30 ms, for targets with TLS only

    context = ssl.create_default_context()
    if file is not None:
        context.load_verify_locations(file)
    return context


def _host(target: WebhookTarget) -> str:
    usual = target.port == (443 if target.scheme == "https" else 80)
    host = f"[{target.host}]" if ":" in target.host else target.host
    return host if usual else f"{host}:{target.port}"


def _words(error: BaseException) -> str:
    """The innermost cause, which names what happened, without the address of a Python object."""
    cause: BaseException | None = getattr(error, "reason", None) or error
    while isinstance(cause, BaseException) and cause.__cause__ is not None:
        cause = cause.__cause__
    if isinstance(cause, ConnectionRefusedError):
        return "connection refused"
    text = str(cause).partition(": ")[2] or str(cause)
    return text or type(cause).__name__
