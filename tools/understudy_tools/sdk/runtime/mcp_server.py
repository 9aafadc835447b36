"""An MCP server over the client: one tool for each method, with the document's own schemas.

Needs the official `mcp` package. Credentials and the address of the service are those of the environment, as for the
client itself.
"""

from __future__ import annotations

import argparse
import re
import sys
import zlib
from collections.abc import Sequence
from typing import Any

import anyio
import mcp_types as types
from mcp.server import Server
from mcp.server.stdio import stdio_server

from .errors import SDKError
from .surface import Endpoint, Surface, client_of, method_of, surface_of
from .values import is_object

__all__ = ["chosen", "run", "server_of", "tool_name", "tool_of"]

_LONGEST_NAME = 64
_MOST_TEXT = 100_000


def chosen(
    surface: Surface, *, read_only: bool = False, tags: Sequence[str] = (), without_tags: Sequence[str] = ()
) -> list[Endpoint]:
    """The methods that become tools. Raises ValueError for a tag that no operation has."""
    known = sorted({tag for each in surface.endpoints for tag in each.tags})
    for tag in (*tags, *without_tags):
        if tag not in known:
            raise ValueError(f"no operation has the tag {tag!r}; there are: {', '.join(known) or 'none'}")
    return [
        each
        for each in surface.endpoints
        if (each.reads or not read_only)
        and (not tags or not set(tags).isdisjoint(each.tags))
        and set(without_tags).isdisjoint(each.tags)
    ]


def tool_name(endpoint: Endpoint) -> str:
    """`customers_sources_list`; what is longer than clients take loses its middle.

    Clients take ASCII only: of a name in another script there is what is left, and a number made of the whole.
    """
    whole = f"{endpoint.resource}_{endpoint.name}"
    name = re.sub(r"[^A-Za-z0-9_-]", "_", whole if whole.isascii() else re.sub(r"[^\x00-\x7f]+", "", whole))
    if not whole.isascii():
        name = "_".join(part for part in (*name.split("_"), f"{zlib.crc32(whole.encode()):08x}") if part)
    half = _LONGEST_NAME // 2
    return name if len(name) <= _LONGEST_NAME else f"{name[: half - 1]}__{name[-(half - 1) :]}"


def tool_of(surface: Surface, endpoint: Endpoint) -> types.Tool:
    """A method as a tool. Its arguments are those of the method, `body` is what is sent."""
    properties: dict[str, Any] = {}
    for each in endpoint.arguments:
        schema = dict(each.schema) if is_object(each.schema) else {}
        properties[each.name] = {**schema, "description": each.description} if each.description else schema
    required = [each.name for each in endpoint.arguments if each.required]
    body = endpoint.body
    if body is not None and not body.files:
        schema = dict(body.schema) if is_object(body.schema) else {}
        properties["body"] = {**schema, "description": body.description} if body.description else schema
        required += ["body"] if body.required else []
    whole = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    text = "\n\n".join(part for part in (endpoint.summary, endpoint.description) if part)
    return types.Tool(
        name=tool_name(endpoint),
        title=endpoint.summary,
        description=f"{text}\n\n{endpoint.method} {endpoint.path}" + (" (deprecated)" if endpoint.deprecated else ""),
        input_schema=surface.standing_alone(whole),
        annotations=types.ToolAnnotations(
            read_only_hint=endpoint.reads,
            destructive_hint=endpoint.method == "DELETE",
            idempotent_hint=endpoint.reads or endpoint.method in ("PUT", "DELETE"),
            open_world_hint=True,
        ),
    )


def server_of(surface: Surface, client: Any, endpoints: Sequence[Endpoint]) -> Server[Any]:
    """A server whose tools call an `AsyncClient`."""
    # A file can't be handed over: what takes one is left out.
    by_name = {tool_name(each): each for each in endpoints if each.body is None or not each.body.files}
    tools = [tool_of(surface, each) for each in by_name.values()]

    async def list_tools(_: Any, __: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        return types.ListToolsResult(tools=tools)

    async def call_tool(_: Any, params: types.CallToolRequestParams) -> types.CallToolResult:
        endpoint = by_name.get(params.name)
        if endpoint is None:
            return _result(f"there is no tool {params.name}", failed=True)
        try:
            answer = (await method_of(client, endpoint)(**(params.arguments or {}))).http
        except (SDKError, TypeError) as error:
            return _result(str(error), failed=True)
        text = answer.text if len(answer.text) <= _MOST_TEXT else f"{answer.text[:_MOST_TEXT]}…"
        if answer.is_success:
            return _result(text or f"{answer.status_code} {answer.reason_phrase}")
        return _result(f"{answer.status_code} {answer.reason_phrase}\n{text}".rstrip(), failed=True)

    return Server(surface.package, version=surface.version, on_list_tools=list_tools, on_call_tool=call_tool)


def _result(text: str, *, failed: bool = False) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=text)], is_error=failed)


def run(package: str, argv: Sequence[str] | None = None) -> int:
    """Serve on standard input and output until that is closed; returns the exit status."""
    surface, program = surface_of(package), f"{package.replace('_', '-')}-mcp"
    parser = argparse.ArgumentParser(
        prog=program,
        description=f"An MCP server for {surface.title}, on standard input and output: one tool for each operation.",
    )
    parser.add_argument("--read-only", action="store_true", help="only what changes nothing: GET and HEAD")
    parser.add_argument("--tag", action="append", default=[], help="only operations with this tag; may be repeated")
    parser.add_argument(
        "--without-tag", action="append", default=[], help="no operation with this tag; may be repeated"
    )
    parser.add_argument("--base-url", help="where the service is")
    options = parser.parse_args(argv)
    try:
        endpoints = chosen(surface, read_only=options.read_only, tags=options.tag, without_tags=options.without_tag)
        client = client_of(package, "AsyncClient")(**({"base_url": options.base_url} if options.base_url else {}))
    except ValueError as error:
        print(f"{program}: {error}", file=sys.stderr)
        return 2
    anyio.run(_serve, server_of(surface, client, endpoints), client)
    return 0


async def _serve(server: Server[Any], client: Any) -> None:
    async with client, stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())
