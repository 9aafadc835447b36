from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, define

if TYPE_CHECKING:
    from .exchange_request_headers import ExchangeRequestHeaders


@define(repr=False)
class ExchangeRequest(Model):
    """ExchangeRequest of the document."""

    method: str
    path: str
    query: str
    headers: ExchangeRequestHeaders
    body: str
    bytes_: int | None
    sha256: None | str
    _wire = {"bytes_": "bytes"}
