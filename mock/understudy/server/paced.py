"""A stream of a mock in this process: it comes at once, and a client's patience is held against its virtual pauses."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import httpx

from understudy.messages import Response


class _Paced(httpx.SyncByteStream, httpx.AsyncByteStream):
    def __init__(self, response: Response, request: httpx.Request) -> None:
        self._body = response.body
        self._pauses = response.pauses
        self._request = request

    def __iter__(self) -> Iterator[bytes]:
        patience = self._request.extensions.get("timeout", {}).get("read")
        begun = 0
        for offset, seconds in self._pauses:
            if begun < offset:
                yield self._body[begun:offset]
                begun = offset
            if patience is not None and seconds > patience:
                message = f"nothing came within {patience:g} s; the stream pauses for {seconds:g} s"
                raise httpx.ReadTimeout(message, request=self._request)
        yield self._body[begun:]

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk


def paced_stream(response: Response, request: httpx.Request) -> httpx.SyncByteStream | httpx.AsyncByteStream:
    """The body in pieces, between its pauses; reading raises httpx.ReadTimeout for one longer than the client waits."""
    return _Paced(response, request)
