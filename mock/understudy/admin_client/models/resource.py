from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.lifecycle import Lifecycle
    from ..models.resource_properties import ResourceProperties
    from ..models.resource_references import ResourceReferences
    from ..models.resource_states import ResourceStates


T = TypeVar("T", bound="Resource")


@_attrs_define
class Resource:
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

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        id = self.id

        name = self.name

        path = self.path

        key = self.key

        key_properties = []
        for key_properties_item_data in self.key_properties:
            key_properties_item: None | str
            key_properties_item = key_properties_item_data
            key_properties.append(key_properties_item)

        parent: None | str
        parent = self.parent

        states = self.states.to_dict()

        lifecycles = []
        for lifecycles_item_data in self.lifecycles:
            lifecycles_item = lifecycles_item_data.to_dict()
            lifecycles.append(lifecycles_item)

        references = self.references.to_dict()

        properties = self.properties.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "path": path,
                "key": key,
                "keyProperties": key_properties,
                "parent": parent,
                "states": states,
                "lifecycles": lifecycles,
                "references": references,
                "properties": properties,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.lifecycle import Lifecycle  # noqa: PLC0415
        from ..models.resource_properties import ResourceProperties  # noqa: PLC0415
        from ..models.resource_references import ResourceReferences  # noqa: PLC0415
        from ..models.resource_states import ResourceStates  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        path = d.pop("path")

        key = cast(list[str], d.pop("key"))

        key_properties = []
        _key_properties = d.pop("keyProperties")
        for key_properties_item_data in _key_properties:

            def _parse_key_properties_item(data: object) -> None | str:
                if data is None:
                    return data
                return cast(None | str, data)

            key_properties_item = _parse_key_properties_item(key_properties_item_data)

            key_properties.append(key_properties_item)

        def _parse_parent(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        parent = _parse_parent(d.pop("parent"))

        states = ResourceStates.from_dict(d.pop("states"))

        lifecycles = []
        _lifecycles = d.pop("lifecycles")
        for lifecycles_item_data in _lifecycles:
            lifecycles_item = Lifecycle.from_dict(lifecycles_item_data)

            lifecycles.append(lifecycles_item)

        references = ResourceReferences.from_dict(d.pop("references"))

        properties = ResourceProperties.from_dict(d.pop("properties"))

        _model = cls(
            id=id,
            name=name,
            path=path,
            key=key,
            key_properties=key_properties,
            parent=parent,
            states=states,
            lifecycles=lifecycles,
            references=references,
            properties=properties,
        )

        return _model
