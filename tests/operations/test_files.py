"""Files: what is uploaded comes back bit for bit, with its name and type, and the record says what it is."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import httpx
import pytest
from documents import play
from files_document import files

from understudy.mock import Mock
from understudy.server.inprocess import transport


def client_of(mock: Mock) -> httpx.Client:
    return httpx.Client(transport=transport(mock), base_url="http://mock")


@pytest.fixture
def client(tmp_path: Path) -> httpx.Client:
    return client_of(play(files(), tmp_path))


CONTENTS = {
    "one byte": ("a.bin", b"\x00"),
    "a name beyond ASCII": ("résumé 1.pdf", b"%PDF-1.7\r\n--B\r\n\xff\xfe"),
    "5 MB": ("large.bin", random.Random(4).randbytes(5_000_000)),
    "text": ("notes.txt", b"as it stands\n"),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_what_is_uploaded_comes_back(client: httpx.Client, name: str) -> None:
    filename, data = CONTENTS[name]
    made = client.post("/files", data={"purpose": "test"}, files={"file": (filename, data, "application/pdf")})
    assert made.status_code == 201, made.text
    assert made.json() == {
        "id": 1,
        "filename": filename,
        "bytes": len(data),
        "mime_type": "application/pdf",
        "sha256": hashlib.sha256(data).hexdigest(),
        "purpose": "test",
    }
    assert client.get("/files/1").json() == made.json()
    got = client.get("/files/1/content")
    assert got.content == data
    assert "filename" in got.headers["content-disposition"]
    assert got.headers["accept-ranges"] == "bytes"


def test_a_name_beyond_ascii_is_percent_encoded(client: httpx.Client) -> None:
    client.post("/files", files={"file": ("résumé.pdf", b"x")})
    disposition = client.get("/files/1/content").headers["content-disposition"]
    assert disposition == "attachment; filename*=UTF-8''r%C3%A9sum%C3%A9.pdf"


def test_each_file_of_a_form_is_kept_and_found_by_its_path(client: httpx.Client) -> None:
    client.post("/files", files={"file": ("a.pdf", b"whole"), "preview": ("a.png", b"small", "image/png")})
    got = client.get("/files/1/preview")
    assert (got.content, got.headers["content-type"]) == (b"small", "image/png")
    assert client.get("/files/1/content").content == b"whole"


def test_a_name_with_a_slash_in_it_is_one_name(client: httpx.Client) -> None:
    client.post("/files", files={"file": ("é/a b.pdf", b"x")})
    disposition = client.get("/files/1/content").headers["content-disposition"]
    assert disposition == "attachment; filename*=UTF-8''%C3%A9%2Fa%20b.pdf"


@pytest.mark.parametrize(
    ("documented", "sent"),
    [
        ("application/octet-stream", "application/octet-stream"),
        ("*/*", "application/pdf"),
        ("application/*", "application/pdf"),
        ("image/png", "image/png"),
    ],
)
def test_the_type_is_that_of_the_file_where_the_document_has_it(tmp_path: Path, documented: str, sent: str) -> None:
    client = client_of(play(files(documented), tmp_path))
    client.post("/files", files={"file": ("a.pdf", b"whole", "application/pdf")})
    assert client.get("/files/1/content").headers["content-type"] == sent


def test_a_whole_body_takes_the_place_of_the_file(client: httpx.Client) -> None:
    client.post("/files", files={"file": ("a.pdf", b"whole", "application/pdf")})
    put = client.put("/files/1/content", content=b"newer", headers={"content-type": "text/csv"})
    assert put.status_code == 204
    assert client.get("/files/1/content").content == b"newer"
    record = client.get("/files/1").json()
    assert (record["bytes"], record["mime_type"]) == (5, "text/csv")


@pytest.mark.parametrize(
    ("range_", "status", "content", "shown"),
    [
        ("bytes=0-1", 206, b"ab", "bytes 0-1/6"),
        ("bytes=4-", 206, b"ef", "bytes 4-5/6"),
        ("bytes=-2", 206, b"ef", "bytes 4-5/6"),
        ("bytes=2-99", 206, b"cdef", "bytes 2-5/6"),
        ("bytes=9-", 416, b"", "bytes */6"),
        ("bytes=0-1,3-4", 200, b"abcdef", None),
        ("lines=0-1", 200, b"abcdef", None),
        ("nonsense", 200, b"abcdef", None),
    ],
)
def test_a_part_is_got_by_its_range(
    client: httpx.Client, range_: str, status: int, content: bytes, shown: str | None
) -> None:
    client.post("/files", files={"file": ("a.bin", b"abcdef")})
    got = client.get("/files/1/content", headers={"range": range_})
    assert (got.status_code, got.content, got.headers.get("content-range")) == (status, content, shown)


def test_files_outlive_a_restart_and_go_with_their_record(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/state.db"
    mock = play(files(), tmp_path, state=url)
    client_of(mock).post("/files", files={"file": ("a.bin", b"kept")})
    mock.store.close()
    mock = play(files(), tmp_path, state=url)
    client = client_of(mock)
    assert client.get("/files/1/content").content == b"kept"
    assert client.delete("/files/1").status_code == 204
    assert client.get("/files/1/content").status_code == 404
    mock.create("files", id=1)
    assert client.get("/files/1/content").content != b"kept"
    mock.store.close()
