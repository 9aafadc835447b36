"""What is planned, kept or known to be valid answers as the plain way does, where all is worked out each time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.clock import ManualClock
from understudy.exchange import Request, Response
from understudy.inference.shapes import json_media
from understudy.mock import Mock, open_mock
from understudy.openapi.model import Operation
from understudy.openapi.pointer import MISSING
from understudy.openapi.schemas import Schemas, Validator
from understudy.openapi.violations import Words
from understudy.rendering.errors import ErrorAnswers, error_answer
from understudy.values.generate import Unsatisfiable, Values

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("benchmarks/widgets.yaml", "spec/campaignflow/openapi.yaml", "tests/support/orders.yaml")


def plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on nothing is planned, no word or made-up value is kept, and every answer is validated."""

    def answered(self: ErrorAnswers, refusal: Any, called: Operation | None, *, request: Request) -> Any:
        return error_answer(refusal, called, self._schemas, self._values, request=request)

    monkeypatch.setattr("understudy.records.service.creation_of", lambda *_args: None)
    monkeypatch.setattr("understudy.operations.straight.creation_of", lambda *_args: None)
    monkeypatch.setattr("understudy.operations.effects.creation_of", lambda *_args: None)
    monkeypatch.setattr(ErrorAnswers, "answer", answered)
    monkeypatch.setattr(Words, "_once", Words.plain)
    monkeypatch.setattr(Schemas, "says_the_same", lambda *_args: False)
    monkeypatch.setattr(Values, "shown", lambda *_args, **_named: MISSING)
    monkeypatch.setattr(Values, "drawn", lambda *_args, **_named: None)
    monkeypatch.setattr("understudy.values.repair.completion_of", lambda *_args: None)
    monkeypatch.setattr("understudy.values.generator.whole_numbers", lambda _flat: None)
    monkeypatch.setattr(Validator, "_taken_apart", lambda _self: None)


def bodies(values: Values, called: Operation) -> Iterator[Any]:
    """What may be sent to an operation: valid bodies, and ones of which a property is missing, wrong or unknown."""
    media = json_media(called.request_body.content) if called.request_body is not None else None
    if media is None or media.schema is None:
        yield None
        return
    for turn in range(2):
        try:
            body = values.generate(media.schema, "request", key=f"{called.id} {turn}", fresh=turn > 0)
        except Unsatisfiable:
            return
        yield body
        for name in list(body)[:2] if isinstance(body, dict) else ():
            yield {other: value for other, value in body.items() if other != name}
            yield {**body, name: [None, "2026-13-45"][turn]}
        if isinstance(body, dict):
            yield {**body, "unheardOf": {"inner": [1]}}
    yield "a text"


def responses(mock: Mock) -> list[Response]:
    """What every operation of a document answers, called in turn with what may be sent to it."""
    values = Values(mock.contract.schemas, 7)
    headers = {"authorization": "Bearer t", "content-type": "application/json"}
    found = []
    for called in sorted(mock.contract.operations.values(), key=lambda each: each.method != "POST"):
        path = called.path
        for parameter in called.parameters:
            path = path.replace(f"{{{parameter.name}}}", "1")
        for body in bodies(values, called):
            text = b"" if body is None else json.dumps(body).encode()
            found.append(mock.handle(Request(called.method, path, "", headers, text)))
    return found


@pytest.mark.parametrize(
    ("name", "fill", "overlays"),
    [
        *((name, "optional", ()) for name in DOCUMENTS),
        (DOCUMENTS[0], "required", ()),
        (DOCUMENTS[1], "optional", (ROOT / "spec/campaignflow/mock.overlay.yaml",)),
    ],
)
def test_both_ways_answer_the_same(
    name: str, fill: Any, overlays: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = partial(open_mock, ROOT / name, overlays=overlays, fill=fill, validation="service")
    planned = opened(clock=ManualClock())
    answered = responses(planned)
    plainly(monkeypatch)
    plain = opened(clock=ManualClock())
    assert answered == responses(plain)
    assert name != DOCUMENTS[0] or any(each.straight is not None for each in planned.engine.compiled.values())
    statuses = {each.status for each in answered}
    assert 201 in statuses
    assert statuses & {400, 422}
    assert [entry.violations for entry in planned.journal] == [entry.violations for entry in plain.journal]
    assert [entry.changed for entry in planned.journal] == [entry.changed for entry in plain.journal]
    for collection in planned.contract.resources.collections:
        assert kept(planned, collection) == kept(plain, collection)


def kept(mock: Mock, collection: str) -> list[Any]:
    return [(address, mock.store.get(address)) for address in mock.store.addresses(collection)]


BOX = {
    "type": "object",
    "properties": {
        "id": {"type": "integer"},
        "created_at": {"type": "string", "format": "date-time"},
        "size": {"type": "string", "enum": ["small", "large"], "default": "small"},
        "label": {"type": ["string", "null"]},
        "weight": {"type": "number", "minimum": 0},
        "door": {"type": "object", "properties": {"open": {"type": "boolean"}, "keys": {"type": "array", "items": {}}}},
    },
}


@pytest.fixture
def boxes(tmp_path: Path) -> Mock:
    paths = {
        "/boxes": {
            "get": operation("listBoxes", reply={"type": "array", "items": schema_ref("Box")}),
            "post": operation("createBox", "201", schema_ref("Box"), body=schema_ref("Box")),
        },
        "/boxes/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
            "get": operation("getBox", reply=schema_ref("Box")),
        },
    }
    return play(document(paths, {"Box": BOX}), tmp_path)


