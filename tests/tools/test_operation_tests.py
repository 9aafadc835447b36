"""The tests that are generated beside a client, run as their users do; and that they fail where a mock is wrong."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from documents import document, operation, schema_ref
from live_mocks import ROOT, SHARED, SPEC, server
from type_checking import mypy

from understudy.exchange import Request
from understudy.mock import Mock, open_mock
from understudy.testing.factories import CallArguments, Factories
from understudy_tools.sdk.regenerate import regenerate

CORPUS = SHARED.parent / "corpus"
CAMPAIGNFLOW = ROOT / "generated/campaignflow"
TEXT = {"type": "string"}


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    """pytest in the folder of a distribution; its exit code and its last line without the time."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "--tb=short"]
    done = subprocess.run(
        [*command, "-o", "pythonpath=.", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.strip().splitlines() or [done.stderr]
    last = lines[-1].partition(" in ")[0]
    return done.returncode, "\n".join([*lines[:-1], last]) if done.returncode else last


def count_of(folder: Path) -> int:
    return sum(
        len(re.findall(r"^def test_", file.read_text(), re.MULTILINE)) for file in folder.glob("tests/test_*.py")
    )


@pytest.mark.slow
@pytest.mark.process
def test_those_of_the_shipped_contract_pass() -> None:
    count = len(open_mock(SPEC).contract.operations)
    assert count_of(CAMPAIGNFLOW) == count
    assert run(CAMPAIGNFLOW, "-o", f"understudy_spec={SPEC}") == (0, f"{count} passed")


@pytest.mark.slow
@pytest.mark.process
def test_they_pass_against_a_server() -> None:
    with server() as address:
        assert run(CAMPAIGNFLOW, "--mock-url", address, "tests/test_campaigns.py", "tests/test_assets.py") == (
            0,
            "9 passed",
        )


@pytest.mark.slow
@pytest.mark.process
@pytest.mark.parametrize(
    ("name", "count"),
    [("app-hono.json", 15), ("app-ninja.json", 17), ("conduit-realworld.yaml", 19), ("app-drf.yaml", 23)],
)
def test_those_of_a_stranger_pass(name: str, count: int, tmp_path: Path) -> None:
    found = CORPUS / name
    if not found.is_file():
        pytest.skip(f"{name} is missing: the corpus stands beside the repository")
    regenerate(found, tmp_path / "out", package="ours", progress=lambda _: None)
    assert count_of(tmp_path / "out") == count
    assert run(tmp_path / "out", "-o", f"understudy_spec={found}") == (0, f"{count} passed")


@pytest.mark.slow
@pytest.mark.process
def test_a_strict_type_checker_finds_nothing_in_them() -> None:
    assert mypy("tests", folder=CAMPAIGNFLOW).startswith("Success")


# -- that they can fail -----------------------------------------------------------------------------------------------

CAT = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {"id": {"type": "integer", "readOnly": True}, "name": TEXT, "born": {**TEXT, "format": "date-time"}},
}
IDENTITY = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}


def cats() -> dict[str, Any]:
    cat = schema_ref("Cat")
    item = {
        "get": operation("getCat", parameters=[IDENTITY], reply=cat, tags=["cats"]),
        "put": operation("putCat", parameters=[IDENTITY], body=cat, reply=cat, tags=["cats"]),
        "delete": operation("deleteCat", parameters=[IDENTITY], status="204", tags=["cats"]),
    }
    many = {
        "get": operation("listCats", reply={"type": "array", "items": cat}, tags=["cats"]),
        "post": operation("createCat", body=cat, reply=cat, status="201", tags=["cats"]),
    }
    return document({"/cats": many, "/cats/{id}": item}, {"Cat": CAT})


HANDLERS = """
from understudy import handler

@handler("getCat")
def get_cat(call, records):
    return {**records.get("cats", call.path["id"]), "name": "another"}

@handler("deleteCat")
def delete_cat(call, records):
    return None
"""


@pytest.fixture
def cattery(tmp_path: Path) -> Path:
    """The folder of a generated distribution, with the document beside it."""
    (tmp_path / "openapi.json").write_text(json.dumps(cats()))
    regenerate(tmp_path / "openapi.json", tmp_path / "out", package="cattery", progress=lambda _: None)
    return tmp_path / "out"


