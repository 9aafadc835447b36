"""An operation of the document as data: what its arguments become on the wire, and what its answers become."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast
from urllib.parse import quote
from uuid import uuid4

from ._http import httpx
from .calls import PreparedRequest
from .codec import give, read
from .drift import Mismatch
from .errors import InputError
from .files import received_file
from .model import Model
from .parts import parts_of
from .responses import FOUND
from .sending import sending
from .styles import form_data, header_text, json_text, path_text, query_pairs
from .types import UNSET, File
from .values import plain

__all__ = ["Answer", "Body", "Operation", "Parameter"]

T = TypeVar("T")
_STYLES = {"query": ("form", True), "path": ("simple", False), "header": ("simple", False), "cookie": ("form", True)}


class Parameter:
    """A parameter: its name in Python, its place, its type; its name and style where they are not the usual ones."""

    __slots__ = ("explode", "is_plain_key", "kind", "name", "place", "style", "wire")

    def __init__(
        self, name: str, place: str, kind: Any, wire: str = "", style: str = "", explode: bool | None = None
    ) -> None:
        usual = _STYLES[place]
        self.name, self.place, self.kind = name, place, kind
        self.wire, self.style = wire or name, style or usual[0]
        self.explode = usual[1] if explode is None else explode
        self.is_plain_key = place == "path" and kind is int and self.style == "simple"


@dataclass(frozen=True, slots=True)
class Body:
    """A media type of a request, how it is written (`json`, `data`, `files` or `content`), and its type."""

    content_type: str
    form: str
    kind: Any


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer by its status: a code, a range such as `2XX`, or `default`; its type, and what is read of it."""

    status: str
    kind: Any
    source: str = "json"

    def covers(self, status: int) -> bool:
        """Whether an answer of this status is meant."""
        return self.status in ("default", str(status)) or self.status.upper() == f"{status // 100}XX"

    def read(self, response: httpx.Response, found: list[Mismatch]) -> Any:
        """The value of an answer. Raises ValueError where its body can't be read at all."""
        if self.kind is type(None):
            return None
        if self.source == "text":
            return read(self.kind, response.text, found)
        if self.source == "content":
            return received_file(response)
        return read(self.kind, response.json(), found)


class Operation(Generic[T]):
    """An operation: `call` makes a request of its arguments, `parse` and `parse_error` the values of its answers."""

    def __init__(
        self,
        name: str,
        method: str,
        path: str,
        *,
        security: tuple[tuple[str, ...], ...] = (),
        parameters: Sequence[Parameter] = (),
        bodies: Sequence[Body] = (),
        answers: Sequence[Answer] = (),
        errors: Sequence[Answer] = (),
        needs_body: bool = False,
        has_unsent: bool = False,
        makes_key: bool = False,
    ) -> None:
        self.name, self.method, self.path, self.security = name, method, path, security
        self.parameters, self.bodies = parameters, bodies
        self._answers, self._errors = answers, errors
        self._needs_body, self._has_unsent, self._makes_key = needs_body, has_unsent, makes_key
        self._known: dict[int, Answer] = {}
        self._places = tuple((parameter, f"{name}: {parameter.name}") for parameter in parameters)
        self._has_keys = any(parameter.place == "path" for parameter in parameters)

    def call(self, values: Mapping[str, Any]) -> PreparedRequest:
        """The request, by the names of the arguments. Raises InputError for what the document does not allow."""
        params: list[tuple[str, str]] = []
        headers: dict[str, str] = {}
        cookies: dict[str, str] = {}
        keys: dict[str, str] = {}
        for parameter, where in self._places:
            value = values[parameter.name]
            if value is UNSET or (value is None and parameter.place != "path"):
                continue
            if type(value) is int and parameter.is_plain_key:
                keys[parameter.name] = str(value)
            else:
                _put(parameter, where, value, params, headers, cookies, keys)
        if self._makes_key:
            headers.setdefault("Idempotency-Key", str(uuid4()))
        body = self._body(values, headers) if self.bodies else {}
        return PreparedRequest(
            operation=self.name,
            method=self.method,
            path=self.path.format(**keys) if self._has_keys else self.path,
            security=self.security,
            params=params,
            headers=headers,
            cookies=cookies,
            body=body,
            parse_error=self.parse_error,
        )

    # -- bodies ---------------------------------------------------------------------------------------------------

    def _body(self, values: Mapping[str, Any], headers: dict[str, str]) -> dict[str, Any]:
        value, fields = values["body"], values.get("fields")
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
            return _written(chosen.form, made)
        with sending():
            return _written(chosen.form, made)

    def _chosen(self, value: Any) -> tuple[Body, Any]:
        """The first media type that the value is of."""
        where, failure = f"{self.name}: body", None
        for body in self.bodies:
            try:
                return body, give(body.kind, value, where)
            except InputError as error:
                failure = failure or error
        raise failure or InputError(f"{self.name} takes no body")

    # -- answers --------------------------------------------------------------------------------------------------

    def parse(self, response: httpx.Response) -> T:
        """The value of a success; what is not as documented is noted with the response. Raises ValueError."""
        found: list[Mismatch] = []
        status = response.status_code
        known = self._known.get(status)
        if known is None:
            known = next((answer for answer in self._answers if answer.covers(status)), None)
            if known is None:
                value = self._undocumented(response, found)
            else:
                self._known[status] = known
        if known is not None:
            value = known.read(response, found)
        if found:
            response.extensions[FOUND] = found
        return cast("T", value)

    def _undocumented(self, response: httpx.Response, found: list[Mismatch]) -> Any:
        """The value of a success that the document does not know: read like the one that it does."""
        if not self._answers:
            return None
        found.append(Mismatch(f"a status of {', '.join(each.status for each in self._answers)}", response.status_code))
        if not response.content:
            return None
        try:
            return self._answers[0].read(response, [])
        except ValueError:
            return response.text

    def item(self, kind: Any, source: str = "json") -> Callable[[httpx.Response], Any]:
        """What reads one item of a stream."""
        answer = Answer("default", kind, source)

        def parsed(entry: httpx.Response) -> Any:
            found: list[Mismatch] = []
            value = answer.read(entry, found)
            if found:
                entry.extensions[FOUND] = found
            return value

        return parsed

    def parse_error(self, response: httpx.Response) -> Any:
        """The document's model of a refusal, where the answer fits it; else None."""
        for answer in self._errors:
            if answer.covers(response.status_code):
                found: list[Mismatch] = []
                value = answer.read(response, found)
                return None if any(not mismatch.is_open for mismatch in found) else value
        return None


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


def _written(form: str, value: Any) -> dict[str, Any]:
    if form == "json":
        return {"json": plain(value)}
    if form == "data":
        return {"data": form_data(plain(value))}
    if form == "files":
        return {"files": value.to_multipart() if isinstance(value, Model) else _parts(value)}
    return {"content": value.payload if isinstance(value, File) else value}


def _parts(value: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [part for name, entry in value.items() for part in parts_of(name, entry)]
