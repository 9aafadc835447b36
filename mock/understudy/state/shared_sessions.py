"""The sessions of a mock that processes share, as rows: a key, the space of its state, and when it was used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import uuid4

from understudy.lazy_dataclass import dataclass
from understudy.state.store import Store


@dataclass(frozen=True, slots=True)
class SpaceOfKey:
    """Where the state of a session is, how its webhooks are delivered, and whether it had to be ended."""

    key: str
    space: str
    delivery: str
    ended: bool


class SharedSessions:
    """The rows of all sessions. Raises StateError where they can't be reached.

    `store_of` makes the store of a space, `ask` and `drop` execute statements and forget a space.
    """

    def __init__(
        self,
        store_of: Callable[[str], Store],
        ask: Callable[[str, Mapping[str, Any]], Sequence[Any]],
        drop: Callable[[str], None],
    ) -> None:
        self.store_of = store_of
        self._ask = ask
        self._drop = drop

    def new_space(self, key: str) -> str:
        """A space that nobody has."""
        return f"{key}/{uuid4().hex}"

    def touch(self, key: str) -> SpaceOfKey | None:
        """The row of a key, which is used now; None where there is none."""
        from understudy.state.postgres_tables import TOUCH_SESSION

        return next(iter(self._rows(TOUCH_SESSION, key=key)), None)

    def all(self) -> list[SpaceOfKey]:
        """Those that were not ended; the one that was not used for the longest time is the first."""
        from understudy.state.postgres_tables import SESSIONS

        return self._rows(SESSIONS)

    def begin(self, key: str, space: str, delivery: str, most: int) -> Sequence[SpaceOfKey] | None:
        """Let a key have a space; who was ended to make room. None where another process came before.

        A key whose session had to be ended is free.
        """
        from understudy.state.postgres_tables import BEGIN_SESSION, END_OLDEST

        if not self._rows(BEGIN_SESSION, key=key, own=space, delivery=delivery):
            return None
        ended = self._rows(END_OLDEST, most=most)
        for each in ended:
            self._drop(each.space)
        return ended

    def abandon(self, space: str) -> None:
        """Forget a space that no key has."""
        self._drop(space)

    def end(self, key: str) -> bool:
        """Forget a session and its state; whether there was one."""
        from understudy.state.postgres_tables import END_SESSION

        gone = self._rows(END_SESSION, key=key)
        for each in gone:
            self._drop(each.space)
        return bool(gone)

    def _rows(self, statement: str, **values: Any) -> list[SpaceOfKey]:
        return [SpaceOfKey(*row) for row in self._ask(statement, values)]
