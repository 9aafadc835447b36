"""Factories on documents that do things in other ways: wrappers, loose paths, forms, styles, credentials, unions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from documents import JSON, answer, document, operation, play, schema_ref
from live_mocks import SHARED

from understudy.mock import Mock, open_mock
from understudy.testing.factories import CreateRefused, Factories, FactoryError, sequence

TEXT = {"type": "string", "minLength": 1}
KEY = {"type": "integer", "minimum": 1}


def obj(required: list[str], properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties, **more}


def path_parameter(name: str, schema: Any = KEY) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": schema}


def resource(path: str, noun: str, schema: dict[str, Any], key: str = "id", **more: Any) -> dict[str, Any]:
    """A collection to add to and its item."""
    parameters = [path_parameter(part.strip("{}"), more.get(part, TEXT)) for part in path.split("/") if "{" in part]
    item = path_parameter(key, schema["properties"].get(key, KEY))
    return {
        path: {"parameters": parameters, "post": operation(f"make_{noun}", "201", schema, body=schema)},
        f"{path}/{{{key}}}": {
            "parameters": [*parameters, item],
            "get": operation(f"get_{noun}", reply=schema, responses={"404": {"description": "none"}}),
        },
    }


# -- shapes ------------------------------------------------------------------------------------------------------------


def test_a_wrapped_resource_is_handed_out_bare(tmp_path: Path) -> None:
    thing = obj(["id", "name"], {"id": {**KEY, "readOnly": True}, "name": TEXT})
    wrapped = obj(["data"], {"data": schema_ref("Thing")})
    paths = {
        "/things": {"post": operation("make", "201", wrapped, body=wrapped)},
        "/things/{id}": {"parameters": [path_parameter("id")], "get": operation("get", reply=wrapped)},
    }
    mock = play(document(paths, {"Thing": thing}), tmp_path)
    factory = Factories(mock)
    inserted, created = factory.insert("Thing"), factory.create("Thing", name="x")
    assert created == {"id": 2, "name": "x"}
    for record in (inserted, created):
        assert answer(mock, "GET", f"/things/{record['id']}")[1] == {"data": record}
    assert factory.params("Thing", name="x") == {"data": {"name": "x"}}
    assert [entry.violation for entry in factory.invalid("Thing", violate="data.name")] == [
        "data.name:required", "data.name:type", "data.name:minLength",
    ]  # fmt: skip


def test_a_parameter_of_the_path_that_nobody_owns(tmp_path: Path) -> None:
    mock = play(document(resource("/{region}/stations", "station", obj(["id"], {"id": KEY}))), tmp_path)
    factory = Factories(mock)
    north = factory.insert("stations", relate={"region": "north"})
    assert answer(mock, "GET", f"/north/stations/{north['id']}")[1] == north
    anywhere = factory.insert("stations")
    assert answer(mock, "GET", factory.path("stations", anywhere))[1] == anywhere
    created = factory.create("stations", relate={"region": "a b"})
    assert factory.path("stations", created) == f"/a%20b/stations/{created['id']}"
    assert answer(mock, "GET", factory.path("stations", created))[1] == created


def test_keys_that_are_unique_below_their_parent_only(tmp_path: Path) -> None:
    room = obj(["number"], {"number": KEY})
    bed = obj(["id"], {"id": KEY})
    house = {"{house}": KEY, "{number}": KEY}
    paths = {
        **resource("/houses", "house", obj(["house"], {"house": KEY}), "house"),
        **resource("/houses/{house}/rooms", "room", room, "number", **house),
        **resource("/houses/{house}/rooms/{number}/beds", "bed", bed, **house),
    }
    mock = play(document(paths), tmp_path)
    factory = Factories(mock)
    one, other = factory.insert("rooms", number=1), factory.insert("rooms", number=1)
    assert factory.path("rooms", one) != factory.path("rooms", other)
    bed_ = factory.insert("beds", relate={"room": other}, expand=["room.house"])
    assert factory.path("beds", bed_) == "/houses/2/rooms/1/beds/1"
    assert bed_["room"]["house"] == {"house": 2}
    with pytest.raises(FactoryError) as caught:
        factory.insert("beds", relate={"room": 1})
    message = '"room": there are 2 records of houses/rooms with the key 1; give the record that a factory made'
    assert str(caught.value) == message


def test_a_key_is_one_that_its_path_takes(tmp_path: Path) -> None:
    """The property is wider than the parameter of the path that must hold it."""
    parameters = {
        "text": ({"type": "string"}, {"type": "integer", "minimum": 1}),
        "shape": ({"type": "string"}, {"type": "string", "pattern": "^[0-9]+[.][0-9]+$"}),
        "number": ({"type": "number"}, {"type": "integer", "minimum": 1, "maximum": 40}),
    }
    for noun, (wide, narrow) in parameters.items():
        paths = resource(f"/{noun}s", noun, obj(["id"], {"id": wide}))
        paths[f"/{noun}s/{{id}}"]["parameters"][-1]["schema"] = narrow
        mock = play(document(paths), tmp_path)
        factory = Factories(mock)
        for record in factory.insert(f"{noun}s", count=20):
            assert answer(mock, "GET", f"/{noun}s/{record['id']}")[1] == record


def test_a_list_of_its_own_path_is_no_record_but_can_be_written(tmp_path: Path) -> None:
    names = {"type": "array", "items": TEXT}
    paths = resource("/things", "thing", obj(["id"], {"id": KEY}))
    paths["/things/{id}/names"] = {
        "parameters": [path_parameter("id")],
        "get": operation("names", reply=names),
        "put": operation("rename", reply=names, body=names),
        "post": operation("name", reply=names, body=names),
    }
    mock = play(document(paths), tmp_path)
    factory = Factories(mock)
    for name in ("names", "rename", "name"):
        assert mock.handle(factory.request(name)).status == 200


def test_two_foreign_keys_to_one_collection(tmp_path: Path) -> None:
    person = obj(["id"], {"id": KEY})
    deal = obj(["id", "buyer_id", "seller_id"], {"id": KEY})
    for name in ("buyer_id", "seller_id"):
        deal["properties"][name] = {**KEY, "x-mock-reference": "/people"}
    paths = {**resource("/people", "person", person), **resource("/deals", "deal", deal)}
    mock = play(document(paths), tmp_path)
    factory = Factories(mock)
    ann, bob = factory.insert("people", count=2)
    assert factory.insert("deals", relate={"buyer": ann, "seller": bob}) == {"id": 1, "buyer_id": 1, "seller_id": 2}
    seller = factory.insert("people", build=[{"deals_by_seller": 2}], expand=["deals_by_seller", "deals"])
    assert [entry["seller_id"] for entry in seller["deals_by_seller"]] == [seller["id"]] * 2
    assert all(entry["seller_id"] == seller["id"] for entry in seller["deals"])


def test_a_name_that_means_several_is_refused_with_their_paths(tmp_path: Path) -> None:
    note = schema_ref("Note")
    paths = {
        "/a": {
            "get": operation("la", reply={"type": "array", "items": note}),
            "post": operation("ma", "201", note, body=note),
        },
        "/b": {
            "get": operation("lb", reply={"type": "array", "items": note}),
            "post": operation("mb", "201", note, body=note),
        },
    }
    factory = Factories(play(document(paths, {"Note": obj(["id"], {"id": KEY})}), tmp_path))
    with pytest.raises(FactoryError) as caught:
        factory.insert("Note")
    assert str(caught.value) == '"Note" means several collections; say which one by its path: /a, /b'
    with pytest.raises(FactoryError, match="several"):
        factory.params("Note")
    assert factory.insert("/b") == {"id": 1}


def test_a_create_that_stands_below_another_resource(tmp_path: Path) -> None:
    account = obj(["id"], {"id": {**KEY, "readOnly": True}})
    bill = obj(["id", "sum"], {"id": {**KEY, "readOnly": True}, "sum": KEY})
    paths = {**resource("/accounts", "account", account), **resource("/bills", "bill", bill)}
    del paths["/bills"]["post"]
    paths["/bills"]["get"] = operation("bills", reply={"type": "array", "items": schema_ref("Bill")})
    paths["/bills/{id}"]["get"] = operation("bill", reply=schema_ref("Bill"))
    paths["/accounts/{id}/bills"] = {
        "parameters": [path_parameter("id")],
        "post": operation("charge", "201", schema_ref("Bill"), body=schema_ref("Bill")),
    }
    mock = play(document(paths, {"Bill": bill}), tmp_path)
    factory = Factories(mock)
    account_ = factory.insert("accounts", id=7)
    request = factory.request("charge", relate={"account": account_}, attrs={"sum": 3})
    assert (request.path, request.body) == ("/accounts/7/bills", b'{"sum":3}')
    assert mock.handle(request).status == 201
    assert mock.handle(factory.request("charge")).status == 201


def test_a_create_that_answers_nothing(tmp_path: Path) -> None:
    paths = resource("/things", "thing", obj(["id"], {"id": {**KEY, "readOnly": True}, "name": TEXT}))
    del paths["/things"]["post"]["responses"]["201"]["content"]
    mock = play(document(paths), tmp_path)
    factory = Factories(mock)
    assert factory.create("things", name="x") == {}
    assert answer(mock, "GET", "/things/1")[1] == {"id": 1, "name": "x"}


def test_a_record_that_is_shown_in_another_is_the_same(tmp_path: Path) -> None:
    author = obj(["id", "name"], {"id": KEY, "name": TEXT})
    book = obj(["id", "author_id", "author"], {"id": KEY, "author_id": KEY, "author": schema_ref("Author")})
    paths = {**resource("/authors", "author", author), **resource("/books", "book", book)}
    factory = Factories(play(document(paths, {"Author": author}), tmp_path))
    ann = factory.insert("authors", name="Ann")
    assert factory.insert("books", relate={"author": ann})["author"] == ann


def test_nothing_creates_what_only_the_store_can_hold(tmp_path: Path) -> None:
    paths = {
        "/things/{id}": {"parameters": [path_parameter("id")], "get": operation("get", reply=obj(["id"], {"id": KEY}))}
    }
    factory = Factories(play(document(paths), tmp_path))
    message = "nothing in the document creates things; insert puts one into the store"
    for make in (factory.create, factory.params, factory.invalid):
        with pytest.raises(FactoryError) as caught:
            make("things")
        assert str(caught.value) == message
    assert factory.insert("things", id=3) == {"id": 3}


def test_a_schema_that_nothing_satisfies_is_named(tmp_path: Path) -> None:
    paths = resource(
        "/things", "thing", obj(["id", "size"], {"id": KEY, "size": {"type": "integer", "minimum": 5, "maximum": 1}})
    )
    with pytest.raises(FactoryError, match=r"^no things can be made: no value was found that is valid in a response"):
        Factories(play(document(paths), tmp_path)).insert("things")


def test_a_list_is_a_body_and_has_no_attributes(tmp_path: Path) -> None:
    body = {
        "type": "array",
        "minItems": 2,
        "maxItems": 3,
        "items": obj(["n"], {"n": {"type": "number", "multipleOf": 0.5}}),
    }
    mock = play(document({"/batch": {"post": operation("batch", body=body)}}), tmp_path)
    factory = Factories(mock)
    assert len(factory.params("batch")) >= 2
    labels = {entry.violation for entry in factory.invalid("batch")}
    assert labels >= {":type", ":minItems", ":maxItems", "0.n:required", "0.n:multipleOf"}


def test_bounds_of_objects_and_numbers_are_broken_too(tmp_path: Path) -> None:
    bag = {"type": "object", "minProperties": 1, "maxProperties": 2, "additionalProperties": {"type": "string"}}
    body = obj(
        ["bag", "fixed", "level"],
        {
            "bag": bag,
            "fixed": {"const": "yes"},
            "flag": {"type": "boolean", "enum": [True]},
            "level": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1},
            "steps": {"type": "integer", "multipleOf": 5},
            "size": {"enum": [1, 2]},
            "site": {"type": "string", "format": "uri", "maxLength": 40},
            "mail": {"type": "string", "format": "email", "maxLength": 30},
            "two": {"type": "array", "prefixItems": [{"type": "integer", "maximum": 9}], "minItems": 1},
            "some": {"type": "array", "items": {"type": "integer"}, "uniqueItems": True, "maxItems": 2, "minItems": 1},
        },
        unevaluatedProperties=False,
    )
    factory = Factories(play(document({"/x": {"post": operation("x", body=body)}}), tmp_path))
    assert {entry.violation for entry in factory.invalid("x")} >= {
        "bag:minProperties", "bag:maxProperties", "fixed:const", "level:exclusiveMinimum", "level:exclusiveMaximum",
        "steps:multipleOf", "size:enum", "site:maxLength", "mail:maxLength", "two.0:maximum", "two:minItems",
        "some:maxItems", "flag:enum", "unexpected:unevaluatedProperties",
    }  # fmt: skip


def test_the_variants_of_a_union_are_broken_one_at_a_time(tmp_path: Path) -> None:
    cat = obj(["kind", "lives"], {"kind": {"const": "cat"}, "lives": {"type": "integer", "maximum": 9}})
    dog = obj(["kind", "tricks"], {"kind": {"const": "dog"}, "tricks": {"type": "string", "maxLength": 5}})
    mock = play(document({"/pets": {"post": operation("pet", body={"oneOf": [cat, dog]})}}), tmp_path)
    factory = Factories(mock)
    broken = factory.invalid("pet")
    for entry in broken:
        assert mock.handle(factory.request("pet", body=entry.value)).status == 400
    assert {"lives:maximum", "tricks:maxLength"} & {entry.violation for entry in broken}


def test_a_schema_of_openapi_3_0(tmp_path: Path) -> None:
    body = obj(
        ["size"],
        {
            "size": {"type": "integer", "minimum": 0, "exclusiveMinimum": True},
            "note": {"type": "string", "nullable": True},
        },
    )
    mock = play({**document({"/x": {"post": operation("x", body=body)}}), "openapi": "3.0.3"}, tmp_path)
    factory = Factories(mock)
    assert {entry.violation for entry in factory.invalid("x")} >= {"size:type", "size:exclusiveMinimum", "note:type"}
    assert factory.params("x", note=None)["note"] is None


# -- the wire ----------------------------------------------------------------------------------------------------------


def _form(media: str, schema: dict[str, Any], **more: Any) -> dict[str, Any]:
    body = {"required": True, "content": {media: {"schema": schema, **more}}}
    return {"/form": {"post": {**operation("form", reply=schema), "requestBody": body}}}


FORM = obj(
    ["name", "size", "tags", "home"],
    {
        "name": TEXT,
        "size": {"type": "integer", "minimum": 1},
        "sure": {"type": "boolean"},
        "tags": {"type": "array", "minItems": 2, "items": TEXT},
        "home": obj(["town"], {"town": TEXT}),
    },
    additionalProperties=False,
)


@pytest.mark.parametrize("media", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_forms_are_sent_and_broken(tmp_path: Path, media: str) -> None:
    mock = play(document(_form(media, FORM)), tmp_path)
    factory = Factories(mock)
    body = factory.params("form", full=True)
    request = factory.request("form", body=body)
    assert json.loads(mock.handle(request).body) == body
    broken = factory.invalid("form")
    assert {"name:required", "size:minimum", "unexpected:additionalProperties"} <= {entry.violation for entry in broken}
    for entry in broken:
        assert mock.handle(factory.request("form", body=entry.value)).status == 400, entry


def test_a_form_says_nothing_that_it_has_no_words_for(tmp_path: Path) -> None:
    """A form can't say an empty object or list, so there is something in those that must be there."""
    inner = obj([], {"never": False, "on": {"type": "boolean"}})
    rows = {"type": "array", "items": obj([], {"title": TEXT})}
    schema = obj(["features", "rows", "deep"], {"features": inner, "rows": rows, "deep": obj(["rows"], {"rows": rows})})
    mock = play(document(_form("application/x-www-form-urlencoded", schema)), tmp_path)
    factory = Factories(mock)
    body = factory.params("form")
    assert body["features"] == {"on": True}
    assert len(body["rows"]) == len(body["deep"]["rows"]) == 1
    assert json.loads(mock.handle(factory.request("form", body=body)).body) == body


