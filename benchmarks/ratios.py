"""Processor time of a request beside bare Flask's, in process; with --against, beside another tree's as well.

    python benchmarks/ratios.py [--rounds 12] [--against TREE | --against-last-tag]

Both answer through their WSGI callables, in processes of their own, small batches in turn; the least of all batches
counts. So neither the network nor what else the machine does is measured, and a ratio can be compared with another
day's. With --against it fails (exit 1) where a ratio is more than a fifth below that of TREE, a checkout of another
version; with --against-last-tag, which CI runs, that is one of the last tag, and nothing is measured before there is
one.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from throughput import BAD, GOOD, REFERRAL

ROOT = Path(__file__).resolve().parent.parent
FALLEN = 0.8
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Any]


def environ(method: str, path: str, body: object = None) -> tuple[dict[str, Any], bytes]:
    """What a WSGI server hands over (PEP 3333), and the body."""
    text = b"" if body is None else json.dumps(body).encode()
    made = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SCRIPT_NAME": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_AUTHORIZATION": "Bearer t",
        "wsgi.url_scheme": "http",
        "wsgi.errors": sys.stderr,
    }
    sent = {"CONTENT_TYPE": "application/json", "CONTENT_LENGTH": str(len(text))} if text else {}
    return made | sent, text


def batch(app: Wsgi, request: tuple[dict[str, Any], bytes], calls: int) -> float:
    """Microseconds of processor time a call."""
    made, text = request
    begun = time.process_time()
    for _ in range(calls):
        b"".join(app({**made, "wsgi.input": io.BytesIO(text)}, lambda *_args: None))
    return (time.process_time() - begun) / calls * 1e6


def flask_app() -> Wsgi:
    """What an application of Flask does at least."""
    from flask import Flask, jsonify, request

    app = Flask("bare")
    app.add_url_rule("/widgets/<int:id>", "get", lambda id: jsonify(hello="world"))  # noqa: A006 - as in the path
    app.add_url_rule("/widgets", "post", lambda: (jsonify(request.get_json()), 201), methods=["POST"])
    return app.wsgi_app


def mock_app(document: Path, *overlays: Path) -> Wsgi:
    """The whole mock of a document."""
    from understudy.mock import open_mock
    from understudy.server.app import create_app

    app: Wsgi = create_app(open_mock(document, overlays=overlays, validation="service")).wsgi_app
    return app


def cases() -> dict[str, tuple[Wsgi, tuple[dict[str, Any], bytes]]]:
    """Whatever is measured, by name."""
    ours, flask = mock_app(ROOT / "benchmarks/widgets.yaml"), flask_app()
    folder = ROOT / "spec/campaignflow"
    campaigns = mock_app(folder / "openapi.yaml", folder / "mock.overlay.yaml")
    post, get = environ("POST", "/widgets", GOOD), environ("GET", "/widgets/1")
    return {
        "flask GET": (flask, get),
        "flask POST": (flask, post),
        "POST": (ours, post),
        "GET": (ours, get),
        "422": (ours, environ("POST", "/widgets", BAD)),
        "six records": (campaigns, environ("POST", "/api/v2/referrals", REFERRAL)),
    }


def work() -> None:
    """Measure what standard input names, for the tree whose modules come first on the path."""
    known = cases()
    for line in sys.stdin:
        app, request = known[line.strip()]
        batch(app, request, 10)
        print(batch(app, request, 100), flush=True)


class Tree:
    """One version of Understudy, in a process of its own."""

    def __init__(self, root: Path) -> None:
        paths = (str(root / "mock"), str(root / "tools"), str(ROOT / "benchmarks"))
        self.root = root
        self.best: dict[str, float] = {}
        self.process = subprocess.Popen(
            [sys.executable, __file__, "--worker"],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )

    def measure(self, name: str) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{name}\n")
        self.process.stdin.flush()
        self.best[name] = min(self.best.get(name, float("inf")), float(self.process.stdout.readline()))

    def close(self) -> None:
        self.process.communicate()

    def ratios(self) -> Iterator[tuple[str, float]]:
        """How many times Flask's processor time ours is worth; of six records, how many times one record's."""
        best = self.best
        yield "GET", best["flask GET"] / best["GET"]
        yield "POST", best["flask POST"] / best["POST"]
        yield "422", best["flask POST"] / best["422"]
        yield "one record of six", 6 * best["POST"] / best["six records"]


@contextmanager
def last_tag() -> Iterator[Path | None]:
    """A checkout of the last tag; None where there is none."""
    found = subprocess.run(["git", "describe", "--tags", "--abbrev=0"], cwd=ROOT, capture_output=True, text=True)
    tag = found.stdout.strip()
    if found.returncode or not tag:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", tree, tag], cwd=ROOT, check=True)
        try:
            yield tree
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", tree], cwd=ROOT, check=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=12, help="batches of each in turn (default: %(default)s)")
    parser.add_argument("--against", type=Path, help="a checkout of another version, which no ratio may fall behind")
    parser.add_argument("--against-last-tag", action="store_true", help="the same, for a checkout of the last tag")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        work()
        return 0
    with last_tag() if options.against_last_tag else nullcontext(options.against) as other:
        if options.against_last_tag and other is None:
            print("there is no tag yet: what a request may cost is held by tests/server/test_call_counts.py alone")
            return 0
        return compare(other, options.rounds)


def compare(other: Path | None, rounds: int) -> int:
    """Print the ratios, beside those of another tree where there is one; 1 where one has fallen too far behind it."""
    trees = [Tree(root) for root in (ROOT, other) if root is not None]
    try:
        for _ in range(rounds):
            for name in ("flask GET", "flask POST", "POST", "GET", "422", "six records"):
                for tree in trees:
                    tree.measure(name)
    finally:
        for tree in trees:
            tree.close()
    for tree in trees:
        print(f"{tree.root}: " + ", ".join(f"{name} {least:.0f} µs" for name, least in tree.best.items()))
    before = dict(trees[-1].ratios())
    fallen = []
    for name, ratio in trees[0].ratios():
        print(f"{name:18}{ratio:6.2f}" + (f"  before {before[name]:.2f}" if other is not None else ""))
        if ratio < FALLEN * before[name]:
            fallen.append(name)
    if fallen:
        print(f"more than a fifth below {other}: {', '.join(fallen)}", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
