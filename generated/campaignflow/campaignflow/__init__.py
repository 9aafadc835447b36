"""CampaignFlow: a typed client, generated from its OpenAPI document by Understudy. Do not edit."""

from .client import AsyncClient, Client
from .errors import CampaignFlowError

__all__ = ["AsyncClient", "Client", "CampaignFlowError"]
