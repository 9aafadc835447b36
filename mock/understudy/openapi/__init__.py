"""Reads an OpenAPI document into an immutable contract. Knows nothing of HTTP servers or of state."""
