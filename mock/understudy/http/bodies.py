"""Decodes a request body into a value and says how it breaks the contract (OAS 4.8.13 and 4.8.14).

Knows media types and schemas; knows nothing of parameters, state or what an operation does. YAML and whatever else it
has no value for pass as text or bytes, unvalidated.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from json import JSONDecodeError
from typing import Any

from understudy.http.coercion import Readings
from understudy.http.forms import FormReader
from understudy.http.multipart import Part, split_multipart
from understudy.http.query_string import UnreadableError, check_text
from understudy.http.xml_reader import XmlReader
from understudy.inference.shapes import is_binary
from understudy.json_codec import loads_whole
from understudy.lazy_dataclass import dataclass
from understudy.messages import Refusal, Request, UploadedFile
from understudy.openapi.media_types import (
    JSON,
    ContentType,
    is_form,
    is_json,
    is_multipart,
    is_text,
    is_xml,
    is_yaml,
    parse_content_type,
)
from understudy.openapi.model import MediaType, Node, Operation
from understudy.openapi.schemas import Schemas
from understudy.openapi.violations import Violation

_MOST_CHOICES = 4096


@dataclass(slots=True)
class BodyResult:
    """What a request body says.

    `value` is a JSON value, or bytes for a media type without one. `files` are what came as such.
    """

    value: Any = None
    media_type: MediaType | None = None
    present: bool = False
    refusal: Refusal | None = None
    violations: tuple[Violation, ...] = ()
    warnings: tuple[str, ...] = ()
    files: tuple[UploadedFile, ...] = ()


_NOTHING = BodyResult()


class _Malformed(Exception):  # noqa: N818 - never leaves this module
    pass


class BodyDecoder:
    """Decodes the request bodies of one document's operations. Shared by threads."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self._readings = Readings(schemas, json_text=True)
        self._xml_reader = XmlReader(schemas, Readings(schemas))
        self._choices: dict[tuple[str, str], tuple[MediaType, ContentType]] = {}
        self._forms: dict[str, FormReader] = {}

    def decode(self, operation: Operation, request: Request, *, tolerant: bool = False) -> BodyResult:
        """The body of `request`, typed and validated. Never raises for a request.

        A body that the operation does not ask for is ignored. `tolerant` reads JSON whatever its Content-Type, and a
        body without one as the only declared type (RFC 9110 8.3 lets a server examine it), with a warning.
        """
        declared = operation.request_body
        if declared is None or not declared.content:
            return _NOTHING
        header = request.headers.get("content-type", "")
        if not request.body and not _may_be_empty(header, declared.content):
            if not declared.required:
                return _NOTHING
            if is_json(header):
                return BodyResult(
                    refusal=Refusal((400, 422), "bad_request", "the request body is not JSON: it is empty")
                )
            return BodyResult(violations=(Violation("body", "", "a request body is required", "required"),))
        choice = self._choices.get((operation.id, header)) or self._choose(operation, header)
        warnings: tuple[str, ...] = ()
        if choice is None:
            choice = _examine(declared.content, header, request.body) if tolerant else None
            if choice is not None:
                warnings = (f"body: {_unexpected(header, declared.content)}: read as {choice[1].essence}",)
            elif (anything := _anything(header, declared.content)) is not None:
                choice = anything, ContentType("application/octet-stream")
            else:
                return BodyResult(present=True, refusal=_unsupported(header, declared.content))
        media, actual = choice
        try:
            if actual.essence == JSON and not isinstance(value := _json(request.body), str):
                return BodyResult(value, media, True, None, self.check(media, value), warnings)
            parts = _parts(request.body, actual) if is_multipart(actual.essence) else ()
            value, violations = self._read(media, actual, request.body, parts)
        except _Malformed as error:
            return BodyResult(None, media, True, Refusal((400, 422), "bad_request", str(error)))
        files: tuple[UploadedFile, ...]
        if isinstance(value, bytes) or (isinstance(value, str) and is_binary(self._schemas, media.schema)):
            files = (UploadedFile("", _filename(request), actual.essence, request.body),)
        else:
            files = tuple(part.file for part in parts if part.filename is not None)
        return BodyResult(value, media, True, None, violations, warnings, files)

    def check(self, media: MediaType, value: Any) -> tuple[Violation, ...]:
        """What a decoded body breaks."""
        if media.schema is None:
            return ()
        validator = self._schemas.validator(media.schema, "request")
        return () if validator.is_valid(value) else validator.violations(value, "body")

    def _choose(self, operation: Operation, header: str) -> tuple[MediaType, ContentType] | None:
        content = operation.request_body.content if operation.request_body else ()
        actual = parse_content_type(header)
        media = None if actual is None else _most_specific(content, actual)
        if actual is None or media is None:
            return None
        if len(self._choices) >= _MOST_CHOICES:
            # Boundaries differ from request to request, so the memo would grow for ever.
            self._choices.clear()
        self._choices[operation.id, header] = media, actual
        return media, actual

    def _read(
        self, media: MediaType, actual: ContentType, body: bytes, parts: Sequence[Part]
    ) -> tuple[Any, tuple[Violation, ...]]:
        essence = actual.essence
        if is_json(essence):
            value = _json(body)
            return value, self.check(media, value)
        if is_form(essence):
            value = self._form(media, body)
            return value, self.check(media, value)
        if is_multipart(essence):
            value = self._form_reader(media).multipart(parts)
            return value, self.check(media, value)
        if is_xml(essence) and media.schema is not None:
            value = self._xml(media.schema, body)
            return value, self.check(media, value)
        if is_text(essence):
            return self._text(media, actual, body)
        return body, self._opaque(media, body.decode("latin-1"))

    def _text(self, media: MediaType, actual: ContentType, body: bytes) -> tuple[Any, tuple[Violation, ...]]:
        try:
            text = check_text(body.decode(codecs.lookup(actual.charset).name))
        except (LookupError, ValueError):
            raise _Malformed(f"the request body is not {actual.charset} text") from None
        if actual.essence != "text/plain" or media.schema is None:
            return text, () if is_xml(actual.essence) or is_yaml(actual.essence) else self._opaque(media, text)
        value = self._readings.reader(media.schema)(text)
        return value, self.check(media, value)

    def _xml(self, node: Node, body: bytes) -> Any:
        shape = self._readings.shape(node)
        try:
            value = self._xml_reader.read(body, node)
        except ValueError as error:
            raise _Malformed(f"the request body is not XML: {error}") from None
        if shape.typed and shape.types.isdisjoint(("array", "object")) and "string" in shape.types:
            # A schema of text means the document as it stands, not what is inside its root.
            return body.decode(errors="replace")
        return value

    def _form(self, media: MediaType, body: bytes) -> Any:
        try:
            # Bytes beyond ASCII should have been percent-encoded; read as UTF-8 they do no harm.
            return self._form_reader(media).urlencoded(body.decode(errors="surrogateescape"))
        except UnreadableError as error:
            raise _Malformed(f"the request body {error}") from None

    def _form_reader(self, media: MediaType) -> FormReader:
        reader = self._forms.get(media.pointer)
        if reader is None:
            reader = self._forms[media.pointer] = FormReader(self._schemas, self._readings, media)
        return reader

    def _opaque(self, media: MediaType, text: str) -> tuple[Violation, ...]:
        """What a schema of text says about a body that is nothing but text or bytes: its length, mostly."""
        if media.schema is None:
            return ()
        shape = self._readings.shape(media.schema)
        return self.check(media, text) if shape.typed and "string" in shape.types else ()


