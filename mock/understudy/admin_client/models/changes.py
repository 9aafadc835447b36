from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.change import Change
    from ..models.message_gap import MessageGap


T = TypeVar("T", bound="Changes")


@_attrs_define
class Changes:
    """Changes of the document."""

    sequence: int
    messages: list[Change]
    gap: MessageGap | None

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        from ..models.message_gap import MessageGap  # noqa: PLC0415

        sequence = self.sequence

        messages = []
        for messages_item_data in self.messages:
            messages_item = messages_item_data.to_dict()
            messages.append(messages_item)

        gap: dict[str, Any] | None
        if isinstance(self.gap, MessageGap):
            gap = self.gap.to_dict()
        else:
            gap = self.gap

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sequence": sequence,
                "messages": messages,
                "gap": gap,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.change import Change  # noqa: PLC0415
        from ..models.message_gap import MessageGap  # noqa: PLC0415

        d = dict(src_dict)
        sequence = d.pop("sequence")

        messages = []
        _messages = d.pop("messages")
        for messages_item_data in _messages:
            messages_item = Change.from_dict(messages_item_data)

            messages.append(messages_item)

        def _parse_gap(data: object) -> MessageGap | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                gap_type_0 = MessageGap.from_dict(data)

                return gap_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MessageGap | None, data)

        gap = _parse_gap(d.pop("gap"))

        _model = cls(
            sequence=sequence,
            messages=messages,
            gap=gap,
        )

        return _model
