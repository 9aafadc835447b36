"""What `validation="service"` lets pass and what it does not, and that it says so; told by answers and the journal."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref
from hypothesis import given
from hypothesis import strategies as st

from understudy.http.tolerance import tolerate
from understudy.mock import Mock
from understudy.openapi.violations import Violation

BOOK = {
    "type": "object",
    "required": ["id", "title", "created_at"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "title": {"type": "string", "minLength": 1},
        "created_at": {"type": "string", "format": "date-time", "readOnly": True},
        "published": {"type": "string", "format": "date"},
        "reviewed": {"type": "string", "format": "date-time"},
        "serial": {"type": "string", "format": "uuid"},
        "contact": {"type": "string", "format": "email"},
        "shelf": {"type": "string", "format": "shelf-code"},
        "pages": {
            "type": "array",
            "items": {"type": "object", "properties": {"n": {"type": "integer", "readOnly": True}}},
        },
    },
}
UPDATE = {
    "type": "object",
    "required": ["title", "owner"],
    "additionalProperties": False,
    "properties": {"title": {"type": "string"}, "owner": {"type": "string"}, "kind": {"const": "novel"}},
}
LOAN = {
    "type": "object",
    "properties": {
        "id": {"type": "integer"},
        "title": {"type": "string"},
        "kind": {"type": "string"},
        "owner": {"type": "string"},
        "due": {"type": "string"},
    },
    "required": ["id"],
}


def library() -> dict[str, Any]:
    refused = {"422": {"description": "invalid"}}
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    when = {"name": "since", "in": "query", "schema": {"type": "string", "format": "date"}}
    book, loan = schema_ref("Book"), schema_ref("Loan")
    paths = {
        "/books": {
            "get": operation("books", reply={"type": "array", "items": book}, parameters=[when]),
            "post": operation("newBook", "201", book, body=book, responses=refused),
        },
        "/books/{id}": {
            "parameters": [key],
            "get": operation("book", reply=book),
            "put": operation("putBook", reply=book, body=book, responses=refused),
        },
        "/loans": {"post": operation("newLoan", "201", loan, body={"type": "object"})},
        "/loans/{id}": {
            "parameters": [key],
            "get": operation("loan", reply=loan),
            "put": operation("putLoan", reply=loan, body=schema_ref("Update"), responses=refused),
        },
    }
    return document(paths, {"Book": BOOK, "Loan": LOAN, "Update": UPDATE})


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return play(library(), tmp_path, validation="service", fill="required")


def warnings(mock: Mock) -> tuple[str, ...]:
    return list(mock.journal)[-1].warnings


def test_what_was_read_may_be_put_back(mock: Mock) -> None:
    made, book = answer(mock, "POST", "/books", {"title": "Emma", "pages": [{}, {}]})
    assert made.status == 201
    _, shown = answer(mock, "GET", f"/books/{book['id']}")
    response, changed = answer(mock, "PUT", f"/books/{book['id']}", {**shown, "title": "Persuasion"})
    assert response.status == 200
    assert changed == {**shown, "title": "Persuasion"}
    assert warnings(mock) == (
        "body /id: is read-only and not allowed here: ignored",
        "body /created_at: is read-only and not allowed here: ignored",
    )
    assert dict(response.headers)["X-Mock-Warnings"] == "; ".join(warnings(mock))


def test_a_read_only_property_is_ignored_wherever_it_stands(mock: Mock) -> None:
    response, book = answer(mock, "POST", "/books", {"id": 77, "title": "Emma", "pages": [{"n": 5, "text": "a"}]})
    assert (response.status, book["id"], book["pages"]) == (201, 1, [{"text": "a"}])
    assert warnings(mock) == (
        "body /id: is read-only and not allowed here: ignored",
        "body /pages/0/n: is read-only and not allowed here: ignored",
    )


def test_what_a_record_shows_is_taken_back_though_the_body_has_another_schema(mock: Mock) -> None:
    _, loan = answer(mock, "POST", "/loans", {"title": "Emma", "kind": "essay", "due": "soon"})
    response, changed = answer(mock, "PUT", f"/loans/{loan['id']}", {**loan, "title": "Persuasion"})
    assert (response.status, changed) == (200, {**loan, "title": "Persuasion"})
    assert set(warnings(mock)) == {
        "body /id: is not allowed: as the record has it",
        "body /due: is not allowed: as the record has it",
        'body /kind: must be "novel": as the record has it',
        "body /owner: is required: the record has none either",
    }


def test_what_is_changed_must_be_as_the_document_says(mock: Mock) -> None:
    _, loan = answer(mock, "POST", "/loans", {"title": "Emma", "kind": "essay", "due": "soon"})
    path = f"/loans/{loan['id']}"
    for change in ({"due": "later"}, {"kind": "poem"}, {"title": 5}):
        response, _ = answer(mock, "PUT", path, {**loan, **change})
        assert response.status == 422, change
    response, _ = answer(mock, "PUT", path, {"owner": "Ann"})
    assert (response.status, dict(response.headers)["X-Mock-Reason"]) == (422, "body /title: is required")
    assert answer(mock, "GET", path)[1] == loan


@pytest.mark.parametrize(
    ("name", "sent", "kept"),
    [
        ("reviewed", "2024-05-06T07:08:09", "2024-05-06T07:08:09Z"),
        ("reviewed", "2024-05-06 07:08:09+02:00", "2024-05-06T07:08:09+02:00"),
        ("reviewed", "Mon, 06 May 2024 07:08:09 GMT", "2024-05-06T07:08:09Z"),
        ("published", "2024-05-06T00:00:00Z", "2024-05-06"),
        ("published", "20240506", "2024-05-06"),
        ("serial", "0F8FAD5BD9CB469FA16570867728950E", "0f8fad5b-d9cb-469f-a165-70867728950e"),
    ],
)
def test_a_date_or_uuid_in_another_notation_is_read(mock: Mock, name: str, sent: str, kept: str) -> None:
    response, book = answer(mock, "POST", "/books", {"title": "Emma", name: sent})
    assert (response.status, book[name]) == (201, kept)
    assert warnings(mock)[0].startswith(f"body /{name}: ")
    assert warnings(mock)[0].endswith(f": read as {kept}")


def test_a_format_that_nobody_knows_refuses_nothing(mock: Mock) -> None:
    response, book = answer(mock, "POST", "/books", {"title": "Emma", "shelf": "?"})
    assert (response.status, book["shelf"], warnings(mock)) == (201, "?", ())


@pytest.mark.parametrize("body", [{"title": "x", "contact": "nobody"}, {"title": "x", "reviewed": "soon"}, {}, []])
def test_what_no_service_takes_is_refused(mock: Mock, body: Any) -> None:
    response, _ = answer(mock, "POST", "/books", body)
    assert response.status == 422
    assert (warnings(mock), mock.records("books")) == ((), [])


def test_a_parameter_is_read_in_another_notation_too(mock: Mock) -> None:
    response, _ = answer(mock, "GET", "/books?since=2024-05-06T00:00:00Z")
    assert response.status == 200
    assert warnings(mock) == ('query /since: "2024-05-06T00:00:00Z" is not a valid date: read as 2024-05-06',)


def test_json_needs_no_content_type(mock: Mock) -> None:
    response, book = answer(mock, "POST", "/books", b'{"title": "Emma"}', content_type="")
    assert (response.status, book["title"]) == (201, "Emma")
    assert warnings(mock) == ("body: expected application/json; got no Content-Type: read as application/json",)


def test_a_request_chooses_how_strictly_it_is_judged(mock: Mock, tmp_path: Path) -> None:
    body = {"id": 1, "title": "Emma"}
    response, _ = answer(mock, "POST", "/books", body, prefer="validation=contract")
    headers = dict(response.headers)
    assert response.status == 422
    assert headers["X-Mock-Reason"] == "body /id: is read-only and not allowed here"
    assert headers["Preference-Applied"] == "validation=contract"
    strict = play(library(), tmp_path)
    assert answer(strict, "POST", "/books", body)[0].status == 422
    response, _ = answer(strict, "POST", "/books", body, prefer='Validation="service"; because=tests')
    assert (response.status, dict(response.headers)["Preference-Applied"]) == (201, "validation=service")


def test_a_mode_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="validation is one of contract, service; got 'strict'"):
        play(library(), tmp_path, validation="strict")


def test_the_reason_is_one_line_of_ascii(mock: Mock) -> None:
    response, _ = answer(mock, "GET", "/b%C3%BCcher/" + "x" * 900 + "\u2028\r\n")
    reason = dict(response.headers)["X-Mock-Reason"]
    assert reason.isascii()
    assert reason.isprintable()
    assert len(reason) == 500
    assert list(mock.journal)[-1].reason.startswith("no /b%C3%BCcher/xxx")


def test_a_merge_patch_leaves_out_what_stays_and_removes_by_null(tmp_path: Path) -> None:
    text = {"type": "string"}
    cup = {"type": "object", "required": ["name"], "properties": {"name": text, "glaze": text}}
    cup["properties"] = {"id": {"type": "integer", "readOnly": True}, **cup["properties"]}
    merge = {"application/merge-patch+json": {"schema": cup}}
    patch = {**operation("change", reply=cup), "requestBody": {"content": merge}}
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    paths = {
        "/cups": {"post": operation("make", "201", cup, body=cup)},
        "/cups/{id}": {"parameters": key, "get": operation("read", reply=cup), "patch": patch},
    }
    mock = play(document(paths), tmp_path, validation="service", fill="required")
    answer(mock, "POST", "/cups", {"name": "red", "glaze": "celadon"})
    as_merge = {"content_type": "application/merge-patch+json"}
    response, body = answer(mock, "PATCH", "/cups/1", {"glaze": None}, **as_merge)
    assert (response.status, body) == (200, {"id": 1, "name": "red"})
    assert dict(response.headers)["X-Mock-Warnings"] == (
        "body /name: is required: a merge patch leaves out what stays; "
        "body /glaze: expected string, got null: null in a merge patch removes"
    )
    assert answer(mock, "PATCH", "/cups/1", {"glaze": 7}, **as_merge)[0].status == 400
    strictly = {**as_merge, "prefer": "validation=contract"}
    assert answer(mock, "PATCH", "/cups/1", {"glaze": "raku"}, **strictly)[0].status == 400


@pytest.mark.parametrize(("method", "status"), [("patch", 200), ("put", 422)])
def test_a_patch_leaves_out_what_stays_whatever_its_schema_requires(method: str, status: int, tmp_path: Path) -> None:
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    seat = {"type": "object", "required": ["row"], "properties": {"row": {"type": "integer"}}}
    body = {
        "type": "object",
        "required": ["title", "seat"],
        "properties": {"title": {"type": "string"}, "seat": seat, "note": {"type": "string"}},
    }
    loan = {**body, "properties": {"id": {"type": "integer"}, **body["properties"]}}
    refused = {"422": {"description": "invalid"}}
    paths = {
        "/loans": {"post": operation("newLoan", "201", schema_ref("Loan"), body=body)},
        "/loans/{id}": {
            "parameters": [key],
            "get": operation("loan", reply=schema_ref("Loan")),
            method: operation("change", reply=schema_ref("Loan"), body=body, responses=refused),
        },
    }
    mock = play(document(paths, {"Loan": loan}), tmp_path, validation="service")
    made = answer(mock, "POST", "/loans", {"title": "Emma", "seat": {"row": 3}})[1]
    response, value = answer(mock, method.upper(), "/loans/1", {"note": "x"})
    assert response.status == status
    if status == 200:
        assert value == {**made, "note": "x"}
        warning = "body /title: is required: a PATCH leaves out what stays"
        assert dict(response.headers)["X-Mock-Warnings"].startswith(warning)
    assert answer(mock, method.upper(), "/loans/1", {"seat": {}})[0].status == 422


def test_a_parameter_with_brackets_is_known_as_clients_send_it(tmp_path: Path) -> None:
    query = {"name": "filter[title]", "in": "query", "schema": {"type": "string"}}
    listing = operation("books", reply={"type": "array", "items": schema_ref("Book")}, parameters=[query])
    mock = play(document({"/books": {"get": listing}}, {"Book": BOOK}), tmp_path, validation="service")
    sent, _ = answer(mock, "GET", "/books?filter%5Btitle%5D=Emma")
    typed, _ = answer(mock, "GET", "/books?filter%5Btitel%5D=Emma")
    assert "X-Mock-Warnings" not in dict(sent.headers)
    assert dict(typed.headers)["X-Mock-Warnings"] == (
        "query filter[titel]: no parameter of books: ignored; did you mean filter[title]?"
    )


def test_a_bare_array_is_read_as_the_one_array_that_a_body_has(tmp_path: Path) -> None:
    def tags(**more: Any) -> Mock:
        body = {"type": "object", "properties": {"tags": {"type": "array", "items": {"type": "string"}}, **more}}
        reply = {"type": "object", "properties": {"tags": {"type": "array", "items": {"type": "string"}}}}
        path = {"/tags": {"post": operation("tag", "201", reply, body=body, responses={"422": {"description": "no"}})}}
        return play(document(path), tmp_path, validation="service")

    response, made = answer(tags(), "POST", "/tags", ["a"])
    assert (response.status, made["tags"]) == (201, ["a"])
    assert dict(response.headers)["X-Mock-Warnings"] == "body: expected object, got array: read as tags"
    assert answer(tags(), "POST", "/tags", [1])[0].status == 422
    assert answer(tags(), "POST", "/tags", ["a"], prefer="validation=contract")[0].status == 422
    assert answer(tags(note={"type": "string"}), "POST", "/tags", ["a"])[0].status == 422


def test_a_value_that_fits_several_alternatives_is_taken(tmp_path: Path) -> None:
    value = {"oneOf": [{"type": "string"}, {"type": "integer"}, {"type": "number"}]}
    event = {"type": "object", "properties": {"id": {"type": "integer", "readOnly": True}, "value": value}}
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    paths = {
        "/events": {"post": operation("add", "201", schema_ref("Event"), body=schema_ref("Event"))},
        "/events/{id}": {"parameters": key, "get": operation("read", reply=schema_ref("Event"))},
    }
    mock = play(document(paths, {"Event": event}), tmp_path, validation="service")
    response, body = answer(mock, "POST", "/events", {"value": 3})
    assert (response.status, body["value"]) == (201, 3)
    warnings = dict(response.headers)["X-Mock-Warnings"]
    assert warnings == (
        "body /value: matches more than one of the alternatives: taken for any of them; "
        "body /value: the answer matches more than one of the alternatives"
    )
    assert answer(mock, "GET", "/events/1")[1]["value"] == 3
    response, body = answer(mock, "POST", "/events", {"value": 3}, prefer="validation=contract")
    assert (response.status, body["detail"]) == (400, "body /value: matches more than one of the alternatives")


def test_an_answer_whose_alternatives_are_all_the_same_is_chosen(tmp_path: Path) -> None:
    same = {"type": "object", "properties": {"name": {"type": "string"}}}
    result = {"type": "object", "required": ["result"], "properties": {"result": {"oneOf": [same, dict(same)]}}}
    mock = play(document({"/look": {"get": operation("look", reply=result)}}), tmp_path)
    response, body = answer(mock, "GET", "/look")
    assert (response.status, list(body)) == (200, ["result"])
    warnings = dict(response.headers)["X-Mock-Warnings"]
    assert warnings == "body /result: the answer matches more than one of the alternatives"


# One violation after another, by `tolerate` itself.


def judged(
    violations: list[Violation], value: Any, *, check: Any = lambda _value: (), record: Any = None, **more: Any
) -> tuple[Any, tuple[str, ...], list[str]]:
    """The value, the warnings, and the pointers of what is refused; what was sent stays as it was."""
    before = copy.deepcopy(value)
    values = more.pop("values", {"path": {}, "query": {}, "header": {}, "cookie": {}})
    found = tolerate(violations, value, values=values, check=check, shown=lambda: record, **more)
    assert value == before
    return found.value, found.warnings, [each.pointer for each in found.refused]


def odd(pointer: str, keyword: str = "format", message: str = 'is no "date"', location: str = "body") -> Violation:
    return Violation(location, pointer, message.replace('"', ""), keyword)


@pytest.mark.parametrize(
    ("form", "text", "read"),
    [
        ("date", "2024-05-01T10:00:00Z", "2024-05-01"),
        ("date", " Wed, 01 May 2024 10:00:00 GMT ", "2024-05-01"),
        ("date", "20240501", "2024-05-01"),
        ("date-time", "2024-05-01", "2024-05-01T00:00:00Z"),
        ("date-time", "2024-05-01T10:00:00", "2024-05-01T10:00:00Z"),
        ("date-time", "2024-05-01T10:00:00+02:00", "2024-05-01T10:00:00+02:00"),
        ("date-time", "Wed, 01 May 2024 10:00:00 +0200", "2024-05-01T10:00:00+02:00"),
        ("uuid", "{12345678123456781234567812345678}", "12345678-1234-5678-1234-567812345678"),
        ("date", "", None),
        ("date", "soon", None),
        ("date", "2024-13-01", None),
        ("uuid", "1234", None),
        ("email", "x", None),
    ],
)
def test_a_text_is_read_as_what_its_format_says_wherever_it_stands(form: str, text: str, read: str | None) -> None:
    message, warning = f"is no {form}", f": is no {form}: read as {read}"
    for pointer, body, changed in (
        ("/a", {"a": text, "b": 1}, {"a": read, "b": 1}),
        ("/l/1", {"l": ["x", text, "y"]}, {"l": ["x", read, "y"]}),
        ("/o/l/0/a~1b", {"o": {"l": [{"a/b": text}]}, "b": 1}, {"o": {"l": [{"a/b": read}]}, "b": 1}),
    ):
        expected = (body, (), [pointer]) if read is None else (changed, (f"body {pointer}{warning}",), [])
        assert judged([odd(pointer, message=message)], body) == expected
    for location in ("path", "query", "header", "cookie"):
        values: Any = {each: {} for each in ("path", "query", "header", "cookie")}
        values[location] = {"a/b": text, "l": [text]}
        entry = odd("/a~1b", message=message, location=location)
        expected = (None, (), ["/a~1b"]) if read is None else (None, (f"{location} /a~1b{warning}",), [])
        assert judged([entry], None, values=values) == expected
        assert values[location]["a/b"] == (text if read is None else read)
        assert judged([odd("/l/0", message=message, location=location)], None, values=values)[2] == ["/l/0"]
        assert values[location]["l"] == [text]


@given(
    st.sampled_from(["date", "date-time", "uuid"]),
    st.text() | st.text(alphabet="0123456789-:TZ+., {}WedMay", max_size=30),
)
def test_no_text_of_a_format_is_an_exception(form: str, text: str) -> None:
    judged([odd("/a", message=f"is no {form}")], {"a": text})


@pytest.mark.parametrize("location", ["path", "query", "header", "cookie"])
@pytest.mark.parametrize("keyword", ["required", "readOnly", "type", "additionalProperties"])
def test_what_a_parameter_breaks_is_never_taken_for_what_a_body_may(location: str, keyword: str) -> None:
    entry = odd("/a", keyword, "is wrong", location)
    refused = judged([entry], {"a": None}, record={"a": None}, merges=True, partial=True)
    assert refused == ({"a": None}, (), ["/a"])


@pytest.mark.parametrize(
    ("options", "pointer", "keyword", "outcome"),
    [
        ({}, "/a", "required", None),
        ({"merges": True}, "/a", "required", "a merge patch leaves out what stays"),
        ({"merges": True}, "/a/b", "required", "a merge patch leaves out what stays"),
        ({"partial": True}, "/a", "required", "a PATCH leaves out what stays"),
        ({"partial": True}, "/a/b", "required", None),
        ({"partial": True, "inside": ("data",)}, "/data/a", "required", "a PATCH leaves out what stays"),
        ({"partial": True, "inside": ("data", "*")}, "/data/0/a", "required", "a PATCH leaves out what stays"),
        ({"partial": True, "inside": ("a/b", "c")}, "/a~1b/c/d", "required", "a PATCH leaves out what stays"),
        ({"partial": True, "inside": ("data",)}, "/a", "required", None),
        ({"partial": True}, "/n", "type", None),
        ({"merges": True}, "/n", "type", "null in a merge patch removes"),
        ({"merges": True}, "/x", "type", None),
        ({}, "/n", "type", None),
    ],
)
def test_a_patch_leaves_out_and_removes_by_its_kind(
    options: Any, pointer: str, keyword: str, outcome: str | None
) -> None:
    body = {"n": None, "x": 1}
    found = judged([odd(pointer, keyword, "is wrong")], body, **options)
    assert found == (body, (), [pointer]) if outcome is None else (body, (f"body {pointer}: is wrong: {outcome}",), [])


@pytest.mark.parametrize(
    ("record", "inside", "body", "pointer", "keyword", "outcome", "changed"),
    [
        ({"a": 1}, (), {"a": 1}, "/a", "enum", "as the record has it", {"a": 1}),
        ({"a": 2}, (), {"a": 1}, "/a", "enum", None, {"a": 1}),
        ({"a": True}, (), {"a": 1}, "/a", "enum", None, {"a": 1}),
        ({"a": 1.0}, (), {"a": 1}, "/a", "enum", None, {"a": 1}),
        ({}, (), {"a": 1}, "/a", "enum", None, {"a": 1}),
        ({}, (), {}, "/a", "required", "the record has none either", {}),
        ({"a": None}, (), {"a": None}, "/a", "type", "the record has none either", {"a": None}),
        ({"a": {"b": [1]}}, (), {"a": {"b": [1]}}, "/a/b/0", "enum", "as the record has it", {"a": {"b": [1]}}),
        ({"a": {"b": [2]}}, (), {"a": {"b": [1]}}, "/a/b/0", "enum", None, {"a": {"b": [1]}}),
        ({"a": 1}, (), {"a": 1, "b": 2}, "/a", "additionalProperties", "as the record has it", {"b": 2}),
        ({"a": 1}, (), {"a": 1, "b": 2}, "/a", "unevaluatedProperties", "as the record has it", {"b": 2}),
        ({"a/b": 1}, (), {"a/b": 1}, "/a~1b", "enum", "as the record has it", {"a/b": 1}),
        ({"a": 1}, ("d",), {"d": {"a": 1}}, "/d/a", "enum", "as the record has it", {"d": {"a": 1}}),
        ({"a": 1}, ("d", "*"), {"d": [{"a": 1}]}, "/d/0/a", "enum", "as the record has it", {"d": [{"a": 1}]}),
        ({"d": 1}, ("d",), {"d": 1}, "/d", "enum", None, {"d": 1}),
        ({"a": 1}, ("d",), {"a": 1}, "/a", "enum", None, {"a": 1}),
        (None, (), {"a": 1}, "/a", "enum", None, {"a": 1}),
    ],
)
def test_what_the_record_shows_may_be_sent_back(
    record: Any, inside: tuple[str, ...], body: Any, pointer: str, keyword: str, outcome: str | None, changed: Any
) -> None:
    found = judged([odd(pointer, keyword, "is wrong")], body, record=record, inside=inside)
    assert found == (
        (body, (), [pointer]) if outcome is None else (changed, (f"body {pointer}: is wrong: {outcome}",), [])
    )


def test_the_record_is_looked_up_once() -> None:
    lookups: list[int] = []

    def shown() -> dict[str, Any]:
        lookups.append(1)
        return {"a": 1, "b": 1}

    entries = [odd(pointer, "enum", "is wrong") for pointer in ("/a", "/b")]
    tolerate(entries, {"a": 1, "b": 1}, values={}, check=lambda _: (), shown=shown)
    assert lookups == [1]


def test_what_is_changed_is_judged_again_until_nothing_is_wrong_or_something_is_refused() -> None:
    checked: list[Any] = []

    def check(value: Any) -> list[Violation]:
        checked.append(value)
        return [odd(f"/{name}", "readOnly", "is read-only") for name in sorted(value)[:1] if name != "z"]

    body = dict.fromkeys("abcz", 1)
    found = judged([odd("/a", "readOnly", "is read-only")], body, check=check)
    assert found[0] == {"z": 1}
    assert found[1] == tuple(f"body /{name}: is read-only: ignored" for name in "abc")
    assert (found[2], len(checked)) == ([], 3)
    checked.clear()
    many = dict.fromkeys("abcdefghijz", 1)  # more than the rounds that are made
    value, warnings, refused = judged([odd("/a", "readOnly", "is read-only")], many, check=check)
    assert (list(value), refused, len(checked), len(warnings)) == (list("ijz"), ["/i"], 8, 8)


def test_what_is_refused_ends_it_with_the_body_as_it_came() -> None:
    entries = [odd("/a", "readOnly", "is read-only"), odd("/b", "type", "is wrong")]
    found = judged(entries, {"a": 1, "b": 1}, check=lambda _: pytest.fail("nothing is judged again"))
    assert found == ({"a": 1, "b": 1}, ("body /a: is read-only: ignored",), ["/b"])


@pytest.mark.parametrize("number", [49, 50])
def test_of_a_body_with_many_violations_all_are_refused(number: int) -> None:
    entries = [odd(f"/{each}", "readOnly", "is read-only") for each in range(number)]
    value, warnings, refused = judged(entries, {str(each): 1 for each in range(number)})
    assert (len(value), len(warnings), len(refused)) == ((0, 49, 0) if number == 49 else (50, 0, 50))


def test_what_stands_deeper_is_changed_before_what_it_stands_in() -> None:
    entries = [odd("/a", "readOnly", "is read-only"), odd("/a/b/c", message="is no date"), odd("/l/0", "readOnly", "x")]
    value, warnings, refused = judged(entries, {"a": {"b": {"c": "20240501"}}, "l": [1], "z": 1})
    assert (value, len(warnings), refused) == ({"l": [1], "z": 1}, 3, [])