@pytest.mark.slow
@pytest.mark.process
def test_a_service_that_shows_or_keeps_something_else_fails_them(cattery: Path) -> None:
    spec = f"understudy_spec={cattery.parent / 'openapi.json'}"
    assert run(cattery, "-o", spec) == (0, "5 passed")
    (cattery / "tests/wrong.py").write_text(HANDLERS)
    code, printed = run(cattery, "-o", spec, "-o", "understudy_handlers=tests/wrong.py")
    assert code == 1
    assert printed.endswith("2 failed, 3 passed"), printed
    assert "AssertionError: the answer shows other values: name is 'another', it was inserted with " in printed
    assert "Failed: DID NOT RAISE" in printed


def test_what_a_read_does_not_show_is_not_looked_for(tmp_path: Path) -> None:
    built = cats()
    item = built["paths"]["/cats/{id}"]
    for method in ("get", "put"):
        item[method]["responses"] = {"200": {"description": "fine"}}
    (tmp_path / "openapi.json").write_text(json.dumps(built))
    regenerate(tmp_path / "openapi.json", tmp_path / "out", package="blind", progress=lambda _: None)
    text = (tmp_path / "out/tests/test_cats.py").read_text()
    assert 'client.cats.update(arguments.path["id"], body=arguments.body)\n\n' in text


def test_a_read_after_a_delete_does_not_get_the_body_of_the_delete(tmp_path: Path) -> None:
    built = cats()
    for method in ("get", "delete"):
        built["paths"]["/cats/{id}"][method]["requestBody"] = {
            "content": {"application/json": {"schema": {"type": "object", "properties": {method: TEXT}}}}
        }
    (tmp_path / "openapi.json").write_text(json.dumps(built))
    regenerate(tmp_path / "openapi.json", tmp_path / "out", package="formed", progress=lambda _: None)
    text = (tmp_path / "out/tests/test_cats.py").read_text()
    assert 'client.cats.delete(arguments.path["id"], body=arguments.body)' in text
    assert '        client.cats.get(arguments.path["id"])\n' in text.partition("def test_delete")[2]


def test_what_is_marked_as_deleted_may_still_be_read(tmp_path: Path) -> None:
    built = cats()
    built["components"]["schemas"]["Cat"]["properties"]["deletedAt"] = {**TEXT, "format": "date-time", "nullable": True}
    built["paths"]["/cats/{id}"]["delete"] = operation(
        "deleteCat", parameters=[IDENTITY], reply=schema_ref("Cat"), tags=["cats"]
    )
    (tmp_path / "openapi.json").write_text(json.dumps(built))
    regenerate(tmp_path / "openapi.json", tmp_path / "out", package="kept", progress=lambda _: None)
    text = (tmp_path / "out/tests/test_cats.py").read_text()
    assert "client.cats.delete(" in text
    assert "StatusError" not in text.partition("def test_delete")[2]


def text_of(built: dict[str, Any], tmp_path: Path, package: str) -> str:
    """The module of tests of the cats."""
    (tmp_path / "openapi.json").write_text(json.dumps(built))
    regenerate(tmp_path / "openapi.json", tmp_path / "out", package=package, progress=lambda _: None)
    return (tmp_path / "out/tests/test_cats.py").read_text()


def test_what_goes_on_in_another_protocol_says_so(tmp_path: Path) -> None:
    built = cats()
    stream = {"operationId": "watchCats", "tags": ["cats"], "responses": {"101": {"description": "WebSocket"}}}
    built["paths"]["/cats/stream"] = {"get": stream}
    text = text_of(built, tmp_path, "sockets").partition("def test_watch")[2] or text_of(built, tmp_path, "sockets")
    assert "    with pytest.raises(StatusError) as refused:\n" in text
    assert "    assert refused.value.status_code == 426\n" in text
    assert open_mock(tmp_path / "openapi.json").handle(Request("GET", "/cats/stream")).status == 426


@pytest.mark.parametrize("other", ["404", "default"])
def test_a_redirection_that_is_all_there_is_is_raised(tmp_path: Path, other: str) -> None:
    built = cats()
    refused = {"description": "no", "content": {"application/json": {"schema": {"type": "object"}}}}
    answers = {"302": {"description": "there"}, other: refused}
    login = {"operationId": "loginCat", "tags": ["cats"], "responses": answers}
    built["paths"]["/cats/login"] = {"get": login}
    text = text_of(built, tmp_path, "moved")
    assert "    assert refused.value.status_code == 302\n" in text
    assert open_mock(tmp_path / "openapi.json").handle(Request("GET", "/cats/login")).status == 302
    resource = (tmp_path / "out/moved/resources/cats.py").read_text()
    assert "    def login(self, **options: Unpack[_Options]) -> None:\n" in resource


