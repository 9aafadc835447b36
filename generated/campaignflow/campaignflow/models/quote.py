from __future__ import annotations

from typing import Any

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime.model import OpenModel


@_attrs_define(repr=False)
class Quote(OpenModel[Any]):
    """What a finance option would cost."""

    option_code: str
    """ The key of the option within its budget. """

    amount: float
    """ Dollars financed. """

    fee: float
    """ Dollars charged for it. """

    total: float
    """ Dollars to pay back. """

    term_months: int
    """ Months to pay back in. """

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)
