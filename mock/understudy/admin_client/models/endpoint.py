from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Endpoint")


@_attrs_define
class Endpoint:
    """Endpoint of the document."""

    id: str
    url: str
    events: list[str]
    secrets: list[str]
    disabled: None | str

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        id = self.id

        url = self.url

        events = self.events

        secrets = self.secrets

        disabled: None | str
        disabled = self.disabled

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "url": url,
                "events": events,
                "secrets": secrets,
                "disabled": disabled,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        d = dict(src_dict)
        id = d.pop("id")

        url = d.pop("url")

        events = cast(list[str], d.pop("events"))

        secrets = cast(list[str], d.pop("secrets"))

        def _parse_disabled(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        disabled = _parse_disabled(d.pop("disabled"))

        _model = cls(
            id=id,
            url=url,
            events=events,
            secrets=secrets,
            disabled=disabled,
        )

        return _model
