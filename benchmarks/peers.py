"""Requests per second beside other mock servers: one run, the same document and bodies, one core for each server.

    python benchmarks/peers.py [--seconds 3] [--rounds 3] [--only NAME ...] [--write]

They are installed into .cache/peers from npm and PyPI, without running any script of a package, and started in turn:
each round measures all of them. `--write` puts the table into docs/performance.md. What a server does with the invalid
body is part of the table: some refuse nothing. `the limit` is a WSGI callable with jsonschema-rs, orjson and a dict on
our HTTP server, and does nothing else.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from load import Result, Server, cores, free_port, measured, request_bytes, running
from throughput import BAD, FLASK, GOOD

HERE = Path(__file__).parent
ROOT = HERE.parent
HOME = ROOT / ".cache/peers"
SPEC = HERE / "widgets.yaml"
NODE = {
    "@stoplight/prism-cli": "5.16.0",
    "openapi-backend": "5.21.2",
    "@scalar/mock-server": "0.14.4",
    "@hono/node-server": "2.1.9",
    "@mockoon/cli": "9.9.0",
    "wiremock": "3.13.2",
    "specmatic": "2.55.1",
}
CONNEXION = "connexion[flask,uvicorn]==3.3.0"

_BACKEND = """
import { createServer } from "node:http"
import OpenAPIBackend from "openapi-backend"
const [spec, port] = process.argv.slice(2)
const kept = new Map()
const answer = (res, status, body) => {
  res.writeHead(status, { "content-type": "application/json" })
  res.end(JSON.stringify(body))
}
const api = new OpenAPIBackend.default({
  definition: spec,
  handlers: {
    createWidget: (c, req, res) => {
      const widget = { ...c.request.requestBody, id: kept.size + 1, created_at: new Date().toISOString() }
      kept.set(widget.id, widget)
      answer(res, 201, widget)
    },
    getWidget: (c, req, res) => {
      const widget = kept.get(Number(c.request.params.id))
      answer(res, widget ? 200 : 404, widget ?? { title: "Not Found" })
    },
    validationFail: (c, req, res) => answer(res, 422, { errors: c.validation.errors }),
    notFound: (c, req, res) => answer(res, 404, { title: "Not Found" }),
    unauthorizedHandler: (c, req, res) => answer(res, 401, { title: "Unauthorized" }),
  },
})
api.registerSecurityHandler("bearer", (c) => Boolean(c.request.headers.authorization))
await api.init()
createServer((req, res) => {
  const parts = []
  req.on("data", (part) => parts.push(part))
  req.on("end", () => {
    const text = Buffer.concat(parts).toString()
    const body = text ? JSON.parse(text) : undefined
    const [path, query] = req.url.split("?")
    api.handleRequest({ method: req.method, path, query, body, headers: req.headers }, req, res)
  })
}).listen(Number(port), "127.0.0.1")
"""

_SCALAR = """
import { readFileSync } from "node:fs"
import { serve } from "@hono/node-server"
import { createMockServer } from "@scalar/mock-server"
const [spec, port] = process.argv.slice(2)
const app = await createMockServer({ document: readFileSync(spec, "utf8") })
serve({ fetch: app.fetch, port: Number(port), hostname: "127.0.0.1" })
"""

_LIMIT = """
import asyncio, sys
import jsonschema_rs, orjson, yaml
from understudy.server.http_server import HttpServer
from understudy.server.listener import Listener
schemas = yaml.safe_load(open(sys.argv[1]))["components"]["schemas"]
validator = jsonschema_rs.validator_for(schemas["NewWidget"], validate_formats=True)
kept = {}
JSON = [("Content-Type", "application/json")]
def app(environ, start_response):
    if environ["REQUEST_METHOD"] == "GET":
        start_response("200 OK", JSON)
        return [kept[environ["PATH_INFO"].rpartition("/")[2]]]
    value = orjson.loads(environ["wsgi.input"].read())
    errors = [error.message for error in validator.iter_errors(value)]
    if errors:
        start_response("422 Unprocessable Content", JSON)
        return [orjson.dumps({"title": "Unprocessable Content", "status": 422, "detail": "; ".join(errors)})]
    key = str(len(kept) + 1)
    kept[key] = body = orjson.dumps({**value, "id": len(kept) + 1, "created_at": "2026-01-01T00:00:00Z"})
    start_response("201 Created", JSON)
    return [body]
