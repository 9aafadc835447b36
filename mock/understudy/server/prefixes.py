"""What the server keeps for itself of the paths and headers that a request may have."""

from __future__ import annotations

__all__ = ["CONTROL_PREFIX", "SESSIONS", "SESSION_FIELD"]

CONTROL_PREFIX = "/__mock__"
SESSIONS = f"{CONTROL_PREFIX}/sessions/"
"""Followed by a session's key and a path: that path as the session sees it."""

SESSION_FIELD = "HTTP_X_MOCK_SESSION"
"""The header that names a session, as WSGI has it."""
