"""What a request, a snapshot and a test cost by how many records there are: `make scale` puts the table into the docs.

    python benchmarks/scale.py [--sizes 1000 10000 100000 1000000] [--write]

Processor time in process, the least of several batches: on a shared machine means say little. Every filtered list has
twenty records in its result, whatever the size of the collection.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from understudy.contract import read_contract
from understudy.exchange import Request
from understudy.mock import Mock
from understudy.state.durable import DurableStore
from understudy.state.memory import MemoryStore
from understudy.state.store import Address, Change, Store

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "performance.md"
SIZES = (1_000, 10_000, 100_000, 1_000_000)
OF_ONE = 20
"""Orders of a customer, which is how many every filtered list has."""
STATES = ("open", "paid", "shipped", "closed")
FILTERED = "filtered list, 20 records"
BEGIN, END = "<!-- scale: begin -->", "<!-- scale: end -->"


def fill(store: Store, count: int) -> None:
    """So many orders, a twentieth of that of customers, and three lines below each hundredth order."""
    changes: list[Change] = []
    for number in range(count // OF_ONE):
        changes.append(Change(Address("/customers", (), (f"c{number}",)), {"id": f"c{number}", "name": "Ann"}))
    for number in range(count):
        order = {
            "id": f"o{number}",
            "customer_id": f"c{number % (count // OF_ONE)}",
            "status": STATES[number // 7 % len(STATES)],
            "note": "leave it with the neighbours, please",
            "amount": number * 7919 % 10_007,
            "created_at": "2026-01-01T00:00:00Z",
        }
        changes.append(Change(Address("/orders", (), (order["id"],)), order))
        if number % 100 == 0:
            lines = (Address("/orders/{}/lines", (f"o{number}",), (f"l{place}",)) for place in range(3))
            changes += (Change(line, {"id": line.key[0], "text": "a cup"}) for line in lines)
        if len(changes) > 10_000:
            store.apply(changes)
            changes = []
    store.apply(changes)


def least(run: Callable[[], object], batches: int = 7, times: int = 20) -> float:
    """The least mean of several batches, in milliseconds of processor time."""
    found = []
    for _ in range(batches):
        begun = time.process_time()
        for _ in range(times):
            run()
        found.append((time.process_time() - begun) / times)
    return min(found) * 1000


def once(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return (time.process_time() - begun) * 1000


def measured(count: int) -> Iterator[tuple[str, float]]:
    """What is measured, with its milliseconds."""
    contract = read_contract(HERE / "scale.yaml")
    store = MemoryStore()
    mock = Mock(contract, store=store)
    fill(store, count)
    gc.collect()
    turn = iter(range(1 << 30))

    def get(target: str) -> Callable[[], object]:
        path, _, query = target.partition("?")

        def run() -> object:
            # Never twice the same, so that no answer is recalled.
            headers = {"x-turn": str(next(turn))}
            response = mock.handle(Request("GET", path, query, headers, b""))
            assert response.status == 200, response.body
            return response

        return run

    def change(status: str) -> None:
        text = json.dumps({"status": status}).encode()
        response = mock.handle(Request("PATCH", "/orders/o7", "", {"content-type": "application/json"}, text))
        assert response.status == 200, response.body

    def change_amount(amount: int) -> None:
        text = json.dumps({"amount": amount}).encode()
        response = mock.handle(Request("PATCH", "/orders/o7", "", {"content-type": "application/json"}, text))
        assert response.status == 200, response.body

    of_customer = get("/orders?customer_id=c3")
    yield "first filtered list (makes the index)", once(of_customer)
    yield FILTERED, least(of_customer)
    yield "the same after a change", least(lambda: (change(STATES[next(turn) % 4]), of_customer()))
    yield "orders of a customer, by path", least(get("/customers/c3/orders"))
    closed = get("/orders?status=closed")
    once(closed)
    yield "a page of the quarter that a filter leaves", least(closed)
    once(get("/orders?status=closed&customer_id=c3"))
    yield "two filters", least(get("/orders?status=closed&customer_id=c3"))
    yield "first page", least(get("/orders?limit=20"))
    yield "last page", least(get(f"/orders?limit=20&page={count // 20}"))
    yield "page behind a cursor in the middle", least(get(f"/orders?limit=20&cursor=o{count // 2}"))
    by_amount = get("/orders?limit=20&sort=-amount")
    yield "first page ordered by a property (makes the index)", once(by_amount)
    yield "a page of that order", least(by_amount)
    yield "the same after a change of it", least(lambda: (change_amount(next(turn) % 10_007), by_amount()))
    # These read every record; docs/adr/0016 says why.
    times = max(1, 20_000 // count)
    yield "first page of a range", least(get("/orders?limit=20&min_amount=9000"), 3, times)
    yield "first page of a search", least(get("/orders?limit=20&q=neighbours"), 3, times)
    yield "snapshot", least(store.snapshot)
    start = store.snapshot()
    yield "restore", least(lambda: store.restore(start))

    def test() -> None:
        # What a test of a suite with a baseline pays: a store and a mock of its own, a change and a filtered list.
        fresh = MemoryStore()
        fresh.restore(start)
        other = Mock(contract, store=fresh)
        other.handle(Request("DELETE", "/orders/o7", "", {}, b""))

    yield "a test's own mock of a baseline, and a delete", least(test)


def opened(count: int) -> float:
    """Milliseconds to open a state file of so many records."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/state.db"
        store = DurableStore(url)
        fill(store, count)
        store.close()
        return min(_opened(url) for _ in range(3))


def _opened(url: str) -> float:
    store = DurableStore(url)
    found = once(store.open)
    store.close()
    return found


def table(sizes: list[int]) -> str:
    """The table as Markdown, with how the largest compares to the smallest."""
    rows: dict[str, list[float]] = {}
    for count in sizes:
        for name, value in measured(count):
            rows.setdefault(name, []).append(value)
        rows.setdefault("a state file is opened", []).append(opened(count))
    head = f"| ms of processor time | {' | '.join(f'{count:,}' for count in sizes)} | ratio |"
    lines = [head, f"|---|{'--:|' * (len(sizes) + 1)}"]
    for name, values in rows.items():
        shown = (f"{value:,.0f}" if value >= 100 else f"{value:.3g}" for value in values)
        lines.append(f"| {name} | {' | '.join(shown)} | {values[-1] / values[0]:.1f} |")
    return "\n".join(lines)


def machine() -> str:
    try:
        found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    except OSError:
        found = None
    return found.group(1).strip() if found else "an unknown processor"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    options.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    chosen = options.parse_args()
    found = table(list(chosen.sizes))
    about = "`make scale` makes it. The ratio is of the largest to the smallest."
    note = f"Of {date.today().isoformat()}, {machine()}; {about}"
    print(note, found, sep="\n\n")
    if chosen.write:
        text = PAGE.read_text(encoding="utf-8")
        before, rest = text.split(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{note}\n\n{found}\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
