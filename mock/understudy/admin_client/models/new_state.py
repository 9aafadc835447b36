from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from ..models.new_row import NewRow
    from ..models.new_state_numbers import NewStateNumbers
    from ..models.transition import Transition
    from .new_row import NewRowInput
    from .transition import TransitionInput


@define(repr=False)
class NewState(Model):
    """NewState of the document."""

    rows: list[NewRow]
    transitions: list[Transition]
    numbers: NewStateNumbers


class NewStateInput(TypedDict):
    """NewState as plain data."""

    rows: Sequence[NewRow | NewRowInput]
    transitions: Sequence[Transition | TransitionInput]
    numbers: NewStateNumbers | Mapping[str, Any]
