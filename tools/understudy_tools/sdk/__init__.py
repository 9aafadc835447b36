"""Generates an SDK from a contract."""
