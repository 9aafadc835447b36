"""What factories promise of any document: what they insert is valid and readable, what they send is taken, and what
they break is refused for the one reason that they give.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from live_mocks import BOOKSHOP, OVERLAY, SHARED, SPEC
from stall import stall

from understudy.contract import Contract, index, read_contract
from understudy.inference.envelopes import unwrap
from understudy.mock import Mock
from understudy.openapi.loaded import Document
from understudy.openapi.model import Operation
from understudy.testing.factories import Factories

DOCUMENTS = ("stall", SPEC, BOOKSHOP, *(SHARED / name for name in (
    "petstore.yaml", "orders.yaml", "widgets.yaml", "museum.yaml", "train-travel.yaml", "paypal-payments.json",
    "adyen-binlookup.json",
)))  # fmt: skip
SEEDS = st.integers(min_value=0, max_value=1 << 32)
each_document = pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: Path(file).stem)


@cache
def contract_of(file: str | Path) -> Contract:
    if file == "stall":
        return index(Document(stall(), Path("stall.json"), "3.1", ()))
    assert Path(file).is_file(), f"{file} is missing: the shared documents stand beside the repository"
    return read_contract(file, overlays=[OVERLAY] if file == SPEC else [])


def played(file: str | Path, seed: int) -> tuple[Mock, Factories]:
    mock = Mock(contract_of(file), auth="strict")
    return mock, Factories(mock, seed=seed)


def bodied(mock: Mock) -> Iterator[Operation]:
    """The operations that take a body by the document's rules; a token request goes by those of OAuth 2."""
    for operation in mock.contract.operations.values():
        if operation.request_body is not None and operation.id not in mock.engine.auth.token_operations:
            yield operation


@each_document
@settings(max_examples=10, deadline=None)
@given(seed=SEEDS, full=st.booleans())
def test_what_is_inserted_is_what_get_answers(file: str | Path, seed: int, full: bool) -> None:
    mock, factory = played(file, seed)
    for collection in mock.contract.resources.collections.values():
        record = factory.insert(collection.id, full=full)
        if collection.schema is not None:
            assert not mock.contract.schemas.validator(collection.schema, "response").violations(record)
        assert len(mock.journal) == 0
        resource = mock.contract.resource(collection.id)
        if resource.reading is None:
            continue
        response = mock.handle(factory.request(resource.reading.id, relate={resource.noun: record}))
        body = json.loads(response.body)
        assert unwrap(mock.contract.resources.plans[resource.reading.id].envelope, body) == record, (
            collection.id,
            response,
        )
        mock.journal.clear()


@each_document
@settings(max_examples=10, deadline=None)
@given(seed=SEEDS, full=st.booleans())
def test_what_is_sent_is_taken(file: str | Path, seed: int, full: bool) -> None:
    mock, factory = played(file, seed)
    for operation in bodied(mock):
        response = mock.handle(factory.request(operation.id, full=full))
        assert 200 <= response.status < 300, (operation.id, response)


@each_document
@settings(max_examples=10, deadline=None)
@given(seed=SEEDS)
def test_what_is_created_can_be_read(file: str | Path, seed: int) -> None:
    mock, factory = played(file, seed)
    for collection in mock.contract.resources.collections.values():
        resource = mock.contract.resource(collection.id)
        if resource.creation is not None:
            record = factory.create(collection.id)
            assert mock.journal.entries()[-1].operation_id == resource.creation.id
            if resource.reading is not None:
                response = mock.handle(factory.request(resource.reading.id, relate={resource.noun: record}))
                assert response.status == 200, (collection.id, response)


@each_document
@settings(max_examples=5, deadline=None)
@given(seed=SEEDS)
def test_what_is_broken_is_refused_and_its_base_is_taken(file: str | Path, seed: int) -> None:
    mock, factory = played(file, seed)
    for operation in bodied(mock):
        broken = factory.invalid(operation.id)
        if broken:
            taken = mock.handle(factory.request(operation.id, body=broken[0].base))
            # A key that the client chooses is the base's own, and is free; what it points at was made for it.
            assert 200 <= taken.status < 300, (operation.id, taken)
        for entry in broken:
            response = mock.handle(factory.request(operation.id, body=entry.value))
            assert 400 <= response.status < 500, (operation.id, entry, response)
            violations = mock.journal.entries()[-1].violations
            assert [(one.pointer, one.message) for one in violations] == [(entry.pointer, entry.message)]


@each_document
@settings(max_examples=5, deadline=None)
@given(seed=SEEDS)
def test_the_same_seed_makes_the_same(file: str | Path, seed: int) -> None:
    def made() -> list[Any]:
        mock, factory = played(file, seed)
        operations = [operation.id for operation in bodied(mock)]
        requests = [factory.request(name) for name in operations]
        return [(request.path, request.body) for request in requests]

    assert made() == made()


def test_invalid_finds_much_to_break() -> None:
    """The promise would hold for factories that break nothing, so: how much they break."""
    found = {entry.violation.rpartition(":")[2] for file in DOCUMENTS for entry in _all_broken(file)}
    assert found >= {
        "type", "required", "enum", "minLength", "maxLength", "pattern", "format", "minimum", "maximum",
        "exclusiveMinimum", "additionalProperties", "readOnly", "uniqueItems", "maxItems", "minItems",
    }, found  # fmt: skip
    assert len(list(_all_broken(SPEC))) > 250


def _all_broken(file: str | Path) -> Iterator[Any]:
    mock, factory = played(file, 1)
    for operation in bodied(mock):
        yield from factory.invalid(operation.id)
