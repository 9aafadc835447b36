"""Understudy control plane: a typed client, generated from its OpenAPI document by Understudy. Do not edit."""

from ._runtime.drift import Drift
from ._runtime.events import Event
from ._runtime.options import ClientOptions, RequestOptions
from ._runtime.responses import AsyncRawResponse, RawResponse
from .client import AsyncClient, Client, __version__
from .errors import UnderstudyControlPlaneError

__all__ = [
    "AsyncClient",
    "AsyncRawResponse",
    "Client",
    "ClientOptions",
    "Drift",
    "Event",
    "RawResponse",
    "RequestOptions",
    "UnderstudyControlPlaneError",
    "__version__",
]
