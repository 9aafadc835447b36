from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model, define


@define(repr=False)
class NewSecret(Model):
    """NewSecret of the document."""

    secret: str


class NewSecretInput(TypedDict):
    """NewSecret as plain data."""

    secret: str
