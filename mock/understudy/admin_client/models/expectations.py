from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .expectation import Expectation


@define(repr=False)
class Expectations(Model):
    """Expectations of the document."""

    expectations: list[Expectation]
