"""What a test exercised of a document, read off a mock's journal, transition log and events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from understudy.contract import Contract
from understudy.faults.damage import FAULT
from understudy.http.bodies import BodyDecoder
from understudy.http.parameters import ParameterDecoder
from understudy.http.router import Router
from understudy.openapi.model import Operation, Parameter
from understudy.openapi.schema_view import SchemaTree
from understudy.openapi.schemas import Schemas
from understudy.state.journal import JournalEntry
from understudy.testing.coverage.documented import (
    Item,
    Kind,
    counted_parameters,
    event_item,
    has_default,
    json_text,
    transition_item,
)

if TYPE_CHECKING:
    from understudy.remote.mock import AnyMock

_LOST = frozenset((FAULT, kind) for kind in ("timeout", "connection-reset", "truncated-body"))


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a mock's records had come when a test began: what is older is not the test's."""

    entry: int
    transition: int
    event: int


class Observer:
    """Reads what happened to the mocks of one document. It changes nothing."""

    def __init__(self, contract: Contract) -> None:
        self._operations = {each.id: _bare(each, contract.schemas) for each in contract.operations.values()}
        tree = SchemaTree(contract.schemas)
        self._defaults = {
            (each.id, parameter.location, parameter.name)
            for each in contract.operations.values()
            for parameter in each.parameters
            if has_default(tree, parameter)
        }
        self._router = Router(contract.operations.values(), contract.prefixes)
        self._parameters = ParameterDecoder(contract.schemas)
        self._bodies = BodyDecoder(contract.schemas)

    @staticmethod
    def mark(mock: AnyMock) -> Mark:
        """Where a test begins. Raises RemoteError for a server that is gone."""
        entries = mock.journal.entries(limit=1)
        rows = mock.transitions()
        events = mock.webhooks.events()
        return Mark(
            entries[-1].sequence if entries else 0,
            rows[-1]["sequence"] if rows else 0,
            events[0].sequence if events else 0,
        )

    def observe(self, mock: AnyMock, since: Mark) -> Iterator[tuple[Kind, Item]]:
        """What was exercised since, some of it more than once. Raises RemoteError for a server that is gone."""
        for entry in mock.journal.entries(after=since.entry):
            yield from self._exchange(entry)
        for row in mock.transitions(after=since.transition):
            yield "transitions", transition_item(row["resource"], row["property"], row["from"], row["to"])
        for event in mock.webhooks.events(after=since.event):
            yield "events", event_item(event.type, callback=event.callback)

    def _exchange(self, entry: JournalEntry) -> Iterator[tuple[Kind, Item]]:
        operation = self._operations.get(entry.operation_id or "")
        if operation is None:
            return
        request = entry.request
        yield "operations", (operation.id, f"{operation.method} {operation.path}")
        response = operation.response_for(entry.response.status)
        # An answer that a fault kept from arriving was seen by nobody.
        if response is not None and not any(field in _LOST for field in entry.response.headers):
            yield "statuses", (operation.id, response.status)
        match = self._router.match(request.method, request.path, request.query)
        match = next((each for each in match.others if each.operation is operation), match)
        decoded, _ = self._parameters.decode(operation, match.values, request.query, request.headers)
        for parameter in counted_parameters(operation):
            yield from self._parameter(operation.id, parameter, decoded[parameter.location])
        body = self._bodies.decode(operation, request)
        if body.present:
            for path, value in _leaves("", body.value):
                if path and not path.endswith("[]"):
                    yield "properties", (operation.id, path)
                yield from _listed("property values", operation.id, path or "body", value)

    def _parameter(
        self, operation_id: str, parameter: Parameter, values: dict[str, Any]
    ) -> Iterator[tuple[Kind, Item]]:
        place = f"{parameter.location} {parameter.name}"
        if parameter.name in values:
            yield "parameters", (operation_id, f"{place}: given")
            for path, value in _leaves(place, values[parameter.name]):
                yield from _listed("parameter values", operation_id, path, value)
        elif (operation_id, parameter.location, parameter.name) in self._defaults:
            yield "parameters", (operation_id, f"{place}: default")


def _bare(operation: Operation, schemas: Schemas) -> Operation:
    """The operation without its parameters' defaults: what is read is what was sent."""
    parameters = [replace(each, schema=_without_default(schemas.resolve(each.schema))) for each in operation.parameters]
    return replace(operation, parameters=tuple(parameters))


def _without_default(node: Any) -> Any:
    return {name: value for name, value in node.items() if name != "default"} if isinstance(node, dict) else node


def _listed(kind: Kind, operation_id: str, path: str, value: Any) -> Iterator[tuple[Kind, Item]]:
    # Nobody lists whole objects, and to write each one out would cost the square of its depth.
    if not isinstance(value, dict | list):
        yield kind, (operation_id, f"{path} = {json_text(value)}")


def _leaves(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Every value with its place, the whole first; what an enum could list is among them."""
    waiting = [(path, value)]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        if isinstance(value, dict):
            waiting += [(f"{path}.{name}" if path else name, entry) for name, entry in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{path}[]", entry) for entry in value]
