"""Every XML answer of the petstore is read by lxml, is the record that JSON shows, and goes back in as it came."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from live_mocks import SHARED
from lxml import etree

from understudy.clock import ManualClock
from understudy.exchange import Request, Response
from understudy.mock import Mock, open_mock

XML, JSON = "application/xml", "application/json"
SPEC = SHARED / "petstore.yaml"
PET = {
    "id": 7,
    "name": 'Rex & "Co" <ü>',
    "category": {"id": 1, "name": "Dogs"},
    "photoUrls": ["https://a.test/?b=1&c=2", ""],
    "tags": [{"id": 1, "name": "kind"}, {"id": 2, "name": " two\nlines "}],
    "status": "available",
}
ORDER = {
    "id": 3,
    "petId": 7,
    "quantity": 2,
    "shipDate": "2026-01-02T03:04:05Z",
    "status": "approved",
    "complete": False,
}
USER = {"id": 1, "username": "ann", "firstName": "A", "lastName": "", "email": "a@b.test", "userStatus": 1}
DOCUMENT = yaml.safe_load(SPEC.read_text())
# operationId, method, target, what is sent as JSON.
CALLS: tuple[tuple[str, str, str, Any], ...] = (
    ("addPet", "POST", "/pet", {**PET, "id": 8}),
    ("updatePet", "PUT", "/pet", {**PET, "name": "Tom"}),
    ("findPetsByStatus", "GET", "/pet/findByStatus?status=available", None),
    ("findPetsByTags", "GET", "/pet/findByTags?tags=kind", None),
    ("getPetById", "GET", "/pet/7", None),
    ("updatePetWithForm", "POST", "/pet/7?name=Rex&status=sold", None),
    ("getOrderById", "GET", "/store/order/3", None),
    ("createUser", "POST", "/user", {**USER, "username": "bob"}),
    ("createUsersWithListInput", "POST", "/user/createWithList", [{**USER, "username": "cid"}]),
    ("loginUser", "GET", "/user/login?username=ann&password=x", None),
    ("getUserByName", "GET", "/user/ann", None),
)


def documented() -> Iterator[str]:
    """The operations that answer XML when they work."""
    for item in DOCUMENT["paths"].values():
        for operation in item.values():
            for status, response in operation.get("responses", {}).items():
                if status[0] in "2d" and XML in response.get("content", {}):
                    yield operation["operationId"]


def send(mock: Mock, method: str, target: str, accept: str, body: Any = None, kind: str = JSON) -> Response:
    path, _, query = target.partition("?")
    headers = {"accept": accept, "content-type": kind, "authorization": "Bearer any", "api_key": "any"}
    content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    return mock.handle(Request(method, f"/api/v3{path}", query, headers, content))


@pytest.fixture
def mock() -> Mock:
    return filled()


def filled() -> Mock:
    mock = open_mock(SPEC, clock=ManualClock())
    for target, body in (("/pet", PET), ("/store/order", ORDER), ("/user", USER)):
        assert send(mock, "POST", target, JSON, body).status < 300
    return mock


def schema_of(operation_id: str) -> Any:
    for item in DOCUMENT["paths"].values():
        for operation in item.values():
            if operation["operationId"] == operation_id:
                responses = operation["responses"]
                return responses.get("200", responses.get("default"))["content"][XML]["schema"]
    raise AssertionError(operation_id)


def value_of(element: Any, schema: Any) -> Any:
    """What an element says, by a reading of the specification of our own: names, wrapped arrays, types."""
    if "$ref" in schema:
        schema = DOCUMENT["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    kind = schema.get("type")
    if kind == "array":
        return [value_of(child, schema["items"]) for child in element]
    if kind == "object":
        return {child.tag: value_of(child, schema["properties"][child.tag]) for child in element.iterchildren("{*}*")}
    text = element.text or ""
    return int(text) if kind == "integer" else text == "true" if kind == "boolean" else text


def test_each_xml_answer_of_the_document_is_called() -> None:
    assert {call[0] for call in CALLS} == set(documented())


@pytest.mark.parametrize("call", CALLS, ids=lambda call: str(call[0]))
def test_it_is_the_record_that_json_shows(call: tuple[str, str, str, Any]) -> None:
    name, method, target, body = call
    plain = send(filled(), method, target, JSON, body)
    answer = send(filled(), method, target, XML, body)
    assert (answer.status, dict(answer.headers)["Content-Type"]) == (plain.status, XML)
    root = etree.fromstring(answer.body, etree.XMLParser(resolve_entities=False))
    assert value_of(root, schema_of(name)) == json.loads(plain.body)


def test_it_goes_back_in_as_it_came(mock: Mock) -> None:
    before = send(mock, "GET", "/pet/7", XML).body
    assert etree.tostring(etree.fromstring(before), method="c14n") == etree.tostring(
        etree.fromstring(send(mock, "PUT", "/pet", XML, before, XML).body), method="c14n"
    )
    assert json.loads(send(mock, "GET", "/pet/7", JSON).body) == PET
    root = etree.fromstring(before)
    root.find("name").text = "Tom"
    send(mock, "PUT", "/pet", XML, etree.tostring(root), XML)
    assert json.loads(send(mock, "GET", "/pet/7", JSON).body) == {**PET, "name": "Tom"}


def test_what_xml_can_not_say_is_refused_and_changes_nothing(mock: Mock) -> None:
    refused = send(mock, "PUT", "/pet", XML, {**PET, "name": "bell\u0007"})
    assert refused.status == 406
    assert dict(refused.headers)["X-Mock-Reason"].startswith("the answer can't be XML: name has the character")
    assert json.loads(send(mock, "GET", "/pet/7", JSON).body) == PET
