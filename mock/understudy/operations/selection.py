"""Which records a list shows, and in which order: filters, search, order, as its parameters ask for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache, partial
from typing import Any

from understudy.inference.conventions import KEY_NAMES, folded, words
from understudy.inference.conventions.lists import (
    ALL_OF,
    ANY_OF,
    EVERYTHING,
    criteria_names,
    direction_of,
    operator_test,
)
from understudy.inference.envelopes import Steps
from understudy.inference.list_inputs import Condition, Inputs, ListInput, tokens_in, value_at
from understudy.messages import Refusal
from understudy.operations.call import Refused
from understudy.operations.comparing import COMPARED, compares, measured, same
from understudy.operations.equality import Equality, Test, same_as_any
from understudy.operations.filter_expressions import FilterFault, odata_filter, selector
from understudy.problem import did_you_mean
from understudy.state.store import Index, Ranking, Record

Order = Sequence[tuple[Steps | None, bool]]
"""What to order by, the most important first, and whether in reverse; None is the order in which records were made."""

_MOST_DEPTH = 4
_TESTS = ("eq", "ne", "gt", "gte", "lt", "lte", "in", "between", "contains", "startswith", "endswith", "null", "exists")


# -- filters --------------------------------------------------------------------------------------------------------


def filters(inputs: Inputs, values: Mapping[str, Any]) -> Iterator[Test]:
    """One test for every input that leaves records out."""
    for each in inputs.selecting:
        if each.way[0] not in values:
            continue
        value = value_at(values, each.way)
        if each.role == "criteria":
            yield from _criteria(each.way[-1], value, f"body /{'/'.join(each.way)}", inputs)
            continue
        if (
            value is None
            or value == []
            or isinstance(value, dict)
            or (each.role != "search" and _means_all(each, value))
        ):
            continue
        if each.role in ("odata-filter", "selector"):
            if isinstance(value, str) and value.strip():
                yield _expression(each, value, inputs)
        elif each.condition is None:
            if isinstance(value, str) and value:
                yield partial(_mentions, tuple(value.casefold().split()))
        else:
            yield _test(each.condition, value)


def _criteria(name: str, value: Any, at: str, inputs: Inputs) -> Iterator[Test]:
    """One test for every criterion of a body: `{field, operator, value}`, or an array of them. Raises Refused.

    Of a group that is called `or` one criterion is enough; they may stand in each other.
    """
    several = value if isinstance(value, list) else [value]
    places = [f"{at}/{place}" if isinstance(value, list) else at for place in range(len(several))]
    found = [tuple(_of_one(*each, inputs)) for each in zip(several, places, strict=True)]
    if folded(name) in ANY_OF:
        options = tuple(each for each in found if each)
        if options:
            yield partial(_meets_any, options)
        return
    for tests in found:
        yield from tests


def _meets_any(options: Iterable[Sequence[Test]], record: Record) -> bool:
    return any(all(test(record) for test in tests) for tests in options)


def _of_one(criterion: Any, at: str, inputs: Inputs) -> Iterator[Test]:
    """The tests of a criterion, or of the groups in an object."""
    if not isinstance(criterion, dict):
        return
    named = criteria_names(criterion)
    if named is None:
        for name, inner in criterion.items():
            if folded(name) in (*ANY_OF, *ALL_OF):
                yield from _criteria(name, inner, f"{at}/{name}", inputs)
        return
    if isinstance(field := criterion[named["field"]], str):
        steps = inputs.index.find(words(field)) if words(field) else None
        if steps is None:
            known = sorted({".".join(way) for way in inputs.index.ways.values()})
            raise _refused(f"{at}/{named['field']}: there is no property {field!r}; {did_you_mean(field, known)}")
        operator = criterion.get(named.get("operator", ""), "eq")
        test = operator_test(operator) if isinstance(operator, str) else None
        if test is None:
            hint = did_you_mean(str(operator), _TESTS)
            raise _refused(f"{at}/{named['operator']}: {operator!r} is no comparison; {hint}")
        operand = criterion[named["value"]]
        if test != "between":
            yield _test(Condition(steps, test), operand)
        elif isinstance(operand, list) and len(operand) == 2:
            yield _test(Condition(steps, "gte"), operand[0])
            yield _test(Condition(steps, "lte"), operand[1])
        else:
            raise _refused(f"{at}/{named['value']}: two values are expected, the lowest and the highest")


def _refused(message: str) -> Refused:
    return Refused(Refusal((400, 422), "validation_error", message))


def _expression(each: ListInput, text: str, inputs: Inputs) -> Test:
    try:
        if each.role == "odata-filter":
            return odata_filter(text, inputs.index)
        return selector(text, inputs.index, inputs.labels if "field" not in words(each.name) else None)
    except FilterFault as fault:
        raise Refused(Refusal((400, 422), "validation_error", f"query {each.name}: {fault}")) from None


def unmarked(marks: Iterable[str], inputs: Inputs, values: Mapping[str, Any]) -> list[Test]:
    """One test for every mark of deletion that nothing which was sent is about."""
    filtered = {each.condition.steps[0] for each in inputs.selecting if each.condition and each.way[0] in values}
    return [_unmarked(mark) for mark in marks if mark not in filtered]


@cache
def _unmarked(mark: str) -> Test:
    index = Index(f"not {mark}", lambda _, record: () if record.get(mark) else ("",))
    return Equality(index, frozenset(("",)), partial(_is_not, mark))


def _is_not(mark: str, record: Record) -> bool:
    return not record.get(mark)


def idle_inputs(inputs: Inputs, values: Mapping[str, Any]) -> Iterator[str]:
    """The parameters that were sent and change nothing."""
    for name, default in inputs.idle.items():
        if name in values and values[name] != default:
            yield name


def _means_all(each: ListInput, value: Any) -> bool:
    """Whether a value selects everything: a word for all, or where its parameter takes none such, the default."""
    if isinstance(value, str) and value.casefold() in EVERYTHING:
        return True
    words_for_all = [word for word in each.shape.get("enum") or () if isinstance(word, str) and word in EVERYTHING]
    return not words_for_all and each.shape.get("default") == value


def _mentions(operand: Sequence[str], record: Record) -> bool:
    text = "\n".join(_texts(record, 0)).casefold()
    return all(word in text for word in operand)


def _texts(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif depth < _MOST_DEPTH and isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner, depth + 1)


def _test(condition: Condition, operand: Any) -> Test:
    options = _options(condition, operand)
    slow = partial(_passes, condition, operand, options)
    if condition.test != "eq":
        return slow
    test = _quick(condition, operand, options, slow)
    return same_as_any("/".join(map(repr, condition.steps)), partial(_found_by, condition.steps), options, test)


def _found_by(steps: Steps, record: Record) -> Iterator[Any]:
    return _readings(_held(record, steps))


def _quick(condition: Condition, operand: Any, options: Sequence[Any], slow: Test) -> Test:
    if len(condition.steps) != 1 or list(options) != [operand]:
        return slow
    name, kind = condition.steps[0], type(operand)

    def equals(record: Record) -> bool:
        actual = record.get(name)
        return bool(actual == operand) if type(actual) is kind else slow(record)

    return equals


def _passes(condition: Condition, operand: Any, options: Sequence[Any], record: Record) -> bool:
    actual, test = _held(record, condition.steps), condition.test
    if test in ("exists", "null"):
        empty = actual is None or actual == [] or actual is False
        return empty is ((operand in (True, "true", "1", 1)) is (test == "null"))
    if test == "is":
        return same(actual, condition.value) is (operand in (True, "true", "1", 1))
    if test in COMPARED:
        return any(compares(test, actual, option) for option in options)
    known = list(_readings(actual))
    if test in _TEXTUAL:
        compare = _TEXTUAL[test]
        return any(compare(str(one).casefold(), str(each).casefold()) for one in known for each in options)
    found = any(same(one, each) for one in known for each in options)
    return not found if test == "ne" else found


def _held(record: Record, steps: Steps) -> Any:
    """The value of a property; the `id` of a reference that is not expanded is the reference itself."""
    above = value_at(record, steps[:-1])
    if isinstance(above, str | int) and folded(steps[-1]) in KEY_NAMES:
        return above
    return value_at(record, steps)


def _options(condition: Condition, operand: Any) -> Sequence[Any]:
    """The values of which any will do."""
    several = operand if isinstance(operand, list) else [operand]
    if not condition.splits:
        return several
    return [
        part.strip() if isinstance(part, str) else part
        for each in several
        for part in (each.split(",") if isinstance(each, str) and "," in each else (each,))
    ]


def _readings(actual: Any) -> Iterator[Any]:
    """What a value can be found by: itself, any element, and of an object whatever identifies it."""
    if isinstance(actual, list):
        for element in actual:
            yield from _readings(element)
    elif isinstance(actual, dict):
        yield actual
        yield from (
            value for name, value in actual.items() if folded(name) in KEY_NAMES and not isinstance(value, dict)
        )
    else:
        yield actual


_TEXTUAL: Mapping[str, Callable[[str, str], bool]] = {
    "contains": lambda actual, operand: operand.strip("%*") in actual,
    "startswith": lambda actual, operand: actual.startswith(operand),
    "endswith": lambda actual, operand: actual.endswith(operand),
}
# -- order ----------------------------------------------------------------------------------------------------------


def order_of(inputs: Inputs, values: Mapping[str, Any]) -> Order:
    """What a list is ordered by: what is requested, else what the document says; empty for as made."""
    if by_property := list(_by_properties(inputs, values)):
        return by_property
    direction = _direction(inputs, values)
    order = inputs.value("sort", values)
    found = list(_sort_keys(inputs, order, turned=bool(direction))) if order else []
    if found:
        return found
    if direction is not None:
        return [(None, True)] if direction else []
    return list(_sort_keys(inputs, inputs.order, turned=False)) or ([(None, True)] if inputs.newest else [])


def _by_properties(inputs: Inputs, values: Mapping[str, Any]) -> Iterator[tuple[Steps, bool]]:
    """The directions that are requested by property, `order[title]=desc`: of several in the order of the document."""
    for each in inputs.known:
        if each.role != "sort-by" or each.way[0] not in values:
            continue
        steps = inputs.index.find(tuple(part for token in tokens_in(each.way)[1:] for part in words(token)))
        reverse = direction_of(str(value_at(values, each.way)))
        if steps is not None and reverse is not None:
            yield steps, reverse


def _direction(inputs: Inputs, values: Mapping[str, Any]) -> bool | None:
    """Whether the reverse order is requested; None where nothing is."""
    direction = inputs.value("direction", values)
    if isinstance(direction, str) and (found := direction_of(direction)) is not None:
        return found
    for role, turned in (("ascending", False), ("descending", True)):
        value = inputs.value(role, values)
        if value in (True, "true", "1"):
            return turned
        if value in (False, "false", "0"):
            return not turned
    return None


def _sort_keys(inputs: Inputs, order: Any, *, turned: bool) -> Iterator[tuple[Steps | None, bool]]:
    """In the notations of services: `-made`, `made:desc`, `made desc`, `made,desc`, `made_desc`, `newest`."""
    for text in order if isinstance(order, list) else [order]:
        parts = [part.strip() for part in str(text).replace(":", " ").split(",") if part.strip()]
        while parts:
            part = parts.pop(0)
            reverse, name = turned, part
            if part.startswith(("+", "-")):
                reverse, name = part[0] == "-", part[1:]
            head, _, tail = name.rpartition(" ")
            if head and (descending := direction_of(tail)) is not None:
                reverse, name = descending, head.strip()
            elif parts and parts[0].casefold() in ("asc", "desc"):
                reverse = parts.pop(0).casefold() == "desc"
            yield from _key(inputs, name, reverse=reverse)


def _key(inputs: Inputs, name: str, *, reverse: bool) -> Iterator[tuple[Steps | None, bool]]:
    parts = words(name)
    if not parts:
        return
    steps = inputs.index.find(parts)
    descending = direction_of(parts[-1])
    if steps is None and len(parts) > 1 and descending is not None:
        steps, reverse = inputs.index.find(parts[:-1]), descending
    if steps is not None:
        yield steps, reverse
    elif (descending := direction_of(name)) is not None:
        yield None, descending


def ordered(records: Sequence[Record], order: Order) -> list[Record]:
    """The records in an order; of those alike, the one that was made first, or last in reverse, comes first."""
    found = list(reversed(records)) if order and order[0][1] else list(records)
    for steps, reverse in reversed(order):
        if steps is not None:
            found.sort(key=partial(_rank, steps), reverse=reverse)
    return found


@cache
def ranking(steps: Steps) -> Ranking:
    """The order by a property, as `ordered` has it."""
    return Ranking(f"by {'/'.join(map(repr, steps))}", partial(_rank, steps))


def _rank(steps: Steps, record: Record) -> tuple[int, Any]:
    value = value_at(record, steps)
    if isinstance(value, bool | int | float):
        return (1, value)
    if isinstance(value, str):
        found = measured(value) if value[:1].isdigit() or value[:1] == "-" else None
        if found is None:
            return (2, value.casefold())
        return (1, found.timestamp() if isinstance(found, datetime) else found)
    return (0, 0) if value is None else (3, str(value))
