from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.sdk_names_calls import SdkNamesCalls


@_attrs_define(repr=False)
class SdkNames(Model):
    """SdkNames of the document."""

    calls: SdkNamesCalls
