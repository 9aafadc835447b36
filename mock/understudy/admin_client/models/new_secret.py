from __future__ import annotations

from typing import TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model


@_attrs_define(repr=False)
class NewSecret(Model):
    """NewSecret of the document."""

    secret: str


class NewSecretInput(TypedDict):
    """NewSecret as plain data."""

    secret: str
