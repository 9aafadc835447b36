from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset


@define(repr=False)
class NewEndpoint(Model):
    """NewEndpoint of the document."""

    url: str
    events: list[str] | Unset = UNSET
    secret: None | str | Unset = UNSET


class NewEndpointInput(TypedDict):
    """NewEndpoint as plain data."""

    url: str
    events: NotRequired[Sequence[str]]
    secret: NotRequired[str | None]
