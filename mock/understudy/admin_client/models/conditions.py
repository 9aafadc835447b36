from __future__ import annotations

from attrs import define as _attrs_define

from .._runtime.model import Model


@_attrs_define(repr=False)
class Conditions(Model):
    """Conditions of the document."""

    prefer: list[str]

    latency: None | str

    chaos: None | str

    rate_limit: None | str

    _wire = {"rate_limit": "rateLimit"}
