"""What the generated SDK costs over the HTTP library below it and beside the stock generator's, as ratios of one run.

sdk_peers.py has it beside the clients that large services publish.

    python benchmarks/sdk.py [--calls 25] [--rounds 400] [--operations 400] [--spec FILE]

One object with ten properties is read over a kept connection from a server in a process of its own, which answers with
fixed bytes: what is measured is the client. Rounds are short and alternate between the clients, and the best round of
each counts, since neighbours on the machine only ever add. The import is that of a made-up document of Stripe's size,
or of --spec, in fresh processes: their processor time without that of an interpreter that imports nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from understudy_tools.sdk.regenerate import regenerate

__all__ = ["BODY", "best", "document", "generate", "server", "start"]

SERVER = """
import socket, sys, threading
body = sys.argv[1].encode()
head = b"HTTP/1.1 200 OK\\r\\nContent-Type: application/json\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(body)
def serve(link):
    link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    data = b""
    while chunk := link.recv(65536):
        data += chunk
        while b"\\r\\n\\r\\n" in data:
            _, _, data = data.partition(b"\\r\\n\\r\\n")
            link.sendall(head + body)
door = socket.create_server(("127.0.0.1", 0))
print(door.getsockname()[1], flush=True)
while True:
    threading.Thread(target=serve, args=(door.accept()[0],), daemon=True).start()
"""
TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
BODY = {"id": 1, **{f"p{n}": "a text of some length" for n in range(6)}, "on": True, "rate": 1.5, "n": 7}


def document(operations: int) -> dict[str, Any]:
    """A document with as many operations, and two and a half schemas for each, as Stripe's has."""
    fields = {**{f"p{n}": TEXT for n in range(6)}, "on": {"type": "boolean"}, "rate": {"type": "number"}, "n": WHOLE}
    thing = {"type": "object", "required": ["id", *fields], "properties": {"id": WHOLE, **fields}}
    schemas: dict[str, Any] = {"Thing": thing}
    paths: dict[str, Any] = {"/things/{id}": _read("getThing", "Thing")}
    for number in range(operations - 1):
        paths[f"/kind{number}/{{id}}"] = _read(f"getKind{number}", f"Kind{number}")
        schemas[f"Kind{number}"] = {**thing, "properties": {**thing["properties"], "state": _ref(f"State{number}")}}
        schemas[f"State{number}"] = {"type": "string", "enum": ["a", "b", "c"]}
        if number % 2:
            schemas[f"Part{number}"] = {"type": "object", "properties": {"of": _ref(f"Kind{number}")}}
    head = {"openapi": "3.1.0", "info": {"title": "Bench", "version": "1"}}
    return {**head, "paths": paths, "components": {"schemas": schemas}}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _read(identity: str, schema: str) -> dict[str, Any]:
    parameter = {"name": "id", "in": "path", "required": True, "schema": WHOLE}
    content = {"application/json": {"schema": _ref(schema)}}
    operation = {"operationId": identity, "tags": ["things"], "parameters": [parameter]}
    return {"get": {**operation, "responses": {"200": {"description": "it", "content": content}}}}


