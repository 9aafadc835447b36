from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.endpoint import Endpoint


@_attrs_define(repr=False)
class Endpoints(Model):
    """Endpoints of the document."""

    endpoints: list[Endpoint]
