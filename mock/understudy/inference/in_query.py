"""Parameters that name a record or, in a request without a body, its new values: `?new_status=closed`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from understudy.inference.conventions import ID_ENDINGS, ends_like, folded, is_key_of, nouns_of, same_noun, words
from understudy.inference.conventions.lists import PAGES, parameter_role
from understudy.inference.conventions.states import is_state_name
from understudy.inference.paths import last_name, parameters, segments
from understudy.inference.record_spots import named_by_path, spelled_alike
from understudy.inference.resources import Collection, Kind, Plan
from understudy.inference.shapes import besides_null, properties, type_of
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

_KINDS = frozenset({"create", "update", "upsert", "action"})
_METHODS = frozenset({"POST", "PUT", "PATCH"})


def properties_in_query(
    operation: Operation, kind: Kind, home: Collection | None, noun: str, selects: tuple[str, ...], schemas: Schemas
) -> tuple[tuple[str, str], ...]:
    """The query parameters that say what a record is to be, each with the property; none beside a body.

    Not what selects the record or is a part of its key.
    """
    if home is None or kind not in _KINDS or operation.method not in _METHODS or operation.request_body is not None:
        return ()
    record = properties(schemas, home.schema)
    sent: dict[str, Node] = {
        each.name: each.schema
        for each in operation.parameters
        if each.location == "query" and each.name not in selects and each.extensions.get("x-mock-role") != "none"
    }
    if not sent or not record:
        return ()
    named = {name: name for name in sent if name in record}
    alike = spelled_alike(schemas, {"type": "object", "properties": sent}, home.schema or {}, noun)
    alike = (*alike, *named_by_path(schemas, operation.path, sent, home.schema))
    named |= {name: other for name, other in alike if other not in named.values()}
    for name, node in sent.items():
        states = [other for other, entry in record.items() if is_state_name(other) and _same(schemas, node, entry)]
        if name not in named and len(states) == 1 and states[0] not in named.values():
            named[name] = states[0]
    fitting = (
        (name, other)
        for name, other in named.items()
        if other not in home.key_properties and type_of(schemas, sent[name]) in (type_of(schemas, record[other]), None)
    )
    return tuple(fitting)


def with_linked(
    plans: Mapping[str, Plan],
    collections: Mapping[str, Collection],
    operations: Mapping[str, Operation],
    schemas: Schemas,
) -> dict[str, Plan]:
    """The plans, where what an action's path has behind the item is a foreign key of it: `/tasks/{id}/assign/{userId}`.

    One that is called so, the only one that leads to what the parameter is a key of, or one that is called by the verb.
    """
    found = dict(plans)
    for name, plan in plans.items():
        operation, home = operations[name], collections.get(plan.collection or "")
        if home is None or plan.kind != "action" or operation.request_body is not None:
            continue
        more = parameters(operation.path)[home.parent_count + len(home.key_parameters) :]
        verbs = [folded(each) for each in segments(operation.path) if "{" not in each][-1:]
        named = [each for each in properties(schemas, home.schema) if ends_like(each, ID_ENDINGS)]
        by_verb = [each for each in named if verbs and folded(each).startswith(verbs[0])]
        if linked := tuple((each, link) for each in more if (link := _link_of(each, home, by_verb)) is not None):
            found[name] = replace(plan, queried=(*linked, *plan.queried), merge=True)
    return found


def _link_of(parameter: str, home: Collection, by_verb: Sequence[str]) -> str | None:
    leads = {each.property: each.collection for each in home.references}
    leads |= {sent: target for sent, (_, target) in home.parts.embedded.items()}
    noun = "-".join(words(parameter)[:-1])
    called = [link for link in leads if folded(link) == folded(parameter)]
    leading = [link for link, target in leads.items() if same_noun(last_name(target), noun)]
    return called[0] if called else leading[0] if len(leading) == 1 else by_verb[0] if len(by_verb) == 1 else None


def _same(schemas: Schemas, one: Node, other: Node) -> bool:
    """Whether two schemas list the same values."""
    listed = [schemas.resolve_object(besides_null(schemas, node)).get("enum") for node in (one, other)]
    return listed[0] is not None and listed[0] == listed[1]


CHANGES = ("PUT", "PATCH", "DELETE")
"""Methods that change or delete the record."""


def named_by_query(operation: Operation, home: Collection, schemas: Schemas) -> tuple[str, str] | None:
    """The query parameter of one record and the property that it names: any for a GET, else the key.

    It is required, or it is the only query parameter of a PUT, PATCH or DELETE. What says which page names no record.
    """
    in_query = [each for each in operation.parameters if each.location == "query"]
    for parameter in () if home.singleton else in_query:
        sole = operation.method in CHANGES and len(in_query) == 1
        is_of_list = parameter_role(parameter.name, parameter.extensions) in PAGES
        if (parameter.required or sole) and not is_of_list:
            known = _named(parameter.name, operation, home, schemas, sole=sole)
            if known is not None:
                return parameter.name, known
    return None


def _named(parameter: str, operation: Operation, home: Collection, schemas: Schemas, *, sole: bool) -> str | None:
    named, key = properties(schemas, home.schema), home.key_properties[-1]
    possible = (folded(parameter), *(folded(f"{noun}-{parameter}") for noun in _nouns(home)))
    known = next((name for name in named if folded(name) in possible), None)
    called = any(is_key_of(noun, parameter) for noun in _nouns(home)) or (
        sole and known is None and ends_like(parameter, ID_ENDINGS)
    )
    if key in named and called:
        return key
    return known if operation.method not in CHANGES or known == key else None


def _nouns(home: Collection) -> Iterator[str]:
    """What one record of a collection is called."""
    yield from ("-".join(noun) for noun in nouns_of(last_name(home.path)))
