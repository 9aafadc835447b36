from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .expectation_reply_headers import ExpectationReplyHeaders


@define(repr=False)
class ExpectationReply(Model):
    """ExpectationReply of the document."""

    status: int
    json: Any | Unset = UNSET
    headers: ExpectationReplyHeaders | Unset = UNSET
    off_contract: bool | Unset = UNSET
    _wire = {"off_contract": "offContract"}


class ExpectationReplyInput(TypedDict):
    """ExpectationReply as plain data."""

    status: int
    json: NotRequired[Any]
    headers: NotRequired[ExpectationReplyHeaders | Mapping[str, str]]
    off_contract: NotRequired[bool]
