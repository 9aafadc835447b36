"""WireMock's request patterns: which entries of the journal match."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from http.cookies import CookieError, SimpleCookie
from typing import Any

from understudy.compat.log import Logged, element_text, json_text, parameters, read_json, text_of
from understudy.regular_expressions import BoundedExpression


class CriteriaError(Exception):
    """A pattern can't be read; `pointer` says where."""

    def __init__(self, pointer: str, detail: str) -> None:
        self.pointer = pointer
        self.detail = detail
        super().__init__(f"{pointer}: {detail}")


Test = Callable[[str | None], bool]


def misses(criteria: Any) -> Callable[[Logged], tuple[str, ...]]:
    """A function that names the parts of the pattern that an entry does not match. Raises CriteriaError."""
    if not isinstance(criteria, dict):
        raise CriteriaError("", "a request pattern is an object")
    checks: list[tuple[str, Callable[[Logged], bool]]] = []
    for name, value in criteria.items():
        make = _PARTS.get(name)
        if make is None:
            raise CriteriaError(f"/{name}", f"unknown field; there are {', '.join(sorted(_PARTS))}")
        checks.append((name, make(value, f"/{name}")))
    return lambda entry: tuple(name for name, check in checks if not check(entry))


def _method(value: Any, pointer: str) -> Callable[[Logged], bool]:
    expected = _string(value, pointer).upper()
    return lambda entry: expected in ("ANY", entry.method)


def _exact(of: Callable[[Logged], str]) -> Callable[[Any, str], Callable[[Logged], bool]]:
    def make(value: Any, pointer: str) -> Callable[[Logged], bool]:
        expected = _string(value, pointer)
        return lambda entry: of(entry) == expected

    return make


def _pattern(of: Callable[[Logged], str]) -> Callable[[Any, str], Callable[[Logged], bool]]:
    def make(value: Any, pointer: str) -> Callable[[Logged], bool]:
        pattern = _regex(value, pointer)
        return lambda entry: pattern.fullmatch(of(entry))

    return make


def _template(value: Any, pointer: str) -> Callable[[Logged], bool]:
    parts = re.split(r"\{[^{}/]+\}", _string(value, pointer))
    pattern = re.compile("[^/]+".join(map(re.escape, parts)))
    return lambda entry: pattern.fullmatch(entry.path) is not None


def _fields(of: Callable[[Logged, str], Sequence[str]]) -> Callable[[Any, str], Callable[[Logged], bool]]:
    def make(value: Any, pointer: str) -> Callable[[Logged], bool]:
        if not isinstance(value, dict):
            raise CriteriaError(pointer, "expected an object of names and matchers")
        tests = [(name, _test(matcher, f"{pointer}/{name}")) for name, matcher in value.items()]
        return lambda entry: all(_any(test, of(entry, name)) for name, test in tests)

    return make


def _any(test: Test, values: Sequence[str]) -> bool:
    return any(test(value) for value in values) if values else test(None)


def _header(entry: Logged, name: str) -> Sequence[str]:
    value = entry.headers.get(name.lower())
    if value is None:
        return ()
    # Repeated fields were joined on their way in; each may be matched.
    return (value, *value.split(", ")) if ", " in value else (value,)


def _query(entry: Logged, name: str) -> Sequence[str]:
    return parameters(entry.query).get(name, ())


def _cookie(entry: Logged, name: str) -> Sequence[str]:
    try:
        cookies = SimpleCookie(entry.headers.get("cookie", ""))
    except CookieError:
        return ()
    return (cookies[name].value,) if name in cookies else ()


def _bodies(value: Any, pointer: str) -> Callable[[Logged], bool]:
    if not isinstance(value, list):
        raise CriteriaError(pointer, "expected an array of matchers")
    tests = [_test(matcher, f"{pointer}/{position}") for position, matcher in enumerate(value)]
    return lambda entry: all(test(text_of(entry.body)) for test in tests)


_PARTS: Mapping[str, Callable[[Any, str], Callable[[Logged], bool]]] = {
    "method": _method,
    "url": _exact(lambda entry: entry.url),
    "urlPath": _exact(lambda entry: entry.path),
    "urlPattern": _pattern(lambda entry: entry.url),
    "urlPathPattern": _pattern(lambda entry: entry.path),
    "urlPathTemplate": _template,
    "headers": _fields(_header),
    "queryParameters": _fields(_query),
    "cookies": _fields(_cookie),
    "bodyPatterns": _bodies,
}


def _test(matcher: Any, pointer: str) -> Test:
    if not isinstance(matcher, dict):
        raise CriteriaError(pointer, 'expected a matcher such as {"equalTo": "value"}')
    kinds = [name for name in matcher if name in _MATCHERS]
    if len(kinds) != 1 or not set(matcher) <= {*kinds, *_OPTIONS}:
        raise CriteriaError(pointer, f"expected one of {', '.join(sorted(_MATCHERS))}")
    return _MATCHERS[kinds[0]](matcher[kinds[0]], matcher, f"{pointer}/{kinds[0]}")


_OPTIONS = {"caseInsensitive", "ignoreArrayOrder", "ignoreExtraElements"}


def _equal_to(value: Any, options: Mapping[str, Any], pointer: str) -> Test:
    expected = _string(value, pointer)
    if options.get("caseInsensitive"):
        return lambda text: text is not None and text.casefold() == expected.casefold()
    return lambda text: text == expected


def _contains(value: Any, _options: Mapping[str, Any], pointer: str) -> Test:
    expected = _string(value, pointer)
    return lambda text: text is not None and expected in text


