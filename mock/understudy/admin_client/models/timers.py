from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .timer import Timer


@define(repr=False)
class Timers(Model):
    """Timers of the document."""

    timers: list[Timer]
