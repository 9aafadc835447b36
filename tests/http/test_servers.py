"""Every operation answers below the paths of the document's servers as well, variables filled in (OAS 4.8.6)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play

from understudy.openapi.model import Server


@pytest.mark.parametrize(
    ("server", "prefixes"),
    [
        ({"url": "https://api.example.com/v1/"}, ["/v1"]),
        ({"url": "/api"}, ["/api"]),
        (
            {"url": "{apiRoot}/billing/v2", "variables": {"apiRoot": {"default": "http://localhost:9091"}}},
            ["/billing/v2"],
        ),
        ({"url": "{apiRoot}/billing/v2"}, ["/billing/v2"]),
        (
            {
                "url": "https://{region}.example.com/{version}",
                "variables": {"region": {"default": "eu"}, "version": {"default": "v2", "enum": ["v1", "v2"]}},
            },
            ["/v2", "/v1"],
        ),
        ({"url": "https://example.com/{tenant}/api"}, []),
        ({"url": "https://[example"}, []),
    ],
)
def test_the_path_of_a_server_may_stand_before_every_path(
    tmp_path: Path, server: dict[str, Any], prefixes: list[str]
) -> None:
    mock = play(document({"/cups": {"get": operation("cups", reply={"type": "object"})}}, servers=[server]), tmp_path)
    assert list(mock.contract.prefixes) == prefixes
    for prefix in ("", *prefixes):
        assert answer(mock, "GET", f"{prefix}/cups")[0].status == 200
    assert answer(mock, "GET", "/elsewhere/cups")[0].status == 404


def test_servers_of_an_operation_count_too(tmp_path: Path) -> None:
    uploads = operation("upload", reply={"type": "object"}, servers=[{"url": "https://files.example.com/upload/v3"}])
    mock = play(document({"/cups": {"post": uploads}}), tmp_path)
    assert answer(mock, "POST", "/upload/v3/cups", {})[0].status == 200


def test_many_variables_of_many_values_stay_few() -> None:
    names = [f"v{number}" for number in range(9)]
    values = [str(number) for number in range(9)]
    server = Server(
        "/" + "/".join(f"{{{name}}}" for name in names),
        variables={name: {"default": "0", "enum": values} for name in names},
    )
    urls = list(server.urls())
    assert urls[0] == "/0/0/0/0/0/0/0/0/0"
    assert len(urls) <= 50
