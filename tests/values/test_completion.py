"""What an object lacks is added without looking at what is wrong with it: the same that a whole fit makes."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from understudy.contract import read_contract
from understudy.inference.shapes import json_media
from understudy.values.generate import Values

SPEC = Path(__file__).parents[2] / "spec/campaignflow/openapi.yaml"


def stripped(value: Any, chance: random.Random) -> Any:
    """A value without three of ten properties, at any depth."""
    if isinstance(value, dict):
        return {name: stripped(inner, chance) for name, inner in value.items() if chance.random() > 0.3}
    return [stripped(inner, chance) for inner in value] if isinstance(value, list) else value


def test_what_lacks_at_any_depth_is_made_as_by_a_whole_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    contract, chance, candidates = read_contract(SPEC), random.Random(1), []
    made = Values(contract.schemas, 3)
    for operation in contract.operations.values():
        success = contract.resources.plans[operation.id].success
        media = json_media(success.content) if success is not None else None
        if media is not None and media.schema is not None:
            value = made.generate(media.schema, "response", key=operation.id, fresh=True)
            candidates.append((media.schema, stripped(value, chance)))
    tried = []
    complete = Values.completed

    def completed(self: Values, *args: Any, key: str) -> Any:
        tried.append(complete(self, *args, key=key))
        return tried[-1]

    def fitted() -> list[str]:
        values = Values(contract.schemas, 3)
        return [json.dumps(values.fit(node, "response", candidate, key="k")) for node, candidate in candidates]

    monkeypatch.setattr(Values, "completed", completed)
    quick = fitted()
    assert sum(value is not None for value in tried) > len(candidates) / 4
    monkeypatch.setattr(Values, "completed", lambda *_args, key: None)
    assert quick == fitted()