def test_a_field_of_a_form_may_be_json(tmp_path: Path) -> None:
    encoding = {"home": {"contentType": JSON}}
    mock = play(document(_form("application/x-www-form-urlencoded", FORM, encoding=encoding)), tmp_path)
    factory = Factories(mock)
    request = factory.request("form", attrs={"home": {"town": "Bath"}})
    assert b"home=%7B%22town%22%3A%22Bath%22%7D" in request.body
    assert json.loads(mock.handle(request).body)["home"] == {"town": "Bath"}


def test_bytes_and_text_are_sent_and_what_we_can_not_write_is_reported(tmp_path: Path) -> None:
    paths = {
        f"/{name}": {"post": {**operation(name), "requestBody": {"content": {media: {"schema": schema}}}}}
        for name, media, schema in (
            ("bytes", "application/octet-stream", {"type": "string", "format": "binary"}),
            ("text", "text/plain", TEXT),
            ("pdf", "application/pdf", {"type": "object"}),
        )
    }
    mock = play(document(paths), tmp_path)
    factory = Factories(mock)
    for name in ("bytes", "text"):
        assert mock.handle(factory.request(name)).status == 200
        assert factory.invalid(name) == ()
    with pytest.raises(FactoryError, match=r"^factories write JSON, forms and text, but no application/pdf$"):
        factory.request("pdf")


