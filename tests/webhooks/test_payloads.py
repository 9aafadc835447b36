"""What a payload holds: of its event, its record and what the record was before, by the names of its schema."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref
from receivers import HOOK, Receiver

from understudy.mock import Mock
from understudy.webhooks.sender import Outcome

TEXT, INT = {"type": "string"}, {"type": "integer"}
TIME = {"type": "string", "format": "date-time"}
STATUS = {"type": "string", "enum": ["open", "paid"]}
SETTABLE = {"note": TEXT, "amount": INT, "status": STATUS}
ORDER = {"type": "object", "required": ["id", "status"], "properties": {"id": INT, **SETTABLE}}
AT, SECONDS = "2026-01-01T00:00:00Z", 1767225600
RECORD = {"id": 1, "note": "new", "amount": 4, "status": "open"}


def of(**named: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(named), "properties": named}


def hook(schema: Any, **more: Any) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    return {"requestBody": {"content": content}, "responses": {"200": {"description": ""}}, **more}


def shop(folder: Path, webhooks: dict[str, Any], **create: Any) -> tuple[Mock, Receiver]:
    """Orders, whose webhooks are sent to the receiver; `create` are more keys of the operation that makes one."""
    body = {"type": "object", "properties": {**SETTABLE, "hook": TEXT}}
    key = [{"name": "id", "in": "path", "required": True, "schema": INT}]
    made = operation("makeOrder", "201", schema_ref("Order"), body=body, **create)
    one = {"parameters": key, "get": operation("getOrder", reply=schema_ref("Order"))}
    one["patch"] = operation("patchOrder", reply=schema_ref("Order"), body=body)
    one["delete"] = operation("deleteOrder", "204")
    paths = {"/orders": {"post": made}, "/orders/{id}": one}
    receiver = Receiver()
    mock = play(document(paths, {"Order": ORDER}, webhooks=webhooks), folder, sender=receiver, fill="required")
    return mock, receiver


def sent(folder: Path, schema: Any, name: str = "order.updated") -> list[Any]:
    """The payloads after an order was made, changed and deleted."""
    mock, receiver = shop(folder, {name: {"post": hook(schema)}})
    mock.webhooks.add_endpoint(HOOK)
    answer(mock, "POST", "/orders", {"note": "old", "amount": 4, "status": "open"})
    answer(mock, "PATCH", "/orders/1", {"note": "new"})
    answer(mock, "PATCH", "/orders/1", {"note": "new"})
    answer(mock, "DELETE", "/orders/1")
    mock.webhooks.deliver()
    return [each.json for each in receiver.sent]


NULLABLE = [{"anyOf": [schema_ref("Order"), {"type": "null"}]}, {"oneOf": [{"type": "null"}, schema_ref("Order")]}]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({}, RECORD),
        (schema_ref("Order"), RECORD),
        (of(id=TEXT, type=TEXT, created_at=TIME), {"id": "evt_000001", "type": "order.updated", "created_at": AT}),
        (of(id=INT, event=TEXT, timestamp=INT), {"id": 1, "event": "order.updated", "timestamp": SECONDS}),
        (
            of(event_id=TEXT, topic=TEXT, sentAt=TIME),
            {"event_id": "evt_000001", "topic": "order.updated", "sentAt": AT},
        ),
        (
            of(id=TEXT, created_on=TIME, creation_time=INT),
            {"id": "evt_000001", "created_on": AT, "creation_time": SECONDS},
        ),
        (of(kind={"enum": ["y", "order.updated"]}), {"kind": "order.updated"}),
        (of(kind={"enum": ["y"]}, note=TEXT), {"kind": "y", "note": "new"}),
        (of(order_id=INT, note=TEXT), {"order_id": 1, "note": "new"}),
        (of(orderId=TEXT, amount=INT), {"orderId": "1", "amount": 4}),
        (of(order=of(note=TEXT, amount=INT)), {"order": RECORD}),
        (of(data=schema_ref("Order")), {"data": RECORD}),
        (of(data={"allOf": [schema_ref("Order")], "description": "the order"}), {"data": RECORD}),
        *((of(data=each), {"data": RECORD}) for each in NULLABLE),
        (of(data=of(object=schema_ref("Order"))), {"data": {"object": RECORD}}),
        (of(data=of(id=INT, note=TEXT)), {"data": {"id": 1, "note": "new"}}),
        (of(data=of(object=of(amount=INT))), {"data": {"object": {"amount": 4}}}),
        (of(data=of(note=TEXT, old_note=TEXT)), {"data": {"note": "new", "old_note": "old"}}),
        (of(previous_note=TEXT, prev_amount=INT, note=TEXT), {"previous_note": "old", "prev_amount": 4, "note": "new"}),
        (of(formerNote=TEXT, priorStatus=TEXT), {"formerNote": "old", "priorStatus": "open"}),
        (of(from_note=TEXT, status=TEXT), {"from_note": "old", "status": "open"}),
        (of(a=of(b=of(c=of(note=TEXT)))), {"a": {"b": {"c": {"note": "new"}}}}),
        (of(a=of(b=of(c=of(d=of(note=TEXT))))), {"a": {"b": {"c": {"d": {"note": "new"}}}}}),
        (of(id=TEXT, data=schema_ref("Order"), note=TEXT), {"id": "evt_000001", "data": RECORD, "note": "new"}),
    ],
)
def test_what_a_payload_holds_by_the_names_of_its_schema(tmp_path: Path, schema: Any, expected: Any) -> None:
    assert sent(tmp_path, schema) == [expected]


@pytest.mark.parametrize(
    ("name", "notes"),
    [("order.created", ["old"]), ("order.updated", ["new"]), ("order.deleted", ["new"]), ("order_removed", ["new"])],
)
def test_an_event_has_the_record_of_its_time(tmp_path: Path, name: str, notes: list[str]) -> None:
    assert [each["note"] for each in sent(tmp_path, of(note=TEXT), name)] == notes


def test_a_payload_says_nothing_of_what_it_has_no_name_for(tmp_path: Path) -> None:
    closed = {**of(id=TEXT), "additionalProperties": False}
    assert sent(tmp_path, closed) == [{"id": "evt_000001"}]


# -- callbacks --------------------------------------------------------------------------------------------------------


def called_back(folder: Path, expression: str, body: dict[str, Any], **parameters: str) -> list[str]:
    """The URLs that a callback of the create is sent to."""
    query = [{"name": name, "in": "query", "schema": TEXT} for name in ("to", "at")]
    fields = [{"name": "X-Hook", "in": "header", "schema": TEXT}]
    callbacks = {"made": {expression: {"post": hook({"type": "object", "properties": {"note": TEXT}})}}}
    mock, receiver = shop(folder, {}, callbacks=callbacks, parameters=query + fields)
    target = "/orders?" + "&".join(f"{name}={value}" for name, value in parameters.items() if name != "x_hook")
    headers = {"x_hook": parameters["x_hook"]} if "x_hook" in parameters else {}
    assert answer(mock, "POST", target, {"status": "open", **body}, **headers)[0].status == 201
    mock.webhooks.deliver()
    assert all(each.json == {"note": body.get("note", "")} for each in receiver.sent)
    return [each.url for each in receiver.sent]


@pytest.mark.parametrize(
    ("expression", "body", "parameters", "expected"),
    [
        ("$request.body#/hook", {"hook": "http://127.0.0.1:5/a"}, {}, ["http://127.0.0.1:5/a"]),
        ("$request.body#/hook", {}, {}, []),
        ("$request.body#/hook", {"hook": ""}, {}, []),
        ("{$request.body#/hook}", {"hook": "http://127.0.0.1:5/a"}, {}, ["http://127.0.0.1:5/a"]),
        ("{$request.body#/hook}/done", {"hook": "http://127.0.0.1:5/a"}, {}, ["http://127.0.0.1:5/a/done"]),
        ("{$request.body#/hook}/done", {}, {}, []),
        ("$request.query.to", {}, {"to": "http://127.0.0.1:5/b"}, ["http://127.0.0.1:5/b"]),
        ("$request.header.X-Hook", {}, {"x_hook": "http://127.0.0.1:5/c"}, ["http://127.0.0.1:5/c"]),
        ("$request.header.x-hook", {}, {"x_hook": "http://127.0.0.1:5/c"}, ["http://127.0.0.1:5/c"]),
        (
            "{$request.query.to}/{$request.query.at}",
            {},
            {"to": "http://127.0.0.1:5", "at": "d"},
            ["http://127.0.0.1:5/d"],
        ),
        ("{$request.query.to}/{$request.query.at}", {}, {"to": "http://127.0.0.1:5"}, []),
        ("http://127.0.0.1:5/{$response.body#/id}", {}, {}, ["http://127.0.0.1:5/1"]),
        ("http://127.0.0.1:5/{$method}/{$statusCode}", {}, {}, ["http://127.0.0.1:5/POST/201"]),
        ("http://127.0.0.1:5/{$response.body#/nowhere}", {}, {}, []),
    ],
)
def test_where_a_callback_goes(
    tmp_path: Path, expression: str, body: dict[str, Any], parameters: dict[str, str], expected: list[str]
) -> None:
    assert called_back(tmp_path, expression, {"note": "x", **body}, **parameters) == expected


# -- states that clients set ------------------------------------------------------------------------------------------


def test_a_state_that_a_client_sets_is_notified_once_it_is_another(tmp_path: Path) -> None:
    shown = of(id=TEXT, note=TEXT, previous_status=STATUS)
    mock, receiver = shop(tmp_path, {"order.paid": {"post": hook(shown)}, "order.created": {"post": hook(shown)}})
    mock.webhooks.add_endpoint(HOOK, events=["order.paid"])
    answer(mock, "POST", "/orders", {"note": "one", "amount": 4, "status": "open"})
    answer(mock, "POST", "/orders", {"note": "two", "amount": 4, "status": "paid"})
    for body in ({"note": "three"}, {"status": "paid"}, {"status": "paid"}, {"note": "four"}, {"status": "open"}):
        answer(mock, "PATCH", "/orders/1", body)
    answer(mock, "PATCH", "/orders/1", {"status": "paid", "note": "five"})
    answer(mock, "DELETE", "/orders/1")
    answer(mock, "DELETE", "/orders/2")
    mock.webhooks.deliver()
    assert [each.json for each in receiver.sent] == [
        {"id": f"evt_00000{number}", "note": note, "previous_status": "open"}
        for number, note in ((3, "three"), (4, "five"))
    ]
    emitted = [(event.type, event.resource, event.key) for event in mock.webhooks.events(order="oldest")]
    assert emitted == [
        ("order.created", "/orders", ("1",)),
        ("order.created", "/orders", ("2",)),
        ("order.paid", "/orders", ("1",)),
        ("order.paid", "/orders", ("1",)),
    ]


def test_a_callback_of_an_operation_that_changes_nothing_is_about_its_record_or_its_answer(tmp_path: Path) -> None:
    def calling(expression: str) -> dict[str, Any]:
        return {"seen": {expression: {"post": hook({"type": "object", "properties": {"note": TEXT, "pong": TEXT}})}}}

    key = [{"name": "id", "in": "path", "required": True, "schema": INT}]
    one = operation("getOrder", reply=schema_ref("Order"), callbacks=calling("http://127.0.0.1:5/{$response.body#/id}"))
    made = operation("makeOrder", "201", schema_ref("Order"), body=schema_ref("Order"))
    listed = operation("orders", reply={"type": "array", "items": schema_ref("Order")})
    listed["callbacks"] = calling("http://127.0.0.1:5/list")
    ping = operation(
        "ping", reply=of(pong={"const": "yes"}), callbacks=calling("http://127.0.0.1:5/{$response.body#/pong}")
    )
    paths = {
        "/orders": {"post": made, "get": listed},
        "/orders/{id}": {"parameters": key, "get": one},
        "/ping": {"get": ping},
    }
    receiver = Receiver()
    mock = play(document(paths, {"Order": ORDER}), tmp_path, sender=receiver, fill="required")
    answer(mock, "POST", "/orders", {"id": 1, "note": "mine", "status": "open"})
    for path in ("/orders/1", "/orders/9", "/orders", "/ping"):
        answer(mock, "GET", path)
    mock.webhooks.deliver()
    assert [(each.url.rpartition("/")[2], each.json.get("note"), each.json.get("pong")) for each in receiver.sent] == [
        ("1", "mine", None),
        ("list", None, None),
        ("yes", None, "yes"),
    ]
    assert [(event.resource, event.key, event.callback) for event in mock.webhooks.events(order="oldest")] == [
        ("/orders", ("1",), True),
        ("/orders", (), True),
        ("", (), True),
    ]


@pytest.mark.parametrize("method", ["put", "patch"])
def test_a_webhook_is_sent_by_the_method_that_it_stands_under(tmp_path: Path, method: str) -> None:
    sent_by: list[str] = []

    class Methods(Receiver):
        def send(self, method: str, *args: Any) -> Outcome:
            sent_by.append(method)
            return Outcome(204)

    mock, _ = shop(tmp_path, {"order.created": {method: hook(of(id=TEXT))}})
    mock.webhooks._deliverer._sender = Methods()
    mock.webhooks.add_endpoint(HOOK)
    answer(mock, "POST", "/orders", {"status": "open"})
    mock.webhooks.deliver()
    assert sent_by == [method.upper()]
