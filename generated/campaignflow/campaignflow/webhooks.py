"""The webhooks that CampaignFlow sends: is a delivery theirs, and what does it say?"""

from __future__ import annotations

from collections.abc import Sequence as _Sequence
from datetime import timedelta as _timedelta

from ._runtime import payloads as _payloads
from ._runtime import signatures as _signatures
from ._runtime.payloads import UnknownEvent
from .models.campaign_status_change_event import CampaignStatusChangeEvent
from .models.finance_application_status_change_event import FinanceApplicationStatusChangeEvent

Event = CampaignStatusChangeEvent | FinanceApplicationStatusChangeEvent | UnknownEvent

EVENTS: dict[str, type[CampaignStatusChangeEvent | FinanceApplicationStatusChangeEvent]] = {
    "campaign_status_change": CampaignStatusChangeEvent,
    "finance_application_status_change": FinanceApplicationStatusChangeEvent,
}
"""Event → the class of its payload; `EVENTS[name].from_dict(payload)` parses one."""

_SIGNATURES = (_signatures.Signature("timestamped", "X-Webhook-Signature"),)
_ROUTES: _payloads.Routes[CampaignStatusChangeEvent | FinanceApplicationStatusChangeEvent] = _payloads.Routes(
    property="event_type",
    values={
        "campaign_status_change": (CampaignStatusChangeEvent.from_dict,),
        "finance_application_status_change": (FinanceApplicationStatusChangeEvent.from_dict,),
    },
    names={
        "campaign_status_change": (CampaignStatusChangeEvent.from_dict,),
        "finance_application_status_change": (FinanceApplicationStatusChangeEvent.from_dict,),
    },
    rest=(),
)


def verify_and_parse(
    body: bytes,
    headers: _signatures.Headers,
    secret: str | _Sequence[str],
    *,
    tolerance: float | _timedelta = 300,
    now: float | None = None,
    event: str | None = None,
    scheme: _signatures.Scheme | None = None,
    header: str | None = None,
    url: str | None = None,
) -> Event:
    """The event that a delivery tells of, once it is sure that the sender signed it, with this secret, and now.

    `body` is the raw bytes of the request. `secret` may be several while it is rotated. `tolerance` is how many seconds
    the signature may be old, or ahead of this clock; `now` is Unix seconds, for tests. `event` names the webhook where
    the payload does not. `scheme` and `header` say how deliveries are signed where the document does not. `url` is your
    endpoint's as the sender knows it, for senders that sign it too.

    Raises WebhookVerificationError, which has a class for each reason; TypeError and ValueError for what is wrong with
    the call, such as a body that is no bytes, or an empty secret.
    """
    verify(body, headers, secret, tolerance=tolerance, now=now, scheme=scheme, header=header, url=url)
    return parse(body, headers, event=event)


def verify(
    body: bytes,
    headers: _signatures.Headers,
    secret: str | _Sequence[str],
    *,
    tolerance: float | _timedelta = 300,
    now: float | None = None,
    scheme: _signatures.Scheme | None = None,
    header: str | None = None,
    url: str | None = None,
) -> None:
    """Return if a delivery is rightly signed. Arguments and errors are those of `verify_and_parse`."""
    _signatures.verify(
        body, headers, secret, _SIGNATURES, tolerance=tolerance, now=now, scheme=scheme, header=header, url=url
    )


def parse(body: bytes, headers: _signatures.Headers = (), *, event: str | None = None) -> Event:
    """The event in a body of which something else has made sure that it is the sender's; an unknown one is kept raw.

    The headers are only looked at for the type of CloudEvents in binary mode. Raises WebhookPayloadError, and TypeError for a body that is no bytes.
    """
    return _payloads.parse(body, _ROUTES, event, headers)


def sign(
    body: bytes,
    secret: str | _Sequence[str],
    *,
    timestamp: int | None = None,
    message_id: str = "msg_test",
    scheme: _signatures.Scheme | None = None,
    header: str | None = None,
    url: str | None = None,
) -> dict[str, str]:
    """The headers of a delivery as the sender would sign it, for tests of your receiver. `timestamp` is now by itself."""
    return _signatures.sign(
        body, secret, _SIGNATURES, timestamp=timestamp, message_id=message_id, scheme=scheme, header=header, url=url
    )


__all__ = [
    "EVENTS",
    "Event",
    "UnknownEvent",
    "CampaignStatusChangeEvent",
    "FinanceApplicationStatusChangeEvent",
    "parse",
    "sign",
    "verify",
    "verify_and_parse",
]
