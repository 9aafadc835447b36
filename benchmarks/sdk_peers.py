"""Our SDK beside those that large services publish: import, memory and what a call costs, in one run.

    python benchmarks/sdk_peers.py [--calls 10] [--rounds 200] [--peers FOLDER]

The peers are installed from the package index into a folder of their own, or stand in FOLDER (`pip install --target`).
Import and memory are of fresh interpreters that make a client, without those of one that imports nothing; modules are
compiled before, as pip leaves them. A call reads one object over a kept connection from a server that answers every
client with the same bytes; rounds are short and alternate, and the best of each counts. Each client is held against raw
calls of the library that it stands on, used as it uses it, so that the library is nobody's merit: what it adds counts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from sdk import BODY, best, document, generate, server, start

PEERS = ("openai", "lithic", "mistralai", "elevenlabs", "resend")
# What makes a client of each; `{url}` is where it calls.
CLIENTS = {
    "ours": "from ours_bench import Client; client = Client(base_url={url!r})",
    "openai": "from openai import OpenAI; client = OpenAI(api_key='k', base_url={url!r})",
    "lithic": "from lithic import Lithic; client = Lithic(api_key='k', base_url={url!r})",
    "mistralai": "from mistralai.client import Mistral; client = Mistral(api_key='k', server_url={url!r})",
    "elevenlabs": "from elevenlabs.client import ElevenLabs; client = ElevenLabs(api_key='k', base_url={url!r})",
    "resend": "import resend; resend.api_key = 'k'; resend.api_url = {url!r}; client = resend",
}
CALLS: dict[str, Callable[[Any], Any]] = {
    "ours": lambda client: client.things.get("m"),
    "openai": lambda client: client.models.retrieve("m"),
    "lithic": lambda client: client.cards.retrieve("m"),
    "mistralai": lambda client: client.models.retrieve(model_id="m"),
    "elevenlabs": lambda client: client.voices.get("m"),
    "resend": lambda client: client.Emails.get("m"),
}
# The library that each sends with.
LIBRARIES = {"openai": "httpx2", "lithic": "httpx2", "resend": "requests"}
# One object that each of them takes for its own.
SHARED = {
    **BODY,
    "id": "m",
    "object": "model",
    "created": 1,
    "owned_by": "x",
    "type": "base",
    "capabilities": {},
    "token": "m",
    "voice_id": "m",
    "name": "n",
}
# The peak since the interpreter began: that of getrusage begins with that of who started it.
MEMORY = "; print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"


def _install(folder: Path) -> None:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), *PEERS]
    subprocess.run(command, check=True)


def _versions(folder: Path) -> str:
    found = {each.name: each.version for each in distributions(path=[str(folder)])}
    return ", ".join(f"{name} {found[name]}" for name in PEERS)


def _ours(folder: Path) -> None:
    """The package of a document of Stripe's size, whose object has the properties that every peer is called with."""
    built = document(400)
    for schema in built["components"]["schemas"].values():
        if "id" in schema.get("properties", {}):
            schema["properties"]["id"] = {"type": "string"}
    for item in built["paths"].values():
        item["get"]["parameters"][0]["schema"] = {"type": "string"}
    (folder / "openapi.json").write_text(json.dumps(built))
    generate(folder / "openapi.json", folder)


def _memory(program: str, folder: Path) -> float:
    command = [sys.executable, "-c", f"import sys; sys.path.append({str(folder)!r}); {program}{MEMORY}"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024


def _made(name: str, url: str) -> Any:
    known: dict[str, Any] = {}
    exec(CLIENTS[name].format(url=url), known)
    return known["client"]


def _calls(url: str, calls: int, rounds: int) -> dict[str, float]:
    """Seconds of one call by client, and of the libraries below them by their names."""
    import httpx
    import httpx2
    import requests

    old, new = httpx.Client(), httpx2.Client()
    makers: dict[str, Callable[[], Any]] = {
        "httpx": lambda: old.get(f"{url}/m").json(),
        "httpx2": lambda: new.get(f"{url}/m").json(),
        # As resend does: a session for each call.
        "requests": lambda: requests.get(f"{url}/m", timeout=30).json(),
    }
    for name, call in CALLS.items():
        client = _made(name, url)
        makers[name] = lambda client=client, call=call: call(client)
    for make in makers.values():
        for _ in range(20):
            make()
    return best(makers, calls, rounds)


def main() -> int:
    """Print the table; 1 where ours does not come first in each column."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--peers", type=Path, help="a folder in which the peers are installed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="understudy-") as name, server(SHARED) as url:
        folder = Path(name)
        _ours(folder)
        peers = options.peers or folder / "peers"
        if options.peers is None:
            _install(peers)
        sys.path += [str(folder), str(peers)]
        called = _calls(url, options.calls, options.rounds)
        nothing, bare = start("pass", folder), _memory("pass", folder)
        rows = {}
        for client in CLIENTS:
            place, program = folder if client == "ours" else peers, CLIENTS[client].format(url=url)
            seconds = start(program, place) - nothing
            raw = called[LIBRARIES.get(client, "httpx")]
            memory, added = _memory(program, place) - bare, 1e6 * (called[client] - raw)
            rows[client] = (1000 * seconds, memory, 1e6 * called[client], added, called[client] / raw)
        print(_versions(peers))
    print(f"{'':<14}{'import, ms':>12}{'memory, MB':>12}{'call, µs':>12}{'above raw':>12}{'of raw':>9}")
    for client, (seconds, memory, micros, added, over) in rows.items():
        print(f"{client:<14}{seconds:>12.0f}{memory:>12.1f}{micros:>12.0f}{added:>12.0f}{over:>9.2f}")
    behind = [
        f"{client} is ahead in {title}"
        for client, row in rows.items()
        for title, mine, theirs in zip(("import", "memory", "", "calls", ""), rows["ours"], row, strict=True)
        if title and theirs < mine
    ]
    print("\n".join(behind) or "ours is first in each")
    return 1 if behind else 0


if __name__ == "__main__":
    raise SystemExit(main())
