"""MockServer's request matchers: which entries of the journal one asks for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from understudy.compat.log import Logged, parameters, text_of

__all__ = ["MatcherError", "matcher"]


class MatcherError(Exception):
    """A matcher can't be read; the message says why."""


Check = Callable[[Logged], bool]


def matcher(wanted: Any) -> Check:
    """A function that tells whether an entry matches; nothing or `{}` matches all. Raises MatcherError."""
    if wanted is None:
        return lambda _entry: True
    if not isinstance(wanted, dict):
        raise MatcherError("a request matcher is an object")
    unknown = [name for name in wanted if name not in _PARTS and name not in _IGNORED]
    if unknown:
        raise MatcherError(f"unknown field {unknown[0]!r}; there are {', '.join(sorted({*_PARTS, 'not'}))}")
    checks = [_PARTS[name](value) for name, value in wanted.items() if name in _PARTS]
    negated = wanted.get("not", False)
    if not isinstance(negated, bool):
        raise MatcherError(f"not is true or false, got {json.dumps(negated)}")
    return lambda entry: all(check(entry) for check in checks) != negated


# Facts of the connection that are not kept; they match whatever is asked.
_IGNORED = {"not", "keepAlive", "secure", "protocol", "localAddress", "remoteAddress", "specUrlOrPayload"}


def _method(wanted: Any) -> Check:
    test = _text_test(wanted)
    return lambda entry: test(entry.method)


def _path(wanted: Any) -> Check:
    test = _text_test(wanted)
    return lambda entry: test(entry.path)


def _headers(wanted: Any) -> Check:
    return _multi(wanted, lambda entry: {name: _parts(value) for name, value in entry.headers.items()}, str.lower)


def _query(wanted: Any) -> Check:
    return _multi(wanted, lambda entry: parameters(entry.query), str)


def _cookies(wanted: Any) -> Check:
    def cookies(entry: Logged) -> Mapping[str, Sequence[str]]:
        pairs = (pair.strip().partition("=") for pair in entry.headers.get("cookie", "").split(";"))
        return {name: [value] for name, sign, value in pairs if sign}

    return _multi(wanted, cookies, str)


def _parts(value: str) -> Sequence[str]:
    # Repeated fields were joined on their way in; each may be asked for.
    return [value, *value.split(", ")]


def _multi(wanted: Any, of: Callable[[Logged], Mapping[str, Sequence[str]]], fold: Callable[[str], str]) -> Check:
    tests = [(fold(name), list(map(_text_test, values))) for name, values in _pairs(wanted)]

    def check(entry: Logged) -> bool:
        found = of(entry)
        return all(
            name in found and all(any(test(value) for value in found[name]) for test in each) for name, each in tests
        )

    return check


def _pairs(wanted: Any) -> Iterator[tuple[str, list[Any]]]:
    """Names and values of both forms: an object, and an array of `name` and `values` (or `value`)."""
    if isinstance(wanted, dict):
        for name, values in wanted.items():
            yield name, values if isinstance(values, list) else [values]
    elif isinstance(wanted, list) and all(isinstance(each, dict) and "name" in each for each in wanted):
        for each in wanted:
            values = each.get("values", each.get("value", []))
            yield str(each["name"]), values if isinstance(values, list) else [values]
    else:
        raise MatcherError("names and values are an object of arrays or an array of objects with name and values")


def _text_test(wanted: Any) -> Callable[[str], bool]:
    if isinstance(wanted, dict) and isinstance(wanted.get("value"), str):
        inner = _text_test(wanted["value"])
        return (lambda text: not inner(text)) if wanted.get("not") else inner
    if not isinstance(wanted, str):
        raise MatcherError(f"expected a string, got {json.dumps(wanted)}")
    try:
        pattern = re.compile(wanted)
    except re.error:
        return lambda text: text == wanted
    return lambda text: not wanted or text == wanted or pattern.fullmatch(text) is not None


def _body(wanted: Any) -> Check:
    if isinstance(wanted, str):
        return lambda entry: text_of(entry.body) == wanted
    if isinstance(wanted, dict) and "type" in wanted:
        kind = wanted["type"]
        make = _BODIES.get(kind) if isinstance(kind, str) else None
        if make is None:
            raise MatcherError(f"body of type {kind!r}; there are {', '.join(sorted(_BODIES))}")
        check = make(wanted)
        negated = bool(wanted.get("not"))
        return lambda entry: check(entry) != negated
    return _json_body({"json": wanted})


def _json_body(wanted: Mapping[str, Any]) -> Check:
    value = wanted.get("json")
    if isinstance(value, str):
        value = _json(value.encode())
    strict = wanted.get("matchType") == "STRICT"
    return lambda entry: _same(value, _json(entry.body), strict)


def _string_body(wanted: Mapping[str, Any]) -> Check:
    value = str(wanted.get("string", ""))
    if wanted.get("subString"):
        return lambda entry: value in text_of(entry.body)
    return lambda entry: text_of(entry.body) == value


def _regex_body(wanted: Mapping[str, Any]) -> Check:
    try:
        pattern = re.compile(str(wanted.get("regex", "")), re.DOTALL)
    except re.error as error:
        raise MatcherError(f"not a regular expression: {error}") from None
    return lambda entry: pattern.fullmatch(text_of(entry.body)) is not None


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
_NO_JSON = object()


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return _NO_JSON


def _same(wanted: Any, got: Any, strict: bool) -> bool:
    if isinstance(wanted, dict) and isinstance(got, dict):
        keys = wanted.keys() == got.keys() if strict else wanted.keys() <= got.keys()
        return keys and all(_same(value, got[name], strict) for name, value in wanted.items())
    if isinstance(wanted, list) and isinstance(got, list):
        return len(wanted) == len(got) and all(_same(one, two, strict) for one, two in zip(wanted, got, strict=True))
    return isinstance(wanted, bool) == isinstance(got, bool) and bool(wanted == got)
