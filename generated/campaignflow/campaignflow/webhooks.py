"""The events that CampaignFlow sends, by name."""

from __future__ import annotations

from .models.campaign_status_change_event import CampaignStatusChangeEvent
from .models.finance_application_status_change_event import FinanceApplicationStatusChangeEvent

EVENTS: dict[str, type[CampaignStatusChangeEvent | FinanceApplicationStatusChangeEvent]] = {
    "campaign_status_change": CampaignStatusChangeEvent,
    "finance_application_status_change": FinanceApplicationStatusChangeEvent,
}
"""Webhook name → the class of its payload; `EVENTS[name].from_dict(payload)` parses one."""

__all__ = ["EVENTS", "CampaignStatusChangeEvent", "FinanceApplicationStatusChangeEvent"]