@pytest.mark.parametrize(("lettered", "kind"), [("get", "str"), ("delete", "int")])
def test_a_read_after_a_delete_takes_the_key_in_its_own_type(lettered: str, kind: str, tmp_path: Path) -> None:
    built = cats()
    built["paths"]["/cats/{id}"][lettered]["parameters"] = [{**IDENTITY, "schema": TEXT}]
    text = text_of(built, tmp_path, "lettered")
    assert f'        client.cats.get({kind}(arguments.path["id"]))\n' in text.partition("def test_delete")[2]


def test_a_schema_may_be_called_client(tmp_path: Path) -> None:
    built = json.loads(json.dumps(cats()).replace("schemas/Cat", "schemas/Client"))
    built["components"]["schemas"] = {"Client": CAT}
    text = text_of(built, tmp_path, "named")
    assert (
        "from named import Client as ApiClient\nfrom named.errors import StatusError\nfrom named.models import Client\n"
        in text
    )
    assert "def test_get(client: ApiClient, factory: Factories) -> None:\n" in text
    assert "assert isinstance(result, Client)\n" in text


def test_a_class_called_like_tests_is_not_taken_for_them(tmp_path: Path) -> None:
    kind = {"type": "string", "enum": ["dry", "wet"]}
    probe = {"type": "object", "required": ["kind"], "properties": {"kind": schema_ref("TestKind")}}
    paths = {"/probe": {"get": operation("getProbe", reply=schema_ref("TestProbe"))}}
    (tmp_path / "openapi.json").write_text(json.dumps(document(paths, {"TestKind": kind, "TestProbe": probe})))
    assert regenerate(tmp_path / "openapi.json", tmp_path / "out", package="lab", progress=lambda _: None) == []
    own = "from lab.models import TestKind, TestProbe\n\n\ndef test_own() -> None:\n    assert TestKind, TestProbe\n"
    (tmp_path / "out/tests/test_own.py").write_text(own)
    options = ("-W", "error", "-o", f"understudy_spec={tmp_path}/openapi.json", "tests")
    assert run(tmp_path / "out", *options) == (0, "2 passed")


def test_an_enumeration_that_a_list_is_of_is_imported(tmp_path: Path) -> None:
    built = cats()
    built["components"]["schemas"]["Colour"] = {**TEXT, "enum": ["red", "grey"]}
    many = {"type": "array", "items": schema_ref("Colour")}
    built["paths"]["/cats/{id}/colours"] = {
        "get": operation("listColours", parameters=[IDENTITY], reply=many, tags=["cats"])
    }
    text_of(built, tmp_path, "coloured")
    text = (tmp_path / "out/tests/test_cats_colours.py").read_text()
    assert "from coloured.models import Colour\n" in text
    assert "assert all(isinstance(item, Colour) for item in result)\n" in text


def test_a_key_in_the_query_is_passed_though_it_is_optional(tmp_path: Path) -> None:
    key = {"name": "id", "in": "query", "schema": {"type": "integer"}}
    paths = {
        "/cats.create": {
            "post": operation("cats.create", body=schema_ref("Cat"), reply=schema_ref("Cat"), tags=["cats"])
        },
        "/cats.info": {"get": operation("cats.info", parameters=[key], reply=schema_ref("Cat"), tags=["cats"])},
        "/cats.list": {"get": operation("cats.list", reply={"type": "object", "properties": {"ok": True}})},
    }
    text = text_of(document(paths, {"Cat": CAT}), tmp_path, "queried")
    assert 'client.cats.get(id=arguments.query["id"])\n' in text
    assert "assert_record_in" in text.partition("def test_get")[2].partition("def ")[0]
    assert "assert_record_in" not in text.partition("def test_list")[2], "the document has no list there"


# -- what an operation is given ---------------------------------------------------------------------------------------


def made(built: dict[str, Any], tmp_path: Path) -> tuple[Mock, Factories]:
    (tmp_path / "openapi.json").write_text(json.dumps(built))
    mock = open_mock(tmp_path / "openapi.json")
    return mock, Factories(mock)


