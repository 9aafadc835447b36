from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset
from .new_session_delivery import NewSessionDelivery


@define(repr=False)
class NewSession(Model):
    """NewSession of the document."""

    key: str
    like: None | str | Unset = UNSET
    delivery: NewSessionDelivery | Unset = UNSET


class NewSessionInput(TypedDict):
    """NewSession as plain data."""

    key: str
    like: NotRequired[str | None]
    delivery: NotRequired[NewSessionDelivery | Literal["manual", "sync", "async"]]
