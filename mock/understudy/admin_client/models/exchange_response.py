from __future__ import annotations

from .._runtime.model import Model, define


@define(repr=False)
class ExchangeResponse(Model):
    """ExchangeResponse of the document."""

    status: int
    headers: list[list[str]]
    body: str
    bytes_: int | None
    sha256: None | str
    _wire = {"bytes_": "bytes"}
