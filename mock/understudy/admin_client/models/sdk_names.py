from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .sdk_names_calls import SdkNamesCalls


@define(repr=False)
class SdkNames(Model):
    """SdkNames of the document."""

    calls: SdkNamesCalls
