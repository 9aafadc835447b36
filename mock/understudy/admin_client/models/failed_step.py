from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="FailedStep")


@_attrs_define
class FailedStep:
    """FailedStep of the document."""

    after: int
    collection: str
    key: list[str]
    status: int
    message: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        after = self.after

        collection = self.collection

        key = self.key

        status = self.status

        message = self.message

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "after": after,
                "collection": collection,
                "key": key,
                "status": status,
                "message": message,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        after = d.pop("after")

        collection = d.pop("collection")

        key = cast(list[str], d.pop("key"))

        status = d.pop("status")

        message = d.pop("message")

        _model = cls(
            after=after,
            collection=collection,
            key=key,
            status=status,
            message=message,
        )

        return _model
