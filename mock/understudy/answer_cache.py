"""Answers of reads, kept as long as the state is what they were made from."""

from __future__ import annotations

from typing import Any

from understudy.messages import Request, Response

_MOST = 1_000
_LONGEST = 100_000
_MOST_BYTES = 16 * 1024 * 1024
"""Of the bodies of all answers."""


class AnswerCache:
    """The newest answers by everything that a request says, for one version of the state. Thread-safe.

    A change of the state forgets them all: what an answer was made from is then never looked into. `keep` is called
    during the store's turn, so the version is that of what was read.
    """

    __slots__ = ("_answers", "_basis", "_bytes")

    def __init__(self) -> None:
        self._basis: tuple[object, object] = (None, None)
        self._answers: dict[Any, Response] = {}
        self._bytes = 0

    def get(self, request: Request, version: int, preferences: object) -> Response | None:
        """What the same request was answered under this version of the state."""
        if self._basis != (version, preferences):
            return None
        return self._answers.get(_key(request))

    def keep(self, request: Request, version: int, preferences: object, response: Response) -> None:
        """Keep an answer; a long one is not worth the memory."""
        if len(response.body) > _LONGEST:
            return
        full = len(self._answers) >= _MOST or self._bytes >= _MOST_BYTES
        if full or self._basis != (version, preferences):
            self._answers, self._bytes = {}, 0
            self._basis = (version, preferences)
        self._bytes += len(response.body)
        self._answers[_key(request)] = response

    def clear(self) -> None:
        """Forget all."""
        self._basis = (None, None)


def _key(request: Request) -> Any:
    return (request.method, request.path, request.query, request.scheme, request.mount, *request.headers.items())
