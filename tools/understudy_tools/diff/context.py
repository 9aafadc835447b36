"""Compares what an operation gets from its surroundings: the credentials it requires and where it is served."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from understudy.openapi.model import Operation, SecurityScheme, Server
from understudy.openapi.pointer import MISSING
from understudy_tools.diff.changelog import ChangeCollector, Spot

# One way to be let in: a canonical scheme → the scopes it needs. Schemes are compared by what they are, not by name.
_Way = Mapping[str, frozenset[str]]
_WHERE = ("tokenUrl", "authorizationUrl", "refreshUrl")
# What an operation has where nothing is listed (OAS 4.8.1.1).
_NO_SERVERS = (Server("/"),)


def compare_security(collector: ChangeCollector, spot: Spot, old: Operation, new: Operation) -> None:
    """The alternatives of credentials (OAS 4.8.30)."""
    before, after = _ways(old, collector.old.security_schemes), _ways(new, collector.new.security_schemes)
    kept, already = _all_admitted(before, after), _all_admitted(after, before)
    if kept and already:
        return
    rule = "security-loosened" if kept else "security-tightened" if already else "security-changed"
    shown = [[{name: list(scopes) for name, scopes in way.items()} for way in side.security] for side in (old, new)]
    collector.record(spot, "request", rule, old.security_pointer, new.security_pointer, *shown)


def _ways(operation: Operation, schemes: Mapping[str, SecurityScheme]) -> list[_Way]:
    return [
        {_identity(name, schemes): frozenset(scopes) for name, scopes in way.items()} for way in operation.security
    ] or [{}]


def _identity(name: str, schemes: Mapping[str, SecurityScheme]) -> str:
    """What a scheme requires, under any name; of one that is not declared only the name is known."""
    scheme = schemes.get(name)
    if scheme is None:
        return name
    flows = {
        kind: {key: flow[key] for key in _WHERE if key in flow}
        for kind, flow in scheme.flows.items()
        if isinstance(flow, dict)
    }
    parts = (scheme.type, scheme.scheme, scheme.location, scheme.parameter_name, scheme.openid_connect_url, flows)
    return json.dumps(parts, sort_keys=True)


def _all_admitted(credentials: list[_Way], required: list[_Way]) -> bool:
    """Whether each of the old credentials is still accepted."""
    return all(any(_admits(way, one) for way in required) for one in credentials)


def _admits(way: _Way, credentials: _Way) -> bool:
    return all(scheme in credentials and scopes <= credentials[scheme] for scheme, scopes in way.items())


def compare_servers(collector: ChangeCollector, spot: Spot, old: Operation, new: Operation) -> None:
    """The servers of an operation: its own, its path's or the document's (OAS 4.8.5)."""
    before, after = _servers(old.servers or _NO_SERVERS), _servers(new.servers or _NO_SERVERS)
    for key in before.keys() - after.keys():
        collector.record(spot, None, "server-removed", old.servers_pointer, None, before[key], MISSING)
    for key in after.keys() - before.keys():
        collector.record(spot, None, "server-added", None, new.servers_pointer, MISSING, after[key])
    first = next(iter(before)), next(iter(after))
    if first[0] != first[1] and first[0] in after:
        shown = before[first[0]], after[first[1]]
        collector.record(spot, None, "server-default-changed", old.servers_pointer, new.servers_pointer, *shown)


def _servers(servers: Iterable[Server]) -> dict[str, str]:
    """A canonical text of each server → its URL, in order."""
    return {json.dumps([each.url, _variables(each.variables)], sort_keys=True): each.url for each in servers}


def _variables(variables: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: [entry.get("default"), sorted(map(str, entry.get("enum") or ()))]
        for name, entry in variables.items()
        if isinstance(entry, dict)
    }