def test_arguments_are_typed_and_about_a_record_that_is_there(tmp_path: Path) -> None:
    mock, factory = made(cats(), tmp_path)
    arguments = factory.arguments("putCat")
    assert arguments.path == {"id": 1}
    assert arguments.key == {"id": 1}
    assert arguments.record == mock.store.get(next(iter(mock.store.addresses("/cats"))))
    assert set(arguments.body) == {"name"}
    assert len(mock.journal) == 0
    assert factory.arguments("createCat").path == {}


def test_the_arguments_of_a_list_bring_a_record_that_it_shows(tmp_path: Path) -> None:
    arguments = made(cats(), tmp_path)[1].arguments("listCats")
    arguments.assert_record_in([{"id": 9, "name": "x"}, arguments.record])
    with pytest.raises(AssertionError, match=r"^the answer does not show the record with id 1: \[\]$"):
        arguments.assert_record_in([])


def test_a_required_search_is_for_the_record(tmp_path: Path) -> None:
    built = cats()
    needed = {"name": "q", "in": "query", "required": True, "schema": {**TEXT, "minLength": 2}}
    built["paths"]["/cats"]["get"]["parameters"] = [needed]
    mock, factory = made(built, tmp_path)
    factory.insert("cats")
    arguments = factory.arguments("listCats")
    answer = mock.handle(Request("GET", "/cats", urlencode(arguments.query), {}, b""))
    arguments.assert_record_in(json.loads(answer.body))


@pytest.mark.parametrize("kind", ["integer", "array"])
def test_a_required_filter_is_about_the_record(kind: str, tmp_path: Path) -> None:
    built = cats()
    inner = {"type": "integer"} if kind == "integer" else {"type": "array", "items": {"type": "integer"}}
    built["paths"]["/cats"]["get"]["parameters"] = [{"name": "id", "in": "query", "required": True, "schema": inner}]
    mock, factory = made(built, tmp_path)
    factory.insert("cats", count=2)
    arguments = factory.arguments("listCats")
    assert arguments.query == {"id": 3 if kind == "integer" else [3]}
    answer = mock.handle(Request("GET", "/cats", urlencode(arguments.query, doseq=True), {}, b""))
    arguments.assert_record_in(json.loads(answer.body))


@pytest.mark.parametrize(
    "owner", [None, {"owner_id": {"type": "integer"}}, {"owner": {"$ref": "#/components/schemas/Owner"}}]
)
def test_what_a_list_shows_below_a_record_is_made_below_it(owner: dict[str, Any] | None, tmp_path: Path) -> None:
    built = cats()
    built["components"]["schemas"]["Cat"] = {**CAT, "properties": {**CAT["properties"], **(owner or {})}}
    built["components"]["schemas"]["Owner"] = {**CAT, "properties": {"id": {"type": "integer"}, "name": TEXT}}
    person = schema_ref("Owner")
    built["paths"]["/owners"] = {"post": operation("createOwner", body=person, reply=person, status="201")}
    built["paths"]["/owners/{id}"] = {"get": operation("getOwner", parameters=[IDENTITY], reply=person)}
    below = {"type": "array", "items": schema_ref("Cat")}
    built["paths"]["/owners/{id}/cats"] = {
        "get": operation("listCatsOfOwner", parameters=[IDENTITY], reply=below),
        "post": operation(
            "createCatOfOwner", parameters=[IDENTITY], body=schema_ref("Cat"), reply=schema_ref("Cat"), status="201"
        ),
    }
    mock, factory = made(built, tmp_path)
    factory.insert("cats")
    arguments = factory.arguments("listCatsOfOwner")
    shown = json.loads(mock.handle(Request("GET", f"/owners/{arguments.path['id']}/cats", "", {}, b"")).body)
    arguments.assert_record_in(shown)
    assert len(shown) == 1


