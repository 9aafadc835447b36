"""States that stand in an object of their record: `status.phase`, `attributes.status`, `state.name`."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.inference.explain import explain
from understudy.mock import Mock
from understudy.records import IllegalTransitionError, InvalidAttributesError, StaleStateError, UnknownResourceError

TEXT = {"type": "string"}
TIME = {"type": "string", "format": "date-time"}
NAMED = [{"name": "name", "in": "path", "required": True, "schema": TEXT}]
BARREL = {"metadata": {"name": "oak"}, "spec": {"litres": 5}}
PHASES = ["Full", "Failed", "Pending", "Emptied"]
LIFECYCLE = {
    "property": "/status/phase",
    "initial": "Pending",
    "terminal": ["Emptied", "Failed"],
    "transitions": [
        {"from": "Pending", "to": "Full", "after": "PT1H"},
        {"from": "Full", "to": "Emptied", "by": "emptyBarrel"},
        {"from": ["Pending", "Full"], "to": "Failed"},
    ],
}


def barrels(**of_schema: Any) -> dict[str, Any]:
    """Barrels whose `status` the service says, beside the `spec` that a client does."""
    status = {
        "type": "object",
        "properties": {
            "phase": {"type": "string", "enum": PHASES},
            "emptiedAt": {**TIME, "nullable": True, "type": ["string", "null"]},
            "cellar": TEXT,
        },
    }
    meta = {"type": "object", "required": ["name"], "properties": {"name": TEXT, "creationTimestamp": TIME}}
    barrel = {
        "type": "object",
        "required": ["metadata", "spec"],
        "properties": {
            "metadata": meta,
            "spec": {"type": "object", "properties": {"litres": {"type": "integer"}}},
            "status": status,
        },
        **of_schema,
    }
    empty = operation("emptyBarrel", reply=schema_ref("Barrel"), responses={"409": {"description": "No."}})
    items = {
        "parameters": NAMED,
        "get": operation("readBarrel", reply=schema_ref("Barrel")),
        "put": operation("replaceBarrel", reply=schema_ref("Barrel"), body=schema_ref("Barrel")),
    }
    paths = {
        "/barrels": {"post": operation("createBarrel", "201", schema_ref("Barrel"), body=schema_ref("Barrel"))},
        "/barrels/{name}": items,
        "/barrels/{name}/empty": {"parameters": NAMED, "post": empty},
    }
    return document(paths, {"Barrel": barrel})


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return play(barrels(), tmp_path)


def phase(mock: Mock) -> Any:
    return answer(mock, "GET", "/barrels/oak")[1]["status"]["phase"]


def test_it_begins_like_another_state_and_the_rest_of_its_object_is_made_up(mock: Mock) -> None:
    made = answer(mock, "POST", "/barrels", BARREL)[1]
    assert made["status"]["phase"] == "Pending"
    assert made["status"]["emptiedAt"] is None
    assert isinstance(made["status"]["cellar"], str)
    assert made["metadata"]["creationTimestamp"] == mock.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")


def test_a_verb_moves_it_sets_its_time_beside_it_and_is_refused_afterwards(mock: Mock) -> None:
    answer(mock, "POST", "/barrels", BARREL)
    emptied = answer(mock, "POST", "/barrels/oak/empty")[1]["status"]
    assert (emptied["phase"], emptied["emptiedAt"]) == ("Emptied", mock.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"))
    assert phase(mock) == "Emptied"
    assert [(row["property"], row["from"], row["to"]) for row in mock.transitions()] == [
        ("status/phase", "Pending", "Emptied")
    ]


def test_a_record_that_is_replaced_stays_in_its_state(mock: Mock) -> None:
    made = answer(mock, "POST", "/barrels", BARREL)[1]
    mock.transition("barrels", "oak", to="Full")
    replaced = answer(mock, "PUT", "/barrels/oak", {**BARREL, "spec": {"litres": 9}})[1]
    assert replaced["spec"] == {"litres": 9}
    assert replaced["status"] == {**made["status"], "phase": "Full"}
    assert replaced["metadata"] == made["metadata"]
    partly = answer(mock, "PUT", "/barrels/oak", {**BARREL, "status": {"cellar": "B"}})[1]
    assert (partly["status"]["phase"], partly["status"]["cellar"]) == ("Full", "B")


def test_the_driver_names_it_by_its_way_or_by_a_pointer_or_not_at_all(mock: Mock) -> None:
    mock.create("barrels", **BARREL)
    assert mock.transition("barrels", "oak", to="Full", property="/status/phase")["status"]["phase"] == "Full"
    patched = mock.transition("barrels", "oak", to="Failed", expect="Full", patch={"status": {"cellar": "C"}})
    assert patched["status"] == {"phase": "Failed", "cellar": "C"}
    with pytest.raises(StaleStateError, match='status/phase is "Failed", not "Full" as expected'):
        mock.transition("barrels", "oak", to="Pending", property="status/phase", expect="Full")
    with pytest.raises(InvalidAttributesError, match="status/phase is what the transition sets, by to=; leave it out"):
        mock.transition("barrels", "oak", to="Full", patch={"status": {"phase": "Pending"}})
    with pytest.raises(UnknownResourceError, match="barrels has no state property 'status/phas'; did you mean"):
        mock.transition("barrels", "oak", to="Full", property="status/phas")


def test_a_lifecycle_names_it_by_pointer_and_holds_for_operations_driver_and_clients(tmp_path: Path) -> None:
    mock = play(barrels(**{"x-mock-lifecycle": LIFECYCLE}), tmp_path)
    answer(mock, "POST", "/barrels", BARREL)
    with pytest.raises(IllegalTransitionError, match='status/phase is "Pending" and can\'t become "Emptied"'):
        mock.transition("barrels", "oak", to="Emptied")
    assert answer(mock, "POST", "/barrels/oak/empty")[0].status == 409
    refused, _ = answer(mock, "PUT", "/barrels/oak", {**BARREL, "status": {"phase": "Emptied"}})
    assert refused.status in (400, 409, 422)
    assert phase(mock) == "Pending"


def test_time_moves_it(tmp_path: Path) -> None:
    mock = play(barrels(**{"x-mock-lifecycle": LIFECYCLE}), tmp_path)
    answer(mock, "POST", "/barrels", BARREL)
    mock.advance(timedelta(minutes=59))
    assert phase(mock) == "Pending"
    mock.advance(timedelta(minutes=2))
    assert phase(mock) == "Full"
    assert answer(mock, "POST", "/barrels/oak/empty")[0].status == 200
    assert mock.ways("barrels")[0].states == ("Pending", "Full")


def test_waiting_and_asserting_take_it(tmp_path: Path) -> None:
    mock = play(barrels(**{"x-mock-lifecycle": LIFECYCLE}), tmp_path)
    answer(mock, "POST", "/barrels", BARREL)
    assert mock.advance_until("barrels", "oak", to="Full", within=timedelta(hours=2))["status"]["phase"] == "Full"
    mock.assert_state("barrels", "oak", "Full")


def test_reads_move_it(tmp_path: Path) -> None:
    moves = [{"from": "Pending", "to": "Full", "after": {"reads": 2}}, {"from": "Full", "to": "Emptied"}]
    word = {"property": "status/phase", "initial": "Pending", "terminal": ["Emptied", "Failed"]}
    moves.append({"from": "Pending", "to": "Failed"})
    mock = play(barrels(**{"x-mock-lifecycle": {**word, "transitions": moves}}), tmp_path)
    answer(mock, "POST", "/barrels", BARREL)
    assert [phase(mock) for _ in range(3)] == ["Pending", "Pending", "Full"]


def test_a_word_of_an_operation_names_it_by_pointer(tmp_path: Path) -> None:
    built = barrels()
    word = {"property": "/status/phase", "from": ["Full"], "to": "Failed"}
    built["paths"]["/barrels/{name}/empty"]["post"]["x-mock-transition"] = word
    mock = play(built, tmp_path)
    answer(mock, "POST", "/barrels", BARREL)
    assert answer(mock, "POST", "/barrels/oak/empty")[0].status == 409
    mock.transition("barrels", "oak", to="Full")
    assert answer(mock, "POST", "/barrels/oak/empty")[1]["status"]["phase"] == "Failed"


def test_explain_shows_it(mock: Mock) -> None:
    text = explain(mock.contract)
    assert "states of status/phase: Full, Failed, Pending, Emptied (from Pending on, a word of beginning" in text
    assert "status/phase becomes Emptied, status/emptiedAt is set" in text


def tickets(properties: dict[str, Any], body: Any = None) -> dict[str, Any]:
    ticket = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, **properties}}
    body = body if body is not None else {"type": "object", "properties": {"title": TEXT}}
    number = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    paths = {
        "/tickets": {"post": operation("createTicket", "201", schema_ref("Ticket"), body=body)},
        "/tickets/{id}": {"parameters": number, "get": operation("readTicket", reply=schema_ref("Ticket"))},
        "/tickets/{id}/close": {"parameters": number, "post": operation("closeTicket", reply=schema_ref("Ticket"))},
    }
    return document(paths, {"Ticket": ticket})


def made_of(name: str, values: list[str], **beside: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {name: {"type": "string", "enum": values}, **beside}}


@pytest.mark.parametrize(
    ("outer", "inner"),
    [("state", made_of("name", ["closed", "open"])), ("review", made_of("status", ["closed", "new"]))],
)
def test_what_stands_in_an_object_is_a_state_by_the_name_of_either(
    tmp_path: Path, outer: str, inner: dict[str, Any]
) -> None:
    mock = play(tickets({outer: inner}), tmp_path)
    [name] = inner["properties"]
    made = answer(mock, "POST", "/tickets", {})[1]
    assert made[outer][name] in ("open", "new")
    closed = answer(mock, "POST", f"/tickets/{made['id']}/close")[1]
    assert closed[outer][name] == "closed"


@pytest.mark.parametrize(
    "properties",
    [
        {"address": made_of("state", ["closed", "open"], city=TEXT)},
        {"customer": made_of("status", ["closed", "open"], id=TEXT)},
        {"size": made_of("status", ["small", "large"])},
    ],
    ids=["a part of a country", "another thing", "words of no state"],
)
def test_what_is_no_state_of_the_record_is_none(tmp_path: Path, properties: dict[str, Any]) -> None:
    mock = play(tickets(properties), tmp_path)
    collection = mock.contract.resources.collections["/tickets"]
    assert (collection.states, collection.openings) == ((), ())


def test_a_state_of_its_own_comes_before_one_that_stands_deeper(tmp_path: Path) -> None:
    named = {"status": {"type": "string", "enum": ["closed", "open"]}, "payment": made_of("status", ["paid", "unpaid"])}
    mock = play(tickets(named), tmp_path)
    made = mock.create("tickets")
    assert (made["status"], made["payment"]["status"]) == ("open", "unpaid")
    assert mock.transition("tickets", made["id"], to="closed")["status"] == "closed"
    moved = mock.transition("tickets", made["id"], to="paid", property="payment/status")
    assert (moved["status"], moved["payment"]["status"]) == ("closed", "paid")


def test_what_a_request_may_set_begins_like_others_and_is_the_clients(tmp_path: Path) -> None:
    inner = made_of("status", ["closed", "open"], note=TEXT)
    body = {"type": "object", "properties": {"review": inner}}
    mock = play(tickets({"review": inner}, body), tmp_path)
    assert answer(mock, "POST", "/tickets", {"review": {"note": "x"}})[1]["review"] == {"note": "x", "status": "open"}
    assert answer(mock, "POST", "/tickets", {"review": {"status": "closed"}})[1]["review"]["status"] == "closed"
    assert mock.contract.resources.collections["/tickets"].states == ()


def test_the_attributes_of_a_resource_object_hold_its_states(tmp_path: Path) -> None:
    attributes = made_of("status", ["closed", "draft"], title=TEXT)
    ticket = {
        "type": "object",
        "required": ["id", "type", "attributes"],
        "properties": {"id": TEXT, "type": {"const": "tickets"}, "attributes": attributes},
    }
    sent = {
        "type": "object",
        "properties": {"type": TEXT, "attributes": {"type": "object", "properties": {"title": TEXT}}},
    }
    enveloped = {"type": "object", "required": ["data"], "properties": {"data": schema_ref("Ticket")}}
    body = {"type": "object", "required": ["data"], "properties": {"data": sent}}
    number = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
    paths = {
        "/tickets": {"post": operation("createTicket", "201", enveloped, body=body)},
        "/tickets/{id}": {"parameters": number, "get": operation("readTicket", reply=enveloped)},
        "/tickets/{id}/close": {"parameters": number, "post": operation("closeTicket", reply=enveloped)},
    }
    mock = play(document(paths, {"Ticket": ticket}), tmp_path)
    made = answer(mock, "POST", "/tickets", {"data": {"type": "tickets", "attributes": {"title": "x"}}})[1]["data"]
    assert made["attributes"] == {"title": "x", "status": "draft"}
    closed = answer(mock, "POST", f"/tickets/{made['id']}/close")[1]["data"]
    assert closed["attributes"] == {"title": "x", "status": "closed"}