WORDS = {"type": "array", "minItems": 2, "items": TEXT}
PARAMETERS = [
    {"name": "list", "in": "query", "schema": WORDS},
    {"name": "piped", "in": "query", "style": "pipeDelimited", "explode": False, "schema": WORDS},
    {"name": "deep", "in": "query", "style": "deepObject", "schema": obj(["a"], {"a": TEXT})},
    {"name": "flat", "in": "query", "schema": obj(["b"], {"b": TEXT}, additionalProperties=False)},
    {"name": "coded", "in": "query", "content": {JSON: {"schema": obj(["c"], {"c": KEY})}}},
    {"name": "x-list", "in": "header", "schema": {"type": "array", "minItems": 2, "items": KEY}},
    {"name": "x-map", "in": "header", "explode": True, "schema": obj(["d"], {"d": KEY})},
    {"name": "x-flag", "in": "header", "schema": {"type": "boolean"}},
    {"name": "crumb", "in": "cookie", "schema": {"type": "integer", "minimum": 3}},
]  # fmt: skip


@pytest.mark.parametrize("parameter", PARAMETERS, ids=[str(entry["name"]) for entry in PARAMETERS])
def test_a_required_parameter_is_sent_in_its_style(tmp_path: Path, parameter: dict[str, Any]) -> None:
    paths = {"/x": {"get": operation("x", parameters=[{**parameter, "required": True}])}}
    mock = play(document(paths), tmp_path)
    assert mock.handle(Factories(mock).request("x")).status == 200
    assert answer(mock, "GET", "/x")[0].status == 400, "it is required"


