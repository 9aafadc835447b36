"""Where a record is read, in whatever way the document writes its path: in `Location`, in the record, in lists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT = {"type": "string"}
URI = {"type": "string", "format": "uri", "readOnly": True}
PARAMETER = re.compile(r"\{([^{}]+)\}")


def notes(folder: Path, collection: str, item: str, *, url: dict[str, Any] = URI, **more: Any) -> Mock:
    """Notes that hold their own address in four places."""
    keys = [{"name": name, "in": "path", "required": True, "schema": TEXT} for name in PARAMETER.findall(item)]
    link = {"type": "object", "properties": {"self": TEXT}}
    hal = {"type": "object", "properties": {"self": {"type": "object", "properties": {"href": TEXT}}}}
    named = {"id": TEXT, "text": TEXT, "url": url, "self": TEXT, "_links": hal, "links": link}
    note, shown = {"type": "object", "required": ["id"], "properties": named}, schema_ref("Note")
    body = {"type": "object", "properties": {"id": TEXT, "text": TEXT}}
    made = operation("make", "201", shown, body=body)
    made["responses"]["201"]["headers"] = {"Location": {"schema": TEXT}}
    above = [key for key in keys if key["name"] in PARAMETER.findall(collection)]
    listed = operation("list", reply={"type": "array", "items": shown})
    change = operation("change", reply=shown, body={"type": "object", "properties": {"text": TEXT}})
    paths = {
        collection: {"parameters": above, "post": made, "get": listed},
        item: {"parameters": keys, "get": operation("read", reply=shown), "patch": change},
    }
    return play(document(paths, {"Note": note}, **more), folder)


SERVER = {"servers": [{"url": "https://api.test/v1"}]}


@pytest.mark.parametrize("key", ["n1", "a b", "ü/%"])
@pytest.mark.parametrize(
    ("collection", "item", "more", "called", "path"),
    [
        ("/notes", "/notes/{id}", {}, "/notes", "/notes/KEY"),
        ("/notes/", "/notes/{id}/", {}, "/notes/", "/notes/KEY/"),
        ("/notes.json", "/notes/{id}.json", {}, "/notes.json", "/notes/KEY.json"),
        ("/notes", "/notes/{id}.{format}", {}, "/notes", "/notes/KEY.json"),
        ("/Notes", "/Notes({id})", {}, "/Notes", "/Notes(KEY)"),
        ("/notes", "/notes/{id}", SERVER, "/v1/notes", "/v1/notes/KEY"),
        ("/notes", "/notes/{id}", SERVER, "/notes", "/notes/KEY"),
        ("/o/{org}/notes", "/o/{org}/notes/{id}", {}, "/o/x%20y/notes", "/o/x%20y/notes/KEY"),
        ("/o/{org}/{user}/notes", "/o/{org}/{user}/notes/{id}", {}, "/o/x/y/notes", "/o/x/y/notes/KEY"),
    ],
)
def test_it_is_alike_everywhere_and_reads_the_record(
    tmp_path: Path, collection: str, item: str, more: dict[str, Any], called: str, path: str, key: str
) -> None:
    mock = notes(tmp_path, collection, item, **more)
    response, made = answer(mock, "POST", called, {"id": key, "text": "t"}, host="h.test")
    place = path.replace("KEY", {"a b": "a%20b", "ü/%": "%C3%BC%2F%25"}.get(key, key))
    url = f"http://h.test{place}"
    expected = {"url": url, "self": url, "_links": {"self": {"href": url}}, "links": {"self": url}}
    assert dict(response.headers)["Location"] == place
    assert made == {"id": key, "text": "t", **expected}
    assert answer(mock, "GET", place, host="h.test")[1] == made
    assert answer(mock, "GET", called, host="h.test")[1] == [made]
    assert answer(mock, "PATCH", place, {"text": "u"}, host="h.test")[1] == {**made, "text": "u"}


def test_a_format_in_the_path_stays_the_one_that_was_called(tmp_path: Path) -> None:
    mock = notes(tmp_path, "/notes", "/notes/{id}.{format}")
    answer(mock, "POST", "/notes", {"id": "n1"})
    assert answer(mock, "GET", "/notes/n1.xml")[1]["self"] == "http://localhost/notes/n1.xml"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ({"type": "string", "examples": ["/notes/7"]}, "/notes/n1"),
        ({**URI, "examples": ["https://api.test/notes/7"]}, "http://localhost/notes/n1"),
        ({**URI, "examples": ["/notes/7"]}, "http://localhost/notes/n1"),
        ({"type": "string", "format": "uri-reference", "examples": ["/notes/7"]}, "/notes/n1"),
    ],
)
def test_it_is_written_as_the_document_shows_and_its_schema_takes_it(
    tmp_path: Path, url: dict[str, Any], expected: str
) -> None:
    mock = notes(tmp_path, "/notes", "/notes/{id}", url=url)
    made = answer(mock, "POST", "/notes", {"id": "n1"})[1]
    assert made["url"] == expected
    assert answer(mock, "GET", "/notes")[1] == [made]
