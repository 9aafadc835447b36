"""Handlers of the user's own: what they are given, what they may return, and what becomes of their mistakes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy import handler
from understudy.messages import Answer
from understudy.mock import Mock
from understudy.operations.call import OperationCall
from understudy.operations.loading import ExtensionsError
from understudy.records.service import RecordService
from understudy.server.cli.main import main

ORDER = {
    "type": "object",
    "required": ["id", "total", "status"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "total": {"type": "integer", "minimum": 0},
        "status": {"type": "string", "enum": ["open", "paid"], "readOnly": True},
        "secret": {"type": "string", "writeOnly": True},
    },
}
PAYMENT = {"type": "object", "required": ["amount"], "properties": {"amount": {"type": "integer"}}}
ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
ERROR = {"type": "object", "required": ["message"], "properties": {"message": {"type": "string"}}}


def orders(folder: Path, *args: Any, envelope: bool = False, **options: Any) -> Mock:
    order: Any = schema_ref("Order")
    shown = {"type": "object", "required": ["data"], "properties": {"data": order}} if envelope else order
    lacking = {"404": {"description": "none"}}
    lacking = {**lacking, "422": {"description": "wrong"}}
    refused = {**lacking, "409": {"description": "no", "content": {"application/json": {"schema": ERROR}}}}
    paths = {
        "/orders": {
            "get": operation("listOrders", reply={"type": "array", "items": order}),
            "post": operation("makeOrder", "201", shown, body=order),
        },
        "/orders/{id}": {
            "parameters": [ID],
            "get": operation("getOrder", reply=shown, responses=lacking),
            "delete": operation("dropOrder", "204", responses=lacking),
        },
        "/orders/{id}/pay": {
            "parameters": [ID],
            "post": operation("payOrder", reply=shown, body=PAYMENT, responses=refused),
        },
        "/quote": {
            "get": operation(
                "quote",
                reply={"type": "object", "required": ["total"], "properties": {"total": {"type": "integer"}}},
                parameters=[{"name": "count", "in": "query", "schema": {"type": "integer"}}],
            )
        },
    }
    return play(document(paths, {"Order": ORDER}), folder, handlers=args, **options)


@handler("payOrder")
def pay(call: OperationCall, records: RecordService) -> Any:
    order = records.get("orders", call.path["id"])
    if call.body["amount"] < order["total"]:
        return Answer(409, {"message": f"{order['total'] - call.body['amount']} is missing"})
    return records.transition("orders", call.path["id"], to="paid")


@handler("quote")
def quote(call: OperationCall, _records: RecordService) -> Any:
    return {"total": 3 * call.query.get("count", 1)}


def answered(mock: Mock, method: str, target: str, body: Any = None, **headers: str) -> tuple[int, Any]:
    response, value = answer(mock, method, target, body, **headers)
    return response.status, value


@pytest.mark.parametrize("envelope", [False, True])
def test_a_handler_takes_the_call_and_the_records_and_returns_a_record(tmp_path: Path, envelope: bool) -> None:
    mock = orders(tmp_path, pay, quote, envelope=envelope)
    mock.create("orders", total=5, secret="s")
    paid = {"id": 1, "total": 5, "status": "paid"}
    # In the envelope of the answer, and without what no answer shows.
    assert answered(mock, "POST", "/orders/1/pay", {"amount": 5}) == (200, {"data": paid} if envelope else paid)
    assert [row["cause"] for row in mock.transitions()] == ["payOrder"]
    assert answered(mock, "GET", "/quote?count=4") == (200, {"total": 12})
    assert answered(mock, "GET", "/orders/1")[1] == ({"data": paid} if envelope else paid)


def test_a_request_is_validated_before_the_handler_sees_it(tmp_path: Path) -> None:
    mock = orders(tmp_path, pay)
    assert answered(mock, "POST", "/orders/1/pay", {"amount": "x"})[0] == 422


def test_an_answer_may_refuse_and_then_nothing_is_committed(tmp_path: Path) -> None:
    @handler("payOrder")
    def greedy(call: OperationCall, records: RecordService) -> Any:
        records.update("orders", call.path["id"], total=100)
        return Answer(409, {"message": "not today"})

    mock = orders(tmp_path, greedy)
    mock.create("orders", total=5)
    assert answered(mock, "POST", "/orders/1/pay", {"amount": 5}) == (409, {"message": "not today"})
    assert mock.get("orders", 1)["total"] == 5


def test_what_the_records_refuse_is_answered_as_the_document_says(tmp_path: Path) -> None:
    mock = orders(tmp_path, pay)
    assert answered(mock, "POST", "/orders/7/pay", {"amount": 5})[0] == 404

    @handler("payOrder")
    def again(_call: OperationCall, records: RecordService) -> Any:
        return records.create("orders", id=1, total=1)

    mock = orders(tmp_path, again)
    mock.create("orders", total=5)
    assert answered(mock, "POST", "/orders/1/pay", {"amount": 5}) == (409, {"message": "order 1 exists already"})
    assert mock.get("orders", 1)["total"] == 5


def test_not_implemented_is_the_built_in_handler(tmp_path: Path) -> None:
    @handler("makeOrder", "getOrder")
    def discount(call: OperationCall, records: RecordService) -> Any:
        if call.operation.id == "makeOrder" and call.body["total"] > 100:
            return records.create("orders", total=100)
        return NotImplemented

    mock = orders(tmp_path, discount)
    assert [answered(mock, "POST", "/orders", {"total": total})[1]["total"] for total in (7, 700)] == [7, 100]
    assert answered(mock, "GET", "/orders/2")[1]["total"] == 100


def test_an_operation_without_a_body_may_return_none(tmp_path: Path) -> None:
    @handler("dropOrder")
    def drop(call: OperationCall, records: RecordService) -> None:
        records.delete("orders", call.path["id"])

    mock = orders(tmp_path, drop)
    mock.create("orders", total=5)
    assert answered(mock, "DELETE", "/orders/1") == (204, None)
    assert mock.records("orders") == []


@pytest.mark.parametrize(("returned", "status"), [({"id": 1}, 204), ([1], 204), (None, 204), ("x", 500), (5, 500)])
def test_what_an_operation_without_a_body_may_return(tmp_path: Path, returned: Any, status: int) -> None:
    @handler("dropOrder")
    def drop(_call: OperationCall, _records: RecordService) -> Any:
        return returned

    mock = orders(tmp_path, drop)
    mock.create("orders", total=5)
    assert answered(mock, "DELETE", "/orders/1")[0] == status


def test_who_called_is_known(tmp_path: Path) -> None:
    @handler("quote")
    def whoami(call: OperationCall, _records: RecordService) -> Any:
        return Answer(200, {"total": len(call.principal.subject) if call.principal else 0})

    assert answered(orders(tmp_path, whoami), "GET", "/quote") == (200, {"total": 0})


def test_an_answer_off_the_document_is_a_500_and_nothing_is_committed(tmp_path: Path) -> None:
    @handler("payOrder")
    def wrong(call: OperationCall, records: RecordService) -> Any:
        return {**records.update("orders", call.path["id"], total=9), "total": "nine"}

    mock = orders(tmp_path, wrong)
    mock.create("orders", total=5)
    status, body = answered(mock, "POST", "/orders/1/pay", {"amount": 5})
    assert (status, body["title"]) == (500, "The mock's own answer breaks the contract")
    assert [error["pointer"] for error in body["errors"]] == ["/total"]
    assert mock.get("orders", 1)["total"] == 5


def _raises(_call: OperationCall, records: RecordService) -> Any:
    records.create("orders", total=1)
    raise ValueError("no stock")


def _nameless(_call: OperationCall, records: RecordService) -> Any:
    return records.get("ordrs", 1)


LINE = _raises.__code__.co_firstlineno
MISTAKES = [
    (_raises, f"test_handlers.py:{LINE} _raises raised ValueError: no stock; nothing was changed"),
    (
        _nameless,
        f"test_handlers.py:{_nameless.__code__.co_firstlineno} _nameless raised UnknownResourceError: "
        "the document has no resource 'ordrs'; did you mean orders?; nothing was changed",
    ),
    (
        lambda _call, _records: None,
        "returned None; payOrder answers with a body: return a record (dict), an Answer, or NotImplemented; "
        "nothing was changed",
    ),
    (
        lambda _call, _records: 5,
        "returned int 5; payOrder answers with a body: return a record (dict), an Answer, or NotImplemented; "
        "nothing was changed",
    ),
]


@pytest.mark.parametrize(("function", "detail"), MISTAKES, ids=["raises", "unknown", "none", "number"])
def test_a_handlers_mistake_is_a_500_that_names_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, function: Any, detail: str
) -> None:
    mock = orders(tmp_path, handler("payOrder")(function))
    mock.create("orders", total=5)
    response, body = answer(mock, "POST", "/orders/1/pay", {"amount": 5})
    assert (response.status, body["title"]) == (500, "The handler of payOrder failed")
    assert body["detail"].endswith(detail)
    assert dict(response.headers)["X-Mock-Reason"] == body["detail"].removesuffix("; nothing was changed")
    assert body["detail"] in caplog.text
    assert [record["total"] for record in mock.records("orders")] == [5]
    (entry,) = mock.journal.entries()
    assert (entry.operation_id, entry.response.status) == ("payOrder", 500)


# -- where they come from -------------------------------------------------------------------------------------------

MODULE = """
from understudy import handler

