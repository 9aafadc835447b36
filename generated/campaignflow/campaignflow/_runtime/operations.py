"""An operation of the document as data: what its arguments become on the wire, and what its answers become."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, cast
from urllib.parse import quote
from uuid import uuid4

from ._http import httpx
from .calls import PreparedRequest, extended
from .drift import Mismatch, nearest
from .errors import InputError
from .files import received_file
from .giving import give
from .model import Model
from .options import REQUEST_OPTIONS
from .pages import Paging
from .parts import parts_of, with_type
from .reading import read
from .responses import FOUND
from .sending import sending
from .streams import Streaming
from .styles import form_data, header_text, json_text, path_text, query_pairs
from .types import UNSET, File
from .values import is_mapping, is_sequence, plain

__all__ = ["Body", "Operation", "Parameter"]

T = TypeVar("T")
_JSON = "application/json"
_NONE: Mapping[str, Any] = {}
_STYLES = {"query": ("form", True), "path": ("simple", False), "header": ("simple", False), "cookie": ("form", True)}


class Parameter:
    """A parameter: its type, and its name in the document and its style where they are not the usual ones.

    `name` is its name in Python, `place` where it is sent; the operation says both. `shared` is the argument of the
    client that stands in for it; what is `required` then has to be passed to either.
    """

    __slots__ = ("_explode", "explode", "is_plain_key", "kind", "name", "place", "required", "shared", "style", "wire")

    def __init__(
        self,
        kind: Any,
        wire: str = "",
        *,
        style: str = "",
        explode: bool | None = None,
        shared: str = "",
        required: bool = False,
    ) -> None:
        self.kind, self.wire, self.style = kind, wire, style
        self._explode = explode
        self.shared, self.required = shared, required

    def placed(self, name: str, place: str) -> Parameter:
        """The parameter, which is called so, in this place."""
        usual = _STYLES[place]
        self.name, self.place = name, place
        self.wire, self.style = self.wire or name, self.style or usual[0]
        self.explode: bool = usual[1] if self._explode is None else self._explode
        self.is_plain_key = place == "path" and self.kind is int and self.style == "simple"
        return self


@dataclass(frozen=True, slots=True)
class Body:
    """A media type of a request, how it is written (`json`, `data`, `files` or `content`), and its type.

    `parts` are the media types of the parts of a multipart body, by their names, where the document says them.
    """

    content_type: str
    form: str
    kind: Any
    parts: Mapping[str, str] = field(default_factory=dict[str, str])


Parameters = Mapping[str, Any]
"""Parameters of one place by their names in Python: types, or `Parameter`s where more is to be said than the type."""

Kinds = Mapping[str, Any]
"""Types by the statuses of their answers: codes, ranges such as `2XX`, `default`, several with spaces between.

