"""Every scenario in process, and over a socket against a real server."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest
from checked_client import CheckedClient
from live_mocks import bearer, new_mock, server
from scenarios import SCENARIOS

from understudy.server.inprocess import transport


@pytest.fixture(scope="module")
def live() -> Iterator[str]:
    with server("--auth", "strict") as url:
        yield url


@pytest.fixture(params=["in-process", "socket"])
def api(request: pytest.FixtureRequest) -> Iterator[CheckedClient]:
    if request.param == "in-process":
        mock = new_mock()
        with httpx.Client(transport=transport(mock), base_url="http://mock") as client:
            yield CheckedClient(client, bearer(mock))
        return
    url = request.getfixturevalue("live")
    httpx.post(f"{url}/__mock__/reset").raise_for_status()
    with httpx.Client(base_url=url) as client:
        yield CheckedClient(client, bearer(url))


@pytest.mark.parametrize("play", SCENARIOS, ids=lambda play: play.__name__)
def test_story(play: Callable[[CheckedClient], None], api: CheckedClient) -> None:
    play(api)