def _filename(request: Request) -> str | None:
    """What a body that is a file as a whole says it is called (RFC 6266)."""
    disposition = request.headers.get("content-disposition")
    if disposition is None:
        return None
    from werkzeug.http import parse_options_header  # only where somebody names a file so

    return parse_options_header(disposition)[1].get("filename")


def _may_be_empty(header: str, content: Sequence[MediaType]) -> bool:
    """Whether no bytes at all are a body of this type: an empty text is one, an empty JSON text is not."""
    actual = parse_content_type(header)
    if actual is None or _most_specific(content, actual) is None:
        # Servers differ in what they put in for an absent field; text/plain is one of the guesses.
        return False
    essence = actual.essence
    needs_syntax = (is_json, is_form, is_multipart, is_xml, is_yaml)
    return not any(check(essence) for check in needs_syntax)


def _examine(content: Sequence[MediaType], header: str, body: bytes) -> tuple[MediaType, ContentType] | None:
    """What a body is whose Content-Type is not declared, or missing: JSON if it says or looks so."""
    if is_json(header) or body.lstrip()[:1] in (b"{", b"["):
        found = next((each for each in content if is_json(each.name)), None)
        found = found or next((each for each in content if _is_structured(each.name)), None)
        return (found, ContentType(JSON)) if found is not None else None
    only = parse_content_type(content[0].name) if len(content) == 1 and not header.strip() else None
    return None if only is None or "*" in only.essence else (content[0], only)


def _anything(header: str, content: Sequence[MediaType]) -> MediaType | None:
    """The declared type that a body without Content-Type has in any case."""
    return None if header.strip() else next((each for each in content if each.name == "*/*"), None)


def _is_structured(declared: str) -> bool:
    """Whether a media type has named values, which JSON can say as well."""
    return is_form(declared) or is_multipart(declared) or is_xml(declared) or declared == "*/*"


def _most_specific(content: Sequence[MediaType], actual: ContentType) -> MediaType | None:
    """The declared media type that names `actual` most exactly (OAS 4.8.13.1), the first of equals."""
    best, best_rank = None, 0
    for media in content:
        declared = parse_content_type(media.name)
        rank = 0 if declared is None else _rank(declared, actual)
        if rank > best_rank:
            best, best_rank = media, rank
    return best


def _rank(declared: ContentType, actual: ContentType) -> int:
    type_parameters = {name: value for name, value in declared.parameters.items() if name != "charset"}
    if any(actual.parameters.get(name) != value for name, value in type_parameters.items()):
        return 0
    if declared.essence == actual.essence:
        return 3 + len(type_parameters)
    if declared.essence == actual.essence.partition("/")[0] + "/*":
        return 2
    return 1 if declared.essence == "*/*" else 0


def _unsupported(header: str, content: Sequence[MediaType]) -> Refusal:
    return Refusal((415,), "unsupported_media_type", _unexpected(header, content))


def _unexpected(header: str, content: Sequence[MediaType]) -> str:
    names = ", ".join(media.name for media in content)
    expected = names if len(content) == 1 else f"one of {names}"
    return f"expected {expected}; got {header.strip() or 'no Content-Type'}"


def _json(body: bytes) -> Any:
    try:
        return loads_whole(body)
    except JSONDecodeError as error:
        place = f"at line {error.lineno} column {error.colno}"
        raise _Malformed(f"the request body is not JSON: {error.msg} {place}") from None
    except ValueError as error:
        raise _Malformed(f"the request body is not JSON: {error}") from None


def _parts(body: bytes, actual: ContentType) -> tuple[Part, ...]:
    boundary = actual.parameters.get("boundary")
    if not boundary:
        raise _Malformed("the request body is not multipart: the Content-Type names no boundary")
    try:
        return split_multipart(body, boundary)
    except ValueError as error:
        raise _Malformed(f"the request body is not multipart: {error}") from None
