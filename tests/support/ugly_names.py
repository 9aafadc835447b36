"""What makes the name of a method ugly or misleading: a written rule, so that it can be counted."""

from __future__ import annotations

import re

from understudy.inference.conventions import words
from understudy.inference.conventions.nouns import singular
from understudy_tools.sdk.names.verbs import FILLERS, is_verb

__all__ = ["misleads", "ugliness"]

_LONGEST = 36
_MOST_WORDS = 5
_CRUD = {
    "list": {"GET", "POST", "QUERY"},
    "get": {"GET", "POST"},
    "create": {"POST", "PUT"},
    "update": {"PUT", "PATCH", "POST"},
    "replace": {"PUT", "POST"},
    "delete": {"DELETE", "POST"},
}
# What the last part of a path may be called that is a record of the resource before it, or says what is done to it.
_RECORDS = frozenset({"me", "latest", "current"})
_KEYWORDS = frozenset({"import", "return", "lambda", "pass", "from", "global", "match", "with", "raise", "async"})


def ugliness(group: tuple[str, ...], method: str) -> str:
    """Why nobody would choose `client.group.method`; empty where somebody might."""
    tokens = method.strip("_").split("_")
    nouns = {singular(word) for name in group[-1:] for word in name.split("_")}
    if method.endswith("_") and method[:-1] not in _KEYWORDS:
        return "an underscore at its end"
    if any(re.fullmatch(r"v?\d+", token) for token in tokens) and not re.search(r"_v\d+\w*$", method):
        return "a number"
    if re.fullmatch(rf"({'|'.join(_CRUD)})\d+", method):
        return "a number"
    if re.search(r"_v(latest|stable)(_|$)", method):
        return "a word for a version"
    if group[-1:] == (method,) and not is_verb(tokens[0]):
        return "is its resource"
    if len(tokens) > 1 and singular(tokens[0]) in nouns:
        return "begins with its resource"
    if len(tokens) > 1 and tokens[-1] in FILLERS - {"in", "on", "at", "off", "by"}:
        return "a fragment"
    if len(tokens) != len(set(tokens)):
        return "a word twice"
    if len(method) > _LONGEST or len(tokens) > _MOST_WORDS:
        return "too long"
    if {"controller", "using", "api"} & set(tokens) or (
        len(tokens) > 1 and tokens[-1] in ("get", "post", "put") and tokens[0] not in ("batch", "bulk")
    ):
        return "made by a framework"
    if any(name in group[:position] for position, name in enumerate(group)):
        return "a resource below itself"
    if any(name.strip("_") in ("controller", "default") or name.endswith("_controller") for name in group):
        return "a resource of a framework"
    return ""


def misleads(group: tuple[str, ...], method: str, http_method: str, path: str) -> str:
    """Why somebody who calls it does something else than the name says; empty where it says so."""
    verb = method.split("_")[0]
    if verb in _CRUD and http_method in ("GET", "POST", "PUT", "PATCH", "DELETE") and http_method not in _CRUD[verb]:
        return f"{verb} is not {http_method}"
    if http_method == "DELETE" and verb in ("create", "add"):
        return f"{verb} deletes"
    bare = re.sub(r"\{[^{}]*\}|\.(json|xml|csv)$", " ", path.partition("?")[0])
    parts = [part for part in bare.split("/") if words(part) and not re.fullmatch(r"v?[\d.]+", part)]
    if method in _CRUD and parts:
        last = {singular(word) for word in words(parts[-1])}
        if parts[-1] not in (*_RECORDS, method) and not last & {singular(word) for word in words(group[-1])}:
            return f"{method} is of {parts[-1]}"
    return ""
