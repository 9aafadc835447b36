"""Who recorded the webhooks: what a provider must be able to do, and what goes wrong between us and it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from understudy.webhooks.capture.received import Received


class ProviderError(Exception):
    """A provider could not say what it received: the message names the address, the answer and what was expected."""


class Unreachable(ProviderError):  # noqa: N818 - what the caller must know
    """Nobody answered. A wait tries again until its time is over, since the server may be about to start."""


class Provider(Protocol):
    """Somebody who records webhooks.

    `name` is for messages. `can_delete` is whether `delete` can remove a single webhook; where it can't, it raises
    ProviderError. `shared` is whether others may use it at the same time, and what it holds may be older than us.
    `note` is added to the message of a wait that found nothing: how such a server can lose or hide webhooks.
    """

    @property
    def name(self) -> str: ...

    @property
    def can_delete(self) -> bool: ...

    @property
    def shared(self) -> bool: ...

    @property
    def note(self) -> str: ...

    def received(self, after: int = 0) -> Sequence[Received]:
        """What was received, oldest first: those with a sequence number above `after`. Raises ProviderError."""
        ...

    def wait(self, after: int, timeout: float) -> None:
        """Return once there may be something above `after`, or when the time is over. Raises ProviderError."""
        ...

    def reset(self) -> None:
        """Forget all. Sequence numbers go on. Raises ProviderError."""
        ...

    def delete(self, id: str) -> None:  # noqa: A002 - what the servers call it
        """Forget one; one that is gone already is no mistake. Raises ProviderError."""
        ...
