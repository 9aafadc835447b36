from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Concerned")


@_attrs_define
class Concerned:
    """Concerned of the document."""

    collection: str
    parent: list[str]
    key: list[str]

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        collection = self.collection

        parent = self.parent

        key = self.key

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "collection": collection,
                "parent": parent,
                "key": key,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        collection = d.pop("collection")

        parent = cast(list[str], d.pop("parent"))

        key = cast(list[str], d.pop("key"))

        _model = cls(
            collection=collection,
            parent=parent,
            key=key,
        )

        return _model