def test_a_json_patch_changes_a_property_and_the_answer_must_show_it(tmp_path: Path) -> None:
    change = {
        "type": "object",
        "required": ["op", "path"],
        "properties": {"op": {**TEXT, "enum": ["test", "replace"]}, "path": TEXT, "value": {}},
    }
    built = cats()
    patch = operation("patchCat", parameters=[IDENTITY], reply=schema_ref("Cat"))
    many = {"type": "array", "items": change}
    patch["requestBody"] = {"content": {"application/json-patch+json": {"schema": many}}, "required": True}
    built["paths"]["/cats/{id}"]["patch"] = patch
    mock, factory = made(built, tmp_path)
    arguments = factory.arguments("patchCat")
    (sent,) = arguments.body
    assert (sent["op"], sent["path"]) == ("replace", "/name")
    body = json.dumps(arguments.body).encode()
    kind = {"content-type": "application/json-patch+json"}
    arguments.assert_body_in(
        json.loads(mock.handle(Request("PATCH", f"/cats/{arguments.path['id']}", "", kind, body)).body)
    )
    with pytest.raises(AssertionError) as wrong:
        arguments.assert_body_in({"id": 1, "name": "Kit"})
    assert str(wrong.value) == f"the answer shows other values: name is 'Kit', it was sent with {sent['value']!r}"


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"id": 1, "name": "Tom", "born": "2026-01-01T02:00:00+02:00"}, None),
        ({"data": {"id": 1, "name": "Tom"}}, None),
        (["/cats/1"], None),
        ({"id": 1, "name": "Kit"}, "the answer shows other values: name is 'Kit', it was inserted with 'Tom'"),
        ({"id": 2, "name": "Tom"}, "the answer does not show the record with id 1: {'id': 2, 'name': 'Tom'}"),
    ],
)
def test_an_answer_shows_the_record_or_says_what_is_wrong(answer: Any, message: str | None) -> None:
    arguments = CallArguments(record={"id": 1, "name": "Tom", "born": "2026-01-01T00:00:00Z"}, key={"id": 1})
    if message is None:
        arguments.assert_record_in(answer)
        return
    with pytest.raises(AssertionError) as wrong:
        arguments.assert_record_in(answer)
    assert str(wrong.value) == message


def test_an_answer_shows_what_was_sent_or_says_what_is_wrong() -> None:
    arguments = CallArguments(body={"name": "Tom", "photo": b"bytes"})
    arguments.assert_body_in({"id": 1, "name": "Tom", "photo": "https://example.com/1"})
    with pytest.raises(AssertionError) as wrong:
        arguments.assert_body_in({"id": 1, "name": "Kit"})
    assert str(wrong.value) == "the answer shows other values: name is 'Kit', it was sent with 'Tom'"


def test_files_are_bytes_and_a_condition_is_the_tag_of_the_record(tmp_path: Path) -> None:
    built = cats()
    condition = {"name": "If-Match", "in": "header", "required": True, "schema": {**TEXT, "minLength": 3}}
    item = built["paths"]["/cats/{id}"]
    item["put"]["parameters"].append(condition)
    item["put"]["responses"]["412"] = {"description": "changed"}
    item["get"]["responses"]["200"]["headers"] = {"ETag": {"schema": TEXT}}
    photo = {"type": "object", "properties": {"photo": {**TEXT, "format": "binary"}}, "required": ["photo"]}
    upload = {"content": {"multipart/form-data": {"schema": photo}}, "required": True}
    item["post"] = {**operation("addPhoto", parameters=[IDENTITY], status="204"), "requestBody": upload}
    mock, factory = made(built, tmp_path)
    assert isinstance(factory.arguments("addPhoto").body["photo"], bytes)
    assert mock.handle(factory.request("putCat")).status == 200
    assert re.fullmatch(r'"\w+"', factory.arguments("putCat").headers["If-Match"])


def test_what_a_schema_does_not_name_is_not_sent_though_an_example_has_it(tmp_path: Path) -> None:
    built = cats()
    slip = {"kind": "ball", "knid": "mouse"}
    for identity, more in [
        ("addCat", {}),
        ("addOpen", {"additionalProperties": True}),
        ("addFull", {"minProperties": 2}),
    ]:
        toy = {"type": "object", "properties": {"kind": TEXT}, "example": slip, **more}
        toys = {"type": "array", "items": toy, "minItems": 1}
        cat = {"type": "object", "required": ["toy", "toys"], "properties": {"toy": toy, "toys": toys}}
        built["paths"][f"/{identity}"] = {"post": operation(identity, body=cat, reply=schema_ref("Cat"))}
    factory = made(built, tmp_path)[1]
    known = factory.arguments("addCat").body
    assert known == {"toy": {"kind": "ball"}, "toys": [{"kind": "ball"}] * len(known["toys"])}
    # What may be there, or has to be, stays.
    assert factory.arguments("addOpen").body["toy"] == slip
    assert factory.arguments("addFull").body["toy"] == slip


