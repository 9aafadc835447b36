"""Criteria (Arazzo 1.0, 4.6.8): simple conditions, regular expressions and JSONPath (RFC 9535).

A simple condition compares runtime expressions and literals: `$statusCode == 200 && $response.body#/items[0].id > 5`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jsonpath_rfc9535 import JSONPathError, find

from understudy.json_codec import dumps
from understudy.lazy_dataclass import dataclass
from understudy.regular_expressions import BoundedExpression, ExpressionTimeout
from understudy.workflows.expressions import ExpressionError, RunContext, evaluate, filled, parse, resolve

_TOKENS = re.compile(
    r"\s*(?:(?P<op>&&|\|\||==|!=|<=|>=|<|>|!|\(|\))|(?P<string>'(?:[^']|'')*')"
    r"|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.]))|(?P<word>true|false|null)(?![\w.])"
    r"|(?P<expression>\$[^\s()<>=!&|]+))"
)
_LITERALS = {"true": True, "false": False, "null": None}
_ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}
Token = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One assertion. `type` is `simple`, `regex` or `jsonpath`; the latter two look at `context`."""

    condition: str
    type: str = "simple"
    context: str | None = None
    pointer: str = ""

    def __str__(self) -> str:
        return self.condition if self.type == "simple" else f"{self.context} {self.type} {self.condition}"


def check_criterion(criterion: Criterion) -> None:
    """Raises ExpressionError for one that can't be read."""
    if criterion.type == "regex":
        try:
            BoundedExpression(criterion.condition)
        except ValueError as error:
            raise ExpressionError(f"{criterion.condition!r} is no regular expression: {error}") from None
    elif criterion.type == "jsonpath":
        try:
            find(_blank(criterion.condition), [])
        except JSONPathError as error:
            raise ExpressionError(f"{criterion.condition!r} is no JSONPath (RFC 9535): {error}") from None
    else:
        for kind, text in _Parser(criterion.condition, None).check():
            if kind == "expression":
                parse(_cut(text)[0])


def references(criterion: Criterion) -> list[str]:
    """The runtime expressions in a criterion."""
    found = [criterion.context] if criterion.context else []
    if criterion.type == "simple":
        return found + [_cut(text)[0] for kind, text in _tokens(criterion.condition) if kind == "expression"]
    return found + re.findall(r"\{(\$[^{}]+)\}", criterion.condition)


def holds(criterion: Criterion, facts: RunContext) -> bool:
    """Whether it is so. What isn't there is null in a simple condition, and no match elsewhere.

    Raises ExpressionError for a comparison of things that have no order.
    """
    if criterion.type == "simple":
        return _Parser(criterion.condition, facts).value()
    try:
        context = resolve(criterion.context or "", facts)
    except ExpressionError:
        return False
    condition = str(filled(criterion.condition, facts)) if "{$" in criterion.condition else criterion.condition
    if criterion.type == "regex":
        text = context if isinstance(context, str) else dumps(context).decode()
        try:
            return BoundedExpression(condition).search(text)
        except (ExpressionTimeout, ValueError) as error:
            raise ExpressionError(f"{condition!r}: {error}") from None
    return len(find(condition, context)) > 0


def _blank(condition: str) -> str:
    """A JSONPath whose texts are known only at run time, with something in their place."""
    return re.sub(r"\{\$[^{}]+\}", "0", condition)


def _tokens(condition: str) -> list[Token]:
    found, position = [], 0
    while condition[position:].strip():
        token = _TOKENS.match(condition, position)
        if token is None:
            raise ExpressionError(f"{condition!r} can't be read at {condition[position:].strip()!r}")
        found.append((str(token.lastgroup), token[str(token.lastgroup)]))
        position = token.end()
    return found


def _cut(text: str) -> tuple[str, list[tuple[str, str]]]:
    """An expression, and the part of its value: `[0]` an item (index, ""), and after one `.name` a member."""
    head, bracket, rest = text.partition("[")
    return head, [(index, name) for index, name in re.findall(r"\[(\d+)\]|\.([^.\[\]]+)", bracket + rest)]


class _Parser:
    """Recursive descent: or, and, not, comparison, operand. Without facts it only reads."""

    def __init__(self, condition: str, facts: RunContext | None) -> None:
        self._condition = condition
        self._facts = facts
        self._tokens = _tokens(condition)
        self._at = 0

    def check(self) -> list[Token]:
        self.value()
        return self._tokens

    def value(self) -> bool:
        if not self._tokens:
            raise ExpressionError("a condition says something, such as $statusCode == 200")
        result = self._or()
        if self._at < len(self._tokens):
            raise ExpressionError(f"{self._condition!r}: {self._tokens[self._at][1]!r} is one too many")
        return bool(result)

    def _take(self, *texts: str) -> str | None:
        if self._at < len(self._tokens) and self._tokens[self._at][0] == "op" and self._tokens[self._at][1] in texts:
            self._at += 1
            return self._tokens[self._at - 1][1]
        return None

    def _or(self) -> Any:
        result = self._and()
        while self._take("||"):
            right = self._and()
            result = bool(result) or bool(right)
        return result

    def _and(self) -> Any:
        result = self._not()
        while self._take("&&"):
            right = self._not()
            result = bool(result) and bool(right)
        return result

    def _not(self) -> Any:
        return not self._not() if self._take("!") else self._comparison()

    def _comparison(self) -> Any:
        left = self._operand()
        sign = self._take("==", "!=", "<=", ">=", "<", ">")
        if sign is None:
            return left
        right = self._operand()
        if self._facts is None:
            return True
        if sign in ("==", "!="):
            return _equal(left, right) == (sign == "==")
        if left is None or right is None:
            return False
        try:
            return _ORDER[sign](_folded(left), _folded(right))
        except TypeError:
            raise ExpressionError(f"{self._condition!r}: {left!r} and {right!r} have no order") from None

    def _operand(self) -> Any:
        if self._take("("):
            result = self._or()
            if not self._take(")"):
                raise ExpressionError(f"{self._condition!r}: a ) is missing")
            return result
        if self._at == len(self._tokens) or self._tokens[self._at][0] == "op":
            raise ExpressionError(f"{self._condition!r}: a value is missing")
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind == "string":
            return text[1:-1].replace("''", "'")
        if kind == "number":
            return float(text) if re.search("[.eE]", text) else int(text)
        return _LITERALS[text] if kind == "word" else self._expressed(text)

    def _expressed(self, text: str) -> Any:
        head, further = _cut(text)
        expression = parse(head)
        if self._facts is None:
            return None
        try:
            value = evaluate(expression, self._facts)
        except ExpressionError:
            return None
        for index, name in further:
            if index and isinstance(value, list) and int(index) < len(value):
                value = value[int(index)]
            elif name and isinstance(value, dict):
                value = value.get(name)
            else:
                return None
        return value


def _folded(value: Any) -> Any:
    """Texts are compared without regard to case (Arazzo 1.0, 4.6.8.1.3)."""
    return value.casefold() if isinstance(value, str) else value


def _equal(left: Any, right: Any) -> bool:
    if isinstance(left, bool) != isinstance(right, bool):
        return False
    return bool(_folded(left) == _folded(right))
