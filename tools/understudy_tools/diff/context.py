"""Compares what an operation gets from its surroundings: the credentials it asks for and where it is served."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from understudy.openapi.pointer import MISSING
from understudy.openapi.schema_view import SchemaPlace, SchemaTree
from understudy_tools.diff.changelog import ChangeCollector, Spot

__all__ = ["compare_security", "compare_servers"]

# One way to be let in: a canonical scheme → the scopes it needs. Schemes are compared by what they are, not by name.
_Way = Mapping[str, frozenset[str]]
_WHERE = ("tokenUrl", "authorizationUrl", "refreshUrl")


def compare_security(ledger: ChangeCollector, spot: Spot, old: SchemaPlace, new: SchemaPlace) -> None:
    """The alternatives of credentials (OAS 4.8.30)."""
    places = _owner(ledger.old, "security", old), _owner(ledger.new, "security", new)
    before, after = _ways(ledger.old, places[0]), _ways(ledger.new, places[1])
    kept, already = _all_admitted(before, after), _all_admitted(after, before)
    if kept and already:
        return
    rule = "security-loosened" if kept else "security-tightened" if already else "security-changed"
    shown = [place.node if place.node is not MISSING else [] for place in places]
    ledger.told(spot, "request", rule, *places, *shown)


def _owner(tree: SchemaTree, name: str, *nearest: SchemaPlace) -> SchemaPlace:
    """The place of a field that the nearest object has, else the document."""
    for place in nearest:
        if isinstance(place.node.get(name), list):
            return place.child(name)
    return tree.root(name)


def _ways(tree: SchemaTree, place: SchemaPlace) -> list[_Way]:
    listed = place.node if isinstance(place.node, list) else []
    return [
        {_scheme(tree, name): frozenset(scopes or ()) for name, scopes in entry.items()}
        for entry in listed
        if isinstance(entry, dict)
    ] or [{}]


def _scheme(tree: SchemaTree, name: str) -> str:
    node = tree.followed(tree.root("components", "securitySchemes", name)).node
    if not isinstance(node, dict):
        return name
    flows = node.get("flows")
    kept: dict[str, Any] = {
        key: value for key, value in node.items() if not key.startswith(("x-", "description", "flows", "bearerFormat"))
    }
    if isinstance(flows, dict):
        kept["flows"] = {
            kind: {key: flow[key] for key in _WHERE if key in flow}
            for kind, flow in flows.items()
            if isinstance(flow, dict)
        }
    # The words of an HTTP scheme are read in any case (RFC 9110 section 11.1).
    kept["scheme"] = str(kept.get("scheme", "")).lower()
    return json.dumps(kept, sort_keys=True)


def _all_admitted(given: list[_Way], asked: list[_Way]) -> bool:
    """Whether whoever had one of the old credentials is still let in."""
    return all(any(_admits(way, one) for way in asked) for one in given)


def _admits(way: _Way, given: _Way) -> bool:
    return all(scheme in given and scopes <= given[scheme] for scheme, scopes in way.items())


def compare_servers(
    ledger: ChangeCollector, spot: Spot, old: tuple[SchemaPlace, SchemaPlace], new: tuple[SchemaPlace, SchemaPlace]
) -> None:
    """The servers of an operation: its own, its path's or the document's (OAS 4.8.5)."""
    places = _owner(ledger.old, "servers", *reversed(old)), _owner(ledger.new, "servers", *reversed(new))
    before, after = _servers(places[0]), _servers(places[1])
    for key in before.keys() - after.keys():
        ledger.told(spot, None, "server-removed", places[0], None, before[key], MISSING)
    for key in after.keys() - before.keys():
        ledger.told(spot, None, "server-added", None, places[1], MISSING, after[key])
    first = next(iter(before)), next(iter(after))
    if first[0] != first[1] and first[0] in after:
        ledger.told(spot, None, "server-default-changed", *places, before[first[0]], after[first[1]])


def _servers(place: SchemaPlace) -> dict[str, str]:
    """A canonical text of each server → its URL, in order."""
    listed = place.node if isinstance(place.node, list) and place.node else [{"url": "/"}]
    return {
        json.dumps([entry.get("url"), _variables(entry.get("variables"))], sort_keys=True): str(entry.get("url"))
        for entry in listed
        if isinstance(entry, dict)
    } or {"": "/"}


def _variables(given: Any) -> Any:
    if not isinstance(given, dict):
        return {}
    return {
        name: [entry.get("default"), sorted(map(str, entry.get("enum") or ()))]
        for name, entry in given.items()
        if isinstance(entry, dict)
    }
