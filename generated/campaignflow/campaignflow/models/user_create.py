from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model, define


@define(repr=False)
class UserCreate(Model):
    """What it takes to create an User."""

    name: str
    """Full name."""
    email: str
    """The address to sign in with."""


class UserCreateInput(TypedDict):
    """UserCreate as plain data."""

    name: str
    email: str