A type stands alone where it is of a JSON body; `(type, "text")` is of the text, `(File, "content")` of the bytes.
"""


class Operation(Generic[T]):
    """An operation: `request` makes one of its arguments, `parse` and `parse_error` the values of its answers.

    `target` is the method and the path, such as `GET /pets/{id}`; `answers` and `errors` are the types of answers;
    `path`, `query`, `header` and `cookie` are the parameters. `body` is the type of a JSON body, `bodies` are those of
    other media types; `keys` are the parameters of the path that stand in a body too, which is given by its properties.
    `security` is None where it is that of most operations, `server` empty where the operation is where most are.
    """

    def __init__(
        self,
        name: str,
        target: str,
        answers: Kinds | None = None,
        errors: Kinds | None = None,
        *,
        path: Parameters = _NONE,
        query: Parameters = _NONE,
        header: Parameters = _NONE,
        cookie: Parameters = _NONE,
        body: Any = UNSET,
        bodies: Sequence[Body] = (),
        security: tuple[tuple[str, ...], ...] | None = None,
        server: str = "",
        needs_body: bool = False,
        keys: Sequence[str] = (),
        has_unsent: bool = False,
        makes_key: bool = False,
        paging: Paging | None = None,
        stream: Streaming | None = None,
    ) -> None:
        method, _, place = target.partition(" ")
        self.name: str = name
        self.method: str = method.lower()
        self.path: str = place
        self.security: tuple[tuple[str, ...], ...] | None = security
        self.server: str = server
        self.parameters: Sequence[Parameter] = [
            (entry if isinstance(entry, Parameter) else Parameter(entry)).placed(own, where)
            for where, entries in (("path", path), ("query", query), ("header", header), ("cookie", cookie))
            for own, entry in entries.items()
        ]
        self.bodies: Sequence[Body] = bodies if body is UNSET else (Body(_JSON, "json", body), *bodies)
        self.paging: Paging | None = paging
        self.stream: Streaming | None = stream
        self._answers, self._errors = answers or {}, errors or {}
        self._keys = keys
        self._needs_body, self._has_unsent, self._makes_key = needs_body, has_unsent, makes_key
        self._known: dict[int, Any] = {}
        self._places = tuple((parameter, f"{name}: {parameter.name}") for parameter in self.parameters)
        self._has_keys = bool(path)

    def request(self, values: Mapping[str, Any], shared: Mapping[str, Any]) -> PreparedRequest:
        """The request, by the names of the arguments. Raises InputError for what the document does not allow."""
        params: list[tuple[str, str]] = []
        headers: dict[str, str] = {}
        cookies: dict[str, str] = {}
        keys: dict[str, str] = {}
        for parameter, where in self._places:
            value = values[parameter.name]
            if parameter.shared and (value is UNSET or value is None):
                value = shared.get(parameter.shared)
                if value is None and parameter.required:
                    raise InputError(f"{self.name} needs {parameter.name!r}: give it to the method, or to the client")
            if value is UNSET or (value is None and parameter.place != "path"):
                continue
            if type(value) is int and parameter.is_plain_key:
                keys[parameter.name] = str(value)
            else:
                _put(parameter, where, value, params, headers, cookies, keys)
        if self._makes_key:
            headers.setdefault("Idempotency-Key", str(uuid4()))
        options = values.get("options")
        body: dict[str, Any] = {}
        if self.bodies:
            fields = values.get("fields")
            if fields and not REQUEST_OPTIONS.isdisjoint(fields):
                options = {name: fields[name] for name in REQUEST_OPTIONS & fields.keys()}
                fields = {name: value for name, value in fields.items() if name not in options}
            if self._keys and fields is not None and (fields or self._needs_body) and values["body"] is UNSET:
                fields = {**{name: values[name] for name in self._keys}, **fields}
            body = self._body(values["body"], fields, headers)
        call = PreparedRequest(
            self.name,
            self.method,
            self.path.format(**keys) if self._has_keys else self.path,
            self.security,
            params,
            headers,
            cookies,
            body,
            self.parse_error,
            server=self.server,
        )
        return self._extended(call, options) if options else call

    def _extended(self, call: PreparedRequest, options: Mapping[str, Any]) -> PreparedRequest:
        for name in options:
            if name not in REQUEST_OPTIONS:
                known = [parameter.name for parameter in self.parameters] + sorted(REQUEST_OPTIONS)
                raise InputError(f"{self.name} has no {name!r}{nearest(name, known)}")
        return extended(call, options)

    # -- bodies ---------------------------------------------------------------------------------------------------

    def _body(self, value: Any, fields: Mapping[str, Any] | None, headers: dict[str, str]) -> dict[str, Any]:
        if fields:
            if value is not UNSET:
                raise InputError(f"{self.name}: give body or its properties, not both")
            value = fields
        if value is UNSET:
            if not self._needs_body:
                return {}
            if fields is None:
                raise InputError(f"{self.name} needs a body")
            value = {}
        chosen, made = self._chosen(value)
        if chosen.form != "files":
            headers["Content-Type"] = chosen.content_type
        if not self._has_unsent:
            return _written(chosen, made)
        with sending():
            return _written(chosen, made)

    def _chosen(self, value: Any) -> tuple[Body, Any]:
        """The first media type that the value is of, and that can hold the files in it."""
        where, failure = f"{self.name}: body", None
        for body in self.bodies:
            try:
                made = give(body.kind, value, where)
            except InputError as error:
                failure = failure or error
                continue
            if body is self.bodies[-1] or body.form not in ("json", "data") or not _holds_file(plain(made)):
                return body, made
        raise failure or InputError(f"{self.name} takes no body")

    # -- answers --------------------------------------------------------------------------------------------------

    def parse(self, response: httpx.Response) -> T:
        """The value of a success; what is not as documented is noted with the response. Raises ValueError."""
        found: list[Mismatch] = []
        status = response.status_code
        try:
            kind = self._known[status]
        except KeyError:
            kind = self._known[status] = _covering(self._answers, status)
        value = self._undocumented(response, found) if kind is None else _read(kind, response, found)
        if found:
            response.extensions[FOUND] = found
        return cast("T", value)

    def _undocumented(self, response: httpx.Response, found: list[Mismatch]) -> Any:
        """The value of a success that the document does not know: read like the one that it does."""
        if not self._answers:
            return None
        found.append(Mismatch(f"a status of {', '.join(' '.join(self._answers).split())}", response.status_code))
        if not response.content:
            return None
        try:
            return _read(next(iter(self._answers.values())), response, [])
        except ValueError:
            return response.text

    def item(self) -> Callable[[httpx.Response], Any]:
        """What reads one item of the stream."""
        kind = self.stream.kind if self.stream is not None else Any

        def parsed(entry: httpx.Response) -> Any:
            found: list[Mismatch] = []
            value = _read(kind, entry, found)
            if found:
                entry.extensions[FOUND] = found
            return value

        return parsed

    def parse_error(self, response: httpx.Response) -> Any:
        """The document's model of a refusal, where the answer fits it; else None."""
        kind = _covering(self._errors, response.status_code)
        if kind is None:
            return None
        found: list[Mismatch] = []
        value = _read(kind, response, found)
        return None if any(not mismatch.is_open for mismatch in found) else value


