"""CampaignFlow: a typed client, generated from its OpenAPI document by Understudy. Do not edit."""

from ._runtime.drift import Drift
from ._runtime.events import Event
from ._runtime.responses import RawResponse
from .client import AsyncClient, Client
from .errors import CampaignFlowError

__all__ = ["AsyncClient", "Client", "Drift", "Event", "RawResponse", "CampaignFlowError"]
