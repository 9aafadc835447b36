"""The examples that the generated SDK prints: each runs as it stands, against the mock, and does what it says."""

from __future__ import annotations

import ast
import asyncio
import inspect
import re
import textwrap
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from campaignflow import AsyncClient, Client, errors
from live_mocks import ROOT
from sdk_calls import CallInput, method_names, provide, resource_classes
from test_sdk import HOME, OPERATIONS, the_mock

from understudy.mock import Mock
from understudy.server.inprocess import async_transport, transport

_FENCE = re.compile(r"```python\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
_EXAMPLE = re.compile(r"^Example:\n(.+)", re.DOTALL | re.MULTILINE)
METHODS = method_names()


def examples() -> Iterator[tuple[str, str]]:
    """(resource.method, code) of every docstring."""
    for resource, kind in resource_classes().items():
        for method, function in vars(kind).items():
            for code in _EXAMPLE.findall(inspect.getdoc(function) or ""):
                yield f"{resource}.{method}", textwrap.dedent(code)


SYNC = dict(examples())
ASYNC = {name: code.replace("client.", "await client.") for name, code in SYNC.items()}


def needed(mock: Mock) -> None:
    """Put in what the last call looked for, and did not find."""
    entry = next(entry for entry in mock.journal.entries(limit=1))
    operation = mock.contract.operations[entry.operation_id or ""]
    parts = zip(operation.path.split("/"), entry.request.path.split("/"), strict=True)
    path = {part.strip("{}"): text for part, text in parts if part.startswith("{")}
    body = None
    if entry.request.headers.get("content-type") == "application/json" and entry.request.body:
        body = httpx.Response(200, content=entry.request.body).json()
    provide(mock, operation, CallInput(path, {}, body))


def test_every_method_of_an_operation_has_an_example() -> None:
    assert SYNC.keys() == {".".join(pair) for pair in METHODS.values()}
    assert len(SYNC) == len(OPERATIONS)


@pytest.mark.parametrize("name", sorted(SYNC))
def test_an_example_runs_as_it_stands(name: str) -> None:
    mock = the_mock()
    mock.reset()
    with httpx.Client(transport=transport(mock)) as http, Client(**HOME, http_client=http) as client:
        code = compile(SYNC[name], name, "exec")
        try:
            exec(code, {"client": client})
        except (errors.NotFoundError, errors.ConflictError, errors.UnprocessableEntityError):
            needed(mock)
            exec(code, {"client": client})
    resource, _, method = name.rpartition(".")
    verb, path = next(key for key, pair in METHODS.items() if pair == (resource, method))
    found = next(entry for entry in OPERATIONS if (entry.method, entry.path) == (verb, path))
    assert mock.journal.entries(limit=1)[0].operation_id == found.id


@pytest.mark.parametrize("name", sorted(ASYNC))
def test_an_async_example_runs_as_it_stands(name: str) -> None:
    mock = the_mock()
    mock.reset()

    async def run() -> None:
        async with (
            httpx.AsyncClient(transport=async_transport(mock)) as http,
            AsyncClient(**HOME, http_client=http) as client,
        ):
            code = compile(ASYNC[name], name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            try:
                await eval(code, {"client": client})
            except (errors.NotFoundError, errors.ConflictError, errors.UnprocessableEntityError):
                needed(mock)
                await eval(code, {"client": client})

    asyncio.run(run())


def test_the_reference_page_has_the_same_examples() -> None:
    page = (ROOT / "generated/campaignflow/reference.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^### client\.(\S+)\n(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL))
    assert sections.keys() == SYNC.keys()
    for name, section in sections.items():
        assert _FENCE.findall(section)[0] == f"{SYNC[name]}\n"


def test_the_program_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    mock = the_mock()
    mock.reset()
    page = (ROOT / "generated/campaignflow/README.md").read_text(encoding="utf-8")
    program = next(code for code in _FENCE.findall(page) if "import Client" in code)

    def made(**options: Any) -> Client:
        return Client(**{**options, **HOME}, http_client=httpx.Client(transport=transport(mock)))

    code = compile(program.replace("Client(", "made("), "README.md", "exec")
    exec(code, {"made": made})
    needed(mock)
    capsys.readouterr()
    exec(code, {"made": made})
    printed = capsys.readouterr().out.splitlines()
    paths = [entry.request.path for entry in mock.journal.entries(limit=2)]
    assert sorted(re.sub(r"\d+$", "{id}", path) for path in paths) == ["/api/v2/campaigns", "/api/v2/campaigns/{id}"]
    assert re.fullmatch(r"\d+ .+", printed[0]), printed
    assert re.fullmatch(r".+ draft", printed[-1]), printed
