"""The query that some documents write behind a path (`/export?app_id={id}`), as a pattern of a request's query.

OpenAPI has no words for it (OAS 4.8.8: a path is a path), but many documents tell operations apart so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl, unquote_plus

from understudy.lazy_dataclass import dataclass

_PARAMETER = re.compile(r"\{([^{}]+)\}")
Pairs = Mapping[str, Sequence[str]]


def pairs_of(query: str) -> Pairs:
    """The values of a percent-encoded query, by name."""
    found: dict[str, list[str]] = {}
    for name, value in parse_qsl(query, keep_blank_values=True, errors="surrogateescape"):
        found.setdefault(name, []).append(value)
    return found


@dataclass(frozen=True, slots=True)
class _Condition:
    """One name that must be in the query, with the pattern of its value and the parameters that take its groups."""

    name: str
    value: re.Pattern[str] | None
    parameters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QueryPattern:
    """What a query must hold; `text` is how the document writes it."""

    text: str
    conditions: tuple[_Condition, ...]

    @staticmethod
    def of(text: str) -> QueryPattern:
        """The pattern of a query with `{name}` where a value of that name stands."""
        return QueryPattern(text, tuple(_condition(part) for part in text.split("&") if part))

    def values(self, pairs: Pairs, *, partly: bool = False) -> Mapping[str, str] | None:
        """The values of the parameters in a query that fits, else None. `partly` lets those that are missing pass."""
        found: dict[str, str] = {}
        for condition in self.conditions:
            texts = pairs.get(condition.name, ())
            if condition.value is None:
                if condition.name not in pairs:
                    return None
                continue
            match = next(filter(None, map(condition.value.fullmatch, texts)), None)
            if match is not None:
                found |= zip(condition.parameters, match.groups(), strict=True)
            elif texts or not (partly and condition.parameters):
                return None
        return found


def _condition(part: str) -> _Condition:
    name, equals, value = part.partition("=")
    if not equals:
        return _Condition(unquote_plus(name), None, ())
    pieces = _PARAMETER.split(value)
    pattern = "".join("(.+?)" if i % 2 else re.escape(unquote_plus(piece)) for i, piece in enumerate(pieces))
    return _Condition(unquote_plus(name), re.compile(pattern, re.DOTALL), tuple(pieces[1::2]))
