"""Which record a request to a collection is about, where its query says it: `DELETE /jobs?id=`, `GET /jobs?title=`."""

from __future__ import annotations

from collections.abc import Iterator

from understudy.inference.conventions import ID_ENDINGS, ends_like, folded, is_key_of, nouns_of
from understudy.inference.paths import last_name
from understudy.inference.resources import Collection
from understudy.inference.shapes import properties
from understudy.openapi.model import Operation
from understudy.openapi.schemas import Schemas

__all__ = ["CHANGES", "named_by_query"]

CHANGES = ("PUT", "PATCH", "DELETE")
"""Methods that change or delete the record."""


def named_by_query(operation: Operation, home: Collection, schemas: Schemas) -> tuple[str, str] | None:
    """The query parameter of one record and the property that it names: any for a GET, else the key.

    It is required, or it is all that can be said of what is to be changed.
    """
    in_query = [each for each in operation.parameters if each.location == "query"]
    for parameter in () if home.singleton else in_query:
        sole = operation.method in CHANGES and len(in_query) == 1
        if parameter.required or sole:
            known = _named(parameter.name, operation, home, schemas, sole=sole)
            if known is not None:
                return parameter.name, known
    return None


def _named(parameter: str, operation: Operation, home: Collection, schemas: Schemas, *, sole: bool) -> str | None:
    named, key = properties(schemas, home.schema), home.key_properties[-1]
    possible = (folded(parameter), *(folded(f"{noun}-{parameter}") for noun in _nouns(home)))
    known = next((name for name in named if folded(name) in possible), None)
    called = any(is_key_of(noun, parameter) for noun in _nouns(home)) or (
        sole and known is None and ends_like(parameter, ID_ENDINGS)
    )
    if key in named and called:
        return key
    return known if operation.method not in CHANGES or known == key else None


def _nouns(home: Collection) -> Iterator[str]:
    """What one record of a collection is called."""
    yield from ("-".join(noun) for noun in nouns_of(last_name(home.path)))
