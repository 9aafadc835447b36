from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.resource_states import ResourceStates


T = TypeVar("T", bound="Resource")


@_attrs_define
class Resource:
    """Resource of the document."""

    name: str
    path: str
    key: list[str]
    states: ResourceStates

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        name = self.name

        path = self.path

        key = self.key

        states = self.states.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "path": path,
                "key": key,
                "states": states,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.resource_states import ResourceStates  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        path = d.pop("path")

        key = cast(list[str], d.pop("key"))

        states = ResourceStates.from_dict(d.pop("states"))

        _model = cls(
            name=name,
            path=path,
            key=key,
            states=states,
        )

        return _model