@pytest.mark.parametrize("style", ["simple", "label", "matrix"])
def test_a_path_parameter_is_sent_in_its_style(tmp_path: Path, style: str) -> None:
    parameter = {**path_parameter("p", {"type": "array", "minItems": 2, "items": KEY}), "style": style}
    mock = play(document({"/x/{p}/y": {"get": operation("x", parameters=[parameter])}}), tmp_path)
    assert mock.handle(Factories(mock).request("x")).status == 200


SCHEMES: list[dict[str, Any]] = [
    {"type": "apiKey", "in": "query", "name": "k"},
    {"type": "apiKey", "in": "header", "name": "X-K"},
    {"type": "apiKey", "in": "cookie", "name": "k"},
    {"type": "http", "scheme": "basic"},
    {"type": "http", "scheme": "bearer"},
    {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "/token", "scopes": {"s": ""}}}},
    {"type": "mutualTLS"},
]


@pytest.mark.parametrize("scheme", SCHEMES, ids=["query", "header", "cookie", "basic", "bearer", "oauth2", "tls"])
def test_a_strict_mock_lets_a_factory_in(tmp_path: Path, scheme: dict[str, Any]) -> None:
    secured = [{"s": ["s"] if scheme["type"] == "oauth2" else []}]
    paths = {"/x": {"get": operation("x", security=secured)}}
    mock = play(document(paths, components={"securitySchemes": {"s": scheme}}), tmp_path, auth="strict")
    assert mock.handle(Factories(mock).request("x")).status == 200


