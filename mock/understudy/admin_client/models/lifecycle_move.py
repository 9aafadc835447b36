from __future__ import annotations

from attrs import define as _attrs_define

from .._runtime.model import Model


@_attrs_define(repr=False)
class LifecycleMove(Model):
    """LifecycleMove of the document."""

    source: None | str

    target: str

    by: list[str]

    after: None | str
