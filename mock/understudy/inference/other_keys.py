"""Path parameters that take one of several keys of a record: `{issueIdOrKey}`, `{id_or_slug}`, or `me` for a caller."""

from __future__ import annotations

import re
from collections.abc import Mapping

from understudy.inference.conventions import CALLERS, folded
from understudy.inference.paths import canonical, segments
from understudy.inference.record_keys import other_key_names
from understudy.inference.resources import Collection
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Operation
from understudy.openapi.schemas import Schemas

# Fewer than the words that paths have for the caller: of a description `account` or `profile` may mean anything.
_QUOTED = re.compile(r"[`'\"“‘](@?me|self|current|~)[`'\"”’]")


@dataclass(frozen=True, slots=True)
class OtherKeys:
    """A path parameter that takes other keys of a record than its own: `names` hold them, `above` are those before.

    `caller` is the word that means the record of whoever calls; empty where none does.
    """

    parameter: str
    above: tuple[str, ...]
    collection: Collection
    names: tuple[str, ...]
    caller: str = ""


def other_keys(schemas: Schemas, collections: Mapping[str, Collection], operation: Operation) -> tuple[OtherKeys, ...]:
    """The parameters of an operation's path that take other keys, in path order."""
    by_item = {each.item: each for each in collections.values() if len(each.key_parameters) == 1}
    found: list[OtherKeys] = []
    above: list[str] = []
    path = ""
    for part in segments(operation.path):
        path = f"{path}/{part}"
        if not part.startswith("{"):
            continue
        parameter = part[1:-1]
        home = by_item.get(canonical(path))
        if home is not None and home.parent_count == len(above):
            names = other_key_names(schemas, home.schema, parameter, home.key_properties)
            caller = _callers_word(operation, parameter) if not above and folded(home.name) in CALLERS else ""
            if names or caller:
                found.append(OtherKeys(parameter, tuple(above), home, names, caller))
        above.append(parameter)
    return tuple(found)


def _callers_word(operation: Operation, parameter: str) -> str:
    """The word for the caller's own record that the description of a path parameter quotes: `me`."""
    texts = (each.description for each in operation.parameters if each.location == "path" and each.name == parameter)
    quoted = _QUOTED.search(next(texts, ""))
    return quoted[1] if quoted is not None else ""
