"""Calls a mock as a client would: paths, headers and bytes in, status and JSON out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from understudy.columns import clipped
from understudy.http.body_writer import text
from understudy.inference.conventions import HOLDERS, ID, folded, is_idempotency_key
from understudy.inference.shapes import media_of, properties, reference, success_node, type_of
from understudy.json_codec import loaded
from understudy.lazy_dataclass import dataclass
from understudy.messages import Request, Response
from understudy.mock import Mock
from understudy.openapi.media_types import is_json
from understudy.openapi.model import Node, Operation
from understudy.testing.factories.errors import FactoryError
from understudy.testing.factories.forms import without_empty
from understudy.testing.factories.requests import RequestBuilder
from understudy.values.generate import Unsatisfiable, Values

_REASON = "x-mock-reason"
_LONGEST = 240
_MOST_ADDED = 40
_DEEPEST = 3
_TRIES = 9


@dataclass(frozen=True, slots=True)
class ServiceReply:
    """What came back. `value` is the decoded JSON, or None for anything else."""

    status: int
    value: Any
    headers: Mapping[str, str]
    text: str

    @property
    def worked(self) -> bool:
        return 200 <= self.status < 300

    @property
    def reason(self) -> str:
        """Why it was refused, in a line."""
        why = self.headers.get(_REASON) or self.text
        return f"{self.status} {clipped(why, _LONGEST)}".strip()


Send = Callable[[Mock, Operation, Request, Any], ServiceReply]
"""How a call gets to a mock: with the operation that it is of, the request, and the JSON value of its body."""


def over_http(mock: Mock, operation: Operation, request: Request, body: Any) -> ServiceReply:
    """The request as it is."""
    return reply_of(mock.handle(request))


class Client:
    """One client of one mock; what it makes up is the same in every run. `trace` holds its calls since the start."""

    def __init__(self, mock: Mock, send: Send = over_http) -> None:
        self.mock = mock
        self._send = send
        self.contract = mock.contract
        self._values = Values(mock.contract.schemas, 0, mock.values.makers)
        self._sender = RequestBuilder(mock, self._values)
        self._start = mock.snapshot()
        self.trace: list[tuple[Operation, Request, ServiceReply]] = []

    def restart(self) -> None:
        """Bring the mock back to where it was when this client was made."""
        self.mock.restore(self._start)
        self.trace.clear()

    def call(
        self,
        operation: Operation,
        path: Mapping[str, str],
        body: Any = None,
        *,
        query: Mapping[str, str] | None = None,
        etag: str = "",
        key: str = "check",
    ) -> ServiceReply:
        """Call an operation; path parameters that are not in `path` are made up. Raises FactoryError.

        `query` are values of query parameters; others that it requires are made up. `etag` is for `If-Match` (RFC 9110
        section 13.1.1) where it is required.
        """
        if body is None and operation.request_body is not None and operation.request_body.required:
            body = self.body(operation, rich=False)
        request = self._sender.request(operation, path, body, key, etag=etag or self._tag(operation, path))
        for parameter in operation.parameters:
            if parameter.name.lower() in request.headers and is_idempotency_key(parameter.name, parameter.description):
                # Each call is another one.
                key = f"check call {len(self.trace)}"
                once = text(self._values.generate(parameter.schema, "request", key=key, fresh=True))
                request = replace(request, headers={**request.headers, parameter.name.lower(): once})
        if query:
            pairs = {**dict(parse_qsl(request.query, keep_blank_values=True)), **query}
            request = replace(request, query=urlencode(pairs))
        reply = self._send(self.mock, operation, request, body)
        self.trace.append((operation, request, reply))
        return reply

    def _tag(self, operation: Operation, path: Mapping[str, str]) -> str:
        """For an `If-Match` that takes no `*`: the tag that a GET of the same path answers, where it has one."""
        wanted = next((each for each in operation.parameters if each.name.lower() == "if-match"), None)
        if wanted is None or self.contract.schemas.validator(wanted.schema, "request").is_valid("*"):
            return "*"
        shown = (each for each in self.contract.operations.values() if each.path == operation.path)
        read = next((each for each in shown if each.method == "GET" and each is not operation), None)
        return "*" if read is None else self.call(read, path).headers.get("etag", "*")

    def parameter(self, operation: Operation, name: str, *, turn: int = 0) -> str | None:
        """A valid text for a path parameter, another one each turn; None for one that is not declared."""
        for entry in operation.parameters:
            if entry.location == "path" and entry.name == name:
                key = f"check {operation.path} {name} {turn}"
                try:
                    made = text(self._values.generate(entry.schema, "request", key=key, fresh=turn > 0))
                    # An empty segment would lead to another path.
                    keys = (f"{key} {number}" for number in range(_TRIES))
                    more = (
                        text(self._values.generate(entry.schema, "request", key=other, fresh=True)) for other in keys
                    )
                    return made or next(filter(None, more), "")
                except Unsatisfiable as impossible:
                    raise FactoryError(f"path parameter {name}: {impossible.problem.message}") from None
        return None

    def body(self, operation: Operation, *, turn: int = 0, rich: bool = True) -> Any:
        """A valid body with what the schema takes besides what it requires; another one each turn. None without one.

        Raises FactoryError where no value satisfies the schema.
        """
        media = media_of(operation)
        if media is None:
            return None
        node: Node = True if media.schema is None else media.schema
        key = f"check {operation.id} {turn}"
        try:
            value = self._values.generate(node, "request", key=key, fresh=turn > 0)
        except Unsatisfiable as impossible:
            raise FactoryError(f"no body can be made: {impossible.problem.message}") from None
        value = self._enriched(operation, node, value, key) if rich else value
        return without_empty(self.contract.schemas, self._values, media, value, key)

    def align(self, operation: Operation, body: Any, path: Mapping[str, str], *, key: str) -> None:
        """Let a body say the same as the path that it is sent to; `key` is the parameter that names the record."""
        if not isinstance(body, dict):
            return
        in_path = {folded(name): value for name, value in path.items()}
        in_path |= {ID: path[key]} if key in path else {}
        for holder in (body, *_holders(body)):
            for name, value in list(holder.items()):
                wanted = in_path.get(folded(name))
                if wanted is None or not isinstance(value, str | int) or isinstance(value, bool):
                    continue
                holder[name] = int(wanted) if isinstance(value, int) and wanted.isdecimal() else wanted
                if not self.fits(operation, body):
                    holder[name] = value

    def fits(self, operation: Operation, body: Any) -> bool:
        """Whether a body satisfies its schema."""
        media = media_of(operation)
        return media is not None and (
            media.schema is None or self.contract.schemas.validator(media.schema, "request").is_valid(body)
        )

    def _enriched(self, operation: Operation, node: Node, value: Any, key: str) -> Any:
        """The value with its optional properties, as far as the whole stays valid, and with what the answer holds."""
        if not isinstance(value, dict):
            return value
        takes = self.contract.schemas.validator(node, "request").is_valid
        answer = success_node(operation)
        answered = {reference(each) for each in (answer, *properties(self.contract.schemas, answer).values())} - {None}
        for name, entry in properties(self.contract.schemas, node).items():
            if name not in value and reference(entry) in answered and type_of(self.contract.schemas, entry) == "object":
                value = self._with(value, name, entry, key, takes)
        return self._added(node, value, key, takes, 0)

    def _with(self, value: dict[str, Any], name: str, entry: Node, key: str, takes: Any) -> dict[str, Any]:
        """The value with one property more, where that stays valid."""
        try:
            more = self._values.generate(entry, "request", key=f"{key}/{name}", fresh=True)
        except Unsatisfiable:
            return value
        candidate = {**value, name: more}
        return candidate if takes(candidate) else value

    def _added(self, node: Node, value: dict[str, Any], key: str, takes: Any, depth: int) -> dict[str, Any]:
        schemas = self.contract.schemas
        hides = schemas.family("request").is_hidden
        named = properties(schemas, node)
        for name, entry in list(named.items())[:_MOST_ADDED]:
            if hides(entry):
                continue
            kind = type_of(schemas, entry)
            if name not in value and kind in ("string", "integer", "number", "boolean"):
                value = self._with(value, name, entry, key, takes)
        only = [name for name, entry in value.items() if isinstance(entry, dict)]
        if depth < _DEEPEST and len(only) == 1 and len(value) <= 2 and only[0] in named:
            name = only[0]
            inner = named[name]
            fits = schemas.validator(inner, "request").is_valid
            candidate = {**value, name: self._added(inner, value[name], f"{key}/{name}", fits, depth + 1)}
            value = candidate if takes(candidate) else value
        return value


def _holders(body: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The objects in a body that hold what identifies a record: `metadata`, in the body or in what it wraps."""
    for name, value in body.items():
        if isinstance(value, dict):
            if folded(name) in HOLDERS:
                yield value
            yield from (inner for name, inner in value.items() if folded(name) in HOLDERS and isinstance(inner, dict))


def reply_of(response: Response) -> ServiceReply:
    """An answer of the mock, decoded."""
    headers = {name.lower(): value for name, value in response.headers}
    text = response.body.decode("utf-8", "replace")
    value = loaded(response.body) if is_json(headers.get("content-type", "")) else None
    return ServiceReply(response.status, value, headers, text)
