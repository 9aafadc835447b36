from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .lifecycle import Lifecycle
    from .resource_properties import ResourceProperties
    from .resource_references import ResourceReferences
    from .resource_states import ResourceStates


@define(repr=False)
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
