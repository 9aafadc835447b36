"""Requests for an operation: where it goes, who sends it and the bytes of its body.

Knows the contract and how values stand in a request; the body is an argument.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote, unquote_plus, urlencode

from understudy.http.body_writer import UnwritableError, parameter_pairs, text, write_body
from understudy.http.xml_writer import XmlWriter
from understudy.inference.shapes import media_of
from understudy.messages import Request
from understudy.mock import Mock
from understudy.openapi.media_types import is_xml
from understudy.openapi.model import MediaType, Operation, Parameter
from understudy.testing.factories.errors import FactoryError
from understudy.testing.factories.forms import with_something
from understudy.values.generate import Unsatisfiable, Values

_NOTHING: Mapping[str, str] = {}


def xml_media(operation: Operation) -> MediaType | None:
    """The XML that an operation takes; where it declares none, what it does declare, written as XML."""
    content = operation.request_body.content if operation.request_body else ()
    declared = next((media for media in content if is_xml(media.name)), None)
    other = media_of(operation)
    return declared or (replace(other, name="application/xml") if other is not None else None)


def write_xml(writer: XmlWriter, media: MediaType, body: Any, name: str, *, around: Sequence[str] = ()) -> bytes:
    """A JSON value as XML. Raises FactoryError for what XML has no word for."""
    try:
        return writer.write(body, True if media.schema is None else media.schema, name, around=around)
    except ValueError as error:
        raise FactoryError(f"{name} can't be written as XML: {error}") from None


class RequestBuilder:
    """Builds requests that a mock lets in."""

    def __init__(self, mock: Mock, values: Values) -> None:
        self._mock = mock
        self._values = values

    def request(
        self,
        operation: Operation,
        path: Mapping[str, str],
        body: Any,
        key: str,
        *,
        named: Mapping[str, str] = _NOTHING,
        etag: str = "*",
    ) -> Request:
        """A request with the path parameters given, credentials, every required parameter and a body if there is one.

        `body` is a JSON value, or None for no body; `named` are texts of query parameters. `etag` is for an
        `If-Match` that is required (RFC 9110 section 13.1.1). Raises FactoryError when no value of one is valid.
        """
        query, headers, cookies = self._parameters(operation, key, named)
        condition = next((each for each in operation.parameters if each.name.lower() == "if-match"), None)
        if condition is not None and "if-match" in headers and self._values.is_valid(condition.schema, "request", etag):
            headers["if-match"] = etag
        self._credentials(operation, query, headers, cookies)
        if cookies:
            headers["cookie"] = "; ".join(cookies)
        content = b""
        media = media_of(operation)
        if body is not None and media is not None:
            headers["content-type"], content = self._encoded(operation, media, body)
        target, written = self._target(operation, path, key)
        present = {unquote_plus(part.partition("=")[0]) for part in written.split("&")}
        own = urlencode([(name, value) for name, value in query if name not in present], quote_via=quote)
        return Request(operation.method, target, "&".join(filter(None, (written, own))), headers, content)

    def _parameters(
        self, operation: Operation, key: str, named: Mapping[str, str]
    ) -> tuple[list[tuple[str, str]], dict[str, str], list[str]]:
        """What stands in the query, the headers and the cookies: what is named, and what is required."""
        query: list[tuple[str, str]] = []
        headers: dict[str, str] = {}
        cookies: list[str] = []
        for parameter in operation.parameters:
            if parameter.location == "query" and parameter.name in named:
                query.append((parameter.name, named[parameter.name]))
            elif parameter.required and parameter.location != "path":
                pairs = list(parameter_pairs(parameter, self._value(operation, parameter, key)))
                if parameter.location == "query":
                    query += pairs
                elif parameter.location == "header":
                    headers[parameter.name.lower()] = ",".join(value for _, value in pairs)
                else:
                    cookies += [f"{name}={value}" for name, value in pairs]
        return query, headers, cookies

    def _target(self, operation: Operation, path: Mapping[str, str], key: str) -> tuple[str, str]:
        """The path, and the query that some documents write behind one: `/export?app_id={id}`."""
        target = operation.path
        for parameter, value in self._path(operation, path, key):
            target = target.replace(f"{{{parameter.name}}}", _prefix(parameter) + quote(value, safe=""))
        for name, value in path.items():
            # A parameter that the document does not declare stands in the path all the same.
            target = target.replace(f"{{{name}}}", quote(value, safe=""))
        target, _, written = target.partition("#")[0].partition("?")
        return target, written

    def path_texts(self, operation: Operation, path: Mapping[str, str], key: str) -> dict[str, str]:
        """The texts of all parameters in the path of `request`, as they stand there but for the percent-encoding."""
        return {**path, **{each.name: _prefix(each) + value for each, value in self._path(operation, path, key)}}

    def _path(self, operation: Operation, path: Mapping[str, str], key: str) -> Iterator[tuple[Parameter, str]]:
        for parameter in operation.parameters:
            in_path = parameter.location == "query" and f"{{{parameter.name}}}" in operation.path
            if parameter.location == "path" or in_path:
                supplied = path.get(parameter.name)
                yield parameter, self._path_text(operation, parameter, key) if supplied is None else supplied

    def _encoded(self, operation: Operation, media: MediaType, body: Any) -> tuple[str, bytes]:
        if is_xml(media.name) and not (isinstance(body, str) and body.lstrip().startswith("<")):
            writer = XmlWriter(self._mock.contract.schemas)
            return media.name, write_xml(writer, media, body, operation.id)
        return encode_body(media, body)

    def _value(self, operation: Operation, parameter: Parameter, key: str) -> Any:
        key = f"{key}/{parameter.location}/{parameter.name}"
        try:
            found = self._values.generate(parameter.schema, "request", key=key)
            # An empty segment would lead to another path.
            empty = found == "" and parameter.location == "path"
            found = self._values.generate(parameter.schema, "request", key=key, fresh=True) if empty else found
            # Nor do an empty object and an empty list leave anything of a parameter that has to be given.
            return with_something(self._mock.contract.schemas, self._values, parameter.schema, found, key)
        except Unsatisfiable as impossible:
            place = f"{parameter.location} parameter {parameter.name}"
            raise FactoryError(f"{operation.id}: {place}: {impossible.problem.message}") from None

    def _path_text(self, operation: Operation, parameter: Parameter, key: str) -> str:
        value = self._value(operation, parameter, key)
        return ",".join(map(text, value)) if isinstance(value, list) else text(value)

    def _credentials(
        self, operation: Operation, query: list[tuple[str, str]], headers: dict[str, str], cookies: list[str]
    ) -> None:
        """The credentials of the first security requirement (OAS 4.8.30), right for a strict mock as well."""
        mock = self._mock
        for name, scopes in (operation.security[0] if operation.security else {}).items():
            scheme = mock.contract.security_schemes.get(name)
            if scheme is None:
                continue
            if scheme.type in ("oauth2", "openIdConnect"):
                token = mock.tokens.issue("factory", scopes) if mock.engine.auth.mode == "strict" else "factory"
                headers["authorization"] = f"Bearer {token}"
            elif scheme.type == "http" and scheme.scheme == "basic":
                pair = f"{mock.credentials.username}:{mock.credentials.password}"
                headers["authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
            elif scheme.type == "http":
                headers["authorization"] = f"{scheme.scheme.capitalize()} {mock.credentials.bearer}"
            elif scheme.type == "apiKey" and scheme.location == "query":
                query.append((scheme.parameter_name, mock.credentials.api_key))
            elif scheme.type == "apiKey" and scheme.location == "cookie":
                cookies.append(f"{scheme.parameter_name}={mock.credentials.api_key}")
            elif scheme.type == "apiKey":
                headers[scheme.parameter_name.lower()] = mock.credentials.api_key
            elif scheme.type == "mutualTLS":
                # As a proxy hands it on (RFC 9440); the mock checks that there is one.
                headers["client-cert"] = ":ZmFjdG9yeQ==:"


def _prefix(parameter: Parameter) -> str:
    return {"label": ".", "matrix": f";{parameter.name}="}.get(parameter.style, "")


def encode_body(media: MediaType, body: Any) -> tuple[str, bytes]:
    """A JSON value as a body of a media type: (Content-Type, bytes). Raises FactoryError for one we can't write."""
    try:
        return write_body(media, body)
    except UnwritableError as error:
        raise FactoryError(f"factories write JSON, forms and text, but no {error.media_type}") from None
