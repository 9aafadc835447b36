from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .resource import Resource


@define(repr=False)
class Resources(Model):
    """Resources of the document."""

    resources: list[Resource]
