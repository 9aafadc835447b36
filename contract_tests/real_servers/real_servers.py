"""Installs and starts the real WireMock, MockServer and Mockoon, once for all workers of a test run; installs clients.

They come from npm, WireMock and MockServer as jars inside their packages, into .cache/ of this repository. No script of
any package is run. They listen on free ports of the loopback interface and end with the last worker that uses them.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest
from filelock import FileLock

__all__ = ["TOKEN", "VERSIONS", "give_up", "node_packages", "python_package", "running", "shared_folder"]

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "real-servers"
TOKEN = "understudy"
VERSIONS = {
    "wiremock": "3.13.2",
    "mockserver-node": os.environ.get("UNDERSTUDY_MOCKSERVER") or "8.0.0",
    "@mockoon/cli": os.environ.get("UNDERSTUDY_MOCKOON") or "9.9.0",
}
"""MockServer 5.15.0 and Mockoon 9.6.1 are read as well, and write their journals otherwise: name them to see it."""
_NEEDED = {
    "chromium": "Chromium (Debian: apt-get install chromium)",
    "java": "a Java runtime from version 17 (Debian: apt-get install openjdk-17-jre-headless)",
    "node": "Node.js from version 20 (Debian: apt-get install nodejs, or https://nodejs.org)",
    "npm": "npm, which comes with Node.js (Debian: apt-get install npm)",
}
_PATIENCE = 90.0


def running(factory: pytest.TempPathFactory) -> Any:
    """A context manager for the addresses by name; what is missing fails in CI and skips elsewhere."""
    _need("java", "node", "npm")
    return _running(shared_folder(factory))


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder that the workers of this run share, and nobody else; pytest clears it away some runs later."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "real-servers"
    folder.mkdir(exist_ok=True)
    return folder


@contextmanager
def _running(folder: Path) -> Iterator[dict[str, str]]:
    state = folder / "state.json"
    with FileLock(folder / "state.lock"):
        known = json.loads(state.read_text()) if state.exists() else {"users": [], "servers": {}}
        if not known["servers"]:
            known["servers"] = _start_all(folder)
        known["users"].append(os.getpid())
        state.write_text(json.dumps(known))
    try:
        yield {name: server["url"] for name, server in known["servers"].items()}
    finally:
        with FileLock(folder / "state.lock"):
            known = json.loads(state.read_text())
            # One process may use them for several modules: each use ends by itself.
            known["users"].remove(os.getpid())
            known["users"] = [user for user in known["users"] if _alive(user)]
            if known["users"]:
                state.write_text(json.dumps(known))
            else:
                for server in known["servers"].values():
                    _stop(server["pid"])
                state.unlink()


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How to start a server on a port, and the admin call that tells that it is up."""

    package: str
    command: Callable[[Path, int, Path], list[str]]
    ready: tuple[str, str]


def _wiremock(home: Path, port: int, folder: Path) -> list[str]:
    jar = home / f"node_modules/wiremock/build/wiremock-standalone-{VERSIONS['wiremock']}.jar"
    files = folder / "wiremock"
    files.mkdir(exist_ok=True)
    options = ["--bind-address", "127.0.0.1", "--disable-banner", "--root-dir", str(files)]
    return ["java", "-jar", str(jar), "--port", str(port), *options]


def _mockserver(home: Path, port: int, _folder: Path) -> list[str]:
    version = VERSIONS["mockserver-node"]
    jar = home / f"node_modules/mockserver-node/mockserver-netty-{version}-jar-with-dependencies.jar"
    # Else it listens on every interface.
    return ["java", "-Dmockserver.localBoundIP=127.0.0.1", "-jar", str(jar), "-serverPort", str(port)]


def _mockoon(home: Path, port: int, folder: Path) -> list[str]:
    data = folder / "mockoon.json"
    data.write_text(json.dumps(_catch_all(port)))
    program = str(home / "node_modules/.bin/mockoon-cli")
    options = ["--data", str(data), "--port", str(port), "--hostname", "127.0.0.1", "-X"]
    return ["env", f"MOCKOON_ADMIN_API_TOKEN={TOKEN}", program, "start", *options]


_RECIPES = {
    "WireMock": _Recipe("wiremock", _wiremock, ("GET", "/__admin/health")),
    "MockServer": _Recipe("mockserver-node", _mockserver, ("PUT", "/mockserver/status")),
    "Mockoon": _Recipe("@mockoon/cli", _mockoon, ("GET", "/mockoon-admin")),
}


