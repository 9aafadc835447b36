from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Session")


@_attrs_define
class Session:
    """Session of the document."""

    key: str
    exchanges: int

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        key = self.key

        exchanges = self.exchanges

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "key": key,
                "exchanges": exchanges,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        key = d.pop("key")

        exchanges = d.pop("exchanges")

        _model = cls(
            key=key,
            exchanges=exchanges,
        )

        return _model
