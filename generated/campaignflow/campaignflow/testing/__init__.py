"""What tests that use CampaignFlow need: `Driver`, for a mock of it, and `CampaignFlowFactories`, for its records.

Nothing of the client imports it; it needs `pip install understudy`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .driver import Driver
    from .factories import CampaignFlowFactories

__all__ = ["Driver", "CampaignFlowFactories"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(".driver" if name == "Driver" else ".factories", __name__), name)
