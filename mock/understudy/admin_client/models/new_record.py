from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from attrs import define as _attrs_define

from .._runtime.model import Model
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_record_attributes import NewRecordAttributes


@_attrs_define(repr=False)
class NewRecord(Model):
    """NewRecord of the document."""

    resource: str

    parent: list[int | str] | Unset = UNSET

    attributes: NewRecordAttributes | Unset = UNSET

    emit: bool | Unset = UNSET


class NewRecordInput(TypedDict):
    """NewRecord as plain data."""

    resource: str
    parent: NotRequired[Sequence[str | int]]
    attributes: NotRequired[NewRecordAttributes | Mapping[str, Any]]
    emit: NotRequired[bool]
