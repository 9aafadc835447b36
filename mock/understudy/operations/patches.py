"""What a patch makes of a record: JSON Merge Patch (RFC 7396) and JSON Patch (RFC 6902)."""

from __future__ import annotations

from typing import Any

from understudy.inference.conventions import RESOURCE_PARTS
from understudy.inference.shapes import type_of
from understudy.messages import Refusal
from understudy.openapi.media_types import essence
from understudy.operations.call import OperationCall, Refused
from understudy.state.store import Record

MERGE_PATCH = "application/merge-patch+json"
JSON_API = "application/vnd.api+json"
_JSON_PATCH = "application/json-patch+json"
_MEMBERS = {"op", "path"}


def merge_patch(target: Any, patch: Any) -> Any:
    """JSON Merge Patch (RFC 7396 section 2)."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = merge_patch(merged.get(name), value)
    return merged


def resource_patch(record: Record, attributes: Record) -> Record:
    """A JSON:API update: of attributes and relationships, those that are missing keep their values (JSON:API 9.2)."""
    patched = {**record, **attributes}
    for name in RESOURCE_PARTS:
        before, after = record.get(name), attributes.get(name)
        if isinstance(before, dict) and isinstance(after, dict):
            patched[name] = {**before, **after}
    return patched


def is_json_patch(call: OperationCall) -> bool:
    """Whether the body is a list of JSON Patch operations: by its media type, or because it looks so in a PATCH.

    Where the schema wants an object, the media type is one of several that a framework offers for any JSON.
    """
    if call.body_media is not None and essence(call.body_media.name) == _JSON_PATCH:
        return isinstance(call.body, list) or type_of(call.context.contract.schemas, call.body_node) != "object"
    entries = call.body if call.method == "PATCH" and isinstance(call.body, list) else []
    return bool(entries) and all(isinstance(entry, dict) and entry.keys() >= _MEMBERS for entry in entries)


def json_patch(call: OperationCall, record: Record) -> Record:
    """The record after a JSON Patch (RFC 6902). Raises Refused for one that is malformed, fails or breaks the schema.

    The statuses are those of RFC 5789 section 2.2.
    """
    import jsonpatch  # only where somebody patches so

    if not isinstance(call.body, list):
        # As a text it would be read for JSON, where the document has a schema that lets one pass.
        raise _refused((400, 422), "bad_request", "not a JSON Patch: it is no list of operations")
    try:
        patched = jsonpatch.apply_patch(record, call.body)
    except jsonpatch.InvalidJsonPatch as error:
        raise _refused((400, 422), "bad_request", f"not a JSON Patch: {error}") from None
    except jsonpatch.JsonPatchTestFailed as error:
        raise _refused((409, 422, 400), "conflict", f"a test of the JSON Patch failed: {error}") from None
    except (jsonpatch.JsonPatchException, jsonpatch.JsonPointerException) as error:
        message = f"the JSON Patch can't be applied: {error}"
        raise _refused(
            (409, 422, 400) if "409" in call.operation.responses else (422, 400), "conflict", message
        ) from None
    if not isinstance(patched, dict):
        raise _refused((422, 400), "validation_error", "the JSON Patch makes of the record what is no object")
    _check_schema(call, record, patched)
    return patched


def _check_schema(call: OperationCall, record: Record, patched: Record) -> None:
    """Raises Refused for what the schema forbids of the record and did not forbid before."""
    schemas, node = call.context.contract.schemas, call.collection.schema
    if node is None:
        return
    validator = schemas.validator(node, "response")
    if validator.is_valid(patched):
        return
    before = set(validator.violations(record, "body"))
    found = tuple(each for each in validator.violations(patched, "body") if each not in before)
    if found:
        message = f"the JSON Patch breaks the schema: {found[0].pointer} {found[0].message}"
        raise Refused(Refusal((422, 400), "validation_error", message, found))


def _refused(statuses: tuple[int, ...], code: str, message: str) -> Refused:
    return Refused(Refusal(statuses, code, message))
