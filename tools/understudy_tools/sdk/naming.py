"""Names for the SDK: method names out of operationIds, modules out of tags, keywords avoided."""

from __future__ import annotations

import keyword
import re
from collections.abc import Sequence
from typing import Any

__all__ = [
    "RESERVED_CLASSES",
    "class_case",
    "method_names",
    "model_class",
    "package_name",
    "plain",
    "runtime_class",
    "snake_case",
]

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_TAKEN = frozenset({"self", "timeout"})


RESERVED_CLASSES = frozenset(
    [
        "Any",
        "BinaryIO",
        "BytesIO",
        "File",
        "Generator",
        "Literal",
        "Mapping",
        "Response",
        "T",
        "TextIO",
        "UUID",
        "Unset",
    ]
)
"""What the generated modules import themselves: a schema of that name gets a class with `Model` behind it."""


def model_class(name: str) -> str:
    """The class of a component schema."""
    from openapi_python_client.strings import ClassName

    found = str(ClassName(name, "field_"))
    return f"{found}Model" if found in RESERVED_CLASSES else found


def _words(name: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(name)]


def snake_case(name: str) -> str:
    """A Python identifier in snake case."""
    joined = "_".join(_words(name)) or "unnamed"
    joined = f"n{joined}" if joined[0].isdigit() else joined
    return f"{joined}_" if keyword.iskeyword(joined) or joined in _TAKEN else joined


def class_case(name: str) -> str:
    """A Python class name."""
    joined = "".join(word.capitalize() for word in _words(name)) or "Unnamed"
    return f"N{joined}" if joined[0].isdigit() else joined


def package_name(title: str) -> str:
    """The package of a document: its title without spaces and case."""
    joined = "".join(_words(title)) or "client"
    joined = f"n{joined}" if joined[0].isdigit() else joined
    return f"{joined}_" if keyword.iskeyword(joined) else joined


def method_names(tag: str, operation_ids: Sequence[str]) -> dict[str, str]:
    """operationId → method name: without the tag's noun where that is unambiguous, else the whole of it."""
    noun = _words(tag)
    short = {name: _shortened(_words(name), noun) for name in operation_ids}
    counts: dict[str, int] = {}
    for candidate in short.values():
        counts[candidate] = counts.get(candidate, 0) + 1
    found = {name: candidate if counts[candidate] == 1 else snake_case(name) for name, candidate in short.items()}
    taken = {f"{name}{ending}" for name in found.values() for ending in ("_all", "_raw", "_stream")}
    return {name: f"{method}_" if method in taken else method for name, method in found.items()}


def _shortened(words: list[str], noun: list[str]) -> str:
    forms = [noun, [*noun[:-1], _singular(noun[-1])]] if noun else []
    for form in forms:
        for start in range(1, len(words) - len(form) + 1):
            if words[start : start + len(form)] == form:
                rest = words[:start] + words[start + len(form) :]
                return snake_case("_".join(rest))
    return snake_case("_".join(words))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def plain(value: Any) -> Any:
    """The text inside the generator's wrappers for text that it does not trust and for code."""
    if hasattr(value, "get_untrusted_value"):
        return value.get_untrusted_value()
    if hasattr(value, "as_unembedded_code"):
        return value.as_unembedded_code()
    return value


def runtime_class(value: Any) -> str:
    """A type expression as `isinstance` takes it: without what stands in brackets, and `object` for `Any`."""
    text = str(plain(value))
    while (shorter := _BRACKETED.sub("", text)) != text:
        text = shorter
    return re.sub(r"\bAny\b", "object", text)
