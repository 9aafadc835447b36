"""The shipped contract as a mock in this process, and as a real server in another."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import httpx

from understudy.clock import Clock
from understudy.contract import Contract, read_contract
from understudy.exchange import Request
from understudy.mock import Mock
from understudy.security.credentials import AuthMode

__all__ = [
    "BASIC",
    "BOOKSHOP",
    "CORPUS",
    "OVERLAY",
    "PYGITHUB_AT_ONCE",
    "ROOT",
    "SHARED",
    "SPEC",
    "bearer",
    "new_mock",
    "server",
]

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "spec/campaignflow/openapi.yaml"
OVERLAY = SPEC.parent / "mock.overlay.yaml"
BOOKSHOP = Path(__file__).parent / "bookshop.yaml"
SHARED = ROOT.parent / "shared" / "specs"
CORPUS = SHARED.parent / "corpus"
# Without them the SDK rests for a second after each write.
PYGITHUB_AT_ONCE: Mapping[str, Any] = {"retry": None, "seconds_between_requests": 0, "seconds_between_writes": 0}
_TOKEN_PATH = "/oauth2/v1/token"
BASIC = "Basic dW5kZXJzdHVkeTp1bmRlcnN0dWR5"
_BASIC = {"authorization": BASIC, "content-type": "application/x-www-form-urlencoded"}
_BODY = b"grant_type=client_credentials"


def new_mock(*, auth: AuthMode = "strict", seed: int = 0, clock: Clock | None = None) -> Mock:
    """A mock of the shipped document, which is read once a process."""
    return Mock(_contract(), auth=auth, seed=seed, clock=clock)


@cache
def _contract() -> Contract:
    return read_contract(SPEC, overlays=[OVERLAY])


def bearer(mock: Mock | str) -> str:
    """An Authorization header with a token that the mock issued."""
    if isinstance(mock, str):
        token = httpx.post(mock + _TOKEN_PATH, headers=_BASIC, content=_BODY).json()["access_token"]
    else:
        token = httpx.Response(200, content=mock.handle(Request("POST", _TOKEN_PATH, "", _BASIC, _BODY)).body).json()[
            "access_token"
        ]
    return f"Bearer {token}"


@contextmanager
def server(*arguments: str, spec: Path = SPEC) -> Iterator[str]:
    """A real `understudy serve` on a free port; yields its address."""
    command = [sys.executable, "-m", "understudy.server.cli.main", "serve", str(spec), "--port", "0"]
    command += ["--validation", "contract", *arguments]  # the document is what is tested, to the letter
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    seen = []
    try:
        for line in process.stdout:
            seen.append(line)
            found = re.search(r"operations at (http://\S+)", line)
            if found:
                httpx.get(found.group(1) + "/__mock__/health", timeout=30).raise_for_status()
                yield found.group(1)
                break
        else:
            raise AssertionError("the server did not start:\n" + "".join(seen))
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    assert process.returncode == 0, "the server did not stop cleanly"
