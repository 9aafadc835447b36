from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.lifecycle import Lifecycle
    from ..models.resource_properties import ResourceProperties
    from ..models.resource_references import ResourceReferences
    from ..models.resource_states import ResourceStates


@_attrs_define(repr=False)
class Resource(Model):
    """Resource of the document."""

    id: str

    name: str

    path: str

    key: list[str]

    key_properties: list[None | str]

    parent: None | str

    states: ResourceStates

    lifecycles: list[Lifecycle]

    references: ResourceReferences

    properties: ResourceProperties

    _wire = {"key_properties": "keyProperties"}
