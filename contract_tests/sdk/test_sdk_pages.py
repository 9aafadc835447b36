"""Every paged list of the generated SDK against the mock: all items, each once, whatever the size of a page."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from campaignflow import AsyncClient, Client, errors
from sdk_calls import reach, resource_classes
from test_sdk import HOME, METHODS, OPERATIONS, the_mock
from test_sdk_examples import SYNC, needed

from understudy.mock import Mock
from understudy.server.inprocess import async_transport, transport


def lists() -> Iterator[tuple[str, str]]:
    """(resource, method) of every list that needs no arguments and has pages."""
    for resource, kind in resource_classes().items():
        for method, function in vars(kind).items():
            if not inspect.isfunction(function):
                continue
            found = inspect.signature(function)
            if not found.return_annotation.endswith("Page"):
                continue
            needs = [p for p in found.parameters.values() if p.default is p.empty and p.kind is not p.VAR_KEYWORD]
            if len(needs) == 1:
                yield resource, method


LISTS = list(lists())


def fill(client: Client, mock: Mock, resource: str, count: int) -> None:
    """Put things into a list: by creating them where there is a way, else what the mock began with has to do."""
    code = SYNC.get(f"{resource}.create")
    for _ in range(count if code is not None else 0):
        try:
            exec(code or "", {"client": client})
        except errors.ConflictError:
            needed(mock)
            exec(code or "", {"client": client})


def test_every_list_with_pages_has_the_iterator() -> None:
    paged = {
        METHODS[operation.method, operation.path]
        for operation in OPERATIONS
        if {"page", "per_page"} <= {parameter.name for parameter in operation.parameters} and "{" not in operation.path
    }
    assert set(LISTS) == paged
    assert len(LISTS) > 10


@pytest.mark.parametrize(("resource", "method"), LISTS, ids=".".join)
def test_all_items_come_once(resource: str, method: str) -> None:
    mock = the_mock()
    mock.reset()
    with httpx.Client(transport=transport(mock)) as http, Client(**HOME, http_client=http) as client:
        fill(client, mock, resource, 5)
        api = reach(client, resource)
        whole = getattr(api, method)(per_page=100)
        wanted = [entry.to_dict() for entry in whole.data]
        for size in (1, 2, 100):
            page = getattr(api, method)(per_page=size)
            assert [entry.to_dict() for entry in page] == wanted
            assert len(list(page.iter_pages())) == max(1, -(-len(wanted) // size))

    async def run() -> list[Any]:
        async with httpx.AsyncClient(transport=async_transport(mock)) as http:
            api = reach(AsyncClient(**HOME, http_client=http), resource)
            return [entry.to_dict() async for entry in getattr(api, method)(per_page=2)]

    assert asyncio.run(run()) == wanted
