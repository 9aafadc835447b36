from __future__ import annotations

from attrs import define as _attrs_define

from .._runtime.model import Model


@_attrs_define(repr=False)
class ChaosRule(Model):
    """ChaosRule of the document."""

    id: int

    kind: str

    event: None | str

    endpoint: None | str

    times: int | None

    by: str
