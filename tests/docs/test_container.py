"""The Dockerfile and the example for compose: their steps are taken here, and by a container engine where one runs."""

from __future__ import annotations

import fnmatch
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from howtos import DOCS
from postgres import database, execute
from processes import SECONDS

ROOT = DOCS.parent
COMPOSE = DOCS / "examples" / "compose" / "compose.yaml"
PORT = "4010"

pytestmark = [pytest.mark.slow, pytest.mark.process]


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """The instructions of a Dockerfile with their arguments; comments and continued lines are seen to."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    for line in re.sub(r"\\\n\s*", "", "\n".join(lines)).splitlines():
        if line.strip():
            word, _, rest = line.partition(" ")
            yield word, rest.strip()


@dataclass
class Stage:
    """What an image would be: its files below a folder, its Python, and what it says of itself."""

    root: Path
    python: Path
    workdir: str = "/"
    environment: dict[str, str] = field(default_factory=dict)
    user: str = "root"
    port: str = ""
    health: list[str] = field(default_factory=list)
    entrypoint: list[str] = field(default_factory=list)

    def at(self, path: str) -> Path:
        return self.root / (path if path.startswith("/") else f"{self.workdir}/{path}").lstrip("/")

    def here(self, text: str) -> str:
        """A command whose absolute paths are those of this stage."""
        return re.sub(r"(?<![\w./:])(?=/(?:wheels|state|srv|tmp)\b)", str(self.root), text)

    def run(self, command: str, tools: Path) -> None:
        path = f"{tools}:{self.python.parent}:{os.environ['PATH']}"
        environment = {**os.environ, **self.environment, "PATH": path, "STAGE_PYTHON": str(self.python)}
        where = self.at("")
        where.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            ["sh", "-ec", self.here(command)], cwd=where, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, f"RUN {command}\n{done.stdout}{done.stderr}"


class Builder:
    """Takes the steps of a Dockerfile in a folder; dependencies are not installed again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ignore = (ROOT / ".dockerignore").read_text().split()
        self.stages: dict[str, Stage] = {}
        self._tools = folder / "tools"
        self._tools.mkdir()
        pip = f'exec {sys.executable} -m pip --python "$STAGE_PYTHON" "$@"'
        self._tool("pip", f'[ "$1" = install ] && set -- "$@" --no-deps; {pip}')
        self._tool("chown", ":")  # only root gives files away, and whoever runs tests need not be root

    def _tool(self, name: str, line: str) -> None:
        (self._tools / name).write_text(f"#!/bin/sh\n{line}\n")
        (self._tools / name).chmod(0o755)

    def build(self, text: str) -> Stage:
        stage: Stage | None = None
        for word, rest in instructions(text):
            if word == "FROM":
                stage = self._begin(rest)
            else:
                assert stage is not None
                getattr(self, f"_{word.lower()}")(stage, rest)
        assert stage is not None
        return stage

    def _begin(self, rest: str) -> Stage:
        image, *name = rest.split(" AS ")
        assert re.fullmatch(r"python:3\.1[1-9]-slim", image), image
        root = self._folder / f"stage{len(self.stages)}"
        venv.create(root / "python", with_pip=False, symlinks=True)
        stage = Stage(root, root / "python" / "bin" / "python")
        self.stages[name[0] if name else ""] = stage
        return stage

    def _copy(self, stage: Stage, rest: str) -> None:
        *sources, target = rest.split()
        base, wanted = ROOT, sources
        if sources[0].startswith("--from="):
            base, wanted = self.stages[sources[0].removeprefix("--from=")].root, sources[1:]
        for source in wanted:
            found = base / source.lstrip("/")
            if base is ROOT:
                assert f"!{source}" in self._ignore, f"{source} is left out of what is sent to the builder"
            into = stage.at(target)
            if found.is_dir():
                shutil.copytree(found, into, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                into.mkdir(parents=True, exist_ok=True)
                shutil.copy(found, into)

    def _run(self, stage: Stage, rest: str) -> None:
        stage.run(rest, self._tools)

    def _workdir(self, stage: Stage, rest: str) -> None:
        stage.workdir = rest
        stage.at("").mkdir(parents=True, exist_ok=True)

    def _env(self, stage: Stage, rest: str) -> None:
        stage.environment |= dict(each.split("=", 1) for each in shlex.split(rest))

    def _user(self, stage: Stage, rest: str) -> None:
        stage.user = rest

    def _expose(self, stage: Stage, rest: str) -> None:
        stage.port = rest

    def _healthcheck(self, stage: Stage, rest: str) -> None:
        stage.health = json.loads(rest.partition("CMD ")[2])

    def _entrypoint(self, stage: Stage, rest: str) -> None:
        stage.entrypoint = json.loads(rest)


@contextmanager
def started(stage: Stage, *arguments: str, **environment: str) -> Iterator[str]:
    """What the image would run, at a port of its own; yields its address."""
    program, *options = stage.entrypoint
    command = [str(stage.python.parent / program), *options, *map(stage.here, arguments), "--port", "0"]
    own = {name: stage.here(value) for name, value in {**stage.environment, **environment}.items()}
    process = subprocess.Popen(
        command, cwd=stage.at(""), env={**os.environ, **own}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        first = process.stdout.readline()
        found = re.search(r"at http://0\.0\.0\.0:(\d+)", first)
        assert found is not None, first + process.communicate(timeout=SECONDS)[1]
        yield f"http://127.0.0.1:{found[1]}"
    finally:
        process.terminate()
        process.communicate(timeout=SECONDS)


def healthy(stage: Stage, url: str) -> bool:
    command = [each.replace(f"http://127.0.0.1:{PORT}", url) for each in stage.health]
    assert any(url in each for each in command), stage.health
    return subprocess.run([str(stage.python), *command[1:]], capture_output=True, check=False).returncode == 0


def engine() -> str | None:
    """A container engine that runs here."""
    for name in ("docker", "podman"):
        if shutil.which(name) and not subprocess.run([name, "info"], capture_output=True, check=False).returncode:
            return name
    return None


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    stage = Builder(tmp_path_factory.mktemp("image")).build((ROOT / "Dockerfile").read_text())
    # What the steps left out, and after what they installed.
    installed = [each for each in sys.path if each.endswith("site-packages")]
    site = next(iter((stage.root / "python" / "lib").glob("python*/site-packages")))
    (site / "dependencies.pth").write_text("\n".join(installed))
    return stage


def test_the_steps_make_what_serves_a_document_as_nobody_special(stage: Stage) -> None:
    assert stage.user.split(":")[0] not in ("root", "0", "")
    assert stage.port == PORT
    shutil.copy(DOCS / "examples" / "orders.yaml", stage.at("openapi.yaml"))
    with started(stage) as url:
        assert healthy(stage, url)
        assert httpx.post(f"{url}/orders", json={"sku": "A-1"}, trust_env=False).json()["id"] == 1
        assert httpx.post(f"{url}/__mock__/reset", trust_env=False).status_code == 403
    assert not healthy(stage, url)
    where = subprocess.run(
        [str(stage.python), "-c", "import understudy; print(understudy.__file__)"], capture_output=True, text=True
    )
    assert where.stdout.startswith(str(stage.root)), "what runs is what the steps installed"


def service(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(COMPOSE.read_text())["services"][name]
    return found


def mounted(name: str, into: str) -> Path:
    """The file or the volume's name that a service has at a path."""
    sources = {each.split(":")[1]: each.split(":")[0] for each in service(name)["volumes"]}
    return COMPOSE.parent / sources[into]


def test_the_application_of_the_example_calls_its_mock(stage: Stage) -> None:
    mock, app, stored = service("mock"), service("app"), service("database")
    assert (COMPOSE.parent / mock["build"]).resolve() == ROOT
    assert app["depends_on"] == {"mock": {"condition": "service_healthy"}}
    assert mock["depends_on"] == {"database": {"condition": "service_healthy"}}
    user, password = stored["environment"]["POSTGRES_USER"], stored["environment"]["POSTGRES_PASSWORD"]
    assert {"state"} == set(yaml.safe_load(COMPOSE.read_text())["volumes"])
    shutil.copy(mounted("mock", "/srv/openapi.yaml"), stage.at("openapi.yaml"))
    assert mock["command"][-1] == f"postgresql://{user}:{password}@database/{user}"
    with database() as state:
        arguments = [*mock["command"][:-1], state]
        for visit in (1, 2):
            with started(stage, *arguments, **mock["environment"]) as url, application(app, url) as shop:
                shown = httpx.get(shop, trust_env=False).text
                assert shown == "".join(f"order {number}: A-1, new\n" for number in range(1, visit + 1))
                token = mock["environment"]["UNDERSTUDY_CONTROL_TOKEN"]
                response = httpx.get(f"{url}/__mock__/clock", headers={"X-Mock-Control-Token": token}, trust_env=False)
                assert response.status_code == 200
        assert execute(state, "SELECT count(*) FROM understudy.records WHERE collection = '/orders'") == [(2,)]


@contextmanager
def application(app: Mapping[str, Any], orders: str) -> Iterator[str]:
    script = mounted("app", app["command"][1])
    port = free_port()
    environment = {**os.environ, **app["environment"], "ORDERS_URL": orders, "PORT": port, "HOST": "127.0.0.1"}
    process = subprocess.Popen([sys.executable, str(script)], env=environment)
    try:
        with httpx.Client(transport=httpx.HTTPTransport(retries=8), trust_env=False) as client:
            client.head(f"http://127.0.0.1:{port}/")  # answered as soon as it listens
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(SECONDS)


def free_port() -> str:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def test_nothing_but_what_is_copied_is_sent_to_the_builder() -> None:
    wanted = [
        each
        for word, rest in instructions((ROOT / "Dockerfile").read_text())
        if word == "COPY"
        for each in rest.split()[:-1]
        if not each.startswith(("--", "/"))
    ]
    patterns = (ROOT / ".dockerignore").read_text().split()
    assert patterns[0] == "*"
    assert sorted(each[1:] for each in patterns if each.startswith("!")) == sorted(wanted)
    assert not any(fnmatch.fnmatch(".venv", each[1:]) for each in patterns if each.startswith("!"))


def buildah(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Buildah, which needs no daemon and, isolated by chroot, no rights that a container lacks."""
    return subprocess.run(["buildah", *arguments], text=True, capture_output=True, **options)


def base_images() -> list[str]:
    found = [rest for word, rest in instructions((ROOT / "Dockerfile").read_text()) if word == "FROM"]
    return sorted({f"docker.io/library/{each.partition(' AS ')[0]}" for each in found})


def test_buildah_builds_the_image_and_what_it_runs_serves() -> None:
    if not shutil.which("buildah"):
        pytest.skip("buildah is not installed; the steps are taken above")
    for image in base_images():
        if buildah("pull", "--policy", "missing", image, check=False).returncode:
            pytest.skip(f"{image} is neither here nor to be had from the registry")
    isolated = ["--isolation", "chroot"]
    buildah("bud", *isolated, "--network", "host", "--tag", "understudy-test", str(ROOT), check=True)
    container = buildah("from", "understudy-test", check=True).stdout.strip()
    try:
        volume = f"{DOCS / 'examples' / 'orders.yaml'}:/srv/openapi.yaml:ro"
        run = ["buildah", "run", *isolated, "--network", "host", "--volume", volume, container, "--"]
        who = subprocess.run([*run, "id", "-u"], check=True, capture_output=True, text=True)
        assert who.stdout == "1000\n"
        port = free_port()
        process = subprocess.Popen([*run, *entrypoint(), "--port", port], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        try:
            assert f"Orders 1: 6 operations at http://0.0.0.0:{port}\n" in iter(process.stdout.readline, "")
            order = httpx.post(f"http://127.0.0.1:{port}/orders", json={"sku": "A-1"}, trust_env=False)
            assert order.json()["status"] == "new"
        finally:
            process.terminate()
            process.communicate(timeout=SECONDS)
    finally:
        buildah("rm", container, check=True)


def entrypoint() -> list[str]:
    (found,) = [rest for word, rest in instructions((ROOT / "Dockerfile").read_text()) if word == "ENTRYPOINT"]
    words: list[str] = json.loads(found)
    return words


@pytest.mark.skipif(engine() is None, reason="no container engine runs here; the steps are taken above")
def test_a_container_engine_builds_the_image() -> None:
    name = engine()
    assert name is not None
    subprocess.run([name, "build", "--tag", "understudy-test", str(ROOT)], check=True)
    document = DOCS / "examples" / "orders.yaml"
    volume = f"{document}:/srv/openapi.yaml:ro"
    checked = [name, "run", "--rm", "--volume", volume, "--entrypoint", "understudy", "understudy-test", "explain"]
    assert "Orders" in subprocess.run(checked, check=True, capture_output=True, text=True).stdout
    if not subprocess.run([name, "compose", "version"], capture_output=True, check=False).returncode:
        subprocess.run([name, "compose", "--file", str(COMPOSE), "config", "--quiet"], check=True)