@handler("quote")
def quote(call, records):
    return {"total": 42}
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    file = tmp_path / f"handlers_of_{tmp_path.name}.py"
    file.write_text(MODULE)
    yield file
    for name in [name for name in sys.modules if tmp_path.name in name]:
        del sys.modules[name]


def test_handlers_come_by_module_file_or_object(tmp_path: Path, module: Path) -> None:
    for source in (module, str(module), module.name, module.stem):
        mock = orders(tmp_path, source)
        assert answered(mock, "GET", "/quote") == (200, {"total": 42})
        assert answered(mock.fresh(), "GET", "/quote") == (200, {"total": 42})


def test_a_handler_can_be_called_and_stacked() -> None:
    stacked = handler("payOrder")(handler("quote")(pay.function))
    assert stacked.operation_ids == ("payOrder", "quote")
    assert quote(type("Call", (), {"query": {}})(), None) == {"total": 3}
    with pytest.raises(TypeError, match=r'handler takes operationIds: write @handler\("payOrder"\)'):
        handler(pay.function)  # type: ignore[arg-type]


def refusal(folder: Path, *args: Any) -> str:
    with pytest.raises(ExtensionsError) as caught:
        orders(folder, *args)
    return str(caught.value)


def test_handlers_that_do_not_fit_the_document_are_named_with_their_place(tmp_path: Path) -> None:
    def place(function: Any) -> str:
        return f"test_handlers.py:{function.__code__.co_firstlineno} {function.__qualname__}"

    def lone(_call: Any) -> Any: ...
    async def later(_call: Any, _records: Any) -> Any: ...

    assert refusal(tmp_path, handler("payOder", "quote")(lone)).splitlines() == [
        f"{place(lone)}: the document has no operation 'payOder'; did you mean payOrder?",
        f"{place(lone)}: a handler takes the call and the records: (call, records)",
    ]
    assert refusal(tmp_path, handler("quote")(later)) == f"{place(later)} is async; write a plain function"
    assert refusal(tmp_path, quote, handler("quote")(pay.function)) == (
        f"{place(pay.function)}: quote has a handler already, {place(quote.function)}"
    )
    assert refusal(tmp_path, 5) == "handlers takes modules, files and functions with @handler; got 5"


