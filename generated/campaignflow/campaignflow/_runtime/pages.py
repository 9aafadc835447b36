"""Lists that come in pages: where the next page is, and iterators over the items of all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, Literal, TypeVar
from urllib.parse import parse_qsl

from ._http import httpx
from .calls import PreparedRequest

__all__ = ["AsyncPager", "Pager", "Paging", "next_call"]

Item = TypeVar("Item")
Page = TypeVar("Page")


@dataclass(frozen=True, slots=True)
class Paging:
    """How an operation is paged. Paths are names of the JSON body, outermost first; () is what the body has not.

    kind: `page` counts pages and `offset` items; `cursor` gets the next cursor from `next`, `key` from the property
    `next` of the last item; `url` gets the address of the next page from `next`, `link` from the header (RFC 8288).
    """

    kind: Literal["page", "offset", "cursor", "key", "url", "link"]
    parameter: str = ""
    items: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    total: tuple[str, ...] = ()
    size: tuple[str, ...] = ()
    first: int = 1
    attribute: str = ""

    def items_of(self, page: Any) -> Sequence[Any]:
        """The items of a page that has been read; what is no list has none."""
        found = getattr(page, self.attribute, None) if self.attribute else page
        return found if isinstance(found, list) else []


def next_call(paging: Paging, call: PreparedRequest, response: httpx.Response) -> PreparedRequest | None:
    """The call for the page after this one, or None after the last."""
    if paging.kind == "link":
        target = response.links.get("next", {}).get("url")
        return _followed(call, response, target) if target else None
    body = response.json()
    items = _at(body, paging.items)
    if not isinstance(items, list) or (_at(body, paging.more) is False and paging.more):
        return None
    if paging.kind in ("page", "offset"):
        return _counted(paging, call, body, items)
    target = _at(items[-1], paging.next) if paging.kind == "key" and items else None
    if paging.kind != "key":
        target = _at(body, paging.next)
    if not isinstance(target, str | int) or isinstance(target, bool) or target == "":
        return None
    if paging.kind == "url" or str(target).startswith(("http://", "https://")):
        return _followed(call, response, str(target))
    return _moved(call, paging.parameter, str(target))


def _counted(paging: Paging, call: PreparedRequest, body: Any, items: Sequence[Any]) -> PreparedRequest | None:
    if not items:
        return None
    requested = next((value for name, value in call.params if name == paging.parameter), "")
    now = int(requested) if requested.lstrip("-").isdigit() else paging.first
    total, size = _at(body, paging.total), _at(body, paging.size)
    if paging.kind == "offset":
        seen = now + len(items)
        return None if _is_number(total) and seen >= total else _moved(call, paging.parameter, str(seen))
    if _is_number(total) and _is_number(size) and (now - paging.first + 1) * size >= total:
        return None
    return _moved(call, paging.parameter, str(now + 1))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _at(body: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        body = body.get(name) if isinstance(body, dict) else None
    return body


def _moved(call: PreparedRequest, parameter: str, value: str) -> PreparedRequest | None:
    """The call with another value of a parameter; None where it has it already, since that would go on for ever."""
    if (parameter, value) in call.params:
        return None
    kept = [pair for pair in call.params if pair[0] != parameter]
    return replace(call, params=[*kept, (parameter, value)])


def _followed(call: PreparedRequest, response: httpx.Response, target: str) -> PreparedRequest | None:
    """The call for an address that the service gave. Credentials stay with the service that the caller chose."""
    here = response.request.url
    there = here.join(target)
    if there == here:
        return None
    if (there.scheme, there.host, there.port) == (here.scheme, here.host, here.port):
        return replace(call, url=str(there))
    # A service behind a proxy names itself by a host that is not ours to call: the rest is in the query.
    params = parse_qsl(there.query.decode(), keep_blank_values=True)
    return None if params == call.params else replace(call, params=params)


class Pager(Generic[Item, Page]):
    """Every item of every page, fetched when they are needed. Iterate over it once or again; `pages()` gives the pages.

    Raises what the method for one page raises.
    """

    def __init__(
        self,
        paging: Paging,
        call: PreparedRequest,
        send: Callable[[PreparedRequest], tuple[httpx.Response, Page]],
        items: Callable[[Page], Sequence[Item]],
    ) -> None:
        self._paging, self._call, self._send, self._items = paging, call, send, items

    def pages(self) -> Iterator[Page]:
        """Page after page."""
        call: PreparedRequest | None = self._call
        while call is not None:
            response, page = self._send(call)
            yield page
            call = next_call(self._paging, call, response)

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages():
            yield from self._items(page)


class AsyncPager(Generic[Item, Page]):
    """Every item of every page, fetched when they are needed, for asyncio; `pages()` gives the pages.

    Raises what the method for one page raises.
    """

    def __init__(
        self,
        paging: Paging,
        call: PreparedRequest,
        send: Callable[[PreparedRequest], Awaitable[tuple[httpx.Response, Page]]],
        items: Callable[[Page], Sequence[Item]],
    ) -> None:
        self._paging, self._call, self._send, self._items = paging, call, send, items

    async def pages(self) -> AsyncIterator[Page]:
        """Page after page."""
        call: PreparedRequest | None = self._call
        while call is not None:
            response, page = await self._send(call)
            yield page
            call = next_call(self._paging, call, response)

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.pages():
            for item in self._items(page):
                yield item
