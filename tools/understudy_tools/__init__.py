"""Turns an OpenAPI document into a typed Python SDK and keeps the two in step."""
