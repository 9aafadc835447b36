"""Calls made from what a mock holds: from a journal entry, or from a step on its state."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from understudy.contract import Contract
from understudy.faults.calls import Call, flat_parameters
from understudy.http.bodies import BodyDecoder
from understudy.http.decoders import Decoders
from understudy.http.router import Router
from understudy.json_codec import loaded
from understudy.openapi.model import Operation
from understudy.state.journal import JournalEntry
from understudy.state.store import Address, Record

_Find = Callable[[Address], Record | None]
_NAMES = re.compile(r"\{([^}]*)\}")


def driven(contract: Contract, address: Address, record: Record | None, find: _Find) -> Call:
    """A step that a test takes itself, as a call of no operation: `json` is the record, `parameters` its key by name.

    `find` looks up the records above it, whose keys are in the key.
    """
    collection = contract.resources.collections[address.collection]
    path = collection.id.rstrip("/") + "/{}" * len(address.key)
    parts = iter((*address.parent, *address.key))
    names = (*_NAMES.findall(collection.path), *collection.key_parameters)
    return Call(
        json=deepcopy(record),
        parameters=dict(zip(names, _typed(contract, address, record, find), strict=False)),
        headers={},
        status=None,
        answer=None,
        operation_id="",
        method="",
        path="/".join(next(parts) if part == "{}" else part for part in path.split("/")),
        sequence=0,
    )


def _typed(contract: Contract, address: Address, record: Record | None, find: _Find) -> tuple[Any, ...]:
    """The whole key, as the records have it: a path has text only, a decoded parameter may be a number."""
    collection = contract.resources.collections[address.collection]
    above: tuple[Any, ...] = address.parent
    if collection.parent is not None and above:
        parent = contract.resources.collections[collection.parent]
        cut = parent.parent_count
        at = address._replace(collection=parent.id, parent=above[:cut], key=above[cut:])
        above = _typed(contract, at, find(at), find)
    held = zip(collection.key_properties, address.key, strict=False)
    return (*above, *((record or {}).get(name or "", text) for name, text in held))


def answered(router: Router, decoders: Decoders, entry: JournalEntry) -> Call:
    """The call of a journal entry."""
    request, response = entry.request, entry.response
    match = router.match(request.method, request.path, request.query)
    if match.others:
        match = decoders.disambiguate(match, request)
    operation = match.operation
    parameters: Mapping[str, Mapping[str, Any]] = {}
    if operation is not None:
        parameters, _ = decoders.parameters.decode(operation, match.values, request.query, request.headers)
    return Call(
        json=_body(decoders.bodies, operation, entry),
        parameters=flat_parameters(parameters),
        headers=request.headers,
        status=response.status,
        answer=loaded(response.body, response.body.decode("utf-8", "replace")) if response.body else None,
        operation_id=entry.operation_id or "",
        method=request.method,
        path=request.path,
        sequence=entry.sequence,
    )


def _body(bodies: BodyDecoder, operation: Operation | None, entry: JournalEntry) -> Any:
    if operation is None or operation.request_body is None:
        return None
    result = bodies.decode(operation, entry.request)
    return result.value if result.present else None
