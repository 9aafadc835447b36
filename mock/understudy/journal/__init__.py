"""The record of every exchange."""
