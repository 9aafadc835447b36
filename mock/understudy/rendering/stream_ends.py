"""What a client that reconnects to a stream of events is answered when there are no more."""

from __future__ import annotations

from dataclasses import replace

from understudy.messages import Answer
from understudy.openapi.media_types import essence
from understudy.openapi.model import Operation
from understudy.operations.streams import LAST_EVENT_ID

__all__ = ["at_its_end"]


def at_its_end(answer: Answer, operation: Operation) -> Answer:
    """204, by which a client knows not to come back (WHATWG HTML, 9.2.3), for a stream of which nothing is left.

    A document that speaks of `Last-Event-ID` itself is taken at its word: without a 204 of its own the stream is empty.
    """
    if answer.value != b"" or answer.status != 200 or essence(answer.media_type or "") != "text/event-stream":
        return answer
    declared = any(each.location == "header" and each.name.lower() == LAST_EVENT_ID for each in operation.parameters)
    return answer if declared and not operation.documents(204) else replace(answer, status=204, media_type=None)
