from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _attrs_define

from .._runtime.model import Model

if TYPE_CHECKING:
    from ..models.exchange_request_headers import ExchangeRequestHeaders


@_attrs_define(repr=False)
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
