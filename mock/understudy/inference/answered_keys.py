"""Where an answer that is not the record says which record it is of: `{"silenceID": …}`, `{"Id": …, "Warning": …}`."""

from __future__ import annotations

from collections.abc import Iterator

from understudy.inference.conventions import ID, folded, is_key_of
from understudy.inference.paths import last_name
from understudy.inference.resources import Collection
from understudy.inference.shapes import may_be_key, properties, type_of
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas

_MOST = 4


def answered_keys(schemas: Schemas, answer: Node | None, home: Collection) -> tuple[tuple[str, int], ...]:
    """The properties of an answer that the record has not under that name, each with the part of the key it holds.

    The name is that of the path parameter or of the key's property in any spelling, or noun and id; a plain `id` is the
    record's where the answer says hardly more, and not that of what goes on (RFC 9110 15.3.3) or of another record.
    """
    return tuple(_answered(schemas, answer, home))


def _answered(schemas: Schemas, answer: Node | None, home: Collection) -> Iterator[tuple[str, int]]:
    own, named = properties(schemas, home.schema), properties(schemas, answer)
    free = [
        name
        for name, node in named.items()
        if name not in own and name not in home.key_properties and may_be_key(schemas, node)
    ]
    is_receipt = len(named) <= _MOST and all(type_of(schemas, node) != "object" for node in named.values())
    free = [name for name in free if is_receipt or folded(name) != ID]
    noun = last_name(home.path)
    for part, (parameter, key) in enumerate(zip(home.key_parameters, home.key_properties, strict=True)):
        if key is not None and key.partition("/")[0] in named:
            continue
        spelled = {folded(parameter), folded((key or parameter).rpartition("/")[2])}
        lone = len(home.key_parameters) == 1
        called = [name for name in free if folded(name) in spelled or (lone and is_key_of(noun, name))]
        if len(called) == 1:
            yield called[0], part
