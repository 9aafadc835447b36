from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .transition_patch import TransitionPatch


@define(repr=False)
class Transition(Model):
    """Transition of the document."""

    sequence: int
    resource: str
    key: list[str]
    property: str
    from_: None | str
    to: str
    patch: TransitionPatch
    cause: str
    forced: bool
    time: str
    _wire = {"from_": "from"}


class TransitionInput(TypedDict):
    """Transition as plain data."""

    sequence: int
    resource: str
    key: Sequence[str]
    property: str
    from_: str | None
    to: str
    patch: TransitionPatch | Mapping[str, Any]
    cause: str
    forced: bool
    time: str
