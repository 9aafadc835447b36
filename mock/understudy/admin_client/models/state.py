from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.failed_step import FailedStep
    from ..models.row import Row
    from ..models.state_numbers import StateNumbers


T = TypeVar("T", bound="State")


@_attrs_define
class State:
    """State of the document."""

    now: str
    rows: list[Row]
    numbers: StateNumbers
    failed_steps: list[FailedStep]

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        now = self.now

        rows = []
        for rows_item_data in self.rows:
            rows_item = rows_item_data.to_dict()
            rows.append(rows_item)

        numbers = self.numbers.to_dict()

        failed_steps = []
        for failed_steps_item_data in self.failed_steps:
            failed_steps_item = failed_steps_item_data.to_dict()
            failed_steps.append(failed_steps_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "now": now,
                "rows": rows,
                "numbers": numbers,
                "failedSteps": failed_steps,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.failed_step import FailedStep  # noqa: PLC0415
        from ..models.row import Row  # noqa: PLC0415
        from ..models.state_numbers import StateNumbers  # noqa: PLC0415

        d = dict(src_dict)
        now = d.pop("now")

        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = Row.from_dict(rows_item_data)

            rows.append(rows_item)

        numbers = StateNumbers.from_dict(d.pop("numbers"))

        failed_steps = []
        _failed_steps = d.pop("failedSteps")
        for failed_steps_item_data in _failed_steps:
            failed_steps_item = FailedStep.from_dict(failed_steps_item_data)

            failed_steps.append(failed_steps_item)

        _model = cls(
            now=now,
            rows=rows,
            numbers=numbers,
            failed_steps=failed_steps,
        )

        return _model