def _catch_all(port: int) -> dict[str, Any]:
    """A Mockoon environment that answers every request with a 204."""
    answer = {"uuid": "answer", "statusCode": 204, "body": "", "headers": [], "bodyType": "INLINE", "default": True}
    response = {**answer, "latency": 0, "label": "", "filePath": "", "databucketID": "", "sendFileAsBody": False}
    response |= {"rules": [], "rulesOperator": "OR", "disableTemplating": False, "fallbackTo404": False}
    response |= {"crudKey": "id", "callbacks": []}
    route = {"uuid": "route", "type": "http", "documentation": "", "method": "all", "endpoint": "*"}
    route |= {"responses": [response], "responseMode": None, "streamingMode": None, "streamingInterval": 0}
    tls = {
        "enabled": False,
        "type": "CERT",
        "pfxPath": "",
        "certPath": "",
        "keyPath": "",
        "caPath": "",
        "passphrase": "",
    }
    return {
        "uuid": "capture",
        "lastMigration": 33,
        "name": "capture",
        "port": port,
        "hostname": "127.0.0.1",
        "endpointPrefix": "",
        "latency": 0,
        "folders": [],
        "routes": [route],
        "rootChildren": [{"type": "route", "uuid": "route"}],
        "proxyMode": False,
        "proxyHost": "",
        "proxyRemovePrefix": False,
        "tlsOptions": tls,
        "cors": True,
        "headers": [],
        "proxyReqHeaders": [],
        "proxyResHeaders": [],
        "data": [],
        "callbacks": [],
    }


def chromium() -> str:
    """Where Chromium is; without one this fails in CI, else skips."""
    _need("chromium")
    return str(shutil.which("chromium"))


def node_packages(*names: str, overrides: Mapping[str, str] | None = None) -> Path:
    """The folder with npm packages of exact versions in its node_modules; what is missing fails in CI, else skips."""
    _need("node", "npm")

    def fill(home: Path) -> None:
        (home / "package.json").write_text(json.dumps({"private": True, "overrides": dict(overrides or {})}))
        _run("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact", *names, cwd=home)

    return _kept("npm-" + "-".join(names), fill)


def python_package(name: str) -> Path:
    """A folder for PYTHONPATH with a package from PyPI, which no other test sees, nor its pytest plugins."""

    def fill(home: Path) -> None:
        _run(sys.executable, "-m", "pip", "install", "--quiet", "--target", str(home), name, cwd=home)

    return _kept("pip-" + name, fill)


def _kept(name: str, fill: Callable[[Path], None]) -> Path:
    home = CACHE / re.sub(r"[^\w.@-]", "+", name)
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(CACHE / f"{home.name}.lock"):
        if not (home / ".complete").exists():
            fill(home)
            (home / ".complete").touch()
    return home


def _run(*command: str, cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=600, check=False)
    if done.returncode:
        give_up(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


def _need(*tools: str) -> None:
    missing = [f"{tool}: install {_NEEDED[tool]}" for tool in tools if shutil.which(tool) is None]
    if missing:
        give_up(f"this test needs {'; '.join(missing)}")


def _start_all(folder: Path) -> dict[str, dict[str, Any]]:
    homes = {name: node_packages(f"{recipe.package}@{VERSIONS[recipe.package]}") for name, recipe in _RECIPES.items()}
    started: dict[str, dict[str, Any]] = {}
    try:
        for name, recipe in _RECIPES.items():
            port = _free_port()
            log = folder / f"{name}.log"
            pid = _launch(recipe.command(homes[name], port, folder), log)
            started[name] = {"url": f"http://127.0.0.1:{port}", "pid": pid}
        for name, recipe in _RECIPES.items():
            _await(name, recipe, started[name], folder / f"{name}.log")
    except BaseException:
        for server in started.values():
            _stop(server["pid"])
        raise
    return started


def _launch(command: list[str], log: Path) -> int:
    """Its process id. It is a child of nobody here: the worker that starts it may be gone before the last one."""
    script = 'log=$1; shift; "$@" >"$log" 2>&1 </dev/null & echo $!'
    done = subprocess.run(
        ["sh", "-c", script, "sh", str(log), *command], capture_output=True, text=True, check=True, cwd=log.parent
    )
    return int(done.stdout)


def _await(name: str, recipe: _Recipe, server: dict[str, Any], log: Path) -> None:
    method, path = recipe.ready
    headers = {"Authorization": f"Bearer {TOKEN}"}
    request = urllib.request.Request(server["url"] + path, method=method, headers=headers)
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and _alive(server["pid"]):
        try:
            with urllib.request.urlopen(request, timeout=5):
                return
        except (OSError, urllib.error.HTTPError):
            time.sleep(0.05)
    raise AssertionError(f"{name} did not start:\n{log.read_text(errors='replace')[-4000:]}")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z" if status.exists() else True
    except OSError:
        return False


def _stop(pid: int) -> None:
    for sign in (signal.SIGTERM, signal.SIGKILL):
        deadline = time.monotonic() + 10
        if not _alive(pid):
            return
        os.kill(pid, sign)
        while time.monotonic() < deadline and _alive(pid):
            time.sleep(0.02)


def give_up(why: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(why, pytrace=False)
    pytest.skip(why)
