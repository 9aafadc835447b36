from __future__ import annotations

from attrs import define as _attrs_define

from .._runtime.model import Model


@_attrs_define(repr=False)
class Timer(Model):
    """Timer of the document."""

    resource: str

    key: list[str]

    property: str

    source: None | str

    target: str

    due: str
