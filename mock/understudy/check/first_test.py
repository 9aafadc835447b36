"""The first test of a document: a record that a mock of it makes and shows, as calls that a person would write."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

from understudy.check.client import Client, ServiceReply
from understudy.check.lives import Player
from understudy.check.subjects import RecordOperations, parameters_of, subjects
from understudy.messages import Request
from understudy.mock import Mock
from understudy.openapi.media_types import essence
from understudy.testing.evidence import kept, record_in, sent_record

_FITS = 100
# What a client sends by itself for `json=`.
_PLAIN = {"content-type": "application/json"}
_EMPTY = """def test_a_path_that_the_document_does_not_have(mock_client):
    assert mock_client.get("/no/such/path").status_code == 404
"""


def first_test(mock: Mock) -> str:
    """The text of a test module for the fixtures of the plugin; it passes with the mock as it is."""
    head = f'"""The first test against a mock of {_title(mock)}: run `pytest`."""\n\n\n'
    known = {subject.create.id: subject for subject in subjects(mock.contract)}
    client = Client(mock.fresh())
    for subject in sorted(known.values(), key=lambda entry: -_steps(entry)):
        if parameters_of(subject.create.path) or not subject.reads or subject.create.method != "POST":
            continue
        client.restart()
        Player(client, known).play(subject)
        if text := _scenario(client, subject):
            return head + text
    return head + _EMPTY


def _title(mock: Mock) -> str:
    return mock.contract.title.replace("\\", "").replace('"', "'")


def _steps(subject: RecordOperations) -> int:
    return bool(subject.lists) + bool(subject.updates) + bool(subject.deletes)


def _scenario(client: Client, subject: RecordOperations) -> str:
    """The create and the read after it, if both are JSON and the read shows what was sent."""
    calls = client.trace
    made = next(
        (at for at, (operation, _, reply) in enumerate(calls) if operation is subject.create and reply.worked), None
    )
    if made is None or any(entry.method != "GET" and reply.worked for _, entry, reply in calls[:made]):
        return ""  # it hangs on other records, that a first test would have to make as well
    _, request, created = calls[made]
    found = [
        (entry, reply)
        for operation, entry, reply in calls[made + 1 :]
        if operation in subject.reads and reply.worked and entry.method == "GET"
    ]
    if not found or "json" not in request.headers.get("content-type", "") or found[0][1].value is None:
        return ""
    return _function(request, created, *found[0])


def _function(request: Request, created: ServiceReply, read_request: Request, shown: ServiceReply) -> str:
    body = json.loads(request.body)
    sent = sent_record(body)
    right = kept(sent, shown.value)
    record = record_in(shown.value, sent, sent)
    names = [name for name in right if name in record and not isinstance(record[name], dict | list)]
    where = _place(shown.value, record)
    if not names or where is None:
        return ""
    key, path = _key(created.value, read_request.path)
    if not key and unquote(read_request.path.rpartition("/")[2]) not in map(str, sent.values()):
        return ""  # what nobody could know
    lines = [
        "def test_what_is_made_can_be_read(mock_client):",
        f"    sent = {_code(body, 4)}",
        f"    made = mock_client.post({_target(request)}, json=sent{_headers(request)})",
        f"    assert made.status_code == {created.status}",
        *([f"    key = made.json(){key}"] if key else []),
        f"    read = mock_client.get({path}{_headers(read_request)})",
        f"    assert read.status_code == {shown.status}",
    ]
    for name in names[:3]:
        lines.append(f"    assert read.json(){where}[{_code(name)}] == {_code(record[name])}")
    return "\n".join(lines) + "\n"


def _code(value: Any, indent: int = 0) -> str:
    """A JSON value as Python code, on one line where it fits, else an item a line."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=not value.isprintable())
    if not isinstance(value, dict | list) or not value:
        return repr(value)
    inner = indent + 4
    if isinstance(value, dict):
        items = [f"{_code(name)}: {_code(entry, inner)}" for name, entry in value.items()]
        left, right = "{", "}"
    else:
        items, (left, right) = [_code(entry, inner) for entry in value], "[]"
    flat = f"{left}{', '.join(items)}{right}"
    if len(flat) + indent <= _FITS and "\n" not in flat:
        return flat
    lines = [f"{' ' * inner}{item}," for item in items]
    return "\n".join([left, *lines, " " * indent + right])


def _target(request: Request) -> str:
    return json.dumps(request.path + (f"?{request.query}" if request.query else ""))


def _headers(request: Request) -> str:
    extra = {
        name: value
        for name, value in request.headers.items()
        if name != "content-length" and essence(value) != _PLAIN.get(name)
    }
    return f", headers={json.dumps(extra)}" if extra else ""


def _key(answer: Any, path: str) -> tuple[str, str]:
    """How a test gets the key from the answer of the create, and the path with it; the path as it is without one."""
    base, _, last = path.rpartition("/")
    waiting: list[tuple[str, Any]] = [("", answer)]
    for place, value in waiting:
        if isinstance(value, dict):
            for name, entry in value.items():
                if isinstance(entry, str | int) and not isinstance(entry, bool) and str(entry) == last:
                    return f"{place}[{json.dumps(name)}]", f'f"{base}/{{key}}"'
                waiting.append((f"{place}[{json.dumps(name)}]", entry))
        if isinstance(value, list):
            waiting += [(f"{place}[{at}]", entry) for at, entry in enumerate(value[:3])]
    return "", json.dumps(path)


def _place(answer: Any, record: Any) -> str | None:
    """How a test gets from an answer to the record in it."""
    waiting: list[tuple[str, Any]] = [("", answer)]
    for place, value in waiting:
        if value is record:
            return place
        if isinstance(value, dict):
            waiting += [(f"{place}[{json.dumps(name)}]", entry) for name, entry in value.items()]
        if isinstance(value, list):
            waiting += [(f"{place}[{at}]", entry) for at, entry in enumerate(value[:3])]
    return None
