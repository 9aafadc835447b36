"""Topics: `orders/42` is a record, `orders/*` every order, `orders/**` also what lies below, `*` everything.

A record's topic is its path without what comes before the resource's name. Events have a topic of their own as well:
`events:order.paid`, in which `*` stands for any letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatchcase

from understudy.inference.paths import segments
from understudy.inference.resources import Collection
from understudy.problem import did_you_mean
from understudy.state.store import Address

_EVENTS = "events:"
_ESCAPED = {"%": "%25", "/": "%2F", "*": "%2A"}
_TO_ESCAPE = re.compile(r"[%/*]")
Matcher = Callable[[str, str | None], bool]


class TopicError(ValueError):
    """Nothing can ever happen on this topic. The message names the nearest one."""


class Topics:
    """The topics of one contract: `of` says a record's, `matcher` reads a pattern."""

    def __init__(self, collections: Mapping[str, Collection], events: Iterable[str]) -> None:
        self._shapes = {name: _shape(collection) for name, collection in collections.items()}
        self._events = tuple(events)

    def of(self, address: Address) -> str:
        """The topic of a record."""
        keys = iter((*address.parent, *address.key))
        return "/".join(_escaped(next(keys)) if part is None else part for part in self._shapes[address.collection])

    def matcher(self, pattern: str) -> Matcher:
        """Whether a message with a topic and an event type (None: it is no event) matches.

        Raises TopicError for a pattern that nothing of the contract can match.
        """
        if pattern in ("*", "**"):
            return lambda topic, event: True
        if pattern.startswith(_EVENTS):
            return self._events_matcher(pattern.removeprefix(_EVENTS))
        pattern_parts = tuple(pattern.strip("/").split("/"))
        if not any(_fits(pattern_parts, shape) for shape in self._shapes.values()):
            raise TopicError(self._complaint(pattern, pattern_parts))
        form = re.compile("/".join(map(_form, pattern_parts)), re.DOTALL)
        return lambda topic, event: form.fullmatch(topic) is not None

    def _events_matcher(self, name: str) -> Matcher:
        if not any(fnmatchcase(each, name) for each in self._events):
            hint = did_you_mean(name, self._events, show=lambda near: f"{_EVENTS}{near}")
            raise TopicError(f"the document has no webhook {name!r}; {hint}")
        return lambda topic, event: event is not None and fnmatchcase(event, name)

    def _complaint(self, pattern: str, pattern_parts: tuple[str, ...]) -> str:
        shown = {"/".join("*" if part is None else part for part in shape) for shape in self._shapes.values()}
        starts = {str(shape[0]) for shape in self._shapes.values()}
        if pattern_parts[0] in starts:
            listed = sorted(text for text in shown if text.split("/")[0] == pattern_parts[0])
            return f"no topic can be {pattern!r}; there are {', '.join(listed)}"
        otherwise = f"there are {', '.join(sorted(shown))}"
        hint = did_you_mean(
            pattern_parts[0], starts, otherwise=otherwise, show=lambda near: "/".join((near, *pattern_parts[1:]))
        )
        return f"no topic can be {pattern!r}; {hint}"


def _shape(collection: Collection) -> tuple[str | None, ...]:
    """The segments of its records' topics; None stands for a key."""
    names = collection.name.split("/")
    shape: list[str | None] = []
    for segment in segments(collection.path):
        if "{" in segment:
            shape.append(None)
        elif names and segment == names[0]:
            shape.append(names.pop(0))
    own: list[str | None] = [None] * len(collection.key_parameters)
    if names or shape[:1] == [None]:  # it goes by a name that is not its path's
        return (*collection.name.split("/"), *([None] * collection.parent_count), *own)
    return (*shape, *own)


def _escaped(key: str) -> str:
    """A key as one segment of a topic."""
    return _TO_ESCAPE.sub(lambda found: _ESCAPED[found[0]], key)


def _form(part: str) -> str:
    return ".+" if part == "**" else "[^/]*" if part == "*" else re.escape(part)


def _fits(pattern_parts: tuple[str, ...], shape: tuple[str | None, ...]) -> bool:
    """Whether some record of this shape can match. Only literal names are held against it."""
    if not pattern_parts or not shape:
        return not pattern_parts and not shape
    first, rest = pattern_parts[0], pattern_parts[1:]
    if first == "**":
        return any(_fits(rest, shape[length:]) for length in range(1, len(shape) + 1))
    return (first == "*" or shape[0] is None or first == shape[0]) and _fits(rest, shape[1:])
