"""The marks of deleted records: only the newest are kept."""

from __future__ import annotations

import pytest

from understudy.state import marks as marks_module
from understudy.state.memory import MemoryStore
from understudy.state.store import Address, Change


def test_each_new_mark_of_a_full_collection_takes_the_place_of_the_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks_module, "_MOST", 4)
    store = MemoryStore()
    places = [Address("c", (), (str(number),)) for number in range(12)]
    store.apply([Change(each, {}) for each in places])
    for count, place in enumerate(places, 1):
        store.apply([Change(place, None)])
        assert [each for each in places if store.deleted(each)] == places[max(0, count - 4) : count]
    store.apply([Change(places[11], {}), Change(places[0], {}), Change(places[0], None)])
    assert [each for each in places if store.deleted(each)] == [places[0], *places[8:11]]
