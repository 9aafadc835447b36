"""What a record says of its file: its name, size, type and checksums, in the properties that it has for that."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation, play

from understudy.messages import UploadedFile
from understudy.openapi.schemas import Schemas
from understudy.records.files import describe_file, drop_files, files_of, is_file_record, keep_files
from understudy.state.memory import MemoryStore
from understudy.state.store import Address
from understudy.state.work import Work

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
DATA = b"hello"
FILE = UploadedFile("photo", "cat.png", "image/png", DATA)
PLACE = Address("/photos", (), ("1",))


@pytest.fixture
def schemas(tmp_path: Path) -> Schemas:
    return play(document({"/ping": {"get": operation("ping")}}), tmp_path).contract.schemas


def of(**named: Any) -> dict[str, Any]:
    return {"type": "object", "properties": named}


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ({"filename": TEXT, "size": WHOLE}, {"filename": "cat.png", "size": 5}),
        ({"name": TEXT, "size": WHOLE}, {"name": "cat.png", "size": 5}),
        ({"name": TEXT}, {}),
        ({"name": TEXT, "filename": TEXT}, {"filename": "cat.png"}),
        ({"size": TEXT, "filename": TEXT}, {"filename": "cat.png"}),
        ({"size": {"type": "number"}, "mimeType": TEXT}, {"size": 5, "mimeType": "image/png"}),
        ({"filename": WHOLE, "size": WHOLE}, {"size": 5}),
        ({"md5": TEXT, "size": WHOLE}, {"md5": hashlib.md5(DATA).hexdigest(), "size": 5}),
        ({"sha1": TEXT, "size": WHOLE}, {"sha1": hashlib.sha1(DATA).hexdigest(), "size": 5}),
        ({"sha256": TEXT, "size": WHOLE}, {"sha256": hashlib.sha256(DATA).hexdigest(), "size": 5}),
        ({"colour": TEXT}, {}),
    ],
)
def test_what_a_record_says_of_its_file(schemas: Schemas, named: Any, expected: Any) -> None:
    record: dict[str, Any] = {}
    describe_file(schemas, of(**named), FILE, record, anew=False)
    assert record == expected


def test_what_a_record_says_already_stays_unless_the_file_comes_anew(schemas: Schemas) -> None:
    node = of(filename=TEXT, size=WHOLE)
    record: dict[str, Any] = {"filename": "dog.png"}
    describe_file(schemas, node, FILE, record, anew=False)
    assert record == {"filename": "dog.png", "size": 5}
    describe_file(schemas, node, FILE, record, anew=True)
    assert record == {"filename": "cat.png", "size": 5}


def test_a_file_without_a_name_or_a_type(schemas: Schemas) -> None:
    record: dict[str, Any] = {}
    nameless = UploadedFile("photo", None, None, DATA)
    describe_file(schemas, of(filename=TEXT, mimeType=TEXT), nameless, record, anew=True)
    assert record == {"mimeType": "application/octet-stream"}


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ({"filename": TEXT, "size": WHOLE}, True),
        ({"size": WHOLE, "byteSize": WHOLE}, False),
        ({"filename": TEXT}, False),
        ({}, False),
    ],
)
def test_a_record_is_about_a_file_where_it_says_two_things_of_it(schemas: Schemas, named: Any, expected: bool) -> None:
    assert is_file_record(schemas, of(**named)) is expected


def test_the_newest_file_stands_last_and_takes_the_place_of_its_part() -> None:
    work = Work(MemoryStore())
    assert files_of(work, PLACE) == []
    keep_files(work, PLACE, [])
    assert not work.changes
    second, other = UploadedFile("b", "b.txt", "text/plain", b"b"), UploadedFile("photo", "x", None, b"\x00\xff")
    keep_files(work, PLACE, [FILE, second])
    assert files_of(work, PLACE) == [FILE, second]
    keep_files(work, PLACE, [other])
    assert files_of(work, PLACE) == [second, other]
    assert files_of(work, PLACE._replace(key=("2",))) == []
    drop_files(work, PLACE._replace(key=("2",)))
    assert files_of(work, PLACE) == [second, other]
    drop_files(work, PLACE)
    assert files_of(work, PLACE) == []
