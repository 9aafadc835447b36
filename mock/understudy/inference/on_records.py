"""Operations below a record that are about it: they change a list that it has, make a copy of it, or rename it.

`POST /issues/{id}/assignees` that answers the issue, `/docs/{id}/copy` and `/docs/{id}/rename`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from understudy.inference.conventions import folded
from understudy.inference.conventions.verbs import COPYING, RECORD_NAMES, RENAMING
from understudy.inference.envelopes import BodyPlace
from understudy.inference.paths import segments
from understudy.inference.record_spots import RecordClues, body_place, named_by_path
from understudy.inference.resources import Collection, Kind
from understudy.inference.shapes import body_schema, properties, reference, success_node, type_of
from understudy.inference.words import envelope_word
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

# An array of a record, and what an operation does to it with what its body lists.
_Listed = tuple[str, Literal["add", "set", "remove"]]
_BY_METHOD: Mapping[str, Literal["add", "set", "remove"]] = {"POST": "add", "PUT": "set", "DELETE": "remove"}


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What an operation does with the record above its path; `spelled` is what its body calls otherwise."""

    kind: Kind = "synthesize"
    home: str = ""
    reason: str = ""
    listed: _Listed | None = None
    copies: bool = False
    spelled: tuple[tuple[str, str], ...] = ()


def on_record(operation: Operation, path: str, items: Mapping[str, Collection], schemas: Schemas) -> OnRecord | None:
    """What an operation does with the record above; None for any other operation. `items` are by their path."""
    outer, _, last = path.rpartition("/")
    above = items.get(outer)
    if above is None:
        return None
    if (listed := _listed(operation, above, schemas)) is not None:
        return OnRecord("action", above.id, f"changes the {listed[0]} of the record above", listed=listed)
    return _by_verb(operation, above, folded(last), schemas)


def _by_verb(operation: Operation, above: Collection, verb: str, schemas: Schemas) -> OnRecord | None:
    """A copy of the record, or another name for it."""
    copies = verb in COPYING and operation.method == "POST" and not above.singleton and above.creatable
    if copies and _answers(success_node(operation), above, schemas):
        return OnRecord("create", above.id, "makes a record like the one above", copies=True)
    if verb not in RENAMING or operation.method not in ("POST", "PUT", "PATCH"):
        return None
    own, sent = properties(schemas, above.schema), properties(schemas, body_schema(operation))
    names = [each for called in RECORD_NAMES for each in own if folded(each) == called]
    texts = [each for each, node in sent.items() if each not in own and type_of(schemas, node) == "string"]
    if not names or len(texts) != 1:
        return None
    reason = f"changes what the record above is called, its {names[0]}"
    return OnRecord("action", above.id, reason, spelled=((texts[0], names[0]),))


def _answers(answer: Node | None, record: Collection, schemas: Schemas) -> bool:
    """Whether an answer may be a record of a collection, or hold one: no other component."""
    target, found = reference(record.schema), reference(answer)
    inner = [reference(node) for node in properties(schemas, answer).values()]
    return found in (None, target) and (found is not None or target in inner or not any(inner))


def _listed(operation: Operation, above: Collection, schemas: Schemas) -> _Listed | None:
    """The array of the record above that an operation changes, and how.

    Its path ends with the name of the array, its body lists elements under that, and it answers the record.
    """
    how, target = _BY_METHOD.get(operation.method), reference(success_node(operation))
    if how is None or target is None or target != reference(above.schema):
        return None
    last, taken = folded(segments(operation.path)[-1]), properties(schemas, body_schema(operation))
    own = properties(schemas, above.schema)
    if reference(body_schema(operation)) == target or len(taken.keys() & own.keys()) > 1:
        return None  # another record of the same kind, which may have such a list itself
    for name, node in own.items():
        arrays = type_of(schemas, node) == type_of(schemas, taken.get(name)) == "array"
        if folded(name) == last and arrays:
            return name, how
    return None


def body_of(
    schemas: Schemas, operation: Operation, body: Node | None, subject: RecordClues, spelled: Sequence[tuple[str, str]]
) -> BodyPlace:
    """Where a body says what the record is to be; `spelled` are properties that it has under another name."""
    declared = envelope_word(operation, "request")
    found = BodyPlace(declared) if declared is not None else body_place(schemas, body, subject)
    if not found.steps and not found.into:
        sent, known = properties(schemas, body), {name for name, _ in found.spelled}
        by_path = named_by_path(schemas, operation.path, sent, subject.record)
        spelled = (*spelled, *(each for each in by_path if each[0] not in known))
    return replace(found, spelled=(*found.spelled, *spelled)) if spelled else found
