"""A key beside the object that has it: `user_id` beside `user` is the `id` in that."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from understudy.inference.conventions import ID, folded

__all__ = ["keys_of_objects"]


def keys_of_objects(made: dict[str, Any], names: Collection[str]) -> Iterator[tuple[str, Any]]:
    """The properties among `names` that are called like an object beside them and its `id`, each with that id."""
    ids = {folded(name): value[ID] for name, value in made.items() if isinstance(value, dict) and ID in value}
    for name in [each for each in names if folded(each).endswith(ID)] if ids else ():
        key = ids.get(folded(name).removesuffix(ID))
        if key is not None and type(key) is type(made[name]) is not dict:
            yield name, key
