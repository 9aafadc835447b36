"""What a test armed, where the processes of one mock share their state: one record for each part of the control plane.

The record comes with whatever else is new when a request begins, so a process that has nothing armed pays nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Protocol

from understudy.json_codec import dumps, loads
from understudy.state.shared import CONTROLS, SharedSpace
from understudy.state.store import Address, Change, Store


class Control(Protocol):
    """How a part of the control plane keeps what it has with that of other processes."""

    @property
    def is_shared(self) -> bool:
        """Whether there are others."""

    def changing(self) -> AbstractContextManager[None]:
        """What is changed within is changed in every process, or, where that can't be, in none.

        It begins with what the others have done. Not to be entered with a lock that `take_up` needs. Raises StateError.
        """

    def refresh(self) -> None:
        """Take up what other processes have done. Raises StateError."""


class _OwnControl:
    """Of a mock in one process."""

    is_shared = False

    def changing(self) -> AbstractContextManager[None]:
        return nullcontext()

    def refresh(self) -> None:
        """There is nobody else."""


OWN: Control = _OwnControl()


class Controlled(Protocol):
    """A part of the control plane that processes may share."""

    control: Control

    def to_json(self) -> Any:
        """All of it that other processes can have."""

    def take_up(self, content: Any) -> None:
        """Be what `to_json` was elsewhere; None: as at the start. What only this process can have stays."""


class _SharedControl:
    """One part's record in the state."""

    is_shared = True

    def __init__(self, store: Store, shared: SharedSpace, name: str, part: Controlled) -> None:
        self.address = Address(CONTROLS, (), (name,))
        self._store = store
        self._shared = shared
        self._part = part

    def refresh(self) -> None:
        self._shared.refresh()

    @contextmanager
    def changing(self) -> Iterator[None]:
        with self._store.turn():
            before = dumps(self._part.to_json())
            try:
                yield
                content = self._part.to_json()
                if dumps(content) != before:
                    self._store.apply((Change(self.address, {"content": content}),))
            except BaseException:
                self.load()
                raise

    def load(self) -> None:
        """Let the part be what the state says; call it during the store's turn."""
        record = self._store.get(self.address)
        self._part.take_up(None if record is None else record["content"])

    def heard(self, text: bytes | None) -> None:
        """Another process wrote this."""
        self._part.take_up(None if text is None else loads(text)["content"])


def share_controls(
    store: Store, shared: SharedSpace, parts: Mapping[str, Controlled]
) -> Callable[[Sequence[tuple[Address, bytes | None]] | None], None]:
    """Share these parts with every process; what to call with changes that others made (None: with all)."""
    controls = {}
    with store.turn():
        for name, part in parts.items():
            control = _SharedControl(store, shared, name, part)
            part.control = controls[control.address] = control
            control.load()

    def take_up(changes: Sequence[tuple[Address, bytes | None]] | None) -> None:
        if changes is None:
            for control in controls.values():
                control.load()
            return
        for address, text in changes:
            if address.collection == CONTROLS and address in controls:
                controls[address].heard(text)

    return take_up
