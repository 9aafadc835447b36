"""What a webhook must be like: a template says it, and says in words where one differs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, TypedDict

from understudy.lazy_dataclass import dataclass
from understudy.matching import called, differences, equal, short
from understudy.problem import did_you_mean
from understudy.webhooks.capture.received import Received, event_type

TypeOf = Callable[[Received], object]
"""Tells what type of event a webhook is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A webhook to wait for: all that is given must hold; None is not checked. Vary one with `dataclasses.replace`.

    `type` is compared with the event's type and `match` with the body, both with `==`, so that `unittest.mock.ANY` and
    dirty_equals may stand anywhere in them. In `match` an object may have more members than are named, at every depth;
    an array must have as many items. `headers` names header fields in any case, None means absent. `url` is the path,
    the path with its query, a compiled pattern that is searched in the latter, or anything with an `==` of its own.
    `where` is applied last, and only where the rest holds. `name` is for messages. Raises TypeError or ValueError for
    what can never hold.
    """

    name: str = ""
    type: object = None
    match: object = None
    where: Callable[[Received], object] | None = None
    headers: Mapping[str, object] | None = None
    url: object = None
    method: str | None = None
    signature_valid: bool | None = None

    def __post_init__(self) -> None:
        if self.where is not None and not callable(self.where):
            raise TypeError(f"where= takes a function of the received webhook; got {self.where!r}")
        if self.headers is not None and not isinstance(self.headers, Mapping):
            raise TypeError(f'headers= takes a mapping such as {{"x-signature": ANY}}; got {self.headers!r}')
        if self.method is not None and (not isinstance(self.method, str) or not self.method.isalpha()):
            raise ValueError(f'method= takes a method such as "POST"; got {self.method!r}')
        if self.signature_valid is not None and not isinstance(self.signature_valid, bool):
            raise TypeError(f"signature_valid= takes True, False or None; got {self.signature_valid!r}")

    def __str__(self) -> str:
        criteria = [f"{name}={_criterion_in_words(name, value)}" for name, value in self._criteria()]
        return f"{self.name or 'webhook'}({', '.join(criteria) or 'any'})"

    def _criteria(self) -> Iterator[tuple[str, Any]]:
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name != "name" and value is not None:
                yield field.name, value

    def differences(self, webhook: Received, type_of: TypeOf = event_type) -> dict[str, tuple[str, ...]]:
        """For each matcher that does not hold, in words, where it differs; nothing where the webhook matches.

        An exception of `where` is such a difference: a foreign webhook must not end a wait.
        """
        found = {
            name: tuple(_CHECKS[name](value, webhook, type_of)) for name, value in self._criteria() if name != "where"
        }
        found = {name: lines for name, lines in found.items() if lines}
        if self.where is not None and not found:
            found = {name: lines for name, lines in (("where", tuple(_where(self.where, webhook))),) if lines}
        return found

    def criteria_names(self) -> tuple[str, ...]:
        """The names of the matchers that this template has."""
        return tuple(name for name, _ in self._criteria())


class Matchers(TypedDict, total=False):
    """The matchers of a template, as keyword options of the waits."""

    match: object
    where: Callable[[Received], object] | None
    headers: Mapping[str, object] | None
    url: object
    method: str | None
    signature_valid: bool | None


def template_of(what: object, matchers: Mapping[str, Any]) -> Template:
    """A template from an event type or another template, with what is given in its place.

    Raises TypeError for a matcher that there is none of.
    """
    known = Matchers.__annotations__
    for name in matchers:
        if name not in known:
            hint = did_you_mean(name, known, otherwise=", ".join(known), show=lambda near: f"{near}=")
            raise TypeError(f"there is no {name}=; {hint}")
    chosen = {name: value for name, value in matchers.items() if value is not None}
    if isinstance(what, Template):
        return replace(what, **chosen)
    return Template(type=what, **chosen)


def _type(expected: object, webhook: Received, type_of: TypeOf) -> Iterator[str]:
    actual = type_of(webhook)
    if not equal(expected, actual):
        yield f"expected {expected!r}, got {short(actual)}"


def _match(expected: object, webhook: Received, _type_of: TypeOf) -> Iterator[str]:
    if webhook.body is None and webhook.parse_error is not None:
        yield f"expected JSON, got {short(webhook.raw)} ({webhook.parse_error})"
    elif webhook.body is None and not webhook.raw:
        yield from differences(expected, None) if not isinstance(expected, Mapping) else ["expected a body, got none"]
    else:
        yield from differences(expected, webhook.body)


def _headers(expected: Mapping[str, object], webhook: Received, _type_of: TypeOf) -> Iterator[str]:
    for name, value in expected.items():
        key = name.lower()
        if key not in webhook.headers:
            # None is how a test says that a field must be absent.
            if value is not None:
                yield f"{key}: missing"
        elif not equal(value, webhook.headers[key]):
            yield f"{key}: expected {value!r}, got {short(webhook.headers[key])}"


def _url(expected: object, webhook: Received, _type_of: TypeOf) -> Iterator[str]:
    if isinstance(expected, re.Pattern):
        if not expected.search(webhook.url):
            yield f"expected to find {expected.pattern!r} in {webhook.url!r}"
    elif not (equal(expected, webhook.url) or equal(expected, webhook.path)):
        yield f"expected {expected!r}, got {webhook.url!r}"


def _method(expected: str, webhook: Received, _type_of: TypeOf) -> Iterator[str]:
    if expected.upper() != webhook.method:
        yield f"expected {expected.upper()!r}, got {webhook.method!r}"


def _signature_valid(expected: bool, webhook: Received, _type_of: TypeOf) -> Iterator[str]:
    if webhook.signature_valid is not expected:
        got = webhook.signature_valid
        why = " (not verified)" if got is None else ""
        yield f"expected {expected}, got {got}{why}"


def _where(predicate: Callable[[Received], object], webhook: Received) -> Iterator[str]:
    try:
        held = bool(predicate(webhook))
    except Exception as error:  # noqa: BLE001 - whatever it raises, this webhook is not the one
        yield f"{called(predicate)} raised {type(error).__name__}: {error}"
    else:
        if not held:
            yield f"{called(predicate)} said no"


_CHECKS: dict[str, Callable[[Any, Received, TypeOf], Iterator[str]]] = {
    "type": _type,
    "match": _match,
    "headers": _headers,
    "url": _url,
    "method": _method,
    "signature_valid": _signature_valid,
}


def _criterion_in_words(name: str, value: Any) -> str:
    if name == "where":
        return called(value)
    return f"/{value.pattern}/" if isinstance(value, re.Pattern) else repr(value)
