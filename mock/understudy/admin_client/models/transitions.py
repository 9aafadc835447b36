from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .transition import Transition


@define(repr=False)
class Transitions(Model):
    """Transitions of the document."""

    transitions: list[Transition]
