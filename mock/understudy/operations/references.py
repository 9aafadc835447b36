"""Foreign keys in a request: they must point at records, where the operation has a way to say that they don't."""

from __future__ import annotations

from understudy.inference.resources import Collection
from understudy.inference.shapes import schema_examples
from understudy.messages import Refusal
from understudy.openapi.violations import Violation
from understudy.operations.call import OperationCall, Refused
from understudy.records.foreign_keys import dangling
from understudy.records.keys import noun
from understudy.records.service import RecordService

# As invalid input where that is documented; elsewhere what is missing, as a status that says so.
_INVALID = (422, 400, 404)


def check_references(call: OperationCall, records: RecordService, collection: Collection) -> None:
    """Refuse a foreign key in the body that points at no record, where the operation documents a status for that.

    404 is that status on an operation without path parameters, since nothing else could be not found: but not where
    even the list of the collection documents one. Else it is 409. A property that may hold the record itself is a
    foreign key for sure: invalid input where that is documented, not found where only `default` says what errors are.
    What is not refused is a warning.
    """
    if not collection.references:
        return
    status, documented = _status(call, collection), call.operation.responses
    for reference, target, address in dangling(call.context, records.work, collection, call.attributes):
        excused = not reference.declared and _is_example(call, collection, reference.property)
        if target.materializes:
            continue
        if not reference.shown or excused:
            call.warnings.append(f"{reference.property}: there is no {noun(target)} {address.key[0]}")
            continue
        message = f"{reference.property} refers to {noun(target)} {address.key[0]}, which does not exist"
        if status is not None:
            raise Refused(Refusal((status,), "conflict" if status == 409 else "not_found", message))
        named = [each for each in _INVALID if str(each) in documented]
        if reference.expands and (named or call.documents(404)):
            violation = Violation("body", f"/{reference.property}", message, "reference")
            raise Refused(Refusal((*named, 404), "not_found", message, (violation,), meaning="not-found"))
        call.warnings.append(f"{reference.property}: there is no {noun(target)} {address.key[0]}")


def _status(call: OperationCall, collection: Collection) -> int | None:
    documented = call.operation.responses
    unambiguous = "404" in documented and not call.plan.path_names and not call.plan.selects
    if unambiguous and not _list_has_404(call, collection):
        return 404
    return 409 if "409" in documented else None


def _list_has_404(call: OperationCall, collection: Collection) -> bool:
    contract = call.context.contract
    return any(
        plan.kind == "list" and not plan.path_names and "404" in contract.operations[plan.operation_id].responses
        for plan in contract.resource_index.plans_of.get(collection.id, ())
    )


def _is_example(call: OperationCall, collection: Collection, name: str) -> bool:
    """Whether the document itself sends the value of an attribute: its own examples must work."""
    schemas = call.context.contract.schemas
    content = call.operation.request_body.content if call.operation.request_body else ()
    bodies = [call.plan.body.attributes(example) for media in content for example in media.examples]
    nodes = [call.properties_of(node).get(name) for node in (call.body_node, collection.schema)]
    own = [example for node in nodes for example in schema_examples(schemas.resolve_object(node))]
    return call.attributes[name] in (*own, *(body.get(name) for body in bodies))
