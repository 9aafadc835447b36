"""Whatever the query of a list is, it shows what sorting and filtering all records by hand shows."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from documents import answer, document, operation, play, schema_ref
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from understudy.mock import Mock

TEXT, WHOLE, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}
COLOURS, WORDS = ("red", "blue", "green"), ("tall", "flat", "old")
NAMED = {"id": WHOLE, "colour": TEXT, "price": WHOLE, "name": TEXT, "sold": FLAG}
CUP = {"type": "object", "required": list(NAMED), "properties": NAMED}
PARAMETERS = {
    "colour": {"type": "array", "items": TEXT},
    "sold": FLAG,
    "min_price": WHOLE,
    "max_price": WHOLE,
    "q": TEXT,
    "sort": TEXT,
    "limit": WHOLE,
    "offset": WHOLE,
}
CUPS = st.lists(
    st.fixed_dictionaries(
        {
            "colour": st.sampled_from(COLOURS),
            "price": st.integers(0, 4),
            "name": st.sampled_from(WORDS),
            "sold": st.booleans(),
        }
    ),
    max_size=24,
)
QUERIES = st.fixed_dictionaries(
    {},
    optional={
        "colour": st.lists(st.sampled_from(COLOURS), min_size=1, max_size=2, unique=True),
        "sold": st.sampled_from(["true", "false"]),
        "min_price": st.integers(0, 4),
        "max_price": st.integers(0, 4),
        "q": st.sampled_from(["tal", "OLD", "x"]),
        "sort": st.sampled_from(["price", "-price", "colour,-price", "name", "-id", "sold"]),
        "limit": st.integers(1, 5),
        "offset": st.integers(0, 9),
    },
)


@pytest.fixture
def cups(tmp_path: Path) -> Mock:
    query = [{"name": name, "in": "query", "schema": schema} for name, schema in PARAMETERS.items()]
    page = {"total": WHOLE, "data": {"type": "array", "items": schema_ref("Cup")}}
    listed = {"type": "object", "required": list(page), "properties": page}
    key = [{"name": "id", "in": "path", "required": True, "schema": WHOLE}]
    body = {"type": "object", "properties": {name: node for name, node in NAMED.items() if name != "id"}}
    paths = {
        "/cups": {
            "post": operation("make", "201", schema_ref("Cup"), body=body),
            "get": operation("list", reply=listed, parameters=query),
        },
        "/cups/{id}": {
            "parameters": key,
            "get": operation("read", reply=schema_ref("Cup")),
            "patch": operation("change", reply=schema_ref("Cup"), body=body),
            "delete": operation("drop", "204"),
        },
    }
    return play(document(paths, {"Cup": CUP}), tmp_path)


def passing(records: list[dict[str, Any]], query: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for record in records:
        if (
            ("colour" not in query or record["colour"] in query["colour"])
            and ("sold" not in query or record["sold"] is (query["sold"] == "true"))
            and query.get("min_price", 0) <= record["price"] <= query.get("max_price", 4)
            and query.get("q", "").casefold() in f"{record['name']} {record['colour']}"
        ):
            yield record


CHANGES = st.lists(st.tuples(st.integers(1, 24), st.integers(0, 4)), max_size=5)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CUPS, CHANGES, st.lists(QUERIES, min_size=1, max_size=5))
def test_a_list_is_what_is_left_in_order(
    cups: Mock, made: list[dict[str, Any]], changes: list[tuple[int, int]], queries: list[dict[str, Any]]
) -> None:
    cups.reset()
    records: list[dict[str, Any]] = [{"id": number, **cup} for number, cup in enumerate(made, start=1)]
    for cup in made:
        assert answer(cups, "POST", "/cups", cup)[0].status == 201
    for number, price in changes:
        known = next((each for each in records if each["id"] == number), None)
        if known is None:
            continue
        if price == 0:
            answer(cups, "DELETE", f"/cups/{number}")
            records.remove(known)
        else:
            answer(cups, "PATCH", f"/cups/{number}", {"price": price})
            known["price"] = price
    for query in queries:
        found, names = list(passing(records, query)), query.get("sort", "id").split(",")
        if names[0].startswith("-"):
            found.reverse()  # of those alike the one that was made last comes first
        for name in reversed(names):
            found.sort(key=itemgetter(name.lstrip("-")), reverse=name.startswith("-"))
        start = query.get("offset", 0)
        shown = found[start : start + query.get("limit", 20)]
        body = answer(cups, "GET", f"/cups?{urlencode(query, doseq=True)}")[1]
        assert body == {"total": len(found), "data": shown}, query
