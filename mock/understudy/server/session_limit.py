"""How many sessions a server has, for whoever only needs the number: the command line."""

from __future__ import annotations

__all__ = ["MOST_SESSIONS"]

MOST_SESSIONS = 256
"""How many sessions there may be; one more, and the one that was not used for the longest time is ended."""
