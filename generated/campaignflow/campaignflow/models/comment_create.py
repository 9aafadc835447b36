from __future__ import annotations

from typing import TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model


@_attrs_define(repr=False)
class CommentCreate(Model):
    """What it takes to create a Comment."""

    comment: str
    """ What is said. """


class CommentCreateInput(TypedDict):
    """CommentCreate as plain data."""

    comment: str
