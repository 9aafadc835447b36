"""Answers that are read while they come, and lists that come in pages, through a generated package."""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from documents import JSON, called_by_id, document, operation, schema_ref
from hypothesis import given
from hypothesis import strategies as st

from understudy_tools.sdk.regenerate import regenerate

WHOLE, TEXT = {"type": "integer"}, {"type": "string"}
MAYBE = {"type": ["string", "null"]}
NUMBER_OR_NOTHING = {"type": ["integer", "null"]}


def flowing(identity: str, content: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "operationId": identity,
        "tags": ["flow"],
        "responses": {"200": {"description": "ok", "content": content}},
        **more,
    }


def listing(identity: str, parameters: dict[str, Any], properties: Any, **answer: Any) -> dict[str, Any]:
    query = [{"name": name, "in": "query", "schema": schema} for name, schema in parameters.items()]
    schema = properties if "type" in properties else {"type": "object", "properties": properties}
    response = {"description": "ok", "content": {JSON: {"schema": schema}}, **answer}
    return {"get": {"operationId": identity, "tags": ["lists"], "parameters": query, "responses": {"200": response}}}


ITEMS = {"type": "array", "items": schema_ref("Thing")}
EVENT = {"type": "object", "properties": {"data": {**TEXT, "contentSchema": schema_ref("Thing")}, "id": TEXT}}
BYTES = {"type": "string", "format": "binary"}
PATHS: dict[str, Any] = {
    "/watch": {"get": flowing("watch", {"text/event-stream": {"schema": schema_ref("Thing")}})},
    "/watch32": {"get": flowing("watchItems", {"text/event-stream": {"schema": {"type": "array", "items": EVENT}}})},
    "/words": {"get": flowing("words", {"text/event-stream": {"schema": TEXT}})},
    "/bare": {"get": flowing("bare", {"text/event-stream": {}})},
    "/lines": {"get": flowing("lines", {"application/x-ndjson; charset=utf-8": {"schema": schema_ref("Thing")}})},
    "/loose": {"get": flowing("loose", {"application/jsonl": {}})},
    "/inline": {
        "get": flowing("inline", {"application/jsonl": {"schema": {"type": "object", "properties": {"n": WHOLE}}}})
    },
    "/chat": {
        "post": flowing(
            "chat",
            {JSON: {"schema": schema_ref("Whole")}, "text/event-stream": {"schema": schema_ref("Thing")}},
            requestBody={"required": True, "content": {JSON: {"schema": schema_ref("Thing")}}},
        )
    },
    "/file": {"get": flowing("readFile", {"application/octet-stream": {"schema": BYTES}})},
    "/page": listing("listPage", {"page": {**WHOLE, "default": 1}}, {"data": ITEMS, "total": WHOLE, "per_page": WHOLE}),
    "/zero": listing(
        "listZero", {"pageIndex": {**WHOLE, "minimum": 0}}, {"items": ITEMS, "hasMore": {"type": "boolean"}}
    ),
    "/days": listing("listDays", {"start": {**TEXT, "format": "date"}}, ITEMS),
    "/offset": listing("listOffset", {"offset": WHOLE, "limit": WHOLE}, {"results": ITEMS, "total": WHOLE}),
    "/cursor": listing("listCursor", {"cursor": TEXT}, {"items": ITEMS, "next_cursor": MAYBE}),
    "/deep": listing(
        "listDeep",
        {"page_token": TEXT},
        {"items": ITEMS, "meta": {"type": "object", "properties": {"next_token": MAYBE}}},
    ),
    "/token": listing(
        "listToken",
        {"offset": TEXT},
        {"data": ITEMS, "next_page": {"type": ["object", "null"], "properties": {"offset": TEXT, "path": TEXT}}},
    ),
    "/key": listing("listKey", {"starting_after": TEXT}, {"data": ITEMS, "has_more": {"type": "boolean"}}),
    "/url": listing("listUrl", {}, {"items": ITEMS, "next": {"type": ["string", "null"], "format": "uri"}}),
    "/href": listing(
        "listHref",
        {},
        {
            "items": ITEMS,
            "_links": {
                "type": "object",
                "properties": {"next": {"type": "object", "properties": {"href": TEXT}}},
            },
        },
    ),
    "/from": listing("listFrom", {"from": WHOLE, "limit": WHOLE}, {"results": ITEMS, "next": NUMBER_OR_NOTHING}),
    "/begin": listing("listBegin", {"from": {**WHOLE, "minimum": 0}, "size": WHOLE}, {"items": ITEMS, "total": WHOLE}),
    "/span": listing("listSpan", {"from": WHOLE, "to": WHOLE, "limit": WHOLE}, {"items": ITEMS, "total": WHOLE}),
    "/iterator": listing(
        "listIterator", {"iterator": TEXT}, {"data": ITEMS, "iterator": MAYBE, "done": {"type": "boolean"}}
    ),
    "/embedded": listing(
        "listEmbedded",
        {"from": TEXT, "limit": WHOLE},
        {
            "count": WHOLE,
            "_embedded": {"type": "object", "properties": {"things": ITEMS}},
            "_links": {"type": "object", "properties": {"next": {"type": "object", "properties": {"href": TEXT}}}},
        },
    ),
    "/nested": listing(
        "listNested",
        {"after": TEXT},
        {"things": {"type": "object", "properties": {"items": ITEMS, "next_cursor": MAYBE}}},
    ),
    # What is called by its own noun is in pages where an object beside it is about them.
    "/aside": listing(
        "listAside",
        {"page": WHOLE},
        {
            "things": ITEMS,
            "warnings": {"type": "array", "items": TEXT},
            "list_info": {"type": "object", "properties": {"page": WHOLE, "num_pages": WHOLE, "page_size": WHOLE}},
        },
    ),
    "/within": listing(
        "listWithin",
        {"page": WHOLE},
        {
            "things": ITEMS,
            "meta": {
                "type": "object",
                "properties": {"pagination": {"type": "object", "properties": {"total_pages": WHOLE}}},
            },
        },
    ),
    "/link": listing("listLink", {"page": WHOLE}, ITEMS, headers={"Link": {"schema": TEXT}}),
    "/told": listing(
        "listTold",
        {"weiter": {**TEXT, "x-mock-role": "cursor"}},
        {"dinge": {**ITEMS, "x-mock-role": "items"}, "danach": {**MAYBE, "x-mock-role": "next-cursor"}},
    ),
    "/inner": listing("listInner", {"page": WHOLE}, {"items": {"type": "array", "items": schema_ref("Inner")}}),
    "/plain": listing("listPlain", {"colour": TEXT}, {"items": ITEMS}),
    "/one": listing("readOne", {"page": WHOLE}, {"tags": {"type": "array", "items": TEXT}, "name": TEXT}),
    "/pay": {
        "post": operation(
            "pay", tags=["flow"], parameters=[{"name": "Idempotency-Key", "in": "header", "schema": TEXT}]
        )
    },
}
NAMES = (
    "PreparedRequest",
    "Stream",
    "Pager",
    "Paging",
    "Events",
    "Bytes",
    "File",
    "Unset",
    "Any",
    "Response",
    "T",
    "Mapping",
    "UUID",
)
SCHEMAS = {
    "Thing": {"type": "object", "required": ["id"], "properties": {"id": WHOLE}},
    **{name: {"type": "object", "properties": {"of": schema_ref(name)}} for name in NAMES},
    "Inner": {"type": "object", "properties": {"n": WHOLE}},
    "Whole": {"type": "object", "properties": {"text": TEXT}},
}
for _name in NAMES:
    PATHS[f"/{_name}"] = {"get": operation(f"show{_name.capitalize()}", reply=schema_ref(_name), tags=["names"])}