def test_keys_that_a_change_is_about_and_empty_objects_are_not_looked_for() -> None:
    arguments = CallArguments(body={"name": "Tom", "ids": [1, 2], "options": {}})
    arguments.assert_body_in({"name": "Tom", "ids": [3], "options": {"colour": "red"}})
    with pytest.raises(AssertionError) as wrong:
        arguments.assert_body_in({"name": "Kit", "ids": [3], "options": {"colour": "red"}})
    assert str(wrong.value) == "the answer shows other values: name is 'Kit', it was sent with 'Tom'"


def test_a_bulk_change_has_the_key_of_a_record_that_is_there(tmp_path: Path) -> None:
    ids = {"type": "object", "required": ["ids"], "properties": {"ids": {"type": "array", "items": {"type": "string"}}}}
    built = cats()
    built["paths"]["/cats/{id}/merge"] = {"post": operation("mergeCats", parameters=[IDENTITY], body=ids, status="204")}
    arguments = made(built, tmp_path)[1].arguments("mergeCats")
    assert arguments.record is not None
    assert arguments.body == {"ids": [str(arguments.record["id"])]}


def test_a_wrapped_body_has_the_key_of_its_record_inside(tmp_path: Path) -> None:
    built = cats()
    whole = {**CAT, "required": ["id", "name"], "properties": {"id": {"type": "integer"}, "name": TEXT}}
    wrapped = {"type": "object", "required": ["data"], "properties": {"data": whole}}
    built["paths"]["/cats/{id}"]["put"] = operation(
        "putCat", parameters=[IDENTITY], body=wrapped, reply=schema_ref("Cat")
    )
    mock, factory = made(built, tmp_path)
    arguments = factory.arguments("putCat")
    assert arguments.path == {"id": arguments.body["data"]["id"]}
    assert mock.handle(factory.request("putCat")).status == 200


def test_settings_that_there_are_once_have_no_key_of_their_own(tmp_path: Path) -> None:
    built = cats()
    settings = {"type": "object", "properties": {"quiet": {"type": "boolean"}}}
    item = {
        "get": operation("getSettings", parameters=[IDENTITY], reply=settings),
        "put": operation("putSettings", parameters=[IDENTITY], body=settings, reply=settings),
    }
    built["paths"]["/cats/{id}/settings"] = item
    mock, factory = made(built, tmp_path)
    arguments = factory.arguments("getSettings")
    assert (arguments.record, arguments.key) == (None, {})
    answer = mock.handle(Request("GET", f"/cats/{arguments.path['id']}/settings", "", {}, b""))
    assert answer.status == 200
    arguments.assert_record_in(json.loads(answer.body))


def test_a_form_with_nothing_required_makes_up_no_key_of_another_record(tmp_path: Path) -> None:
    built = cats()
    form = {"type": "object", "properties": {"owner_id": {"type": "integer"}, "note": TEXT}}
    cat = {**CAT, "properties": {**CAT["properties"], "owner_id": {"type": "integer"}}}
    built["components"]["schemas"] |= {"Cat": cat, "Owner": CAT}
    owner = schema_ref("Owner")
    built["paths"]["/owners"] = {"post": operation("createOwner", body=owner, reply=owner, status="201")}
    built["paths"]["/owners/{id}"] = {"get": operation("getOwner", parameters=[IDENTITY], reply=owner)}
    post = operation("noteCat", parameters=[IDENTITY], reply=schema_ref("Cat"))
    post["requestBody"] = {"content": {"application/x-www-form-urlencoded": {"schema": form}}}
    built["paths"]["/cats/{id}"]["post"] = post
    mock, factory = made(built, tmp_path)
    assert factory.arguments("noteCat").body.keys() == {"note"}
    assert mock.handle(factory.request("noteCat")).status == 200


