"""Small parts of answers: singletons, callers, keys in lists, references, flags in queries, files and the like."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy import handler, value_maker
from understudy.exchange import Request
from understudy.mock import Mock
from understudy.values.rng import Rng

TEXT, WHOLE, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}
TAG = {"ETag": {"schema": TEXT}}
KEY = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
NOTE = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "text": TEXT, "size": WHOLE}}
GONE = {"404": {"description": "none"}}


def of(*required: str, **named: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": named}


def array(schema: Any) -> dict[str, Any]:
    return {"type": "array", "items": schema}


def query(**named: Any) -> list[dict[str, Any]]:
    return [{"name": name, "in": "query", "schema": schema} for name, schema in named.items()]


def notes(folder: Path, more: dict[str, Any] | None = None, *, note: Any = NOTE, **options: Any) -> Mock:
    """Notes; `more` are further paths, and what goes over those that there are."""
    shown = schema_ref("Note")
    paths: dict[str, Any] = {
        "/notes": {
            "post": operation("make", "201", shown, body=shown),
            "get": operation("list", reply=array(shown)),
        },
        "/notes/{id}": {"parameters": KEY, "get": operation("read", reply=shown, responses=GONE)},
    }
    for path, entries in (more or {}).items():
        paths[path] = {**paths.get(path, {}), **entries}
    components = {"securitySchemes": {"basic": {"type": "http", "scheme": "basic"}}}
    options.setdefault("fill", "required")
    return play(document(paths, {"Note": note}, components=components), folder, **options)


def made(mock: Mock, *rows: dict[str, Any]) -> None:
    for row in rows:
        assert answer(mock, "POST", "/notes", row)[0].status == 201


def answered(mock: Mock, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
    response, value = answer(mock, method, path, body, **headers)
    return response.status, value


def tagged(built: dict[str, Any]) -> dict[str, Any]:
    built["responses"]["200"]["headers"] = TAG
    return built


# -- what there is only one of ----------------------------------------------------------------------------------------


def test_a_singleton_is_written_on_condition_of_its_tag(tmp_path: Path) -> None:
    condition = [{"name": "If-Match", "in": "header", "schema": TEXT}]
    shown = of("theme", theme=TEXT)
    write = operation("set", reply=shown, body=shown, parameters=condition, responses={"412": {"description": "no"}})
    mock = notes(tmp_path, {"/settings": {"get": tagged(operation("settings", reply=shown)), "put": tagged(write)}})
    assert answered(mock, "PUT", "/settings", {"theme": "dark"})[0] == 200
    before = dict(answer(mock, "GET", "/settings")[0].headers)["ETag"]
    assert answered(mock, "PUT", "/settings", {"theme": "light"}, if_match=before)[0] == 200
    assert answered(mock, "PUT", "/settings", {"theme": "red"}, if_match=before)[0] == 412
    assert answered(mock, "GET", "/settings") == (200, {"theme": "light"})
    assert answered(mock, "PUT", "/settings", {"theme": "red"}, if_match="*")[0] == 200


def test_whoever_calls_first_is_the_one_that_me_shows(tmp_path: Path) -> None:
    person = of("username", username=TEXT, email={"type": "string", "format": "email"})
    secured = {"security": [{"basic": []}]}
    mine = {
        "get": operation("me", reply=person, **secured),
        "patch": operation("change", reply=person, body=of(email=TEXT), **secured),
    }
    mock = notes(tmp_path, {"/me": mine})
    ada = "Basic " + base64.b64encode(b"ada:secret").decode()
    assert answered(mock, "GET", "/me", authorization=ada)[1]["username"] == "ada"
    assert answered(mock, "PATCH", "/me", {"email": "ada@x.test"}, authorization=ada)[1]["email"] == "ada@x.test"
    assert answered(mock, "GET", "/me", authorization=ada) == (200, {"username": "ada", "email": "ada@x.test"})


@pytest.mark.parametrize(("longest", "named"), [(3, True), (2, False)])
def test_a_caller_is_named_where_the_schema_takes_the_name(tmp_path: Path, longest: int, named: bool) -> None:
    person = of(username={"type": "string", "maxLength": longest}, email={"type": "string", "format": "email"})
    mock = notes(tmp_path, {"/me": {"get": operation("me", reply=person, security=[{"basic": []}])}})
    ada = "Basic " + base64.b64encode(b"ada:secret").decode()
    status, shown = answered(mock, "GET", "/me", authorization=ada)
    assert (status, shown.get("username") == "ada") == (200, named)


def test_what_stands_below_the_one_record_of_a_caller_knows_it(tmp_path: Path) -> None:
    shown, summed = schema_ref("Note"), of("text", "count", text=TEXT, count=WHOLE)
    mine = {"get": operation("me", reply=shown), "patch": operation("setMe", reply=shown, body=of(text=TEXT))}
    mock = notes(tmp_path, {"/me": mine, "/me/summary": {"get": operation("summary", reply=summed)}})
    made(mock, {"id": "a", "text": "first"}, {"id": "b", "text": "second"})
    assert answered(mock, "PATCH", "/me", {"text": "mine"})[1] == {"id": "a", "text": "mine"}
    summary = answered(mock, "GET", "/me/summary")
    assert summary[1]["text"] == "mine"
    assert answered(mock, "GET", "/me/summary") == summary


# -- keys -------------------------------------------------------------------------------------------------------------


def test_a_list_of_keys_has_them_as_their_schema_says(tmp_path: Path) -> None:
    note = of("id", id=WHOLE, text=TEXT)
    key = [{**KEY[0], "schema": WHOLE}]
    more = {
        "/notes": {"get": operation("list", reply=array(WHOLE))},
        "/notes/{id}": {"parameters": key, "get": operation("read", reply=schema_ref("Note"))},
    }
    mock = notes(tmp_path, more, note=note)
    made(mock, {"id": 7}, {"id": 30})
    assert answered(mock, "GET", "/notes") == (200, [7, 30])


def test_a_record_that_is_put_by_the_key_in_its_body_stands_below_its_parent(tmp_path: Path) -> None:
    line = of("id", id=TEXT, text=TEXT)
    parent = [{**KEY[0], "name": "note_id"}]
    below = {
        "parameters": parent,
        "get": operation("lines", reply=array(schema_ref("Line"))),
        "post": operation("makeLine", "201", schema_ref("Line"), body=schema_ref("Line")),
        "put": operation("putLine", reply=schema_ref("Line"), body=schema_ref("Line"), responses=GONE),
    }
    one = {"parameters": [*parent, *KEY], "get": operation("line", reply=schema_ref("Line"), responses=GONE)}
    shown = schema_ref("Note")
    paths = {
        "/notes": {"post": operation("make", "201", shown, body=shown), "get": operation("list", reply=array(shown))},
        "/notes/{note_id}": {"parameters": parent, "get": operation("read", reply=shown, responses=GONE)},
        "/notes/{note_id}/lines": below,
        "/notes/{note_id}/lines/{id}": one,
    }
    mock = play(document(paths, {"Note": NOTE, "Line": line}), tmp_path, fill="required")
    made(mock, {"id": "a"}, {"id": "b"})
    for key in "ab":
        assert answered(mock, "POST", f"/notes/{key}/lines", {"id": "1", "text": "old"})[0] == 201
    assert answered(mock, "PUT", "/notes/b/lines", {"id": "1", "text": "new"}) == (200, {"id": "1", "text": "new"})
    assert answered(mock, "GET", "/notes/b/lines") == (200, [{"id": "1", "text": "new"}])
    assert answered(mock, "GET", "/notes/a/lines") == (200, [{"id": "1", "text": "old"}])
    assert answered(mock, "PUT", "/notes/c/lines", {"id": "1", "text": "new"})[0] == 404


def test_what_is_made_below_another_record_has_that_ones_key_in_its_own(tmp_path: Path) -> None:
    repo = of("name", owner=TEXT, name=TEXT)
    two = [{**KEY[0], "name": "owner"}, {**KEY[0], "name": "repo"}]
    shown = schema_ref("Repo")
    paths = {
        "/owners": {"post": operation("makeOwner", "201", schema_ref("Note"), body=schema_ref("Note"))},
        "/owners/{owner}": {"parameters": two[:1], "get": operation("owner", reply=schema_ref("Note"), responses=GONE)},
        "/owners/{owner}/repos": {
            "parameters": two[:1],
            "get": operation("repos", reply=array(shown)),
            "post": operation("makeRepo", "201", shown, body=of("name", name=TEXT)),
        },
        "/repos/{owner}/{repo}": {"parameters": two, "get": operation("repo", reply=shown, responses=GONE)},
    }
    mock = play(document(paths, {"Note": NOTE, "Repo": repo}), tmp_path, fill="required")
    for owner in "ab":
        assert answered(mock, "POST", "/owners", {"id": owner})[0] == 201
        assert answered(mock, "POST", f"/owners/{owner}/repos", {"name": "one"})[1]["owner"] == owner
    assert answered(mock, "GET", "/repos/b/one") == (200, {"owner": "b", "name": "one"})
    assert answered(mock, "GET", "/owners/a/repos") == (200, [{"owner": "a", "name": "one"}])


# -- queries ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "has"), [("true", True), ("1", True), ("false", False), ("0", False)])
@pytest.mark.parametrize("name", ["text_exists", "text__isnull"])
def test_a_flag_asks_for_what_has_a_value(tmp_path: Path, name: str, value: str, has: bool) -> None:
    listed = operation("list", reply=array(schema_ref("Note")), parameters=query(**{name: TEXT}))
    mock = notes(tmp_path, {"/notes": {"get": listed}})
    made(mock, {"id": "a", "text": "x"}, {"id": "b"}, {"id": "c", "text": "y"})
    shown = "ac" if has is (name == "text_exists") else "b"
    assert "".join(each["id"] for each in answered(mock, "GET", f"/notes?{name}={value}")[1]) == shown


@pytest.mark.parametrize(("value", "shown"), [("true", "ac"), ("false", "b")])
def test_a_flag_asks_for_a_state(tmp_path: Path, value: str, shown: str) -> None:
    state = {"type": "string", "enum": ["open", "shut"]}
    listed = operation("list", reply=array(schema_ref("Note")), parameters=query(is_open=FLAG))
    mock = notes(tmp_path, {"/notes": {"get": listed}}, note=of("id", id=TEXT, state=state))
    made(mock, {"id": "a", "state": "open"}, {"id": "b", "state": "shut"}, {"id": "c", "state": "open"})
    assert "".join(each["id"] for each in answered(mock, "GET", f"/notes?is_open={value}")[1]) == shown


@pytest.mark.parametrize(
    ("order", "shown"),
    [("", "abc"), ("?sort=", "abc"), ("?order=desc", "cba"), ("?sort=size&order=desc", "acb"), ("?sort=size", "bca")],
)
def test_without_a_property_to_sort_by_the_order_is_that_of_making(tmp_path: Path, order: str, shown: str) -> None:
    inputs = query(sort=TEXT, order={"type": "string", "enum": ["asc", "desc"]})
    more = {"/notes": {"get": operation("list", reply=array(schema_ref("Note")), parameters=inputs)}}
    mock = notes(tmp_path, more)
    made(mock, {"id": "a", "size": 3}, {"id": "b", "size": 1}, {"id": "c", "size": 2})
    assert "".join(each["id"] for each in answered(mock, "GET", f"/notes{order}")[1]) == shown


def test_a_search_finds_by_its_body_and_its_query(tmp_path: Path) -> None:
    inputs = of(text=TEXT, limit=WHOLE)
    found = operation("search", reply=array(schema_ref("Note")), body=inputs, parameters=query(text=TEXT))
    mock = notes(tmp_path, {"/notes/search": {"post": found}})
    made(mock, *({"id": key, "text": text} for key, text in zip("abcd", "xyxx", strict=True)))
    for path, body, keys in (
        ("/notes/search", {}, "abcd"),
        ("/notes/search", {"text": "x"}, "acd"),
        ("/notes/search", {"text": "x", "limit": 2}, "ac"),
        ("/notes/search?text=y", {}, "b"),
        ("/notes/search?text=y", {"text": "x"}, "b"),
        ("/notes/search?text=x", {"limit": 1}, "a"),
    ):
        assert "".join(each["id"] for each in answered(mock, "POST", path, body)[1]) == keys, (path, body)


@pytest.mark.parametrize(
    ("requested", "shown"),
    [
        ("ascending=true", "abc"),
        ("ascending=false", "cba"),
        ("ascending=1", "abc"),
        ("ascending=0", "cba"),
        ("descending=true", "cba"),
        ("descending=false", "abc"),
        ("descending=1", "cba"),
        ("descending=0", "abc"),
        ("sort=size desc", "acb"),
        ("sort=size:desc", "acb"),
        ("sort=size asc", "bca"),
        ("sort=-size", "acb"),
        ("sort=size,desc", "acb"),
        ("sort=size_desc", "acb"),
        ("sort=newest", "cba"),
        ("sort=size&descending=true", "acb"),
        ("sort=size&ascending=false", "acb"),
        ("sort=size&ascending=true", "bca"),
    ],
)
@pytest.mark.parametrize("kind", [TEXT, FLAG])
def test_a_flag_turns_the_order(tmp_path: Path, kind: dict[str, Any], requested: str, shown: str) -> None:
    if kind == FLAG and requested[-1] in "01":
        return  # no boolean in a query (OAS 3.1, 4.8.12)
    inputs = query(sort=TEXT, ascending=kind, descending=kind)
    more = {"/notes": {"get": operation("list", reply=array(schema_ref("Note")), parameters=inputs)}}
    mock = notes(tmp_path, more)
    made(mock, {"id": "a", "size": 3}, {"id": "b", "size": 1}, {"id": "c", "size": 2})
    assert "".join(each["id"] for each in answered(mock, "GET", f"/notes?{requested.replace(' ', '%20')}")[1]) == shown


def test_what_is_archived_is_in_no_list_that_is_filtered_either(tmp_path: Path) -> None:
    note = of("id", id=TEXT, text=TEXT, archived={**FLAG, "readOnly": True})
    listed = operation("list", reply=array(schema_ref("Note")), parameters=query(text=TEXT, archived=FLAG))
    archive = operation("archive", reply=schema_ref("Note"))
    more = {"/notes": {"get": listed}, "/notes/{id}/archive": {"parameters": KEY, "post": archive}}
    mock = notes(tmp_path, more, note=note)
    made(mock, *({"id": key, "text": text} for key, text in zip("abcd", "xyxx", strict=True)))
    answered(mock, "POST", "/notes/c/archive")
    for requested, shown in (("text=x&archived=false", "ad"), ("text=x&archived=true", "c"), ("archived=true", "c")):
        assert "".join(each["id"] for each in answered(mock, "GET", f"/notes?{requested}")[1]) == shown


# -- header fields ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["application/json", "text/csv", "application/x-ndjson"])
def test_what_is_no_json_has_the_header_fields_of_its_page_as_well(tmp_path: Path, name: str) -> None:
    listed = operation("list", reply=array(schema_ref("Note")), parameters=query(limit=WHOLE, offset=WHOLE))
    listed["responses"]["200"]["content"] |= {
        "text/csv": {"schema": TEXT},
        "application/x-ndjson": {"schema": schema_ref("Note")},
    }
    listed["responses"]["200"]["headers"] = {"X-Total-Count": {"schema": WHOLE}}
    mock = notes(tmp_path, {"/notes": {"get": listed}})
    made(mock, {"id": "a"}, {"id": "b"}, {"id": "c"})
    response = mock.handle(Request("GET", "/notes", "limit=2", {"accept": name}, b""))
    fields = dict(response.headers)
    assert (response.status, fields["X-Total-Count"], fields["Content-Type"].partition(";")[0]) == (200, "3", name)


@pytest.mark.parametrize("header", [None, "Operation-Location"])
def test_what_goes_on_by_itself_says_where_to_look_though_it_has_no_body(tmp_path: Path, header: str | None) -> None:
    status = {"type": "string", "enum": ["pending", "running", "succeeded", "failed"], "readOnly": True}
    job = of("id", "status", id={**TEXT, "readOnly": True}, status=status)
    begin = operation("archive", "202", **{"x-mock-long-running": {"collection": "/jobs"}})
    if header:
        begin["responses"]["202"]["headers"] = {header: {"schema": TEXT}}
    more = {
        "/notes/{id}/archive": {"parameters": KEY, "post": begin},
        "/jobs": {"get": operation("jobs", reply=array(job))},
        "/jobs/{id}": {"parameters": KEY, "get": operation("job", reply=job, responses=GONE)},
    }
    mock = notes(tmp_path, more)
    made(mock, {"id": "a"})
    response, body = answer(mock, "POST", "/notes/a/archive")
    ((key),) = [each["id"] for each in answered(mock, "GET", "/jobs")[1]]
    found = {name: value for name, value in response.headers if "ocation" in name}
    assert (response.status, body) == (202, None)
    assert found == {header or "Location": f"http://localhost/jobs/{key}"}


# -- extensions -------------------------------------------------------------------------------------------------------


def test_what_several_files_declare_is_there_together(tmp_path: Path) -> None:
    for name, text in (("make", "m"), ("read", "r")):
        lines = ["from understudy import handler", f"@handler('{name}')", f"def {name}(call, records):"]
        lines.append(f"    return {{'id': '{text}'}}")
        (tmp_path / f"{name}.py").write_text("\n".join(lines) + "\n")

    @handler("list")
    def every(_call: Any, _records: Any) -> Any:
        return [{"id": "l"}]

    mock = notes(tmp_path, handlers=[tmp_path / "make.py", every, tmp_path / "read.py"])
    assert answered(mock, "POST", "/notes", {"id": "x"})[1] == {"id": "m"}
    assert answered(mock, "GET", "/notes/x")[1] == {"id": "r"}
    assert answered(mock, "GET", "/notes")[1] == [{"id": "l"}]


def test_values_come_from_the_makers_of_the_user(tmp_path: Path) -> None:
    @value_maker(property="text")
    def text(_rng: Rng) -> str:
        return "mine"

    mock = notes(tmp_path, note=of("id", "text", id=TEXT, text=TEXT), handlers=[text])
    assert mock.create("notes", id="1")["text"] == "mine"


def test_a_count_in_any_kind_of_number(tmp_path: Path) -> None:
    counted, ids = of("deleted", deleted={"type": "number"}), of("ids", ids=array(TEXT))
    mock = notes(tmp_path, {"/notes/bulk": {"delete": operation("drop", reply=counted, body=ids)}})
    made(mock, {"id": "a"}, {"id": "b"}, {"id": "c"})
    assert answered(mock, "DELETE", "/notes/bulk", {"ids": ["a", "c"]}) == (200, {"deleted": 2})


def test_a_range_that_says_it_worked_goes_before_a_redirect(tmp_path: Path) -> None:
    built = document({"/go": {"get": operation("go", "2XX", of(), responses={"302": {"description": "elsewhere"}})}})
    assert answered(play(built, tmp_path), "GET", "/go")[0] == 200


def test_an_answer_of_no_record_has_a_tag_of_what_it_says(tmp_path: Path) -> None:
    echo = tagged(operation("echo", reply=of(text=TEXT), body=of(text=TEXT)))
    mock = play(document({"/echo": {"post": echo}}), tmp_path)
    tags = [dict(answer(mock, "POST", "/echo", {"text": text})[0].headers)["ETag"] for text in "aab"]
    assert tags[0] == tags[1] != tags[2]


def test_what_is_ones_own_is_so_where_nothing_keeps_callers(tmp_path: Path) -> None:
    note = schema_ref("Note")
    body = of(text=TEXT)
    paths = {
        "/notes": {"post": operation("make", "201", note, body=body)},
        "/notes/{id}": {"parameters": KEY, "get": operation("read", reply=note)},
        "/me/notes": {
            "get": operation("mine", reply=array(note)),
            "post": operation("makeMine", "201", note, body=body),
        },
    }
    schemes = {"securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}}}
    built = document(paths, {"Note": of("id", id=TEXT, text=TEXT)}, components=schemes, security=[{"bearer": []}])
    mock = play(built, tmp_path)
    made = answered(mock, "POST", "/me/notes", {"text": "x"}, authorization="Bearer ann")[1]
    shown = [answered(mock, "GET", "/me/notes", authorization=f"Bearer {who}")[1] for who in ("ann", "bob")]
    assert shown == [[made], []]
