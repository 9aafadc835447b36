"""When a rule strikes: from the nth time on that it is met, so many times."""

from __future__ import annotations

from typing import Any

__all__ = ["Count"]


class Count:
    """Counts how often a rule was met; it strikes from the `nth` time on, `times` times (None: always).

    Raises ValueError below 1. Not thread-safe: whoever has the rules has their lock.
    """

    __slots__ = ("_met", "_struck", "nth", "times")

    def __init__(self, nth: int, times: int | None) -> None:
        _whole("nth", nth)
        if times is not None:
            _whole("times", times, ", or None for always")
        self.nth = nth
        self.times = times
        self._met = self._struck = 0

    def strikes(self) -> bool:
        """Count one more; whether it strikes this time."""
        self._met += 1
        if self.over or self._met < self.nth:
            return False
        self._struck += 1
        return True

    @property
    def over(self) -> bool:
        """Whether it struck as often as was said."""
        return self.times is not None and self._struck >= self.times

    @property
    def used(self) -> bool:
        """Whether it ever struck."""
        return self._struck > 0


def _whole(name: str, value: Any, otherwise: str = "") -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(f"{name} is at least 1{otherwise}; got {value!r}")
