from __future__ import annotations

from attrs import define as _attrs_define

from .._runtime.model import Model


@_attrs_define(repr=False)
class Session(Model):
    """Session of the document."""

    key: str

    exchanges: int
