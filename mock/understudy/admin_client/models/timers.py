from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.timer import Timer


T = TypeVar("T", bound="Timers")


@_attrs_define
class Timers:
    """Timers of the document."""

    timers: list[Timer]

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        timers = []
        for timers_item_data in self.timers:
            timers_item = timers_item_data.to_dict()
            timers.append(timers_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "timers": timers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.timer import Timer  # noqa: PLC0415

        d = dict(src_dict)
        timers = []
        _timers = d.pop("timers")
        for timers_item_data in _timers:
            timers_item = Timer.from_dict(timers_item_data)

            timers.append(timers_item)

        _model = cls(
            timers=timers,
        )

        return _model
