"""The lines of an overlay that would mend a finding, where the vocabulary has a word for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from understudy.check.report import Finding
from understudy.contract import Contract
from understudy.inference.shapes import json_media, properties, reference, success_response, type_of
from understudy.inference.sketch import action_lines, json_path
from understudy.openapi.pointer import tokens_of
from understudy.values.generate import Unsatisfiable, Values

__all__ = ["mended"]


def mended(contract: Contract, finding: Finding) -> Finding:
    """The finding with the lines that would mend it, if there are any."""
    make = _MENDS.get(finding.kind)
    return finding if make is None else replace(finding, mend=tuple(make(contract, finding)))


def _seed(contract: Contract, finding: Finding) -> Iterator[str]:
    """What there is from the start is all there is: a key that nobody has is a 404 then."""
    plan = contract.resources.plans[finding.operation]
    collection = contract.resources.collections.get(plan.collection or "")
    if collection is None or collection.parent_count or len(collection.key_properties) != 1:
        return
    name = collection.key_properties[0]
    known = {entry.path.rstrip("/"): entry.path for entry in contract.operations.values()}
    path = known.get(collection.path.rstrip("/"))
    if name is None or "/" in name or path is None:
        return
    try:
        key: Any = Values(contract.schemas, 0).generate(collection.key_nodes[0], "response", key=f"mend {path}")
    except Unsatisfiable:
        return
    yield from action_lines(json_path("paths", path), {"x-mock-seed": [{name: key}]})


def _items(contract: Contract, finding: Finding) -> Iterator[str]:
    """Another array of the answer may be the list: one line for each of them."""
    operation = contract.operations[finding.operation]
    response = success_response(operation)
    media = json_media(response.content) if response else None
    if response is None or media is None or media.schema is None:
        return
    target = reference(media.schema)
    place = (
        tokens_of(target.removeprefix("#"))
        if target is not None and target.startswith("#/")
        else (*tokens_of(media.pointer), "schema")
    )
    shape = contract.resources.plans[operation.id].shape
    taken = shape.array[:1] if shape is not None else ()
    for name, node in properties(contract.schemas, media.schema).items():
        if type_of(contract.schemas, node) == "array" and (name,) != taken:
            yield from action_lines(json_path(*place, "properties", name), {"x-mock-role": "items"})


_MENDS: Mapping[str, Callable[[Contract, Finding], Iterator[str]]] = {"invented": _seed, "not-listed": _items}