@contextmanager
def server(body: dict[str, Any]) -> Iterator[str]:
    """The address of a server that answers every request with one JSON object."""
    command = [sys.executable, "-c", SERVER, json.dumps(body)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.terminate()
        process.wait()


def best(makers: dict[str, Callable[[], Any]], calls: int, rounds: int) -> dict[str, float]:
    """Seconds of one call, by client: the best of the rounds, taken in turn."""
    best = dict.fromkeys(makers, float("inf"))
    for _ in range(rounds):
        for name, call in makers.items():
            started = time.perf_counter()
            for _ in range(calls):
                call()
            best[name] = min(best[name], (time.perf_counter() - started) / calls)
    return best


def _calls(folder: Path, address: str, calls: int, rounds: int) -> dict[str, float]:
    import httpx

    sys.path.insert(0, str(folder))
    import ours_bench  # type: ignore[import-not-found]  # made by this run
    import stock_bench  # type: ignore[import-not-found]  # made by this run
    from stock_bench.api.things import get_thing  # type: ignore[import-not-found]  # made by this run

    host = address.removeprefix("http://")
    with httpx.Client() as plain, ours_bench.Client(base_url=address) as ours, stock_bench.Client(address) as stock:
        assert ours.things.get(1).to_dict() == plain.get(f"http://{host}/things/1").json()
        makers: dict[str, Callable[[], Any]] = {
            "httpx + json": lambda: plain.get(f"{address}/things/1").json(),
            "stock generator": lambda: get_thing.sync(1, client=stock),
            "ours": lambda: ours.things.get(1),
        }
        for call in makers.values():
            for _ in range(200):
                call()
        return best(makers, calls, rounds)


def start(program: str, folder: Path) -> float:
    """Seconds of processor time of a fresh interpreter that runs a program; the best of nine.

    Modules are compiled once, as pip does when it installs, whatever the environment of this run says of bytecode.
    """
    command = [sys.executable, "-c", f"import sys; sys.path.append({str(folder)!r}); {program}"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    subprocess.run(command, env=environment, check=True)
    found = []
    for _ in range(9):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, env=environment, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)


def _imports(folder: Path) -> dict[str, float]:
    stock = next(iter(sorted((folder / "stock_bench/api").glob("*/[a-z]*.py"))), None)
    module = ".".join(stock.relative_to(folder).with_suffix("").parts) if stock is not None else "stock_bench"
    programs = {
        "": "pass",
        "httpx": "import httpx; httpx.Client",
        "stock generator, one operation": f"import {module}",
        "ours": "from ours_bench import Client; Client(base_url='http://localhost')",
    }
    found = {name: start(program, folder) for name, program in programs.items()}
    return {name: seconds - found[""] for name, seconds in found.items() if name}


def generate(spec: Path, folder: Path) -> None:
    """Write our client and the stock generator's into a folder, as the packages `ours_bench` and `stock_bench`."""
    regenerate(spec, folder / "made", package="ours_bench", progress=lambda _: None)
    (folder / "made/ours_bench").rename(folder / "ours_bench")
    config = folder / "config.json"
    config.write_text(json.dumps({"post_hooks": [], "package_name_override": "stock_bench", "literal_enums": True}))
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none", "--config", str(config)]
    subprocess.run(
        [*command, "--path", str(spec), "--output-path", str(folder / "stock_bench")], capture_output=True, check=False
    )


def _show(title: str, found: dict[str, float], unit: float, base: str) -> None:
    print(f"{title:<34}{'':>10}   of {base}")
    for name, seconds in found.items():
        print(f"  {name:<32}{seconds * unit:>10.1f}   {seconds / found[base]:.2f}")


def main() -> int:
    """Print the tables; 1 when a limit of the project is broken: 10 % over httpx, not above stock, 150 ms of import."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, default=25)
    parser.add_argument("--rounds", type=int, default=400)
    parser.add_argument("--operations", type=int, default=400)
    parser.add_argument("--spec", type=Path, help="import the client of this document instead")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="understudy-") as name, server(BODY) as address:
        folder = Path(name)
        spec = folder / "openapi.json"
        spec.write_text(json.dumps(document(options.operations)))
        generate(spec, folder)
        called = _calls(folder, address, options.calls, options.rounds)
        _show("one GET, µs", called, 1e6, "httpx + json")
        other = folder
        if options.spec is not None:
            other = folder / "spec"
            other.mkdir()
            generate(options.spec, other)
        imported = _imports(other)
        _show("import, ms", imported, 1e3, "httpx")
    over = called["ours"] / called["httpx + json"]
    broken = [
        *([f"{over - 1:.0%} over httpx; 10 % are allowed"] if over > 1.1 else []),
        *(["a call is slower than the stock generator's"] if called["ours"] > called["stock generator"] else []),
        *(["the import takes more than 150 ms"] if imported["ours"] > 0.15 else []),
    ]
    print("\n".join(broken) or "within the limits")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
