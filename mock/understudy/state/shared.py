"""What a store is that several processes share, beside what every store is. Knows no database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import datetime, timedelta
from typing import Protocol, cast

from understudy.clock import Clock
from understudy.state.journal import JournalSource
from understudy.state.shared_sessions import SharedSessions
from understudy.state.shared_snapshots import SharedSnapshots
from understudy.state.store import Address, StateError, Store

_TRIES = 5

CONTROLS = "~control"
"""The collection of what a test armed: no snapshot brings it back, and a restore leaves it."""

OnChanges = Callable[[Sequence[tuple[Address, bytes | None]] | None], None]
"""Called with what others have changed, as JSON text (None: deleted); with None where that is everything."""


class UnavailableError(StateError):
    """The state can't be reached now. Nothing was changed; the same call may succeed later."""


class ConflictError(UnavailableError):
    """Another process changed the state after it was read: whatever was decided must be decided anew."""


class SharedSpace(Protocol):
    """The state of one mock, of which other processes have the same. Thread-safe.

    A turn of such a store keeps out every process, and sees what all of them have committed.
    """

    @property
    def clock(self) -> Clock:
        """The clock of every process: the machine's time plus whatever any of them advanced it by."""

    @property
    def sessions(self) -> SharedSessions:
        """The sessions of every process."""

    @property
    def snapshots(self) -> SharedSnapshots:
        """The named snapshots of every process."""

    @property
    def journal(self) -> JournalSource:
        """The exchanges of every process."""

    def refresh(self) -> None:
        """Take up all that others have committed by now. Raises UnavailableError."""

    def attempt(self) -> AbstractContextManager[None]:
        """A turn that keeps out nobody but this process: what is applied in it may raise ConflictError."""

    def together(self, journal: bytes | None, messages: Sequence[bytes]) -> AbstractContextManager[None]:
        """Keep a row of the journal and messages with what is applied within, or alone where nothing is."""

    def follow(self, on_changes: OnChanges, wake: Callable[[], None]) -> None:
        """Call `on_changes` with whatever others changed, during a turn, and `wake` after it and after all messages."""

    @property
    def broadcasts(self) -> bool:
        """Whether any process has a subscriber, so that messages are wanted."""

    @property
    def newest_message(self) -> int:
        """The number of the newest message; 0 before the first."""

    def listen(self) -> None:
        """Let every process keep messages from now on."""

    def messages(self, after: int) -> Sequence[tuple[int, bytes]]:
        """The messages behind a number, with theirs, oldest first."""

    def claim(self, name: str) -> bool:
        """Take something that one process does at a time, unless another one that lives has it. Raises StateError."""

    def release(self, name: str) -> None:
        """Let others have it."""

    def count_call(self, now: datetime, *, seconds: int) -> tuple[datetime, int]:
        """Count a call of any process for a limit: when its window ends, how many came in it. Raises StateError.

        A window of so many `seconds` begins with a call.
        """

    def forget_calls(self) -> None:
        """Let the next call begin a window."""

    def move_clock(self, by: timedelta | None) -> None:
        """Advance the clock of every process, or (None) set it back to the machine's time."""


def insisting(act: Callable[[], None]) -> None:
    """Make a change in a turn, again where its connection was lost and another process came before."""
    for _ in range(_TRIES):
        with suppress(ConflictError):
            return act()
    return act()


def shared_by(store: Store) -> SharedSpace | None:
    """What a store shares with other processes; None for one that has none to share with."""
    return cast("SharedSpace | None", getattr(store, "space", None))
