"""In which state a record starts: by what the document shows, then by words, never at an end where it can be helped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

ID = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]


def parcels(status: dict[str, Any], example: Any = None) -> dict[str, Any]:
    named = {"id": {"type": "integer"}, "status": status}
    parcel = {"type": "object", "required": ["id", "status"], "properties": named}
    create = operation("create", "201", schema_ref("Parcel"), body={"type": "object"})
    if example is not None:
        create["responses"]["201"]["content"]["application/json"]["example"] = example
    return document(
        {"/parcels": {"post": create}, "/parcels/{id}": {"parameters": ID, "get": operation("read", reply=parcel)}},
        {"Parcel": parcel, "Status": {"type": "string", "enum": ["lost", "open", "sent"]}},
    )


@pytest.mark.parametrize(
    ("status", "first"),
    [
        ({"enum": ["canceled", "open", "sent"]}, "open"),
        ({"enum": ["sent", "pending", "draft"]}, "draft"),
        ({"enum": ["canceled", "requires_action", "requires_address", "succeeded"]}, "requires_address"),
        ({"enum": ["paid", "rolling", "void"]}, "rolling"),
        ({"enum": ["paid", "void"]}, "paid"),
        ({"enum": ["requested", "approved", "not_requested"]}, "not_requested"),
        ({"enum": ["notFound", "sent", "open"]}, "open"),
        ({"enum": ["sent", "open"], "default": "sent"}, "sent"),
        ({"allOf": [{"$ref": "#/components/schemas/Status"}], "description": "where it is"}, "open"),
        ({"anyOf": [{"$ref": "#/components/schemas/Status"}, {"type": "null"}]}, "open"),
        ({"type": ["string", "null"], "enum": [None, "open", "sent"]}, None),
    ],
)
def test_the_first_state_is_a_beginning(tmp_path: Path, status: dict[str, Any], first: str | None) -> None:
    mock = play(parcels(status), tmp_path)
    assert answer(mock, "POST", "/parcels", {})[1]["status"] == first
    assert answer(mock, "GET", "/parcels/1")[1]["status"] == first


def test_what_create_answers_in_its_example_comes_before_words(tmp_path: Path) -> None:
    mock = play(parcels({"enum": ["draft", "sent"]}, {"id": 7, "status": "sent"}), tmp_path)
    assert answer(mock, "POST", "/parcels", {})[1]["status"] == "sent"


def test_a_state_that_its_creator_may_choose_is_the_creators_and_begins_like_others_where_none_is_chosen(
    tmp_path: Path,
) -> None:
    spec = parcels({"enum": ["closed", "open", "paused"]})
    body = {"type": "object", "properties": {"status": {"enum": ["open", "paused"]}}}
    spec["paths"]["/parcels"]["post"]["requestBody"]["content"]["application/json"]["schema"] = body
    mock = play(spec, tmp_path)
    assert answer(mock, "POST", "/parcels", {})[1]["status"] == "open"
    assert answer(mock, "POST", "/parcels", {"status": "paused"})[1]["status"] == "paused"
    assert mock.contract.resources.collections["/parcels"].states == ()


def test_why_something_ended_and_what_it_is_counted_in_is_no_state(tmp_path: Path) -> None:
    built = parcels({"enum": ["open", "lost"]})
    named = built["components"]["schemas"]["Parcel"]["properties"]
    named["cancellation_reason"] = {"type": ["string", "null"], "enum": ["timeout", "manual", None]}
    named["currency"] = {"type": "string", "enum": ["AED", "BRL", *(f"X{n}A" for n in range(10, 20)), "USD"]}
    mock = play(built, tmp_path)
    made = answer(mock, "POST", "/parcels", {})[1]
    assert (made["status"], made["cancellation_reason"], made["currency"]) == ("open", None, "USD")
    assert [state.name for state in mock.contract.resources.collections["/parcels"].states] == ["status"]
