"""The control plane's own document and the client that is generated from it: committed, and as the code makes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from orders_document import ORDERS

from understudy.admin.published import DOCUMENT, published
from understudy.admin.routes import ROUTES
from understudy.mock import Mock, open_mock
from understudy.server.app import create_app
from understudy_tools import admin_client


def test_the_committed_document_is_what_the_routes_make() -> None:
    assert json.loads(DOCUMENT.read_text(encoding="utf-8")) == published(), "run: make regenerate"


def test_the_committed_client_is_what_the_document_makes(capsys: pytest.CaptureFixture[str]) -> None:
    assert admin_client.main(["--check"]) == 0, capsys.readouterr().out


def test_a_hand_in_the_client_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(admin_client, "TARGET", tmp_path / "admin_client")
    assert admin_client.main([]) == 0
    assert admin_client.main(["--check"]) == 0
    (tmp_path / "admin_client" / "client.py").write_text("", encoding="utf-8")
    (tmp_path / "admin_client" / "mine.py").write_text("", encoding="utf-8")
    assert admin_client.main(["--check"]) == 1
    assert capsys.readouterr().out == (
        "mock/understudy/admin_client/client.py is not what mock/understudy/admin/openapi.json generates\n"
        "mock/understudy/admin_client/mine.py is not what mock/understudy/admin/openapi.json generates\n"
        "run: make regenerate\n"
    )


@pytest.fixture(scope="module")
def mock() -> Mock:
    return open_mock(ORDERS)


def test_a_served_document_differs_in_its_names_only(mock: Mock) -> None:
    served = create_app(mock).test_client().get("/__mock__/control.json").get_json()
    common = published()
    assert served.pop("info")["title"] == f"Control plane of the mock of {mock.contract.title}"
    common.pop("info")
    differences = list(_differences(common, served, ""))
    assert {place for place, _, _ in differences if not place.endswith("/enum")} <= {
        f"/components/schemas/{schema}/properties/secret/{word}"
        for schema in ("NewEndpoint", "NewSecret")
        for word in ("pattern", "minLength", "maxLength")
    }
    named = {place for place, _, _ in differences if place.endswith("/enum")}
    assert "/components/schemas/NewFault/properties/operationId/enum" in named


def _differences(before: Any, after: Any, place: str) -> Any:
    if isinstance(before, dict) and isinstance(after, dict):
        for name in {**before, **after}:
            yield from _differences(before.get(name), after.get(name), f"{place}/{name}")
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _differences(old, new, f"{place}/{number}")
    elif before != after:
        yield place, before, after


def test_every_route_has_a_tag_and_every_object_says_whether_it_is_closed() -> None:
    assert [route.operation_id for route in ROUTES if not route.tag] == []
    schemas = published()["components"]["schemas"]
    assert {name for name, schema in schemas.items() if schema.get("additionalProperties")} == {
        "Document",
        "Explanation",
        "Problem",
    }
    assert [name for name, schema in schemas.items() if "additionalProperties" not in schema] == []


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (
            {"operationId": "getOrdr", "status": 500},
            "body /operationId: the document has no operation 'getOrdr'; did you mean getOrder?",
        ),
        ({"operationid": "getOrder"}, "body /operationid: unknown field; did you mean operationId?"),
        ({"status": True}, "body /status: is a whole number"),
        ({"nth": 0, "status": 500}, "body /nth: must be from 1 to 1000000; got 0"),
    ],
)
def test_a_wrong_body_is_refused_with_its_place(mock: Mock, body: dict[str, Any], detail: str) -> None:
    answer = create_app(mock).test_client().post("/__mock__/faults", json=body)
    assert (answer.status_code, answer.get_json()["detail"]) == (422, detail)
