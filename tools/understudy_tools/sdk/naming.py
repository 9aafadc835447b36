"""Names of a document as Python has them: identifiers, classes, packages."""

from __future__ import annotations

import keyword
import re
import sys
from typing import Any

from understudy.inference.conventions import words
from understudy.inference.conventions.spelling import in_word, latin, words_as_spelled

_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_PARTS = re.compile(r"[\W_]+")
# `Acme's API` is Acme's.
_POSSESSIVE = re.compile(r"(?<=\w)['\u2019]s\b", re.IGNORECASE)
_VERSION = re.compile(r"v?\d[\d.]*")
_FEW = 3
_LONGEST_ACRONYM = 5
# What titles say besides the name of what they are about.
_NO_NAMES_WORDS = """
    a an and api apis by developer docs documentation for http in my of openapi our public reference rest
    restful sdk server service services spec specification swagger the to version web with your
"""
_NO_NAMES = frozenset(_NO_NAMES_WORDS.split())
# Packages that a generated one of the same name would hide: the standard library's, and those that most projects have.
_KNOWN_WORDS = """
    aiohttp attr attrs celery certifi click django faker fastapi flask httpx httpx2 idna jinja2 jsonschema
    marshmallow mock numpy packaging pandas pip pydantic pytest redis requests rich setuptools sqlalchemy
    starlette test tests typer understudy understudy_tools urllib3 uvicorn werkzeug wheel yaml
"""
_KNOWN = frozenset(sys.stdlib_module_names) | frozenset(_KNOWN_WORDS.split())
_TAKEN = frozenset({"self", "timeout"})
_PARTING = {number: " " for number in range(128) if not (chr(number).isalnum() or chr(number) in "\\. _-'")}
_PARTING[ord("'")] = ""


RESERVED_CLASSES = frozenset(
    [
        "Any",
        "BinaryIO",
        "BytesIO",
        "File",
        "Generator",
        "Literal",
        "Mapping",
        "NotRequired",
        "OpenModel",
        "Response",
        "Sequence",
        "T",
        "TextIO",
        "TypedDict",
        "UUID",
        "Unset",
    ]
)
"""What the generated modules import themselves: a schema of that name gets a class with `Model` behind it."""


def model_class(name: str) -> str:
    """The class of a component schema."""
    from openapi_python_client.strings import fix_reserved_words

    found = fix_reserved_words(pascal_case(name))
    if not found.isidentifier():
        found = fix_reserved_words(pascal_case(f"field_{found}"))
    return f"{found}Model" if found in RESERVED_CLASSES else found


def pascal_case(name: str) -> str:
    """A name in capitals as openapi-python-client writes it, with the marks of letters that it would drop."""
    from openapi_python_client.strings import split_words

    return "".join(word if word.isupper() else word.capitalize() for word in split_words(parted(name)))


def parted(name: str) -> str:
    """A name whose words are parted where a sign stands that no name may have: `page[size]` is `page size `.

    Of letters beyond ASCII the Latin ones lose their marks; words of other scripts are parted at their capitals, too.
    """
    spelled = latin(name).translate(_PARTING)
    if spelled.isascii():
        return spelled
    edges = [place for place, word in words_as_spelled(spelled) if not word.isascii()]
    letters = (letter if letter.isascii() or in_word(letter) else " " for letter in spelled)
    return "".join(f" {letter}" if place in edges and place else letter for place, letter in enumerate(letters))


def unsaid(owner: str, name: str) -> str:
    """A name without the words at its beginning that what it belongs to ends in; nothing where it has no other."""
    name = latin(name)
    above, own = words(owner), words_as_spelled(name)
    beginning = tuple(word.lower() for _, word in own)
    shared = next((size for size in range(min(len(above), len(own)), 0, -1) if above[-size:] == beginning[:size]), 0)
    return name[own[shared][0] :] if shared < len(own) else "" if shared else name


def joined(name: str, ending: str) -> str:
    """Two names as one, in which no word stands twice in a row."""
    return "_".join(filter(None, (name, unsaid(name, ending))))


def snake_case(name: str) -> str:
    """A Python identifier in snake case."""
    joined = "_".join(words(name)) or "unnamed"
    joined = joined if joined.isidentifier() else f"n{joined}"
    return f"{joined}_" if keyword.iskeyword(joined) or joined in _TAKEN else joined


def class_case(name: str) -> str:
    """A Python class name."""
    joined = "".join(word.capitalize() for word in words(name)) or "Unnamed"
    return joined if joined.isidentifier() else f"N{joined}"


def is_spelled(name: str) -> bool:
    """Whether a name is written as a class is, as `PurchaseOrder` and `API` are: no whole word in one case."""
    return not name.islower() and (not name.isupper() or len(name) <= _LONGEST_ACRONYM)


def package_name(title: str) -> str:
    """The package of a document: the few words of its title that name it, and no name that another package has.

    The name of a distribution is ASCII (PEP 508): words in other scripts are left out.
    """
    spelled = _POSSESSIVE.sub("", title)
    parts = ["".join(word for word in words(part) if word.isascii()) for part in _PARTS.split(spelled)]
    telling = [part for part in parts if part and part not in _NO_NAMES and not _VERSION.fullmatch(part)]
    joined = "_".join((telling or [part for part in parts if part] or ["client"])[:_FEW])
    joined = f"n{joined}" if joined[0].isdigit() else joined
    return f"{joined}_client" if joined in _KNOWN or keyword.iskeyword(joined) else joined


def titled(title: str) -> str:
    """What a service is called in sentences."""
    return title.strip() or "the API"


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