def test_modules_that_can_not_be_used_are_named(tmp_path: Path, module: Path) -> None:
    (tmp_path / "empty.py").write_text("")
    (tmp_path / "broken.py").write_text("x = 1\ny = 1 / 0\n")
    assert refusal(tmp_path, tmp_path / "empty.py") == (
        f'{tmp_path / "empty.py"} has no handler; write one such as @handler("payOrder") above '
        "def pay(call, records), of understudy"
    )
    assert refusal(tmp_path, tmp_path / "broken.py") == (
        "broken.py can't be imported: ZeroDivisionError: division by zero (broken.py:2)"
    )
    assert refusal(tmp_path, tmp_path / "emty.py") == (
        f"there is no file emty.py; did you mean {tmp_path / 'empty.py'}?"
    )
    assert refusal(tmp_path, module.stem[:-1]) == (
        f"there is no module {module.stem[:-1]}; did you mean {module.stem}?"
    )


def test_a_token_endpoint_can_not_be_taken_over(tmp_path: Path) -> None:
    flow = {"tokenUrl": "/token", "scopes": {}}
    schemes = {"oauth": {"type": "oauth2", "flows": {"clientCredentials": flow}}}
    paths = {"/token": {"post": operation("issueToken", reply={"type": "object"})}}
    built = document(paths, components={"securitySchemes": schemes})
    with pytest.raises(ExtensionsError, match="issueToken is a token endpoint of OAuth 2, which no handler can take"):
        play(built, tmp_path, handlers=[handler("issueToken")(pay.function)])


def test_the_answer_is_validated_in_json_even_for_a_list(tmp_path: Path) -> None:
    @handler("listOrders")
    def newest(_call: OperationCall, records: RecordService) -> Any:
        return Answer(200, records.records("orders")[::-1])

    mock = orders(tmp_path, newest)
    for total in (1, 2):
        mock.create("orders", total=total)
    response, body = answer(mock, "GET", "/orders")
    assert [record["total"] for record in body] == [2, 1]
    assert dict(response.headers)["Content-Type"] == "application/json"
    assert json.loads(response.body) == body


def test_the_command_line_refuses_what_does_not_fit_before_it_serves(
    tmp_path: Path, module: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    orders(tmp_path)  # leaves its document
    module.write_text(MODULE.replace('"quote"', '"qote"'))
    serve = ["serve", str(tmp_path / "openapi.json"), "--port", "0", "--handlers"]
    assert main([*serve, module.name]) == 2
    assert capsys.readouterr().err == (
        f"{module.name}:4 quote: the document has no operation 'qote'; did you mean quote?\n"
    )
    assert main([*serve, "gone.py"]) == 2
    assert capsys.readouterr().err == "there is no file gone.py\n"
