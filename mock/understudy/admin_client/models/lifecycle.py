from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .lifecycle_move import LifecycleMove


@define(repr=False)
class Lifecycle(Model):
    """Lifecycle of the document."""

    property: str
    initial: None | str
    terminal: list[str]
    moves: list[LifecycleMove]
