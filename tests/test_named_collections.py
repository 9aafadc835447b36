"""A collection that an overlay names and the document does not have is told at load, not when a client calls."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from understudy.contract.index import read_contract
from understudy.problem import DocumentError

ORDERS = Path(__file__).parent / "orders.yaml"


@pytest.mark.parametrize(
    ("operation", "key", "wrong", "place"),
    [
        ("post", "x-mock-creates", [{"collection": "/customers"}, {"collection": "/customer"}], "creates/1/collection"),
        ("get", "x-mock-view", {"collection": "/customer"}, "view/collection"),
        ("post", "x-mock-effects", [{"collection": "/customer", "key": 1, "set": {}}], "effects/0/collection"),
    ],
)
def test_a_collection_that_is_not_there_is_told_at_load(
    tmp_path: Path, operation: str, key: str, wrong: Any, place: str
) -> None:
    built = yaml.safe_load(ORDERS.read_text(encoding="utf-8"))
    built["paths"]["/orders"][operation][key] = wrong
    file = tmp_path / "orders.yaml"
    file.write_text(yaml.safe_dump(built), encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        read_contract(file)
    (problem,) = caught.value.problems
    assert problem.message == "there is no collection /customer"
    assert problem.hint == "did you mean /customers?"
    assert problem.pointer == f"/paths/~1orders/{operation}/x-mock-{place}"