def _covering(kinds: Kinds, status: int) -> Any:
    """The type of an answer with this status, or None."""
    for wanted in (str(status), f"{status // 100}XX", "default"):
        for statuses, kind in kinds.items():
            if wanted in statuses.split():
                return kind
    return None


def _read(kind: Any, response: httpx.Response, found: list[Mismatch]) -> Any:
    """The value of an answer. Raises ValueError where its body can't be read at all."""
    source = "json"
    if type(kind) is tuple:
        kind, source = cast("tuple[Any, str]", kind)
    if kind is type(None):
        return None
    if source == "text":
        return read(kind, response.text, found)
    if source == "content":
        return received_file(response)
    if kind is Any:
        return _whatever(response)
    return read(kind, response.json(), found)


def _whatever(response: httpx.Response) -> Any:
    """The value of an answer of which the document says nothing: its JSON, else its text, else None."""
    try:
        return response.json() if response.content else None
    except ValueError:
        return response.text


def _put(
    parameter: Parameter,
    where: str,
    value: Any,
    params: list[tuple[str, str]],
    headers: dict[str, str],
    cookies: dict[str, str],
    keys: dict[str, str],
) -> None:
    made = plain(give(parameter.kind, value, where))
    if parameter.style == "json":
        made = json_text(made)
    place, wire = parameter.place, parameter.wire
    if place == "query":
        params.extend(query_pairs(wire, made, parameter.style, parameter.explode))
    elif place == "path":
        keys[parameter.name] = path_text(made, parameter.style, parameter.explode, wire)
    elif place == "header":
        headers[wire] = header_text(made, parameter.explode)
    else:
        cookies[wire] = quote(header_text(made, parameter.explode), safe="")


def _written(body: Body, value: Any) -> dict[str, Any]:
    form = body.form
    if form == "json":
        return {"json": plain(value)}
    if form == "data":
        return {"data": form_data(plain(value))}
    if form == "files":
        parts = value.to_multipart() if isinstance(value, Model) else _parts(value)
        return {"files": [with_type(name, part, body.parts) for name, part in parts] if body.parts else parts}
    return {"content": value.payload if isinstance(value, File) else value}


def _holds_file(value: Any) -> bool:
    """Whether there is a file among plain data."""
    if is_sequence(value) or is_mapping(value):
        return any(map(_holds_file, value.values() if is_mapping(value) else value))
    return isinstance(value, File)


def _parts(value: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [part for name, entry in value.items() for part in parts_of(name, entry)]
