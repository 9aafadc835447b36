"""The verb of an operation moves its record: a state, the time of it, flags and amounts; and not from every state."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.inference.doubts import doubts
from understudy.inference.explain import explain
from understudy.mock import Mock

ID = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
NO = {"409": {"description": "no"}}
TEXT = {"type": "string"}


def parcels(
    states: list[str],
    *verbs: str,
    more: dict[str, Any] | None = None,
    creating: dict[str, Any] | None = None,
    refusing: bool = True,
    **items: Any,
) -> dict[str, Any]:
    """A document of parcels with a `status`, and an operation for each verb."""
    named = {"id": {"type": "integer"}, "status": {"type": "string", "enum": states}, **(more or {})}
    parcel = {"type": "object", "required": ["id", "status"], "properties": named}
    body = {"type": "object", "properties": creating or {"label": {"type": "string"}}}
    paths: dict[str, Any] = {
        "/parcels": {
            "post": operation("create", "201", schema_ref("Parcel"), body=body),
            "get": operation("list", reply={"type": "array", "items": schema_ref("Parcel")}),
        },
        "/parcels/{id}": {"parameters": ID, "get": operation("read", reply=schema_ref("Parcel")), **items},
    }
    for verb in verbs:
        reply = operation(f"op-{verb}", reply=schema_ref("Parcel"), responses=NO if refusing else {})
        paths[f"/parcels/{{id}}/{verb}"] = {"parameters": ID, "post": reply}
    return document(paths, {"Parcel": parcel})


def made(mock: Mock, **body: Any) -> Any:
    return answer(mock, "POST", "/parcels", body)[1]


def done(mock: Mock, verb: str, body: Any = None) -> Any:
    response, value = answer(mock, "POST", f"/parcels/1/{verb}", body)
    assert response.status == 200, value
    assert answer(mock, "GET", "/parcels/1")[1] == value
    return value


@pytest.mark.parametrize(
    ("verb", "states", "target"),
    [
        ("cancel", ["draft", "open", "canceled"], "canceled"),
        ("cancel", ["draft", "CANCELLED", "DONE"], "CANCELLED"),
        ("cancel", ["draft", "sent", "void"], "void"),
        ("confirm", ["draft", "confirmed", "sent"], "confirmed"),
        ("confirm", ["requires_confirmation", "canceled", "succeeded"], "succeeded"),
        ("capture", ["created", "captured"], "captured"),
        ("publish", ["draft", "published"], "published"),
        ("unpublish", ["draft", "published"], "draft"),
        ("archive", ["active", "archived"], "archived"),
        ("close", ["open", "closed"], "closed"),
        ("finalize", ["draft", "open", "paid"], "open"),
        ("mark-as-paid", ["draft", "open", "paid"], "paid"),
        ("mark_uncollectible", ["draft", "open", "uncollectible"], "uncollectible"),
        ("pause", ["active", "paused"], "paused"),
        ("deactivate", ["active", "inactive"], "inactive"),
        ("glaze", ["new", "glazed"], "glazed"),
        ("varnishParcel", ["new", "varnished"], "varnished"),
        ("ship", ["new", "partially_shipped", "order_shipped"], "order_shipped"),
        ("cancellation", ["open", "canceled"], "canceled"),
        ("actions/cancel", ["open", "canceled"], "canceled"),
    ],
)
def test_a_verb_moves_the_state_to_the_value_of_its_family(
    tmp_path: Path, verb: str, states: list[str], target: str
) -> None:
    mock = play(parcels(states, verb), tmp_path)
    assert made(mock)["status"] != target or verb == "unpublish"
    assert done(mock, verb)["status"] == target


@pytest.mark.parametrize(
    ("verb", "states"),
    [
        ("label", ["new", "sent"]),
        ("verify-address", ["new", "active"]),
        ("contents/cancel", ["new", "canceled"]),
        ("cancel", ["new", "cancel_requested_by_nobody"]),
    ],
)
def test_a_word_that_means_no_state_moves_none(tmp_path: Path, verb: str, states: list[str]) -> None:
    mock = play(parcels(states, verb), tmp_path)
    made(mock)
    assert done(mock, verb)["status"] == "new"


def test_operations_say_their_verb_by_name_or_summary_where_the_path_does_not(tmp_path: Path) -> None:
    spec = parcels(["open", "canceled", "held"])
    reply = schema_ref("Parcel")
    spec["paths"]["/parcels/{id}/stage"] = {"parameters": ID, "post": operation("cancelParcel", reply=reply)}
    held = operation("x", reply=reply, summary="Holds the parcel.")
    other = operation("y", reply=reply, summary="Cancels the invoice of it.")
    spec["paths"]["/parcels/{id}/customs"] = {"parameters": ID, "post": held, "put": other}
    mock = play(spec, tmp_path)
    made(mock)
    assert answer(mock, "PUT", "/parcels/1/customs")[1]["status"] == "open"
    assert answer(mock, "POST", "/parcels/1/customs")[1]["status"] == "held"
    assert answer(mock, "POST", "/parcels/1/stage")[1]["status"] == "canceled"


@pytest.mark.parametrize(
    ("first", "then", "allowed"),
    [
        ("cancel", "confirm", False),
        ("cancel", "cancel", False),
        ("pay", "cancel", False),
        ("pay", "refund", True),
        ("archive", "unarchive", True),
        ("cancel", "archive", True),
        ("cancel", "reactivate", True),
        ("cancel", "activate", False),
        ("confirm", "confirm", False),
        ("confirm", "cancel", True),
    ],
)
def test_a_verb_is_refused_from_an_end_that_it_cannot_follow(
    tmp_path: Path, first: str, then: str, allowed: bool
) -> None:
    states = ["draft", "active", "confirmed", "paid", "canceled", "refunded", "archived"]
    mock = play(parcels(states, *dict.fromkeys((first, then))), tmp_path)
    made(mock)
    before = done(mock, first)
    response, value = answer(mock, "POST", f"/parcels/1/{then}")
    assert (response.status == 200) is allowed, value
    if not allowed:
        assert response.status == 409
        assert answer(mock, "GET", "/parcels/1")[1] == before


@pytest.mark.parametrize(("verb", "status"), [("renew", 409), ("unpublish", 200)])
def test_what_perhaps_begins_again_takes_back_nothing_else_that_was_reached(
    tmp_path: Path, verb: str, status: int
) -> None:
    mock = play(parcels(["active", "published", "returned"], "publish", "return", verb), tmp_path)
    made(mock)
    done(mock, "return" if verb == "renew" else "publish")
    assert answer(mock, "POST", f"/parcels/1/{verb}")[0].status == status


def test_without_a_conflict_in_the_document_a_verb_may_be_repeated(tmp_path: Path) -> None:
    mock = play(parcels(["draft", "confirmed", "paid"], "confirm", refusing=False), tmp_path)
    made(mock)
    assert done(mock, "confirm") == done(mock, "confirm")


def test_a_refusal_names_the_state_and_the_verb(tmp_path: Path) -> None:
    error = {"type": "object", "required": ["message"], "properties": {"message": {"type": "string"}}}
    spec = parcels(["open", "canceled"], "cancel")
    no = {"description": "no", "content": {"application/json": {"schema": error}}}
    spec["paths"]["/parcels/{id}/cancel"]["post"]["responses"]["409"] = no
    mock = play(spec, tmp_path)
    made(mock)
    done(mock, "cancel")
    response, value = answer(mock, "POST", "/parcels/1/cancel")
    assert response.status == 409
    assert value == {"message": 'status is "canceled", in which cancel is not possible'}


def test_where_no_status_can_say_no_the_verb_works_from_every_state(tmp_path: Path) -> None:
    mock = play(parcels(["open", "paid", "canceled"], "cancel", "pay", refusing=False), tmp_path)
    made(mock)
    done(mock, "pay")
    assert done(mock, "cancel")["status"] == "canceled"


def test_an_order_that_is_paid_may_be_canceled_where_it_is_still_to_be_shipped(tmp_path: Path) -> None:
    mock = play(parcels(["open", "paid", "shipped", "canceled"], "cancel", "pay"), tmp_path)
    made(mock)
    done(mock, "pay")
    assert done(mock, "cancel")["status"] == "canceled"


STAMP = {"type": ["string", "null"], "format": "date-time"}


@pytest.mark.parametrize(
    ("name", "schema", "expected"),
    [
        ("canceled_at", STAMP, "2026-01-01T00:00:00Z"),
        ("cancelledAt", {"type": ["string", "null"], "format": "date-time"}, "2026-01-01T00:00:00Z"),
        ("cancelled_on", {"type": ["string", "null"], "format": "date"}, "2026-01-01"),
        ("dateCanceled", {"type": ["integer", "null"]}, 1767225600),
        ("canceled_time", {"type": ["integer", "null"], "description": "in milliseconds"}, 1767225600000),
    ],
)
def test_the_time_of_a_verb_is_set_as_its_property_holds_times(
    tmp_path: Path, name: str, schema: dict[str, Any], expected: Any
) -> None:
    mock = play(parcels(["open", "canceled"], "cancel", more={name: schema}), tmp_path)
    assert made(mock)[name] is None
    assert done(mock, "cancel")[name] == expected


def test_a_time_may_stand_in_an_object_that_says_how_the_record_is(tmp_path: Path) -> None:
    times = {"type": "object", "properties": {"paid_at": STAMP, "voided_at": STAMP}}
    spec = parcels(["draft", "paid", "void"], "pay", "void", more={"status_transitions": times})
    mock = play(spec, tmp_path)
    assert made(mock)["status_transitions"] == {"paid_at": None, "voided_at": None}
    moved = done(mock, "void")
    assert moved["status"] == "void"
    assert moved["status_transitions"] == {"paid_at": None, "voided_at": "2026-01-01T00:00:00Z"}


def test_of_two_times_that_fit_none_is_taken(tmp_path: Path) -> None:
    more = {"canceled_at": STAMP, "cancelled_on": {"type": ["string", "null"], "format": "date"}}
    mock = play(parcels(["open", "canceled"], "cancel", more=more), tmp_path)
    before = made(mock)
    assert done(mock, "cancel") == {**before, "status": "canceled"}


def test_flags_are_false_before_and_true_after_and_what_undoes_them_makes_them_false(tmp_path: Path) -> None:
    flags = {name: {"type": "boolean"} for name in ("locked", "is_starred", "active")}
    spec = parcels(["open", "closed"], "lock", "unlock", "deactivate", "star", more=flags)
    spec["paths"]["/parcels/{id}/star"]["delete"] = operation("unstar", reply=schema_ref("Parcel"))
    mock = play(spec, tmp_path)
    started = made(mock)
    assert {name: started[name] for name in flags} == {"locked": False, "is_starred": False, "active": True}
    assert done(mock, "lock")["locked"] is True
    assert done(mock, "unlock")["locked"] is False
    assert done(mock, "deactivate")["active"] is False
    assert done(mock, "star")["is_starred"] is True
    assert answer(mock, "DELETE", "/parcels/1/star")[1]["is_starred"] is False


AMOUNTS = {
    "amount": {"type": "integer"},
    "amount_refunded": {"type": "integer"},
    "amount_paid": {"type": "integer"},
    "amount_remaining": {"type": "integer"},
}


def priced(tmp_path: Path) -> Mock:
    creating = {"amount": {"type": "integer"}}
    spec = parcels(["open", "paid", "refunded"], "pay", "refund", more=AMOUNTS, creating=creating)
    for verb in ("pay", "refund"):
        body = {"content": {"application/json": {"schema": {"type": "object", "properties": creating}}}}
        spec["paths"][f"/parcels/{{id}}/{verb}"]["post"]["requestBody"] = body
    return play(spec, tmp_path)


def test_a_verb_counts_what_it_has_counted_so_far_and_what_is_left(tmp_path: Path) -> None:
    mock = priced(tmp_path)
    start = made(mock, amount=500)
    assert (start["amount_paid"], start["amount_refunded"]) == (0, 0)
    part = done(mock, "pay", {"amount": 200})
    assert (part["status"], part["amount"], part["amount_paid"], part["amount_remaining"]) == ("open", 500, 200, 300)
    whole = done(mock, "pay", {})
    assert (whole["status"], whole["amount_paid"], whole["amount_remaining"]) == ("paid", 500, 0)
    back = done(mock, "refund", {"amount": 500})
    assert (back["status"], back["amount"], back["amount_refunded"]) == ("refunded", 500, 500)


def test_a_verb_begins_to_count_where_nothing_is_counted_yet(tmp_path: Path) -> None:
    nullable = {**AMOUNTS, "amount_paid": {"type": ["integer", "null"]}}
    mock = play(parcels(["open", "paid"], "pay", more=nullable, creating={"amount": {"type": "integer"}}), tmp_path)
    made(mock, amount=5)
    mock.update("parcels", 1, amount_paid=None)
    assert done(mock, "pay")["amount_paid"] == 5


def test_a_refusal_of_an_amount_has_a_code_and_says_how_much_there_is(tmp_path: Path) -> None:
    error = {"type": "object", "required": ["code", "message"], "properties": dict.fromkeys(("code", "message"), TEXT)}
    spec = parcels(["open", "paid"], "pay", more=AMOUNTS, creating={"amount": {"type": "integer"}})
    pay = spec["paths"]["/parcels/{id}/pay"]["post"]
    body = {"type": "object", "properties": {"amount": {"type": "integer"}}}
    pay["requestBody"] = {"content": {"application/json": {"schema": body}}}
    pay["responses"]["409"]["content"] = {"application/json": {"schema": error}}
    mock = play(spec, tmp_path)
    made(mock, amount=10)
    done(mock, "pay", {"amount": 4})
    response, value = answer(mock, "POST", "/parcels/1/pay", {"amount": 7})
    words = "amount_paid is 4 of 10; pay of 7 more is not possible"
    assert (response.status, value) == (409, {"code": "conflict", "message": words})


def test_a_state_that_the_request_sets_is_not_that_of_the_verb(tmp_path: Path) -> None:
    states = ["draft", "canceled", "lost"]
    spec = parcels(states, "cancel")
    body = {"type": "object", "properties": {"status": {"type": "string", "enum": states}}}
    spec["paths"]["/parcels/{id}/cancel"]["post"]["requestBody"] = {"content": {"application/json": {"schema": body}}}
    mock = play(spec, tmp_path)
    made(mock)
    assert done(mock, "cancel", {"status": "lost"})["status"] == "lost"
    made(mock)
    assert answer(mock, "POST", "/parcels/2/cancel", {})[1]["status"] == "canceled"


def test_what_can_still_be_published_has_not_been(tmp_path: Path) -> None:
    at = {"published_at": {"type": "string", "format": "date-time"}, "published": {"type": "boolean"}}
    spec = parcels([], "publish", more=at)
    del spec["components"]["schemas"]["Parcel"]["properties"]["status"]
    spec["components"]["schemas"]["Parcel"]["required"] = ["id"]
    mock = play(spec, tmp_path)
    assert "published_at" not in made(mock)
    assert done(mock, "publish")["published"] is True


def test_more_than_all_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    mock = priced(tmp_path)
    before = made(mock, amount=500)
    response, _ = answer(mock, "POST", "/parcels/1/pay", {"amount": 501})
    assert response.status == 409
    assert answer(mock, "GET", "/parcels/1")[1] == before


def test_a_verb_that_waits_for_somebody_where_the_record_says_manual(tmp_path: Path) -> None:
    method = {"capture_method": {"type": "string", "enum": ["automatic", "manual"], "default": "automatic"}}
    states = ["canceled", "requires_capture", "requires_confirmation", "succeeded"]
    more = {**method, "amount": {"type": "integer"}, "amount_received": {"type": "integer"}}
    creating = {**method, "amount": {"type": "integer"}, "confirm": {"type": "boolean"}}
    mock = play(parcels(states, "confirm", "capture", "cancel", more=more, creating=creating), tmp_path)
    assert made(mock, amount=7)["status"] == "requires_confirmation"
    assert answer(mock, "POST", "/parcels/1/capture")[0].status == 409
    assert done(mock, "confirm")["amount_received"] == 7
    at_once = made(mock, amount=7, confirm=True)
    assert (at_once["status"], at_once["amount_received"]) == ("succeeded", 7)
    waiting = made(mock, amount=7, confirm=True, capture_method="manual")
    assert (waiting["status"], waiting["amount_received"]) == ("requires_capture", 0)
    assert answer(mock, "POST", "/parcels/3/confirm")[0].status == 409
    assert answer(mock, "POST", "/parcels/3/capture")[1]["status"] == "succeeded"


def test_delete_that_answers_the_record_with_a_mark_keeps_it_and_lists_hide_it(tmp_path: Path) -> None:
    more = {"is_deleted": {"type": "boolean"}, "archived_at": STAMP}
    spec = parcels(["open", "closed"], more=more, delete=operation("remove", reply=schema_ref("Parcel")))
    mock = play(spec, tmp_path)
    start = made(mock)
    assert (start["is_deleted"], start["archived_at"]) == (False, None)
    gone = answer(mock, "DELETE", "/parcels/1")[1]
    assert (gone["is_deleted"], gone["archived_at"]) == (True, "2026-01-01T00:00:00Z")
    assert answer(mock, "GET", "/parcels/1")[1] == gone
    made(mock)
    assert [parcel["id"] for parcel in answer(mock, "GET", "/parcels")[1]] == [2]


@pytest.mark.parametrize("flag", ["deleted", "isRemoved", "success"])
def test_delete_that_answers_a_flag_says_that_it_was_done(flag: str, tmp_path: Path) -> None:
    gone = {"type": "object", "properties": {"id": {"type": "integer"}, flag: {"type": "boolean"}}}
    spec = parcels(["open", "sent"], delete=operation("remove", reply=gone))
    mock = play(spec, tmp_path)
    made(mock)
    assert answer(mock, "DELETE", "/parcels/1")[1] == {"id": 1, flag: True}
    assert answer(mock, "GET", "/parcels/1")[0].status == 404


def test_delete_whose_summary_cancels_moves_the_state(tmp_path: Path) -> None:
    canceling = operation("end", reply=schema_ref("Parcel"), summary="Cancel a parcel", responses=NO)
    mock = play(parcels(["open", "canceled"], more={"canceled_at": STAMP}, delete=canceling), tmp_path)
    made(mock)
    gone = answer(mock, "DELETE", "/parcels/1")[1]
    assert (gone["status"], gone["canceled_at"]) == ("canceled", "2026-01-01T00:00:00Z")
    assert answer(mock, "GET", "/parcels/1")[1] == gone
    assert [parcel["id"] for parcel in answer(mock, "GET", "/parcels")[1]] == [1]
    assert answer(mock, "DELETE", "/parcels/1")[0].status == 409


def test_delete_that_answers_nothing_of_the_record_deletes_it(tmp_path: Path) -> None:
    spec = parcels(["open", "deleted"], delete=operation("remove", "204", responses={"404": {"description": "no"}}))
    mock = play(spec, tmp_path)
    made(mock)
    assert answer(mock, "DELETE", "/parcels/1")[0].status == 204
    assert answer(mock, "GET", "/parcels")[1] == []


def test_an_overlay_word_says_it_otherwise(tmp_path: Path) -> None:
    spec = parcels(["open", "sent", "canceled", "lost"], "cancel", "send", "lose", more={"canceled_at": STAMP})
    post = {verb: spec["paths"][f"/parcels/{{id}}/{verb}"]["post"] for verb in ("cancel", "send", "lose")}
    post["send"]["x-mock-transition"] = None
    post["cancel"]["x-mock-transition"] = {"property": "status", "to": "lost"}
    post["lose"]["x-mock-set"] = {"status": "open"}
    mock = play(spec, tmp_path)
    made(mock)
    assert done(mock, "send")["status"] == "open"
    moved = done(mock, "cancel")
    assert (moved["status"], moved["canceled_at"]) == ("lost", "2026-01-01T00:00:00Z")
    assert done(mock, "lose")["status"] == "open"


def test_a_lifecycle_with_transitions_governs_and_one_with_a_first_state_alone_does_not(tmp_path: Path) -> None:
    spec = parcels(["draft", "open", "canceled"], "cancel", "open")
    parcel = spec["components"]["schemas"]["Parcel"]
    parcel["x-mock-lifecycle"] = {"initial": "open"}
    mock = play(spec, tmp_path)
    assert mock.contract.lifecycles == {}
    assert made(mock)["status"] == "open"
    assert done(mock, "cancel")["status"] == "canceled"
    moves = [{"from": "draft", "to": "open", "by": "op-open"}, {"from": "open", "to": "canceled"}]
    parcel["x-mock-lifecycle"] = {"initial": "draft", "terminal": ["canceled"], "transitions": moves}
    mock = play(spec, tmp_path)
    made(mock)
    assert done(mock, "cancel")["status"] == "draft"
    assert done(mock, "open")["status"] == "open"


@pytest.mark.parametrize(
    "text",
    [
        "Where it is: `in_transit`, `pending`, `canceled` or `delivered`.",
        "in_transit, pending, canceled, delivered",
        "Status of the parcel (in_transit | pending | canceled)",
        "One of: in_transit, pending, or canceled.",
    ],
)
def test_a_state_that_only_its_description_names(tmp_path: Path, text: str) -> None:
    spec = parcels(["x", "y"], "cancel")
    spec["components"]["schemas"]["Parcel"]["properties"]["status"] = {"type": "string", "description": text}
    mock = play(spec, tmp_path)
    assert made(mock)["status"] == "pending"
    assert done(mock, "cancel")["status"] == "canceled"


@pytest.mark.parametrize("text", ["Where it is, pending or not, is shown here", "red, green or blue", "pending"])
def test_other_descriptions_name_no_states(tmp_path: Path, text: str) -> None:
    spec = parcels(["x", "y"], "cancel")
    spec["components"]["schemas"]["Parcel"]["properties"]["status"] = {"type": "string", "description": text}
    [collection] = play(spec, tmp_path).contract.resources.collections.values()
    assert collection.states == ()


@pytest.mark.parametrize("event", ["parcel.canceled", "parcel.cancelled", "parcelCanceled"])
def test_a_move_emits_the_event_of_its_state(tmp_path: Path, event: str) -> None:
    spec = parcels(["open", "canceled"], "cancel")
    body = {"content": {"application/json": {"schema": {"type": "object"}}}}
    spec["webhooks"] = {event: {"post": {"requestBody": body, "responses": {"204": {"description": "thanks"}}}}}
    mock = play(spec, tmp_path)
    made(mock)
    assert [entry.type for entry in mock.webhooks.events()] == []
    done(mock, "cancel")
    assert [entry.type for entry in mock.webhooks.events()] == [event]


def test_explain_says_what_a_verb_does_and_what_of_that_is_guessed(tmp_path: Path) -> None:
    more = {"canceled_at": STAMP, "locked": {"type": "boolean"}}
    mock = play(parcels(["open", "sent", "void"], "cancel", "lock", "frobnicate-it", more=more), tmp_path)
    text = " ".join(explain(mock.contract).split())
    assert (
        "op-cancel: action, perhaps status becomes void, canceled_at is set, not from void "
        "(cancel, the last word of its path)" in text
    )
    assert "op-lock: action, locked becomes true (lock, the last word of its path)" in text
    found = {(doubt.kind, doubt.about) for doubt in doubts(mock.contract, ())}
    assert ("guessed-state", "POST /parcels/{id}/cancel: status becomes void") in found
    assert ("moves-nothing", "POST /parcels/{id}/frobnicate-it") in found
    assert not [about for kind, about in found if kind in ("guessed-state", "moves-nothing") and "lock" in about]


def test_what_undoes_a_verb_takes_its_time_back(tmp_path: Path) -> None:
    spec = parcels(["open", "archived"], "archive", "unarchive", more={"archived_at": STAMP})
    mock = play(spec, tmp_path)
    made(mock)
    assert done(mock, "archive")["archived_at"] == "2026-01-01T00:00:00Z"
    restored = done(mock, "unarchive")
    assert (restored["status"], restored["archived_at"]) == ("open", None)
    assert "archived_at becomes null" in " ".join(explain(mock.contract).split())


def test_a_flag_that_says_the_contrary_becomes_false(tmp_path: Path) -> None:
    mock = play(parcels(["a", "b"], "read", more={"unread": {"type": "boolean"}}), tmp_path)
    made(mock)
    assert done(mock, "read")["unread"] is False


def test_the_values_of_a_state_are_those_that_the_list_may_be_filtered_by(tmp_path: Path) -> None:
    spec = parcels(["x", "y"], "cancel")
    spec["components"]["schemas"]["Parcel"]["properties"]["status"] = {"type": "string", "readOnly": True}
    words = {"type": "string", "enum": ["all", "DELIVERED", "OPEN", "CANCELLED"]}
    spec["paths"]["/parcels"]["get"]["parameters"] = [{"name": "status", "in": "query", "schema": words}]
    mock = play(spec, tmp_path)
    assert made(mock)["status"] == "OPEN"
    assert done(mock, "cancel")["status"] == "CANCELLED"
    (parcel,) = mock.contract.resources.collections.values()
    assert [state.values for state in parcel.states] == [("DELIVERED", "OPEN", "CANCELLED")]


@pytest.mark.parametrize(("example", "expected"), [({}, "canceled"), ({"example": "OPEN"}, "CANCELED")])
def test_a_text_without_values_takes_the_word_of_the_verb_as_a_guess(
    tmp_path: Path, example: dict[str, Any], expected: str
) -> None:
    spec = parcels(["x", "y"], "cancel")
    spec["components"]["schemas"]["Parcel"]["properties"]["status"] = {"type": "string", **example}
    mock = play(spec, tmp_path)
    made(mock)
    assert done(mock, "cancel")["status"] == expected
    assert answer(mock, "POST", "/parcels/1/cancel")[0].status == 409
    guessed = ("guessed-state", f"POST /parcels/{{id}}/cancel: status becomes {expected}")
    assert guessed in {(doubt.kind, doubt.about) for doubt in doubts(mock.contract, ())}


def test_the_state_of_an_address_is_no_state_of_a_verb(tmp_path: Path) -> None:
    spec = parcels(["x", "y"], "cancel", more={"city": {"type": "string"}})
    named = spec["components"]["schemas"]["Parcel"]["properties"]
    named["state"] = {"type": "string", "example": "CA"}
    del named["status"]
    spec["components"]["schemas"]["Parcel"]["required"] = ["id", "state"]
    mock = play(spec, tmp_path)
    assert made(mock)["state"] == done(mock, "cancel")["state"] == "CA"


@pytest.mark.parametrize(
    ("verb", "states", "target"),
    [
        ("check-in", ["checked_in", "booked"], "checked_in"),
        ("check-out", ["booked", "checked_out"], "checked_out"),
        ("write-off", ["open", "written_off"], "written_off"),
        ("sign_up", ["signed_up", "invited"], "signed_up"),
        ("poweroff", ["running", "initializing", "off"], "off"),
        ("power_on", ["off", "running", "initializing"], "running"),
        ("reboot", ["initializing", "restarting", "off"], "restarting"),
        ("cancel.json", ["draft", "canceled"], "canceled"),
    ],
)
def test_verbs_of_two_words_and_what_ends_a_path(tmp_path: Path, verb: str, states: list[str], target: str) -> None:
    mock = play(parcels(states, verb), tmp_path)
    made(mock)
    assert done(mock, verb)["status"] == target


def test_a_flag_says_what_is_going_on(tmp_path: Path) -> None:
    more = {"following": {"type": "boolean"}, "label": {"type": "string"}}
    spec = parcels(["draft", "open"], "follow", "unfollow", more=more)
    spec["paths"]["/parcels/{id}/follow"]["delete"] = operation("stop", "200", schema_ref("Parcel"))
    mock = play(spec, tmp_path)
    assert made(mock)["following"] is False
    assert done(mock, "follow")["following"] is True
    assert done(mock, "unfollow")["following"] is False
    done(mock, "follow")
    assert answer(mock, "DELETE", "/parcels/1/follow")[1]["following"] is False


def test_what_is_switched_stands_before_or_behind_its_verb(tmp_path: Path) -> None:
    mock = play(parcels(["draft"], "enable_rescue", more={"rescue_enabled": {"type": "boolean"}}), tmp_path)
    assert made(mock)["rescue_enabled"] is False
    assert done(mock, "enable_rescue")["rescue_enabled"] is True


@pytest.mark.parametrize("nullable", [True, False])
def test_what_can_be_restored_is_marked_when_it_is_deleted(tmp_path: Path, nullable: bool) -> None:
    moment = {"type": ["string", "null"] if nullable else "string", "format": "date-time"}
    removal = {"delete": {"operationId": "drop", "responses": {"204": {"description": "gone"}}}}
    mock = play(parcels(["open"], "restore", more={"deleted_at": moment}, **removal), tmp_path)
    assert made(mock).get("deleted_at") is None
    assert answer(mock, "DELETE", "/parcels/1")[0].status == 204
    assert answer(mock, "GET", "/parcels/1")[1]["deleted_at"] == "2026-01-01T00:00:00Z"
    assert answer(mock, "GET", "/parcels")[1] == []
    assert done(mock, "restore").get("deleted_at") is None
    assert len(answer(mock, "GET", "/parcels")[1]) == 1
    assert "brings the record back" in explain(mock.contract)


@pytest.mark.parametrize(("setting", "taking"), [("attach", "detach"), ("assign", "unassign")])
def test_a_verb_takes_back_what_its_opposite_sets(tmp_path: Path, setting: str, taking: str) -> None:
    van = {"type": ["integer", "null"]}
    spec = parcels(["open"], setting, taking, more={"van": van})
    body = {"type": "object", "required": ["van"], "properties": {"van": {"type": "integer"}}}
    spec["paths"][f"/parcels/{{id}}/{setting}"]["post"]["requestBody"] = {
        "content": {"application/json": {"schema": body}}
    }
    mock = play(spec, tmp_path)
    assert made(mock)["van"] is None
    assert done(mock, setting, {"van": 7})["van"] == 7
    assert done(mock, taking)["van"] is None
    assert f"van becomes null (takes back what op-{setting} sets)" in explain(mock.contract)


def test_what_is_returned_in_parts_adds_up_where_nothing_says_of_how_much(tmp_path: Path) -> None:
    spec = parcels(["open", "refunded"], "refund", more={"refundedAmount": {"type": "number"}})
    body = {"type": "object", "properties": {"amount": {"type": "number"}}}
    spec["paths"]["/parcels/{id}/refund"]["post"]["requestBody"] = {"content": {"application/json": {"schema": body}}}
    mock = play(spec, tmp_path)
    made(mock)
    done(mock, "refund", {"amount": 2.5})
    part = done(mock, "refund", {"amount": 1})
    assert (part["refundedAmount"], part["status"]) == (3.5, "open")
    assert done(mock, "refund", {})["status"] == "refunded"


def test_a_state_that_a_record_was_in_is_none_that_it_begins_in(tmp_path: Path) -> None:
    states = {"type": ["string", "null"], "enum": ["open", "sent", None]}
    mock = play(parcels(["open", "sent"], more={"previous_status": states}), tmp_path)
    assert [state.name for state in mock.contract.resources.collections["/parcels"].states] == ["status"]


def test_paying_a_part_lowers_what_is_due(tmp_path: Path) -> None:
    amounts = {name: {"type": "integer"} for name in ("total", "amount_paid", "amount_due")}
    part = {"amount": {"type": "integer"}}
    spec = parcels(["open", "paid"], "pay", more=amounts, creating={"total": {"type": "integer"}})
    body = {"content": {"application/json": {"schema": {"type": "object", "properties": part}}}}
    spec["paths"]["/parcels/{id}/pay"]["post"]["requestBody"] = body
    mock = play(spec, tmp_path)
    made(mock, total=500)
    seen = [done(mock, "pay", {"amount": each}) for each in (200, 300)]
    assert [(each["status"], each["amount_paid"], each["amount_due"]) for each in seen] == [
        ("open", 200, 300),
        ("paid", 500, 0),
    ]


def test_a_replacement_that_says_nothing_of_the_state_leaves_it(tmp_path: Path) -> None:
    sent = {"label": {"type": "string"}, "note": {"type": "string"}, "status": {"type": "string"}}
    spec = parcels(
        ["open", "paid"], "pay", more={"label": {"type": "string"}, "note": {"type": "string"}}, creating=sent
    )
    parcel = spec["components"]["schemas"]["Parcel"]
    parcel["required"] = ["id"]
    body = {"type": "object", "required": ["label"], "properties": {**sent, **parcel["properties"]}}
    del body["properties"]["id"]
    spec["paths"]["/parcels/{id}"]["put"] = operation("set", reply=schema_ref("Parcel"), body=body)
    spec["paths"]["/parcels"]["post"]["requestBody"]["content"]["application/json"]["schema"] = body
    mock = play(spec, tmp_path)
    made(mock, label="a", note="b")
    done(mock, "pay")
    changed = answer(mock, "PUT", "/parcels/1", {"label": "c"})[1]
    assert (changed["status"], changed["label"], "note" in changed) == ("paid", "c", False)


@pytest.mark.parametrize(
    ("word", "status"), [("withdraw", "closed"), ("withdrawal", "closed"), ("withdrawals", "open")]
)
def test_things_that_are_made_below_a_record_are_no_verb_that_may_end_it(
    tmp_path: Path, word: str, status: str
) -> None:
    mock = play(parcels(["open", "closed"], word), tmp_path)
    made(mock)
    assert done(mock, word)["status"] == status