@pytest.mark.parametrize("declared", [False, True])
def test_a_record_that_a_call_moves_is_in_a_state_from_which_it_can(declared: bool, tmp_path: Path) -> None:
    states = ["requires_confirmation", "requires_capture", "succeeded", "canceled"]
    steps = {"confirm": (states[0], states[1]), "capture": (states[1], states[2]), "cancel": (states[0], states[3])}
    payment: dict[str, Any] = {"type": "object", "required": ["id", "status"]}
    payment["properties"] = {"id": {"type": "integer"}, "status": {**TEXT, "enum": states, "readOnly": True}}
    if declared:
        payment["x-mock-lifecycle"] = {
            "property": "status",
            "initial": states[0],
            "terminal": states[2:],
            "transitions": [{"from": old, "to": new, "by": verb} for verb, (old, new) in steps.items()],
        }
    reply = schema_ref("Payment")
    paths = {
        "/payments": {"post": operation("createPayment", body={"type": "object"}, reply=reply, status="201")},
        "/payments/{id}": {"get": operation("getPayment", parameters=[IDENTITY], reply=reply)},
    }
    for verb in steps:
        move = operation(verb, parameters=[IDENTITY], reply=reply, responses={"409": {"description": "not now"}})
        paths[f"/payments/{{id}}/{verb}"] = {"post": move}
    mock, factory = made(document(paths, {"Payment": payment}), tmp_path)
    for verb in steps:
        arguments = factory.arguments(verb)
        assert mock.handle(Request("POST", f"/payments/{arguments.path['id']}/{verb}", "", {}, b"")).status == 200, verb
        assert mock.handle(factory.request(verb)).status == 200, verb
    # Who gives the record has it as it is.
    new = factory.insert("payments", status=states[0])
    assert mock.handle(factory.request("capture", relate={"payment": new})).status == 409


def test_what_has_its_key_in_the_body_is_passed_the_key_of_its_record(tmp_path: Path) -> None:
    key = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}
    paths = {
        "/cats.create": {"post": operation("cats.create", body=schema_ref("Cat"), reply=schema_ref("Cat"))},
        "/cats.get": {"post": operation("cats.get", body=key, reply=schema_ref("Cat"))},
    }
    mock, factory = made(document(paths, {"Cat": CAT}), tmp_path)
    arguments = factory.arguments("cats.get")
    assert arguments.record is not None
    assert arguments.body == {"id": arguments.record["id"]}
    assert mock.handle(factory.request("cats.get")).status == 200


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_a_part_of_a_record_is_there_before_it_is_read_or_taken_away(method: str, tmp_path: Path) -> None:
    toy = {"type": "object", "required": ["size"], "properties": {"size": {"type": "integer"}}}
    cat = {**CAT, "properties": {**CAT["properties"], "toys": {"type": "object", "additionalProperties": toy}}}
    built = cats()
    built["components"]["schemas"] = {"Cat": cat, "Toy": toy}
    name = {"name": "toy", "in": "path", "required": True, "schema": TEXT}
    both = {"parameters": [IDENTITY, name], "tags": ["cats"]}
    gone = {"404": {"description": "nothing there"}}
    built["paths"]["/cats/{id}/toys/{toy}"] = {
        "get": operation("getToy", reply=toy, responses=gone, **both),
        "put": operation("putToy", body=toy, reply=toy, **both),
        "delete": operation("deleteToy", status="204", responses=gone, **both),
    }
    mock, factory = made(built, tmp_path)
    request = factory.request("getToy" if method == "GET" else "deleteToy")
    assert mock.handle(request).status == (200 if method == "GET" else 204)
    arguments = factory.arguments("getToy")
    kept = json.loads(mock.handle(Request("GET", f"/cats/{arguments.path['id']}")).body)
    assert isinstance(kept["toys"][arguments.path["toy"]]["size"], int)


def test_a_record_that_is_looked_up_has_what_it_is_looked_up_by(tmp_path: Path) -> None:
    built = cats()
    cat = {**CAT, "properties": {**CAT["properties"], "externalKey": TEXT}}
    built["components"]["schemas"]["Cat"] = cat
    key = {"name": "externalKey", "in": "query", "required": True, "schema": TEXT}
    del built["paths"]["/cats"]["get"]
    built["paths"]["/cats"]["get"] = operation("catByKey", parameters=[key], reply=schema_ref("Cat"))
    mock, factory = made(built, tmp_path)
    arguments = factory.arguments("catByKey")
    answer = mock.handle(Request("GET", "/cats", urlencode(arguments.query), {}, b""))
    assert answer.status == 200
    arguments.assert_record_in(json.loads(answer.body))


