"""What comes back from a create, and how a record is shown: where it is stored, and the records that it hangs on.

Knows responses, the state and the relations; makes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from understudy.columns import clipped
from understudy.contract import Contract
from understudy.inference.envelopes import unwrap
from understudy.inference.relatives import Relation
from understudy.inference.resource_index import Resource
from understudy.inference.resources import Plan
from understudy.json_codec import loaded
from understudy.messages import Request, Response
from understudy.records.keys import key_text
from understudy.state.store import Address, Record
from understudy.state.work import Work
from understudy.testing.factories.declare import Expansion, merged_expansions
from understudy.testing.factories.names import named_relation

_SHOWN = 400


def refusal(resource: Resource, request: Request, response: Response) -> str:
    """The words for a create that the API refused."""
    text, sent = (clipped(body.decode("utf-8", "replace"), _SHOWN) for body in (response.body, request.body))
    return (
        f"{resource.name} was refused: {request.method} {request.path} answered {response.status}: {text}; sent: {sent}"
    )


def answered(response: Response, plan: Plan) -> Record:
    """The record that a response holds, unwrapped; an empty one where it holds none."""
    value = unwrap(plan.envelope, loaded(response.body, {}))
    return value if isinstance(value, dict) else {}


def address_of(resource: Resource, fresh: Sequence[Address], parent: tuple[str, ...], record: Record) -> Address | None:
    """Where a created record stands: the one that is new, else the one whose key the answer shows."""
    if len(fresh) == 1:
        return fresh[0]
    names = resource.collection.key_properties
    if names and all(name is not None and name in record for name in names):
        key = tuple(key_text(record[name]) for name in names if name is not None)
        return Address(resource.collection.id, parent, key)
    return None


def expand_record(
    contract: Contract,
    address: Address,
    record: Record,
    expand: Expansion,
    work: Work,
    shown: Callable[[Address], Record | None],
) -> Record:
    """The record with its related records put into it, each as it is `shown`."""
    resource = contract.resource(address.collection)
    expanded = dict(record)
    for name, inner in named_expansion(contract, resource, expand).items():
        relation = named_relation(resource, name)
        found = [
            expand_record(contract, target, value, inner, work, shown)
            for target in _targets(contract, resource, relation, address, work)
            if (value := shown(target)) is not None
        ]
        single = not relation.comes_after or contract.resource(relation.collection).collection.singleton
        expanded[name] = (found[0] if found else None) if single else found
    return expanded


def named_expansion(contract: Contract, resource: Resource, expand: Expansion) -> Expansion:
    """An expansion with the relations by their own names, at every depth. Raises FactoryError for what is none."""
    found: Expansion = {}
    for name, inner in expand.items():
        relation = named_relation(resource, name)
        below = named_expansion(contract, contract.resource(relation.collection), inner)
        found[relation.name] = merged_expansions(found.get(relation.name, {}), below)
    return found


def _targets(
    contract: Contract, resource: Resource, relation: Relation, address: Address, work: Work
) -> Sequence[Address]:
    """The addresses at the other end of a relation."""
    collection = contract.resource(relation.collection).collection
    if relation.kind == "parent":
        cut = collection.parent_count
        return [Address(collection.id, address.parent[:cut], address.parent[cut:])]
    if relation.kind == "below":
        above = (*address.parent, *address.key)
        return [entry for entry in work.addresses(collection.id) if entry.parent == above]
    stored = work.get(address) or {}
    if relation.kind == "one":
        value = stored.get(str(relation.foreign_key))
        target_key = None if value is None else (key_text(value),)
        return [entry for entry in work.addresses(collection.id) if entry.key == target_key]
    name = resource.collection.key_properties[-1] if resource.collection.key_properties else None
    own = key_text(stored[name]) if name is not None and name in stored else "".join(address.key[-1:])
    found = []
    for entry in work.addresses(collection.id):
        value = (work.get(entry) or {}).get(str(relation.foreign_key))
        if value is not None and key_text(value) == own:
            found.append(entry)
    return found
