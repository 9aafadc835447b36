"""What the document implies, over HTTP: its resources with lifecycles and relations, and the explanation of it all."""

from __future__ import annotations

from typing import Any

from marshmallow import fields

from understudy.admin.route import AdminRequest, Route, tagged
from understudy.admin.schema import AnswerSchema, Object, OpenSchema
from understudy.contract import Contract
from understudy.durations import duration_text
from understudy.inference.explain import explain_as_data
from understudy.inference.lifecycle import Lifecycle
from understudy.inference.resources import Collection
from understudy.inference.shapes import properties
from understudy.records.names import shown_name


class LifecycleMoveSchema(AnswerSchema):
    source = fields.String(allow_none=True)
    target = fields.String()
    by = fields.List(fields.String())
    after = fields.String(allow_none=True)


class LifecycleSchema(AnswerSchema):
    property = fields.String()
    initial = fields.String(allow_none=True)
    terminal = fields.List(fields.String())
    moves = fields.List(fields.Nested(LifecycleMoveSchema))


class ResourceSchema(AnswerSchema):
    id = fields.String()
    name = fields.String()
    path = fields.String()
    key = fields.List(fields.String())
    key_properties = fields.List(fields.String(allow_none=True))
    parent = fields.String(allow_none=True)
    states = Object(fields.List(fields.String()))
    lifecycles = fields.List(fields.Nested(LifecycleSchema))
    references = Object(fields.String())
    properties = Object()


class ResourcesSchema(AnswerSchema):
    resources = fields.List(fields.Nested(ResourceSchema))


class SdkNamesSchema(AnswerSchema):
    calls = Object(fields.String())


class ExplanationSchema(OpenSchema):
    """The report of `understudy explain --format json`."""


def _resources(request: AdminRequest) -> Any:
    contract = request.mock.contract
    return {"resources": [_resource(contract, each) for each in contract.resources.collections.values()]}


def _resource(contract: Contract, collection: Collection) -> dict[str, Any]:
    known = contract.resources.collections
    named = properties(contract.schemas, collection.schema)
    return {
        "id": collection.id,
        "name": collection.name,
        "path": collection.path,
        "key": list(collection.key_parameters),
        "key_properties": list(collection.key_properties),
        "parent": shown_name(contract, known[collection.parent]) if collection.parent is not None else None,
        "states": {state.name: list(state.values) for state in collection.states},
        "lifecycles": [_lifecycle(each) for each in contract.lifecycles.get(collection.id, ())],
        "references": {
            each.property: shown_name(contract, known[each.collection])
            for each in collection.references
            if each.collection in known
        },
        "properties": {name: _shown(contract.schemas.resolve_object(node)) for name, node in named.items()},
    }


_SHOWN = ("type", "format", "enum", "readOnly", "description")


def _shown(shape: dict[str, Any]) -> dict[str, Any]:
    return {word: shape[word] for word in _SHOWN if word in shape}


def _lifecycle(lifecycle: Lifecycle) -> dict[str, Any]:
    return {
        "property": lifecycle.property,
        "initial": lifecycle.initial,
        "terminal": sorted(lifecycle.terminal),
        "moves": [
            {
                "source": each.source,
                "target": each.target,
                "by": list(each.by),
                "after": None if each.after is None else duration_text(each.after),
            }
            for each in lifecycle.transitions
        ],
    }


CONTRACT_ROUTES = tagged(
    "mock",
    Route(
        "GET",
        "/sdk-names",
        "getSdkNames",
        "What a generated SDK calls each operation, such as orders.create; empty where nobody knows.",
        lambda request: {"calls": request.sessions.sdk_names()},
        answer=SdkNamesSchema,
    ),
    Route("GET", "/resources", "listResources", "The resources of the contract.", _resources, answer=ResourcesSchema),
    Route(
        "GET",
        "/explanation",
        "getExplanation",
        "What was inferred from the document, and why, with its doubts.",
        lambda request: explain_as_data(request.mock.contract, problems=request.mock.problems),
        answer=ExplanationSchema,
    ),
)
