"""What a record was made below, where no property of it says so: kept beside it, in a record of the mock's own."""

from __future__ import annotations

from understudy.inference.resources import CollectionView, Resources
from understudy.state.store import Address
from understudy.state.work import Work

__all__ = ["forget", "is_noted", "note", "noted"]

_BELOW = "~below "


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


def forget(work: Work, resources: Resources, address: Address) -> None:
    """Forget what a record that is removed was made below."""
    for view in resources.views.values():
        if view.main == address.collection and view.more:
            for each in work.addresses(_BELOW + view.path):
                if each.key == (*address.parent, *address.key):
                    work.delete(each)
