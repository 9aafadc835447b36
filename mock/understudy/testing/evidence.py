"""Looks for what was sent in what was answered. Knows JSON values only: no plan, no schema, no store.

What the inference thinks of an answer plays no part here, or a wrong inference would confirm itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from understudy.inference.conventions import folded, same_noun, words

_DEEPEST = 6
_MOST_ITEMS = 200
_LONGEST_KEY = 128
_MOST_CANDIDATES = 12
_SCALARS = (str, int, float, bool)


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every object of a JSON value, the outer before the inner."""
    waiting: list[tuple[Any, int]] = [(value, depth)]
    for entry, level in waiting:
        if isinstance(entry, dict):
            yield entry
        if level < _DEEPEST and isinstance(entry, dict | list):
            inner = entry.values() if isinstance(entry, dict) else entry[:_MOST_ITEMS]
            waiting += [(part, level + 1) for part in inner if isinstance(part, dict | list)]


def sent_record(body: Any) -> Mapping[str, Any]:
    """What a body says of a record, of the first of several, without what only wraps it, as `data` does."""
    while isinstance(body, list) and body:
        body = body[0]
    while isinstance(body, dict):
        inner = [value for value in body.values() if isinstance(value, dict)]
        plain = sum(not isinstance(value, dict) for value in body.values())
        largest = max(inner, key=_size, default={})
        if plain > 1 or len(largest) <= plain:
            return body
        body = largest
    return {}


def _size(value: Any) -> int:
    """How many values stand in an object, at any depth."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return sum(map(_size, inner)) + 1


def same(sent: Any, shown: Any) -> bool:
    """Whether a value shows what was sent.

    A record that is shown in place of its key shows the key, and another text of the same moment shows that.
    """
    if isinstance(sent, dict):
        return isinstance(shown, dict) and all(
            name in shown and same(value, shown[name]) for name, value in sent.items()
        )
    if isinstance(sent, list):
        return (
            isinstance(shown, list)
            and len(sent) == len(shown)
            and all(same(mine, theirs) for mine, theirs in zip(sent, shown, strict=True))
        )
    if isinstance(shown, dict):
        return sent is not None and any(same(sent, value) for value in shown.values() if not isinstance(value, dict))
    if isinstance(sent, bool) or isinstance(shown, bool) or sent is None or shown is None:
        return sent is shown
    return sent == shown or str(sent) == str(shown) or _moment(sent) == _moment(shown) is not None


def _moment(value: Any) -> datetime | None:
    """The moment of a date-time, which has many texts (RFC 3339)."""
    if not isinstance(value, str) or value[10:11] not in ("T", "t"):
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo is not None else None


def record_in(answer: Any, names: Iterable[str], values: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
    """The object of an answer that has most of the names, and of those the one with most of the values."""
    folded_names = {folded(name) for name in names}
    expected = {folded(name): value for name, value in (values or {}).items()}
    best: Mapping[str, Any] = {}
    best_score = (-1, -1)
    for entry in _objects(answer):
        present = {folded(name): value for name, value in entry.items()}
        equal = sum(name in present and same(value, present[name]) for name, value in expected.items())
        score = (equal, len(folded_names & present.keys()))
        if score > best_score:
            best, best_score = entry, score
    return best


def kept(sent: Mapping[str, Any], answer: Any) -> tuple[str, ...]:
    """The names of what was sent that an answer shows with the value that was sent."""
    shown = {folded(name): value for name, value in record_in(answer, sent, sent).items()}
    return tuple(name for name, value in sent.items() if folded(name) in shown and same(value, shown[folded(name)]))


def lost(expected: Mapping[str, Any], answer: Any) -> tuple[str, ...]:
    """The names of what an answer ought to show, but shows with another value or not at all."""
    right = set(kept(expected, answer))
    return tuple(name for name in expected if name not in right)


def has_key(answer: Any, key: str) -> bool:
    """Whether a list shows a record with a key: an object with it or its URL, the key itself, or a map by keys."""
    if any(isinstance(entry.get(key), dict) for entry in _objects(answer)):
        return True
    for entry in arrays(answer):
        for item in entry:
            if _names(item, key):
                return True
            if isinstance(item, dict) and any(
                _names(value, key) for part in _objects(item, _DEEPEST - 2) for value in part.values()
            ):
                return True
    return False


def _names(value: Any, key: str) -> bool:
    """Whether a value is a key, or the path or URL that ends with it."""
    if isinstance(value, dict | list):
        return False
    return str(value) == key or (isinstance(value, str) and "/" in value and unquote(value.rpartition("/")[2]) == key)


def arrays(answer: Any) -> Iterator[list[Any]]:
    """Every array of an answer that stands in no other one, the outer ones first."""
    if isinstance(answer, list):
        yield answer
    for entry in _objects(answer):
        yield from (value for value in entry.values() if isinstance(value, list))


def key_candidates(parameter: str, noun: str, *answers: Any) -> tuple[str, ...]:
    """Texts of answers that may be the key that a path parameter takes, likeliest first."""
    scored: dict[str, int] = {}
    for turn, answer in enumerate(answers):
        for level, (owner, name, value) in enumerate(_leaves(answer)):
            if isinstance(value, bool) or not 0 < len(str(value)) < _LONGEST_KEY:
                continue
            score = (
                _similarity(parameter, noun, owner, name) - 20 * turn - min(level, 19) - 50 * isinstance(value, float)
            )
            scored[str(value)] = max(score, scored.get(str(value), -1_000))
    return tuple(sorted(scored, key=lambda text: -scored[text])[:_MOST_CANDIDATES])


def _leaves(answer: Any) -> Iterator[tuple[str, str, Any]]:
    """The scalars of an answer with their name and the name of the object that they stand in, outer ones first."""
    waiting: list[tuple[str, Any, int]] = [("", answer, 0)]
    for owner, entry, level in waiting:
        if isinstance(entry, list):
            waiting += [(owner, item, level + 1) for item in entry[:3]]
            if entry and isinstance(entry[0], _SCALARS):
                yield owner, owner, entry[0]
        if isinstance(entry, dict):
            for name, value in entry.items():
                if isinstance(value, _SCALARS):
                    yield owner, name, value
                elif level < _DEEPEST:
                    waiting.append((name, value, level + 1))


@lru_cache(maxsize=65_536)
def _similarity(parameter: str, noun: str, owner: str, name: str) -> int:
    mine, theirs = words(parameter), words(name)
    if folded(parameter) == folded(name):
        return 400
    if mine and folded(parameter) == folded(owner) + folded(name):
        return 380
    if theirs == mine[-1:] and (len(mine) == 1 or same_noun(noun, "-".join(mine[:-1]))):
        return 350
    if theirs == ("id",):
        return 300
    if len(theirs) > 1 and theirs[-1:] == mine[-1:]:
        return 250
    if same_noun(noun, "-".join(theirs[:-1])) or folded(owner) == folded(parameter):
        return 200
    return 150 if theirs[-1:] == ("id",) else 100
