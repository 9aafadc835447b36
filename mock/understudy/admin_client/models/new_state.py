from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypedDict

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .new_row import NewRow, NewRowInput
    from .new_state_numbers import NewStateNumbers
    from .transition import Transition, TransitionInput


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
    numbers: NewStateNumbers | Mapping[str, int]
