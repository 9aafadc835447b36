"""The short of a contract for people: its resources, and a request to try first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from shlex import quote

from understudy.contract import Contract
from understudy.inference.shapes import json_media
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Operation


@dataclass(frozen=True, slots=True)
class ResourceSummary:
    """One collection: its name, its path and what can be done with it, in the words of the plans."""

    name: str
    path: str
    verbs: tuple[str, ...]
    states: tuple[str, ...]


def summary(contract: Contract) -> Sequence[ResourceSummary]:
    """Every collection of a contract, in document order."""
    found = []
    kinds: dict[str | None, list[str]] = {}
    for plan in contract.resources.plans.values():
        kinds.setdefault(plan.collection, []).append(plan.kind)
    for collection in contract.resources.collections.values():
        verbs = tuple(dict.fromkeys(kinds.get(collection.id, ())))
        states = tuple(f"{state.name}: {', '.join(state.values)}" for state in collection.states)
        found.append(ResourceSummary(collection.name, collection.path, verbs, states))
    return found


def curl_example(contract: Contract, base: str) -> str:
    """A curl command that works as printed: a create with the document's own example, else a list."""
    for operation in _tryable(contract):
        words = ["curl", "-s", f"{base}{operation.path}", *_credentials(contract, operation)]
        body = json_media(operation.request_body.content) if operation.request_body else None
        if body is not None:
            words += ["-H", "Content-Type: application/json", "-d", json.dumps(body.examples[0])]
        return " ".join(quote(word) for word in words)
    return f"curl -s {base}/__mock__/health"


def _tryable(contract: Contract) -> Iterator[Operation]:
    plans = contract.resources.plans
    simple = [operation for operation in contract.operations.values() if "{" not in operation.path]
    for operation in simple:
        body = json_media(operation.request_body.content) if operation.request_body else None
        needs = any(entry.required for entry in operation.parameters)
        refers = "409" in operation.responses
        if plans[operation.id].kind == "create" and body is not None and body.examples and not needs and not refers:
            yield operation
    reads = [each for each in simple if each.method == "GET" and not any(one.required for one in each.parameters)]
    yield from sorted(reads, key=lambda each: plans[each.id].kind != "list")


def _credentials(contract: Contract, operation: Operation) -> Iterator[str]:
    for requirement in operation.security[:1]:
        for name in requirement:
            scheme = contract.security_schemes.get(name)
            if scheme is None:
                continue
            if scheme.type == "apiKey" and scheme.location == "header":
                yield from ("-H", f"{scheme.parameter_name}: understudy")
            elif scheme.type == "http" and scheme.scheme == "basic":
                yield from ("-u", "understudy:understudy")
            elif scheme.type in ("http", "oauth2", "openIdConnect"):
                yield from ("-H", "Authorization: Bearer understudy")
