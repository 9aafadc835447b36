"""What the filters of WireMock's JSON paths compare, and how: numbers and the texts that are numbers are equal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from understudy.compat.json_path import MISSING, Filter, FilterFailedError, JsonPath, PathMismatchError
from understudy.compat.log import element_text
from understudy.json_values import is_number
from understudy.lazy_dataclass import dataclass
from understudy.regular_expressions import BoundedExpression


@dataclass(frozen=True, slots=True)
class Literal:
    """A value that stands in the filter itself; `written` says that it is an array or an object."""

    value: Any
    written: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression, which has to match the whole text."""

    compiled: BoundedExpression


Operand = JsonPath | Literal | Pattern


def any_of(parts: Sequence[Filter]) -> Filter:
    return lambda item, root: any(part(item, root) for part in parts)


def all_of(parts: Sequence[Filter]) -> Filter:
    return lambda item, root: all(part(item, root) for part in parts)


def negation(part: Filter) -> Filter:
    return lambda item, root: not part(item, root)


def existence(path: JsonPath) -> Filter:
    """Whether a path leads to something, be it null; one that may lead to several things always does."""
    return lambda item, root: path.find(item, root, strict=True) is not MISSING


def comparison(left: Operand, operator: str, right: Operand) -> Filter:
    """What an operator of OPERATORS says of two operands. The filter raises FilterFailedError, PathMismatchError."""
    compare = OPERATORS[operator]
    return lambda item, root: compare(_value(left, item, root), _value(right, item, root))


def _value(operand: Operand, item: Any, root: Any) -> Any:
    if isinstance(operand, JsonPath):
        return operand.find(item, root)
    return operand if isinstance(operand, Pattern) else operand.value


def _equal(left: Any, right: Any) -> bool:
    if left is MISSING or right is MISSING:
        return False
    if is_number(left) and isinstance(right, str):
        try:
            return Decimal(element_text(left)) == Decimal(right)
        except InvalidOperation:
            return False
    if isinstance(left, str) and is_number(right):
        return left == element_text(right)
    return _alike(left, right) and bool(left == right)


def _alike(left: Any, right: Any) -> bool:
    if is_number(left) or is_number(right):
        return is_number(left) and is_number(right)
    return type(left) is type(right)


def _ordered(decide: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def compare(left: Any, right: Any) -> bool:
        if is_number(left) and is_number(right):
            return decide(left, right)
        return isinstance(left, str) and isinstance(right, str) and decide(left, right)

    return compare


def _matches(left: Any, right: Any) -> bool:
    if isinstance(left, Pattern) == isinstance(right, Pattern):
        return False
    pattern, value = (left, right) if isinstance(left, Pattern) else (right, left)
    values = _elements(value) if isinstance(value, list) else [value]
    return any(pattern.compiled.fullmatch(_input(each)) for each in values)


def _input(value: Any) -> str:
    return element_text(value) if isinstance(value, str | bool) or is_number(value) else ""


def _elements(array: list[Any]) -> list[Any]:
    """The elements that a filter may look at one by one: the original gives up where there are objects among them."""
    if any(isinstance(each, dict | list) for each in array):
        raise PathMismatchError("an array of objects has no elements to compare")
    return array


def _in(left: Any, right: Any) -> bool:
    return _contains(_collection(right), left)


def _collection(value: Any) -> list[Any]:
    """An array; nothing where it is an object, and undecided where it is neither."""
    if not isinstance(value, list | dict):
        raise FilterFailedError
    return value if isinstance(value, list) else []


def _contains(left: Any, right: Any) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return right in left
    return isinstance(left, list) and any(_equal(right, each) for each in _elements(left))


def _size(left: Any, right: Any) -> bool:
    return is_number(right) and isinstance(left, str | list) and len(left) == int(right)


def _empty(left: Any, right: Any) -> bool:
    if isinstance(left, dict):
        raise PathMismatchError("empty is about texts and arrays")
    if not isinstance(left, str | list):
        return False
    if not isinstance(right, bool):
        raise FilterFailedError
    return (not left) == right


def _all(_left: Any, _right: Any) -> bool:
    # The original takes no array for one here.
    raise FilterFailedError


def _subset(left: Any, right: Any) -> bool:
    return _both_arrays(left, right) and all(_contains(right, each) for each in _elements(left))


def _any_of(left: Any, right: Any) -> bool:
    return _both_arrays(left, right) and any(_contains(right, each) for each in _elements(left))


def _none_of(left: Any, right: Any) -> bool:
    return _both_arrays(left, right) and not any(_contains(right, each) for each in _elements(left))


def _both_arrays(left: Any, right: Any) -> bool:
    for each in (right, left):
        _collection(each)
    return isinstance(left, list) and isinstance(right, list)


OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "==": _equal,
    "!=": lambda left, right: not _equal(left, right),
    "===": lambda left, right: _alike(left, right) and _equal(left, right),
    "!==": lambda left, right: not (_alike(left, right) and _equal(left, right)),
    "<": _ordered(lambda left, right: bool(left < right)),
    "<=": _ordered(lambda left, right: bool(left <= right)),
    ">": _ordered(lambda left, right: bool(left > right)),
    ">=": _ordered(lambda left, right: bool(left >= right)),
    "=~": _matches,
    "IN": _in,
    "NIN": lambda left, right: not _in(left, right),
    "CONTAINS": _contains,
    "SIZE": _size,
    "EMPTY": _empty,
    "ALL": _all,
    "SUBSETOF": _subset,
    "ANYOF": _any_of,
    "NONEOF": _none_of,
}
