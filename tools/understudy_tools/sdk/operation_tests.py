"""The tests that stand beside a generated client: one an operation, run against a mock of the document.

A test takes its arguments from the factories of the mock, which insert the records that the call is about, so that it
can say what the answer must show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from understudy.contract import Contract
from understudy.inference.envelopes import inside
from understudy.inference.resources import Plan
from understudy.inference.shapes import properties, success_node, type_of
from understudy_tools.sdk.methods import Method, MethodGroup
from understudy_tools.sdk.naming import plain
from understudy_tools.sdk.service import ServiceFacts

_CLASS = re.compile(r"[^\W\d]\w*")
_PLAIN = {"str": "str", "int": "int", "float": "(float, int)", "bool": "bool", "File": "File", "UUID": "UUID"}
_DATES = {"datetime.datetime", "datetime.date"}


@dataclass(frozen=True, slots=True)
class OperationTest:
    """The test of one operation: its name, what it is of, and its lines."""

    name: str
    title: str
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class TestedGroup:
    """The tests of one resource and the models that they name."""

    module: str
    dotted: str
    models: Sequence[str]
    tests: Sequence[OperationTest]


def tested_groups(contract: Contract, groups: Sequence[MethodGroup], models: frozenset[str]) -> list[TestedGroup]:
    """The modules of tests. `contract` is the one that the mock plays, `models` the classes that there are."""
    reads = {
        method.operation.path: (group, method)
        for group in groups
        for method in group.methods
        if method.operation.method == "GET" and contract.resources.plans[method.operation.id].kind == "read"
    }
    found = []
    for group in groups:
        if group.methods:
            tests = [_Test(contract, group, method, reads).made() for method in group.methods]
            text = "\n".join(line for test in tests for line in test.lines)
            named = sorted({name for name in _CLASS.findall(re.sub(r'"[^"]*"', "", text)) if name in models})
            found.append(TestedGroup(group.module, group.dotted, named, tests))
    return found


def client_arguments(service: ServiceFacts) -> str:
    """`credentials_for_tests` as Python says them, behind other arguments."""
    return "".join(f", {name}={value!r}" for name, value in credentials_for_tests(service).items())


def credentials_for_tests(service: ServiceFacts) -> dict[str, str]:
    """Credentials for a client of the tests, by argument: a mock takes any."""
    found: dict[str, str] = {}
    for scheme in service.schemes.values():
        # A token that is given is not fetched.
        wanted = scheme.arguments[-1:] if scheme.kind == "oauth2" else scheme.arguments
        found |= dict.fromkeys(wanted, "test")
    return found


class _Test:
    def __init__(
        self,
        contract: Contract,
        group: MethodGroup,
        method: Method,
        reads: Mapping[str, tuple[MethodGroup, Method]],
    ) -> None:
        self._contract, self._group, self._method = contract, group, method
        self._plan: Plan = contract.resources.plans[method.operation.id]
        self._reads = reads

    def made(self) -> OperationTest:
        method, operation = self._method, self._method.operation
        status = _status_beside_success(operation.responses)
        body = self._refused(status) if status else (*self._called(), *self._checks())
        lines = [f"arguments = factory.arguments({operation.id!r})", *body]
        if "arguments." not in "\n".join(lines):
            lines[0] = lines[0].removeprefix("arguments = ")
        return OperationTest(f"test_{method.name}", f"{operation.method} {operation.path}", lines)

    # -- the call -------------------------------------------------------------------------------------------------

    def _called(self) -> Iterator[str]:
        call = f"client.{self._group.dotted}.{self._method.name}({', '.join(self._arguments(self._method))})"
        if self._method.is_stream:
            yield f"with {call} as stream:"
            yield "    result = list(stream)"
        elif self._method.returns == "None":
            yield call
        else:
            yield f"result = {call}"

    def _refused(self, status: str) -> Iterator[str]:
        """An operation that has nothing to return: clients raise what is no success, and follow no redirection."""
        yield "with pytest.raises(StatusError) as refused:"
        yield f"    client.{self._group.dotted}.{self._method.name}({', '.join(self._arguments(self._method))})"
        yield f"assert refused.value.status_code == {status}"

    def _arguments(self, method: Method) -> Iterator[str]:
        for place, found in method.placed:
            wire = method.wire(found.name, place)
            value = f"arguments.{_PLACES[place]}[{wire!r}]"
            if place == "path":
                kind = _kind_of(found) if method is not self._method else ""
                yield f"{kind}({value})" if kind in ("str", "int") and kind != self._own_kind(wire) else value
            elif found.required or wire in self._contract.resources.plans[method.operation.id].selects:
                # What selects the record stands in a query where no path has it, whether it must be given or not.
                yield f"{found.python_name}={value}"
        if method is self._method and method.endpoint.bodies:
            # By the names of the document; the client makes the typed body of it, and refuses what does not fit.
            yield "body=arguments.body"

    def _own_kind(self, wire: str) -> str:
        """The type that the test's own operation takes at a place of its path."""
        own = (
            _kind_of(found)
            for place, found in self._method.placed
            if place == "path" and self._method.wire(found.name, place) == wire
        )
        return next(own, "")

    # -- the answer -----------------------------------------------------------------------------------------------

    def _checks(self) -> Iterator[str]:
        method, kind = self._method, self._plan.kind
        if method.is_stream:
            # That it ends, and that every item of it could be read, is what there is to see.
            yield "assert result"
            return
        if method.returns != "None":
            if typed := _type_check(method.returns):
                yield typed
            if kind in ("read", "list") and method.returns not in _PLAIN and self._shows_anything():
                yield "arguments.assert_record_in(result)"
            elif kind in ("create", "update", "upsert") and method.endpoint.bodies:
                yield "arguments.assert_body_in(result)"
        if kind == "delete" and (found := self._reads.get(method.operation.path)) is not None:
            yield from self._gone(*found)
        elif method.returns == "None" and kind == "update" and method.endpoint.bodies:
            yield from self._changed()

    def _shows_anything(self) -> bool:
        """Whether the document says what an answer holds, and where its list is."""
        shape, schemas = self._plan.shape, self._contract.schemas
        if self._plan.kind == "list" and shape is None:
            return False
        if self._plan.kind == "list" and shape is not None and shape.form == "records":
            # A map by anything but the key has the records somewhere in it, in whatever form.
            item = inside(schemas, shape.items, shape.wrapped)
            if isinstance(schemas.resolve_object(item).get("additionalProperties"), dict):
                return bool(properties(schemas, item))
        node = success_node(self._method.operation)
        return type_of(schemas, node) != "object" or bool(properties(schemas, node))

    def _gone(self, group: MethodGroup, read: Method) -> Iterator[str]:
        if self._plan.implied is not None and self._plan.implied.keeps:
            return  # it is marked, and stays
        if self._method.endpoint.bodies and not any(place == "path" for place, _ in self._method.placed):
            return  # the body says which it is, and the read, which has none, is of another one
        if self._contract.resources.plans[read.operation.id].collection != self._plan.collection:
            return
        yield "with pytest.raises(StatusError) as refused:"
        yield f"    client.{group.dotted}.{read.name}({', '.join(self._arguments(read))})"
        yield "assert refused.value.status_code in (404, 410)"

    def _changed(self) -> Iterator[str]:
        found = self._reads.get(self._method.operation.path)
        if found is None or self._contract.resources.plans[found[1].operation.id].collection != self._plan.collection:
            return
        group, read = found
        if read.returns == "None":
            return
        yield f"arguments.assert_body_in(client.{group.dotted}.{read.name}({', '.join(self._arguments(read))}))"


