"""The README holds: its commands are run as they stand there, and everything that it names exists."""

from __future__ import annotations

import json
import os
import re
import select
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from live_mocks import server

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
ADDRESS = "http://127.0.0.1:4010"
SHELL = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
CURL = [block for block in SHELL if block.startswith("curl")]
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with server() as found:
        yield found


def ran(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, cwd=ROOT).stdout


def answered(block: str, address: str) -> Any:
    return json.loads(ran("bash", "-euc", block.replace(ADDRESS, address)))


def test_the_first_minute_goes_as_described(address: str) -> None:
    token, referral, campaign = (answered(block, address) for block in CURL)
    assert token["access_token"]
    assert (referral["id"], referral["campaign_id"]) == (1, 1)
    assert referral["property"]["address"] == "1 Example Street"
    assert campaign == referral["campaign"]
    block = PYTHON[0]
    assert ran(sys.executable, "-W", "error", "-c", block.replace(ADDRESS, address)) == "1 live\n"
    assert answered(CURL[2], address)["status"] == "live"


def test_the_webhook_story_goes_as_described() -> None:
    serve, receiver, events, deliver = (block for block in SHELL if block.startswith((".venv/", "WEBHOOK")))
    hook = free_port()
    receiving = subprocess.Popen(
        [sys.executable, *receiver.split()[2:]],
        env={**os.environ, "WEBHOOK_SECRET": "s3cret", "PORT": str(hook)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
    )
    assert receiving.stdout is not None
    options = serve.replace(":5000", f":{hook}").split()[3:]
    try:
        wait_for(hook)
        with server(*options) as address:
            assert ran(sys.executable, "-W", "error", "-c", PYTHON[1].replace(ADDRESS, address)) == "live\n"
            seen = [line_of(receiving)]
            printed = ran(sys.executable, "-m", "understudy.server.cli.main", *events.split()[1:], "--url", address)
            assert "campaign_status_change  /api/v2/campaigns 1" in printed
            ran(sys.executable, "-m", "understudy.server.cli.main", *deliver.split()[1:], "--url", address)
            seen += [line_of(receiving) for _ in range(2)]
            printed = ran(sys.executable, "-m", "understudy.server.cli.main", *events.split()[1:], "--url", address)
    finally:
        receiving.kill()
        receiving.communicate()
    assert seen == [f"evt_000001 campaign 1 is live: answered {status}\n" for status in (503, 503, 204)]
    assert re.search(r"    delivered http://127.0.0.1:\d+/webhooks  3 of 5 attempts, last: 204", printed)


def test_the_test_of_the_readme_passes(tmp_path: Path) -> None:
    (tmp_path / "test_readme_story.py").write_text(PYTHON[2])
    spec = ROOT / "spec/campaignflow/openapi.yaml"
    (tmp_path / "pytest.ini").write_text(f"[pytest]\nunderstudy_spec = {spec}\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "understudy.testing.plugin", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert "1 passed" in done.stdout, done.stdout + done.stderr


def line_of(receiving: subprocess.Popen[str]) -> str:
    """Its next line that is not Flask's own."""
    assert receiving.stdout is not None
    return next(line for line in receiving.stdout if not line.startswith(" *"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    """Until somebody listens, at most half a minute."""
    for _ in range(3000):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=10).close()
        except ConnectionRefusedError:
            select.select([], [], [], 0.01)
        else:
            return
    raise AssertionError("the receiver did not start")


def test_the_page_is_where_it_is_documented(address: str) -> None:
    [page] = re.findall(rf"<{ADDRESS}(/\S+)>, with", README) or re.findall(rf"<{ADDRESS}(/__\S+)>", README)
    assert "<html" in ran("curl", "-sf", address + page).lower()


def test_make_mock_serves_the_shipped_contract_at_the_documented_address() -> None:
    assert "make mock" in SHELL[0]
    assert "$(BIN)/understudy serve $(SPEC) --port $(PORT)" in MAKEFILE
    assert "SPEC := spec/campaignflow/openapi.yaml" in MAKEFILE
    assert "PORT ?= 4010" in MAKEFILE


def test_make_mock_installs_what_the_first_minutes_use() -> None:
    """Whoever ran `make mock` and nothing else calls the SDK next; what is for tests and checks comes with them."""
    planned = ran("make", "--dry-run", "--always-make", "mock")
    assert {found for block in PYTHON[:2] for found in re.findall(r"^from (\w+)", block, re.MULTILINE)} == {
        "campaignflow"
    }
    assert "--editable '.[files]' --editable generated/campaignflow\n" in planned
    assert "--group dev" not in planned


def test_explain_shows_what_was_inferred_and_why() -> None:
    assert "understudy explain your-openapi.yaml" in README
    text = ran(sys.executable, "-m", "understudy.server.cli.main", "explain", "spec/campaignflow/openapi.yaml")
    assert "/api/v2/campaigns" in text


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`make (\w+)", README))))
def test_every_command_is_a_target(target: str) -> None:
    assert re.search(rf"^{target}:.* ## ", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^):#]+)\)", README))))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
