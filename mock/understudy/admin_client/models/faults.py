from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .fault import Fault


@define(repr=False)
class Faults(Model):
    """Faults of the document."""

    faults: list[Fault]
