from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.finance_application_status import FinanceApplicationStatus

T = TypeVar("T", bound="FinanceApplicationSetStatus")


@_attrs_define
class FinanceApplicationSetStatus:
    """The status to set."""

    status: FinanceApplicationStatus
    """ Where a finance application stands. Only `draft` is sourced; the others are proposed.

    - `draft`: being filled in; the status at birth
    - `submitted`: handed in by the applicant
    - `in_review`: being assessed
    - `approved`: granted
    - `declined`: refused
    - `funded`: paid out
    - `repaid`: paid back in full
    - `withdrawn`: taken back by the applicant
     """

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        status = self.status.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "status": status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        status = FinanceApplicationStatus(d.pop("status"))

        _model = cls(
            status=status,
        )

        return _model
