from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.lifecycle_move import LifecycleMove


T = TypeVar("T", bound="Lifecycle")


@_attrs_define
class Lifecycle:
    """Lifecycle of the document."""

    property_: str
    initial: str
    terminal: list[str]
    moves: list[LifecycleMove]

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        property_ = self.property_

        initial = self.initial

        terminal = self.terminal

        moves = []
        for moves_item_data in self.moves:
            moves_item = moves_item_data.to_dict()
            moves.append(moves_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "property": property_,
                "initial": initial,
                "terminal": terminal,
                "moves": moves,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.lifecycle_move import LifecycleMove  # noqa: PLC0415

        d = dict(src_dict)
        property_ = d.pop("property")

        initial = d.pop("initial")

        terminal = cast(list[str], d.pop("terminal"))

        moves = []
        _moves = d.pop("moves")
        for moves_item_data in _moves:
            moves_item = LifecycleMove.from_dict(moves_item_data)

            moves.append(moves_item)

        _model = cls(
            property_=property_,
            initial=initial,
            terminal=terminal,
            moves=moves,
        )

        return _model
