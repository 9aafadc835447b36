"""What a server and its callers agree on: where its own paths are, and the headers of sessions and the token."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit

CONTROL_PREFIX = "/__mock__"
SESSIONS = f"{CONTROL_PREFIX}/sessions/"
"""Followed by a session's key and a path: that path as the session sees it."""

HEADER = "X-Mock-Session"
SESSION_FIELD = "HTTP_X_MOCK_SESSION"
"""The header that names a session, as WSGI has it."""

KEY = r"^[A-Za-z0-9][A-Za-z0-9._~-]{0,99}$"
"""A key stands in a path as it is, and is neither `.` nor `..`."""

TOKEN_FIELD = "X-Mock-Control-Token"  # noqa: S105 - the name of a header field
"""The header that shows the control token; `Authorization: Bearer TOKEN` does as well."""

TOKEN_VARIABLE = "UNDERSTUDY_CONTROL_TOKEN"  # noqa: S105 - the name of a variable
"""The environment variable that holds the control token, for the server and for what drives it."""

KEY_RULE = "has 1 to 100 letters, digits and . _ ~ -, and begins with a letter or a digit"


class RemoteError(Exception):
    """The server at an address does not answer, or not as a mock would. The message names the address."""


def check_key(key: str, place: str = HEADER) -> str:
    """The key. Raises ValueError, with the place that it stands in, for one that is none."""
    if not re.fullmatch(KEY, key):
        raise ValueError(f"{place}: a session's key {KEY_RULE}; got {key!r}")
    return key


def address_of(url: str, key: str) -> str:
    """The address at which a server is as one session sees it, for clients that can't send the header."""
    return f"{url.rstrip('/')}{SESSIONS}{key}"


def token_headers() -> dict[str, str]:
    """What a program of the user shows: the token of the environment, if there is one."""
    token = os.environ.get(TOKEN_VARIABLE)
    return {TOKEN_FIELD: token} if token else {}


def is_localhost(name: str) -> bool:
    """Whether a host name is one of this machine's own: no other can be called so (RFC 6761 section 6.3)."""
    return name == "localhost" or name.endswith(".localhost")


def connectable(name: str) -> str:
    """What to connect to for a host name. Not every resolver knows the names below `localhost`."""
    return "127.0.0.1" if name.endswith(".localhost") else name


def host_name(host: str) -> str:
    """A Host field without its port (RFC 9110 section 7.2), lower case, an IPv6 address without its brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.rpartition(":")[0].lower() if host.rpartition(":")[2].isdigit() and ":" in host else host.lower()


def path_of(url: str) -> str:
    """The path of a URL, which may be relative; empty for what is no URL, such as one with half an IPv6 address."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
