from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .change import Change
    from .message_gap import MessageGap


@define(repr=False)
class Changes(Model):
    """Changes of the document."""

    sequence: int
    messages: list[Change]
    gap: MessageGap | None