server = HttpServer(app)
async def main():
    await server.start(Listener("127.0.0.1", int(sys.argv[2])))
    await asyncio.Event().wait()
with asyncio.Runner(loop_factory=server.new_loop) as runner: runner.run(main())
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A server: its name, the program that it needs, and the command that serves the document at a port."""

    name: str
    needs: str
    command: Callable[[Path, int], list[str]]


def _document() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(SPEC.read_text("utf-8"))
    return found


def _node(script: str, folder: Path, port: int) -> list[str]:
    """A script, which has to stand beside the packages that it imports. Not every reader of YAML knows merge keys."""
    path = HOME / f"{hashlib.sha256(script.encode()).hexdigest()[:8]}.mjs"
    path.write_text(script)
    spec = folder / "widgets.json"
    spec.write_text(json.dumps(_document()))
    return ["node", str(path), str(spec), str(port)]


def _prism(_: Path, port: int) -> list[str]:
    program = str(HOME / "node_modules/.bin/prism")
    return [program, "mock", str(SPEC), "--host", "127.0.0.1", "--port", str(port), "--verboseLevel", "silent"]


def _mockoon(_: Path, port: int) -> list[str]:
    program = str(HOME / "node_modules/.bin/mockoon-cli")
    return [program, "start", "--data", str(SPEC), "--port", str(port), "--hostname", "127.0.0.1", "-X"]


def _wiremock(folder: Path, port: int) -> list[str]:
    """What the document says in WireMock's own words: it reads no OpenAPI."""
    stubs = folder / "wiremock/mappings"
    stubs.mkdir(parents=True)
    schema = _document()["components"]["schemas"]["NewWidget"]
    as_json = {"headers": {"Content-Type": "application/json"}}
    widget = {**GOOD, "id": 1, "created_at": "2026-01-01T00:00:00Z"}
    valid = [{"matchesJsonSchema": json.dumps(schema), "schemaVersion": "V202012"}]
    post = {"method": "POST", "urlPath": "/widgets"}
    for name, request, status, body, priority in (
        ("get", {"method": "GET", "urlPathPattern": "/widgets/[0-9]+"}, 200, widget, 1),
        ("post", {**post, "bodyPatterns": valid}, 201, widget, 1),
        ("invalid", post, 422, {"title": "Unprocessable Content", "status": 422}, 5),
    ):
        response = {"status": status, "jsonBody": body, **as_json}
        (stubs / f"{name}.json").write_text(
            json.dumps({"priority": priority, "request": request, "response": response})
        )
    jar = HOME / f"node_modules/wiremock/build/wiremock-standalone-{NODE['wiremock']}.jar"
    options = ["--bind-address", "127.0.0.1", "--disable-banner", "--no-request-journal", "--port", str(port)]
    return ["java", "-jar", str(jar), "--root-dir", str(stubs.parent), *options]


def _specmatic(_: Path, port: int) -> list[str]:
    jar = HOME / "node_modules/specmatic/specmatic.jar"
    return ["java", "-jar", str(jar), "mock", str(SPEC), "--host", "127.0.0.1", "--port", str(port)]


def _connexion(folder: Path, port: int) -> list[str]:
    """It reads OpenAPI 3.0, and wants a function of Python for a bearer token: its document has none."""
    spec = folder / "connexion.json"
    spec.write_text(json.dumps({**_document(), "openapi": "3.0.3", "security": []}))
    program = str(HOME / "venv/bin/connexion")
    return [program, "run", str(spec), "--mock", "all", "--host", "127.0.0.1", "--port", str(port)]


def _ours(_: Path, port: int) -> list[str]:
    return [sys.executable, "-m", "understudy.server.cli.main", "serve", str(SPEC), "--port", str(port), "--quiet"]


PEERS = (
    Peer("Understudy", "", _ours),
    Peer("bare Flask", "", lambda _, port: [sys.executable, "-c", FLASK, str(port)]),
    Peer("the limit", "", lambda _, port: [sys.executable, "-c", _LIMIT, str(SPEC), str(port)]),
    Peer("Prism", "node", _prism),
    Peer("openapi-backend", "node", lambda folder, port: _node(_BACKEND, folder, port)),
    Peer("Scalar", "node", lambda folder, port: _node(_SCALAR, folder, port)),
    Peer("Mockoon", "node", _mockoon),
    Peer("WireMock", "java", _wiremock),
    Peer("Specmatic", "java", _specmatic),
    Peer("connexion", "", _connexion),
)
CASES = (
    ("GET by id", request_bytes("GET", "/widgets/1")),
    ("valid POST", request_bytes("POST", "/widgets", GOOD)),
    ("invalid POST", request_bytes("POST", "/widgets", BAD)),
)


