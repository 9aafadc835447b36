"""Clients that others wrote for WireMock, MockServer and Mockoon, unmodified, against our server's journal."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from live_mocks import server

from real_servers import node_packages, python_package

FOREIGN = Path(__file__).parent / "foreign"
PLAYWRIGHT = ("@seontechnologies/playwright-utils@4.4.0", "@playwright/test@1.65.1")
# A dependency of a dependency asks for a version that the registry does not have.
OVERRIDES = {"typedarray.prototype.slice": "1.0.5"}


@pytest.fixture(scope="module")
def our_server() -> Iterator[str]:
    with server() as url:
        yield url


@pytest.fixture
def url(our_server: str) -> str:
    httpx.post(f"{our_server}/__mock__/reset").raise_for_status()
    return our_server


def run(*command: str, cwd: Path, environment: Mapping[str, str] | None = None) -> Any:
    """What a script printed last, as JSON."""
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def python(script: str, package: str, url: str) -> Any:
    home = python_package(package)
    return run(sys.executable, str(FOREIGN / script), url, cwd=home, environment={"PYTHONPATH": str(home)})


def test_wiremock_python(url: str) -> None:
    seen = python("wiremock_client.py", "wiremock==2.7.0", url)
    assert seen == {
        "total": 2,
        "urls": ["/nowhere", "/__mock__/capture/a?x=1"],
        "dates": True,
        "one": "/nowhere",
        "count": 1,
        "bodies": ['{"n":1}'],
        "unmatched": ["/nowhere"],
        "near misses": 3,
        "nearest": 3,
        "nearest to a pattern": "/__mock__/capture/a?x=1",
        "stubs": httpx.get(f"{url}/__mock__/health").json()["operations"],
        "reset": 200,  # a 404 on the real server of version 3
        "left": 0,
    }


def test_mockserver_python(url: str) -> None:
    assert python("mockserver_client.py", "mockserver-client==9.2.0", url) == {
        "paths": ["/__mock__/capture/a", "/__mock__/capture/b"],
        "bodies": ['{"n":1}', '{"broken'],  # which the real server would not list
        "signatures": [["s"], ["s"]],
        "statuses": [204, 204],
        "refused": "Request not found at least once, "
        'expected:<{"path": "/never"}> but was found 0 times among 2 total requests',
        "cleared": ["/__mock__/capture/b"],
        "left": 0,
    }


@pytest.mark.parametrize("name", ["WireMock", "MockServer", "Mockoon"])
def test_the_playwright_registry(url: str, name: str) -> None:
    home = node_packages(*PLAYWRIGHT, overrides=OVERRIDES)
    seen = run("node", str(FOREIGN / "playwright_registry.cjs"), url, name, cwd=home)
    body = {"event": "paid", "data": {"id": 12, "note": "x"}}
    assert seen == {
        "first": {"path": "/__mock__/capture/hook", "method": "POST", "body": body, "date": True},
        "count": 12,
        "received": 13,
        "unparsed": ['{"broken'],
        "signatures": 13,
        "later": 0,
        "filtered": 13,
        "total": 13,
        "timeout": "WebhookTimeoutError",
        "totalReceived": 13,
        "left": 1 if name == "WireMock" else 13,  # the others can't remove one
        "afterReset": 0,
    }
