"""What the methods of HTTP do to a collection and to a record of it."""

from __future__ import annotations

from understudy.inference.lists import ListShape
from understudy.inference.resources import Collection, Kind

__all__ = ["SAFE", "kind_by_method", "on_collection", "on_item"]

SAFE = ("GET", "QUERY")
"""Methods that read and may answer with a body."""


def kind_by_method(method: str, shape: ListShape | None) -> Kind:
    """What an operation of this method does where nothing else says it."""
    kinds: dict[str, Kind] = {"POST": "create", "PUT": "update", "PATCH": "update", "DELETE": "delete"}
    return kinds.get(method, "list" if shape is not None else "read")


def on_collection(method: str, home: Collection, shape: ListShape | None) -> tuple[Kind, str]:
    """What a method does to a collection, and why."""
    if home.singleton:
        kinds: dict[str, Kind] = {"GET": "read", "HEAD": "read", "DELETE": "delete"}
        return kinds.get(method, "update"), "a path without a key, read and written"
    if method == "POST":
        return "create", "POST on a collection"
    if method in SAFE:
        if shape is not None:
            return "list", f"{method} on a collection answers a list"
        return "synthesize", f"{method} on a collection answers no list"
    if method == "HEAD":
        return "synthesize", "HEAD on a collection answers nothing"
    if method == "DELETE":
        return "clear", "DELETE on a collection"
    return "upsert", f"{method} on a collection: the key is in the body"


def on_item(method: str) -> tuple[Kind, str]:
    """What a method does to a record of a collection, and why."""
    if method in (*SAFE, "HEAD"):
        return "read", f"{method} on an item"
    if method == "DELETE":
        return "delete", "DELETE on an item"
    return "update", f"{method} on an item"
