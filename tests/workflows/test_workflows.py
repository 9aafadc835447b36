"""Workflows: what is wrong with a document, what expressions and criteria say, and how a run goes on."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from documents import document, operation, play, schema_ref
from howtos import OVER_A_SOCKET, blocks, both_ways, called_over, run_page
from hypothesis import given
from hypothesis import strategies as st

from understudy.clock import ManualClock
from understudy.mock import Mock
from understudy.problem import DocumentError
from understudy.server.cli.main import main
from understudy.workflows import (
    InProcess,
    OverHttp,
    WorkflowFailed,
    WorkflowOutcome,
    Workflows,
    read_workflows,
    run_workflow,
    workflow_cases,
)
from understudy.workflows.criteria import Criterion, check_criterion, holds
from understudy.workflows.expressions import Exchanged, ExpressionError, RunContext, filled, parse, resolve

ROOT = Path(__file__).parents[2]
ORDERS = ROOT / "tests" / "support" / "orders.yaml"
FACTS = RunContext(
    inputs={"sku": "A-1", "deep": {"er": [1, 2]}, "a.b": "dotted"},
    steps={"made": {"id": 7, "all": {"x": [{"y": True}]}}},
    workflows={"first": {"inputs": {}, "outputs": {"token": "t"}}},
    sources={"shop": {"url": "http://mock"}},
    exchanged=Exchanged(
        "http://mock/orders?x=1", "POST", {"id": 3}, {"x": 1}, {"x-sent": "s"}, {"n": 1}, 201,
        {"location": "/orders/7"}, {"id": 7, "items": [{"sku": "A-1", "price": 5.5}], "note": None, "a/b": "s"},
    ),
)  # fmt: skip


def workflow(*steps: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"workflowId": "one", "steps": list(steps), **more}


def arazzo(*workflows: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "arazzo": "1.0.1",
        "info": {"title": "Shop", "version": "1"},
        "sourceDescriptions": [{"name": "shop", "url": str(ORDERS), "type": "openapi"}],
        "workflows": list(workflows),
        **more,
    }


@pytest.fixture
def write(tmp_path: Path) -> Callable[[dict[str, Any]], Path]:
    def write(built: dict[str, Any]) -> Path:
        file = tmp_path / "flows.yaml"
        file.write_text(yaml.safe_dump(built))
        return file

    return write


@pytest.fixture
def read(write: Callable[[dict[str, Any]], Path]) -> Callable[..., Workflows]:
    return lambda *workflows, **more: read_workflows(write(arazzo(*workflows, **more)))


def run(found: Workflows, name: str = "one", **more: Any) -> WorkflowOutcome:
    mock = Mock(found.sources["shop"].contract, clock=ManualClock())
    return run_workflow(found, name, InProcess(mock), **more)


CREATE = {
    "stepId": "make",
    "operationId": "createOrder",
    "requestBody": {"payload": {"note": "n"}},
    "outputs": {"id": "$response.body#/id"},
}
READ = {
    "stepId": "read",
    "operationId": "getOrder",
    "parameters": [{"name": "id", "in": "path", "value": "$steps.make.outputs.id"}],
}


# Expressions


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$inputs.sku", "A-1"),
        ("$inputs.deep.er.1", 2),
        ("$inputs.a.b", "dotted"),
        ("$steps.made.outputs.id", 7),
        ("$steps.made.outputs.all#/x/0/y", True),
        ("$workflows.first.outputs.token", "t"),
        ("$sourceDescriptions.shop.url", "http://mock"),
        ("$statusCode", 201),
        ("$method", "POST"),
        ("$url", "http://mock/orders?x=1"),
        ("$request.path.id", 3),
        ("$request.query.x", 1),
        ("$request.header.X-Sent", "s"),
        ("$request.body#/n", 1),
        ("$response.header.Location", "/orders/7"),
        ("$response.body#/items/0/sku", "A-1"),
        ("$response.body#/a~1b", "s"),
        ("$response.body#/note", None),
    ],
)
def test_an_expression_has_a_value(text: str, value: Any) -> None:
    assert resolve(text, FACTS) == value


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("$input.sku", "'$input.sku' is no runtime expression; did you mean $inputs.sku?"),
        ("$response.body.id", "'$response.body.id': a place in the body is a JSON Pointer: $response.body#/id"),
        ("$response.body#id", "'$response.body#id': a JSON Pointer begins with /, such as #/id"),
        ("$steps.made.id", "'$steps.made.id': write $steps.ID.outputs.NAME"),
        ("$statusCode.x", "'$statusCode.x': nothing follows $statusCode"),
        ("$response.query.x", "'$response.query.x': $response is followed by one of .header, .body"),
        ("$request.path.", "'$request.path.': $request.path is followed by a name, such as $request.path.id"),
        ("$inputs", "'$inputs': $inputs is followed by a name"),
        ("$inputs.sk", "'$inputs.sk': there is no value 'sk'; did you mean sku?"),
        ("$response.body#/itms", "'$response.body#/itms': there is no member 'itms'; did you mean items?"),
        ("$response.body#/items/4", "'$response.body#/items/4': there is no item 4; the array has 1"),
        (
            "$steps.mode.outputs.id",
            "'$steps.mode.outputs.id': there is no step that has run 'mode'; did you mean made?",
        ),
    ],
)
def test_an_expression_that_has_none(text: str, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        resolve(text, FACTS)
    assert str(caught.value) == message


def test_values_are_filled_in_at_any_depth() -> None:
    templates = {"a": ["$steps.made.outputs.id", "{$statusCode}", "no {$inputs.sku} of {$statusCode}", "$5 off", 4]}
    assert filled(templates, FACTS) == {"a": [7, 201, "no A-1 of 201", "$5 off", 4]}


@given(
    st.text(max_size=30)
    | st.lists(st.sampled_from([*"$.#/[](){}'&|=<>! a1", "$inputs", "$response.body", "&&"]), max_size=12).map("".join)
)
def test_no_text_breaks_the_readers(text: str) -> None:
    """Whatever is written is read, or refused with a message."""
    messages: list[str] = []
    for read_it in (
        lambda: parse(text),
        lambda: check_criterion(Criterion(text)),
        lambda: holds(Criterion(text), FACTS),
    ):
        try:
            read_it()
        except ExpressionError as error:
            messages.append(str(error))
    assert all(messages)


# Criteria


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("$statusCode == 201", True),
        ("$statusCode != 201", False),
        ("$statusCode >= 200 && $statusCode < 300", True),
        ("$statusCode == 200 || $statusCode == 201 && !($method == 'GET')", True),
        ("$method == 'post'", True),
        ("$response.body#/items[0].sku == 'A-1'", True),
        ("$response.body#/items[0].price > 5", True),
        ("$response.body#/items[3].price > 5", False),
        ("$response.body#/missing == null", True),
        ("$response.body#/note == null", True),
        ("$response.body#/id == true", False),
        ("$response.body#/id == '7'", False),
        ("'it''s' == 'it''s'", True),
        ("-1.5e1 < 0", True),
        ("true", True),
        ("false || $inputs.sku", True),
    ],
)
def test_a_simple_condition(condition: str, expected: bool) -> None:
    check_criterion(Criterion(condition))
    assert holds(Criterion(condition), FACTS) is expected


@pytest.mark.parametrize(
    ("kind", "context", "condition", "expected"),
    [
        ("regex", "$response.header.location", r"^/orders/\d+$", True),
        ("regex", "$statusCode", "^4", False),
        ("regex", "$response.body#/missing", ".*", False),
        ("jsonpath", "$response.body", "$.items[?@.price > 5]", True),
        ("jsonpath", "$response.body", "$.items[?@.price > 6]", False),
        ("jsonpath", "$response.body", "$[?count(@.*) > 0]", True),
        ("jsonpath", "$response.body", "$.items[?@.sku == '{$inputs.sku}']", True),
    ],
)
def test_a_criterion_of_another_type(kind: str, context: str, condition: str, expected: bool) -> None:
    criterion = Criterion(condition, kind, context)
    check_criterion(criterion)
    assert holds(criterion, FACTS) is expected


# What is wrong with a document


def problems(write: Callable[[dict[str, Any]], Path], built: dict[str, Any]) -> list[str]:
    file = write(built)
    with pytest.raises(DocumentError) as caught:
        read_workflows(file)
    return [str(problem).replace(f"error: {file}#", "") for problem in caught.value.problems]


WRONG: list[tuple[dict[str, Any], str]] = [
    (
        {"operationId": "creatOrder"},
        "/operationId: there is no operation 'creatOrder' (did you mean createOrder?) [unknown-operation]",
    ),
    (
        {"operationPath": "{$sourceDescriptions.shop.url}#/paths/~1ordrs/get"},
        "/operationPath: there is no operation '/paths/~1ordrs/get' (did you mean "
        "/paths/~1orders/get?) [unknown-operation]",
    ),
    (
        {"operationId": "getOrder"},
        "/parameters: getOrder needs its path parameter id [parameter]",
    ),
    (
        {"operationId": "listOrders", "parameters": [{"name": "x", "in": "query", "value": 1}]},
        "/parameters/0/name: there is no query parameter 'x' of listOrders (known: none) [unknown-query-parameter]",
    ),
    (
        {"operationId": "createOrder", "requestBody": {"payload": {"note": "$inputs.nte"}}},
        "/requestBody/payload/note: $inputs.nte: there is no input 'nte'; did you mean note? [expression]",
    ),
    (
        {"operationId": "createOrder", "requestBody": {"payload": "{$steps.stp.outputs.x}"}},
        "/requestBody/payload: $steps.stp.outputs.x: there is no step 'stp'; did you mean step? [expression]",
    ),
    (
        {"operationId": "createOrder", "outputs": {"id": "$response.body.id"}},
        "/outputs/id: '$response.body.id': a place in the body is a JSON Pointer: $response.body#/id [expression]",
    ),
    (
        {"operationId": "createOrder", "outputs": {"id": "$steps.step.outputs.ide"}},
        "/outputs/id: $steps.step.outputs.ide: there is no output of step 'ide'; did you mean id? [expression]",
    ),
    (
        {"operationId": "listOrders", "successCriteria": [{"condition": "$statusCode = 200"}]},
        "/successCriteria/0/condition: '$statusCode = 200' can't be read at '= 200' [criterion]",
    ),
    (
        {"operationId": "listOrders", "successCriteria": [{"context": "$url", "type": "jsonpth", "condition": "$"}]},
        "/successCriteria/0/type: there is no criterion type 'jsonpth' (did you mean "
        "jsonpath?) [unknown-criterion-type]",
    ),
    (
        {"operationId": "listOrders", "onSuccess": [{"name": "a", "type": "goto", "stepId": "stp"}]},
        "/onSuccess/0/stepId: there is no step 'stp' (did you mean step?) [unknown-step]",
    ),
    (
        {"operationId": "listOrders", "onSuccess": [{"name": "a", "type": "retry"}]},
        "/onSuccess/0/type: there is no action type 'retry' (known: end, goto) [unknown-action-type]",
    ),
    (
        {"operationId": "listOrders", "x-mock-await": {"webhook": "order.payed"}},
        "/x-mock-await/webhook: there is no webhook 'order.payed' (did you mean order.paid?) [unknown-webhook]",
    ),
    (
        {"operationId": "listOrders", "sucessCriteria": []},
        "/sucessCriteria: there is no field 'sucessCriteria' of step (did you mean successCriteria?) [unknown-field]",
    ),
    ({}, ": a step has one of operationId, operationPath, workflowId; this has none [step]"),
]  # fmt: skip


@pytest.mark.parametrize(("step", "problem"), WRONG, ids=lambda value: None)
def test_a_wrong_step(write: Callable[[dict[str, Any]], Path], step: dict[str, Any], problem: str) -> None:
    inputs = {"type": "object", "properties": {"note": {}}}
    assert problems(write, arazzo(workflow({"stepId": "step", **step}, inputs=inputs))) == [
        f"/workflows/0/steps/0{problem}"
    ]


def test_everything_that_is_wrong_is_reported_at_once(write: Callable[[dict[str, Any]], Path]) -> None:
    steps = [{"stepId": "a", "operationId": "listOrdrs"}, {"stepId": "a", "operationId": "listOrders", "onFailure": 3}]
    assert problems(write, arazzo(workflow(*steps, dependsOn=["two"]))) == [
        "/workflows/0/dependsOn/0: there is no workflow 'two' (known: one) [unknown-workflow]",
        "/workflows/0/steps/1/stepId: there are two steps 'a' [twice]",
        "/workflows/0/steps/0/operationId: there is no operation 'listOrdrs' (did you "
        "mean listOrders?) [unknown-operation]",
        "/workflows/0/steps/1/onFailure: onFailure is an array; got 3 [not-an-array]",
    ]


def test_workflows_that_need_each_other(write: Callable[[dict[str, Any]], Path]) -> None:
    first = workflow({"stepId": "a", "operationId": "listOrders"}, dependsOn=["two"])
    second = {"workflowId": "two", "steps": [{"stepId": "a", "workflowId": "one"}]}
    assert problems(write, arazzo(first, second))[0] == "/workflows/0: one needs two needs one [circle]"


def test_a_document_of_another_version(write: Callable[[dict[str, Any]], Path]) -> None:
    assert problems(write, {**arazzo(workflow(CREATE)), "arazzo": "2.0.0"}) == [
        "/arazzo: arazzo must be 1.0.x; got '2.0.0' [arazzo-version]"
    ]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=4),
        lambda inner: (
            st.lists(inner, max_size=2)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "stepId",
                        "operationId",
                        "parameters",
                        "name",
                        "in",
                        "value",
                        "outputs",
                        "onSuccess",
                        "type",
                        "successCriteria",
                        "condition",
                        "requestBody",
                        "payload",
                        "x-mock-await",
                        "webhook",
                    ]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=10,
    )
)
def test_no_document_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, step: Any) -> None:
    file = tmp_path_factory.getbasetemp() / "odd.json"
    file.write_text(json.dumps(arazzo(workflow(step))))
    problems: tuple[object, ...] = (None,)
    try:
        read_workflows(file)
    except DocumentError as error:
        problems = error.problems
    assert problems


# Runs


def test_steps_hand_values_on(read: Callable[..., Workflows]) -> None:
    found = read(workflow(CREATE, READ, outputs={"order": "$steps.make.outputs.id"}))
    outcome = run(found).check()
    assert outcome.outputs == {"order": 1}
    assert [step.did for step in outcome.steps] == ["POST /orders → 201", "GET /orders/1 → 200"]


def test_a_failure_says_what_was_and_what_should_have_been(read: Callable[..., Workflows]) -> None:
    lost = {"stepId": "lost", "operationId": "getOrder", "parameters": [{"name": "id", "in": "path", "value": 9}]}
    strict = {**CREATE, "successCriteria": [{"condition": "$statusCode == 200"}]}
    with pytest.raises(WorkflowFailed) as caught:
        run(read(workflow(strict))).check()
    assert str(caught.value).splitlines() == [
        "FAILED  one",
        "  failed  make  POST /orders",
        "          POST /orders → 201",
        "          $statusCode == 200 does not hold: $statusCode is 201",
        '          body: {"note":"n","id":1,"status":"pending"}',
    ]
    assert "answered 404, and the step has no successCriteria that allow it" in str(run(read(workflow(lost))))


def test_replacements_and_texts_make_a_payload(read: Callable[..., Workflows]) -> None:
    body = {"payload": {"note": "old"}, "replacements": [{"target": "/note", "value": "{$inputs.a} and {$inputs.b}"}]}
    first = {**CREATE, "requestBody": body, "successCriteria": [{"condition": "$response.body#/note == 'x and 2'"}]}
    text = {"stepId": "text", "operationId": "createOrder", "requestBody": {"payload": '{"note": "{$inputs.a}"}'}}
    inputs = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}, "b": {"default": 2}}}
    found = read(workflow(first, text, inputs=inputs))
    assert run(found, inputs={"a": "x"}).ok
    with pytest.raises(ValueError, match=r'^inputs of one: "a" is a required property$'):
        run(found)
    with pytest.raises(LookupError, match=r"has no workflow 'on'; did you mean one\?$"):
        run(found, "on")


def test_goto_end_and_criteria(read: Callable[..., Workflows]) -> None:
    look = {
        "stepId": "look",
        "operationId": "listOrders",
        "onSuccess": [{"name": "done", "type": "end", "criteria": [{"condition": "$response.body#/0/id == 1"}]}],
    }
    make = {**CREATE, "onSuccess": [{"name": "again", "type": "goto", "stepId": "look"}]}
    outcome = run(read(workflow(look, make, READ)))
    assert [step.id for step in outcome.steps] == ["look", "make", "look"]
    assert outcome.ok


def test_a_circle_ends(read: Callable[..., Workflows]) -> None:
    step = {"stepId": "a", "operationId": "listOrders", "onSuccess": [{"name": "again", "type": "goto", "stepId": "a"}]}
    outcome = run(read(workflow(step)))
    assert (outcome.ok, outcome.problem) == (False, "more than 1000 steps; it goes round in circles")


def test_a_retry_waits_on_the_mock_s_clock(read: Callable[..., Workflows]) -> None:
    again = {"name": "later", "type": "retry", "retryAfter": 86_400, "retryLimit": 2}
    paid = {"stepId": "pay", "operationId": "payOrder", "parameters": READ["parameters"]}
    wait = {**READ, "successCriteria": [{"condition": "$response.body#/status == 'closed'"}], "onFailure": [again]}
    outcome = run(read(workflow(CREATE, paid, wait)))
    assert outcome.ok
    assert [step.id for step in outcome.steps] == ["make", "pay", "read", "read", "read"]
    short = {**wait, "onFailure": [{**again, "retryLimit": 1}]}
    assert not run(read(workflow(CREATE, paid, short))).ok


def test_a_failure_may_lead_elsewhere_or_end(read: Callable[..., Workflows]) -> None:
    lost = {"stepId": "lost", "operationId": "getOrder", "parameters": [{"name": "id", "in": "path", "value": 1}]}
    there = {**lost, "onFailure": [{"name": "make", "type": "goto", "stepId": "make"}]}
    assert [step.id for step in run(read(workflow(there, CREATE, READ))).check().steps] == ["lost", "make", "read"]
    assert not run(read(workflow({**lost, "onFailure": [{"name": "no", "type": "end"}]}, CREATE))).ok


def test_workflows_in_workflows(read: Callable[..., Workflows]) -> None:
    inner = {
        "workflowId": "inner",
        "inputs": {"properties": {"note": {"type": "string"}}},
        "steps": [{**CREATE, "requestBody": {"payload": {"note": "$inputs.note"}}}],
        "outputs": {"id": "$steps.make.outputs.id"},
    }
    call = {"stepId": "make", "workflowId": "inner", "parameters": [{"name": "note", "value": "hello"}]}
    check = {**READ, "successCriteria": [{"condition": "$response.body#/note == 'hello'"}]}
    assert run(read(workflow(call, check), inner)).ok
    after = {"stepId": "make", "workflowId": "inner", "parameters": [{"name": "note", "value": 5}]}
    assert 'inputs of inner: /note: 5 is not of type "string"' in str(run(read(workflow(after), inner)))


def test_what_a_workflow_depends_on_is_run_first_and_once(read: Callable[..., Workflows]) -> None:
    first = {"workflowId": "first", "steps": [CREATE], "outputs": {"id": "$steps.make.outputs.id"}}
    second = {"workflowId": "second", "dependsOn": ["first"], "steps": [{"stepId": "a", "operationId": "listOrders"}]}
    count = {
        "stepId": "a",
        "operationId": "listOrders",
        "successCriteria": [
            {"condition": "$response.body#/1 == null && $response.body#/0/id == $workflows.first.outputs.id"}
        ],
    }
    assert run(read(first, second, workflow(count, dependsOn=["first", "second"]))).ok


def test_webhooks_are_awaited_and_taken_once(read: Callable[..., Workflows]) -> None:
    awaited = {"webhook": "order.created", "match": {"data": {"id": "$response.body#/id"}}}
    made = {**CREATE, "x-mock-await": awaited, "outputs": {"id": "$event.body#/data/id"}}
    again = {"stepId": "again", "x-mock-await": {"webhook": "order.created", "timeout": 0.01}}
    outcome = run(read(workflow(made, again)))
    assert outcome.steps[0].outputs == {"id": 1}
    assert outcome.steps[1].problem == (
        "no webhook order.created within 0.01 s; the last one differs: it was taken by an earlier step"
    )
    other = {**CREATE, "x-mock-await": {"webhook": "order.created", "match": {"data": {"id": 5}}, "timeout": 0.01}}
    assert "the last one differs: /data/id: expected 5, got 1" in run(read(workflow(other))).steps[0].problem


def test_every_style_of_parameter(tmp_path: Path, write: Callable[[dict[str, Any]], Path]) -> None:
    item = {
        "type": "object",
        "properties": {"tags": {"type": "array", "items": {"type": "string"}}, "id": {"type": "string"}},
    }
    many = {"type": "array", "items": {"type": "string"}}
    parameters = [
        {"name": "tags", "in": "query", "schema": many},
        {"name": "ids", "in": "query", "schema": many, "explode": False},
        {"name": "at", "in": "query", "style": "deepObject", "schema": {"type": "object"}},
        {"name": "by", "in": "query", "schema": {"type": "object"}},
        {"name": "of", "in": "query", "content": {"application/json": {"schema": {"type": "object"}}}},
        {"name": "X-Note", "in": "header", "schema": {"type": "string"}},
    ]
    built = document(
        {
            "/things/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
                "get": operation("getThing", "200", schema_ref("Thing"), parameters=parameters),
            }
        },
        {"Thing": item},
    )
    mock = play(built, tmp_path)
    values = {"tags": ["a", "b c"], "ids": ["1", "2"], "at": {"x": 1}, "X-Note": "n", "by": {"y": 2}, "of": {"z": 3}}
    sent = [{"name": "id", "in": "path", "value": "a/b"}, {"name": "sid", "in": "cookie", "value": "c"}]
    sent += [{"name": each["name"], "in": each["in"], "value": values[str(each["name"])]} for each in parameters]
    flows = arazzo(workflow({"stepId": "a", "operationId": "getThing", "parameters": sent}))
    flows["sourceDescriptions"][0]["url"] = "openapi.json"
    run_workflow(read_workflows(write(flows)), "one", InProcess(mock)).check()
    [entry] = mock.journal.entries()
    query = "tags=a&tags=b%20c&ids=1%2C2&at%5Bx%5D=1&y=2&of=%7B%22z%22%3A3%7D"
    assert (entry.request.path, entry.request.query) == ("/things/a%2Fb", query)
    assert (entry.request.headers["x-note"], entry.request.headers["cookie"]) == ("n", "sid=c")


# pytest and the command line


def test_cases_for_pytest(write: Callable[[dict[str, Any]], Path]) -> None:
    [case] = workflow_cases(write(arazzo(workflow(CREATE))))
    assert case.id == "one"
    found = case.values[0]
    found.run(InProcess(Mock(found.workflows.sources["shop"].contract)))  # type: ignore[union-attr]


def test_an_address_that_is_none() -> None:
    with pytest.raises(ValueError, match=r"address is one such as http://127\.0\.0\.1:4010; got 'localhost'$"):
        OverHttp("localhost")


def test_the_command(write: Callable[[dict[str, Any]], Path], capsys: pytest.CaptureFixture[str]) -> None:
    inputs = {"properties": {"note": {"type": "string"}, "id": {"default": 1}}}
    make = {**CREATE, "requestBody": {"payload": {"note": "$inputs.note"}}}
    look = {
        "stepId": "look",
        "operationId": "getOrder",
        "parameters": [{"name": "id", "in": "path", "value": "$inputs.id"}],
    }
    file = str(write(arazzo(workflow(make, look, inputs=inputs))))
    assert main(["run", file, "--input", "note=5"]) == 0
    assert capsys.readouterr().out == (
        "ok      one\n  ok      make  POST /orders → 201\n  ok      look  GET /orders/1 → 200\n1 of 1 workflows ok\n"
    )
    assert main(["run", file, "--input", "note=x", "--input", "id=2", "--header", "X-A: b"]) == 1
    assert "0 of 1 workflows ok" in capsys.readouterr().out
    for arguments, message in (
        (["--input", "nte=1"], "no workflow has an input 'nte'; did you mean note?\n"),
        (["--workflow", "on"], f"{file} has no workflow 'on'; did you mean one?\n"),
    ):
        assert main(["run", file, *arguments]) == 2
        assert capsys.readouterr().err == message
    assert main(["run", file, "--url", "http://127.0.0.1:1", "--input", "note=x"]) == 1
    reason = "ConnectError: [Errno 111] Connection refused"
    assert capsys.readouterr().err == f"POST http://127.0.0.1:1/orders was not answered: {reason}\n"


def test_the_command_reports_every_problem(
    write: Callable[[dict[str, Any]], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(arazzo(workflow({"stepId": "a", "operationId": "creatOrder"})))
    assert main(["run", str(file)]) == 2
    assert capsys.readouterr().err == (
        f"error: {file}#/workflows/0/steps/0/operationId: there is no operation 'creatOrder' "
        "(did you mean createOrder?) [unknown-operation]\n"
    )


@pytest.mark.process
@both_ways
def test_the_page_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """docs/workflows.md: its document is stored beside the orders, its blocks are run."""
    monkeypatch.chdir(tmp_path)
    Path("orders.yaml").write_text(ORDERS.read_text(encoding="utf-8"))
    [flows] = blocks("workflows.md", "yaml")
    Path("orders.arazzo.yaml").write_text(flows)
    with called_over(way, monkeypatch) as socket:
        if way == OVER_A_SOCKET:

            def service(mock: Mock) -> OverHttp:
                made = OverHttp(socket.url(mock))
                monkeypatch.setattr(made, "pause", lambda seconds: mock.advance(timedelta(seconds=seconds)))
                return made

            monkeypatch.setattr("understudy.workflows.InProcess", service)
        known: dict[str, Any] = {}
        run_page("workflows.md", known)
        for param in workflow_cases("orders.arazzo.yaml"):
            known["test_workflow"](*param.values)
