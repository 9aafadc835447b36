"""Why no overlay mends a finding, in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from understudy.check.report import Finding
from understudy.check.subjects import RecordOperations, parameters_of
from understudy.contract import Contract
from understudy.inference.conventions.nouns import singular
from understudy.inference.keys import property_node
from understudy.inference.list_inputs import list_inputs
from understudy.inference.lists import list_shape
from understudy.inference.paths import last_name
from understudy.inference.shapes import items_of, properties, success_node, type_of
from understudy.openapi.model import Node, Operation

_WORDS: Mapping[str, str] = {
    "one_home": "which collection it is of",
    "same_as": "whose records it shows",
    "envelopes": "where the record stands",
    "keys": "what the key is",
    "no_references": "what is no foreign key",
    "another_array": "which array is the list",
    "no_filters": "which parameter is no filter",
    "a_start": "what there is at the start",
    "no_create": "that it makes nothing",
}


def why_unmended(
    contract: Contract, subject: RecordOperations, finding: Finding, played: Collection[str], *, all_played: bool
) -> str:
    """Why no overlay mends a finding: what the document leaves no room for, else what was played in vain.

    `played` are the ideas of the overlays that were played, `all_played` whether those were all there are.
    """
    known = _REASONS.get(finding.kind)
    operation = contract.operations[finding.operation]
    reason = known(contract, subject, operation) if known is not None else ""
    if reason:
        return reason
    if not played:
        return "no word of an overlay is about this" if all_played else "none was played, for the time that it takes"
    tried = ", ".join(_WORDS[idea] for idea in _WORDS if idea in played)
    rest = "" if all_played else "; others were not played, for the time that they take"
    return f"overlays were played that say {tried}, and none mends it{rest}"


def _no_key(contract: Contract, subject: RecordOperations, operation: Operation) -> str:
    node = success_node(operation)
    if node is None:
        return "the document gives the answer no body, and an overlay can't add a key to it"
    home = contract.resources.home(operation.id)
    key = home.key_properties[-1] if home is not None and home.key_properties else None
    if key is None or not _names_anywhere(contract, node, key.rpartition("/")[2]):
        return "the answer has no property for the key, and an overlay can't add one"
    return ""


def _not_read(contract: Contract, subject: RecordOperations, operation: Operation) -> str:
    """A key that must be of two types can't be made; else it is not shown."""
    home = contract.resources.home(operation.id)
    key = home.key_properties[-1] if home is not None and home.key_properties else None
    node = property_node(contract.schemas, home.schema, key) if home is not None else None
    for read in subject.reads[:1]:
        taken = next((each.schema for each in read.parameters if each.name in parameters_of(read.path)[-1:]), None)
        kinds = type_of(contract.schemas, node), type_of(contract.schemas, taken)
        if None not in kinds and kinds[0] != kinds[1]:
            return f"the record has {kinds[0]} as its {key} and the path of the read takes {kinds[1]}: no key is both"
    return _no_key(contract, subject, operation)


def _not_listed(contract: Contract, subject: RecordOperations, operation: Operation) -> str:
    schemas, node = contract.schemas, success_node(operation)
    if list_shape(schemas, node) is None and contract.resources.plans[operation.id].shape is None:
        return "its answer has no array that could be the list"
    plan = contract.resources.plans[operation.id]
    home = contract.resources.collections.get(plan.collection or "")
    shape = plan.shape
    if shape is None or home is None:
        return ""
    required = {entry.name for entry in operation.parameters if entry.required and entry.location == "query"}
    filters = [each.way[0] for each in list_inputs(schemas, operation, plan, home).selecting if each.way[0] in required]
    if filters:
        return f"it requires {' and '.join(filters)}, which leaves other records out"
    if type_of(schemas, shape.items) == "object" and shape.form == "records":
        keys = [name.rpartition("/")[2] for name in home.key_properties if name is not None]
        if not keys or not all(_names_anywhere(contract, shape.items, key) for key in keys):
            return "the elements of the list have no property for the key"
    return ""


def _invented(contract: Contract, subject: RecordOperations, operation: Operation) -> str:
    home = contract.resources.home(operation.id)
    if home is None or not home.materializes:
        return ""
    noun = singular(last_name(operation.path))
    return f"nothing in the document makes a {noun}, so each that a request names is there: only a seed says which"


def _names_anywhere(contract: Contract, node: Node, name: str, depth: int = 0) -> bool:
    """Whether an object in a schema has a property of a name."""
    if type_of(contract.schemas, node) == "array":
        node = items_of(contract.schemas, node)
    named = properties(contract.schemas, node)
    return name in named or (
        depth < 3 and any(_names_anywhere(contract, each, name, depth + 1) for each in named.values())
    )


_REASONS = {"no-key": _no_key, "not-read-back": _not_read, "not-listed": _not_listed, "invented": _invented}
