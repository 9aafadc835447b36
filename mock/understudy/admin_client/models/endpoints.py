from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .endpoint import Endpoint


@define(repr=False)
class Endpoints(Model):
    """Endpoints of the document."""

    endpoints: list[Endpoint]
