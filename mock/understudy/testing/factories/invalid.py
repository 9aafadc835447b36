"""Request bodies that break exactly one constraint, each with the name of what it breaks.

Every one is checked by the mock's own reading of the request before it is handed out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from understudy.inference.shapes import media_of
from understudy.messages import Request
from understudy.mock import Mock
from understudy.openapi.media_types import FORMS, covers_json, essence
from understudy.openapi.model import MediaType, Node, Operation
from understudy.openapi.pointer import pointer_of
from understudy.openapi.violations import Violation
from understudy.testing.factories.breaking import Breach, breaches
from understudy.testing.factories.errors import FactoryError, unknown
from understudy.testing.factories.requests import encode_body


@dataclass(frozen=True, slots=True)
class Invalid:
    """A request body with one thing wrong. `base` is the valid body that it was.

    `violation` is the place and the keyword, such as `amount:minimum`; `pointer` is the place as a JSON Pointer, and
    `message` what the mock says of it.
    """

    violation: str
    pointer: str
    value: Any
    message: str
    base: Any


def violate_each(mock: Mock, operation: Operation, node: Node, base: Any) -> tuple[Invalid, ...]:
    """One body for every constraint that can be broken alone, in the order of the schema."""
    media = media_of(operation)
    if media is None or not (covers_json(media.name) or essence(media.name) in FORMS):
        return ()
    found: dict[str, Invalid] = {}
    for breach in breaches(mock.contract.schemas.lowered(node, "request"), base):
        label = f"{'.'.join(map(str, breach.place))}:{breach.keyword}"
        if label not in found:
            invalid = _broken(mock, operation, media, breach, label, base)
            if invalid is not None:
                found[label] = invalid
    return tuple(found.values())


def _broken(
    mock: Mock, operation: Operation, media: MediaType, breach: Breach, label: str, base: Any
) -> Invalid | None:
    for candidate in breach.candidates:
        violations = _violations(mock, operation, media, candidate)
        pointer = pointer_of(breach.place)
        # A keyword that the mock reports under another name, such as one within a union, is none that we can promise.
        if len(violations) == 1 and violations[0].pointer == pointer and violations[0].keyword in breach.found_as:
            return Invalid(label, pointer, candidate, violations[0].message, base)
    return None


def _violations(mock: Mock, operation: Operation, media: MediaType, body: Any) -> Sequence[Violation]:
    """What the mock finds wrong with a body as it comes over the wire."""
    if essence(media.name) in FORMS and not isinstance(body, dict):
        return ()
    content_type, content = encode_body(media, body)
    request = Request(operation.method, operation.path, "", {"content-type": content_type}, content)
    return mock.decoders.bodies.decode(operation, request).violations


def choose_violations(broken: Sequence[Invalid], violate: str | None, name: str) -> tuple[Invalid, ...]:
    """Those that `violate` names: a violation, a place, or a keyword after a colon. Raises FactoryError for none."""
    if violate is None:
        return tuple(broken)
    place, _, keyword = violate.rpartition(":") if ":" in violate else (violate, "", "")
    chosen = [
        entry
        for entry in broken
        if (not place or entry.violation.rpartition(":")[0] == place)
        and (not keyword or entry.violation.rpartition(":")[2] == keyword)
    ]
    if not chosen:
        raise FactoryError(unknown(name, "violation", violate, [entry.violation for entry in broken]))
    return tuple(chosen)
