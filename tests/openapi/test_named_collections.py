"""A collection that an overlay names and the document does not have is reported at load, not when a client calls."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from understudy.contract import read_contract
from understudy.problem import DocumentError

ORDERS = Path(__file__).parents[1] / "support" / "orders.yaml"


@pytest.mark.parametrize(
    ("operation", "key", "wrong", "place"),
    [
        ("post", "x-mock-creates", [{"collection": "/customers"}, {"collection": "/customer"}], "creates/1/collection"),
        ("get", "x-mock-view", {"collection": "/customer", "set": {}}, "view/collection"),
        (
            "post",
            "x-mock-effects",
            [{"collection": "/customer", "key": 1, "set": {"name": "x"}}],
            "effects/0/collection",
        ),
    ],
)
def test_a_collection_that_is_not_there_is_reported_at_load(
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


def test_an_effect_that_is_spelt_wrong_is_reported_with_the_nearest_key(tmp_path: Path) -> None:
    """What an effect may have stands under `$defs` of the published schema, since two keys refer to it."""
    built = yaml.safe_load(ORDERS.read_text(encoding="utf-8"))
    effect = {"colection": "/customers", "key": 1, "set": {"name": "x"}}
    built["paths"]["/orders"]["post"]["x-mock-effects"] = [effect]
    transitions = built["components"]["schemas"]["Order"]["x-mock-lifecycle"]["transitions"]
    transitions[1]["effects"] = [effect]
    file = tmp_path / "orders.yaml"
    file.write_text(yaml.safe_dump(built), encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        read_contract(file)
    spelt = [each for each in caught.value.problems if "'colection' was unexpected" in each.message]
    assert [each.hint for each in spelt] == ["did you mean collection?"] * 2
