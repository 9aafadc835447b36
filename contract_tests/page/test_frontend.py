"""docs/frontend.md, as its reader goes: installed from a wheel, served, called by a page of another origin."""

from __future__ import annotations

import re
import resource
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect, sync_playwright
from processes import SECONDS

from real_servers import chromium

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "frontend.md").read_text(encoding="utf-8")
MOST_SECONDS = 30
MOST_BYTES = 200_000_000

pytestmark = [pytest.mark.slow, pytest.mark.process]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@contextmanager
def running(command: list[str], folder: Path, found: str) -> Iterator[str]:
    """A program of the page; yields the port that it says."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    try:
        seen = ""
        for line in process.stdout:
            seen += line
            if match := re.search(found, line):
                break
        else:
            raise AssertionError(f"{command}:\n{seen}")
        yield match[1]
    finally:
        process.terminate()
        process.communicate(timeout=SECONDS)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the page's first step was taken, with a wheel of this repository for `understudy`."""
    folder = tmp_path_factory.mktemp("frontend")
    wheel = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(folder / "dist"),
        str(ROOT),
    ]
    subprocess.run(wheel, check=True)
    (built,) = (folder / "dist").glob("understudy-*.whl")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for line in blocks("sh")[0].splitlines():
        command = [sys.executable if each == "python3" else each for each in shlex.split(line)]
        if command[-1] == "understudy":
            command[-1:] = ["--quiet", "--constraint", str(ROOT / "constraints.txt"), str(built)]
        subprocess.run(command, cwd=folder, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert taken < MOST_SECONDS, f"installing took {taken:.0f} s of processor time"
    (folder / "orders.yaml").write_text((ROOT / "docs" / "examples" / "orders.yaml").read_text())
    return folder


def test_only_what_serving_needs_is_installed(installed: Path) -> None:
    listed = subprocess.run([installed / "mocks/bin/pip", "list", "--format=freeze"], capture_output=True, text=True)
    names = {line.partition("==")[0].lower() for line in listed.stdout.splitlines()}
    assert {"understudy", "flask", "httptools"} <= names
    assert not names & {"pytest", "mypy", "ruff", "openapi-python-client", "playwright", "hypothesis", "sqlalchemy"}
    size = sum(each.stat().st_size for each in (installed / "mocks").rglob("*") if each.is_file())
    assert size < MOST_BYTES, f"{size / 1e6:.0f} MB"


def test_a_page_of_another_origin_calls_the_mock(installed: Path) -> None:
    browser_path = chromium()
    serve = shlex.split(blocks("sh")[1])
    serve[0] = str(installed / serve[0])
    web = [sys.executable, "-u", *shlex.split(blocks("sh")[2])[1:-1], "0"]
    with (
        running([*serve, "--port", "0"], installed, r"at http://127\.0\.0\.1:(\d+)") as port,
        running(web, installed, r"port (\d+)") as origin,
        sync_playwright() as playwright,
    ):
        (installed / "index.html").write_text(blocks("html")[0].replace(":4010", f":{port}"))
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page()
        errors: list[str] = []
        page.on("console", lambda each: errors.append(each.text) if each.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"http://localhost:{origin}/")
        page.get_by_role("button", name="Order").click()
        expect(page.get_by_role("listitem")).to_have_text(["order 1: A-1, new"])
        page.get_by_role("button", name="Order").click()
        expect(page.get_by_role("listitem")).to_have_count(2)
        page.reload()
        expect(page.get_by_role("listitem")).to_have_text(["order 1: A-1, new", "order 2: A-1, new"])
        assert errors == []
        # The mock's own page works as well where nothing is installed that generates SDKs.
        own = httpx.get(f"http://127.0.0.1:{port}/__mock__/sdk-names", trust_env=False).json()
        assert own["calls"]["createOrder"] == "orders.create"
        conditions = shlex.split(blocks("sh")[3].replace(":4010", f":{port}"))
        subprocess.run([*conditions, "--silent", "--fail", "--output", "-"], check=True, capture_output=True)
        page.get_by_role("button", name="Order").click()
        reason = re.search(r"says why: `([^`]+)`", PAGE)
        assert reason is not None
        expect(page.locator("#error")).to_have_text(reason[1])
        assert all("503" in each for each in errors), errors
        browser.close()
