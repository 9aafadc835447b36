from __future__ import annotations

from attrs import define as _attrs_define

from .._runtime.model import Model


@_attrs_define(repr=False)
class FailedStep(Model):
    """FailedStep of the document."""

    after: int

    collection: str

    key: list[str]

    status: int

    message: str
