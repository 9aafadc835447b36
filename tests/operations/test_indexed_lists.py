"""What an index finds is what reading every record finds: the same answers, byte for byte, whatever has changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref
from hypothesis import given, settings
from hypothesis import strategies as st

from understudy.clock import ManualClock
from understudy.contract import Contract, read_contract
from understudy.exchange import Request
from understudy.json_codec import loads
from understudy.mock import Mock
from understudy.operations import listed as listed_module
from understudy.state import memory as memory_module
from understudy.state import tables as tables_module
from understudy.state.memory import MemoryStore
from understudy.state.store import Address, Change
from understudy.testing.stores import FaultyStore

TEXT, INT, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}
LOOSE: dict[str, Any] = {}


def query(name: str, schema: Any = TEXT) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema}


CUP = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": TEXT,
        "colour": TEXT,
        "price": INT,
        "cracked": FLAG,
        "tags": {"type": "array", "items": TEXT},
        "note": {"type": ["string", "null"]},
        "potter": {"anyOf": [TEXT, schema_ref("Potter")]},
        "maker": {"type": "object", "properties": {"login": TEXT}},
        "potter_id": TEXT,
    },
}
FILTERS = [
    query("colour"),
    query("price", INT),
    query("cracked", FLAG),
    query("tags", {"type": "array", "items": TEXT}),
    query("note"),
    query("potter"),
    query("maker.login"),
    query("min_price", INT),
    query("q"),
    query("sort"),
    query("limit", INT),
    query("page", INT),
]
LIST = {"type": "array", "items": schema_ref("Cup")}
ENVELOPE = {
    "type": "object",
    "required": ["data", "has_more", "total"],
    "properties": {"data": LIST, "has_more": FLAG, "total": INT, "next_cursor": {"type": ["string", "null"]}},
}
CURSORS = [query("cursor"), query("limit", INT), query("colour"), query("price", INT), query("order")]
ID = {"name": "id", "in": "path", "required": True, "schema": TEXT}
DOCUMENT = document(
    {
        "/cups": {
            "get": operation("listCups", reply=LIST, parameters=FILTERS),
            "post": operation("addCup", "201", schema_ref("Cup"), body=schema_ref("Cup")),
        },
        "/cups/{id}": {
            "get": operation("getCup", reply=schema_ref("Cup"), parameters=[ID]),
            "delete": operation("dropCup", "204", parameters=[ID]),
            "patch": operation("changeCup", reply=schema_ref("Cup"), body=schema_ref("Cup"), parameters=[ID]),
        },
        "/shelf": {"get": operation("listShelf", reply=ENVELOPE, parameters=CURSORS)},
        "/shelf/{id}": {"get": operation("getFromShelf", reply=schema_ref("Cup"), parameters=[ID])},
        "/potters": {"post": operation("addPotter", "201", schema_ref("Potter"), body=schema_ref("Potter"))},
        "/potters/{id}": {
            "get": operation("getPotter", reply=schema_ref("Potter"), parameters=[ID]),
            "delete": operation("dropPotter", "204", parameters=[ID]),
        },
        "/potters/{id}/cups": {
            "get": operation("listCupsOfPotter", reply=LIST, parameters=[ID, query("colour"), query("price", INT)])
        },
    },
    {"Cup": CUP, "Potter": {"type": "object", "required": ["id"], "properties": {"id": TEXT, "town": TEXT}}},
)
QUERIES = (
    *("colour=red", "colour=RED", "colour=red,blue", "colour=5", "colour=none", "colour=null", "colour=", "colour=all"),
    *("price=5", "price=0", "price=-1", "cracked=true", "cracked=false", "tags=a", "tags=a&tags=b", "tags=a,b"),
    *("note=null", "note=none", "note=true", "potter=p1", "maker.login=ann", "maker.login=null"),
    *("colour=red&price=5", "colour=red&tags=a&cracked=true", "price=5&min_price=1", "colour=red&q=a"),
    *("colour=red&sort=price", "sort=-price&limit=3&page=2", "sort=-id&colour=red&limit=2", "limit=3&page=3"),
)
SHELF = ("", "limit=4", "limit=4&colour=red", "order=desc&limit=3", "order=desc&limit=3&colour=red", "limit=2&price=5")


@pytest.fixture(scope="module", autouse=True)
def indexes_of_few_records() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listed_module, "_FEW", 0)
        patch.setattr(tables_module, "_FEW", 0)
        patch.setattr(tables_module, "_CHECKED", 8)
        yield


@cache
def contract() -> Contract:
    # No fixture: Hypothesis shows arguments, and a contract is long.
    with TemporaryDirectory() as folder:
        file = Path(folder, "openapi.json")
        file.write_text(json.dumps(DOCUMENT))
        return read_contract(file)


SCALARS = st.sampled_from(
    [
        "red",
        "RED",
        "blue",
        "5",
        "5.0",
        "true",
        "True",
        "none",
        "null",
        "None",
        "",
        "a",
        5,
        5.0,
        0,
        -1,
        True,
        False,
        None,
    ]
)
VALUES = st.one_of(
    SCALARS,
    st.lists(SCALARS, max_size=3),
    st.fixed_dictionaries({"id": SCALARS, "login": SCALARS}),
    st.lists(st.lists(SCALARS, max_size=2), max_size=2),
)
RECORDS = st.fixed_dictionaries(
    {},
    optional={
        "colour": VALUES,
        "price": VALUES,
        "cracked": VALUES,
        "tags": VALUES,
        "note": VALUES,
        "potter": st.one_of(st.sampled_from(["p1", "p2"]), VALUES),
        "potter_id": st.sampled_from(["p1", "p2", None]),
        "maker": st.one_of(VALUES, st.fixed_dictionaries({"login": st.sampled_from(["ann", None, ["ann"]])})),
    },
)
STEP = st.one_of(
    st.tuples(st.just("put"), st.integers(0, 14), RECORDS),
    st.tuples(st.just("put"), st.integers(0, 14), RECORDS),
    st.tuples(st.just("delete"), st.integers(0, 14), st.just({})),
    st.tuples(st.sampled_from(["snapshot", "restore", "look"]), st.just(0), st.just({})),
)


def cups(number: int, record: Mapping[str, Any] | None) -> list[Change]:
    kept = None if record is None else {"id": f"c{number}", **record}
    return [Change(Address(collection, (), (f"c{number}",)), kept) for collection in ("/cups", "/shelf")]


def look(mocks: tuple[Mock, Mock]) -> None:
    """Both answer alike, and every page of the one follows from the one before."""
    for target in [f"/cups?{text}" for text in QUERIES] + ["/potters/p1/cups", "/potters/p2/cups?colour=red"]:
        same(mocks, target)
    for text in SHELF:
        cursor: str | None = ""
        for _ in range(20):
            shown = same(mocks, f"/shelf?{text}" + (f"&cursor={cursor}" if cursor else ""))
            cursor = shown.get("next_cursor")
            if not cursor:
                break
    same(mocks, "/shelf?cursor=gone&limit=3")


def same(mocks: tuple[Mock, Mock], target: str) -> Any:
    path, _, text = target.partition("?")
    found, expected = (mock.handle(Request("GET", path, text, {}, b"")) for mock in mocks)
    assert (found.status, found.headers, found.body) == (expected.status, expected.headers, expected.body), target
    return json.loads(found.body)


def test_a_list_reads_the_records_that_it_shows_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    store, count = MemoryStore(), 400
    mock = Mock(contract(), store=store, clock=ManualClock(), validation="service")
    store.apply([Change(Address("/potters", (), (f"p{number}",)), {"id": f"p{number}"}) for number in range(40)])
    for number in range(count):
        record = {"colour": f"shade {number % 40}", "potter": f"p{number % 40}", "price": number % 4, "tags": ["a"]}
        store.apply(cups(number, record))
    reads: list[bytes] = []
    monkeypatch.setattr(memory_module, "loads", lambda text: reads.append(text) or loads(text))
    targets = {
        "/cups?colour=shade+7": 10,
        "/cups?colour=shade+7&price=3": 10,
        "/cups?tags=a&limit=5": 5,
        "/cups?limit=5&page=80": 5,
        "/shelf?limit=5&cursor=c200": 5,
        "/shelf?limit=5&cursor=c200&order=desc": 5,
        "/potters/p7/cups": 10,
    }
    for target, shown in targets.items():
        same((mock, mock), target)
        store.apply(cups(0, {"colour": "none"}))
        reads.clear()
        path, _, text = target.partition("?")
        found = json.loads(mock.handle(Request("GET", path, text, {}, b"")).body)
        assert len(found["data"] if isinstance(found, dict) else found) == shown, target
        # The records, the ones at the ends of the page, and the one that the path or the cursor names.
        assert len(reads) <= shown + 4, target
    reads.clear()
    assert mock.handle(Request("DELETE", "/potters/p7", "", {}, b"")).status == 204
    assert len(reads) <= 4


@settings(max_examples=15, deadline=None)
@given(st.lists(RECORDS, min_size=6, max_size=15), st.lists(STEP, max_size=12))
def test_an_index_finds_what_reading_every_record_finds(
    made: list[Mapping[str, Any]], steps: list[tuple[str, int, Mapping[str, Any]]]
) -> None:
    indexed, read = MemoryStore(), MemoryStore()
    mocks = (
        Mock(contract(), store=indexed, clock=ManualClock(), validation="service"),
        Mock(contract(), store=FaultyStore(read), clock=ManualClock(), validation="service"),
    )
    stores = (indexed, read)
    for store in stores:
        store.apply([Change(Address("/potters", (), (key,)), {"id": key}) for key in ("p1", "p2")])
        for number, record in enumerate(made):
            store.apply(cups(number, record))
    look(mocks)
    taken = [[store.snapshot() for store in stores]]
    for kind, number, record in steps:
        if kind == "snapshot":
            taken.append([store.snapshot() for store in stores])
        elif kind == "look":
            look(mocks)
        for store, snapshot in zip(stores, taken[-1], strict=True):
            if kind == "put":
                store.apply(cups(number, record))
            elif kind == "delete":
                store.apply(cups(number, None))
            elif kind == "restore":
                store.restore(snapshot)
    look(mocks)


def test_a_record_with_very_many_values_is_found_by_two_of_them(tmp_path: Path) -> None:
    texts = {"type": "array", "items": {"type": "string"}}
    named = {"id": {"type": "integer"}, "tag": texts, "label": texts}
    inputs = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in ("tag", "label")]
    cup = schema_ref("Cup")
    paths = {
        "/cups": {
            "post": operation("make", "201", cup, body={"type": "object", "properties": named}),
            "get": operation("list", reply={"type": "array", "items": cup}, parameters=inputs),
        }
    }
    mock = play(document(paths, {"Cup": {"type": "object", "properties": named}}), tmp_path)
    many = [f"t{number}" for number in range(60)]
    answer(mock, "POST", "/cups", {"tag": many, "label": many})
    assert len(answer(mock, "GET", "/cups?tag=t1&label=t2")[1]) == 1
