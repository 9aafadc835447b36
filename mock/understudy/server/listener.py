"""Where a server listens: a host and a port, with TLS or without, or a Unix socket. Knows sockets; knows no HTTP."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
from pathlib import Path

from understudy.lazy_dataclass import dataclass
from understudy.server.certificates import Certificate

# What fits into a socket address: 108 bytes on Linux, 104 on macOS, the last one zero.
_LONGEST_SOCKET = 103


class PortInUseError(Exception):
    """Another program listens there already."""


@dataclass(frozen=True, slots=True)
class Listener:
    """An address that a server listens on; with `unix`, the path of a socket, host and port are not used.

    Everything is served below the path `base`; other processes listen there as well where it `is_shared`.
    """

    host: str
    port: int
    certificate: Certificate | None = None
    unix: Path | None = None
    base: str = ""
    is_shared: bool = False

    @property
    def url(self) -> str:
        """The address as it was requested; that of a Unix socket has its path beside it and any host."""
        if self.unix is not None:
            return f"http://localhost{self.base}"
        return self._url(self.host)

    def at(self, place: str) -> str:
        """The address of a place: of a path below this one's, or of another host with this one's port."""
        if place.startswith("/") or not place:
            return self.url + place
        return f"http://{place}{self.base}" if self.unix is not None else self._url(place)

    @property
    def own_url(self) -> str:
        """The address by which this machine reaches the server, also where it listens on all of them."""
        return self._url(reachable(self.host))

    @property
    def is_exposed(self) -> bool:
        """Whether other machines reach it."""
        return self.unix is None and not is_loopback(self.host)

    @property
    def shown(self) -> str:
        """The place for messages."""
        return f"socket {self.unix}" if self.unix is not None else f"port {self.port}"

    def answers(self) -> bool:
        """Whether something can be connected to there."""
        try:
            if self.unix is not None:
                with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
                    probe.connect(str(self.unix))
            else:
                socket.create_connection((reachable(self.host), self.port), timeout=1).close()
        except OSError:
            return False
        return True

    def _url(self, host: str) -> str:
        scheme = "http" if self.certificate is None else "https"
        return f"{scheme}://{f'[{host}]' if ':' in host else host}:{self.port}{self.base}"


def reachable(host: str) -> str:
    """How this machine calls itself where a server listens on a host."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not listened on


def free_port(host: str, port: int) -> int:
    """`port` if nobody listens on it, any free one for 0. Raises PortInUseError, or OSError for a foreign host."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortInUseError(
                    f"port {port} is in use on {host}; choose another with --port, or --port 0 for any free one"
                ) from None
            raise
        return int(probe.getsockname()[1])


def check_socket(path: Path) -> Path:
    """The path, if a server can listen on a Unix socket there: one that a server left behind is removed.

    Raises ValueError for a file that is no socket, one that a server listens on, and a folder that is not there.
    """
    if not hasattr(socket, "AF_UNIX"):
        raise ValueError("--unix: this system has no Unix sockets")
    if len(os.fsencode(path.absolute())) > _LONGEST_SOCKET:
        raise ValueError(f"--unix {path}: is longer than {_LONGEST_SOCKET} bytes, the limit of systems")
    if not path.parent.is_dir():
        raise ValueError(f"--unix {path}: there is no folder {path.parent}")
    if path.exists():
        if not path.is_socket():
            raise ValueError(f"--unix {path}: is there already, and no socket")
        if Listener("", 0, unix=path).answers():
            raise ValueError(f"--unix {path}: is in use; choose another path")
        path.unlink()
    return path


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
