"""A call as a test looks at it: what was said, decoded, and what was answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from understudy.json_codec import loads
from understudy.matching import called, differences, equal

if TYPE_CHECKING:
    from understudy.contract import Contract
    from understudy.exchange import Exchange
    from understudy.mock import Mock
    from understudy.openapi.model import Operation
    from understudy.state.journal import Entry
    from understudy.state.store import Address, Record

__all__ = ["Call", "Where", "answered", "arriving", "driven", "misfits", "said"]


class _Any:
    """Equal to everything: what a call that is written down leaves open."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return "ANY"


_ANY: Any = _Any()


@dataclass(frozen=True, slots=True)
class Call:
    """One call of an operation. `json` is the decoded body (None: there was none), `answer` that of the response.

    `parameters` are those of the path, the query, cookies and headers by name, decoded, with defaults filled in; of two
    with one name the earlier in that order counts. `headers` are the request's, in lower case. `Call(json={"amount":
    ANY})` leaves everything else open, so calls can be compared with `==`; `unittest.mock.ANY` and dirty_equals work
    anywhere in it.
    """

    json: Any = _ANY
    parameters: Mapping[str, Any] = _ANY
    headers: Mapping[str, str] = _ANY
    status: int | None = _ANY
    answer: Any = _ANY
    operation_id: str = _ANY
    method: str = _ANY
    path: str = _ANY
    sequence: int = _ANY

    def __str__(self) -> str:
        return f"call {self.sequence}, {self.method} {self.path}"


Where = Callable[[Call], object]
_Find = Callable[["Address"], "Record | None"]
_NAMES = re.compile(r"\{([^}]*)\}")


def _flat(parameters: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for location in ("path", "query", "cookie", "header"):
        for name, value in parameters.get(location, {}).items():
            found.setdefault(name, value)
    return found


def arriving(exchange: Exchange) -> Call:
    """A call that is validated and not answered yet."""
    request = exchange.request
    assert exchange.operation is not None
    return Call(
        json=exchange.body,
        parameters=_flat(exchange.parameters),
        headers=request.headers,
        status=None,
        answer=None,
        operation_id=exchange.operation.id,
        method=request.method,
        path=request.path,
        sequence=0,
    )


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


def answered(mock: Mock, entry: Entry) -> Call:
    """The call that a journal entry tells of."""
    request, response = entry.request, entry.response
    match = mock.router.match(request.method, request.path)
    operation = match.operation
    parameters: Mapping[str, Mapping[str, Any]] = {}
    if operation is not None:
        parameters, _ = mock.parameters.decode(operation, match.values, request.query, request.headers)
    return Call(
        json=_body(mock, operation, entry),
        parameters=_flat(parameters),
        headers=request.headers,
        status=response.status,
        answer=_json(response.body),
        operation_id=entry.operation_id or "",
        method=request.method,
        path=request.path,
        sequence=entry.sequence,
    )


def _body(mock: Mock, operation: Operation | None, entry: Entry) -> Any:
    if operation is None or operation.request_body is None:
        return None
    result = mock.bodies.decode(operation, entry.request)
    return result.value if result.present else None


def _json(body: bytes) -> Any:
    try:
        return loads(body) if body else None
    except ValueError:
        return body.decode("utf-8", "replace")


def misfits(
    call: Call, *, match: object = None, parameters: Mapping[str, object] | None = None, where: Where | None = None
) -> Iterator[str]:
    """In words, where a call is not what is asked for; nothing where it is. What `where` raises is raised."""
    if match is not None:
        yield from differences(match, call.json)
    for name, value in (parameters or {}).items():
        if name not in call.parameters:
            there = ", ".join(call.parameters) or "none"
            yield f"parameter {name}: missing; there is {there}"
        elif not equal(value, call.parameters[name]):
            yield f"parameter {name}: expected {value!r}, got {call.parameters[name]!r}"
    if where is not None and not where(call):
        yield f"{called(where)} said no"


def said(**asked: object) -> str:
    """The options that were given, as they would be written."""
    return ", ".join(
        f"{name}={called(value) if name == 'where' else repr(value)}"
        for name, value in asked.items()
        if value is not None
    )
