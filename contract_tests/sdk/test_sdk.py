"""The SDK as a party: every operation through its generated method, and what it says against what the mock heard.

Nothing that is given may be lost on the way there, nothing that is answered on the way back, and every documented
error arrives as the error class of its status with the document's error model.
"""

from __future__ import annotations

import asyncio
import functools
import json
import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx
import pytest
import schemathesis
from campaignflow import AsyncClient, Client, errors, models
from hypothesis import HealthCheck, Phase, given, note, settings
from live_mocks import new_mock
from sdk_calls import CallInput, arguments, json_value, method_names, provide, reach, same, same_text

from understudy.clock import ManualClock
from understudy.inference.shapes import success_response
from understudy.mock import Mock
from understudy.openapi.media_types import covers_json, is_json
from understudy.openapi.model import Operation
from understudy.server.inprocess import async_transport, transport
from understudy.server.server import lazy_control
from understudy.server.sessions import Sessions
from understudy.server.wsgi import ContractApp
from understudy.state.journal import JournalEntry
from understudy.testing.wsgi_server import served

EXAMPLES = 200 if os.environ.get("CI") else 25
HOME = {"base_url": "http://mock", "client_id": "understudy", "client_secret": "understudy", "max_retries": 0}
METHODS = method_names()
CLASSES = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    406: errors.NotAcceptableError,
    409: errors.ConflictError,
    412: errors.PreconditionFailedError,
    415: errors.UnsupportedMediaTypeError,
    422: errors.UnprocessableEntityError,
    429: errors.RateLimitError,
}


@functools.cache
def the_mock() -> Mock:
    """One mock for this process, reset before every call."""
    return new_mock(clock=ManualClock())


@functools.cache
def schema() -> Any:
    return schemathesis.openapi.from_dict(the_mock().contract.document)


OPERATIONS = list(the_mock().contract.operations.values())
REFUSALS = [
    (operation, int(status))
    for operation in OPERATIONS
    for status in operation.responses
    if status.startswith(("4", "5"))
]
every_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)


def inputs(operation: Operation) -> Any:
    """A strategy for what the operation can be given."""

    def from_case(case: Any) -> CallInput:
        body = case.body if operation.request_body is not None and isinstance(case.body, dict) else None
        is_form = operation.request_body is not None and not is_json(operation.request_body.content[0].name)
        if body is not None and (is_form or not is_json(case.media_type or "")):
            # A form has no notation for an undeclared value that is no text.
            body = {name: value for name, value in body.items() if isinstance(value, str)}
        return CallInput(dict(case.path_parameters or {}), dict(case.query or {}), body)

    return schema()[operation.path][operation.method].as_strategy().map(from_case)


def method_of(client: Any, operation: Operation) -> Any:
    resource, method = METHODS[operation.method, operation.path]
    return getattr(reach(client, resource), method)


def heard(mock: Mock, operation: Operation) -> JournalEntry:
    """The one entry of the journal that is about the operation's path, but for the client's own token."""
    found = [entry for entry in mock.journal if entry.operation_id == operation.id]
    assert found, f"{operation.id} never arrived: {[entry.request.path for entry in mock.journal]}"
    return found[-1]


def check_request(operation: Operation, sent: CallInput, entry: JournalEntry) -> None:
    """What the mock received is what the SDK was called with."""
    request = entry.request
    assert request.method == operation.method
    path = operation.path
    parts = dict(zip(path.split("/"), map(unquote, request.path.split("/")), strict=True))
    for part, text in parts.items():
        name = part.strip("{}")
        assert same_text(text, sent.path[name]) if name != part else text == part
    query = dict(parse_qsl(request.query, keep_blank_values=True))
    for name, value in sent.query.items():
        assert same_text(query.pop(name), value), f"{name} of the query"
    defaults = {parameter.name: default_of(parameter.schema) for parameter in operation.parameters}
    assert all(same_text(text, defaults[name]) for name, text in query.items()), f"{query} was never given"
    if sent.body is None:
        assert request.body == b""
    elif is_json(request.headers["content-type"]):
        assert same(json.loads(request.body), sent.body)
    else:
        form = dict(parse_qsl(request.body.decode(), keep_blank_values=True))
        assert form.keys() == sent.body.keys()
        assert all(same_text(form[name], value) for name, value in sent.body.items())


def default_of(node: Any) -> Any:
    resolved = the_mock().contract.schemas.resolve(node)
    return resolved.get("default") if isinstance(resolved, dict) else None


def check_answer(operation: Operation, entry: JournalEntry, result: Any) -> None:
    """What the SDK returned is what the mock said."""
    assert 200 <= entry.response.status < 300
    content = dict(entry.response.headers).get("Content-Type", "")
    if is_json(content):
        assert same(json_value(result), json.loads(entry.response.body))
    else:
        assert (json_value(result) or b"") == entry.response.body


def check(operation: Operation, sent: CallInput, mock: Mock, result: Any) -> None:
    entry = heard(mock, operation)
    check_request(operation, sent, entry)
    check_answer(operation, entry, result)


def prepare(operation: Operation, sent: CallInput) -> Mock:
    mock = the_mock()
    mock.reset()
    provide(mock, operation, sent)
    return mock


def examples(count: int) -> settings:
    return settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )


