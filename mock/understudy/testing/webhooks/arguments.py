"""What an inbox is passed, checked: how long, how many, and what is cleaned up."""

from __future__ import annotations

import threading

from understudy.matching import AtLeast
from understudy.testing.webhooks.provider import Provider
from understudy.webhooks.capture.template import Template


def seconds_of(name: str, value: object, *, zero: bool = False) -> float:
    """A time to wait, in seconds. Raises ValueError for one that nobody can wait."""
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not 0 <= value <= threading.TIMEOUT_MAX
        or (value == 0 and not zero)
    ):
        raise ValueError(f"{name}= takes seconds {'from' if zero else 'above'} 0; got {value!r}")
    return float(value)


def count_of(count: object) -> int:
    """How many at least. Raises ValueError."""
    if isinstance(count, AtLeast):
        return count.count
    if isinstance(count, bool) or not isinstance(count, int) or count < 1:
        raise ValueError(f"count= takes a whole number from 1 or at_least(n); got {count!r}; for none: assert_none()")
    return count


def check_cleanup(cleanup: str, provider: Provider, only: Template | None) -> None:
    """Raises ValueError for a clean-up that there is not, or that the provider or `only` does not allow."""
    if cleanup not in ("none", "matched-only", "full-reset"):
        raise ValueError(f'cleanup= is "none", "matched-only" or "full-reset"; got {cleanup!r}')
    if cleanup == "matched-only" and not provider.can_delete:
        raise ValueError(f'{provider.name} can\'t remove single requests: use cleanup="full-reset" or "none"')
    if cleanup == "full-reset" and only is not None:
        raise ValueError(
            'cleanup="full-reset" would remove what others wait for: with only=, use "matched-only" or "none"'
        )
