"""Finds records by other keys than their own, where a path parameter takes several (inference/other_keys.py)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from understudy.inference.other_keys import OtherKeys
from understudy.inference.resources import Collection
from understudy.records.keys import item_address, key_text
from understudy.records.lookups import having_key
from understudy.state.store import Address
from understudy.state.work import Work


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