def _matches(value: Any, _options: Mapping[str, Any], pointer: str) -> Test:
    pattern = _regex(value, pointer)
    return lambda text: text is not None and pattern.fullmatch(text)


def _negated(make: Callable[[Any, Mapping[str, Any], str], Test]) -> Callable[[Any, Mapping[str, Any], str], Test]:
    def negated(value: Any, options: Mapping[str, Any], pointer: str) -> Test:
        test = make(value, options, pointer)
        return lambda text: not test(text)

    return negated


def _absent(_value: Any, _options: Mapping[str, Any], _pointer: str) -> Test:
    return lambda text: text is None


def _equal_to_json(value: Any, options: Mapping[str, Any], pointer: str) -> Test:
    expected = json_value(value) if isinstance(value, str) else value
    if expected is _NO_JSON:
        raise CriteriaError(pointer, "expected JSON")
    extra, unordered = bool(options.get("ignoreExtraElements")), bool(options.get("ignoreArrayOrder"))
    return lambda text: _same_json(expected, json_value(text or ""), extra, unordered)


def _json_path(value: Any, _options: Mapping[str, Any], pointer: str) -> Test:
    from understudy.compat.json_path import MISSING, PathError, PathMismatchError
    from understudy.compat.json_path_reader import compile_path

    inner: Test | None = None
    expression, nested = value, {}
    if isinstance(value, dict):
        expression = value.get("expression")
        nested = {name: each for name, each in value.items() if name != "expression"}
        inner = _test(nested, pointer) if nested else None
    try:
        path = compile_path(_string(expression, pointer))
    except PathError as error:
        raise CriteriaError(pointer, f"not a JSON path: {error}") from None

    def test(text: str | None) -> bool:
        if text is None or text.lstrip().startswith("<"):
            return False
        document = _lenient_json(text)
        try:
            found = MISSING if document is _NO_JSON else path.find(document, document)
        except PathMismatchError:
            return False
        if inner is None:
            # An empty array or object is no match either.
            return found is not MISSING and found is not None and found not in ([], {})
        values = _values(found, whole="equalToJson" in nested)
        return any(map(inner, values)) if values else "absent" in nested

    return test


def _values(found: Any, *, whole: bool) -> list[str]:
    """What a matcher is put to: each element of an array, or the whole of it where JSON is compared."""
    from understudy.compat.json_path import MISSING

    if found is MISSING or found is None:
        return []
    if isinstance(found, dict) or whole:
        return [json_text(found)]
    return list(map(element_text, found if isinstance(found, list) else [found]))


def _lenient_json(text: str) -> Any:
    """A body as the original's parser reads it, for which a text that is no JSON is a string."""
    found = json_value(text)
    if found is _NO_JSON and text.strip() and text.lstrip()[0] not in "{[":
        return text.strip()
    return found


def _combined(decide: Callable[[Iterator[bool]], bool]) -> Callable[[Any, Mapping[str, Any], str], Test]:
    def make(value: Any, _options: Mapping[str, Any], pointer: str) -> Test:
        if not isinstance(value, list):
            raise CriteriaError(pointer, "expected an array of matchers")
        tests = [_test(matcher, f"{pointer}/{position}") for position, matcher in enumerate(value)]
        return lambda text: decide(test(text) for test in tests)

    return make


def _not(value: Any, _options: Mapping[str, Any], pointer: str) -> Test:
    test = _test(value, pointer)
    return lambda text: not test(text)


_MATCHERS: dict[str, Callable[[Any, Mapping[str, Any], str], Test]] = {
    "equalTo": _equal_to,
    "contains": _contains,
    "doesNotContain": _negated(_contains),
    "matches": _matches,
    "doesNotMatch": _negated(_matches),
    "absent": _absent,
    "equalToJson": _equal_to_json,
    "matchesJsonPath": _json_path,
    "and": _combined(all),
    "or": _combined(any),
    "not": _not,
}
_NO_JSON = object()


def json_value(text: str | bytes) -> Any:
    """The value of a JSON text; one and the same marker for any other text."""
    try:
        return read_json(text)
    except ValueError:
        return _NO_JSON


def _same_json(expected: Any, got: Any, extra: bool, unordered: bool) -> bool:
    if isinstance(expected, dict) and isinstance(got, dict):
        keys = expected.keys() <= got.keys() if extra else expected.keys() == got.keys()
        return keys and all(_same_json(value, got[name], extra, unordered) for name, value in expected.items())
    if isinstance(expected, list) and isinstance(got, list):
        if unordered:
            left = list(got)
            for each in expected:
                place = next((i for i, other in enumerate(left) if _same_json(each, other, extra, unordered)), None)
                if place is None:
                    return False
                del left[place]
            return extra or not left
        if len(expected) > len(got) or (len(expected) < len(got) and not extra):
            return False
        return all(_same_json(one, other, extra, unordered) for one, other in zip(expected, got, strict=False))
    return isinstance(expected, bool) == isinstance(got, bool) and bool(expected == got)


def _string(value: Any, pointer: str) -> str:
    if not isinstance(value, str):
        raise CriteriaError(pointer, f"expected a string, got {json.dumps(value)}")
    return value


def _regex(value: Any, pointer: str) -> BoundedExpression:
    try:
        return BoundedExpression(_string(value, pointer), re.DOTALL)
    except ValueError as error:
        raise CriteriaError(pointer, f"not a regular expression: {error}") from None
