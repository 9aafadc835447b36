"""The immutable contract: what an OpenAPI document says, in OpenAPI's own words.

Names follow the OpenAPI Specification 3.1 (sections 4.8.x). Every `schema` is the *raw node of the bundled document*
(a dict or a bool, never copied, so its identity is stable): `contract.schemas` compiles, resolves and lowers it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any, Literal

from understudy.lazy_dataclass import dataclass
from understudy.problem import Problem

Node = dict[str, Any] | bool
ParameterLocation = Literal["path", "query", "header", "cookie"]
SecurityRequirement = Mapping[str, tuple[str, ...]]
_IGNORED_HEADERS = frozenset({"accept", "content-type", "authorization"})
_MOST_URLS = 50


@dataclass(frozen=True, slots=True)
class Parameter:
    """A Parameter Object (OAS 4.8.12). `content_type` is set when it uses `content` instead of `schema`.

    `pointer` is where it is described, behind a reference. `examples` are its own, not its schema's.
    """

    name: str
    location: ParameterLocation
    required: bool
    style: str
    explode: bool
    schema: Node
    pointer: str
    content_type: str | None = None
    allow_empty_value: bool = False
    extensions: Mapping[str, Any] = field(default_factory=dict)
    description: str = ""
    deprecated: bool = False
    examples: tuple[Any, ...] = ()
    allow_reserved: bool = False

    @property
    def ignored(self) -> bool:
        """Whether other fields of the document say already what it is (OAS 4.8.12.2.1)."""
        return self.location == "header" and self.name.lower() in _IGNORED_HEADERS


@dataclass(frozen=True, slots=True)
class Header:
    """A Header Object of a response (OAS 4.8.21); always `simple` style. `examples` are its own, not its schema's.

    `content` is what stands there instead of a schema; `schema` then takes anything.
    """

    name: str
    required: bool
    schema: Node
    explode: bool = False
    examples: tuple[Any, ...] = ()
    pointer: str = ""
    deprecated: bool = False
    extensions: Mapping[str, Any] = field(default_factory=dict)
    content: tuple[MediaType, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Encoding:
    """An Encoding Object (OAS 4.8.15) of one property of a form or multipart body."""

    content_type: str | None
    style: str | None
    explode: bool | None
    allow_reserved: bool | None = None


@dataclass(frozen=True, slots=True)
class MediaType:
    """A Media Type Object (OAS 4.8.14). `name` is the key it stands under, lower case, such as `application/json`.

    `item_schema` is what each item of a stream is (OAS 3.2, 4.14.2). `example_names` are the keys of `examples`, None
    for the one without a name.
    """

    name: str
    schema: Node | None
    examples: tuple[Any, ...]
    encoding: Mapping[str, Encoding]
    pointer: str
    item_schema: Node | None = None
    example_names: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestBody:
    """A Request Body Object (OAS 4.8.13)."""

    required: bool
    content: tuple[MediaType, ...]
    description: str = ""
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A Link Object (OAS 4.8.20) with its target resolved to an operationId; expressions stay text."""

    name: str
    operation_id: str
    parameters: Mapping[str, Any]
    request_body: Any


@dataclass(frozen=True, slots=True)
class ResponseObject:
    """A Response Object (OAS 4.8.17). `status` is its key: `"200"`, `"4XX"` or `"default"`."""

    status: str
    description: str
    content: tuple[MediaType, ...]
    headers: tuple[Header, ...]
    links: tuple[Link, ...]
    pointer: str


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """A Security Scheme Object (OAS 4.8.27)."""

    name: str
    type: str
    scheme: str = ""
    location: str = ""
    parameter_name: str = ""
    flows: Mapping[str, Any] = field(default_factory=dict)
    extensions: Mapping[str, Any] = field(default_factory=dict)
    openid_connect_url: str = ""


@dataclass(frozen=True, slots=True)
class Server:
    """A Server Object (OAS 4.8.5)."""

    url: str
    description: str = ""
    variables: Mapping[str, Any] = field(default_factory=dict)

    def urls(self) -> Iterator[str]:
        """The URL with its variables filled in (OAS 4.8.6): by their defaults first, then by what else they may be.

        A variable that is not declared, or has no value, stays as it stands.
        """
        found = [self.url]
        for name, variable in self.variables.items():
            values = _values(variable) if f"{{{name}}}" in self.url else ()
            found = [url.replace(f"{{{name}}}", value) for value in values for url in found][:_MOST_URLS] or found
        yield from found


def _values(variable: Any) -> tuple[str, ...]:
    """What a Server Variable Object may be, its default first."""
    if not isinstance(variable, dict):
        return ()
    listed = variable.get("enum")
    options = [variable.get("default"), *(listed if isinstance(listed, list) else ())]
    return tuple(dict.fromkeys(str(value) for value in options if isinstance(value, str | int | float)))


@dataclass(frozen=True, slots=True)
class Operation:
    """An Operation Object (OAS 4.8.10) with path-level parameters merged in, global security and servers applied.

    `id` is its operationId, or `"{method} {path}"` where the document gives none. Those of `webhooks` have the name of
    the webhook for a path, those of `callbacks`, which are by the callback's name, its expression. `broken` says why
    the operation can't be played. `security_pointer` and `servers_pointer` are where those that apply are listed.
    """

    id: str
    method: str
    path: str
    pointer: str
    summary: str
    description: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    request_body: RequestBody | None
    responses: Mapping[str, ResponseObject]
    security: tuple[SecurityRequirement, ...]
    extensions: Mapping[str, Any]
    operation_id: str | None = None
    deprecated: bool = False
    callbacks: Mapping[str, tuple[Operation, ...]] = field(default_factory=dict)
    broken: Problem | None = None
    security_pointer: str = "/security"
    servers: tuple[Server, ...] = ()
    servers_pointer: str = "/servers"

    def response_for(self, status: int) -> ResponseObject | None:
        """The response that documents `status`: the exact code, then its range such as `4XX`, then `default`."""
        responses = self.responses
        return responses.get(str(status)) or responses.get(f"{status // 100}XX") or responses.get("default")

    def documents(self, status: int) -> bool:
        """Whether `status` is documented, by code, range or `default`."""
        return self.response_for(status) is not None