def install() -> None:
    """Put the peers into .cache/peers, once for these versions."""
    wanted = json.dumps([NODE, CONNEXION])
    done = HOME / "installed.json"
    if done.exists() and done.read_text() == wanted:
        return
    HOME.mkdir(parents=True, exist_ok=True)
    packages = [f"{name}@{version}" for name, version in NODE.items()]
    quiet = ["--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--loglevel", "error"]
    subprocess.run(["npm", "install", *quiet, "--prefix", str(HOME), *packages], check=True)
    subprocess.run([sys.executable, "-m", "venv", str(HOME / "venv")], check=True)
    subprocess.run([str(HOME / "venv/bin/python"), "-m", "pip", "install", "--quiet", CONNEXION], check=True)
    done.write_text(wanted)


def status_of(port: int, request: bytes) -> bytes:
    """The status code of the answer to one request."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as link:
        link.sendall(request)
        return link.recv(65536)[9:12]


def measure(peers: Sequence[Peer], seconds: float, rounds: int) -> dict[str, list[tuple[bytes, list[Result]]]]:
    """By peer, for each case: the status of its answer, and the results. Who does not start is left out."""
    found: dict[str, list[tuple[bytes, list[Result]]]] = {}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        servers: dict[str, Server] = {}
        for peer in peers:
            if peer.needs and shutil.which(peer.needs) is None:
                print(f"{peer.name}: left out, {peer.needs} is not installed", file=sys.stderr)
                continue
            port = free_port()
            try:
                servers[peer.name] = stack.enter_context(running(peer.command(folder, port), port, patience=120))
            except SystemExit as error:
                print(f"{peer.name}: left out, {error}", file=sys.stderr)
        for name, server in servers.items():
            status_of(server.port, CASES[1][1])
            found[name] = [(status_of(server.port, request), []) for _, request in CASES]
        # The first round warms what compiles while it runs, and counts as little as any other: medians are taken.
        for _ in range(rounds):
            for name, server in servers.items():
                for (_, request), (status, results) in zip(CASES, found[name], strict=True):
                    results.append(measured(server, request, status, seconds))
    return found


def table(found: dict[str, list[tuple[bytes, list[Result]]]]) -> str:
    """Markdown: requests per second, microseconds of processor time a request, the status where it is unusual."""
    heads = "".join(f" {name}, requests/s | µs |" for name, _ in CASES)
    lines = [f"| |{heads}", "|---|" + "--:|--:|" * len(CASES)]
    for name, cases in found.items():
        row = f"| {name} |"
        for (status, results), usual in zip(cases, (b"200", b"201", b"422"), strict=True):
            rate = statistics.median(result.rate for result in results)
            cpu = statistics.median(result.cpu for result in results)
            note = "" if status == usual else f" ({status.decode('latin-1')})"
            row += f" {rate:,.0f}{note} | {cpu:.0f} |"
        lines.append(row)
    return "\n".join(lines)


def write(text: str) -> None:
    """Put the table between the marks of docs/performance.md."""
    path = ROOT / "docs/performance.md"
    today = datetime.datetime.now(tz=datetime.UTC).date()
    versions = ", ".join(f"{name} {version}" for name, version in NODE.items())
    block = f"<!-- peers: begin -->\n\n{today}; {versions}, {CONNEXION}.\n\n{text}\n\n<!-- peers: end -->"
    old = path.read_text("utf-8")
    if "<!-- peers: begin -->" not in old:
        raise SystemExit(f"{path} has no place for the table: <!-- peers: begin --> … <!-- peers: end -->")
    path.write_text(re.sub(r"<!-- peers: begin -->.*<!-- peers: end -->", lambda _: block, old, flags=re.DOTALL))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=3.0, help="of load a measurement (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each (default: %(default)s)")
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=[peer.name for peer in PEERS], help="these alone")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    options = parser.parse_args()
    install()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, cores()[1])
    peers = [peer for peer in PEERS if not options.only or peer.name in options.only]
    text = table(measure(peers, options.seconds, options.rounds))
    print(text)
    if options.write:
        write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
