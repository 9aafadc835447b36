from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model
from ..types import UNSET, Unset


@_attrs_define(repr=False)
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
