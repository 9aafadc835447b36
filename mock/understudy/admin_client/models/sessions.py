from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .session import Session


@define(repr=False)
class Sessions(Model):
    """Sessions of the document."""

    sessions: list[Session]
