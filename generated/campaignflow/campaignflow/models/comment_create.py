from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model, define


@define(repr=False)
class CommentCreate(Model):
    """What it takes to create a Comment."""

    comment: str
    """What is said."""


class CommentCreateInput(TypedDict):
    """CommentCreate as plain data."""

    comment: str
