"""Processor time and memory from the start of `understudy serve` to its first answer: cold, and from the cache.

    python benchmarks/start.py [--rounds 5]

Each figure is the least of some rounds, of the whole process: interpreter, imports, document, socket, one answered GET.
Modules are compiled, as they are after an installation. The documents beside the repository are left out where they
are not; 10,000 operations are made here.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from load import cpu_seconds, free_port, memory, request_bytes, running

HERE = Path(__file__).parent
SPECS = HERE.parents[1] / "shared" / "specs"
UNDERSTUDY = str(Path(sys.executable).parent / "understudy")
_COUNT = 10_000


@dataclass
class Start:
    """What a start took: processor time in seconds, memory in MiB."""

    seconds: float
    memory: float


def _made(folder: Path) -> Path:
    """A document of 10,000 operations: collections with five operations each, which refer to one another."""
    paths: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    count = _COUNT // 5
    for n in range(count):
        thing = {"$ref": f"#/components/schemas/Thing{n}"}
        fields = {"id": {"type": "integer"}, "name": {"type": "string"}, f"thing{(7 * n + 1) % count}_id": {}}
        schemas[f"Thing{n}"] = {"type": "object", "required": ["id"], "properties": fields}
        key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}

        def answer(schema: Any, status: str = "200", body: Any = None) -> dict[str, Any]:
            content = {"content": {"application/json": {"schema": schema}}}
            sent = {"requestBody": {"content": {"application/json": {"schema": body}}}} if body else {}
            return {"responses": {status: {"description": "", **content}}, **sent}

        gone = {"responses": {"204": {"description": ""}}}
        paths[f"/thing{n}s"] = {
            "get": answer({"type": "array", "items": thing}),
            "post": answer(thing, "201", thing),
        }
        paths[f"/thing{n}s/{{id}}"] = {
            "parameters": [key],
            "get": answer(thing),
            "patch": answer(thing, body=thing),
            "delete": gone,
        }
    document = {"openapi": "3.1.0", "info": {"title": "Many", "version": "1"}, "paths": paths}
    file = folder / "many.json"
    file.write_text(json.dumps({**document, "components": {"schemas": schemas}}))
    return file


def _started(spec: Path, path: str, *arguments: str) -> Start:
    port = free_port()
    with running([UNDERSTUDY, "serve", str(spec), "--port", str(port), "--quiet", *arguments], port) as server:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as link:
            link.sendall(request_bytes("GET", path))
            answer = link.recv(65_536)
        if not answer.startswith(b"HTTP/1.1 200"):
            raise SystemExit(f"GET {path}: {answer[:80]!r}")
        return Start(cpu_seconds(server.process), memory(server.process))


def _least(starts: list[Start]) -> Start:
    return Start(min(each.seconds for each in starts), min(each.memory for each in starts))


def main() -> int:
    """Print a line for each document. Only where /proc says what a process took."""
    parser = argparse.ArgumentParser(description="Start of a server, in processor time and memory.")
    parser.add_argument("--rounds", type=int, default=5, help="of which the best counts (default: %(default)s)")
    rounds = parser.parse_args().rounds
    if not Path("/proc/self/stat").exists():
        print("start: skipped, this system has no /proc")
        return 0
    print("start to first answer     cold s  cached s     MiB")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = f"{folder}/cache"
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
        for spec, path in (
            (HERE.parent / "spec/campaignflow/openapi.yaml", "/api/v2/campaigns"),
            (SPECS / "stripe.json", "/v1/customers"),
            (SPECS / "github.json", "/organizations"),
            (_made(Path(folder)), "/thing0s"),
        ):
            if not spec.exists():
                continue
            _started(spec, path)  # what is compiled and kept from here on is there
            cold = _least([_started(spec, path, "--no-cache") for _ in range(rounds)])
            cached = _least([_started(spec, path) for _ in range(rounds)])
            print(f"{spec.name:<24}{cold.seconds:8.2f}{cached.seconds:10.2f}{max(cold.memory, cached.memory):8.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
