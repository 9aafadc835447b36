from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.delivery_status import DeliveryStatus

if TYPE_CHECKING:
    from ..models.attempt import Attempt


T = TypeVar("T", bound="Delivery")


@_attrs_define
class Delivery:
    """Delivery of the document."""

    endpoint: str
    url: str
    status: DeliveryStatus
    max_attempts: int
    next_attempt_at: None | str
    delivered_at: None | str
    attempts: list[Attempt]

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with the properties that the document does not know."""
        endpoint = self.endpoint

        url = self.url

        status = self.status.value

        max_attempts = self.max_attempts

        next_attempt_at: None | str
        next_attempt_at = self.next_attempt_at

        delivered_at: None | str
        delivered_at = self.delivered_at

        attempts = []
        for attempts_item_data in self.attempts:
            attempts_item = attempts_item_data.to_dict()
            attempts.append(attempts_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "endpoint": endpoint,
                "url": url,
                "status": status,
                "maxAttempts": max_attempts,
                "nextAttemptAt": next_attempt_at,
                "deliveredAt": delivered_at,
                "attempts": attempts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """The model of a JSON object. Raises KeyError for a missing property, ValueError or TypeError for an odd one."""
        from ..models.attempt import Attempt  # noqa: PLC0415

        d = dict(src_dict)
        endpoint = d.pop("endpoint")

        url = d.pop("url")

        status = DeliveryStatus(d.pop("status"))

        max_attempts = d.pop("maxAttempts")

        def _parse_next_attempt_at(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_attempt_at = _parse_next_attempt_at(d.pop("nextAttemptAt"))

        def _parse_delivered_at(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        delivered_at = _parse_delivered_at(d.pop("deliveredAt"))

        attempts = []
        _attempts = d.pop("attempts")
        for attempts_item_data in _attempts:
            attempts_item = Attempt.from_dict(attempts_item_data)

            attempts.append(attempts_item)

        _model = cls(
            endpoint=endpoint,
            url=url,
            status=status,
            max_attempts=max_attempts,
            next_attempt_at=next_attempt_at,
            delivered_at=delivered_at,
            attempts=attempts,
        )

        return _model
