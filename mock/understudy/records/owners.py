"""The records of callers: of which collection they are, which one is whose, and how it begins.

What belongs to a user of the file is noted beside the records, in one of the mock's own; whoever else has logged in is
found by the property by which users are named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from understudy.contract import Contract
from understudy.inference.conventions import CALLERS, folded
from understudy.inference.conventions.logins import user_role
from understudy.inference.resources import Collection, is_callers_own
from understudy.inference.shapes import properties, type_of
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas
from understudy.records.lookups import having_text
from understudy.records.names import collection_named
from understudy.state.store import Address, Record, Store
from understudy.state.work import Work

_OWNERS = "~owner"


def caller_collection(contract: Contract, name: str | None = None) -> Collection | None:
    """The collection that has the records of callers: the one that is named, that `/me` shows, or of users by its name.

    None where the document has none. Raises UnknownResourceError for a name that it does not have.
    """
    if name is not None:
        return collection_named(contract, name)
    resources = contract.resources
    views = (*resources.views.values(), *(plan.view for plan in resources.plans.values() if plan.view is not None))
    for view in views:
        if view.current:
            return resources.collections[view.main]
    tops = [each for each in resources.collections.values() if not each.parent_count]
    for each in tops:
        if is_callers_own(each):
            return each
    return next((each for each in tops if not each.singleton and folded(each.name) in CALLERS), None)


def own_attributes(schemas: Schemas, node: Node | None, name: str, mailbox: str) -> Record:
    """How the record of a user names them, as far as its schema has properties for that."""
    found: Record = {}
    for each, role, kind in _naming(schemas, node):
        value = name if role == "name" else mailbox
        if schemas.validator(kind, "response").is_valid(value):
            found[each] = value
    return found


def _naming(schemas: Schemas, node: Node | None) -> Iterator[tuple[str, str, Node]]:
    for name, kind in properties(schemas, node).items():
        role = user_role(name)
        if role is not None and type_of(schemas, kind) in ("string", None):
            yield name, role, kind


def own(work: Work, name: str, address: Address) -> None:
    """Note whose record it is."""
    row = {"collection": address.collection, "path": [*address.parent, *address.key]}
    work.put(Address(_OWNERS, (), (name,)), row)


def introduce(work: Work, name: str, mailbox: str, attributes: Mapping[str, Any]) -> None:
    """Note what is known of a user of whom no collection has a record."""
    work.put(Address(_OWNERS, (), (name,)), {"email": mailbox, "attributes": dict(attributes)})


def introduced(work: Work, name: str, schemas: Schemas, node: Node | None) -> Record:
    """What a schema has room for of what is known of a user."""
    row = work.get(Address(_OWNERS, (), (name,)))
    if row is None or "attributes" not in row:
        return {}
    named = properties(schemas, node)
    own = {each: value for each, value in row["attributes"].items() if each in named}
    return {**own_attributes(schemas, node, name, row["email"]), **own}


def owned(store: Store | Work, name: str) -> Address | None:
    """The address of the record of a user; it may have been deleted."""
    row = store.get(Address(_OWNERS, (), (name,)))
    return None if row is None or "path" not in row else Address(row["collection"], (), tuple(row["path"]))


def is_known(work: Work, name: str) -> bool:
    """Whether anything is noted of a user."""
    return work.get(Address(_OWNERS, (), (name,))) is not None


def named_by(contract: Contract, work: Work, collection: Collection, subject: str) -> Address | None:
    """The record of whoever has logged in under a name or an e-mail address."""
    naming = [name for name, _, _ in _naming(contract.schemas, collection.schema)]
    found = having_text(work, collection.id, naming, subject) if naming else ()
    return found[0] if found else None
