"""Path parameters that take one of several keys of a record: `{issueIdOrKey}`, `{id_or_slug}`, or `me` for a caller."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from understudy.contract import Contract
from understudy.inference.conventions import CALLERS, folded
from understudy.inference.paths import canonical, segments
from understudy.inference.record_keys import other_key_names
from understudy.inference.resources import Collection
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Operation
from understudy.records.keys import item_address, key_text
from understudy.records.lookups import having_key
from understudy.state.store import Address
from understudy.state.work import Work

__all__ = ["OtherKeys", "other_keys", "with_own_keys"]

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


def other_keys(contract: Contract, operation: Operation) -> tuple[OtherKeys, ...]:
    """The parameters of an operation's path that take other keys, in path order."""
    by_item = {each.item: each for each in contract.resources.collections.values() if len(each.key_parameters) == 1}
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
            names = other_key_names(contract.schemas, home.schema, parameter, home.key_properties)
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


def with_own_keys(
    work: Work, others: tuple[OtherKeys, ...], path: Mapping[str, Any], current: Callable[[Collection], Address]
) -> Mapping[str, Any]:
    """The values of a path with the own keys of the records that it names by other ones.

    `current` finds, or makes up, the record of the caller.
    """
    found = dict(path)
    for each in others:
        above = tuple(key_text(found[name]) for name in each.above)
        key = found.get(each.parameter)
        if key is None or work.get(item_address(each.collection, (*above, key_text(key)))) is not None:
            continue
        if each.caller and key == each.caller:
            found[each.parameter] = current(each.collection).key[0]
            continue
        known = (having_key(work, each.collection.id, name, key, above or None) for name in each.names)
        address = next((addresses[0] for addresses in known if addresses), None)
        if address is not None:
            found[each.parameter] = address.key[0]
    return found