PATHS["/names/file"] = {"get": {**flowing("loadNames", {"application/pdf": {"schema": BYTES}}), "tags": ["names"]}}
PATHS["/names/flow"] = {
    "get": {**flowing("flowNames", {"application/jsonl": {"schema": schema_ref("Stream")}}), "tags": ["names"]}
}
PATHS["/names/all"] = listing("list", {"ids": {"type": "array", "items": TEXT}}, {"items": ITEMS})
PATHS["/names/raw"] = listing("listRaw", {}, {"items": ITEMS})
SERVERS = [{"url": "https://api.example.com/v1"}]


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("flow")
    file = folder / "openapi.json"
    file.write_text(json.dumps(called_by_id(document(PATHS, SCHEMAS, servers=SERVERS))))
    regenerate(file, folder / "out", package="flow_shop", progress=lambda _: None)
    sys.path.insert(0, str(folder / "out"))
    yield importlib.import_module("flow_shop")
    sys.path.remove(str(folder / "out"))


@pytest.fixture(scope="module")
def errors(sdk: Any) -> Any:
    return importlib.import_module("flow_shop.errors")


@pytest.fixture(scope="module")
def thing(sdk: Any) -> Any:
    return importlib.import_module("flow_shop.models").Thing


class Chunks(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body in pieces, which keeps how many were taken and whether it was closed; an exception breaks it off."""

    def __init__(self, *chunks: bytes | Exception) -> None:
        self.chunks, self.taken, self.closed = chunks, 0, False

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self.chunks:
            if isinstance(chunk, Exception):
                raise chunk
            self.taken += 1
            yield chunk

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


def client(sdk: Any, answer: Callable[[httpx.Request], httpx.Response], **options: Any) -> Any:
    return sdk.Client(http_client=httpx.Client(transport=httpx.MockTransport(answer)), max_retries=0, **options)


def streaming(sdk: Any, *chunks: bytes | Exception) -> tuple[Any, Chunks, list[httpx.Request]]:
    body, seen = Chunks(*chunks), []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, stream=body, headers={"X-Request-Id": "r-1"})

    return client(sdk, answer), body, seen


# server-sent events


def test_events_are_typed_and_come_one_by_one(sdk: Any, thing: Any) -> None:
    api, body, seen = streaming(
        sdk,
        b'\xef\xbb\xbf: hello\n\nevent: made\nid: 7\nretry: 10\ndata: {"id"',
        b": 1}\r\n\r",
        b'\ndata:{\ndata: "id": 2}\n\n',
        b"data: [DONE]\n\ndata: cut off",
    )
    with api.flow.watch() as stream:
        assert (stream.status_code, stream.request_id, stream.headers["x-request-id"]) == (200, "r-1", "r-1")
        first = next(stream)
        assert (first.data, first.event, first.id, first.retry) == (thing(id=1), "made", "7", 10)
        assert body.taken == 2
        [second] = stream
    assert (second.data, second.event, second.id, second.retry) == (thing(id=2), "message", "7", None)
    assert body.closed
    assert seen[0].headers["accept"] == "text/event-stream"


def test_the_event_of_a_sequential_media_type_gives_its_data(sdk: Any, thing: Any) -> None:
    api, _, _ = streaming(sdk, b'data: {"id": 3}\n\n')
    assert [event.data for event in api.flow.watch_items()] == [thing(id=3)]


@pytest.mark.parametrize("name", ["words", "bare"])
def test_events_of_text(sdk: Any, name: str) -> None:
    api, _, _ = streaming(sdk, "data: hé\ndata\ndata: b\n\n".encode())
    assert [event.data for event in getattr(api.flow, name)()] == ["hé\n\nb"]


@given(
    texts=st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\n")).filter(bool), max_size=4),
    ending=st.sampled_from(["\n", "\r\n", "\r"]),
    size=st.integers(1, 7),
)
def test_events_do_not_depend_on_how_they_are_cut(sdk: Any, texts: list[str], ending: str, size: int) -> None:
    texts = [text for text in texts if text != "[DONE]"]
    wire = "".join(f"data: {text}{ending}{ending}" for text in texts).encode()
    api, _, _ = streaming(sdk, *(wire[start : start + size] for start in range(0, len(wire), size)))
    assert [event.data for event in api.flow.words()] == texts


def test_an_operation_with_both_has_a_method_for_each(sdk: Any, thing: Any) -> None:
    api, _, seen = streaming(sdk, b'data: {"id": 1}\n\n')
    with api.flow.chat_stream(body=thing(id=9)) as stream:
        assert [event.data for event in stream] == [thing(id=1)]
    assert (seen[0].headers["accept"], json.loads(seen[0].content)) == ("text/event-stream", {"id": 9})
    whole = client(sdk, lambda request: httpx.Response(200, json={"text": request.headers["accept"]}))
    assert whole.flow.chat(body=thing(id=9)).text == "application/json, */*;q=0.5"


# JSON lines


def test_lines_are_typed_and_a_separator_inside_a_text_is_none(sdk: Any, thing: Any) -> None:
    api, _, _ = streaming(sdk, b'{"id": 1}\r\n\n{"i', b'd": 2, "x": "\xe2\x80', b'\xa8"}\n\x1e{"id": 3}')
    found = list(api.flow.lines())
    assert [entry.id for entry in found] == [1, 2, 3]
    assert found[1]["x"] == "\u2028"
    api, _, _ = streaming(sdk, b'{"n": 1}\n')
    assert [entry.n for entry in api.flow.inline()] == [1]
    api, _, _ = streaming(sdk, b'1\n"a"\nnull\n')
    assert list(api.flow.loose()) == [1, "a", None]


def test_streams_of_the_async_client(sdk: Any, thing: Any) -> None:
    bodies: list[Chunks] = []

    def answer(request: httpx.Request) -> httpx.Response:
        wire = {"/v1/lines": b'{"id": 1}\n{"id": 2}', "/v1/watch": b'data: {"id": 1}\n\n', "/v1/file": b"\x00\xff"}
        bodies.append(Chunks(wire[request.url.path]))
        return httpx.Response(200, stream=bodies[-1])

    async def run() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http:
            api = sdk.AsyncClient(http_client=http)
            async with await api.flow.lines() as stream:
                assert [entry async for entry in stream] == [thing(id=1), thing(id=2)]
            assert [event.data async for event in await api.flow.watch()] == [thing(id=1)]
            async with await api.flow.with_streaming_response.read_file() as answered:
                assert [chunk async for chunk in answered.iter_bytes()] == [b"\x00\xff"]
            async with await api.flow.lines():
                pass

    asyncio.run(run())
    assert [body.closed for body in bodies] == [True] * 4


def test_what_goes_wrong_in_a_stream_stays_in_the_tree(sdk: Any, errors: Any) -> None:
    api, body, _ = streaming(sdk, b'{"id": 1}\n{"id"}\n')
    stream = api.flow.lines()
    next(stream)
    with pytest.raises(
        errors.DecodeError, match=r"^flow\.lines: an item is not what the document says: JSONDecodeError: "
    ):
        next(stream)
    assert body.closed
    for broken, kind in (
        (httpx.ReadError("reset"), "APIConnectionError"),
        (httpx.ReadTimeout("slow"), "APITimeoutError"),
    ):
        api, _, _ = streaming(sdk, b'{"id": 1}\n', broken)
        with pytest.raises(errors.APIConnectionError) as caught:
            list(api.flow.lines())
        assert type(caught.value).__name__ == kind
    refused = client(sdk, lambda _: httpx.Response(404, json={"why": 1}))
    with pytest.raises(errors.NotFoundError) as refusal:
        refused.flow.watch()
    assert refusal.value.body == {"why": 1}


def test_the_raw_answer_of_a_stream(sdk: Any) -> None:
    api, _, _ = streaming(sdk, b'{"id": 1}\n')
    raw = api.flow.with_raw_response.lines()
    assert raw.content == b'{"id": 1}\n'
    assert [entry.id for entry in raw.parse()] == [1]


# downloads


def test_a_download_is_not_held_in_memory(sdk: Any) -> None:
    api, body, _ = streaming(sdk, *[b"x" * 1000] * 50)
    with api.flow.with_streaming_response.read_file() as answer:
        chunks = answer.iter_bytes()
        assert len(next(chunks)) == 1000
        assert body.taken == 1
        assert sum(len(chunk) for chunk in chunks) == 49_000
    api, body, _ = streaming(sdk, *[b"x" * 1000] * 50)
    with api.flow.with_streaming_response.read_file() as answer:
        next(answer.iter_bytes())
    assert (body.taken, body.closed) == (1, True)


# pages


def body_of(name: str, page: list[dict[str, int]], following: str | None, total: int) -> Any:
    return {
        "page": {"data": page, "total": total, "per_page": 2},
        "zero": {"items": page, "hasMore": following is not None},
        "offset": {"results": page, "total": total},
        "cursor": {"items": page, "next_cursor": following},
        "deep": {"items": page, "meta": {"next_token": following}},
        "token": {"data": page, "next_page": following and {"offset": following, "path": "?"}},
        "key": {"data": page, "has_more": following is not None},
        "url": {"items": page, "next": following and f"https://api.example.com/v1/url?after={following}"},
        "href": {"items": page, "_links": {"next": {"href": f"/v1/href?after={following}"}} if following else {}},
        "link": page,
        "told": {"dinge": page, "danach": following},
        "from": {"results": page, "next": int(following[1:]) if following else None},
        "begin": {"items": page, "total": total},
        # Some give an iterator with the last page, too, and say that it is the last.
        "iterator": {"data": page, "iterator": following or "c99", "done": following is None},
        "embedded": {
            "count": len(page),
            "_embedded": {"things": page},
            "_links": {"next": {"href": f"/v1/embedded?after={following}"}} if following else {},
        },
        "nested": {"things": {"items": page, "next_cursor": following}},
        "within": {"things": page, "meta": {"pagination": {"total_pages": (total + 1) // 2}}},
        "aside": {"things": page, "warnings": ["slow"], "list_info": {"num_pages": (total + 1) // 2, "page_size": 2}},
    }[name]


POSITION = {
    "page": lambda query: (int(query.get("page", 1)) - 1) * 2,
    "zero": lambda query: int(query.get("pageIndex", 0)) * 2,
    "offset": lambda query: int(query.get("offset", 0)),
    "cursor": lambda query: int(query.get("cursor", "c0")[1:]),
    "deep": lambda query: int(query.get("page_token", "c0")[1:]),
    "token": lambda query: int(query.get("offset", "c0")[1:]),
    "key": lambda query: int(query.get("starting_after", -1)) + 1,
    "url": lambda query: int(query.get("after", "c0")[1:]),
    "href": lambda query: int(query.get("after", "c0")[1:]),
    "link": lambda query: (int(query.get("page", 1)) - 1) * 2,
    "told": lambda query: int(query.get("weiter", "c0")[1:]),
    "from": lambda query: int(query.get("from", 0)),
    "begin": lambda query: int(query.get("from", 0)),
    "iterator": lambda query: int(query.get("iterator", "c0")[1:]),
    "embedded": lambda query: int(query.get("after", "c0")[1:]),
    "nested": lambda query: int(query.get("after", "c0")[1:]),
    "within": lambda query: (int(query.get("page", 1)) - 1) * 2,
    "aside": lambda query: (int(query.get("page", 1)) - 1) * 2,
}


class Shelf:
    """A service with a number of things in pages of two, in the way that the path says."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.seen: list[httpx.URL] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.seen.append(request.url)
        name, query = request.url.path.rpartition("/")[2], dict(request.url.params)
        start = POSITION[name](query)
        page = [{"id": number} for number in range(start, min(start + 2, self.count))]
        following = f"c{start + 2}" if start + 2 < self.count else None
        headers = {}
        if name == "link" and following:
            number = start // 2 + 2
            headers["Link"] = f'<{request.url.copy_merge_params({"page": number})}>; rel="next", <x>; rel="last"'
        return httpx.Response(200, json=body_of(name, page, following, self.count), headers=headers)


def test_a_service_that_ignores_the_page_is_called_twice_and_not_for_ever(sdk: Any) -> None:
    seen: list[httpx.URL] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.url)
        return httpx.Response(200, json=body_of("page", [{"id": 1}, {"id": 2}], None, 99))

    assert [entry.id for entry in client(sdk, answer).lists.list_page()] == [1, 2]
    assert len(seen) == 2


