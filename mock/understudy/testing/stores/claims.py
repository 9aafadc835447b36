"""Claims in words, and what they are about: these checks run where pytest does not rewrite `assert`."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from understudy.state.store import Address, Change, Store

COLLECTIONS = ("/things", "/others", "~own")
PARENTS: tuple[tuple[str, ...], ...] = ((), ("1", "\udcff"))
KEYS: tuple[tuple[str, ...], ...] = (("1",), ("2",), ('"\udcff', "1"), ())
"""Few of each, so that steps meet; a key may be bytes that are no UTF-8 (PEP 383), quotes, or nothing."""


def at(key: str, *, collection: str = "/things", parent: tuple[str, ...] = ()) -> Address:
    """An address."""
    return Address(collection, parent, (key,))


def put(store: Store, **records: Any) -> None:
    """One change that puts a record at each key of `/things`; None deletes it."""
    store.apply([Change(at(key), record) for key, record in records.items()])


def same(actual: object, expected: object, what: str) -> None:
    """Raise AssertionError where it is not what it must be."""
    if actual != expected or isinstance(actual, bool) != isinstance(expected, bool):
        raise AssertionError(f"{what}: expected {expected!r}, got {actual!r}")


def raises(kinds: type[Exception] | tuple[type[Exception], ...], do: Callable[[], object], what: str) -> None:
    """Raise AssertionError where nothing of these kinds is raised."""
    try:
        do()
    except kinds:
        return
    names = " or ".join(kind.__name__ for kind in (kinds if isinstance(kinds, tuple) else (kinds,)))
    raise AssertionError(f"{what}: expected {names}, got nothing")


def together(*runs: Callable[[], None]) -> None:
    """Run all of them in threads of their own, from one moment on. Raises the first error that one of them raised."""
    failures: list[BaseException] = []
    begin = threading.Barrier(len(runs))

    def guarded(run: Callable[[], None]) -> None:
        begin.wait()
        try:
            run()
        except BaseException as error:  # noqa: BLE001 - a thread's failure is raised by the one that waits for it
            failures.append(error)

    threads = [threading.Thread(target=guarded, args=(run,)) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def view(store: Store) -> dict[str, object]:
    """All that can be seen of some places of a store without changing it."""
    with store.turn():
        return _seen(store)


def _seen(store: Store) -> dict[str, object]:
    every = [Address(*parts) for parts in ((c, p, k) for c in COLLECTIONS for p in PARENTS for k in KEYS)]
    below = [(collection, parent) for collection in COLLECTIONS for parent in PARENTS]
    return {
        "empty": store.empty,
        "get": {address: record for address in every if (record := store.get(address)) is not None},
        "deleted": [address for address in every if store.deleted(address)],
        "records": [list(store.records(*place)) for place in below],
        "slice": [list(store.slice(*place, 1, 3)) for place in below],
        "count": [store.count(*place) for place in below],
        "last_number": [store.last_number(collection) for collection in COLLECTIONS],
        "addresses": [_below(store.addresses(collection), parent) for collection, parent in below],
    }


def _below(addresses: Sequence[Address], parent: tuple[str, ...]) -> list[Address]:
    return [address for address in addresses if address.parent == parent]
