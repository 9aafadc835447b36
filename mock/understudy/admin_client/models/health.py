from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Health")


@_attrs_define
class Health:
    """Health of the document."""

    status: str
    title: str
    version: str
    operations: int
    with_state: int
    doubtful: int
    unplayable: int
    problems: list[str]

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        status = self.status

        title = self.title

        version = self.version

        operations = self.operations

        with_state = self.with_state

        doubtful = self.doubtful

        unplayable = self.unplayable

        problems = self.problems

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "status": status,
                "title": title,
                "version": version,
                "operations": operations,
                "withState": with_state,
                "doubtful": doubtful,
                "unplayable": unplayable,
                "problems": problems,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        status = d.pop("status")

        title = d.pop("title")

        version = d.pop("version")

        operations = d.pop("operations")

        with_state = d.pop("withState")

        doubtful = d.pop("doubtful")

        unplayable = d.pop("unplayable")

        problems = cast(list[str], d.pop("problems"))

        _model = cls(
            status=status,
            title=title,
            version=version,
            operations=operations,
            with_state=with_state,
            doubtful=doubtful,
            unplayable=unplayable,
            problems=problems,
        )

        return _model
