"""Several records at once: arrays on a collection or behind it, bare or wrapped; with results, or all or nothing."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.inference.explain import explain
from understudy.mock import Mock

STRING, NUMBER = {"type": "string"}, {"type": "integer"}
BOOK = {
    "type": "object",
    "required": ["id", "title"],
    "properties": {"id": {**NUMBER, "readOnly": True}, "title": STRING, "pages": NUMBER},
}
NEW = {"type": "object", "required": ["title"], "properties": {"title": STRING, "pages": NUMBER}}
PART = {"type": "object", "required": ["id"], "properties": {"id": NUMBER, "title": STRING, "pages": NUMBER}}
RESULT = {
    "type": "object",
    "required": ["status"],
    "properties": {
        "id": {"type": ["integer", "null"]},
        "status": NUMBER,
        "error": {"type": "object", "properties": {"code": STRING, "message": STRING}},
        "book": schema_ref("Book"),
    },
}
KEY = {"name": "id", "in": "path", "required": True, "schema": NUMBER}


def array(schema: Any) -> dict[str, Any]:
    return {"type": "array", "items": schema}


def wrapped(name: str, schema: Any, **more: Any) -> dict[str, Any]:
    return {"type": "object", "required": [name], "properties": {name: array(schema), **more}}


def books(**paths: Any) -> dict[str, Any]:
    gone = {"404": {"description": "none"}}
    listing = {"get": operation("books", reply=array(schema_ref("Book")))}
    one = {"parameters": [KEY], "get": operation("book", reply=schema_ref("Book"), responses=gone)}
    post = {"post": operation("addBook", "201", schema_ref("Book"), body=NEW)}
    built: dict[str, Any] = {"/books": {**post, **listing}, "/books/{id}": one}
    for path, entry in paths.items():
        place = "/books" if path == "own" else f"/books/{path}"
        built[place] = {**built.get(place, {}), **entry}
    return document(built, {"Book": deepcopy(BOOK)})


def filled(folder: Path, **paths: Any) -> Mock:
    mock = play(books(**paths), folder)
    for title in ("Emma", "Dune", "Ulysses"):
        mock.create("books", title=title, pages=1)
    return mock


def titles(mock: Mock) -> list[Any]:
    return [(each["id"], each["title"]) for each in mock.records("books")]


def call(mock: Mock, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    response, value = answer(mock, method, path, body)
    return response.status, value


CHANGED = [{"id": 1, "title": "Persuasion"}, {"id": 3, "title": "Dubliners"}]


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
@pytest.mark.parametrize("place", ["own", "bulk", "batch-update"])
def test_each_element_of_an_array_is_changed(tmp_path: Path, method: str, place: str) -> None:
    change = operation("change", reply=array(schema_ref("Book")), body=array(PART))
    mock = filled(tmp_path, **{place: {method.lower(): change}})
    path = "/books" if place == "own" else f"/books/{place}"
    status, value = call(mock, method, path, CHANGED)
    assert (status, [(each["id"], each["title"]) for each in value]) == (200, [(1, "Persuasion"), (3, "Dubliners")])
    assert titles(mock) == [(1, "Persuasion"), (2, "Dune"), (3, "Dubliners")]
    status, _ = call(mock, method, path, [{"id": 1, "title": "Emma"}, {"id": 9, "title": "None"}])
    assert (status, titles(mock)[0]) == (404, (1, "Persuasion")), "all or nothing"


@pytest.mark.parametrize("name", ["items", "books", "data"])
def test_they_may_be_wrapped(tmp_path: Path, name: str) -> None:
    change = operation("change", reply=wrapped(name, schema_ref("Book")), body=wrapped(name, PART))
    mock = filled(tmp_path, own={"patch": change})
    status, value = call(mock, "PATCH", "/books", {name: CHANGED})
    assert (status, [each["title"] for each in value[name]]) == (200, ["Persuasion", "Dubliners"])


@pytest.mark.parametrize("place", ["bulk", "batchCreate", "import", "createWithList"])
def test_each_is_made_behind_the_collection(tmp_path: Path, place: str) -> None:
    made = operation("make", "201", array(schema_ref("Book")), body=array(NEW))
    mock = filled(tmp_path, **{place: {"post": made}})
    status, value = call(mock, "POST", f"/books/{place}", [{"title": "Ivanhoe"}, {"title": "Kim"}])
    assert (status, [each["id"] for each in value]) == (201, [4, 5])
    assert titles(mock)[3:] == [(4, "Ivanhoe"), (5, "Kim")]


@pytest.mark.parametrize(
    ("method", "place", "body", "sent"),
    [
        ("DELETE", "bulk", wrapped("ids", NUMBER), {"ids": [1, 3]}),
        ("POST", "bulk-delete", wrapped("ids", NUMBER), {"ids": [1, 3]}),
        ("POST", "batchDelete", array(NUMBER), [1, 3]),
        ("DELETE", "own", array(PART), [{"id": 1}, {"id": 3}]),
    ],
)
def test_each_is_removed(tmp_path: Path, method: str, place: str, body: Any, sent: Any) -> None:
    removal = operation("remove", "204", body=body)
    mock = filled(tmp_path, **{place: {method.lower(): removal}})
    path = "/books" if place == "own" else f"/books/{place}"
    assert call(mock, method, path, sent)[0] == 204
    assert titles(mock) == [(2, "Dune")]


def test_what_stands_beside_keys_is_set_on_each(tmp_path: Path) -> None:
    change = operation("change", reply={"type": "object"}, body=wrapped("ids", NUMBER, pages=NUMBER))
    mock = filled(tmp_path, bulk={"put": change})
    assert call(mock, "PUT", "/books/bulk", {"ids": [1, 2], "pages": 7})[0] == 200
    assert [each["pages"] for each in mock.records("books")] == [7, 7, 1]


def test_numbers_in_the_answer_count_them(tmp_path: Path) -> None:
    counted = {"type": "object", "required": ["deleted"], "properties": {"deleted": NUMBER}}
    removal = operation("remove", reply=counted, body=wrapped("ids", NUMBER))
    mock = filled(tmp_path, bulk={"delete": removal})
    assert call(mock, "DELETE", "/books/bulk", {"ids": [1, 2]}) == (200, {"deleted": 2})


# -- a result for each ------------------------------------------------------------------------------------------------


def test_a_result_for_each_says_what_became_of_it(tmp_path: Path) -> None:
    reply = wrapped("results", RESULT, succeeded=NUMBER, failed=NUMBER)
    several = {"207": {"description": "some", "content": {"application/json": {"schema": reply}}}}
    change = operation("change", "200", reply, body=array(PART), responses=several)
    mock = filled(tmp_path, own={"patch": change})
    status, value = call(mock, "PATCH", "/books", [*CHANGED, {"id": 9, "title": "None"}])
    assert status == 207
    assert [(each["id"], each["status"]) for each in value["results"]] == [(1, 200), (3, 200), (9, 404)]
    assert [each.get("book", {}).get("title") for each in value["results"]] == ["Persuasion", "Dubliners", None]
    assert [each.get("error", {}).get("message") for each in value["results"]] == [None, None, "there is no book 9"]
    assert (value["succeeded"], value["failed"]) == (2, 1)
    assert titles(mock) == [(1, "Persuasion"), (2, "Dune"), (3, "Dubliners")]
    assert call(mock, "PATCH", "/books", CHANGED)[0] == 200


def test_words_say_it_as_well(tmp_path: Path) -> None:
    one = {
        "type": "object",
        "required": ["index", "outcome", "ok"],
        "properties": {
            "index": NUMBER,
            "outcome": {"type": "string", "enum": ["failed", "created"]},
            "ok": {"type": "boolean"},
            "message": STRING,
        },
    }
    named = {**NEW, "required": ["id", "title"], "properties": {**NEW["properties"], "id": NUMBER}}
    built = books(own={"post": operation("addBooks", "207", array(one), body=array(named))})
    del built["components"]["schemas"]["Book"]["properties"]["id"]["readOnly"]
    mock = play(built, tmp_path)
    sent = [{"id": 1, "title": "Emma"}, {"id": 1, "title": "Again"}, {"id": 2, "title": "Dune"}]
    status, value = call(mock, "POST", "/books", sent)
    assert status == 207
    assert [(each["index"], each["outcome"], each["ok"]) for each in value] == [
        (0, "created", True),
        (1, "failed", False),
        (2, "created", True),
    ]
    assert value[1]["message"] == "book 1 exists already"
    assert titles(mock) == [(1, "Emma"), (2, "Dune")]


def test_a_body_that_is_one_record_with_an_array_is_none_of_them(tmp_path: Path) -> None:
    stops = {**BOOK, "properties": {**BOOK["properties"], "chapters": array({"type": "object", "properties": NEW})}}
    built = books()
    built["components"]["schemas"]["Book"] = stops
    built["paths"]["/books"]["post"]["requestBody"]["content"]["application/json"]["schema"] = {
        "type": "object",
        "properties": {"title": STRING, "chapters": array({"type": "object", "properties": {"title": STRING}})},
    }
    mock = play(built, tmp_path)
    assert all(plan.bulk is None for plan in mock.contract.resources.plans.values())


def test_explain_says_what_is_done_with_each(tmp_path: Path) -> None:
    change = operation("change", reply=wrapped("results", RESULT), body=wrapped("items", PART))
    text = " ".join(explain(filled(tmp_path, bulk={"patch": change}).contract).split())
    assert "change: upsert, with a result for each (changes each element of the array items)" in text


def warned(name: str, schema: Any) -> dict[str, Any]:
    warning = {"type": "object", "properties": {"message": STRING}}
    page = {"type": "object", "properties": {"page": NUMBER, "pageSize": NUMBER, "itemCount": NUMBER}}
    return {"type": "object", "properties": {"pagination": page, "warnings": array(warning), name: array(schema)}}


@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_records_stand_in_their_own_array_beside_a_page_and_warnings(tmp_path: Path, method: str) -> None:
    book = {"type": "object", "properties": {"bookID": {"type": "string", "format": "uuid"}, "title": STRING}}
    key = {"name": "bookID", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
    both = warned("books", schema_ref("Book"))
    paths = {
        "/books": {
            "get": operation("books", reply=both),
            "put": operation("makeBooks", reply=both, body=both),
            "post": operation("makeOrChangeBooks", reply=both, body=both),
        },
        "/books/{bookID}": {
            "parameters": [key],
            "get": operation("book", reply=both),
            "post": operation("changeBook", reply=both, body=both),
        },
    }
    mock = play(document(paths, {"Book": book}), tmp_path)
    response, made = answer(mock, method, "/books", {"books": [{"title": "Momo"}, {"title": "Jim"}]})
    assert response.status == 200
    assert [each["title"] for each in made["books"]] == ["Momo", "Jim"]
    one = f"/books/{made['books'][1]['bookID']}"
    assert [each["title"] for each in answer(mock, "GET", one)[1]["books"]] == ["Jim"]
    answer(mock, "POST", one, {"books": [{"title": "Lukas"}]})
    listed = answer(mock, "GET", "/books")[1]
    assert [each["title"] for each in listed["books"]] == ["Momo", "Lukas"]
    assert listed["pagination"]["itemCount"] == 2


def test_an_element_of_a_put_may_leave_out_a_key_that_only_the_service_says(tmp_path: Path) -> None:
    whole = array(schema_ref("Book"))
    mock = play(books(own={"put": operation("putBooks", reply=whole, body=whole)}), tmp_path)
    response, made = answer(mock, "PUT", "/books", [{"title": "Momo"}])
    assert (response.status, [each["title"] for each in made]) == (200, ["Momo"])
    assert answer(mock, "GET", f"/books/{made[0]['id']}")[1]["title"] == "Momo"


def test_an_element_of_a_put_that_must_have_its_key_is_refused_without(tmp_path: Path) -> None:
    put = {"put": operation("putBooks", reply=array(schema_ref("Book")), body=array(PART))}
    built = books()
    built["paths"]["/books"] |= put
    response, body = answer(play(built, tmp_path), "PUT", "/books", [{"title": "Momo"}])
    assert (response.status, body["detail"]) == (400, "body /0/id: is required")


def batches() -> dict[str, Any]:
    """Books with operations on several of them behind `/books/batch`, as procedures by their verbs."""
    one = {"type": "object", "required": ["id"], "properties": {"id": NUMBER}}
    more = {"properties": array(STRING), "history": array(STRING), "idProperty": STRING}
    state = {"type": "string", "enum": ["CANCELED", "COMPLETE", "PENDING"]}
    errors = array({"type": "object", "properties": {"status": STRING, "message": STRING}})
    done = wrapped("results", schema_ref("Book"), errors=errors, status=state)
    done["required"].append("status")
    ids, parts, new = wrapped("inputs", one), wrapped("inputs", PART), wrapped("inputs", NEW)
    verbs = {
        "create": operation("addBooks", "201", done, body=new),
        "read": operation("readBooks", reply=done, body=wrapped("inputs", one, **more)),
        "update": operation("changeBooks", reply=done, body=parts),
        "upsert": operation("upsertBooks", "202", done, body=parts),
        "archive": operation("archiveBooks", "204", body=ids),
    }
    return books(**{f"batch/{verb}": {"post": each} for verb, each in verbs.items()})


def test_verbs_behind_a_batch_are_about_the_records_of_the_collection(tmp_path: Path) -> None:
    mock = play(batches(), tmp_path)
    response, made = answer(mock, "POST", "/books/batch/create", {"inputs": [{"title": "Momo"}, {"title": "Jim"}]})
    assert (response.status, made["status"]) == (201, "COMPLETE")
    assert [each["title"] for each in answer(mock, "GET", "/books")[1]] == ["Momo", "Jim"]
    answer(mock, "POST", "/books/batch/update", {"inputs": [{"id": 2, "title": "Lukas"}]})
    upserted = {"inputs": [{"id": 2, "pages": 9}, {"id": 7, "title": "New"}]}
    response, accepted = answer(mock, "POST", "/books/batch/upsert", upserted)
    assert (response.status, accepted["status"]) == (202, "CANCELED")
    wanted = {"inputs": [{"id": 2}, {"id": 7}, {"id": 99}], "properties": ["title"]}
    response, read = answer(mock, "POST", "/books/batch/read", wanted)
    assert (response.status, read["status"]) == (200, "COMPLETE")
    assert [(each["id"], each["title"]) for each in read["results"]] == [(2, "Lukas"), (7, "New")]
    assert answer(mock, "POST", "/books/batch/archive", {"inputs": [{"id": 2}]})[0].status == 204
    assert answer(mock, "GET", "/books/2")[0].status == 404
    assert [each["id"] for each in answer(mock, "GET", "/books")[1]] == [1, 7]
    explained = " ".join(explain(mock.contract).split())
    assert "readBooks: upsert, of several records (reads each element of the array inputs)" in explained


def test_an_array_among_much_else_behind_a_bulk_path_makes_nothing(tmp_path: Path) -> None:
    named = {"fields": array(STRING), "book_ids": array(NUMBER), "values": NEW, "books": array(schema_ref("Book"))}
    change = operation("changeMany", reply=array(schema_ref("Book")), body={"type": "object", "properties": named})
    mock = filled(tmp_path, bulk={"post": change})
    answer(
        mock, "POST", "/books/bulk", {"fields": ["title"], "book_ids": [1], "values": {"title": "Momo"}, "books": []}
    )
    answer(mock, "POST", "/books/bulk", {"fields": ["title"], "books": [{"id": 9, "title": "Momo"}]})
    assert [each["id"] for each in answer(mock, "GET", "/books")[1]] == [1, 2, 3]


# -- every kind of element, in every kind of call ----------------------------------------------------------------------


@pytest.mark.parametrize("keyless", [False, True])
@pytest.mark.parametrize("makes", [False, True])
@pytest.mark.parametrize(
    ("method", "place"),
    [("PUT", "own"), ("PATCH", "own"), ("PUT", "bulk"), ("PATCH", "bulk"), ("POST", "batch-update"), ("POST", "bulk")],
)
def test_one_that_is_there_one_that_was_deleted_one_that_never_was_and_one_without_a_key(
    tmp_path: Path, method: str, place: str, makes: bool, keyless: bool
) -> None:
    """`makes`: the document has a 201; `keyless`: an element may leave its key out."""
    result = deepcopy(RESULT)
    result["properties"] |= {"index": NUMBER, "ok": {"type": "boolean"}}
    counts = dict.fromkeys(("succeeded", "failed", "created", "updated", "total"), NUMBER)
    body = array({**PART, "required": [] if keyless else ["id"]})
    more = {"responses": {"201": {"description": "made"}}} if makes else {}
    change = operation("change", reply=wrapped("results", result, **counts), body=body, **more)
    mock = filled(tmp_path, **{place: {method.lower(): change}})
    mock.delete("books", 2)
    sent: list[dict[str, Any]] = [{"id": 1, "title": "A"}, {"id": 2, "title": "B"}, {"id": 9, "title": "C"}]
    sent += [{"title": "D"}] if keyless else []
    status, value = call(mock, method, "/books" if place == "own" else f"/books/{place}", sent)
    creates = (method, place) == ("POST", "bulk")
    unknown = 201 if creates or (makes and method == "PUT") else 404
    expected = [409 if creates else 200, unknown, unknown]
    expected += [201 if creates or method == "PUT" else 422] if keyless else []
    assert status == 200
    assert [each["status"] for each in value["results"]] == expected
    assert [each["index"] for each in value["results"]] == list(range(len(sent)))
    assert [each.get("id") for each in value["results"]] == [1, 2, 9, *([4 if expected[-1] == 201 else None] * keyless)]
    messages = {409: "book 1 exists already", 422: "the key of books is missing in {'title': 'D'}"}
    for each, element, code in zip(value["results"], sent, expected, strict=True):
        assert each["ok"] is (code < 400)
        if code < 400:
            assert each["book"]["title"] == element["title"]
            assert "error" not in each
        else:
            message = messages.get(code, f"there is no book {element.get('id')}")
            assert (each["error"]["message"], each["error"]["status"], "book" in each) == (message, code, False)
    made, updated = expected.count(201), expected.count(200)
    numbers = {"succeeded": made + updated, "failed": len(sent) - made - updated, "created": made, "updated": updated}
    assert {name: value[name] for name in counts} == {**numbers, "total": len(sent)}
    there = dict(titles(mock))
    changed = zip(sent, expected, strict=True)
    new = {element.get("id", 4): element["title"] for element, code in changed if code < 400}
    assert there == {1: "Emma", 3: "Ulysses", **new}


# -- what a result may say --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shape", "error_body"),
    [
        (STRING, "there is no book 9"),
        (array(STRING), ["there is no book 9"]),
        (
            {"type": "object", "required": ["code"], "properties": {"code": STRING, "message": STRING}},
            {"code": "not_found", "message": "there is no book 9"},
        ),
        (
            {"type": "object", "properties": {"title": {"const": "Not Found"}, "status": {"const": 404}}},
            {"title": "Not Found", "status": 404},
        ),
        (
            array({"type": "object", "properties": {"code": STRING, "message": STRING}}),
            [{"code": "not_found", "message": "there is no book 9"}],
        ),
    ],
)
def test_an_error_is_rendered_as_its_schema_has_it(tmp_path: Path, shape: Any, error_body: Any) -> None:
    result = {"type": "object", "properties": {"error": shape, "id": STRING, "title": STRING}}
    change = operation("change", reply=wrapped("results", result), body=array(PART))
    mock = filled(tmp_path, own={"patch": change})
    value = call(mock, "PATCH", "/books", [{"id": 1, "title": "Persuasion"}, {"id": 9, "title": "None"}])[1]
    error = value["results"][1].pop("error")
    assert (error if not isinstance(error, dict) else {name: error[name] for name in error_body}) == error_body
    assert value["results"] == [{"id": "1", "title": "Persuasion"}, {"id": "9"}]


@pytest.mark.parametrize(
    ("words", "done", "undone"),
    [
        (["ok", "error"], "ok", "error"),
        (["error", "ok"], "ok", "error"),
        (["failed", "updated"], "updated", "failed"),
        (["updated", "not_found", "failed"], "updated", "failed"),
        (["pending", "succeeded", "failed"], "succeeded", "failed"),
    ],
)
def test_a_word_says_what_became_of_each(tmp_path: Path, words: list[str], done: str, undone: str) -> None:
    result = {"type": "object", "required": ["status"], "properties": {"status": {"enum": words}}}
    change = operation("change", reply=array(result), body=array(PART), responses={"207": {"description": "some"}})
    change["responses"]["207"]["content"] = change["responses"]["200"]["content"]
    mock = filled(tmp_path, own={"patch": change})
    value = call(mock, "PATCH", "/books", [{"id": 1, "title": "Persuasion"}, {"id": 9, "title": "None"}])[1]
    assert [each["status"] for each in value] == [done, undone]


def test_a_status_may_be_a_text(tmp_path: Path) -> None:
    result = {"type": "object", "required": ["status"], "properties": {"status": STRING, "index": NUMBER, "ok": {}}}
    change = operation("change", reply=wrapped("results", result), body=array(PART))
    mock = filled(tmp_path, own={"patch": change})
    value = call(mock, "PATCH", "/books", [{"id": 1, "title": "Persuasion"}, {"id": 9, "title": "None"}])[1]
    assert [(each["status"], each["index"]) for each in value["results"]] == [("200", 0), ("404", 1)]


@pytest.mark.parametrize("what", ["delete", "read"])
def test_the_path_of_a_record_is_its_key_as_well(tmp_path: Path, what: str) -> None:
    book = {"type": "object", "required": ["id"], "properties": {"id": STRING, "title": STRING}}
    key = {"name": "id", "in": "path", "required": True, "schema": STRING}
    several = array(schema_ref("Book"))
    reply = {"delete": None, "read": several}[what]
    verb = {"delete": "batchDelete", "read": "batch/read"}[what]
    paths = {
        "/books": {
            "post": operation("make", "201", schema_ref("Book"), body=schema_ref("Book")),
            "get": operation("books", reply=several),
        },
        "/books/{id}": {"parameters": [key], "get": operation("book", reply=schema_ref("Book"))},
        f"/books/{verb}": {"post": operation("several", "200", reply, body=wrapped("ids", STRING))},
    }
    mock = play(document(paths, {"Book": book}), tmp_path, fill="required")
    for each in "abcd":
        answer(mock, "POST", "/books", {"id": each})
    unknown = ["books/z"] if what == "read" else []
    sent = {"ids": ["books/a", "b", *unknown, "shelves/1/books/d"]}
    response, value = answer(mock, "POST", f"/books/{verb}", sent)
    assert response.status == 200
    left = [each["id"] for each in answer(mock, "GET", "/books")[1]]
    if what == "delete":
        assert left == ["c"]
        refused, body = answer(mock, "POST", f"/books/{verb}", {"ids": ["c", "books/z"]})
        assert (refused.status, body["detail"]) == (404, "there is no book books/z")
        assert [each["id"] for each in mock.records("books")] == ["c"]
    else:
        assert [each["id"] for each in value] == ["a", "b", "d"]
        assert left == ["a", "b", "c", "d"]


def test_several_are_made_below_the_record_that_their_path_names(tmp_path: Path) -> None:
    shelf = {"type": "object", "required": ["id"], "properties": {"id": NUMBER}}
    above = {"name": "shelf", "in": "path", "required": True, "schema": NUMBER}
    missing = {"404": {"description": "none"}}
    paths = {
        "/shelves": {"post": operation("addShelf", "201", schema_ref("Shelf"))},
        "/shelves/{shelf}": {"parameters": [above], "get": operation("shelf", reply=schema_ref("Shelf"))},
        "/shelves/{shelf}/books": {
            "parameters": [above],
            "get": operation("books", reply=array(schema_ref("Book")), responses=missing),
            "post": operation("addBook", "201", schema_ref("Book"), body=NEW, responses=missing),
        },
        "/shelves/{shelf}/books/{id}": {
            "parameters": [above, KEY],
            "get": operation("book", reply=schema_ref("Book"), responses=missing),
        },
        "/shelves/{shelf}/books/bulk": {
            "parameters": [above],
            "post": operation("addBooks", "201", array(schema_ref("Book")), body=array(NEW), responses=missing),
            "delete": operation("dropBooks", "204", body=wrapped("ids", NUMBER), responses=missing),
        },
    }
    mock = play(document(paths, {"Book": BOOK, "Shelf": shelf}), tmp_path, fill="required")
    for _ in range(2):
        answer(mock, "POST", "/shelves")
    made = call(mock, "POST", "/shelves/2/books/bulk", [{"title": "Emma"}, {"title": "Dune"}])
    assert (made[0], [each["title"] for each in made[1]]) == (201, ["Emma", "Dune"])
    first, second = (each["id"] for each in made[1])
    assert call(mock, "POST", "/shelves/9/books/bulk", [{"title": "Kim"}])[0] == 404
    assert call(mock, "GET", "/shelves/1/books") == (200, [])
    assert call(mock, "DELETE", "/shelves/1/books/bulk", {"ids": [first]})[0] == 404
    assert call(mock, "DELETE", "/shelves/2/books/bulk", {"ids": [first]})[0] == 204
    assert [each["id"] for each in call(mock, "GET", "/shelves/2/books")[1]] == [second]


def test_what_is_read_of_several_has_its_status_each(tmp_path: Path) -> None:
    read = operation("readBooks", reply=wrapped("results", RESULT), body=wrapped("ids", NUMBER))
    mock = filled(tmp_path, **{"batch/read": {"post": read}})
    status, value = call(mock, "POST", "/books/batch/read", {"ids": [1, 9]})
    assert (status, [each["status"] for each in value["results"]]) == (200, [200, 404])
    assert [each.get("book", {}).get("title") for each in value["results"]] == ["Emma", None]
