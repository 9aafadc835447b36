"""Who listens to a mock while it changes: topics, messages and subscriptions. See docs/broadcast.md."""

from understudy.broadcast.broadcast import Broadcast, Gap, Subscription
from understudy.broadcast.messages import Message
from understudy.broadcast.topics import TopicError, Topics

__all__ = ["Broadcast", "Gap", "Message", "Subscription", "TopicError", "Topics"]
