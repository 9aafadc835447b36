"""Where a mock's own paths are, and how a request names its session: what a server and its callers agree on."""

from __future__ import annotations

import re

__all__ = ["CONTROL_PREFIX", "HEADER", "KEY", "KEY_SAID", "SESSIONS", "SESSION_FIELD", "address_of", "check_key"]

CONTROL_PREFIX = "/__mock__"
SESSIONS = f"{CONTROL_PREFIX}/sessions/"
"""Followed by a session's key and a path: that path as the session sees it."""

HEADER = "X-Mock-Session"
SESSION_FIELD = "HTTP_X_MOCK_SESSION"
"""The header that names a session, as WSGI has it."""

KEY = r"^[A-Za-z0-9][A-Za-z0-9._~-]{0,99}$"
"""A key stands in a path as it is, and is neither `.` nor `..`."""

KEY_SAID = "has 1 to 100 letters, digits and . _ ~ -, and begins with a letter or a digit"


def check_key(key: str, place: str = HEADER) -> str:
    """The key. Raises ValueError, with the place that it stands in, for one that is none."""
    if not re.fullmatch(KEY, key):
        raise ValueError(f"{place}: a session's key {KEY_SAID}; got {key!r}")
    return key


def address_of(url: str, key: str) -> str:
    """The address at which a server is as one session sees it, for clients that can't send the header."""
    return f"{url.rstrip('/')}{SESSIONS}{key}"
