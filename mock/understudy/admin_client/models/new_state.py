from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.new_state_numbers import NewStateNumbers
    from ..models.row import Row
    from ..models.transition import Transition


T = TypeVar("T", bound="NewState")


@_attrs_define
class NewState:
    """NewState of the document."""

    rows: list[Row]
    transitions: list[Transition]
    numbers: NewStateNumbers

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        rows = []
        for rows_item_data in self.rows:
            rows_item = rows_item_data.to_dict()
            rows.append(rows_item)

        transitions = []
        for transitions_item_data in self.transitions:
            transitions_item = transitions_item_data.to_dict()
            transitions.append(transitions_item)

        numbers = self.numbers.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "rows": rows,
                "transitions": transitions,
                "numbers": numbers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.new_state_numbers import NewStateNumbers  # noqa: PLC0415
        from ..models.row import Row  # noqa: PLC0415
        from ..models.transition import Transition  # noqa: PLC0415

        d = dict(src_dict)
        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = Row.from_dict(rows_item_data)

            rows.append(rows_item)

        transitions = []
        _transitions = d.pop("transitions")
        for transitions_item_data in _transitions:
            transitions_item = Transition.from_dict(transitions_item_data)

            transitions.append(transitions_item)

        numbers = NewStateNumbers.from_dict(d.pop("numbers"))

        _model = cls(
            rows=rows,
            transitions=transitions,
            numbers=numbers,
        )

        return _model
