"""Seeded values that satisfy a schema."""
