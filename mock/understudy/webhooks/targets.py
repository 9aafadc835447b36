"""Where webhooks may go: this machine and named hosts, so that no document makes the mock call anybody else."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from understudy.addresses import is_localhost
from understudy.lazy_dataclass import dataclass


class TargetRefusedError(ValueError):
    """A webhook may not be sent there."""


@dataclass(frozen=True, slots=True)
class WebhookTarget:
    """A URL taken apart."""

    scheme: str
    host: str
    port: int
    path: str


class Targets:
    """Allows loopback addresses and the hosts of `allowed` (exact names or addresses)."""

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        self.allowed = frozenset(host.lower().strip("[]") for host in allowed)
        for host in self.allowed:
            if not host or (any(character in host for character in "/:@ ") and not _is_address(host)):
                raise ValueError(f"{host!r} is no host name; give a name or an address without scheme, port and path")

    def resolve(self, url: str) -> WebhookTarget:
        """The target to connect to. Raises TargetRefusedError for no URL, or one that webhooks may not go to."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise TargetRefusedError(f"{url!r} is no URL") from None
        host = (parts.hostname or "").lower()
        if parts.scheme not in ("http", "https") or not host:
            raise TargetRefusedError(f"{url!r} is no http or https URL")
        if parts.username is not None:
            raise TargetRefusedError(f"{url!r} has a user in it; leave it out")
        if host not in self.allowed and not _is_here(host):
            raise TargetRefusedError(_refused(url, host))
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return WebhookTarget(parts.scheme, host, port or (443 if parts.scheme == "https" else 80), path)


@lru_cache(maxsize=1_000)
def _is_here(host: str) -> bool:
    """Whether a host is this machine, decided without a name server, whose answer could change after the check."""
    return is_localhost(host) or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _refused(url: str, host: str) -> str:
    return f"webhooks may not be sent to {url}: only to this machine, or with --allow-webhook-host {host}"


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
