"""The shipped document itself: complete, marked by provenance, and with examples that hold."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from live_mocks import ROOT, SPEC

from understudy.contract import read_contract

CONTRACT = read_contract(SPEC)
PROVENANCE = {"sourced", "inferred", "proposed"}
OPERATIONS = list(CONTRACT.operations.values())


def properties(node: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every property of every schema, with its place."""
    for name, value in node.items() if isinstance(node, dict) else enumerate(node):
        here = f"{place}/{name}"
        if name == "properties" and isinstance(value, dict):
            yield from ((f"{here}/{key}", schema) for key, schema in value.items())
        if isinstance(value, dict | list) and name not in ("examples", "example", "x-enum-descriptions"):
            yield from properties(value, here)


def test_all_operations_of_the_api_and_the_two_of_its_test_server_are_there() -> None:
    under_api = [operation for operation in OPERATIONS if operation.path.startswith("/api/v2/")]
    assert (len(under_api), len(OPERATIONS)) == (67, 69)
    assert set(CONTRACT.document["webhooks"]) == {"campaign_status_change", "finance_application_status_change"}


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
def test_an_operation_is_shown_in_full(operation: Any) -> None:
    assert operation.extensions["x-provenance"] in PROVENANCE
    assert operation.summary
    assert operation.description
    assert len(operation.tags) == 1
    assert all(entry.extensions.get("x-provenance") in PROVENANCE for entry in operation.parameters)
    for response in operation.responses.values():
        for media in response.content:
            assert media.examples or media.name == "application/octet-stream", response.status
            validator = CONTRACT.schemas.validator(media.schema, "response")
            assert [found for example in media.examples for found in validator.violations(example)] == []
    for media in operation.request_body.content if operation.request_body else ():
        assert media.examples
        validator = CONTRACT.schemas.validator(media.schema, "request")
        assert [found for example in media.examples for found in validator.violations(example)] == []


def test_every_property_says_where_it_comes_from() -> None:
    unmarked = [
        place for place, schema in properties(CONTRACT.document) if schema.get("x-provenance") not in PROVENANCE
    ]
    assert unmarked == []


def test_every_status_has_a_text() -> None:
    schemas = CONTRACT.document["components"]["schemas"]
    for name, schema in schemas.items():
        if "enum" in schema:
            assert list(schema["x-enum-descriptions"]) == schema["enum"], name


def test_the_error_of_a_status_names_itself() -> None:
    code = {"400": "bad_request", "401": "unauthorized", "404": "not_found", "406": "not_acceptable",
            "409": "conflict", "415": "unsupported_media_type", "422": "validation_error"}  # fmt: skip
    for operation in OPERATIONS:
        for status, response in operation.responses.items():
            if status in code and operation.tags != ("oauth",):
                assert response.content[0].examples[0]["error"] == code[status], operation.id


def test_nothing_of_the_public_documents_is_committed() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    assert not [name for name in listed if name.endswith(("stripe.json", "github.json", "petstore.yaml"))]
