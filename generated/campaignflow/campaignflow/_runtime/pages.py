"""Lists that come in pages: where the next page is, and iterators over the items of all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Generic, Literal, Self, TypeVar, cast, get_origin
from urllib.parse import parse_qsl

from ._http import httpx
from .calls import PreparedRequest
from .model import Model, plan_of
from .values import is_array, is_object

__all__ = ["AsyncListPage", "AsyncPage", "AsyncPager", "ListPage", "Page", "Paging", "Place", "as_page", "next_call"]

Item = TypeVar("Item")
PageT = TypeVar("PageT")


@dataclass(frozen=True, slots=True)
class Paging:
    """How an operation is paged. Paths are names of the JSON body, outermost first; () is what the body has not.

    `more` is true where there is another page, `done` on the last one; `total` counts items, and `count` pages.

    kind: `page` counts pages and `offset` items; `cursor` gets the next cursor from `next`, `key` from the property
    `next` of the last item; `url` gets the address of the next page from `next`, `link` from the header (RFC 8288).
    """

    kind: Literal["page", "offset", "cursor", "key", "url", "link"]
    parameter: str = ""
    items: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    total: tuple[str, ...] = ()
    size: tuple[str, ...] = ()
    count: tuple[str, ...] = ()
    first: int = 1


def next_call(paging: Paging, call: PreparedRequest, response: httpx.Response) -> PreparedRequest | None:
    """The call for the page after this one, or None after the last."""
    if paging.kind == "link":
        target = response.links.get("next", {}).get("url")
        return _followed(call, response, target) if target else None
    body = response.json()
    items = _at(body, paging.items)
    if not is_array(items) or (paging.more and _at(body, paging.more) is False):
        return None
    if paging.done and _at(body, paging.done) is True:
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
    count = _at(body, paging.count)
    if _is_number(count) and now - paging.first + 1 >= count:
        return None
    return _moved(call, paging.parameter, str(now + 1))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _at(body: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        body = body.get(name) if is_object(body) else None
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


class Place(Generic[PageT]):
    """Where a page stands: how it was requested, what was answered, and how another is fetched."""

    __slots__ = ("call", "fetch", "paging", "response")

    def __init__(
        self, paging: Paging, call: PreparedRequest, response: httpx.Response, fetch: Callable[[PreparedRequest], Any]
    ) -> None:
        self.paging, self.call, self.response, self.fetch = paging, call, response, fetch

    def following(self) -> PreparedRequest | None:
        """The call for the next page, or None after the last."""
        return next_call(self.paging, self.call, self.response)


class _Page(Generic[Item]):
    """A page of a list. `_attribute` is where its items are, with dots; a page that is the list itself has none."""

    _attribute: ClassVar[str] = ""
    _place: Place[Any] | None = None

    def __init_subclass__(cls, attribute: str = "", **more: Any) -> None:
        super().__init_subclass__(**more)
        cls._attribute = attribute

    def own_items(self) -> Sequence[Item]:
        """The items of this page; what is no list has none."""
        if not self._attribute:
            return cast("list[Item]", self)[:]
        found: Any = self
        for name in self._attribute.split("."):
            found = getattr(found, name, None)
        return found if is_array(found) else []

    def _following(self) -> PreparedRequest | None:
        return None if self._place is None else self._place.following()

    def _unless_repeated(self, following: Self | None) -> Self | None:
        """The next page; None where it shows the same objects again, as of services that pass over its number."""
        items = following.own_items() if following is not None else ()
        is_counted = self._place is not None and self._place.paging.kind in ("page", "offset")
        is_same = is_counted and items and isinstance(items[0], Model | dict) and items == self.own_items()
        return None if is_same else following


class Page(_Page[Item]):
    """A page of a list: iterating over it goes on over the items of all pages after it, fetched when they are needed.

    Raises what the method that returned it raises.
    """

    def get_next_page(self) -> Self | None:
        """The next page, or None after the last."""
        call = self._following()
        return None if call is None else cast("Place[Self]", self._place).fetch(call)

    def iter_pages(self) -> Iterator[Self]:
        """This page, and each after it."""
        page: Self | None = self
        while page is not None:
            yield page
            page = page._unless_repeated(page.get_next_page())  # noqa: SLF001 - a page of the same class

    def __iter__(self) -> Iterator[Item]:
        for page in self.iter_pages():
            yield from page.own_items()


class AsyncPage(_Page[Item]):
    """A page of a list, for asyncio: `async for` over it goes on over the items of all pages after it.

    Raises what the method that returned it raises.
    """

    async def get_next_page(self) -> Self | None:
        """The next page, or None after the last."""
        call = self._following()
        return None if call is None else await cast("Place[Self]", self._place).fetch(call)

    async def iter_pages(self) -> AsyncIterator[Self]:
        """This page, and each after it."""
        page: Self | None = self
        while page is not None:
            yield page
            page = page._unless_repeated(await page.get_next_page())  # noqa: SLF001 - a page of the same class

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.iter_pages():
            for item in page.own_items():
                yield item


class AsyncListPage(AsyncPage[Item], list[Item]):
    """A page that is the list itself, for asyncio."""

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.own_items(),)


class ListPage(Page[Item], list[Item]):
    """A page that is the list itself."""

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.own_items(),)


class AsyncPager(Generic[Item, PageT]):
    """A list that is not called for yet: `await` it for its first page, or iterate over it with `async for`."""

    def __init__(self, fetch: Callable[[], Awaitable[PageT]]) -> None:
        self._fetch = fetch

    def __await__(self) -> Generator[Any, None, PageT]:
        return self._fetch().__await__()

    async def iter_pages(self) -> AsyncIterator[PageT]:
        """Page after page."""
        page: Any = await self
        known: AsyncPage[Any] = page
        if not isinstance(page, AsyncPage):
            # What came is no page: it is kept as it came, and has no items.
            yield page
            return
        async for each in known.iter_pages():
            yield cast("PageT", each)

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.iter_pages():
            for item in cast("AsyncPage[Item]", page).own_items() if isinstance(page, AsyncPage) else ():
                yield item


def as_page(kind: type[Any], value: Any, place: Place[Any]) -> Any:
    """What has been read as a page that knows the way to the next. What is no page stays as it came."""
    made: Any = None
    # A page that is the list itself is named with its items, for type checkers.
    own: Any = get_origin(kind) or kind
    if list in own.__mro__:
        made = own(value) if is_array(value) else None
    elif isinstance(value, Model) and issubclass(own, type(value)):
        made = plan_of(type(value)).copied(value, own)
    if made is None:
        return value
    made._place = place  # noqa: SLF001 - what it is made for
    return made
