"""Publishes what is committed to its subscribers. A subscriber has a queue of its own: a slow one blocks no other."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import TracebackType

from understudy.broadcast.messages import Message, drafts
from understudy.broadcast.topics import Matcher, Topics
from understudy.inference.resources import Collection
from understudy.json_codec import loads
from understudy.lazy_dataclass import dataclass
from understudy.state.shared import SharedSpace
from understudy.state.store import Change
from understudy.state.work import Work
from understudy.webhooks.outbox import Event

CAPACITY = 10_000
"""How many messages are kept for those who come back."""
_NEWEST = 5


@dataclass(frozen=True, slots=True)
class Gap:
    """Messages `first` to `last` are no longer there: the one who came back was away for too long."""

    first: int
    last: int


class Subscription:
    """What was committed on some topics since it began, in order. Thread-safe; also a context manager and an iterator.

    `gap` says what was missed, for one that came back too late.
    """

    def __init__(self, topics: tuple[str, ...], matchers: Sequence[Matcher], owner: Broadcast) -> None:
        self.topics = topics
        self.gap: Gap | None = None
        self._matchers = tuple(matchers)
        self._owner = owner
        self._waiting: deque[Message] = deque()
        self._changed = threading.Condition()
        self._closed = False
        self._wake: Callable[[], None] | None = None

    def listen(self, wake: Callable[[], None]) -> None:
        """Call `wake` whenever a message came, or it was closed: in the thread that did it, which must not wait."""
        self._wake = wake

    def get(self, timeout: float = 5.0) -> Message:
        """The next message; waits up to `timeout` seconds.

        Raises TimeoutError when none came, ValueError when the subscription is closed and everything was taken.
        """
        message = self._next(timeout)
        if message is None:
            if self._closed:
                raise ValueError(f"the subscription to {', '.join(self.topics)} is closed")
            raise TimeoutError(f"nothing happened on {', '.join(self.topics)} within {timeout:g} s{self._elsewhere()}")
        return message

    def taken(self) -> list[Message]:
        """Every message that is there by now, without waiting."""
        with self._changed:
            found = list(self._waiting)
            self._waiting.clear()
        return found

    def close(self) -> None:
        """Listen no longer. What has arrived can still be taken; waiting threads are woken."""
        self._owner.leave(self)
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._wake is not None:
            self._wake()

    @property
    def closed(self) -> bool:
        return self._closed

    def wants(self, message: Message) -> bool:
        """Whether a message is on one of its topics."""
        return any(matches(message.topic, message.event) for matches in self._matchers)

    def put(self, message: Message) -> None:
        """Called by the broadcast; never waits for the subscriber."""
        with self._changed:
            self._waiting.append(message)
            self._changed.notify()
        if self._wake is not None:
            self._wake()

    def _next(self, timeout: float | None) -> Message | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closed, timeout)
            return self._waiting.popleft() if self._waiting else None

    def _elsewhere(self) -> str:
        latest = ", ".join(f"{message.kind} {message.topic}" for message in self._owner.newest(_NEWEST))
        return f"; what did happen last: {latest}" if latest else "; nothing happened anywhere"

    def __iter__(self) -> Iterator[Message]:
        """Messages as they come, until it is closed."""
        while (message := self._next(None)) is not None:
            yield message

    def __enter__(self) -> Subscription:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Broadcast:
    """The subscriptions of one mock. False until somebody subscribes: till then a commit pays one look at it."""

    def __init__(
        self, collections: Mapping[str, Collection], events: Sequence[str], shared: SharedSpace | None = None
    ) -> None:
        self._collections = collections
        self._topics = Topics(collections, events)
        self._lock = threading.Lock()
        self._subscriptions: list[Subscription] = []
        self._kept: deque[Message] = deque(maxlen=CAPACITY)
        self._sequence = 0
        self._on = False
        self._shared = shared
        self._pumping = threading.Lock()

    def __bool__(self) -> bool:
        return self._on or (self._shared is not None and self._shared.broadcasts)

    @property
    def listening(self) -> int:
        """How many subscriptions there are now."""
        return len(self._subscriptions)

    @property
    def sequence(self) -> int:
        """The number of the newest message; 0 before the first."""
        return self._sequence if self._shared is None else self._shared.newest_message

    def subscribe(self, *topics: str, after: int | None = None) -> Subscription:
        """Listen from now on, or from the message behind number `after`. No topic means all.

        Raises TopicError for a topic on which nothing can happen, ValueError for a negative `after`.
        """
        if after is not None and after < 0:
            raise ValueError(f"after is the number of a message, from 0; got {after}")
        patterns = topics or ("*",)
        subscription = Subscription(patterns, [self._topics.matcher(topic) for topic in patterns], self)
        if self._shared is not None:
            self._shared.listen()
            self.pump()
        with self._lock:
            self._on = True
            if after is not None:
                self._catch_up(subscription, after)
            self._subscriptions.append(subscription)
        return subscription

    def _catch_up(self, subscription: Subscription, after: int) -> None:
        oldest = self._kept[0].sequence if self._kept else self._sequence + 1
        if after + 1 < oldest:
            subscription.gap = Gap(after + 1, oldest - 1)
        for message in self._kept:
            if message.sequence > after and subscription.wants(message):
                subscription.put(message)

    def leave(self, subscription: Subscription) -> None:
        """End a subscription; one that has ended already is left alone."""
        with self._lock:
            if subscription in self._subscriptions:
                self._subscriptions.remove(subscription)

    def close(self) -> None:
        """End every subscription."""
        with self._lock:
            ending = list(self._subscriptions)
        for subscription in ending:
            subscription.close()

    def newest(self, count: int) -> list[Message]:
        """The newest messages, oldest first."""
        with self._lock:
            return list(self._kept)[-count:]

    def drafts(self, work: Work, changes: Sequence[Change], events: Sequence[Event]) -> list[Message]:
        """What there will be to tell of a unit of work; call it before it is committed."""
        return list(drafts(self._collections, self._topics, work, changes, events))

    def publish(self, published: Sequence[Message]) -> None:
        """Notify every subscriber; call it during the store's turn, right after the commit."""
        with self._lock:
            for draft in published:
                self._put(replace(draft, sequence=self._sequence + 1))

    def pump(self) -> None:
        """Notify every subscriber of what the processes that share the mock have published."""
        if self._shared is None or not self._shared.broadcasts:
            return
        with self._pumping:
            found = self._shared.messages(self._sequence)
            with self._lock:
                for number, text in found:
                    self._put(Message.from_json({**loads(text), "sequence": number}))

    def _put(self, message: Message) -> None:
        """Call it with the lock held."""
        self._sequence = message.sequence
        self._kept.append(message)
        for subscription in self._subscriptions:
            if subscription.wants(message):
                subscription.put(message)
