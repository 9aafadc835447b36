from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .attempt import Attempt


@define(repr=False)
class Attempts(Model):
    """Attempts of the document."""

    attempts: list[Attempt]
