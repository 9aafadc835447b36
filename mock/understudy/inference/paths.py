"""Path templates as people mean them: one name or one parameter a segment, however a document writes it.

`/Messages/{Sid}.json`, `/People('{UserName}')` and `/operations/{id}:cancel` select an item of a collection just as
`/messages/{id}` does. The router matches the paths as they are written; only inference looks at this form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from understudy.openapi.model import Operation

_PARAMETER = re.compile(r"(\{[^{}]+\})")
# A suffix that says in which form the answer is wanted, not which resource it is about.
_FORMAT = re.compile(r"\.(?:json|xml|ya?ml|csv|html?|txt|rss|atom|pdf)$", re.IGNORECASE)
# … as a segment of its own: `/messages/{id}/json`. One that is called `xml` takes and shows texts.
_FORMAT_SEGMENT = "json"
_FORMAT_PARAMETER = re.compile(r"\.\{\.?(?:_?format|ext|extension|mediaTypeExtension)\}$", re.IGNORECASE)
# `Namespace.Function(name={value})` of OData: its arguments are no key of a record.
_FUNCTION = re.compile(r"^[^({]*\.[^({]*\(.*\)$")
# `OrderID=` before a part of a composite key: `Order_Details(OrderID={OrderID},ProductID={ProductID})`.
_ARGUMENT = re.compile(r"[\w.-]+=['\"]?$")
# Characters that nobody sees, by which some documents tell two operations of one path apart.
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_GLUE = "'\"()[]=,;!~.-_ *+@$&"


@lru_cache(maxsize=65_536)
def segments(path: str) -> tuple[str, ...]:
    """The names and parameters of a path template in order; a parameter is `{name}`."""
    raw = _UNSEEN.sub("", path.partition("?")[0].partition("#")[0]).strip("/").split("/")
    raw = raw[:-1] if len(raw) > 1 and raw[-1] == _FORMAT_SEGMENT else raw
    return tuple(part for segment in raw for part in _parts(segment)) or ("",)


@lru_cache(maxsize=65_536)
def canonical(path: str) -> str:
    """A path template with every parameter as `{}`, so that templates which mean the same path compare equal."""
    return "/" + "/".join("{}" if part.startswith("{") else part for part in segments(path))


@lru_cache(maxsize=65_536)
def parameters(path: str) -> tuple[str, ...]:
    """The names of the parameters of a path template that select something, in path order."""
    return tuple(part[1:-1] for part in segments(path) if part.startswith("{"))


def last_name(path: str) -> str:
    """The last name of a path template, which is what it calls its records; empty where it has parameters only."""
    return next((part for part in reversed(segments(path)) if not part.startswith("{")), "")


def names_within(short: str, long: str) -> bool:
    """Whether all names of one path come in another, in order: `/parcels` in `/orders/{}/parcels`."""
    rest = iter(part for part in segments(long) if not part.startswith("{"))
    return all(part in rest for part in segments(short) if not part.startswith("{"))


def nouns_above(path: str) -> tuple[str, ...]:
    """What stands before each parameter of a path template, in path order: what it selects one of."""
    found, noun = [], ""
    for part in segments(path):
        if part.startswith("{"):
            found.append(noun)
        else:
            noun = part
    return tuple(found)


def grouped(operations: Iterable[Operation]) -> dict[str, dict[str, Operation]]:
    """The operations by their canonical path and method; of several the first."""
    groups: dict[str, dict[str, Operation]] = {}
    for operation in operations:
        groups.setdefault(canonical(operation.path), {}).setdefault(operation.method, operation)
    return groups


def _parts(segment: str) -> Iterator[str]:
    if _FUNCTION.match(segment):
        yield segment.replace("{", "").replace("}", "")
        return
    segment = _FORMAT_PARAMETER.sub("", segment)
    if "{" not in segment:
        name, colon, verb = segment.partition(":")
        yield from _named(_FORMAT.sub("", name))
        if colon and verb:
            yield from (f":{verb}",) if name else (segment,)
        return
    pieces = _PARAMETER.split(segment)
    for position, piece in enumerate(pieces):
        if position % 2 or piece.startswith(":"):
            yield piece
        else:
            yield from _named(_ARGUMENT.sub("", _FORMAT.sub("", piece)).strip(_GLUE))


def _named(text: str) -> Iterator[str]:
    if text:
        yield text
