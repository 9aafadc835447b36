"""Plain data in, and whatever comes out: what an SDK takes, what it refuses to send, and what it never loses."""

from __future__ import annotations

import datetime
import importlib
import json
import logging
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from documents import document, operation, schema_ref

from understudy_tools.sdk.regenerate import regenerate

TEXT = {"type": "string"}
SCHEMAS: dict[str, Any] = {
    "Colour": {"type": "string", "enum": ["red", "green"]},
    "Hood": {"type": ["object", "null"], "properties": {"colour": TEXT}},
    "Wheel": {"type": "object", "required": ["size"], "properties": {"size": {"type": "integer"}}},
    "Car": {
        "type": "object",
        "required": ["name", "colour"],
        "additionalProperties": False,
        "properties": {
            "name": TEXT,
            "colour": schema_ref("Colour"),
            "soldOn": {"type": "string", "format": "date"},
            "soldAt": {"type": ["string", "null"], "format": "date-time"},
            "wheels": {"type": "array", "items": schema_ref("Wheel")},
            "shade": {"type": ["string", "null"], "enum": ["dark", "light", None]},
            "load": {"oneOf": [schema_ref("Box"), schema_ref("Crate")]},
            "extras": {"type": "object"},
            "hood": {"allOf": [schema_ref("Hood")], "description": "None of a bus."},
            "_links": {"type": "object", "properties": {"self": TEXT}},
            "_grade": {"type": "integer"},
            "grade": {"type": ["string", "null"], "enum": ["a", "b"]},
            "spare": {"type": ["object", "null"], "oneOf": [schema_ref("Wheel")]},
        },
    },
    "Note": {
        "type": "object",
        "properties": {"lines": {"type": "array", "items": schema_ref("Line")}},
    },
    "Line": {"oneOf": [schema_ref("Said"), schema_ref("Asked")], "discriminator": {"propertyName": "by"}},
    "Said": {"type": "object", "properties": {"by": {"const": "seller"}, "text": TEXT}},
    "Asked": {"type": "object", "properties": {"by": {"const": "buyer"}, "text": TEXT}},
    "Box": {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "box"}, "lid": TEXT}},
    "Crate": {"type": "object", "properties": {"kind": {"enum": ["crate", "cask"]}, "nails": {"type": "integer"}}},
}
UPLOAD = {"type": "object", "required": ["file"], "properties": {"file": {**TEXT, "format": "binary"}, "note": TEXT}}
PATHS = {
    "/cars": {
        "get": operation(
            "listCars",
            reply={"type": "array", "items": schema_ref("Car")},
            parameters=[
                {"name": "colour", "in": "query", "schema": schema_ref("Colour")},
                {"name": "since", "in": "query", "schema": {**TEXT, "format": "date"}},
                {"name": "top", "in": "query", "schema": {"type": "integer"}},
            ],
        ),
        "post": operation("createCar", body=schema_ref("Car"), reply=schema_ref("Car")),
    },
    "/notes": {"post": operation("createNote", "204", body=schema_ref("Note"))},
    "/cars/{id}/pictures": {
        "post": operation(
            "uploadPicture",
            "204",
            parameters=[{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
            requestBody={"required": True, "content": {"multipart/form-data": {"schema": UPLOAD}}},
        )
    },
}


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("cars")
    (folder / "openapi.json").write_text(json.dumps(document(PATHS, SCHEMAS)))
    assert regenerate(folder / "openapi.json", folder / "out", package="car_shop", progress=lambda _: None) == []
    sys.path.insert(0, str(folder / "out"))
    yield importlib.import_module("car_shop")
    sys.path.remove(str(folder / "out"))


@pytest.fixture(scope="module")
def models(sdk: Any) -> Any:
    return importlib.import_module("car_shop.models")


def calling(sdk: Any, reply: Any = None, status: int = 200, **options: Any) -> tuple[Any, list[httpx.Request]]:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        request.read()
        seen.append(request)
        return httpx.Response(status, json={"name": "n", "colour": "red"} if reply is None else reply)

    http = httpx.Client(transport=httpx.MockTransport(answer))
    return sdk.Client(base_url="http://cars.test", http_client=http, **options), seen


Make = Callable[[Any], Any]
CAR: dict[str, Any] = {"name": "Fiat", "colour": "red", "wheels": [{"size": 3}]}


@pytest.mark.parametrize(
    "make",
    [
        lambda cars, models: cars.create(**CAR),
        lambda cars, models: cars.create(CAR),
        lambda cars, models: cars.create(body=CAR),
        lambda cars, models: cars.create(body=models.Car.from_dict(CAR)),
        lambda cars, models: cars.create(name="Fiat", colour=models.Colour.RED, wheels=[models.Wheel(size=3)]),
    ],
)
def test_a_body_is_passed_by_its_properties_as_a_mapping_or_as_the_model(sdk: Any, models: Any, make: Any) -> None:
    client, seen = calling(sdk)
    make(client.cars, models)
    assert json.loads(seen[0].content) == CAR


def test_names_are_those_of_python_or_of_the_document_and_dates_are_dates_or_text(sdk: Any) -> None:
    client, seen = calling(sdk)
    day, moment = datetime.date(2026, 1, 2), datetime.datetime(2026, 1, 2, 3, tzinfo=datetime.UTC)
    client.cars.create(name="n", colour="red", sold_on=day, sold_at=moment)
    client.cars.create({"name": "n", "colour": "red", "soldOn": "2026-01-02", "soldAt": None})
    sent = [json.loads(request.content) for request in seen]
    assert sent[0] == {
        "name": "n",
        "colour": "red",
        "soldOn": "2026-01-02",
        "soldAt": "2026-01-02T03:00:00+00:00",
    }
    assert sent[1] == {"name": "n", "colour": "red", "soldOn": "2026-01-02", "soldAt": None}


def test_an_object_of_which_the_document_says_nothing_takes_all_names(sdk: Any) -> None:
    client, seen = calling(sdk)
    client.cars.create(name="n", colour="red", extras={"radio": "loud", "seats": [1]})
    assert json.loads(seen[0].content)["extras"] == {"radio": "loud", "seats": [1]}


@pytest.mark.parametrize("name", ["spare", "hood", "grade"])
def test_null_is_allowed_beside_alternatives_a_description_or_the_values_of_an_enum(sdk: Any, name: str) -> None:
    client, seen = calling(sdk, {"name": "n", "colour": "red", name: None}, strict=True)
    assert getattr(client.cars.create({"name": "n", "colour": "red", name: None}), name) is None
    assert json.loads(seen[0].content)[name] is None


def test_arguments_take_literals_and_none_is_not_passed(sdk: Any, models: Any) -> None:
    client, seen = calling(sdk, [])
    client.cars.list(colour="green", since=datetime.date(2026, 1, 2), top=None)
    client.cars.list(colour=models.Colour.GREEN, since="2026-01-02")
    assert [request.url.query for request in seen] == [b"colour=green&since=2026-01-02"] * 2


def test_what_begins_with_an_underscore_is_called_without_it_where_nothing_else_is(sdk: Any, models: Any) -> None:
    client, seen = calling(sdk, {"name": "n", "colour": "red", "_links": {"self": "/1"}, "_grade": 5, "grade": "a"})
    made = client.cars.create(name="n", colour="red", links={"self": "/1"}, grade="b")
    assert (made.links, made.grade, made.field_grade) == (models.CarLinks(self_="/1"), "a", 5)
    assert json.loads(seen[0].content) == {"name": "n", "colour": "red", "_links": {"self": "/1"}, "grade": "b"}


@pytest.mark.parametrize("kind", ["bytes", "path", "text", "file", "pair", "triple", "model"])
def test_files_are_bytes_paths_open_files_or_tuples(sdk: Any, tmp_path: Path, kind: str) -> None:
    place = tmp_path / "car.png"
    place.write_bytes(b"picture")
    types = importlib.import_module("car_shop.types")
    file: Any = {
        "bytes": b"picture",
        "path": place,
        "text": str(place),
        "file": BytesIO(b"picture"),
        "pair": ("car.png", b"picture"),
        "triple": ("car.png", b"picture", "image/png"),
        "model": types.File(BytesIO(b"picture"), "car.png"),
    }[kind]
    client, seen = calling(sdk, status=204)
    client.cars.pictures.upload(1, file=file, note="new")
    assert b"picture" in seen[0].content
    assert (b'filename="car.png"' in seen[0].content) == (kind not in ("bytes", "file"))
    assert (b"image/png" in seen[0].content) == (kind in ("triple", "pair", "path", "text", "model"))


WRONG = [
    (lambda cars: cars.create(nmae="n", colour="red"), "cars.create: body has no 'nmae'; did you mean 'name'?"),
    (lambda cars: cars.create({"colour": "red"}), "cars.create: body needs 'name'"),
    (lambda cars: cars.create(name=4, colour="red"), "cars.create: body.name must be a string, not 4"),
    (
        lambda cars: cars.create(name="n", colour=True),
        "cars.create: body.colour must be one of 'green', 'red', not True",
    ),
    (
        lambda cars: cars.create(name="n", colour="red", wheels=[{"sise": 3}]),
        "cars.create: body.wheels[0] has no 'sise'; did you mean 'size'?",
    ),
    (
        lambda cars: cars.create(name="n", colour="red", sold_on="soon"),
        "cars.create: body.sold_on must be a date, not 'soon'",
    ),
    (lambda cars: cars.create(CAR, name="n"), "cars.create: give body or its properties, not both"),
    (lambda cars: cars.create("car"), "cars.create: body must be Car or a mapping, not 'car'"),
    (lambda cars: cars.list(top="many"), "cars.list: top must be an integer, not 'many'"),
    (lambda cars: cars.pictures.upload(None, file=b""), "cars.pictures.upload: id must be an integer, not None"),
]


@pytest.mark.parametrize(("call", "message"), WRONG)
def test_what_is_wrong_is_an_input_error_before_anything_is_sent(sdk: Any, call: Make, message: str) -> None:
    errors = importlib.import_module("car_shop.errors")
    client, seen = calling(sdk)
    with pytest.raises(errors.InputError) as caught:
        call(client.cars)
    assert (str(caught.value), seen) == (message, [])
    assert isinstance(caught.value, errors.SDKError)


DRIFTS: list[tuple[Any, str]] = [
    ({"name": "n"}, "cars.create: colour is missing"),
    ({"name": None, "colour": "red"}, "cars.create: name must be string, not None"),
    ({"name": "n", "colour": "mauve"}, "cars.create: colour must be one of 'green', 'red', not 'mauve'"),
    ({"name": "n", "colour": "red", "soldOn": "2/1/26"}, "cars.create: soldOn must be date, not '2/1/26'"),
    ({"name": "n", "colour": "red", "wheels": [{"size": "3"}]}, "cars.create: wheels[0].size must be integer, not '3'"),
    (
        {"name": "n", "colour": "red", "load": {"kind": "sack"}},
        "cars.create: load.kind must be 'box', not 'sack'",
    ),
]


@pytest.mark.parametrize(("reply", "message"), DRIFTS)
def test_an_answer_that_is_otherwise_is_not_lost_and_is_reported(
    sdk: Any, reply: Any, message: str, caplog: pytest.LogCaptureFixture
) -> None:
    found: list[Any] = []
    client, _ = calling(sdk, reply, on_drift=found.append)
    with caplog.at_level(logging.WARNING, logger="car_shop"):
        car = client.cars.create(CAR)
    assert car.to_dict() == reply
    assert [str(drift) for drift in found] == [message]
    assert message in caplog.text


@pytest.mark.parametrize(("reply", "message"), DRIFTS)
def test_strict_refuses_it(sdk: Any, reply: Any, message: str) -> None:
    errors = importlib.import_module("car_shop.errors")
    client, _ = calling(sdk, reply, strict=True)
    with pytest.raises(errors.DecodeError, match="the answer is not what the document says") as caught:
        client.cars.create(CAR)
    assert message.partition(": ")[2] in str(caught.value)
    assert caught.value.response.json() == reply


def test_a_success_that_is_not_documented_is_read_like_the_one_that_is(sdk: Any) -> None:
    found: list[Any] = []
    client, _ = calling(sdk, {"name": "n", "colour": "red"}, status=202, on_drift=found.append)
    assert client.cars.create(CAR).name == "n"
    assert str(found[0]) == "cars.create: the answer must be a status of 200, not 202"


def test_variants_are_distinguished_by_constants_and_enums_required_or_not(sdk: Any, models: Any) -> None:
    for load, kind in (
        ({"kind": "box", "lid": "l"}, models.Box),
        ({"kind": "cask", "nails": 3}, models.Crate),
        ({"nails": 3}, models.Crate),
    ):
        client, _ = calling(sdk, {"name": "n", "colour": "red", "load": load}, strict=True)
        assert type(client.cars.create(CAR).load) is kind


NOTES = [
    ([{"by": "buyer", "txt": "Now?"}], "body.lines[0] has no 'txt'; did you mean 'text'?"),
    ([{"by": "seller", "text": 3}], "body.lines[0].text must be a string, not 3"),
    ([{"by": "seller"}, {"text": "Now?"}], "body.lines[1] needs 'by': 'buyer' or 'seller'"),
    (["Now?"], "body.lines[0] must be Asked or Said, not 'Now?'"),
]


@pytest.mark.parametrize(("lines", "message"), NOTES)
def test_a_variant_is_held_to_what_its_constant_says_that_it_is(sdk: Any, lines: list[Any], message: str) -> None:
    errors = importlib.import_module("car_shop.errors")
    client, seen = calling(sdk, status=204)
    with pytest.raises(errors.InputError) as caught:
        client.notes.create(lines=lines)
    assert (str(caught.value), seen) == (f"notes.create: {message}", [])


def test_a_variant_that_is_newer_than_the_document_is_sent(sdk: Any) -> None:
    client, seen = calling(sdk, status=204)
    lines = [{"by": "buyer", "text": "Now?"}, {"by": "bank", "rate": 3}]
    client.notes.create(lines=lines)
    assert json.loads(seen[0].content) == {"lines": lines}


def test_a_file_is_read_or_saved(sdk: Any, tmp_path: Path) -> None:
    types = importlib.import_module("car_shop.types")
    assert types.File(BytesIO(b"picture")).read() == b"picture"
    types.File(BytesIO(b"picture")).save(tmp_path / "car.png")
    assert (tmp_path / "car.png").read_bytes() == b"picture"


def test_an_enumeration_with_null_is_one_class(sdk: Any, models: Any) -> None:
    assert [name for name in models.__all__ if "Shade" in name] == ["CarShade"]
    client, seen = calling(sdk, {"name": "n", "colour": "red", "shade": None}, strict=True)
    assert client.cars.create(name="n", colour="red", shade="dark").shade is None
    client.cars.create(name="n", colour="red", shade=None)
    assert [json.loads(request.content)["shade"] for request in seen] == ["dark", None]


def test_a_model_shows_itself_shortly_and_is_json(models: Any) -> None:
    car = models.Car.from_dict(CAR)
    assert repr(car) == "Car(name='Fiat', colour=<Colour.RED: 'red'>, wheels=[Wheel(size=3)])"
    many = car.evolve(name="F" * 300, wheels=[{"size": size} for size in range(5)])
    wheels = "[Wheel(size=0), Wheel(size=1), Wheel(size=2), … 2 more]"
    assert repr(many) == f"Car(name='{'F' * 200}'…, colour=<Colour.RED: 'red'>, wheels={wheels})"
    assert json.loads(car.to_json(indent=2)) == CAR
