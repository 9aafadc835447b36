"""Speaks to a mock of any document: valid inputs for its operations from Hypothesis, requests and answers over httpx.

Knows operations and plans as the contract infers them; knows nothing of what a mock keeps.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import httpx
import schemathesis
from hypothesis import note
from hypothesis import strategies as st

from understudy.contract import Contract
from understudy.inference.envelopes import inside
from understudy.inference.paths import canonical
from understudy.inference.resources import Collection, Plan
from understudy.inference.shapes import json_media
from understudy.openapi.media_types import covers_json
from understudy.openapi.model import Node, Operation

__all__ = ["Input", "SystemUnderTest", "Talk", "Target"]

Target = tuple[Operation, Plan, Collection]
Open = Callable[[], tuple[httpx.Client, Mapping[str, str]]]
"""Starts from nothing: a client of a mock without history, and the headers that let it in."""


@dataclass(slots=True)
class Input:
    """What one call is given. `path` are texts in path order."""

    path: tuple[str, ...] = ()
    query: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None
    media_type: str | None = None


class SystemUnderTest:
    """One contract, what can be done with it, and how to start a mock of it."""

    def __init__(self, contract: Contract, start: Open) -> None:
        self.contract = contract
        self.schemas = contract.schemas
        self.start = start
        self._schema = schemathesis.openapi.from_dict(dict(contract.document))
        self._inputs: dict[str, st.SearchStrategy[Input]] = {}

    def doing(self, *kinds: str) -> list[Target]:
        """Every operation whose plan is of one of these kinds, with its collection."""
        return [
            (operation, plan, self.contract.resources.collections[plan.collection])
            for operation in self.contract.operations.values()
            if (plan := self.contract.resources.plans[operation.id]).kind in kinds and plan.collection is not None
        ]

    def lists(self) -> list[Target]:
        """The lists of all that is really there: no views or selections, and nothing that is made up when asked for."""
        return [
            (operation, plan, collection)
            for operation, plan, collection in self.doing("list")
            if "x-mock-view" not in plan.effects
            and not collection.materializes
            and None not in collection.key_properties
            and canonical(operation.path) == collection.id
            and not any(entry.required for entry in operation.parameters if entry.location == "query")
        ]

    def relatives(self, collection_id: str) -> frozenset[str]:
        """A collection, those above and below it, and those that their foreign keys and creates lead to."""
        collections, found, ahead = self.contract.resources.collections, set[str](), [collection_id]
        ahead += [other for other in collections if other.startswith(collection_id + "/{}")]
        while ahead:
            here = collections[ahead.pop()]
            if here.id not in found:
                found.add(here.id)
                ahead += [here.parent] if here.parent else []
                ahead += [link.collection for link in here.references if link.collection in collections]
                for _, plan, made in self.doing("create"):
                    if made.id == here.id:
                        ahead += [canonical(entry["collection"]) for entry in plan.effects.get("x-mock-creates", ())]
        return frozenset(found)

    def inputs(self, operation: Operation) -> st.SearchStrategy[Input]:
        """Valid inputs of an operation."""
        known = self._inputs.get(operation.id)
        if known is None:
            cases = self._schema[operation.path][operation.method].as_strategy()
            known = self._inputs[operation.id] = cases.filter(_can_be_sent).map(
                lambda case: _input(case, self.contract.resources.plans[operation.id])
            )
        return known

    def talk(self) -> Talk:
        client, headers = self.start()
        return Talk(client, dict(headers))

    def answered(self, operation: Operation, plan: Plan) -> Node | None:
        """The schema of the resource that an operation answers with, unwrapped."""
        media = json_media(plan.success.content) if plan.success else None
        node = media.schema if media else None
        return inside(self.schemas, node, plan.envelope)

    def taken(self, operation: Operation, plan: Plan, media_type: str | None) -> Node | None:
        """The schema of the resource that an operation takes, unwrapped."""
        content = operation.request_body.content if operation.request_body else ()
        node = next((media.schema for media in content if media.name == media_type), None)
        return inside(self.schemas, node, plan.body.steps)


def _can_be_sent(case: Any) -> bool:
    """A body that is no JSON needs an encoder of its own; the model speaks JSON."""
    return case.media_type is None or covers_json(case.media_type)


def _input(case: Any, plan: Plan) -> Input:
    path = dict(case.path_parameters or {})
    has_body = case.body is None or isinstance(case.body, dict | list | str | int | float | bool)
    cookies = "; ".join(f"{name}={value}" for name, value in (case.cookies or {}).items())
    headers = {name: str(value) for name, value in (case.headers or {}).items()}
    return Input(
        tuple(_text(path.get(name, "")) for name in plan.path_names),
        dict(case.query or {}),
        {**headers, **({"Cookie": cookies} if cookies else {})},
        case.body if has_body else None,
        case.media_type if has_body else None,
    )


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


class Talk:
    """One client of one mock. Every request is noted as a curl command, so a failure can be replayed by hand."""

    def __init__(self, client: httpx.Client, headers: dict[str, str]) -> None:
        self._client = client
        self._headers = headers

    def close(self) -> None:
        self._client.close()

    def address(self, operation: Operation, sent: Input) -> str:
        """The path of an operation with its parameters filled in."""
        return "/".join(_filled(operation.path, sent.path))

    def send(
        self, operation: Operation, sent: Input, *, known: bool = True, raw: bytes | None = None
    ) -> httpx.Response:
        """Send a request; without credentials if not `known`, with `raw` in place of the body where it is given."""
        own = {name: text for name, text in sent.headers.items() if name.lower() != "authorization"}
        headers = {**own, **(self._headers if known else {})}
        content = raw
        if content is None and sent.media_type is not None:
            content = json.dumps(sent.body).encode()
        if content is not None:
            headers["Content-Type"] = sent.media_type or "application/json"
        request = self._client.build_request(
            operation.method,
            self.address(operation, sent),
            params=[(name, text) for name, value in sent.query.items() for text in _texts(value)],
            headers=headers,
            content=content,
        )
        shown = "" if content is None else f" -d '{content.decode()}'"
        note(f"curl -X {operation.method} '{request.url}'{shown}  # {operation.id}")
        response = self._client.send(request)
        note(f"  → {response.status_code} {response.text[:300]}")
        assert response.status_code < 500, f"{operation.id}: {response.status_code} {response.text[:500]}"
        return response


def _filled(template: str, texts: tuple[str, ...]) -> Iterator[str]:
    rest = iter(texts)
    for segment in template.split("/"):
        yield quote(next(rest), safe="") if "{" in segment else segment


def _texts(value: Any) -> list[str]:
    return [_text(entry) for entry in value] if isinstance(value, list) else [_text(value)]
