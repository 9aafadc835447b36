"""The one place that names the HTTP library, so that changing it is one line."""

import httpx as httpx

__all__ = ["httpx"]
