"""MockServer's request matchers: which entries of the journal match."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from understudy.compat.criteria import json_value
from understudy.compat.log import Logged, parameters, text_of
from understudy.regular_expressions import BoundedExpression


class MatcherError(Exception):
    """A matcher can't be read; the message says why."""


Check = Callable[[Logged], bool]


def matcher(expected: Any) -> Check:
    """A predicate: whether an entry matches; nothing or `{}` matches all. Raises MatcherError."""
    if expected is None:
        return lambda _entry: True
    if not isinstance(expected, dict):
        raise MatcherError("a request matcher is an object")
    unknown = [name for name in expected if name not in _PARTS and name not in _IGNORED]
    if unknown:
        raise MatcherError(f"unknown field {unknown[0]!r}; there are {', '.join(sorted({*_PARTS, 'not'}))}")
    checks = [_PARTS[name](value) for name, value in expected.items() if name in _PARTS]
    negated = expected.get("not", False)
    if not isinstance(negated, bool):
        raise MatcherError(f"not is true or false, got {json.dumps(negated)}")
    return lambda entry: all(check(entry) for check in checks) != negated


# Facts of the connection that are not kept; they match any pattern.
_IGNORED = {"not", "keepAlive", "secure", "protocol", "localAddress", "remoteAddress", "specUrlOrPayload"}


def _method(expected: Any) -> Check:
    test = _text_test(expected)
    return lambda entry: test(entry.method)


def _path(expected: Any) -> Check:
    test = _text_test(expected)
    return lambda entry: test(entry.path)


def _headers(expected: Any) -> Check:
    return _multi(expected, lambda entry: {name: _parts(value) for name, value in entry.headers.items()}, str.lower)


def _query(expected: Any) -> Check:
    return _multi(expected, lambda entry: parameters(entry.query), str)


def _cookies(expected: Any) -> Check:
    def cookies(entry: Logged) -> Mapping[str, Sequence[str]]:
        pairs = (pair.strip().partition("=") for pair in entry.headers.get("cookie", "").split(";"))
        return {name: [value] for name, sign, value in pairs if sign}

    return _multi(expected, cookies, str)


def _parts(value: str) -> Sequence[str]:
    # Repeated fields were joined on their way in; each may be matched.
    return [value, *value.split(", ")]


def _multi(expected: Any, of: Callable[[Logged], Mapping[str, Sequence[str]]], fold: Callable[[str], str]) -> Check:
    tests = [(fold(name), list(map(_text_test, values))) for name, values in _pairs(expected)]

    def check(entry: Logged) -> bool:
        found = of(entry)
        return all(
            name in found and all(any(test(value) for value in found[name]) for test in each) for name, each in tests
        )

    return check


def _pairs(expected: Any) -> Iterator[tuple[str, list[Any]]]:
    """Names and values of both forms: an object, and an array of `name` and `values` (or `value`)."""
    if isinstance(expected, dict):
        for name, values in expected.items():
            yield name, values if isinstance(values, list) else [values]
    elif isinstance(expected, list) and all(isinstance(each, dict) and "name" in each for each in expected):
        for each in expected:
            values = each.get("values", each.get("value", []))
            yield str(each["name"]), values if isinstance(values, list) else [values]
    else:
        raise MatcherError("names and values are an object of arrays or an array of objects with name and values")


def _text_test(expected: Any) -> Callable[[str], bool]:
    if isinstance(expected, dict) and isinstance(expected.get("value"), str):
        inner = _text_test(expected["value"])
        return (lambda text: not inner(text)) if expected.get("not") else inner
    if not isinstance(expected, str):
        raise MatcherError(f"expected a string, got {json.dumps(expected)}")
    try:
        pattern = BoundedExpression(expected)
    except ValueError:
        return lambda text: text == expected
    return lambda text: not expected or text == expected or pattern.fullmatch(text)


def _body(expected: Any) -> Check:
    if isinstance(expected, str):
        return lambda entry: text_of(entry.body) == expected
    if isinstance(expected, dict) and "type" in expected:
        kind = expected["type"]
        make = _BODIES.get(kind) if isinstance(kind, str) else None
        if make is None:
            raise MatcherError(f"body of type {kind!r}; there are {', '.join(sorted(_BODIES))}")
        check = make(expected)
        negated = bool(expected.get("not"))
        return lambda entry: check(entry) != negated
    return _json_body({"json": expected})


def _json_body(expected: Mapping[str, Any]) -> Check:
    value = expected.get("json")
    if isinstance(value, str):
        value = json_value(value.encode())
    strict = expected.get("matchType") == "STRICT"
    return lambda entry: _same(value, json_value(entry.body), strict)


def _string_body(expected: Mapping[str, Any]) -> Check:
    value = str(expected.get("string", ""))
    if expected.get("subString"):
        return lambda entry: value in text_of(entry.body)
    return lambda entry: text_of(entry.body) == value


def _regex_body(expected: Mapping[str, Any]) -> Check:
    try:
        pattern = BoundedExpression(str(expected.get("regex", "")), re.DOTALL)
    except ValueError as error:
        raise MatcherError(f"not a regular expression: {error}") from None
    return lambda entry: pattern.fullmatch(text_of(entry.body))


_BODIES: dict[str, Callable[[Mapping[str, Any]], Check]] = {
    "JSON": _json_body,
    "STRING": _string_body,
    "REGEX": _regex_body,
}
_PARTS: dict[str, Callable[[Any], Check]] = {
    "method": _method,
    "path": _path,
    "headers": _headers,
    "queryStringParameters": _query,
    "cookies": _cookies,
    "body": _body,
}


def _same(expected: Any, got: Any, strict: bool) -> bool:
    if isinstance(expected, dict) and isinstance(got, dict):
        keys = expected.keys() == got.keys() if strict else expected.keys() <= got.keys()
        return keys and all(_same(value, got[name], strict) for name, value in expected.items())
    if isinstance(expected, list) and isinstance(got, list):
        return len(expected) == len(got) and all(
            _same(one, two, strict) for one, two in zip(expected, got, strict=True)
        )
    return isinstance(expected, bool) == isinstance(got, bool) and bool(expected == got)