def test_every_operation_has_one_method_and_every_method_one_operation() -> None:
    assert METHODS.keys() == {(operation.method, operation.path) for operation in OPERATIONS}
    assert len(set(METHODS.values())) == len(OPERATIONS)
    with Client(**HOME) as client:
        for operation in OPERATIONS:
            resource, method = METHODS[operation.method, operation.path]
            assert callable(getattr(reach(client, resource), method))
            assert callable(getattr(reach(client, resource).with_raw_response, method))


@every_operation
def test_nothing_is_lost(operation: Operation) -> None:
    with httpx.Client(transport=transport(the_mock())) as http, Client(**HOME, http_client=http) as client:
        method = method_of(client, operation)

        @examples(EXAMPLES)
        @given(inputs(operation))
        def run(sent: CallInput) -> None:
            note(repr(sent))
            mock = prepare(operation, sent)
            check(operation, sent, mock, method(**arguments(method, sent)))

        run()


class Enriching(httpx.BaseTransport):
    """Adds to every JSON object that is answered a property that no document knows, where its schema lets it."""

    def __init__(self, mock: Mock) -> None:
        self._mock = mock
        self._inner = transport(mock)
        self.last: Any = None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self._inner.handle_request(request)
        entry = self._mock.journal.entries(limit=1)[0]
        if entry.operation_id is None or not is_json(response.headers.get("content-type", "")):
            return response
        documented = self._mock.contract.operations[entry.operation_id].response_for(response.status_code)
        value = json.loads(response.read())
        assert documented is not None
        if isinstance(value, dict):
            richer = {**value, "unknown-to-all": [{"is": None}, 1.5]}
            node = documented.content[0].schema
            assert node is not None
            value = richer if self._mock.contract.schemas.validator(node, "response").is_valid(richer) else value
        self.last = value
        return httpx.Response(response.status_code, json=value, request=request)


@every_operation
def test_unknown_properties_of_an_answer_are_kept(operation: Operation) -> None:
    mock = the_mock()
    way = Enriching(mock)
    with httpx.Client(transport=way) as http, Client(**HOME, http_client=http) as client:
        method = method_of(client, operation)

        @examples(1)
        @given(inputs(operation))
        def run(sent: CallInput) -> None:
            note(repr(sent))
            prepare(operation, sent)
            result = method(**arguments(method, sent))
            if is_json_answer(operation):
                assert same(json_value(result), way.last)

        run()


def is_json_answer(operation: Operation) -> bool:
    response = success_response(operation)
    return response is not None and any(covers_json(media.name) for media in response.content)


@every_operation
def test_nothing_is_lost_with_asyncio(operation: Operation) -> None:
    @examples(2)
    @given(inputs(operation))
    def run(sent: CallInput) -> None:
        note(repr(sent))
        check(operation, sent, prepare(operation, sent), asyncio.run(call(sent)))

    async def call(sent: CallInput) -> Any:
        http = httpx.AsyncClient(transport=async_transport(the_mock()))
        async with http, AsyncClient(**HOME, http_client=http) as client:
            method = method_of(client, operation)
            return await method(**arguments(method, sent))

    run()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The mock of this process behind a real socket, so that its journal and store stay at hand."""
    mock = the_mock()
    sessions = Sessions(mock)
    with served(ContractApp(sessions, lazy_control(sessions))) as url:
        yield url


@every_operation
def test_nothing_is_lost_over_a_socket(operation: Operation, address: str) -> None:
    with Client(**{**HOME, "base_url": address}) as client:
        method = method_of(client, operation)

        @examples(2)
        @given(inputs(operation))
        def run(sent: CallInput) -> None:
            note(repr(sent))
            mock = prepare(operation, sent)
            check(operation, sent, mock, method(**arguments(method, sent)))

        run()


def made_up(operation: Operation) -> CallInput:
    """Some valid input, the same each time."""
    mock = the_mock()

    def value(node: Any, name: str) -> Any:
        return mock.values.generate(node, "request", key=f"{operation.id} {name}")

    places: dict[str, dict[str, Any]] = {"path": {}, "query": {}}
    for parameter in operation.parameters:
        if parameter.required and parameter.location in places:
            places[parameter.location][parameter.name] = value(parameter.schema, parameter.name)
    media = operation.request_body.content[0] if operation.request_body else None
    return CallInput(**places, body=None if media is None or media.schema is None else value(media.schema, "body"))


@pytest.mark.parametrize(("operation", "status"), REFUSALS, ids=lambda value: getattr(value, "id", value))
def test_a_documented_error_is_typed(operation: Operation, status: int) -> None:
    mock = the_mock()
    mock.reset()
    mock.faults.add(operation.id, status, times=None)
    with httpx.Client(transport=transport(mock)) as http, Client(**HOME, http_client=http) as client:
        method = method_of(client, operation)
        with pytest.raises(errors.CampaignFlowError) as caught:
            method(**arguments(method, made_up(operation)))
    error = caught.value
    assert type(error) is CLASSES.get(status, errors.ServerError)
    assert isinstance(error, errors.StatusError)
    assert (error.status_code, error.operation) == (status, ".".join(METHODS[operation.method, operation.path]))
    documented = operation.responses[str(status)]
    if documented.content:
        node = documented.content[0].schema
        assert isinstance(node, dict)
        assert type(error.body) is getattr(models, node["$ref"].rpartition("/")[2])
        assert same(error.body.to_dict(), json.loads(heard(mock, operation).response.body))
