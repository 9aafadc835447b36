"""A call as a test sees it: the decoded request and the response."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from understudy.lazy_dataclass import dataclass
from understudy.matching import called, differences, equal
from understudy.messages import Request


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
        return f"call {self.sequence}, {self.method} {self.path}" if self.method else f"a step on {self.path}"


Where = Callable[[Call], object]


def flat_parameters(parameters: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The parameters of all locations by name; of two with one name that of the path, the query, the cookie counts."""
    found: dict[str, Any] = {}
    for location in ("path", "query", "cookie", "header"):
        for name, value in parameters.get(location, {}).items():
            found.setdefault(name, value)
    return found


def arriving(operation_id: str, request: Request, parameters: Mapping[str, Mapping[str, Any]], body: Any) -> Call:
    """A call that is validated and not answered yet."""
    return Call(
        json=body,
        parameters=flat_parameters(parameters),
        headers=request.headers,
        status=None,
        answer=None,
        operation_id=operation_id,
        method=request.method,
        path=request.path,
        sequence=0,
    )


def misfits(
    call: Call, *, match: object = None, parameters: Mapping[str, object] | None = None, where: Where | None = None
) -> Iterator[str]:
    """In words, where a call differs from what is expected; nothing where it matches. What `where` raises is raised."""
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


def described(**criteria: object) -> str:
    """The options that are set, as they would be written."""
    return ", ".join(
        f"{name}={called(value) if name == 'where' else repr(value)}"
        for name, value in criteria.items()
        if value is not None
    )
