from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="LifecycleMove")


@_attrs_define
class LifecycleMove:
    """LifecycleMove of the document."""

    source: str
    target: str
    by: list[str]
    after: None | str

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        source = self.source

        target = self.target

        by = self.by

        after: None | str
        after = self.after

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "target": target,
                "by": by,
                "after": after,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        source = d.pop("source")

        target = d.pop("target")

        by = cast(list[str], d.pop("by"))

        def _parse_after(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        after = _parse_after(d.pop("after"))

        _model = cls(
            source=source,
            target=target,
            by=by,
            after=after,
        )

        return _model
