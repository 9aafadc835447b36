from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .new_transition_patch import NewTransitionPatch


@define(repr=False)
class NewTransition(Model):
    """NewTransition of the document."""

    resource: str
    key: list[int | str]
    to: str
    property: None | str | Unset = UNSET
    expect: None | str | Unset = UNSET
    force: bool | Unset = UNSET
    patch: NewTransitionPatch | Unset = UNSET


class NewTransitionInput(TypedDict):
    """NewTransition as plain data."""

    resource: str
    key: Sequence[str | int]
    to: str
    property: NotRequired[str | None]
    expect: NotRequired[str | None]
    force: NotRequired[bool]
    patch: NotRequired[NewTransitionPatch | Mapping[str, Any]]
