from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .event import Event


@define(repr=False)
class Events(Model):
    """Events of the document."""

    events: list[Event]
