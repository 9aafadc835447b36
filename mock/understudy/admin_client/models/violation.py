from __future__ import annotations

from attrs import define as _attrs_define

from .._runtime.model import Model


@_attrs_define(repr=False)
class Violation(Model):
    """Violation of the document."""

    location: str

    pointer: str

    message: str

    keyword: str