def test_a_refusal_shows_what_was_declared_and_sent_but_not_all_of_it(tmp_path: Path) -> None:
    thing = obj(["id", "name"], {"id": {**KEY, "readOnly": True}, "name": TEXT, "other_id": KEY})
    paths = {**resource("/others", "other", obj(["id"], {"id": KEY})), **resource("/things", "thing", thing)}
    refusal = {"description": "no", "content": {JSON: {"schema": obj([], {"message": {"type": "string"}})}}}
    paths["/things"]["post"]["responses"]["409"] = refusal
    factory = Factories(play(document(paths), tmp_path))
    with pytest.raises(CreateRefused) as caught:
        factory.create("things", other_id=9, name="x" * 1000)
    assert "other_id refers to other 9, which does not exist" in str(caught.value)
    assert len(str(caught.value)) < 700


def test_what_a_request_does_not_take_can_not_be_related(tmp_path: Path) -> None:
    thing = obj(["id"], {"id": KEY, "owner_id": {**KEY, "readOnly": True}})
    paths = {**resource("/owners", "owner", obj(["id"], {"id": KEY})), **resource("/things", "thing", thing)}
    factory = Factories(play(document(paths), tmp_path))
    with pytest.raises(FactoryError) as caught:
        factory.create("things", relate={"owner": factory.insert("owners")})
    assert str(caught.value) == 'make_thing takes no owner_id, so it can\'t relate "owner"'
    assert factory.insert("things", relate={"owner": 1})["owner_id"] == 1


