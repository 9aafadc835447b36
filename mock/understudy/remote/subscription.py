"""What a server's mock commits, as its subscribers get it."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from understudy.broadcast import Gap, Message
from understudy.remote.codec import made
from understudy.remote.connection import Connection

if TYPE_CHECKING:
    from understudy.admin_client import models

_LONGEST_WAIT = 2.0


class RemoteSubscription:
    """Messages of a server's mock from when it began, in order. It polls the server when it is read."""

    def __init__(self, to: Connection, topics: tuple[str, ...], after: int | None) -> None:
        self.topics = topics or ("*",)
        self.gap: Gap | None = None
        self._to = to
        self._waiting: deque[Message] = deque()
        self._closed = False
        self._after = after
        self._fetch(0.0)

    def get(self, timeout: float = 5.0) -> Message:
        """The next message; waits up to `timeout` seconds.

        Raises TimeoutError when none came, ValueError when the subscription is closed and everything was taken.
        """
        ends = time.monotonic() + timeout
        while not self._waiting:
            if self._closed:
                raise ValueError(f"the subscription to {', '.join(self.topics)} is closed")
            left = ends - time.monotonic()
            self._fetch(max(0.0, min(left, _LONGEST_WAIT)))
            if not self._waiting and left <= 0:
                raise TimeoutError(f"nothing happened on {', '.join(self.topics)} within {timeout:g} s")
        return self._waiting.popleft()

    def taken(self) -> list[Message]:
        """Every message that is there by now, without waiting."""
        if not self._closed:
            self._fetch(0.0)
        found = list(self._waiting)
        self._waiting.clear()
        return found

    def close(self) -> None:
        """Listen no longer. What has arrived can still be taken."""
        self._closed = True

    @property
    def closed(self) -> bool:
        return self._closed

    def _fetch(self, wait: float) -> None:
        query: dict[str, Any] = {"topic": list(self.topics), "wait": wait}
        if self._after is not None:
            query["after"] = self._after
        found = self._to.call(self._to.client.messages.list, **query)
        if found.gap is not None and self.gap is None:
            self.gap = Gap(found.gap.first, found.gap.last)
        self._after = found.sequence
        self._waiting.extend(map(_message, found.messages))

    def __iter__(self) -> Iterator[Message]:
        """Messages as they come, until it is closed."""
        while self._waiting or not self._closed:
            if self._waiting:
                yield self._waiting.popleft()
            else:
                self._fetch(_LONGEST_WAIT)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _message(change: models.Change) -> Message:
    return made(Message, change, key=tuple(change.key), before=change.from_, after=change.to)