_PLACES = {"path": "path", "query": "query", "header": "headers", "cookie": "cookies"}


def _kind_of(parameter: Any) -> str:
    return str(plain(parameter.get_type_string()))


def _status_beside_success(statuses: Iterable[str]) -> str:
    """The status of an operation that has no success of HTTP: a redirection, or 426 where it goes on in another
    protocol such as WebSocket (RFC 9110 section 15.5.22)."""
    known = list(statuses)
    redirection = next((status for status in known if re.fullmatch(r"3\d\d", status)), "")
    if any(status.startswith("2") for status in known) or ("default" in known and not redirection):
        return ""
    return "426" if "101" in known else redirection


def _type_check(returns: str) -> str:
    """The line that says of which class a result is; none where it may be anything."""
    kinds = dict.fromkeys(filter(None, map(_checked, _alternatives(returns))))
    if not kinds or len(kinds) < len(set(_alternatives(returns))):
        item = re.fullmatch(r"(?:builtins\.)?list\[(\w+)\]", returns)
        return f"assert all(isinstance(item, {item[1]}) for item in result)" if item and item[1] != "Any" else ""
    shown = ", ".join(kinds)
    return f"assert isinstance(result, {shown if len(kinds) == 1 else f'({shown})'})"


def _alternatives(returns: str) -> list[str]:
    """The members of a union at the top."""
    found, depth, start = [], 0, 0
    for place, letter in enumerate(returns):
        depth += (letter == "[") - (letter == "]")
        if letter == "|" and depth == 0:
            found.append(returns[start:place].strip())
            start = place + 1
    return [*found, returns[start:].strip()]


def _checked(kind: str) -> str:
    """The class of a type, as `isinstance` takes it; empty for a list, whose items are looked at, and for anything."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind in _DATES:
        return kind
    if kind == "None":
        return "type(None)"
    if kind.startswith("Literal["):
        return "str"
    if kind.startswith("dict["):
        return "dict"
    return kind if _CLASS.fullmatch(kind) and kind not in ("Any", "Unset") else ""
