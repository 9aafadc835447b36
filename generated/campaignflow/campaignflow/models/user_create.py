from __future__ import annotations

from typing import TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model


@_attrs_define(repr=False)
class UserCreate(Model):
    """What it takes to create an User."""

    name: str
    """ Full name. """

    email: str
    """ The address to sign in with. """


class UserCreateInput(TypedDict):
    """UserCreate as plain data."""

    name: str
    email: str
