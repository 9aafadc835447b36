"""A pytest plugin, given with `-p` before all others: httpx is not installed, and the SDK runs on httpx2.

Tests that say httpx get httpx2 as well: what they script and check is what the SDK uses.
"""

from __future__ import annotations

import sys

sys.modules["httpx"] = None  # type: ignore[assignment]  # what is None can't be imported

from campaignflow._runtime import _http  # noqa: E402 - after that

assert _http.httpx.__name__ == "httpx2", _http.httpx
sys.modules["httpx"] = _http.httpx
