"""When a rule strikes: from the nth time on that it is met, so many times."""

from __future__ import annotations

from collections.abc import Callable

from understudy.options import check_whole


class Count:
    """Counts how often a rule was met; it strikes from the `nth` time on, `times` times (None: always).

    Raises ValueError below 1. Not thread-safe: the owner of the rules has their lock.
    """

    __slots__ = ("_met", "_struck", "nth", "times")

    def __init__(self, nth: int, times: int | None) -> None:
        check_whole("nth", nth, 1)
        if times is not None:
            check_whole("times", times, 1, otherwise=", or None for always")
        self.nth = nth
        self.times = times
        self._met = self._struck = 0

    def strikes(self, by_chance: Callable[[], bool] | None = None) -> bool:
        """Count one more; whether it strikes this time. `by_chance` decides where it otherwise would."""
        self._met += 1
        if self.over or self._met < self.nth or (by_chance is not None and not by_chance()):
            return False
        self._struck += 1
        return True

    @property
    def counted(self) -> tuple[int, int]:
        """How often it was met, and how often it struck."""
        return self._met, self._struck

    def resume(self, met: int, struck: int) -> None:
        """Go on from what was counted elsewhere."""
        self._met, self._struck = met, struck

    @property
    def over(self) -> bool:
        """Whether it struck as often as it may."""
        return self.times is not None and self._struck >= self.times

    @property
    def used(self) -> bool:
        """Whether it ever struck."""
        return self._struck > 0

    @property
    def reached(self) -> bool:
        """Whether it was met as often as it takes to strike."""
        return self._met >= self.nth
