"""Reads lists page by page and holds them to what is known: the records, their order, and what the envelope says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from api_driver import Input, SystemUnderTest, Talk, Target
from hypothesis import strategies as st
from sdk_calls import same
from state_model import ABSENT, Known

from understudy.inference.conventions import property_role
from understudy.inference.conventions.lists import parameter_role
from understudy.inference.envelopes import Steps, unwrap
from understudy.inference.resources import Collection
from understudy.openapi.model import Operation, Parameter
from understudy.records.keys import key_text
from understudy.state.store import Address, Record

__all__ = ["Pages"]

_MOST_PAGES = 500
_MOST_AT_ONCE = 50


class Pages:
    """The lists of one mock."""

    def __init__(self, system: SystemUnderTest, talk: Talk, known: Known) -> None:
        self._system, self._talk, self._known = system, talk, known

    def check(self, data: st.DataObject, target: Target, parent: tuple[str, ...]) -> None:
        """Read a list with filters and a page size of Hypothesis' choice, to the last page and one beyond."""
        operation, _, collection = target
        there = self._known.below(collection, parent)
        sent = Input(parent, self._filters(data, target, there, data.draw(self._system.inputs(operation)).query))
        roles = _roles(operation)
        wanted = [at for at in there if all(self._fits(at, name, value, roles) for name, value in sent.query.items())]
        if (size := roles.get("page-size")) is not None:
            sent.query[size.name] = data.draw(st.integers(*self._bounds(size)))
        for query, part, facts in _slices(wanted, sent.query, roles, self._first_page(roles)):
            sent.query = query
            self._page(target, sent, part, facts)

    def _page(self, target: Target, sent: Input, part: list[Address], facts: Mapping[str, Any]) -> None:
        operation, plan, _ = target
        response = self._talk.send(operation, sent)
        assert response.is_success, f"{operation.id}: {response.status_code} {response.text}"
        shape, body = plan.shape, response.json()
        assert shape is not None
        items = unwrap(shape.array, body)
        assert len(items) == len(part), f"{operation.id}: {len(items)} records, not {len(part)}"
        for address, item in zip(part, items, strict=True):
            self._known.see(address, item, shape.items)
        for steps, node in shape.beside.items():
            name, level = steps[-1], unwrap(steps[:-1], body)
            role = property_role(name, node if "x-mock-role" in str(node) else self._system.schemas.resolve(node))
            if role in facts and name in level:
                assert level[name] == facts[role], f"{operation.id}: {name} is {level[name]}, not {facts[role]}"

    def catch_up(self, collection: Collection) -> None:
        """Read a collection that other operations may have grown: what was known is there, first and as it was."""
        names = [str(name) for name in collection.key_properties]
        lists = [target for target in self._system.lists() if target[2].id == collection.id]
        for (operation, plan, _), parent in (
            (t, parent) for t in lists[:1] for parent in self._known.parents(collection)
        ):
            items = list(self._all(operation, plan.shape.array if plan.shape else (), parent))
            keys = [tuple(key_text(item[name]) for name in names) for item in items]
            before = [at.key for at in self._known.below(collection, parent)]
            assert keys[: len(before)] == before, (
                f"{operation.id} lost or moved records: {keys} is not {before} and more"
            )
            for key, item in zip(keys, items, strict=True):
                self._known.see(Address(collection.id, parent, key), item, plan.shape.items if plan.shape else True)

    def _all(self, operation: Operation, array: Steps, parent: tuple[str, ...]) -> Iterator[Any]:
        roles, count = _roles(operation), 0
        turner, size = roles.get("page-number") or roles.get("offset"), roles.get("page-size")
        sent = Input(parent)
        for page in range(_MOST_PAGES):
            if turner is not None:
                sent.query[turner.name] = self._first_page(roles) + page if "page-number" in roles else count
            if size is not None:
                sent.query[size.name] = self._shape(size).get("maximum", _MOST_AT_ONCE)
            body = self._talk.send(operation, sent).json()
            items = unwrap(array, body)
            count += len(items)
            yield from items
            if not items or turner is None:
                return

    def _filters(self, data: st.DataObject, target: Target, there: list[Address], query: Record) -> Record:
        """The parts of a query that this model understands, often with a value that some record has."""
        named, roles, kept = self._known.named(target[2].schema), _roles(target[0]), {}
        for parameter in target[0].parameters:
            name = parameter.name
            if parameter.location != "query" or not (parameter.required or data.draw(st.booleans())):
                continue
            if parameter is roles.get("search"):
                texts = [text[:3] for at in there for text in self._texts(at) if text]
            elif name in named and parameter not in roles.values():
                texts = [self._known.records[at].get(name) for at in there]
                texts = [value for value in texts if value not in (None, "", ABSENT) and isinstance(value, str | int)]
            else:
                texts = []
            if texts and data.draw(st.booleans()):
                kept[name] = data.draw(st.sampled_from(texts))
            elif parameter.required or (name in named and parameter not in roles.values()):
                kept[name] = query.get(name)
        return {
            name: value for name, value in kept.items() if value is not None and self._valid(target[0], name, value)
        }

    def _valid(self, operation: Operation, name: str, value: Any) -> bool:
        return any(
            self._system.schemas.validator(parameter.schema, "request").is_valid(value)
            for parameter in operation.parameters
            if parameter.name == name
        )

    def _texts(self, address: Address) -> list[str]:
        return [text for text in self._known.records[address].values() if isinstance(text, str) and text != ABSENT]

    def _fits(self, address: Address, name: str, value: Any, roles: Mapping[str, Parameter]) -> bool:
        """Whether a record is one that a part of the query asks for."""
        if name not in {parameter.name for parameter in roles.values()}:
            actual = self._known.records[address].get(name, ABSENT)
            return actual in value if isinstance(value, list) else same(actual, value)
        search = roles.get("search")
        if search is not None and search.name == name:
            return any(str(value).casefold() in text.casefold() for text in self._texts(address))
        return True

    def _shape(self, parameter: Parameter) -> Mapping[str, Any]:
        resolved = self._system.schemas.resolve(parameter.schema)
        return resolved if isinstance(resolved, dict) else {}

    def _bounds(self, parameter: Parameter) -> tuple[int, int]:
        shape = self._shape(parameter)
        low = max(1, int(shape.get("minimum", 1)))
        return low, max(low, min(4, int(shape.get("maximum", 4))))

    def _first_page(self, roles: Mapping[str, Parameter]) -> int:
        turner = roles.get("page-number")
        return 0 if turner is not None and self._shape(turner).get("minimum") == 0 else 1


def _slices(
    wanted: list[Address], query: Record, roles: Mapping[str, Parameter], first: int
) -> Iterator[tuple[Record, list[Address], Mapping[str, Any]]]:
    """Every page of a list: its query, its records and what the envelope must say."""
    size = query.get(roles["page-size"].name) if "page-size" in roles else None
    turner = roles.get("page-number") or roles.get("offset")
    if size is None:
        yield query, wanted, {"total": len(wanted)}
        return
    for page in range(len(wanted) // size + 2 if turner is not None else 1):
        start, facts = (
            page * size,
            {"total": len(wanted), "page-size": size, "has-more": (page + 1) * size < len(wanted)},
        )
        turned = query
        if turner is not None and "page-number" in roles:
            turned, facts["page-number"] = {**query, turner.name: first + page}, first + page
        elif turner is not None:
            turned = {**query, turner.name: start}
        yield turned, wanted[start : start + size], facts


def _roles(operation: Operation) -> dict[str, Parameter]:
    return {
        role: parameter
        for parameter in operation.parameters
        if parameter.location == "query" and (role := parameter_role(parameter.name, parameter.extensions)) is not None
    }