def test_a_sequence_counts_once_for_a_body_even_where_the_schema_adds_a_foreign_key(tmp_path: Path) -> None:
    change = obj([], {"label": TEXT, "owner_id": {**KEY, "example": 42}}, minProperties=2, additionalProperties=False)
    thing = obj(["id"], {"id": KEY, "label": TEXT, "owner_id": KEY})
    paths = {**resource("/owners", "owner", obj(["id"], {"id": KEY})), **resource("/things", "thing", thing)}
    paths["/things/{id}"]["patch"] = operation(
        "change", reply=thing, body=change, responses={"409": {"description": "no"}}
    )
    mock = play(document(paths), tmp_path)
    factory = Factories(mock)
    label = sequence(str)
    bodies = [factory.params("change", label=label) for _ in range(2)]
    assert [body["label"] for body in bodies] == ["1", "2"]
    assert all(answer(mock, "GET", f"/owners/{body['owner_id']}")[0].status == 200 for body in bodies)


# -- large documents ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "every"), [("stripe.json", 12), ("github.json", 40)])
def test_a_sample_of_a_large_document(name: str, every: int) -> None:
    mock: Mock = open_mock(SHARED / name, auth="strict")
    factory = Factories(mock, seed=1)
    for collection in list(mock.contract.resources.collections.values())[::every]:
        assert isinstance(factory.insert(collection.id), dict)
    writes = [entry for entry in mock.contract.operations.values() if entry.request_body is not None]
    for operation_ in writes[::every]:
        response = mock.handle(factory.request(operation_.id))
        assert 200 <= response.status < 300, (operation_.id, response)
        for broken in factory.invalid(operation_.id)[:5]:
            assert 400 <= mock.handle(factory.request(operation_.id, body=broken.value)).status < 500, broken
