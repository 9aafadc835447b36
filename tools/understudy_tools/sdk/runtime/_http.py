"""The one place that names the HTTP library: httpx where it is installed, else httpx2, which has the same interface."""

try:
    import httpx as httpx
except ImportError:
    import httpx2 as httpx  # type: ignore[no-redef, import-not-found, unused-ignore]

__all__ = ["httpx"]
