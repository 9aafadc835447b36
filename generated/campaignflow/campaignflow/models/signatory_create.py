from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model, define


@define(repr=False)
class SignatoryCreate(Model):
    """What it takes to create a Signatory."""

    name: str
    """Full name."""
    email: str
    """Where to send documents."""


class SignatoryCreateInput(TypedDict):
    """SignatoryCreate as plain data."""

    name: str
    email: str
