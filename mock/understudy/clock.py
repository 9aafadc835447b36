"""Time as an object that a mock owns, so that tests move it instead of sleeping."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import Protocol, Self

_END = datetime(9000, 1, 1, tzinfo=UTC)
"""What is due later must still be a date."""

_NOTHING = timedelta()
_SECOND = timedelta(seconds=1)
_newest = (datetime(1, 1, 1, tzinfo=UTC), "0001-01-01T00:00:00Z")


class Clock(Protocol):
    """A clock in UTC that can be moved forward."""

    def now(self) -> datetime: ...

    def advance(self, by: timedelta) -> None: ...

    def others(self) -> datetime:
        """What the clocks of others show, who check how old a signature is."""

    def reset(self) -> None:
        """Back to where it was at the start."""

    def fresh(self) -> Self:
        """Another clock of this kind, at its start."""


class SystemClock:
    """The machine's time plus whatever it was advanced by."""

    __slots__ = ("_lock", "_offset")

    def __init__(self) -> None:
        self._offset = timedelta()
        self._lock = threading.Lock()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset if self._offset else datetime.now(UTC)

    def others(self) -> datetime:
        return datetime.now(UTC)

    def advance(self, by: timedelta) -> None:
        check_move(self.now(), by)
        with self._lock:
            self._offset += by

    def reset(self) -> None:
        with self._lock:
            self._offset = timedelta()

    def fresh(self) -> Self:
        return type(self)()


class ManualClock:
    """Stands still until advanced. Starts at 2026-01-01T00:00:00Z by default."""

    __slots__ = ("_lock", "_now", "_start")

    def __init__(self, start: datetime | None = None) -> None:
        if start is not None and start.tzinfo is None:
            raise ValueError("start needs a time zone, such as datetime(2026, 1, 1, tzinfo=UTC)")
        self._start = self._now = start or datetime(2026, 1, 1, tzinfo=UTC)
        self._lock = threading.Lock()

    def now(self) -> datetime:
        return self._now

    def others(self) -> datetime:
        return self._now

    def advance(self, by: timedelta) -> None:
        check_move(self._now, by)
        with self._lock:
            self._now += by

    def reset(self) -> None:
        with self._lock:
            self._now = self._start

    def fresh(self) -> Self:
        return type(self)(self._start)


def check_length(by: object, name: str) -> None:
    """Raises TypeError for what is no length of time: a number would not say of what."""
    if not isinstance(by, timedelta):
        raise TypeError(f"{name} takes a timedelta, such as timedelta(hours=1); got {by!r}")


def check_move(now: datetime, by: timedelta) -> None:
    check_length(by, "advance")
    if by < timedelta():
        raise ValueError(f"a clock moves forward only; got {by}")
    if by > _END - now:
        raise ValueError(f"a clock moves to the year {_END.year} at most; got {by}")


def timestamp(moment: datetime) -> str:
    """RFC 3339 in UTC with seconds, such as `2026-01-01T00:00:00Z`."""
    global _newest  # of many records of one second the same text is wanted
    second, text = _newest
    if moment.tzinfo is UTC and _NOTHING <= moment - second < _SECOND:
        return text
    text = utc_text(moment)
    _newest = moment.astimezone(UTC).replace(microsecond=0), text
    return text


def utc_text(moment: datetime) -> str:
    """`timestamp` of a time that nobody else will ask for: the text is not kept."""
    if moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC)
    return moment.isoformat(timespec="seconds")[:19] + "Z"
