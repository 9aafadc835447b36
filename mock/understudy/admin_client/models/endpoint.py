from __future__ import annotations

from attrs import define as _attrs_define

from .._runtime.model import Model


@_attrs_define(repr=False)
class Endpoint(Model):
    """Endpoint of the document."""

    id: str

    url: str

    events: list[str]

    secrets: list[str]

    disabled: None | str