@pytest.mark.parametrize("count", [0, 1, 2, 5])
@pytest.mark.parametrize("name", POSITION)
def test_every_item_of_every_page(sdk: Any, name: str, count: int) -> None:
    shelf = Shelf(count)
    page = getattr(client(sdk, shelf).lists, f"list_{name}")()
    assert len(shelf.seen) == 1
    assert [entry.id for entry in page] == list(range(count))
    assert len(shelf.seen) <= max(1, (count + 1) // 2) + (name == "zero" and count == 0)
    assert [entry.id for entry in page] == list(range(count))
    assert len(list(page.iter_pages())) == max(1, (count + 1) // 2)
    following = page.get_next_page()
    assert [entry.id for entry in following or ()] == list(range(2, count))
    assert (following is None) is (count <= 2)

    async def run() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(shelf)) as http:
            listed = getattr(sdk.AsyncClient(http_client=http).lists, f"list_{name}")()
            assert [entry.id async for entry in listed] == list(range(count))
            first = await listed
            assert [entry.id async for entry in first] == list(range(count))
            assert len([each async for each in listed.iter_pages()]) == max(1, (count + 1) // 2)
            assert (await first.get_next_page() is None) is (count <= 2)

    asyncio.run(run())


def test_pages_begin_where_requested(sdk: Any) -> None:
    assert [entry.id for entry in client(sdk, Shelf(5)).lists.list_page(page=2)] == [2, 3, 4]
    assert [entry.id for entry in client(sdk, Shelf(5)).lists.list_cursor(cursor="c4")] == [4]
    assert [entry.id for entry in client(sdk, Shelf(7)).lists.list_offset(offset=3)] == [3, 4, 5, 6]


def test_a_number_that_has_another_one_as_its_end_is_no_place_in_a_list(sdk: Any) -> None:
    page = client(sdk, lambda _: httpx.Response(200, json={"items": [{"id": 1}], "total": 9})).lists.list_span()
    assert not hasattr(page, "get_next_page")


def test_a_date_is_no_place_in_a_list(sdk: Any) -> None:
    assert isinstance(client(sdk, lambda _: httpx.Response(200, json=[{"id": 1}])).lists.list_days(), list)


def test_what_is_not_paged_is_no_page(sdk: Any) -> None:
    lists = client(sdk, lambda request: httpx.Response(200, json=[{"id": 1}])).lists
    assert type(lists.list_plain()) is list
    lists = client(sdk, lambda request: httpx.Response(200, json={"id": 1})).lists
    assert not hasattr(lists.read_one(), "get_next_page")


def test_a_cursor_that_does_not_move_ends_the_list(sdk: Any) -> None:
    answer = {"items": [{"id": 1}], "next_cursor": "same"}
    found = list(client(sdk, lambda _: httpx.Response(200, json=answer)).lists.list_cursor())
    assert len(found) == 2


def test_a_link_to_another_host_is_requested_of_ours(sdk: Any) -> None:
    """Credentials are never taken to a host that an answer names."""
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        following = "https://evil.example/v1/url?after=c2" if len(seen) == 1 else None
        return httpx.Response(200, json={"items": [{"id": 1}], "next": following})

    assert len(list(client(sdk, answer).lists.list_url())) == 2
    assert seen == ["https://api.example.com/v1/url", "https://api.example.com/v1/url?after=c2"]


def test_a_refused_page_is_an_error(sdk: Any, errors: Any) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return Shelf(5)(request) if "page=2" not in str(request.url) else httpx.Response(429)

    pager = iter(client(sdk, answer).lists.list_page())
    assert [next(pager).id, next(pager).id] == [0, 1]
    with pytest.raises(errors.RateLimitError):
        next(pager)


# types


def test_the_package_is_typed(sdk: Any, tmp_path: Path) -> None:
    """Also where the type of an item is named by nothing but the page that it stands in."""
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", os.devnull, "--cache-dir", str(tmp_path)]
    folder = Path(sdk.__file__).parent
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_models_may_be_called_like_what_is_ours(sdk: Any) -> None:
    answers = {name: {"of": {"x": 1}} for name in NAMES}
    api = client(sdk, lambda request: httpx.Response(200, json=answers[request.url.path.rpartition("/")[2]]))
    for name in NAMES:
        found = getattr(api.names, f"show_{name.lower()}")()
        assert type(found).__name__ in (name, f"{name}Model")
        assert found.to_dict() == {"of": {"x": 1}}


# idempotency keys


def test_a_key_is_made_up_and_kept_over_retries(sdk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    keys: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        keys.append(request.headers["idempotency-key"])
        return httpx.Response(503 if len(keys) < 3 else 200)

    http = httpx.Client(transport=httpx.MockTransport(answer))
    api = sdk.Client(http_client=http)
    api.flow.pay()
    api.flow.pay()
    api.flow.pay(idempotency_key="mine")
    assert len(keys[0]) == 36
    assert (keys[0], keys[1]) == (keys[1], keys[2])
    assert keys[3] != keys[0]
    assert keys[4] == "mine"


def test_what_asks_for_a_stream_is_sent_and_nothing_else_that_was_not_passed(tmp_path: Path) -> None:
    chat_body = {
        "type": "object",
        "required": ["text"],
        "properties": {
            "text": {"type": "string"},
            "stream": {"type": "boolean", "default": False},
            "warmth": {"type": "number", "default": 1},
        },
    }
    answers = {"application/json": {"schema": {}}, "text/event-stream": {"schema": {}}}
    chat = {
        "operationId": "chat",
        "parameters": [{"name": "n", "in": "query", "schema": {"type": "integer", "default": 3}}],
        "requestBody": {"required": True, "content": {JSON: {"schema": schema_ref("Chat")}}},
        "responses": {"200": {"description": "fine", "content": answers}},
    }
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(called_by_id(document({"/chat": {"post": chat}}, {"Chat": chat_body}))))
    regenerate(file, tmp_path / "out", package="chat_shop", progress=lambda _: None)
    sys.path.insert(0, str(tmp_path / "out"))
    package, models = (importlib.import_module(name) for name in ("chat_shop", "chat_shop.models"))
    sys.path.remove(str(tmp_path / "out"))
    seen: list[tuple[str, Any]] = []

    def reply_to(request: httpx.Request) -> httpx.Response:
        seen.append((request.url.query.decode(), json.loads(request.content)))
        return httpx.Response(200, json={})

    api = client(package, reply_to, base_url="http://x")
    body = models.Chat(text="hi")
    api.default.chat(body=body)
    api.default.chat_stream(body=body).close()
    assert seen == [("", {"text": "hi"}), ("", {"text": "hi", "stream": True})]
