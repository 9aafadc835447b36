"""What is noted of a record beside it, in records of the mock's own: what it was made below, where no property of it
says so, and that a test made it invalid on purpose.
"""

from __future__ import annotations

from understudy.inference.resources import CollectionView, Resources
from understudy.records.lookups import own_key
from understudy.state.store import Address, Store
from understudy.state.work import Work

_BELOW = "~below "
_INVALID = "~invalid "


def _address(view: CollectionView, above: tuple[str, ...], address: Address) -> Address:
    return Address(_BELOW + view.path, above, (*address.parent, *address.key))


def note(work: Work, view: CollectionView, above: tuple[str, ...], address: Address) -> None:
    """Note that a record was made below others, whose keys are `above`."""
    work.put(_address(view, above, address), {})


def is_noted(work: Work, view: CollectionView, above: tuple[str, ...], address: Address) -> bool:
    """Whether a record was made below others."""
    return work.get(_address(view, above, address)) is not None


def noted(work: Work, view: CollectionView, above: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The keys of the records that were made below others, with the keys above them in the collection first."""
    return {each.key for each in work.addresses(_BELOW + view.path, above)}


def invalid_address(address: Address) -> Address:
    """Where it is noted that a record is invalid."""
    return address._replace(collection=_INVALID + address.collection)


def note_invalid(work: Work, address: Address) -> None:
    """Note that a record was put there as it is, whatever its schema says."""
    work.put(invalid_address(address), {})


def is_invalid(state: Store | Work, address: Address) -> bool:
    """Whether a record was put there as it is."""
    return state.get(invalid_address(address)) is not None


def has_invalid(state: Store | Work, collection: str) -> bool:
    """Whether there is such a record in a collection."""
    return bool(state.addresses(_INVALID + collection))


def forget(work: Work, resources: Resources, address: Address) -> None:
    """Forget what is noted of a record that is removed."""
    invalid = invalid_address(address)
    if work.get(invalid) is not None:
        work.delete(invalid)
    for view in resources.views.values():
        if view.main == address.collection and view.is_below:
            for each in own_key(work, _BELOW + view.path, (*address.parent, *address.key)):
                work.delete(each)
