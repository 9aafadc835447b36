"""Creates that do nothing but make their record and those that come with it: what such a call needs, worked out once.

`write.create` does the same step by step, and whatever an operation does besides. Knows the contract; knows nothing of
requests.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from understudy.inference.list_inputs import list_inputs
from understudy.inference.resources import Collection, Plan
from understudy.inference.shapes import shown_names
from understudy.json_codec import dumps
from understudy.lazy_dataclass import dataclass
from understudy.messages import Request
from understudy.openapi.media_types import JSON
from understudy.openapi.model import MediaType, Node, Operation
from understudy.operations.own_address import item_template, locates_absolutely
from understudy.records.context import RecordContext
from understudy.records.creation import Adjust, creation_of
from understudy.records.foreign_keys import dangling
from understudy.state.store import Address, Record
from understudy.state.work import Work

_OTHERS = frozenset({"x-mock-creates", "x-mock-set"})


@dataclass(frozen=True, slots=True)
class StraightCreate:
    """A create whose answer is the new record as it is kept.

    `node` is the schema of the answer, `path` is where it is called, `where` that of a new record for `Location`,
    with a place for its key, which is a whole URL where `is_absolute`; None where nothing reads it. `shown` are the
    properties that the answer's schema names; empty where it allows any. `makes_others`: records come with it, or the
    operation sets properties of it.
    """

    collection: Collection
    status: int
    node: Node
    path: str
    where: str | None
    is_absolute: bool
    shown: Set[str]
    makes_others: bool

    def make(
        self,
        context: RecordContext,
        work: Work,
        node: Node | None,
        body: Any,
        now: str,
        adjust: Adjust | None = None,
        *,
        is_valid: bool,
    ) -> tuple[Address, Record, bytes | None] | None:
        """The new record, with its JSON text where that is the answer; None, with nothing done, where more is to do.

        `node` is the schema of the body, and `is_valid` says that the body was found valid by it. `adjust` makes the
        records that come with it.
        """
        creation = creation_of(context, self.collection, node) if type(body) is dict else None
        if creation is None or (self.collection.references and any(dangling(context, work, self.collection, body))):
            return None
        begun = creation.begin(context, work, body, now, adjust)
        if begun is None:
            return None
        address, record, _ = begun
        assured = creation.assurance if is_valid and adjust is None else None
        if assured is None or not assured.covers(body):
            record, is_valid = creation.complete(context, *begun)
        if is_valid and (not self.shown or record.keys() <= self.shown):
            text = dumps(record)
            work.put_written(address, record, text)
            return address, record, text
        work.put(address, record)
        return address, record, None

    def location(self, address: Address, request: Request) -> tuple[tuple[str, str], ...]:
        """`Location` (RFC 9110 10.2.2) of a record."""
        if self.where is None:
            return ()
        path = self.where % address[2]
        return (("Location", request.base_url + path if self.is_absolute else path),)


def straight_create(
    context: RecordContext, operation: Operation, plan: Plan, media: MediaType
) -> StraightCreate | None:
    """What a create needs that answers 201 with one media type; None where it does more than make its record."""
    contract = context.contract
    schemas, collection = contract.schemas, context.collection(str(plan.collection))
    documented, place = operation.responses.get("201"), plan.body
    # Each of these is a step of `write.create` that a create may need.
    if collection.parent_count or collection.own_addresses or contract.effects.get(operation.id):
        return None
    if plan.bulk is not None or plan.view is not None or plan.begun is not None or plan.envelope or plan.copies:
        return None
    if (
        plan.signs_up
        or not plan.effects.keys() <= _OTHERS
        or plan.at_once
        or plan.counted
        or place.steps
        or place.into
        or place.spelled
        or place.inner
        or plan.queried
    ):
        return None
    if documented is None or media.name != JSON or media.schema is None:
        return None
    if not schemas.says_the_same(media.schema, collection.schema):
        return None
    if list_inputs(schemas, operation, plan, collection).shaping:
        return None
    template = item_template(context, collection)[1] if context.traits(collection).readable else ""
    if template is None or (template and template.count("%s") != 1):
        return None
    if documented.headers and not (template and all(each.name.lower() == "location" for each in documented.headers)):
        return None
    is_absolute, shown = locates_absolutely(schemas, documented), shown_names(schemas, media.schema)
    others = bool(plan.effects or plan.promises)
    return StraightCreate(collection, 201, media.schema, operation.path, template or None, is_absolute, shown, others)
