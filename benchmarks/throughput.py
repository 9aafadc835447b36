"""Requests per second beside bare Flask: one run, the same server and settings, one core for the server.

    python benchmarks/throughput.py [--seconds 3] [--rounds 3]

Absolute figures drift on shared machines, so the ratio is what counts; rounds alternate between the servers. The load
comes from another core: by wrk where it is installed, else by a small client of ours, which limits what can be seen.
`cpu µs` is the processor time that the server took for a request: neighbours on its core hardly change it. They do
change latencies: `wait %` is the share of the time in which the server was kept from its core, some milliseconds each.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from load import Result, Server, cores, free_port, load, measured, memory, request_bytes, running

HERE = Path(__file__).parent
CAMPAIGNFLOW = HERE.parent / "spec/campaignflow/openapi.yaml"
GOOD = {
    "name": "Sprocket",
    "sku": "ABC-1234",
    "price": 12.5,
    "quantity": 10,
    "colour": "red",
    "contact": "ops@example.com",
    "tags": ["a", "b"],
    "dimensions": {"width": 1.5, "height": 2},
}
BAD = {**GOOD, "sku": "nope", "quantity": -1, "colour": "pink"}
REFERRAL = {
    "property": {"address": "1 Example Street", "suburb": "Richmond", "state": "VIC", "postcode": "3121"},
    "budget": {"amount": 5000},
    "agents": [{"name": "Ann Agent", "email": "ann@example.com", "phone": "+61400000001"}],
    "vendor_parties": [
        {"type": "individual", "name": "Val Vendor", "email": "val@example.com", "phone": "+61400000002"}
    ],
}
BAD_REFERRAL = {**REFERRAL, "budget": {"amount": "much"}, "agents": []}
_HEADS = "{:>8}  p50 ms  p99 ms  cpu µs  wait %"

FLASK = """
import asyncio, sys
from flask import Flask, jsonify, request
from understudy.server.http_server import HttpServer
from understudy.server.listener import Listener
app = Flask("bare")
@app.get("/widgets/<int:id>")
def get(id): return jsonify(hello="world")
@app.post("/widgets")
def post(): return jsonify(request.get_json()), 201
server = HttpServer(app)
async def main():
    await server.start(Listener("127.0.0.1", int(sys.argv[1])))
    await asyncio.Event().wait()
with asyncio.Runner(loop_factory=server.new_loop) as runner: runner.run(main())
"""


@dataclass
class Case:
    """What is requested of ours and, for comparison, of bare Flask; `bar` is the ratio to reach, if any."""

    name: str
    ours: bytes
    status: bytes
    theirs: bytes
    their_status: bytes
    bar: float | None = None


def _compare(case: Case, ours: Server, bare: Server, options: argparse.Namespace) -> str:
    """One line of the table: rounds alternate, so that whatever else the machine does meets both."""
    pairs = [
        (
            measured(ours, case.ours, case.status, options.seconds),
            measured(bare, case.theirs, case.their_status, options.seconds),
        )
        for _ in range(options.rounds)
    ]
    ratio = statistics.median(us.rate / them.rate for us, them in pairs)
    us, them = (sorted(side, key=lambda entry: entry.rate)[len(side) // 2] for side in zip(*pairs, strict=True))
    bar = "" if case.bar is None else f"  ≥{case.bar:.1f} {'PASS' if ratio >= case.bar else 'FAIL'}"
    return f"{case.name:26}{_columns(us)}   {_columns(them)}  {ratio:5.2f}{bar}"


def _columns(result: Result) -> str:
    return f"{result.rate:8.0f}{result.p50:8.2f}{result.p99:8.2f}{result.cpu:8.0f}{100 * result.kept_waiting:8.0f}"


def _start_up(spec: Path, runs: int) -> float:
    """Median seconds from starting the process to its first answer."""
    times = []
    for _ in range(runs):
        with serving(spec) as server:
            times.append(server.seconds)
    return statistics.median(times)


@contextmanager
def serving(spec: Path) -> Iterator[Server]:
    """`understudy serve` for a document."""
    port = free_port()
    command = [sys.executable, "-m", "understudy.server.cli.main", "serve", str(spec), "--port", str(port), "--quiet"]
    with running(command, port) as server:
        yield server


def _widget_cases() -> list[Case]:
    get, post = request_bytes("GET", "/widgets/1"), request_bytes("POST", "/widgets", GOOD)
    return [
        Case("GET by id", get, b"200", get, b"200", 1.2),
        Case("POST create", post, b"201", post, b"201", 1.0),
        Case("POST invalid", request_bytes("POST", "/widgets", BAD), b"422", post, b"201", 1.0),
    ]


def _campaign_cases() -> list[Case]:
    get, post = request_bytes("GET", "/widgets/1"), request_bytes("POST", "/widgets", REFERRAL)
    path = "/api/v2/referrals"
    return [
        Case("CampaignFlow GET campaign", request_bytes("GET", "/api/v2/campaigns/1"), b"200", get, b"200"),
        Case("CampaignFlow POST referral", request_bytes("POST", path, REFERRAL), b"201", post, b"201"),
        Case("CampaignFlow POST invalid", request_bytes("POST", path, BAD_REFERRAL), b"422", post, b"201"),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=3.0, help="of load a measurement (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="alternating measurements (default: %(default)s)")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, cores()[1])
    client = "wrk" if shutil.which("wrk") else "our own client (install wrk for a faster one)"
    where = "core {} for the server, core {} for the load".format(*(min(core) for core in cores()))
    print(f"the same HTTP server, {where}, which is {client}; medians of {options.rounds} rounds")
    print(f"{'':26}{_HEADS.format('ours/s')}   {_HEADS.format('Flask/s')}  ratio  bar")
    bare_port = free_port()
    bare = [sys.executable, "-c", FLASK, str(bare_port)]
    for spec, cases in ((HERE / "widgets.yaml", _widget_cases()), (CAMPAIGNFLOW, _campaign_cases())):
        with serving(spec) as ours, running(bare, bare_port) as flask:
            first = next(case for case in cases if case.status == b"201")
            load(ours.port, first.ours, first.status, 0.5)
            for case in cases:
                print(_compare(case, ours, flask, options), flush=True)
            print(f"memory after: ours {memory(ours.process):.0f} MB, bare Flask {memory(flask.process):.0f} MB")
    seconds = _start_up(CAMPAIGNFLOW, 5)
    print(f"start to first answer, CampaignFlow: {seconds:.2f} s  <0.5 {'PASS' if seconds < 0.5 else 'FAIL'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
