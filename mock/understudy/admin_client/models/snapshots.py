from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .snapshot import Snapshot


@define(repr=False)
class Snapshots(Model):
    """Snapshots of the document."""

    snapshots: list[Snapshot]