def test_a_planned_record_has_what_nobody_sent(boxes: Mock) -> None:
    _, made = answer(boxes, "POST", "/boxes", {"id": 7, "created_at": "2020-01-01T00:00:00Z"})
    assert made["id"] == 7
    _, made = answer(boxes, "POST", "/boxes", {"created_at": "2020-01-01T00:00:00Z", "id": 0, "door": {}})
    assert made == {**made, "id": 0, "size": "small", "label": None, "door": {"open": False, "keys": []}}
    assert answer(boxes, "GET", "/boxes/0")[1] == made


def test_a_record_that_somebody_changes_changes_no_other(boxes: Mock) -> None:
    answer(boxes, "POST", "/boxes", {"door": {"keys": []}})
    for record in boxes.records("boxes"):
        record["door"]["keys"].append("taken")
    assert [record["door"]["keys"] for record in boxes.records("boxes")] == [[]]


def test_a_counted_key_that_is_taken_is_passed_over(boxes: Mock) -> None:
    answer(boxes, "POST", "/boxes", {"id": 1, "created_at": "2020-01-01T00:00:00Z"})
    assert boxes.create("boxes")["id"] == 2
    assert [record["id"] for record in boxes.records("boxes")] == [1, 2]


def test_an_answer_by_another_schema_than_the_records_keeps_to_it(tmp_path: Path) -> None:
    number, text = {"type": "integer"}, {"type": "string"}
    cup = {"type": "object", "required": ["id"], "properties": {"id": number, "name": text}}
    short = {"type": "object", "required": ["id"], "properties": {"id": number, "name": {**text, "maxLength": 3}}}
    key = [{"name": "id", "in": "path", "required": True, "schema": number}]
    body = {"type": "object", "properties": {"name": text}}
    paths = {
        "/cups": {"post": operation("make", "201", short, body=body)},
        "/cups/{id}": {"parameters": key, "get": operation("read", reply=schema_ref("Cup"))},
    }
    mock = play(document(paths, {"Cup": cup}), tmp_path)
    response, made = answer(mock, "POST", "/cups", {"name": "a long name"})
    assert (response.status, made["id"], len(made.get("name", "")) <= 3) == (201, 1, True)
    assert answer(mock, "GET", "/cups/1")[1] == {"id": 1, "name": "a long name"}


def test_defaults_of_the_body_are_those_of_the_record(tmp_path: Path) -> None:
    number, text = {"type": "integer"}, {"type": "string"}
    cup = {"type": "object", "required": ["id"], "properties": {"id": number, "name": text, "size": number}}
    key = [{"name": "id", "in": "path", "required": True, "schema": number}]
    body = {"type": "object", "properties": {"name": {**text, "default": "mug"}, "size": {**number, "default": 3}}}
    paths = {
        "/cups": {"post": operation("make", "201", schema_ref("Cup"), body=body)},
        "/cups/{id}": {"parameters": key, "get": operation("read", reply=schema_ref("Cup"))},
    }
    mock = play(document(paths, {"Cup": cup}), tmp_path, fill="required")
    assert answer(mock, "POST", "/cups", {})[1] == {"id": 1, "name": "mug", "size": 3}
    assert answer(mock, "POST", "/cups", {"size": 5})[1] == {"id": 2, "name": "mug", "size": 5}
    assert answer(mock, "GET", "/cups/1")[1] == {"id": 1, "name": "mug", "size": 3}


CRATE: dict[str, Any] = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"type": "integer"}, "wood": {"type": "string"}},
}
SHOWN: dict[str, Any] = {
    "the same": schema_ref("Crate"),
    "more is required": {**CRATE, "required": ["id", "serial"]},
    "more is forbidden": {**CRATE, "properties": {**CRATE["properties"], "wood": {"type": "string", "maxLength": 3}}},
    "a union": {"oneOf": [schema_ref("Crate"), {"type": "null"}]},
}


@pytest.mark.parametrize("shown", SHOWN)
def test_a_record_that_another_one_shows_is_as_that_one_says(
    shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = {"type": "object", "properties": {"crate": {"type": "object", "properties": {"wood": {"type": "string"}}}}}
    load = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "crate": SHOWN[shown]}}
    by_key = {"parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]}
    made = {
        "x-mock-creates": [{"collection": "/crates", "as": "crate", "from": "$request.body#/crate"}],
        "x-mock-set": {"crate": "$created.crate#"},
    }
    paths = {
        "/crates": {"post": operation("createCrate", "201", schema_ref("Crate"), body=schema_ref("Crate"))},
        "/crates/{id}": {**by_key, "get": operation("getCrate", reply=schema_ref("Crate"))},
        "/loads": {"post": {**operation("createLoad", "201", schema_ref("Load"), body=sent), **made}},
        "/loads/{id}": {**by_key, "get": operation("getLoad", reply=schema_ref("Load"))},
    }
    written = document(paths, {"Crate": CRATE, "Load": load})

    def answered() -> list[Any]:
        mock = play(written, tmp_path)
        bodies_sent: list[Any] = [{"crate": {"wood": "oak"}}, {"crate": {"wood": "walnut"}}, {"crate": {}}, {}]
        answers = [answer(mock, "POST", "/loads", body) for body in bodies_sent]
        return [*answers, kept(mock, "/loads"), kept(mock, "/crates")]

    found = answered()
    assert [response.status for response, _ in found[:4]] == [201] * 4
    crate = found[1][1]["crate"]
    assert (crate.get("wood") == "walnut") is (shown != "more is forbidden")
    assert ("serial" in crate) is (shown == "more is required")
    plainly(monkeypatch)
    assert found == answered()