def test_a_body_has_no_key_that_only_the_service_sets_and_the_one_of_its_path(tmp_path: Path) -> None:
    toy = {
        "type": "object",
        "required": ["id", "catId"],
        "properties": {"id": {"type": "integer", "readOnly": True}, "catId": {"type": "integer"}, "name": TEXT},
    }
    paths: dict[str, Any] = {}
    for name, read_only in (("locked", True), ("open", False)):
        own = {**toy, "properties": {**toy["properties"], "catId": {"type": "integer", "readOnly": read_only}}}
        path = f"/cats/{{catId}}/{name}"
        above = [{**IDENTITY, "name": "catId"}]
        paths[path] = {
            "post": operation(f"add_{name}", parameters=above, body=own, reply=own, status="201"),
            "get": operation(f"list_{name}", parameters=above, reply={"type": "array", "items": own}),
        }
    built = cats()
    built["paths"] |= paths
    factory = made(built, tmp_path)[1]
    assert "catId" not in factory.arguments("add_locked").body
    arguments = factory.arguments("add_open")
    assert arguments.body["catId"] == arguments.path["catId"]


def test_a_condition_fits_its_schema_where_there_is_no_tag(tmp_path: Path) -> None:
    built = cats()
    condition = {"name": "If-Match", "in": "header", "required": True, "schema": {**TEXT, "minLength": 3}}
    built["paths"]["/cats"]["post"]["parameters"] = [condition]
    mock, factory = made(built, tmp_path)
    assert len(factory.arguments("createCat").headers["If-Match"]) >= 3
    assert mock.handle(factory.request("createCat")).status == 201


def test_a_text_that_has_to_be_xml_is(tmp_path: Path) -> None:
    built = cats()
    sent = {"content": {"text/xml": {"schema": TEXT}}, "required": True}
    built["paths"]["/cats/import"] = {"post": {**operation("importCats", status="204"), "requestBody": sent}}
    assert re.fullmatch(r"<text>.+</text>", made(built, tmp_path)[1].arguments("importCats").body)


def test_a_read_after_a_delete_that_names_its_record_in_the_body_is_of_another_one(tmp_path: Path) -> None:
    account = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "name": TEXT}}
    which = {"type": "object", "properties": {"account": TEXT}}
    paths = {
        "/accounts/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": TEXT}],
            "get": operation("getAccount", reply=schema_ref("Account")),
        },
        "/accounts": {"post": operation("addAccount", "201", schema_ref("Account"), body=schema_ref("Account"))},
        "/account": {
            "get": operation("myAccount", reply=schema_ref("Account")),
            "delete": operation("closeAccount", reply=schema_ref("Account"), body=which),
        },
    }
    (tmp_path / "openapi.json").write_text(json.dumps(document(paths, {"Account": account})))
    regenerate(tmp_path / "openapi.json", tmp_path / "out", package="bank_of_bodies", progress=lambda _: None)
    text = (tmp_path / "out/tests/test_account.py").read_text()
    assert "closeAccount" in text
    assert "refused" not in text


def test_what_only_goes_into_an_object_is_not_looked_for_in_the_answer(tmp_path: Path) -> None:
    payer = {"type": "object", "required": ["name", "tongue"], "properties": {"name": TEXT, "tongue": TEXT}}
    shown = {**payer, "properties": {"name": TEXT, "tongue": {"allOf": [TEXT], "writeOnly": True}}}
    bill = {"type": "object", "required": ["id", "payer"], "properties": {"id": TEXT, "payer": shown}}
    sent = {"type": "object", "required": ["payer"], "properties": {"payer": payer}}
    _, factories = made(document({"/bills": {"post": operation("addBill", "201", bill, body=sent)}}), tmp_path)
    arguments = factories.arguments("addBill")
    assert arguments.body["payer"].keys() == {"name", "tongue"}
    arguments.assert_body_in({"id": "1", "payer": {"name": arguments.body["payer"]["name"]}})


def test_a_key_in_a_body_has_the_type_that_the_body_says(tmp_path: Path) -> None:
    change = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "name": TEXT}}
    cat = {"type": "object", "properties": {"id": {**TEXT, "pattern": "^[1-9]$"}, "name": TEXT}}
    paths = {
        "/cats.create": {"post": operation("cats.create", body=schema_ref("Cat"), reply=schema_ref("Cat"))},
        "/cats.get": {"post": operation("cats.get", body=change, reply=schema_ref("Cat"))},
    }
    _, factory = made(document(paths, {"Cat": cat}), tmp_path)
    arguments = factory.arguments("cats.get")
    assert arguments.record is not None
    assert arguments.body["id"] == int(arguments.record["id"])
